"""Texts in GIFT, where seven signs and the ends of lines mean something."""

import re

from quizgen.exporters._texts import block

_SIGNS = re.compile(r"[\\~=#{}:]")
_PREFORMATTED = re.compile(r"<pre>.*?</pre>", re.DOTALL)


def escaped(text: str) -> str:
    """Return a text on one line in which no sign means anything."""
    return _SIGNS.sub(r"\\\g<0>", text.replace("\n", " "))


def formatted(rendered: str) -> str:
    """Return HTML for any place but the first: it begins with a tag, so with no sign of GIFT."""
    return escaped(one_line(block(rendered)))


def one_line(rendered: str) -> str:
    """Return HTML without ends of lines; those of code stay breaks."""
    kept = _PREFORMATTED.sub(lambda code: code[0].replace("\n", "<br>"), rendered)
    return kept.replace("\n", " ")


def plain(text: str) -> str:
    """Return a spelling as an answer; one that begins with `[` would name a format."""
    return escaped(f"[plain]{text}" if text.startswith("[") else text)
