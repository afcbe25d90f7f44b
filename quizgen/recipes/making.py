"""The fields of a recipe → a Recipe, and what is wrong with their values."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from os.path import normpath
from pathlib import Path

from quizgen import model
from quizgen.model import Entry, Place
from quizgen.problems import Problem
from quizgen.recipes.keys import LEVELS, NUMBERS
from quizgen.recipes.reading import Fields
from quizgen.recipes.recipe import Pick, Recipe, as_tag
from quizgen.schema import closest


def make(fields: Fields, file: Path) -> tuple[Recipe | None, list[Problem]]:
    """Return the recipe of these fields, None without a deck or lists, and its problems."""
    values = fields.values
    lists, deck = _lists(values, file), str(values.get("deck", ""))
    decks = _map(values, "decks")
    places: list[model.Path] = [("pick",), *(("decks", name) for name in decks)]
    picks = [_map(values, "pick"), *(_map(decks, name) for name in decks)]
    problems = [*_bad_names(fields, decks), *_bad_numbers(fields)]
    for path, pick in zip(places, picks, strict=True):
        problems += _bad_pick(fields, path, pick, file)
    if not deck or not lists:
        return None, problems
    first, *rest = (_pick(pick, file) for pick in picks)
    named = tuple(zip(decks, rest, strict=True))
    recipe = Recipe(file, deck, lists, first, named, _off(values), locate=fields.locate)
    recipe = replace(
        recipe,
        options=_within(values, "options") or recipe.options,
        forms=_within(values, "forms") or recipe.forms,
        seed=str(values.get("seed", recipe.seed)),
    )
    return recipe, problems


def _map(values: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = values.get(key, {})
    assert isinstance(found, Mapping)
    return found


def _texts(values: Mapping[str, object], key: str) -> tuple[str, ...]:
    found = values.get(key, ())
    assert isinstance(found, tuple)
    return found


def _lists(values: Mapping[str, object], file: Path) -> tuple[Path, ...]:
    # Without `..` in them, so that two recipes name one list in one way.
    return tuple(Path(normpath(file.parent / path)) for path in _texts(values, "lists"))


def _off(values: Mapping[str, object]) -> tuple[Entry, ...]:
    found = values.get("off", ())
    assert isinstance(found, tuple)
    return found


def _pick(values: Mapping[str, object], file: Path) -> Pick:
    return Pick(
        lists=_lists(values, file),
        tags=tuple(as_tag(tag) for tag in _texts(values, "tags")),
        levels=_texts(values, "levels"),
        kinds=_texts(values, "kinds"),
        ids=_texts(values, "ids"),
        items=_number(values) or None,
    )


def _number(values: Mapping[str, object]) -> int | None:
    """Return the number of items, None if none is given, 0 if it is no number."""
    if "items" not in values:
        return None
    return _whole(str(values["items"]))


def _whole(written: str) -> int:
    """Return a whole number above 0 as people write it, 0 for anything else."""
    text = written.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _within(values: Mapping[str, object], key: str) -> int | None:
    """Return the number under one of `NUMBERS`, None if there is none that it takes."""
    least, most = NUMBERS[key]
    number = _whole(str(values.get(key, "")))
    return number if least <= number <= most else None


def _bad_numbers(fields: Fields) -> Iterator[Problem]:
    for key, (least, most) in NUMBERS.items():
        if key in fields.values and _within(fields.values, key) is None:
            message = f"`{key}` is a whole number from {least} to {most}"
            message += f", not `{fields.values[key]}`"
            hint = f"write it like `{key}: {least + 1}`"
            yield Problem(fields.locate((key,)), "F106", message, hint)


def _bad_names(fields: Fields, decks: Mapping[str, object]) -> Iterator[Problem]:
    places: list[tuple[str, model.Path]] = [(name, ("decks", n)) for n, name in enumerate(decks)]
    if "deck" in fields.values:
        places.append((str(fields.values["deck"]), ("deck",)))
    for name, path in places:
        if not all(part.strip() for part in name.split("::")):
            message = f"the deck's name `{name}` has an empty part"
            yield Problem(fields.locate(path), "R402", message, "write it like `Health::Magnesium`")


def _bad_pick(
    fields: Fields, path: model.Path, pick: Mapping[str, object], file: Path
) -> Iterator[Problem]:
    if _number(pick) == 0:
        message = f"`items` is a whole number, not `{pick['items']}`"
        yield Problem(fields.locate((*path, "items")), "F106", message, "write it like `items: 30`")
    for number, level in enumerate(_texts(pick, "levels")):
        if level not in LEVELS:
            place = fields.locate((*path, "levels", number))
            hint = f"one of: {', '.join(LEVELS)}"
            yield Problem(place, "F106", f"`levels` cannot be `{level}`", hint)
    known = _lists(fields.values, file)
    for number, wanted in enumerate(_lists(pick, file)):
        if wanted not in known:
            place = fields.locate((*path, "lists", number))
            yield _not_drawn_on(fields, place, _texts(pick, "lists")[number])


def _not_drawn_on(fields: Fields, place: Place, written: str) -> Problem:
    lists = _texts(fields.values, "lists")
    meant = closest(written, list(lists))
    hint = f"did you mean `{meant}`?" if meant else f"lists: {', '.join(lists)}"
    return Problem(place, "F106", f"`{written}` is none of the recipe's lists", hint)
