"""Pictures from a stranger: where they lie, how large they say they are, what else they are."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.commands.common import read
from quizgen.model import Entry, Fact, Picture, Place
from quizgen.pictures.gallery import Album, Gallery, Seen
from quizgen.pictures.sizes import MAX_PIXELS
from quizgen.pictures.sorts import name_of
from quizgen.problems import Refused
from tests.commands.projects import ROOT, environment
from tests.exporters.examples import choice
from tests.hostile.bombs import (
    POLYGLOTS,
    gif_head,
    holding,
    jpeg_head,
    png_head,
    uses,
    webp_head,
)
from tests.pictures.examples import GIF, JPEG, WEBP, hang, png, svg


def looked(folder: Path, content: bytes, name: str = "x.png") -> Seen:
    """Return what is said of a picture with this content."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return Gallery(folder, read).look(name)


def code(seen: Seen) -> str:
    return seen.error.code if seen.error else ""


SMALL = {
    "PNG": png_head(9, 9),
    "GIF": gif_head(9, 9),
    "JPEG": jpeg_head(9, 9),
    "a camera's": jpeg_head(8064, 6048, b"Exif\0\0" + b"\xff" * 900),
    **{kind: webp_head(9, 9, kind) for kind in ("VP8X", "VP8L", "VP8 ")},
    "an SVG that holds one": holding(png_head(9, 9)),
    "an SVG that draws twice": uses(3, 9),
    "animated": gif_head(9, 9, (5, 5)),
}
HUGE = {
    "PNG": png_head(60_000, 60_000),
    "PNG, all that may be said": png_head(2**31 - 1, 2**31 - 1),
    "GIF": gif_head(60_000, 60_000),
    "GIF, a frame of it": gif_head(1, 1, (60_000, 60_000)),
    "JPEG": jpeg_head(60_000, 60_000),
    "JPEG, behind what a camera says": jpeg_head(60_000, 60_000, b"Exif\0\0" + b"\xff" * 900),
    "VP8X": webp_head(60_000, 60_000),
    "VP8L": webp_head(16_384, 16_384, "VP8L"),
    "VP8": webp_head(16_383, 16_383, "VP8 "),
}


@pytest.mark.parametrize("name", SMALL)
def test_a_picture_of_a_good_size_is_taken(name: str, tmp_path: Path) -> None:
    assert looked(tmp_path, SMALL[name]).error is None


@pytest.mark.parametrize("name", HUGE)
def test_a_few_bytes_that_say_they_are_huge_are_refused(name: str, tmp_path: Path) -> None:
    error = looked(tmp_path, HUGE[name]).error

    assert len(HUGE[name]) < 1200
    assert error
    assert error.code == "F404"
    assert " pixels, more than 50,000,000" in error.message
    assert error.hint


def test_the_bound_is_exact(tmp_path: Path) -> None:
    at, over = png_head(MAX_PIXELS, 1), png_head(MAX_PIXELS + 1, 1)

    assert [code(looked(tmp_path, one)) for one in (at, over)] == ["", "F404"]


@pytest.mark.parametrize("name", HUGE)
def test_an_svg_must_not_hold_them_either(name: str, tmp_path: Path) -> None:
    assert code(looked(tmp_path, holding(HUGE[name]), "x.svg")) == "F405"


ENDLESS = {
    "a few lines of uses": uses(12, 10),
    "uses of a pattern": svg(
        "".join(
            f'<pattern id="p{n}">' + f'<rect fill="url(#p{n - 1})"/>' * 9 + "</pattern>"
            for n in range(1, 12)
        ) + '<rect fill="url(#p11)"/>'
    ),
    "a circle": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "itself": svg('<g id="a"><use href="#a"/></g>'),
    "a chain of 10,000": uses(10_000, 2),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDLESS)
def test_an_svg_that_is_drawn_for_ever_is_refused(name: str, tmp_path: Path) -> None:
    assert code(looked(tmp_path, ENDLESS[name], "x.svg")) == "F405"


@pytest.mark.parametrize("whole", [png(), GIF, JPEG, WEBP, *SMALL.values()])
def test_a_picture_that_is_cut_off_anywhere_is_no_bug(whole: bytes, tmp_path: Path) -> None:
    codes = {code(looked(tmp_path, whole[:end])) for end in range(min(len(whole), 120))}

    assert "F403" in codes
    assert codes <= {"", "F403", "F405"}


@pytest.mark.parametrize("name", POLYGLOTS)
def test_what_is_a_picture_and_more_is_named_as_the_picture(name: str, tmp_path: Path) -> None:
    seen = looked(tmp_path, POLYGLOTS[name])

    assert seen.error is None
    assert seen.name.endswith((".png", ".gif", ".jpg"))
    assert seen.name.startswith("quizgen-")


DEVICES = [
    "CON", "con.png", "aux.tar.png", "NUL", "COM1.png", "lpt9.jpg", "a/PRN/x.png", "prn .png",
    "x.png.", "a./x.png", "a /x.png", "x.png ", "...", "\\\\?\\C:\\x.png", "//server/x.png",
    "x.png::$DATA", "\\\\.\\CON",
]  # fmt: skip


@pytest.mark.parametrize("path", DEVICES)
def test_a_name_that_some_system_takes_otherwise_is_refused(path: str, tmp_path: Path) -> None:
    hang(tmp_path / "a", x_png=png())

    seen = Gallery(tmp_path, read).look(path)

    assert code(seen) == "F402"
    assert seen.error
    assert seen.error.hint


@pytest.mark.parametrize("path", ["content.png", "connection/aux1.png", "./x.png", "com10.png"])
def test_a_name_that_only_looks_like_one_is_taken(path: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_bytes(png())

    assert Gallery(tmp_path, read).look(path).error is None


def test_a_file_that_becomes_a_link_while_it_is_read_stays_outside(tmp_path: Path) -> None:
    outside = hang(tmp_path / "private", secret_png=png(7)) / "secret.png"
    inside = hang(tmp_path / "list", x_png=png(1)) / "x.png"

    def swapped(path: Path) -> bytes:
        inside.unlink()
        inside.symlink_to(outside)
        return read(path)

    gallery = Gallery(tmp_path / "list", swapped)

    assert code(gallery.look("x.png")) == "F402"
    assert gallery.files == {}


def test_a_folder_that_becomes_a_link_while_it_is_read_stays_outside(tmp_path: Path) -> None:
    hang(tmp_path / "private", x_png=png(7))
    folder = hang(tmp_path / "list" / "in", x_png=png(1))

    def swapped(path: Path) -> bytes:
        folder.rename(tmp_path / "moved")
        folder.symlink_to(tmp_path / "private")
        return read(path)

    assert code(Gallery(tmp_path / "list", swapped).look("in/x.png")) == "F402"


def test_a_file_that_becomes_another_before_the_deck_is_made_is_refused(tmp_path: Path) -> None:
    outside = hang(tmp_path / "private", secret_png=png(7)) / "secret.png"
    inside = hang(tmp_path / "list", x_png=png(1)) / "x.png"
    gallery = Gallery(tmp_path / "list", read)
    item = gallery.named(replace(choice("a"), pictures=(Picture("x.png"),)))
    inside.unlink()
    inside.symlink_to(outside)

    with pytest.raises(Refused, match="changed"):
        Album(gallery.files, read).of([item])


def test_pictures_of_one_name_in_two_folders_are_two(tmp_path: Path) -> None:
    first, second = looked(tmp_path / "a", png(1)), looked(tmp_path / "b", png(2))

    assert {first.name, second.name} == {name_of(png(1)), name_of(png(2))}


@pytest.mark.parametrize("many", [100, pytest.param(10_000, marks=pytest.mark.slow)])
def test_very_many_pictures_are_looked_at(many: int, tmp_path: Path) -> None:
    for number in range(many):
        (tmp_path / f"{number}.png").write_bytes(png_head(number + 1, 1))
    gallery = Gallery(tmp_path, read)
    entries = tuple(Entry(f"{number}.png", "words") for number in range(many))
    fact = Fact("a", "question", {"image": entries}, lambda _: Place("list.yaml"))

    assert [*gallery.problems(fact)] == []
    assert len(gallery.files) == many


PROGRAM = """
import resource, sys
from pathlib import Path
from quizgen.commands.common import read
from quizgen.pictures.gallery import Gallery
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
seen = Gallery(Path(sys.argv[1]), read).look(sys.argv[2])
print(seen.error.code, seen.error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: no such files, no such bounds")
@pytest.mark.parametrize("name", ["huge.png", "pipe.png", "device.png", "tty.png"])
def test_a_file_that_never_ends_or_begins_is_not_waited_for(name: str, tmp_path: Path) -> None:
    with (tmp_path / "huge.png").open("wb") as file:
        file.write(png_head(9, 9))
        file.truncate(2**31)
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "device.png").symlink_to("/dev/zero")
    (tmp_path / "tty.png").symlink_to("/dev/tty")

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), name],
        env=environment(ROOT), capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip

    expected = {"huge.png": "F404", "pipe.png": "F401"}.get(name, "F402")
    assert done.stdout.startswith(f"{expected} the picture {name} ")
