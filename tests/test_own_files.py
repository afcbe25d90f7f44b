"""Files that are made anew each time replace only their like."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.own_files import is_page, is_schema, is_table, put_own
from quizgen.problems import Refused

PAGE = b'<!doctype html>\n<meta http-equiv="Content-Security-Policy" content="default-src'


@pytest.mark.parametrize("before", [PAGE, b""])
def test_a_page_replaces_a_page_of_ours_and_an_empty_file(tmp_path: Path, before: bytes) -> None:
    (tmp_path / "a").write_bytes(before)

    assert put_own(tmp_path / "a", b"new", is_page)
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("own", [is_page, is_table, is_schema])
@pytest.mark.parametrize(
    "before",
    [
        b"title: Rivers\nfacts:\n",
        b"# Rivers\n\nThe Rhine is long.\n",
        b'{"quizgen-history":1}\n',
        b"<!doctype html>\n<title>An article</title>\n",
        b"name,right\nRhine,x\n",
        b"{}",
        b"\xff\xfe",
    ],
)
def test_what_somebody_wrote_is_never_replaced(
    tmp_path: Path, before: bytes, own: Callable[[bytes], bool]
) -> None:
    (tmp_path / "a").write_bytes(before)

    with pytest.raises(Refused) as refused:
        put_own(tmp_path / "a", b"new", own)

    assert [one.code for one in refused.value.problems] == ["F007"]
    assert (tmp_path / "a").read_bytes() == before


def test_what_a_link_leads_to_is_not_replaced_either(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_bytes(b"facts:\n")
    (tmp_path / "a").symlink_to(tmp_path / "list.yaml")

    with pytest.raises(Refused):
        put_own(tmp_path / "a", b"new", is_page)

    assert (tmp_path / "a").is_symlink()
