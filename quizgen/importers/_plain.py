"""Plain text of strangers: as YAML can hold it, and as Markdown that shows it as it is."""

import re

from quizgen.markdown import clean, literal, to_html

_NOT_YAML = re.compile("[\ufeff\ufffe\uffff]")
_LINES = re.compile("[\u2028\u2029]")
_LONGEST = 20_000
"""No list takes a longer text, so what it shows does not matter."""
_SIGN = re.compile(r"[*_`~^]")
_MATHS = re.compile(r"(\\\(.+?\\\)|\\\[.+?\\\])", re.DOTALL)
_GOOD_ID = re.compile(r"[^\W_][\w.-]{0,79}")


def tidy(text: str) -> str:
    """Return a text that YAML can hold: no control characters, plain line ends, no tabs."""
    return _LINES.sub("\n", _NOT_YAML.sub("", clean(text))).replace("\t", "    ")


def in_markdown(text: str) -> str:
    """Return plain text as Markdown that shows it as it is; maths stays maths."""
    plain = tidy(text)
    if len(plain) > _LONGEST or not _SIGN.search(plain) or to_html(plain) == literal(plain.strip()):
        return plain
    return escaped(plain)


def escaped(text: str) -> str:
    """Return plain text with a backslash before every sign of Markdown, but not in maths."""
    plain = tidy(text)
    parts = _MATHS.split(plain)
    parts[::2] = [_SIGN.sub(lambda sign: f"\\{sign[0]}", part) for part in parts[::2]]
    return "".join(parts)


def as_id(text: str) -> str:
    """Return a text as the id of a fact, "" if it is none."""
    return text if _GOOD_ID.fullmatch(text) else ""


def as_tags(texts: list[str]) -> tuple[str, ...]:
    """Return texts as tags, each once, blanks as `-`."""
    found = ("-".join(tidy(text).split()) for text in texts)
    return tuple(dict.fromkeys(tag for tag in found if tag))
