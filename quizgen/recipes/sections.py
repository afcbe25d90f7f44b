"""Which item goes to which deck. All items of one guid are one note and stay together."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from quizgen.model import Item, Section
from quizgen.recipes.recipe import Pick, Recipe, as_tag


def sections(recipe: Recipe, items: Sequence[Item]) -> tuple[tuple[Section, ...], tuple[Item, ...]]:
    """Return the decks of a recipe, root first, and the items that it does not pick.

    A note goes to the first subdeck that picks it and has room, else to the root deck. Items keep
    the author's order; a deck that would be empty is not made.
    """
    picked = _chosen(recipe.pick, items)
    deck_of = dict.fromkeys(picked, full_name(recipe))
    waiting = [item for item in items if item.guid in deck_of]
    for name, pick in recipe.decks:
        taken = _chosen(pick, waiting)
        deck_of.update(dict.fromkeys(taken, full_name(recipe, name)))
        waiting = [item for item in waiting if item.guid not in taken]
    left_out = tuple(item for item in items if item.guid not in deck_of)
    names = [full_name(recipe), *(full_name(recipe, name) for name, _ in recipe.decks)]
    found = (
        Section(name, tuple(item for item in items if deck_of.get(item.guid) == name))
        for name in dict.fromkeys(names)
    )
    return tuple(section for section in found if section.items), left_out


def narrowed(made: Iterable[Section], pick: Pick) -> tuple[Section, ...]:
    """Return the decks with no more than what `pick` takes of all that is in them."""
    decks = tuple(made)
    taken = _chosen(pick, [item for section in decks for item in section.items])
    kept = (
        Section(section.deck, tuple(item for item in section.items if item.guid in taken))
        for section in decks
    )
    return tuple(section for section in kept if section.items)


def full_name(recipe: Recipe, subdeck: str = "") -> str:
    """Return the name of the recipe's deck, or of a subdeck, as Anki writes it."""
    parts = f"{recipe.deck}::{subdeck}" if subdeck else recipe.deck
    return "::".join(part.strip() for part in parts.split("::"))


def picks(pick: Pick, item: Item) -> bool:
    """Tell whether every condition of `pick`, its number aside, admits the item."""
    return (
        (not pick.lists or Path(item.place.file) in pick.lists)
        and (not pick.tags or any(under(tag, wanted) for tag in item.tags for wanted in pick.tags))
        and (not pick.levels or item.level in pick.levels)
        and (not pick.kinds or item.kind in pick.kinds)
        and (not pick.ids or item.fact in pick.ids)
    )


def _chosen(pick: Pick, items: Iterable[Item]) -> dict[str, None]:
    """Return the guids that `pick` takes, in the author's order."""
    admitted = dict.fromkeys(item.guid for item in items if picks(pick, item))
    return dict.fromkeys(islice(admitted, pick.items))


def under(tag: str, wanted: str) -> bool:
    """Tell whether a tag is the wanted one or lies below it: `pain::back` below `pain`."""
    return f"{as_tag(tag)}::".startswith(f"{wanted}::")
