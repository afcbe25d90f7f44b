"""The prompt for a chatbot: the law, the schema by example, and the article, safely fenced."""

import re
from pathlib import Path
from unicodedata import category

from quizgen.files import STANDARD_INPUT
from quizgen.harmless import harmless

MOST_BYTES = 200_000
"""An article with more is more than a chatbot reads with care: some sixty pages."""

_HERE = Path(__file__).parent
_FENCE = re.compile(r"`+|~+")
_SLOT = re.compile(r"\b(?:FACTS|EXAMPLE_ARTICLE|EXAMPLE_LIST|THE_ARTICLE|ARTICLE)\b")
_PLAIN_PATH = re.compile(r"[\w/][\w./-]*")
_NEEDED = frozenset("\u00ad\u061c\u200c\u200d\u200e\u200f")
"""Unseen, but part of how words are written in Arabic, Persian, Hebrew and others."""


def prompt(article: str, name: str, example: tuple[str, str], facts: int | None = None) -> str:
    """Return the prompt for an article, the path of which a list names as `name`.

    `example` is a short article and the list made of it; `facts` how many facts are wanted. The
    article's text stands in it as it is, less the characters that nobody sees.
    """
    slots = {
        "FACTS": f"{facts} {'fact' if facts == 1 else 'facts'}" if facts else _AS_MANY,
        "ARTICLE": _path(name),
        "EXAMPLE_ARTICLE": fenced(example[0]),
        "EXAMPLE_LIST": fenced(example[1], "yaml"),
        "THE_ARTICLE": fenced(seen(article)),
    }
    instructions = (_HERE / "prompt.txt").read_text(encoding="utf-8")
    # All slots at once: an article that holds the name of one is left as it is.
    return _SLOT.sub(lambda slot: slots[slot[0]], instructions)


_AS_MANY = "one for each thing worth remembering, but no more than 30"


def fenced(text: str, language: str = "") -> str:
    """Return a text between fences that are longer than any run of their sign in it."""
    longest = max((len(run) for run in _FENCE.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.strip(chr(10))}\n{fence}"


def seen(text: str) -> str:
    """Return a text whose unseen characters are `·`: they could steer a terminal, or a chatbot."""
    return "".join(sign if _is_seen(sign) else "·" for sign in text)


def _is_seen(sign: str) -> bool:
    return sign in "\n\t" or sign in _NEEDED or category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def named_in_list(article: Path) -> str:
    """Return how a list in `source` names an article: those lie in `source/articles`."""
    return f"articles/{'article.md' if article == STANDARD_INPUT else article.name}"


def _path(name: str) -> str:
    """Return a path as a value of YAML."""
    shown = harmless(name)
    return shown if _PLAIN_PATH.fullmatch(shown) else "'" + shown.replace("'", "''") + "'"
