"""Every quote stands in the article and holds the answer, or it is a problem."""

from collections.abc import Iterator, Mapping
from itertools import chain

from quizgen.facts.article import Article
from quizgen.facts.holding import quote_holds
from quizgen.facts.listing import FactList
from quizgen.facts.proving import Answers, unproved, unproved_figures
from quizgen.facts.sourcing import quotes_of
from quizgen.folding import Names, other_names, squeeze
from quizgen.model import Fact, Path
from quizgen.problems import Problem, Severity
from quizgen.tables import Table, values

_MOST_COMPARED = 400_000
"""Stray quotes of a list are compared with so many sentences at most: some seconds' work."""
_FIRST = 6
"""So many words of a question name a fact without an id."""


def quote_problems(
    found: FactList, articles: tuple[Article, ...], answers: Answers, *, proving: bool = False
) -> Iterator[Problem]:
    """Yield what is wrong with the quotes of a list.

    `proving`: it is a draft, of which nothing is taken on trust: each fact needs a quote, whatever
    it cites, and all that is asked must stand in one.
    """
    if not found.articles and "cite" not in found.fields:
        hint = "add `article: …` or `cite: …`"
        yield Problem(found.place("title"), "F305", "the list names no source", hint)
    if articles:
        yield from _strays(found, articles)
    names = found.same
    for fact in found.facts:
        if proving and not any(quotes_of(fact)):
            yield _quoteless(fact)._replace(weight=Severity.ERROR)
            continue
        said = list(_of_fact(fact, found, answers, names))
        yield from said
        if any(one.code == "F303" for one in said):
            continue
        if proving:
            yield from unproved(fact, answers)
        elif articles:
            yield from unproved_figures(fact, answers, found.origin.language)


def _strays(found: FactList, articles: tuple[Article, ...]) -> Iterator[Problem]:
    left = _MOST_COMPARED
    for fact in found.facts:
        for way, quote in quotes_of(fact):
            if not any(article.holds(quote) for article in articles):
                yield _stray(fact, way, quote, articles if left > 0 else ())
                left -= sum(len(article.passages) for article in articles)


def _of_fact(fact: Fact, found: FactList, answers: Answers, names: Names) -> Iterator[Problem]:
    yield from _of_rows(fact)
    quotes = fact.texts("quote")
    if not quotes:
        if any(quotes_of(fact)):
            return
        if found.articles and not fact.texts("cite"):
            yield _quoteless(fact)
        return
    for spellings in answers(fact):
        more = [name for text in spellings for name in other_names(text, names)]
        if not quote_holds(quotes, (*spellings, *more)):
            message, hint = _not_held(fact, spellings)
            yield Problem(fact.place("quote"), "F303", message, hint)


def _quoteless(fact: Fact) -> Problem:
    hint = "add `quote: …` with the article's words that say so"
    name = fact.text("id") or _first_words(fact.opening)
    return Problem(fact.place(), "F304", f'fact "{name}" has no quote', hint)


def _not_held(fact: Fact, spellings: tuple[str, ...]) -> tuple[str, str]:
    second = "add a second quote: each after `- ` under `quote:`"
    if fact.kind == "table":
        return "no quote holds any cell of the table", f"{second}; or give rows a column `quote`"
    if fact.kind == "steps":
        return "no quote holds any of the steps", f"{second}; or write a step in the quote's words"
    message = f"no quote holds the answer `{spellings[0]}`"
    if any(map(str.isdigit, spellings[0])):  # which one of the two is wrong
        return message, f"{second}; or correct the figure, here or in the quote"
    if fact.kind == "members":
        return message, f"{second}; or list the words of the quote beside it under `same`"
    return message, f"{second}; or write the words of the quote under `accept`"


def _of_rows(fact: Fact) -> Iterator[Problem]:
    """Yield the quotes of a table's rows that hold no cell of their row that is asked."""
    table = fact.fields.get("table")
    if not isinstance(table, Table):
        return
    asked = _asked_columns(fact, table)
    for row, quote in table.column("quote"):
        cells = zip(table.columns, table.rows[row], strict=True)
        spellings = [values(cell) for column, cell in cells if column in asked]
        if not quote_holds((quote,), tuple(chain.from_iterable(spellings))):
            message = "this quote holds no cell of its row that is asked"
            hint = f"quote the words that say its {' or '.join(sorted(asked))}"
            yield Problem(fact.place("table", row, "quote"), "F303", message, hint)


def _asked_columns(fact: Fact, table: Table) -> set[str]:
    """Return the columns that a table's fact asks for."""
    ask = fact.fields.get("ask")
    named = (
        (*ask,) if isinstance(ask, Mapping) else (*fact.texts("one-each"), *fact.texts("unique"))
    )
    return {squeeze(column) for column in named} & {*table.columns}


def _stray(fact: Fact, way: Path, quote: str, articles: tuple[Article, ...]) -> Problem:
    hint = "mend the quotes above first"
    if articles:
        _, nearest = max(article.nearest(quote) for article in articles)
        hint = f"the nearest passage is: {nearest}"
    message = "this quote does not stand in the article"
    return Problem(fact.place(*way), "F302", message, hint)


def _first_words(text: str) -> str:
    """Return the beginning of a text that has no name yet."""
    words = text.split()
    return " ".join(words[:_FIRST]) + (" …" if len(words) > _FIRST else "")
