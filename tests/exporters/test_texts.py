from dataclasses import replace

import pytest

from quizgen.exporters._clozes import has_blank_in_maths
from quizgen.exporters._images import with_images
from quizgen.exporters._texts import block, share, tags_of
from quizgen.model import Blank, Cloze
from tests.exporters.examples import choice


@pytest.mark.parametrize(
    ("rendered", "expected"),
    [
        ("a <em>b</em>", "<p>a <em>b</em></p>"),
        ("<em>b</em> a", "<p><em>b</em> a</p>"),
        ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<pre><code>x</code></pre>", "<pre><code>x</code></pre>"),
        ("", "<p></p>"),
    ],
)
def test_html_begins_and_ends_with_a_tag(rendered: str, expected: str) -> None:
    assert block(rendered) == expected


@pytest.mark.parametrize(
    ("pieces", "inside"),
    [
        ((r"\(x = ", Blank(1, "2"), r"\)"), True),
        ((r"\[x = ", Blank(1, "2"), r"\]"), True),
        ((r"\(x\) is ", Blank(1, "2"), r" and \(y\)"), False),
        (("`x = ", Blank(1, "2"), "`"), False),
        ((r"never closed \( ", Blank(1, "2")), False),
    ],
)
def test_a_blank_inside_maths_is_seen(pieces: tuple[str | Blank, ...], inside: bool) -> None:
    assert has_blank_in_maths(Cloze(pieces)) is inside


@pytest.mark.parametrize(("parts", "worth"), [(1, "100"), (3, "33.33333"), (8, "12.5"), (10, "10")])
def test_a_share_has_five_digits_at_most(parts: int, worth: str) -> None:
    assert share(parts) == worth


def test_a_tag_loses_the_signs_that_courses_cannot_hold() -> None:
    tagged = replace(choice("a"), tags=("a<b>]`c", " ", "x  y"))

    assert list(tags_of(tagged)) == ["a b c", "x y"]


def test_an_image_without_a_file_is_shown_as_typed() -> None:
    rendered = 'a <img src="x.png" alt="w"> <img src="y.png" alt="v">'

    assert with_images(rendered, {"y.png": "media/y.png"}) == (
        'a ![w](x.png) <img src="media/y.png" alt="v">'
    )
