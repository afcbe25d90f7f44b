"""HTML of strangers → our Markdown: what it cannot hold is left out, and named.

Nothing is kept but text, emphasis, code, ~sub~ and ^super^script, line breaks and pictures.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

from quizgen.importers._plain import escaped, in_markdown, tidy
from quizgen.markdown import to_html

Picture = Callable[[str], str]
"""Gives the path of a picture by its `src`, "" if it cannot be kept."""

_MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**", "sub": "~", "sup": "^"}
_SIGNS = {tag: chr(0xE020 + ord(mark[0]) + len(mark)) for tag, mark in _MARKS.items()}
_SIGNS |= dict.fromkeys(("code", "pre"), chr(0xE001))
_CLOSING = {sign: chr(ord(sign) + 0x100) for sign in _SIGNS.values()}
"""Signs that no text holds, to compare what is marked: which opens, and which closes."""

_HEADINGS = dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), "\n\n")
_LINES = dict.fromkeys("br div li tr ul ol".split(), "\n")
_BREAKS = _LINES | dict.fromkeys("p blockquote table pre".split(), "\n\n") | _HEADINGS
_SILENT = {
    *"span font tbody thead tfoot html body head td th code img".split(),
    *_MARKS, *({*_BREAKS} - {"table"}),
}  # fmt: skip
_UNSEEN = {"script", "style", "template", "title"}
_VOID = {"br", "img", "hr", "input", "wbr", "col"}
_NO_TAG = re.compile(r"<(?![/A-Za-z][^<>]*>)")
"""Opens nothing; the parser would look for its end again and again."""
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


class Marked(NamedTuple):
    """A text in our Markdown, and the names of what was lost on the way."""

    text: str
    lost: tuple[str, ...] = ()


def to_markdown(html: str, picture: Picture = lambda _: "") -> Marked:
    """Return HTML as our Markdown, which shows the same words."""
    if "<" not in html and "&" not in html:
        return Marked(in_markdown(_BLANKS.sub(" ", tidy(html)).strip()))
    html = _NO_TAG.sub("&lt;", _without_comments(html))
    safe = _read(html, picture, escaped)
    text = safe.text
    if _words(to_html(text)) != _words(html):  # emphasis inside a word, or the like
        bare = _read(html, picture, escaped, marks={})
        return Marked(bare.text, (*bare.lost, "emphasis that our Markdown cannot hold"))
    raw = _read(html, picture, tidy).text  # without the backslashes that change nothing
    return Marked(raw if to_html(raw) == to_html(text) else text, safe.lost)


def _without_comments(html: str) -> str:
    first, *rest = html.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)


def _words(html: str) -> str:
    """Return the words that a reader of HTML sees, with signs around what is marked."""
    reader = _Reader(lambda _: "", tidy, _SIGNS)
    reader.feed(html)
    reader.close()
    return "".join(reader.whole().replace(" | ", "").split())


def _read(
    html: str, picture: Picture, escape: Callable[[str], str], marks: dict[str, str] | None = None
) -> Marked:
    reader = _Reader(picture, escape, _MARKS if marks is None else marks)
    reader.feed(html)
    reader.close()
    return Marked(reader.whole(), tuple(dict.fromkeys(reader.lost)))


class _Reader(HTMLParser):
    """Collects the text of one piece of HTML; `open` are the elements that are not closed yet."""

    def __init__(
        self, picture: Picture, escape: Callable[[str], str], marks: dict[str, str]
    ) -> None:
        super().__init__(convert_charrefs=True)
        self.lost: list[str] = []
        self._picture, self._escape, self._marks = picture, escape, marks
        self._open: list[tuple[str, list[str]]] = [("", [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or write what it stands for."""
        if tag == "img":
            self._image({name: value or "" for name, value in attrs})
        elif tag == "br":
            self._write("\n")
        elif tag not in _VOID:
            self._open.append((tag, []))
        if tag not in _SILENT:
            self.lost.append(f"<{tag}>")
        if len(self._open) > 200:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        """Close an element, with those that were left open in it."""
        if not any(name == tag for name, _ in self._open):
            return
        while self._open[-1][0] != tag:
            self._close()
        self._close()

    def handle_data(self, data: str) -> None:
        """Write a text: blanks count only in `pre`."""
        names = {name for name, _ in self._open}
        if names & _UNSEEN:
            return
        if "pre" in names:
            self._write(tidy(data) if self._marks else self._escape(data))
        elif "code" in names and self._marks:
            self._write(_BLANKS.sub(" ", tidy(data)))
        else:
            self._write(self._escape(_BLANKS.sub(" ", data)))

    def whole(self) -> str:
        """Return all that was written, its lines without blanks around them."""
        while len(self._open) > 1:
            self._close()
        text = "".join(self._open[0][1])
        if "```" not in text:
            text = re.sub(r" *\n *", "\n", text)
        return re.sub(r"\n{3,}", "\n\n", text).strip()

    def _image(self, found: dict[str, str]) -> None:
        path = self._picture(found.get("src", ""))
        words = tidy(found.get("alt", "")).replace("[", "(").replace("]", ")").replace("\n", " ")
        if path:
            self._write(f"![{words}]({path})")
        elif self._marks:
            self.lost.append(f"the picture {found.get('src', '')[:80]!r}")

    def _write(self, text: str) -> None:
        self._open[-1][1].append(text)

    def _close(self) -> None:
        tag, parts = self._open.pop()
        text = "".join(parts)
        if tag in self._marks and text.strip():
            text = _around(text, self._marks[tag])
        elif tag == "code" and self._marks and not self._inside("pre") and text:
            text = _code(text)
        elif tag == "pre" and self._marks and text.strip():
            fence = _fence(text)
            text = f"{fence}\n{text.strip(chr(10))}\n{fence}"
        elif tag in ("td", "th") and self._open[-1][1]:
            text = f" | {text}"
        around = _BREAKS.get(tag, "")
        before = "- " if tag == "li" else ""
        self._write(f"{around}{before}{text}{around}" if around else text)

    def _inside(self, tag: str) -> bool:
        return any(name == tag for name, _ in self._open)


def _around(text: str, mark: str) -> str:
    """Return a text with marks around its words: blanks at its ends stand outside."""
    match = _EDGES.fullmatch(text)
    assert match  # it matches every text
    inside = re.sub(r"\s", r"\\ ", match[2]) if mark in "~^" else match[2]
    return f"{match[1]}{mark}{inside}{_CLOSING.get(mark, mark)}{match[3]}"


def _code(text: str) -> str:
    ticks = max((len(run) for run in re.findall("`+", text)), default=0) + 1
    blank = " " if "`" in (text[0], text[-1]) else ""
    return f"{'`' * ticks}{blank}{text}{blank}{'`' * ticks}"


def _fence(text: str) -> str:
    return "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
