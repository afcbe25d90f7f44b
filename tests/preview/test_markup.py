"""Text of lists on the page: read to the letter, blanks and maths apart."""

import pytest

from quizgen.exporters._anki.cloze_note import text_field
from quizgen.markdown import to_html
from quizgen.model import Blank, Cloze
from quizgen.preview.markup import escaped, with_blanks, with_code, with_maths


def test_every_sign_of_html_is_escaped() -> None:
    assert escaped("""<a b='c' d="e">&\x07\ud800""") == (
        "&lt;a b=&#x27;c&#x27; d=&quot;e&quot;&gt;&amp;"
    )


def test_what_stands_between_backticks_is_code() -> None:
    assert with_code("add `id: <b>`, or `x") == "add <code>id: &lt;b&gt;</code>, or `x"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"so \(E = mc^2\) is", 'so <code class="maths">E = mc^2</code> is'),
        (r"\[a\] and \(b < c\)",
         '<code class="maths">a</code> and <code class="maths">b &lt; c</code>'),
        (r"\(\href{x}{y}\)", r"\<span></span>(\href{x}{y}\)"),
        (r"a \( b", r"a \<span></span>( b"),
        ("no maths", "no maths"),
    ],
)  # fmt: skip
def test_maths_that_anki_renders_is_marked_and_any_other_is_text(text: str, shown: str) -> None:
    assert with_maths(to_html(text)) == shown


def test_maths_in_an_attribute_is_left_alone() -> None:
    image = r'<img src="x.png" alt="\(a\)">'

    assert with_maths(image) == image


def test_a_blank_shows_its_answer_its_hint_and_its_number() -> None:
    cloze = Cloze(("The ", Blank(2, "heart", "an *organ*"), " {{c9::beats}}."))

    shown = with_blanks(text_field(cloze))

    assert '<span class="said">heart</span>' in shown
    assert '<span class="gap">[an <em>organ</em>]</span>' in shown
    assert '<sup class="number">2</sup>' in shown
    assert shown.count('class="cloze"') == 1


def test_a_blank_without_a_hint_is_a_gap() -> None:
    assert '<span class="gap">[…]</span>' in with_blanks("{{c1::heart}}")
