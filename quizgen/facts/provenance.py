"""Every quote stands in the article and holds the answer, or it is a problem."""

from collections.abc import Callable, Iterator

from quizgen.facts.article import Article
from quizgen.facts.holding import quote_holds
from quizgen.facts.listing import FactList
from quizgen.model import Fact
from quizgen.problems import Problem

Answers = Callable[[Fact], tuple[tuple[str, ...], ...]]
"""What a fact's quotes must hold: for each answer its spellings, one of which is enough."""

_MOST_COMPARED = 400_000
"""Stray quotes of a list are compared with so many sentences at most: some seconds' work."""
_FIRST = 6
"""So many words of a question name a fact without an id."""


def quote_problems(
    found: FactList, articles: tuple[Article, ...], answers: Answers
) -> Iterator[Problem]:
    """Yield what is wrong with the quotes of a list."""
    if not found.articles and "cite" not in found.fields:
        hint = "add `article: …` or `cite: …`"
        yield Problem(found.place("title"), "F305", "the list names no source", hint)
    if articles:
        yield from _strays(found, articles)
    for fact in found.facts:
        yield from _of_fact(fact, found, answers)


def _strays(found: FactList, articles: tuple[Article, ...]) -> Iterator[Problem]:
    left = _MOST_COMPARED
    for fact in found.facts:
        for number, quote in enumerate(fact.texts("quote")):
            if not any(article.holds(quote) for article in articles):
                yield _stray(fact, number, quote, articles if left > 0 else ())
                left -= sum(len(article.passages) for article in articles)


def _of_fact(fact: Fact, found: FactList, answers: Answers) -> Iterator[Problem]:
    quotes = fact.texts("quote")
    if not quotes:
        if found.articles and not fact.texts("cite"):
            hint = "add `quote: …` with the article's words that say so"
            name = fact.text("id") or _first_words(fact.text(fact.kind))
            yield Problem(fact.place(), "F304", f'fact "{name}" has no quote', hint)
        return
    for spellings in answers(fact):
        if not quote_holds(quotes, spellings):
            message = f"no quote holds the answer `{spellings[0]}`"
            hint = (
                "add a second quote: each after `- ` under `quote:`; or write the words of the "
                "quote under `accept`"
            )
            yield Problem(fact.place("quote"), "F303", message, hint)


def _stray(fact: Fact, number: int, quote: str, articles: tuple[Article, ...]) -> Problem:
    hint = "mend the quotes above first"
    if articles:
        _, nearest = max(article.nearest(quote) for article in articles)
        hint = f"the nearest passage is: {nearest}"
    message = "this quote does not stand in the article"
    return Problem(fact.place("quote", number), "F302", message, hint)


def _first_words(text: str) -> str:
    """Return the beginning of a text that has no name yet."""
    words = text.split()
    return " ".join(words[:_FIRST]) + (" …" if len(words) > _FIRST else "")
