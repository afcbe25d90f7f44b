"""Every quote stands in the article and holds the answer, or it is a problem."""

from collections.abc import Callable, Iterator

from quizgen.facts.article import Article, quote_holds
from quizgen.facts.listing import FactList
from quizgen.model import Fact
from quizgen.problems import Problem

Answers = Callable[[Fact], tuple[tuple[str, ...], ...]]
"""What a fact's quotes must hold: for each answer its spellings, one of which is enough."""


def quote_problems(
    found: FactList, articles: tuple[Article, ...], answers: Answers
) -> Iterator[Problem]:
    """Yield what is wrong with the quotes of a list."""
    if not found.articles and "cite" not in found.fields:
        hint = "add `article: …` or `cite: …`"
        yield Problem(found.place("title"), "F305", "the list names no source", hint)
    for fact in found.facts:
        yield from _of_fact(fact, found, articles, answers)


def _of_fact(
    fact: Fact, found: FactList, articles: tuple[Article, ...], answers: Answers
) -> Iterator[Problem]:
    quotes = fact.texts("quote")
    if articles:
        for number, quote in enumerate(quotes):
            if not any(article.holds(quote) for article in articles):
                yield _stray(fact, number, quote, articles)
    if not quotes:
        if found.articles and not fact.texts("cite"):
            hint = "add `quote: …` with the article's words that say so"
            yield Problem(fact.place(), "F304", f'fact "{fact.id}" has no quote', hint)
        return
    for spellings in answers(fact):
        if not quote_holds(quotes, spellings):
            message = f"no quote holds the answer `{spellings[0]}`"
            hint = "quote the words that hold it, or give them under `accept`"
            yield Problem(fact.place("quote"), "F303", message, hint)


def _stray(fact: Fact, number: int, quote: str, articles: tuple[Article, ...]) -> Problem:
    _, nearest = max(article.nearest(quote) for article in articles)
    return Problem(
        fact.place("quote", number), "F302", "this quote does not stand in the article",
        f"the nearest passage is: {nearest}",
    )  # fmt: skip
