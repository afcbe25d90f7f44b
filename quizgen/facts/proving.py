"""What a draft asks, to the last cell and step, must stand in its quotes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from quizgen.facts.holding import quote_holds
from quizgen.facts.sourcing import quotes_of
from quizgen.model import Fact
from quizgen.problems import Problem

Answers = Callable[[Fact], tuple[tuple[str, ...], ...]]
"""What a fact's quotes must hold: for each answer its spellings, one of which is enough."""

_WHOLE = {"table": "cell", "steps": "step"}
"""Kinds of which one quoted part is enough elsewhere, and what such a part is called."""


def unproved(fact: Fact, answers: Answers) -> Iterator[Problem]:
    """Yield what a draft asks and no quote holds.

    What it lists itself under `accept` or `same` proves nothing: a figure could be swapped so.
    """
    quotes = tuple(quote for _, quote in quotes_of(fact))
    asked = answers(_without_accept(fact))
    if fact.kind in _WHOLE:
        asked = tuple((part,) for part in chain.from_iterable(asked))
    absent = [spellings[0] for spellings in asked if not quote_holds(quotes, spellings)]
    if absent:
        more = f" (and {len(absent) - 1} more)" if len(absent) > 1 else ""
        what = _WHOLE.get(fact.kind, "answer")
        message = f"no quote holds `{absent[0]}` itself{more}"
        hint = f"quote the words that say it, or write the {what} in the article's words"
        yield Problem(fact.place(*_asking(fact)), "F306", message, hint)


def _asking(fact: Fact) -> tuple[str, ...]:
    return ("answer",) if "answer" in fact.fields else (fact.kind,)


def _without_accept(fact: Fact) -> Fact:
    """Return a fact as if it accepted nothing but its own words."""
    fields = {
        key: _bare(value) if isinstance(value, Mapping) else value
        for key, value in fact.fields.items()
        if key != "accept"
    }
    return replace(fact, fields=fields)


def _bare(blanks: Mapping[str, object]) -> dict[str, object]:
    return {
        name: {key: text for key, text in own.items() if key != "accept"}
        if isinstance(own, Mapping)
        else own
        for name, own in blanks.items()
    }
