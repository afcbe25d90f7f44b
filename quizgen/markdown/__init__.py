"""Our Markdown subset to HTML and to plain text; what the author typed stays what the reader sees.

Emphasis, `code`, fences, ~sub~ and ^super^script, harmless maths, images, line breaks. Nothing else
has a meaning, least of all HTML. A text without any sign of these costs an escape and no import.
"""

import re
from collections.abc import Callable, Sequence

from quizgen.model import Blank

_CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_LINE_END = r"\r\n?|\x85"
_MARKUP = re.compile(r"[\\`*_~^\n]|!\[")
_ODD = re.compile(r"[\\`*_~^&<>!\x00-\x08\n-\x1f\x7f-\x9f\ud800-\udfff]")  # one set: fast

# A blank stands in the text as `\x02number\x03` while the text around it is rendered; inside code
# and maths the parser turns the first sign into \x04. No text of an author holds these signs.
BLANK, BLANK_END, LITERAL_BLANK = "\x02", "\x03", "\x04"
_BLANK = re.compile(f"([{BLANK}{LITERAL_BLANK}])([0-9]+){BLANK_END}")

ToHtml = Callable[[str], str]
"""Renders a text as the place of a blank wants it: Markdown, or literally in code and maths."""


def to_html(text: str) -> str:
    """Return the text as HTML: a single paragraph without `<p>`, every line break as `<br>`."""
    if not _ODD.search(text):
        return text.strip()
    return _html(clean(text).strip())


def to_plain(text: str) -> str:
    """Return what a reader sees of the text, in plain characters."""
    text = clean(text).strip()
    if not _MARKUP.search(text):
        return text
    from quizgen.markdown.plain import html_to_plain

    return html_to_plain(_parsed(text))


def images(text: str) -> list[tuple[str, str]]:
    """Return path and alternative text of each image of the text, wherever the path may lead.

    Those in code are none. The blanks of a cloze may stand in the text as they were typed.
    """
    if "![" not in text:
        return []
    from quizgen.markdown.parser import parse_images

    return parse_images(clean(text))


def cloze_to_html(
    pieces: Sequence[str | Blank], render_blank: Callable[[Blank, ToHtml], str]
) -> str:
    """Return a text with blanks as HTML, each blank as `render_blank(blank, to_html)` gives it.

    Emphasis may reach around a blank. In code and maths the blank is handed `literal` instead of
    `to_html`, since nothing there is Markdown.
    """
    blanks = [piece for piece in pieces if isinstance(piece, Blank)]
    marks = iter(f"{BLANK}{index}{BLANK_END}" for index in range(len(blanks)))
    text = "".join(
        next(marks) if isinstance(piece, Blank) else clean(piece) for piece in pieces
    ).strip()
    rendered = _html(text, blanks)
    if len(_BLANK.findall(rendered)) != len(blanks):  # one stood where nothing is shown
        rendered = _without_maths(text)

    def fill(mark: re.Match[str]) -> str:
        return render_blank(blanks[int(mark[2])], to_html if mark[1] == BLANK else literal)

    return _BLANK.sub(fill, rendered)


def literal(text: str) -> str:
    """Return the text as HTML that shows every character as it is, line breaks as `<br>`."""
    return _as_it_is(clean(text))


def clean(text: str) -> str:
    """Return the text without control characters; every line end is one newline."""
    return text if text.isprintable() else re.sub(_CONTROLS, "", re.sub(_LINE_END, "\n", text))


def _html(text: str, blanks: Sequence[Blank] = ()) -> str:
    """Render a clean text, by the parser only if it holds a sign of markup."""
    return _parsed(text, blanks) if _MARKUP.search(text) else _escaped(text)


def _parsed(text: str, blanks: Sequence[Blank] = ()) -> str:
    from quizgen.markdown.parser import parse_to_html  # heavy, and most texts need none

    return parse_to_html(text, blanks)


def _without_maths(text: str) -> str:
    from quizgen.markdown.maths import keep_from_mathjax

    return keep_from_mathjax(_as_it_is(text))


def _as_it_is(text: str) -> str:
    return _escaped(text).replace("\n", "<br>")


def _escaped(text: str) -> str:
    from html import escape  # loads every entity there is; a quiz in the terminal needs none

    return escape(text, quote=False)
