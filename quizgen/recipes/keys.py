"""The keys of a recipe and of a pick: what each takes and what it means."""

from quizgen.schema import FACT_KEYS, Key, Takes

LEVELS = FACT_KEYS["level"].one_of

PICK_KEYS = {
    "lists": Key(Takes.TEXTS, "facts of these lists only"),
    "tags": Key(Takes.TEXTS, "facts with one of these tags", commas=True),
    "levels": Key(Takes.TEXTS, "facts of these levels", commas=True),
    "kinds": Key(Takes.TEXTS, "facts of these kinds", commas=True),
    "ids": Key(Takes.TEXTS, "these facts", commas=True),
    "items": Key(Takes.TEXT, "at most so many"),
}

NUMBERS = {"options": (2, 8), "forms": (1, 26)}
"""The keys that take a whole number, with the least and the largest."""

RECIPE_KEYS = {
    "deck": Key(Takes.TEXT, "the deck's name; `::` puts one deck into another"),
    "lists": Key(Takes.TEXTS, "the fact lists, relative to the recipe"),
    "pick": Key(Takes.MAPS, "which facts of the lists", keys=PICK_KEYS),
    "decks": Key(Takes.MAPS, "subdecks: a name, then what it picks", keys=PICK_KEYS),
    "options": Key(Takes.TEXT, "how many wrong options an item keeps where they are fixed: 2 to 8"),
    "forms": Key(Takes.TEXT, "how many versions of a test are made: 1 to 26"),
    "seed": Key(Takes.TEXT, "what the order in the versions depends on: any text"),
    "off": Key(Takes.REASONS, "warnings and notes switched off in the lists, each with why"),
}
