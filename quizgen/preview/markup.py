"""Text for the page: escaped, cut into what Anki would make of it: blanks, maths."""

import html
import re

from quizgen.markdown import clean

MATHS = '<code class="maths">'
"""How maths begins that is shown as it was typed."""

_CODE = re.compile("`([^`]+)`")
_DELETION = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
_MATHS = re.compile(r"<(?:[^\">]|\"[^\"]*\")*>|\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)


def escaped(text: str) -> str:
    """Return a text as HTML that shows each of its characters, in content and in attributes."""
    return html.escape(clean(text))


def with_code(text: str) -> str:
    """Return a message as HTML: what stands between backticks is as it is typed."""
    return _CODE.sub(r"<code>\1</code>", escaped(text))


def with_maths(rendered: str) -> str:
    """Return HTML of a card in which maths, as it was typed, is marked as such.

    Only harmless maths still has its delimiters in one piece: the rest is text already.
    """
    if "\\" not in rendered:
        return rendered
    return _MATHS.sub(_marked, rendered)


def _marked(found: re.Match[str]) -> str:
    inside = found[1] or found[2]
    return f"{MATHS}{inside}</code>" if inside else found[0]


def with_blanks(rendered: str) -> str:
    """Return the text of a cloze, with its answers in their places and the gap beside each."""

    def shown(found: re.Match[str]) -> str:
        number, answer, hint = found[1], found[2], found[3] or "…"
        return (
            f'<span class="cloze"><span class="said">{answer}</span>'
            f'<span class="gap">[{hint}]</span><sup class="number">{number}</sup></span>'
        )

    return _DELETION.sub(shown, rendered)
