"""An article: its head is the source on every back, its text is where quotes must stand."""

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from quizgen.folding import squeeze
from quizgen.model import Source

LONGEST, MOST = 500, 20_000
"""The nearest passage is looked for among so many sentences, each cut at so many characters."""
SHOWN = 200
"""How much of a long passage is shown."""

_HEAD = re.compile(r"---\n(.*?)\n---(?:\n|$)", re.DOTALL)
_LINE = re.compile(r"^(\w+):[ \t]*(.*)$", re.MULTILINE)
_BREAK = re.compile(r"\n\s*\n|\n(?=[#*-])|(?<=\n)\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_OPEN, _CLOSE = "\"'„«»‹›", "\"'«»‹›"
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


class Article(NamedTuple):
    """An article as read: where it comes from, and its text with single blanks."""

    source: Source
    text: str
    paragraphs: tuple[str, ...]

    def holds(self, quote: str) -> bool:
        """Tell whether the words of a quote stand in the article, white space aside.

        Quotation marks around the whole quote are not taken for words of the article.
        """
        words = plain(quote)
        return words in self.text or (bool(bare := _unquoted(words)) and bare in self.text)

    @property
    def passages(self) -> tuple[str, ...]:
        """Return the sentences in which the nearest one is looked for: so many, so long."""
        return _passages(self)

    def nearest(self, quote: str) -> tuple[float, str]:
        """Return how like a stray quote the sentence most like it is, and that sentence."""
        from rapidfuzz import fuzz, process, utils

        wanted = plain(quote)[:LONGEST]
        best = process.extractOne(
            wanted,
            self.passages or [""],
            scorer=fuzz.token_set_ratio,
            processor=utils.default_process,
        )
        return float(best[1]), _around(str(best[0]), wanted)


@lru_cache(maxsize=8)
def _passages(article: Article) -> tuple[str, ...]:
    sentences = (part for one in article.paragraphs for part in _SENTENCE.split(plain(one)))
    cut = (
        sentence[start : start + LONGEST]
        for sentence in sentences
        for start in range(0, len(sentence), LONGEST)
    )
    return tuple(islice(cut, MOST))


def _around(passage: str, quote: str) -> str:
    """Return the part of a long passage that is most like the quote, so that it can be read."""
    if len(passage) <= SHOWN:
        return passage
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(quote[:SHOWN], passage)
    middle = (found.dest_start + found.dest_end) // 2 if found else 0
    start = max(min(middle - SHOWN // 2, len(passage) - SHOWN), 0)
    end = min(start + SHOWN, len(passage))
    return f"{'…' if start else ''}{passage[start:end]}{'…' if end < len(passage) else ''}"


def _unquoted(text: str) -> str:
    """Return what stands inside a pair of quotation marks around a text, "" if there is none."""
    return text[1:-1].strip() if len(text) > 2 and text[0] in _OPEN and text[-1] in _CLOSE else ""


def read_article(text: str, file: str) -> Article:
    """Return an article from Markdown with a head of `key: value` lines between `---`."""
    text = text.replace("\r\n", "\n")
    head = _HEAD.match(text)
    values = dict(_pairs(head[1])) if head else {}
    known = set(Source._fields)
    source = Source(**{"title": file} | {key: values[key] for key in values.keys() & known})
    body = text[head.end() :] if head else text
    paragraphs = (part.strip("# \n") for part in _BREAK.split(body))
    return Article(source, plain(body), tuple(filter(None, paragraphs)))


def _pairs(head: str) -> list[tuple[str, str]]:
    found = _LINE.finditer(head)
    return [(line[1], line[2].strip().strip("\"'")[:LONGEST]) for line in found]


def plain(text: str) -> str:
    """Return a text as quotes are compared: no emphasis, plain quotes and dashes, single blanks."""
    return squeeze(re.sub(r"[*`]|(?<!\w)_|_(?!\w)", "", text)).translate(_MARKS)
