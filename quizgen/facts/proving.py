"""What a draft asks, to the last cell and step, must stand in its quotes; a figure everywhere."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from quizgen.facts.article import plain
from quizgen.facts.holding import quote_holds
from quizgen.facts.sourcing import quotes_of
from quizgen.model import Fact
from quizgen.number_words import in_digits
from quizgen.problems import Problem, Severity

Answers = Callable[[Fact], tuple[tuple[str, ...], ...]]
"""What a fact's quotes must hold: for each answer its spellings, one of which is enough."""

_WHOLE = {"table": "cell", "steps": "step"}
"""Kinds of which one quoted part is enough elsewhere, and what such a part is called."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d)[,.  \u202f](?=\d{3}(?!\d))")


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


def unproved_figures(fact: Fact, answers: Answers, language: str) -> Iterator[Problem]:
    """Yield a note on the first cell or step with a figure that no quote holds.

    Where it is no draft, words may be the author's own, of which nobody can tell by their letters
    whether the quotes say so. Figures have no other words.
    """
    quotes = [quote for _, quote in quotes_of(fact)]
    if fact.kind not in _WHOLE or not quotes:
        return
    quoted = frozenset(chain.from_iterable(_figures(quote, language) for quote in quotes))
    for part in chain.from_iterable(answers(fact)):
        for figure in _figures(part, language):
            if figure not in quoted:
                what = _WHOLE[fact.kind]
                message = f"no quote holds the figure {figure} of the {what} `{part}`"
                hint = "add a quote that says it, or correct the figure"
                place = fact.place(fact.kind)
                yield Problem(place, "F306", message, hint, weight=Severity.NOTE)
                return


def _figures(text: str, language: str) -> list[str]:
    return _FIGURE.findall(_THOUSANDS.sub("", in_digits(plain(text), language)))


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
