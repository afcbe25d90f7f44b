"""Advice on how a fact is written: flaws of an item that are cheap to see and sure to be flaws."""

import re
from collections.abc import Iterable, Iterator

from quizgen.catch_alls import is_catch_all
from quizgen.folding import holds
from quizgen.model import Choice, Fact, Path
from quizgen.problems import Problem

MOST_WORDS = 8
"""A longer answer is learnt as a cloze, a few words at a time."""

_MISSING = frozenset({"n/a", "n.a.", "tbd", "todo", "tba", "??", "???", "...", "…"})
_MAYBE_MISSING = frozenset({"-", "–", "—", "?"})  # or what is asked for, if there are wrong options
# Patterns that few texts need are compiled when one does: that takes longer than most at start-up.
_LITERAL = re.compile(r"`[^`]*`|\\\(.*?\\\)|\\\[.*?\\\]", re.DOTALL)
_SLASH = r"[^\W\d_]{3}[)*_]* / [(*_]*[^\W\d_]{3}"
_HEDGE = (
    r"(?i)\((?:attributed|probably|possibly|perhaps|maybe|allegedly|supposedly|usually|mostly|likely"
    r"|disputed|debated|contested|uncertain|vermutlich|wahrscheinlich|meist|umstritten)\b[^)]*\)"
)
_NAME_ONE = re.compile(
    r"(?:name|give|state|mention|list)\s+(?:an?|one|any)\b|nenne[n]?\s+(?:sie\s+)?eine?n?\b",
    re.IGNORECASE,
)
_MARKS = "*_\"'“("
_ARTICLE = rf"(?i)(?<!\w)(an?)\s+[{_MARKS}]*$"
_SOUND = r"[\s*_\"'“(]*([a-z]{2,})(?![\w.])"
_UNSURE = r"[uh]|eu|on(?:e|ce)(?!\w)"  # an hour, a unit, a one-off


def advice(fact: Fact, key: str, answer: str) -> Iterator[Problem]:
    """Yield what is odd about an answer that stands under `key`."""
    for told in _odd(fact, key, answer):
        yield Problem(fact.place(key), *told)


def _odd(fact: Fact, key: str, answer: str) -> Iterator[tuple[str, str, str]]:
    """Yield code, message and hint of what is odd; the place is looked up only then."""
    prose = _prose(answer)
    bare = answer.strip().lower()
    if bare in _MISSING or (bare in _MAYBE_MISSING and key == "answer" and not fact.texts("wrong")):
        hint = "write the answer, or delete the fact until it is known"
        yield "F150", f"`{answer}` looks like a missing answer", hint
    yield from _catch_all(answer, prose)
    if " / " in prose and re.search(_SLASH, prose) and not fact.flag("exact"):
        hint = "keep one as the answer and write the others under `accept`"
        if key == "members":
            hint = "keep one, and list it with its other names under `same`, above the facts"
        yield "F151", "` / ` in an answer is part of the text", hint
    if "(" in prose and (hedge := re.search(_HEDGE, prose)):
        hint = "ask with it: `Who is said to have …?`, and list the word under `keep`"
        yield "F152", f"the answer is hedged: `{hedge[0]}`", hint
    if len(answer.split()) > MOST_WORDS:
        hint = "make a cloze of it, its blanks on the words that matter"
        yield "F153", f"the answer has {len(answer.split())} words", hint


def catch_alls(fact: Fact, texts: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    """Yield the steps or cells, each with the way to it, that speak of the other options."""
    for way, text in texts:
        for told in _catch_all(text, _prose(text)):
            yield Problem(fact.place(*way), *told)


def _prose(text: str) -> str:
    """Return a text without its code and maths."""
    return _LITERAL.sub("", text) if "`" in text or "\\" in text else text


def _catch_all(answer: str, prose: str) -> Iterator[tuple[str, str, str]]:
    if is_catch_all(prose):
        message = f"`{answer}` is no answer: it speaks of the options, which change places"
        yield "F145", message, "write out what is meant; several right answers are `members`"


def asks_for_one_of_many(fact: Fact) -> Iterator[Problem]:
    """Yield the problem of "Name a …": a learner may answer what the fact does not know."""
    question = fact.text("question").strip()
    if not _NAME_ONE.match(question) or fact.texts("accept") or fact.texts("only") == ("choice",):
        return
    message = "the question asks for any of several things, and the fact knows one answer"
    hint = "ask so that one answer is right, or write the others under `accept`"
    yield Problem(fact.place("question"), "F154", message, hint)


def article_gives_away(fact: Fact, picked: Choice, before: str, language: str) -> Iterator[Problem]:
    """Yield the problem of `a` or `an` before a gap that only some of the options fit."""
    article = _article(before)
    if not article or language.partition("-")[0].lower() != "en":
        return
    texts = [picked.key, *(one.text for one in picked.distractors)]
    sounds = {opens_with_vowel(text) for text in texts}
    if {True, False} <= sounds:
        message = f"`{article[1]}` before the gap does not fit every option"
        hint = "write `a(n)`, or put the article into the blank and into each option"
        yield Problem(fact.place("cloze"), "F155", message, hint)


def _article(before: str) -> re.Match[str] | None:
    """Find the `a` or `an` that a text ends in; the pattern is slow, and most end otherwise."""
    last = before.rstrip().rstrip(_MARKS).rstrip()[-1:]
    return re.search(_ARTICLE, before) if last in {"a", "A", "n", "N"} else None


def opens_with_vowel(text: str) -> bool | None:
    """Tell whether an ordinary word is spoken with a vowel first, None where letters do not say."""
    word = re.match(_SOUND, text)
    if not word or re.match(_UNSURE, word[1]):
        return None
    return word[1][0] in "aeio"


def not_kept(fact: Fact, shown: str) -> Iterator[Problem]:
    """Yield a problem for each word under `keep` that the items do not show.

    `shown` is the stem with its key.
    """
    for number, words in enumerate(fact.texts("keep")):
        if not holds(shown, words):
            message = f"neither the question nor its answer has `{words}`"
            hint = "write it into the question, or correct `keep`"
            yield Problem(fact.place("keep", number), "F143", message, hint)
