"""An article: its head is the source on every back, its text is where quotes must stand."""

import re
from dataclasses import dataclass, fields

from quizgen.folding import fold, squeeze
from quizgen.model import Source

_HEAD = re.compile(r"---\n(.*?)\n---(?:\n|$)", re.DOTALL)
_LINE = re.compile(r"^(\w+):[ \t]*(.*)$", re.MULTILINE)
_BREAK = re.compile(r"\n\s*\n|\n(?=[#*-])|(?<=\n)\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read: where it comes from, and its text with single blanks."""

    source: Source
    text: str
    paragraphs: tuple[str, ...]

    def holds(self, quote: str) -> bool:
        """Tell whether the words of a quote stand in the article, white space aside."""
        return plain(quote) in self.text

    def nearest(self, quote: str) -> tuple[float, str]:
        """Return how like a stray quote the sentence most like it is, and that sentence."""
        from rapidfuzz import fuzz, process, utils

        sentences = [part for one in self.paragraphs for part in _SENTENCE.split(plain(one))]
        best = process.extractOne(
            plain(quote),
            sentences or [""],
            scorer=fuzz.token_set_ratio,
            processor=utils.default_process,
        )
        return float(best[1]), str(best[0])


def read_article(text: str, file: str) -> Article:
    """Return an article from Markdown with a head of `key: value` lines between `---`."""
    text = text.replace("\r\n", "\n")
    head = _HEAD.match(text)
    values = dict(_pairs(head[1])) if head else {}
    known = {part.name for part in fields(Source)}
    source = Source(**{"title": file} | {key: values[key] for key in values.keys() & known})
    body = text[head.end() :] if head else text
    paragraphs = (part.strip("# \n") for part in _BREAK.split(body))
    return Article(source, plain(body), tuple(filter(None, paragraphs)))


def _pairs(head: str) -> list[tuple[str, str]]:
    found = _LINE.finditer(head)
    return [(line[1], line[2].strip().strip("\"'")) for line in found]


def plain(text: str) -> str:
    """Return a text as quotes are compared: no emphasis, plain quotes and dashes, single blanks."""
    return squeeze(re.sub(r"[*`]|(?<!\w)_|_(?!\w)", "", text)).translate(_MARKS)


def quote_holds(quotes: tuple[str, ...], spellings: tuple[str, ...]) -> bool:
    """Tell whether one of the quotes holds one of the spellings of an answer."""
    inside = [fold(plain(quote)) for quote in quotes]
    return any(fold(plain(spelling)) in quote for spelling in spellings for quote in inside)
