"""What is said of pictures, where it is said, and under which names they go into a deck."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.commands.common import read
from quizgen.facts.listing import read_list
from quizgen.making import kinds
from quizgen.model import Entry, Fact, Place
from quizgen.pictures.gallery import LARGE, MAX_BYTES, Album, Gallery
from quizgen.pictures.sorts import name_of
from quizgen.problems import Problem, Refused
from tests.pictures.examples import GIF, JPEG, hang, png, svg

FACT = """\
title: T
facts:
- id: a
  question: q?
  answer: x
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return hang(tmp_path / "lists", red_png=png(9)).parent / "lists"


def told(folder: Path, more: str, reading: Callable[[Path], bytes] = read) -> list[Problem]:
    """Return what is said of the pictures in a fact with these lines."""
    found = read_list(f"{FACT}{more}".encode(), "list.yaml", kinds())
    assert {one.code for one in found.problems} <= {"Y04", "Y09"}
    (fact,) = found.facts
    return [*Gallery(folder, reading).problems(fact)]


def said(folder: Path, path: str, reading: Callable[[Path], bytes] = read) -> tuple[str, str, str]:
    """Return code, message and hint of the one problem of a picture with words."""
    fields = {"image": (Entry(path, "words"),)}
    fact = Fact("a", "question", fields, lambda _: Place("list.yaml"))
    (problem,) = Gallery(folder, reading).problems(fact)
    return problem.code, problem.message, problem.hint


ALL_IS_WELL = [
    "  image: {red.png: a red square}\n",
    "  image:\n    red.png: a red square\n    ./red.png: again\n",
    "  image:\n  - red.png: words\n",
    "  why: |\n    ![a red square](red.png)\n",
    "  why: '`![](nowhere.png)` shows a picture'\n",
    "  wrong: {'![red](red.png)': '![red](<red.png>)'}\n",
    "  tags: ['![](nowhere.png)']\n",
]


@pytest.mark.parametrize("more", ALL_IS_WELL)
def test_a_picture_in_the_folder_is_taken(more: str, folder: Path) -> None:
    assert told(folder, more) == []


PLACES = [
    ("  image: nowhere.png\n", [(6, 10)]),
    ("  image: [nowhere.png, no.png]\n", [(6, 11), (6, 24)]),
    ("  image:\n    red.png: a\n    nowhere.png: b\n", [(8, 5)]),
    ("  why: ![x](nowhere.png)\n", [(6, 8)]),
    ("  wrong:\n    a: 'see ![x](nowhere.png)'\n    '![x](no.png)': b\n", [(7, 5), (8, 5)]),
    ("  quote: [a, '![x](nowhere.png)']\n", [(6, 14)]),
]


@pytest.mark.parametrize(("more", "places"), PLACES)
def test_a_problem_stands_where_the_picture_is_named(
    more: str, places: list[tuple[int, int]], folder: Path
) -> None:
    problems = told(folder, more)

    assert [(one.place.line, one.place.column) for one in problems] == places
    assert {one.code for one in problems} == {"F401"}


BESIDE = "put it beside the list, or below, and write its path from there"
ODD_PATHS = [
    ("https://example.org/x.png", "pictures are not fetched: `https://example.org/x.png`"),
    ("HTTP://x/y.png", "pictures are not fetched: `HTTP://x/y.png`"),
    ("//example.org/x.png", "pictures are not fetched: `//example.org/x.png`"),
    ("data:image/png;base64,iVBO", "pictures are not fetched: `data:image/png;base64,iVBO`"),
    ("data:" + "x" * 999, f"pictures are not fetched: `data:{'x' * 55}…`"),
    ("file:///etc/passwd", "pictures are not fetched: `file:///etc/passwd`"),
    ("/etc/passwd", "the picture /etc/passwd lies outside the list's folder"),
    ("../red.png", "the picture ../red.png lies outside the list's folder"),
    ("a/../red.png", "the picture a/../red.png lies outside the list's folder"),
    ("..", "the picture .. lies outside the list's folder"),
    ("C:\\x.png", "the picture C:\\x.png lies outside the list's folder"),
    ("c:x.png", "the picture c:x.png lies outside the list's folder"),
    ("\\\\server\\x.png", "the picture \\\\server\\x.png lies outside the list's folder"),
    ("..\\x.png", "the picture ..\\x.png lies outside the list's folder"),
    ("a\\x.png", "`a\\x.png` has backslashes, which only one system takes for folders"),
    ("10:30.png", "`10:30.png` has a colon, which not every system takes"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "message"), ODD_PATHS)
def test_a_path_that_leads_elsewhere_is_refused(path: str, message: str, folder: Path) -> None:
    code, words, hint = said(folder, path)

    assert (code, words) == ("F402", message)
    assert hint


@pytest.mark.parametrize("path", ["a\0.png", "a\n.png", "a\u202egnp.png", "\ud800.png"])
def test_a_control_character_in_a_path_is_refused(path: str, folder: Path) -> None:
    code, message, _ = said(folder, path)

    assert (code, message) == ("F402", "a control character stands in the path of a picture")


def test_an_image_without_a_path_is_said_to_be_one(folder: Path) -> None:
    (problem,) = told(folder, "  why: Look ![at]() this\n")

    assert (problem.code, problem.message) == ("F401", "a picture has no path")


ABSENT = [
    ("rde.png", "did you mean red.png?"),
    ("RED.PNG", "did you mean red.png?"),
    ("pictures/red.png", "did you mean red.png?"),
    ("deep/blu.png", "did you mean deep/er/blue.png?"),
    ("heart.png", "did you mean deep/HEART.PNG?"),
    ("xyz", "paths begin at the list"),
    ("x" * 5000, "paths begin at the list"),
    ("a/" * 3000 + "x", "paths begin at the list"),
    ("-", "paths begin at the list"),
    ('b"><script>alert(1)</script>.png', "paths begin at the list"),
]


@pytest.mark.parametrize(("path", "hint"), ABSENT)
def test_the_nearest_name_is_told_of_what_is_not_there(path: str, hint: str, folder: Path) -> None:
    hang(folder / "deep" / "er", blue_png=png(0, 0, 9), red_png=png())
    hang(folder / "deep", HEART_PNG=png(3))

    code, message, meant = said(folder, path)

    assert code == "F401"
    assert message.startswith(f"the picture {path[:60]}")
    assert message.endswith(" cannot be read: there is no such file")
    assert meant.replace("deep/er/red.png", "red.png") == hint


def test_a_picture_is_no_folder(folder: Path) -> None:
    message = "the picture red.png/x cannot be read: Not a directory"

    assert said(folder, "red.png/x")[:2] == ("F401", message)


def test_letters_in_one_piece_or_two_are_one_name(folder: Path) -> None:
    name = normalize("NFD", "Mérida.png")
    (folder / name).write_bytes(png())

    assert told(folder, "  image: {Mérida.png: a town}\n") == []


def test_a_link_must_not_lead_out_of_the_folder(folder: Path) -> None:
    outside = hang(folder.parent, secret_png=png()) / "secret.png"
    (folder / "link.png").symlink_to(outside)
    (folder / "out").symlink_to(folder.parent)
    (folder / "in.png").symlink_to(folder / "red.png")

    for path in ("link.png", "out/secret.png"):
        message = f"the picture {path} lies outside the list's folder"
        assert said(folder, path) == ("F402", message, BESIDE)
    assert told(folder, "  image: {in.png: a red square}\n") == []


def test_links_in_a_circle_are_no_picture(folder: Path) -> None:
    (folder / "a.png").symlink_to(folder / "b.png")
    (folder / "b.png").symlink_to(folder / "a.png")

    assert said(folder, "a.png")[0] == "F401"


def test_only_an_ordinary_file_is_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    (folder / "folder.png").mkdir()

    assert said(folder, "pipe.png")[1].endswith("cannot be read: it is no ordinary file")
    assert said(folder, "folder.png")[1].endswith("cannot be read: it is a folder")
    assert said(folder, ".")[1].endswith("cannot be read: it is a folder")


def test_a_picture_that_may_not_be_read_says_so(folder: Path) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    assert said(folder, "red.png", refuse) == (
        "F401", "the picture red.png cannot be read: Permission denied", "did you mean red.png?",
    )  # fmt: skip


NO_ROOT = 'its first element is not <svg xmlns="http://www.w3.org/2000/svg">'
UNSUITED = [
    (b"", "F403", "the picture x.png is empty"),
    (b"\x89PNG", "F403",
     "x.png is no picture: neither PNG nor JPEG nor GIF nor WebP nor SVG by its first bytes"),
    (b"version https://git-lfs.github.com/spec/v1\n", "F403",
     "x.png is no picture: neither PNG nor JPEG nor GIF nor WebP nor SVG by its first bytes"),
    (b"<!DOCTYPE html><html></html>", "F403", f"x.png looks like an SVG and is none: {NO_ROOT}"),
    (png() + b"x" * MAX_BYTES, "F404", "the picture x.png has more than 5,242,880 bytes"),
    (svg("<script/>"), "F405", "the picture x.png is refused: it holds <script>"),
    (JPEG, "F407", "the picture x.png is a JPEG by its first bytes"),
    (png() + b"x" * LARGE, "F406",
     "the picture x.png has 1,048,645 bytes, which is slow on a phone"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "code", "message"), UNSUITED)
def test_a_file_that_is_unsuited_is_told_why(
    content: bytes, code: str, message: str, folder: Path
) -> None:
    hang(folder, x_png=content)

    assert said(folder, "x.png")[:2] == (code, message)
    assert said(folder, "x.png")[2]


def test_a_picture_just_as_large_as_may_be_is_taken(folder: Path) -> None:
    hang(folder, x_png=png() + b"x" * (MAX_BYTES - len(png())))

    assert said(folder, "x.png")[0] == "F406"


def test_a_remark_about_a_file_is_made_once(folder: Path) -> None:
    hang(folder, x_png=GIF)

    codes = [one.code for one in told(folder, "  image: {x.png: w}\n  why: ![w](x.png)\n")]

    assert codes == ["F407"]


@pytest.mark.parametrize("more", ["  image: red.png\n", "  image: {red.png: ' '}\n",
                                  "  why: ![](red.png)\n", "  why: ![ ](red.png)\n"])  # fmt: skip
def test_a_picture_without_words_is_noted(more: str, folder: Path) -> None:
    (problem,) = told(folder, more)

    assert problem.code == "F408"
    assert problem.message == "the picture red.png has no words for those who do not see it"


def test_each_picture_is_read_once(folder: Path) -> None:
    seen: list[Path] = []

    def watching(path: Path) -> bytes:
        seen.append(path)
        return read(path)

    told(folder, "  image: {red.png: w}\n  why: ![w](red.png) ![w](red.png)\n", watching)

    assert seen == [folder / "red.png"]


def test_standard_input_is_no_picture(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hang(folder / "here", **{"-": png()}))
    seen: list[Path] = []

    def watching(path: Path) -> bytes:
        seen.append(path)
        return read(path)

    found = Gallery(Path(), watching).look("-")

    assert found.name
    assert seen == [folder / "here" / "-"]


def test_an_album_gives_the_bytes_of_its_names(folder: Path) -> None:
    name = name_of(png(9))
    album = Album({name: folder / "red.png"}, read)

    assert dict(album) == {name: png(9)}
    assert len(album) == 1


@pytest.mark.parametrize("changed", [png(8), b"", b"text", None])
def test_a_picture_that_changed_meanwhile_is_refused(changed: bytes | None, folder: Path) -> None:
    album = Album({name_of(png(9)): folder / "red.png"}, read)
    (folder / "red.png").unlink() if changed is None else hang(folder, red_png=changed)

    with pytest.raises(Refused) as refused:
        dict(album)

    (problem,) = refused.value.problems
    assert (problem.code, problem.message) == (
        "F409",
        "the picture changed while the deck was made",
    )


@given(content=st.binary(max_size=60), begin=st.sampled_from([b"", b"<", b"<svg>", b"\xff\xfe"]))
def test_any_bytes_give_a_picture_or_a_problem(content: bytes, begin: bytes) -> None:
    with TemporaryDirectory() as folder:
        hang(Path(folder), x_png=begin + content)

        seen = Gallery(Path(folder), read).look("x.png")

    assert bool(seen.name) != bool(seen.error)


@given(path=st.text(alphabet="ab./\\:-~%\0\n é\ud800", max_size=12))
def test_any_path_gives_a_picture_or_a_problem(path: str) -> None:
    with TemporaryDirectory() as folder:
        hang(Path(folder) / "a", b_png=png())
        hang(Path(folder), a_b=png(), b_png=png())

        seen = Gallery(Path(folder), read).look(path)

    assert bool(seen.name) != bool(seen.error)
