import pytest

from quizgen.pictures.sorts import name_of, sort_of
from tests.pictures.examples import GIF, JPEG, WEBP, png, svg

SORTS = [
    (png(), "PNG", ".png"),
    (JPEG, "JPEG", ".jpg"),
    (GIF, "GIF", ".gif"),
    (b"GIF87a", "GIF", ".gif"),
    (WEBP, "WebP", ".webp"),
    (svg(), "SVG", ".svg"),
    (b"\xef\xbb\xbf \n<?xml version='1.0'?>" + svg(), "SVG", ".svg"),
    (svg().decode().encode("utf-16"), "SVG", ".svg"),
]


@pytest.mark.parametrize(("content", "sort", "suffix"), SORTS)
def test_a_picture_is_known_by_its_first_bytes(content: bytes, sort: str, suffix: str) -> None:
    assert sort_of(content) == sort
    assert name_of(content).endswith(suffix)


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF90a", b"\x89PNG\n", b"BM\x00", b"%PDF-1.7", b"RIFF\0\0\0\0WAVE", b"text", b"PNG"],
)
def test_anything_else_is_none(content: bytes) -> None:
    assert sort_of(content) == ""


def test_a_name_is_plain_and_says_which_bytes_it_stands_for() -> None:
    assert name_of(GIF) == "quizgen-7nswpvexmbrrjklikfpl7edd3t.gif"


def test_equal_bytes_have_one_name_and_others_another() -> None:
    assert name_of(png(1)) == name_of(png(1))
    assert name_of(png(1)) != name_of(png(2))
