"""What a recipe asks for and does not get: seen only once its lists are read."""

from collections.abc import Iterator, Sequence

from quizgen import model
from quizgen.model import Item, Place, Section
from quizgen.problems import Problem
from quizgen.recipes.recipe import Pick, Recipe
from quizgen.recipes.sections import full_name, under
from quizgen.schema import closest


def findings(recipe: Recipe, items: Sequence[Item], made: Sequence[Section]) -> list[Problem]:
    """Return a problem for each deck that stays empty and each name in a pick that fits no item.

    `made` are the recipe's sections.
    """
    places: list[tuple[model.Path, Pick]] = [(("pick",), recipe.pick)]
    places += [(("decks", name), pick) for name, pick in recipe.decks]
    unknown = [found for path, pick in places for found in _unknown(recipe, path, pick, items)]
    return [*unknown, *_empty(recipe, made)]


def narrowed_to_nothing(recipe: Recipe) -> Problem:
    """Return the problem of a recipe of which nothing is left that was asked for besides."""
    message = f"of what the recipe `{recipe.deck}` picks, nothing is as you ask"
    return Problem(Place(str(recipe.file)), "R403", message, "ask for less")


def _empty(recipe: Recipe, made: Sequence[Section]) -> Iterator[Problem]:
    if not made:
        message = f"the recipe `{recipe.deck}` picks nothing"
        yield Problem(recipe.locate(("pick",)), "R403", message, "ask for less under `pick`")
        return
    filled = {section.deck for section in made}
    for number, (name, _) in enumerate(recipe.decks):
        if full_name(recipe, name) not in filled:
            message = f"the deck `{name}` picks nothing"
            hint = "a note goes to the first deck that picks it"
            yield Problem(recipe.locate(("decks", number)), "R403", message, hint)


def _unknown(
    recipe: Recipe, path: model.Path, pick: Pick, items: Sequence[Item]
) -> Iterator[Problem]:
    for key, number, name, meant in _unfit(pick, items):
        hint = f"did you mean `{meant}`?" if meant else ""
        message = f"no fact has `{name}` under `{key}`"
        yield Problem(recipe.locate((*path, key, number)), "R404", message, hint)


def unfit(pick: Pick, items: Sequence[Item]) -> Iterator[str]:
    """Yield a sentence for each name of a pick that fits no item, with what was probably meant."""
    for key, _, name, meant in _unfit(pick, items):
        yield f"No fact has {name!r} under `{key}`" + (
            f": did you mean {meant!r}?" if meant else "."
        )


def _unfit(pick: Pick, items: Sequence[Item]) -> Iterator[tuple[str, int, str, str]]:
    """Yield key, number and name of what fits no item, and the name that was probably meant."""
    conditions = (
        ("tags", pick.tags, {tag for item in items for tag in item.tags}),
        ("kinds", pick.kinds, {item.kind for item in items}),
        ("ids", pick.ids, {item.fact for item in items}),
    )
    for key, names, known in conditions:
        for number, name in enumerate(names):
            if not any(under(own, name) for own in known):
                yield key, number, name, closest(name, sorted(known))
