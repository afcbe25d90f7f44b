"""docs/promises.md: what it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
NAMED = sorted({*re.findall(r"`((?:tests|\.ci|quizgen|benchmarks)/[\w./]+)`", PAGE)})


@pytest.mark.parametrize("name", NAMED)
def test_what_a_promise_names_is_there(name: str) -> None:
    if name.startswith(".ci/") and not (ROOT / ".ci").is_dir():
        pytest.skip("NOT TESTED: .ci is not in the source package")

    assert (ROOT / name).exists()


def test_every_table_of_promises_names_tests() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "---" not in line]
    promises = [row for row in rows if re.search(r"\| what \| tests \|", row) is None]

    assert len(NAMED) > 30
    assert len(promises) > 30


def test_what_it_says_of_the_mishaps_is_so() -> None:
    from tests.crash.mishaps import MISHAPS
    from tests.crash.writers import WRITERS

    assert f"{len(WRITERS)} things that are written × {len(MISHAPS)} mishaps" in PAGE
