from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Entry, Place
from quizgen.problems import Problem
from quizgen.recipes.loading import load, read_recipe
from quizgen.recipes.recipe import Pick, Recipe

FILE = Path("decks/back.yaml")
FULL = """\
deck: Health::Magnesium and pain        # `::` nests
lists: [../source/magnesium.yaml, ../source/pain.yaml]
pick: {tags: [low back], levels: [core], kinds: [question], ids: [a, b], items: 30}
decks:
  Back pain: {tags: [back]}
  Sciatica:
    lists: ../source/pain.yaml
options: 4
forms: 2
seed: June, group B
off: {F136: the textbook gives none}
"""


def read(text: str) -> tuple[Recipe | None, list[Problem]]:
    return read_recipe(text.encode(), FILE)


def test_every_key_of_a_recipe_is_read() -> None:
    magnesium, pain = Path("source/magnesium.yaml"), Path("source/pain.yaml")

    recipe, problems = read(FULL)

    assert problems == []
    assert recipe == Recipe(
        file=FILE,
        deck="Health::Magnesium and pain",
        lists=(magnesium, pain),
        pick=Pick((), ("low-back",), ("core",), ("question",), ("a", "b"), 30),
        decks=(("Back pain", Pick(tags=("back",))), ("Sciatica", Pick(lists=(pain,)))),
        off=(Entry("F136", "the textbook gives none"),),
        options=4,
        forms=2,
        seed="June, group B",
    )


def test_a_recipe_needs_no_more_than_a_deck_and_a_list() -> None:
    recipe, problems = read("deck: Rivers\nlists: rivers.yaml\n")

    assert problems == []
    assert recipe == Recipe(FILE, "Rivers", (Path("decks/rivers.yaml"),))


def test_a_recipe_knows_the_place_of_each_value() -> None:
    recipe, _ = read(FULL)
    assert recipe

    places = {
        path: recipe.locate(path)
        for path in [("lists", 1), ("pick", "ids", 1), ("decks", 1), ("decks", "Back pain"), ()]
    }

    assert {path: (place.line, place.column) for path, place in places.items()} == {
        ("lists", 1): (2, 35),
        ("pick", "ids", 1): (3, 70),
        ("decks", 1): (6, 3),
        ("decks", "Back pain"): (5, 14),
        (): (1, 1),
    }
    assert {place.file for place in places.values()} == {str(FILE)}


SMALL = "deck: D\nlists: [a.yaml]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "F005", "the recipe is empty", "a recipe needs `deck` and `lists`")]),
        ("lists: a.yaml\n", [(1, 1, "F103", "the recipe has no `deck`", "add `deck: …`")]),
        (
            "deck: D\n",
            [(1, 1, "F103", "the recipe has no `lists`", "add `lists: [../source/….yaml]`")],
        ),
        (
            "deck:\nlists: []\n",
            [
                (1, 6, "F104", "`deck` is empty", "write its text, or delete the line"),
                (2, 8, "F104", "`lists` is an empty list", "write an entry, or delete the line"),
            ],
        ),
        (
            SMALL + "picks: {tags: [x]}\n",
            [(3, 1, "F101", "unknown key `picks` in the recipe", "did you mean `pick`?")],
        ),
        (
            SMALL + "page: 1\n",
            [
                (3, 1, "F101", "unknown key `page` in the recipe",
                 "keys: deck, lists, pick, decks, options, forms, seed, off"),
            ],
        ),
        (
            SMALL + "off: F136\n",
            [
                (3, 6, "F105", "`off` holds `CODE: reason` lines",
                 "write it like `off: {F136: why it does not matter here}`"),
            ],
        ),
        (
            SMALL + "off: {F136: }\n",
            [
                (3, 7, "F104", "`F136` under `off` has no reason",
                 "write why: `off: {F136: why it does not matter here}`"),
            ],
        ),
        (
            SMALL + "pick: {tag: x}\n",
            [(3, 8, "F101", "unknown key `tag` in `pick`", "did you mean `tags`?")],
        ),
        (
            SMALL + "deck: E\n",
            [(3, 1, "F102", "`deck` stands twice in the recipe", "delete one")],
        ),
        (
            SMALL + "pick: core\n",
            [
                (3, 7, "F105", "`pick` is a map of conditions",
                 "under it stand: lists, tags, levels, kinds, ids, items"),
            ],
        ),
        (
            SMALL + "pick: {levels: [core, deep]}\n",
            [
                (3, 23, "F106", "`levels` cannot be `deep`",
                 "one of: core, supporting, detail"),
            ],
        ),
        (
            SMALL + "decks:\n  A:\n    items: many\n",
            [
                (5, 12, "F106", "`items` is a whole number, not `many`",
                 "write it like `items: 30`"),
            ],
        ),
        (
            SMALL + "pick: {items: 0}\n",
            [(3, 15, "F106", "`items` is a whole number, not `0`", "write it like `items: 30`")],
        ),
        (
            SMALL + "options: 1\n",
            [
                (3, 10, "F106", "`options` is a whole number from 2 to 8, not `1`",
                 "write it like `options: 3`"),
            ],
        ),
        (
            SMALL + "forms: two\noptions: 9\n",
            [
                (3, 8, "F106", "`forms` is a whole number from 1 to 26, not `two`",
                 "write it like `forms: 2`"),
                (4, 10, "F106", "`options` is a whole number from 2 to 8, not `9`",
                 "write it like `options: 3`"),
            ],
        ),
        (
            SMALL + "pick: {lists: [a.yml]}\n",
            [
                (3, 16, "F106", "`a.yml` is none of the recipe's lists",
                 "did you mean `a.yaml`?"),
            ],
        ),
        (
            "deck: ::Health\nlists: [a.yaml]\n",
            [
                (1, 7, "R402", "the deck's name `::Health` has an empty part",
                 "write it like `Health::Magnesium`"),
            ],
        ),
        (
            SMALL + "decks:\n  A::::B: {items: 1}\n",
            [
                (4, 3, "R402", "the deck's name `A::::B` has an empty part",
                 "write it like `Health::Magnesium`"),
            ],
        ),
        (
            "deck: `D`\nlists: [a.yaml]\nkind: x\n",
            [
                (1, 7, "Y03", "a text cannot start with `", "quote it: deck: '`D`'"),
                (3, 1, "F101", "unknown key `kind` in the recipe",
                 "keys: deck, lists, pick, decks, options, forms, seed, off"),
            ],
        ),
    ],
)  # fmt: skip
def test_each_fault_is_reported_at_its_place(
    text: str, expected: list[tuple[int, int, str, str, str]]
) -> None:
    _, problems = read(text)

    assert [(p.place.line, p.place.column, p.code, p.message, p.hint) for p in problems] == expected


def test_bytes_that_are_no_text_are_one_problem() -> None:
    recipe, problems = read_recipe(b"deck: caf\xe9\n", FILE)

    assert recipe is None
    assert [(p.place, p.code) for p in problems] == [(Place(str(FILE), 1, 10), "F002")]


@given(st.text() | st.lists(st.sampled_from([*FULL.splitlines(), "- a", "pick:", "x: {", "'"])))
def test_any_text_gives_a_recipe_or_problems(text: str | list[str]) -> None:
    recipe, problems = read(text if isinstance(text, str) else "\n".join(text))

    assert recipe or problems


def test_the_lists_of_a_recipe_lie_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "decks").mkdir()
    (tmp_path / "source" / "rivers.yaml").touch()
    file = tmp_path / "decks" / "rivers.yaml"
    file.write_text("deck: Rivers\nlists: ../source/rivers.yaml\n")

    recipe, problems = load(file)

    assert problems == []
    assert recipe
    assert recipe.lists == (tmp_path / "source" / "rivers.yaml",)


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("rvers.yaml", "there is no list {0}/rvers.yaml", "did you mean `rivers.yaml`?"),
        ("x.yaml", "there is no list {0}/x.yaml", "paths are relative to the recipe"),
        ("../sub", "{1}/sub is a folder, not a list", "name its lists one by one"),
    ],
)
def test_a_list_that_is_not_there_is_reported_with_the_nearest(
    tmp_path: Path, written: str, message: str, hint: str
) -> None:
    folder = tmp_path / "sub"
    folder.mkdir()
    (folder / "rivers.yaml").touch()
    file = folder / "recipe.yaml"
    file.write_text(f"deck: Rivers\nlists: [rivers.yaml, {written}]\n")

    _, problems = load(file)

    where = Place(str(file), 2, 22)
    assert problems == [Problem(where, "R401", message.format(folder, tmp_path), hint)]


def test_a_recipe_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    recipe, problems = load(tmp_path)

    assert recipe is None
    assert [(p.place, p.code) for p in problems] == [(Place(str(tmp_path)), "F001")]
