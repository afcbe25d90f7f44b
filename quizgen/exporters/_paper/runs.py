r"""Text for the typesetter: runs of plain characters with their marks, so that nothing is code.

    Mg^2+^ is *small*  →  [["Mg"], ["2+", "sup"], [" is "], ["small", "em"]]

A run is a text and its marks. A line break is ["\n"], a gap ["", "gap", "1"], a picture
["name", "picture"]. Maths is a run marked "maths": its source, as it was typed.
"""

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser

from quizgen.markdown import ToHtml, cloze_to_html, to_html
from quizgen.model import Blank, Cloze, Item

Run = list[str]

_MARKS = {"em", "strong", "code", "sub", "sup"}
_MATHS = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)


def runs(text: str, item: Item) -> list[Run]:
    """Return the runs of a text of an item."""
    return _runs(to_html(text), item)


def cloze_runs(item: Item, cloze: Cloze) -> list[Run]:
    """Return the runs of a text with its blanks as gaps, numbered if there are several.

    A hint stands behind its gap, in brackets.
    """
    places = iter(range(1, len(cloze.blanks) + 1))
    several = len(cloze.blanks) > 1

    def gap(blank: Blank, to_html: ToHtml) -> str:
        number = str(next(places)) if several else ""
        hint = f" ({to_html(blank.hint)})" if blank.hint else ""
        return f'<ins title="{number}"></ins>{hint}'

    return _runs(cloze_to_html(cloze.pieces, gap), item)


def signs(found: list[Run]) -> str:
    """Return all characters that these runs print."""
    return "".join(run[0] for run in found if "picture" not in run)


def pictures(found: list[Run]) -> list[str]:
    """Return the names of the pictures among these runs."""
    return [run[0] for run in found if "picture" in run]


def _runs(rendered: str, item: Item) -> list[Run]:
    reader = _Reader({one.path: one.name for one in item.inline if one.name})
    reader.feed(rendered)
    reader.close()
    return reader.runs


class _Reader(HTMLParser):
    """Reads HTML that `quizgen.markdown` made, and nothing else."""

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.names = names
        self.runs: list[Run] = []
        self.marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "br":
                self.runs.append(["\n"])
            case "img":
                self._image(given.get("src", ""), given.get("alt", ""))
            case "ins":
                self.runs.append(["", "gap", given.get("title", "")])
            case "p" | "pre":
                self.runs += [["\n"]] if self.runs else []
                self.marks += ["pre"] if tag == "pre" else []
            case _:
                self.marks += [tag] if tag in _MARKS else []

    def handle_endtag(self, tag: str) -> None:
        if tag in self.marks:
            self.marks.remove(tag)

    def handle_data(self, data: str) -> None:
        if "pre" in self.marks:
            self.runs.append([data, "pre"])
            return
        at = 0
        for found in _MATHS.finditer(data):
            self._text(data[at : found.start()])
            self.runs.append([(found[1] or found[2]).strip(), "maths"])
            at = found.end()
        self._text(data[at:])

    def _text(self, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            self.runs += [["\n"]] if number and line.strip() else []
            self.runs += [[line, *self.marks]] if line.strip() or (line and self.runs) else []

    def _image(self, path: str, words: str) -> None:
        name = self.names.get(html.unescape(path))
        self.runs.append([name, "picture"] if name else [f"![{words}]({path})", *self.marks])
