from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Item, Origin, Place, Recall, Section
from quizgen.recipes.findings import findings, unfit
from quizgen.recipes.recipe import Pick, Recipe
from quizgen.recipes.sections import narrowed, picks, sections

LIST = Path("source/a.yaml")


def item(fact: str, *tags: str, name: str = "recall", kind: str = "question") -> Item:
    return Item(
        guid=f"q{fact}",
        fact=fact,
        name=name,
        targets=(),
        stem="?",
        shape=Recall("!"),
        origin=Origin("bank", "Title"),
        tags=tags,
        kind=kind,
        place=Place(str(LIST)),
    )


def recipe(pick: Pick | None = None, **decks: Pick) -> Recipe:
    return Recipe(Path("r.yaml"), "Deck", (LIST,), pick or Pick(), tuple(decks.items()))


def names(found: tuple[Section, ...]) -> dict[str, str]:
    return {section.deck: "".join(item.fact for item in section.items) for section in found}


@pytest.mark.parametrize(
    ("pick", "picked"),
    [
        (Pick(), True),
        (Pick(lists=(LIST,)), True),
        (Pick(lists=(Path("source/b.yaml"),)), False),
        (Pick(tags=("pain",)), True),
        (Pick(tags=("sleep", "pain")), True),
        (Pick(tags=("sleep",)), False),
        (Pick(tags=("pai",)), False),
        (Pick(tags=("sport",)), True),
        (Pick(tags=("low-back",)), True),
        (Pick(levels=("core", "detail")), True),
        (Pick(levels=("detail",)), False),
        (Pick(kinds=("question",)), True),
        (Pick(kinds=("cloze",)), False),
        (Pick(ids=("a", "b")), True),
        (Pick(ids=("b",)), False),
        (Pick(tags=("pain",), ids=("b",)), False),
        (Pick(items=1), True),
    ],
)
def test_an_item_is_picked_if_each_condition_admits_it(pick: Pick, picked: bool) -> None:
    assert picks(pick, item("a", "pain", "sport::running", "low back")) is picked


def test_without_subdecks_all_is_in_the_root_deck() -> None:
    made, left_out = sections(recipe(), [item("a"), item("b")])

    assert names(made) == {"Deck": "ab"}
    assert left_out == ()


def test_a_note_goes_to_the_first_subdeck_that_picks_it() -> None:
    back, both = Pick(tags=("back",)), Pick(tags=("back", "leg"))

    made, _ = sections(recipe(Back=back, Leg=both), [item("a", "leg"), item("b", "back", "leg")])

    assert names(made) == {"Deck::Back": "b", "Deck::Leg": "a"}


def test_what_no_subdeck_picks_is_in_the_root_deck_which_comes_first() -> None:
    made, _ = sections(recipe(Back=Pick(tags=("back",))), [item("a", "back"), item("b")])

    assert list(names(made).items()) == [("Deck", "b"), ("Deck::Back", "a")]


def test_what_the_recipe_does_not_pick_is_in_no_subdeck() -> None:
    chosen = recipe(Pick(tags=("pain",)), Back=Pick(tags=("back",)))

    made, left_out = sections(chosen, [item("a", "back"), item("b", "pain", "back")])

    assert names(made) == {"Deck::Back": "b"}
    assert [one.fact for one in left_out] == ["a"]


def test_the_ways_of_a_question_count_as_one_and_stay_together() -> None:
    items = [item("a", name="choice"), item("a"), item("b", name="choice"), item("b"), item("c")]

    made, left_out = sections(recipe(Pick(items=2), First=Pick(items=1)), items)

    assert names(made) == {"Deck": "bb", "Deck::First": "aa"}
    assert [one.fact for one in left_out] == ["c"]


def test_a_subdeck_that_is_full_leaves_the_rest_to_the_next() -> None:
    items = [item("a"), item("b"), item("c")]

    made, _ = sections(recipe(One=Pick(items=1), Two=Pick(items=1)), items)

    assert names(made) == {"Deck": "c", "Deck::One": "a", "Deck::Two": "b"}


def test_blanks_around_the_parts_of_a_name_are_not_part_of_it() -> None:
    chosen = Recipe(Path("r.yaml"), "Health :: Back", (LIST,), decks=((" Low ", Pick(ids=("a",))),))

    made, _ = sections(chosen, [item("a"), item("b")])

    assert names(made) == {"Health::Back": "b", "Health::Back::Low": "a"}


tags = st.lists(st.sampled_from(["back", "leg", "pain"]), max_size=2, unique=True).map(tuple)
some_picks = st.builds(Pick, tags=tags, items=st.none() | st.integers(1, 4))
some_items = st.lists(st.tuples(st.sampled_from("abcdef"), tags)).map(
    lambda rows: [item(fact, *dict(rows)[fact]) for fact, _ in rows]
)


@given(some_items, some_picks, st.dictionaries(st.sampled_from("XYZ"), some_picks))
def test_every_item_is_in_one_deck_or_left_out_and_no_note_is_split(
    items: list[Item], pick: Pick, decks: dict[str, Pick]
) -> None:
    made, left_out = sections(recipe(pick, **decks), items)

    places = [(one.guid, section.deck) for section in made for one in section.items]
    places += [(one.guid, "") for one in left_out]
    assert sorted(guid for guid, _ in places) == sorted(one.guid for one in items)
    assert len(set(places)) == len({guid for guid, _ in places})
    for section in made:
        assert list(section.items) == [one for one in items if one in section.items]


def test_what_is_asked_besides_narrows_what_the_recipe_picks() -> None:
    items = [item("a", "back"), item("b", "leg"), item("c", "back"), item("d", "back")]
    made, _ = sections(recipe(Pick(items=3), Rest=Pick(ids=("c",))), items)

    assert names(narrowed(made, Pick(tags=("back",)))) == {"Deck": "a", "Deck::Rest": "c"}
    assert names(narrowed(made, Pick(items=1))) == {"Deck": "a"}
    assert narrowed(made, Pick(ids=("d",))) == ()


def test_a_name_that_is_asked_for_and_fits_nothing_is_told_with_the_nearest() -> None:
    wanted = Pick(tags=("bakc", "back"), ids=("zzz",))

    assert [*unfit(wanted, [item("a", "back")])] == [
        "No fact has 'bakc' under `tags`: did you mean 'back'?",
        "No fact has 'zzz' under `ids`.",
    ]


def found(chosen: Recipe, items: list[Item]) -> list[tuple[str, str, str]]:
    made, _ = sections(chosen, items)
    return [(one.code, one.message, one.hint) for one in findings(chosen, items, made)]


def test_a_recipe_that_fits_has_no_findings() -> None:
    chosen = recipe(Pick(kinds=("question",), ids=("a",)), Back=Pick(tags=("back",)))

    assert found(chosen, [item("a", "back::low")]) == []


def test_a_recipe_that_picks_nothing_is_reported() -> None:
    assert found(recipe(Pick(levels=("detail",)), X=Pick()), [item("a")]) == [
        ("R403", "the recipe `Deck` picks nothing", "ask for less under `pick`")
    ]


def test_a_subdeck_that_stays_empty_is_reported() -> None:
    assert found(recipe(All=Pick(), Rest=Pick()), [item("a")]) == [
        ("R403", "the deck `Rest` picks nothing", "a note goes to the first deck that picks it")
    ]


def test_a_name_in_a_pick_that_fits_nothing_is_reported_with_the_nearest() -> None:
    chosen = recipe(Pick(kinds=("question", "clozes")), All=Pick(tags=("bakc", "leg")))

    assert found(chosen, [item("a", "back", "leg"), item("b", kind="cloze")]) == [
        ("R404", "no fact has `clozes` under `kinds`", "did you mean `cloze`?"),
        ("R404", "no fact has `bakc` under `tags`", "did you mean `back`?"),
    ]
