"""What `off` of facts and recipes names: a code that there is, and never an error."""

from collections.abc import Callable, Iterable, Iterator

from quizgen import model
from quizgen.facts.listing import FactList
from quizgen.model import Entry, Place
from quizgen.problems import Problem, Severity
from quizgen.recipes.recipe import Recipe


def switch_problems(lists: Iterable[FactList]) -> Iterator[Problem]:
    """Yield a problem for each code that a fact cannot switch off."""
    for one in lists:
        for fact in one.facts:
            if off := fact.entries("off"):
                yield from _misused(off, fact.locate)


def recipe_switch_problems(recipe: Recipe) -> Iterator[Problem]:
    """Yield a problem for each code that a recipe cannot switch off."""
    if recipe.off:
        yield from _misused(recipe.off, recipe.locate)


def _misused(off: Iterable[Entry], locate: Callable[[model.Path], Place]) -> Iterator[Problem]:
    from quizgen.codes import codes, meant  # all checks: most lists switch nothing off

    for number, (code, _) in enumerate(off):
        place = locate(("off", number))
        if code not in codes():
            yield Problem(place, "F190", f"there is no code `{code}`", meant(code))
        elif codes()[code].severity is Severity.ERROR:
            message = f"`{code}` is an error, which cannot be switched off"
            yield Problem(place, "F191", message, "delete this, and mend what is wrong")
