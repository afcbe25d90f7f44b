"""A statement as one sentence, for any reader: plain text, or HTML."""

from collections.abc import Callable, Iterable

from quizgen.markdown import to_plain
from quizgen.model import Item, Source
from quizgen.review.phrases import Phrases, phrases
from quizgen.review.statement import Because, Role, Statement

Show = Callable[[str], str]
"""Renders a text as the author wrote it."""

_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟")
_SEVERAL = frozenset({Role.COMPLETE, Role.ORDER})


def plain(one: Statement) -> str:
    """Return the claim as a plain sentence in one line, and what else is counted as right."""
    return sentence(one, in_line)


def in_line(text: str) -> str:
    """Return what a reader sees of a text, in one line."""
    return " ".join(to_plain(text).split())


def sentence(one: Statement, show: Show) -> str:
    """Return the claim as a sentence, the author's texts as `show` renders them."""
    words = phrases(one.item.origin.language)

    def quoted(text: str) -> str:
        return show(text).join(words.quotes)

    claim = words.said[one.role].format(*_texts(one, words, quoted))
    reason = _reason(one, words, show, quoted)
    last = one.reason if reason else _last(one)
    said = _ended(f"{claim}{words.colon}{reason}" if reason else claim, last)
    if not one.also:
        return said
    also = (
        words.instead.format(quoted(text), quoted(instead)) if instead else quoted(text)
        for text, instead in one.also
    )
    return f"{said} {words.also.format(', '.join(also))}."


def _texts(one: Statement, words: Phrases, quoted: Show) -> Iterable[str]:
    """Return what the places of the phrase stand for."""
    if one.role is Role.ORDER:
        return quoted(one.texts[0]), "; ".join(_numbered(one.places, words, quoted))
    if one.role is Role.COMPLETE:
        return quoted(one.texts[0]), "; ".join(map(quoted, one.texts[1:]))
    if one.role is Role.MISFILLED:  # the sentence goes on after it
        return map(quoted, (one.texts[0].rstrip().removesuffix("."), *one.texts[1:]))
    return map(quoted, one.texts)


def _numbered(places: Iterable[tuple[str, ...]], words: Phrases, quoted: Show) -> Iterable[str]:
    for number, place in enumerate(places, 1):
        free = f" ({words.any_order})" if len(place) > 1 else ""
        yield f"({number}) {', '.join(map(quoted, place))}{free}"


def _reason(one: Statement, words: Phrases, show: Show, quoted: Show) -> str:
    shown = (quoted if one.because is Because.GROUP else show)(one.reason)
    return words.because[one.because].format(shown)


def _last(one: Statement) -> str:
    """Return the text with which the sentence ends, if it is one that may bring its own stop."""
    return one.texts[0] if len(one.texts) == 1 and one.role not in _SEVERAL else ""


def _ended(text: str, last: str) -> str:
    return text if in_line(last).endswith(_STOPS) else f"{text}."


def source(item: Item) -> str:
    """Return where a fact was taken from, plain: its sources, then what it cites itself."""
    words = phrases(item.origin.language)
    return "; ".join(
        filter(None, [*(_source(one, words) for one in item.sources), *map(in_line, item.cites)])
    )


def _source(one: Source, words: Phrases) -> str:
    after = f"{words.after} {in_line(one.after)}" if one.after else ""
    parts = (in_line(one.title), after, in_line(one.author), in_line(one.date))
    return ", ".join(part for part in parts if part)


def place(item: Item) -> str:
    """Return where the fact stands: `source/rivers.yaml:5`."""
    return f"{item.place.file}:{item.place.line}"
