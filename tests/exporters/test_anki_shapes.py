"""The notes of choose-all, order and true/false items: their fields, and their cards in Anki."""

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.exporters._anki.options import IN_SIGHT, LEAST_WRONG, options_field
from quizgen.exporters.anki import note_of
from quizgen.exporters.contract import ExportOptions
from quizgen.history.ways import options
from quizgen.model import (
    Bank,
    ChooseAll,
    Distractor,
    Listed,
    Order,
    Recall,
    Section,
    Shape,
    TrueFalse,
)
from tests.exporters.browser import cards_of
from tests.exporters.examples import (
    CLOCK,
    INJECTION,
    MINERALS,
    ORIGIN,
    SHAPES,
    SIGNAL,
    apkg,
    opened,
    shaped,
)

GOLDEN = Path(__file__).parent / "golden" / "anki-shapes.json"

WORDS = st.lists(st.text("abcdef", min_size=1), min_size=4, max_size=14, unique=True)


def lines(field: str) -> list[tuple[str, str, str, str]]:
    """Return of each option its classes, its number, its place and its text."""
    return re.findall(r'<li class="([^"]*)" data-o="(\d+)"(?: data-place="(\d+)")?>([^<]*)', field)


def all_of(keys: list[str], wrong: list[str]) -> ChooseAll:
    return ChooseAll(tuple(keys), tuple(Distractor(text, Listed(), "no") for text in wrong))


def places_of(field: str) -> list[int]:
    return [int(place) for _, _, place, _ in lines(field)]


@pytest.fixture
def learner(tmp_path: Path) -> Path:
    """A folder for a collection of the real backend."""
    pytest.importorskip("anki", reason="the real backend: pip install anki")
    return tmp_path


def test_the_fields_of_each_shape_are_what_they_were(tmp_path: Path) -> None:
    package = opened(apkg(SHAPES), tmp_path)

    shown = {package.fact(fields): fields for fields in map(package.fields, package.notes)}
    for fields in shown.values():
        for name in [name for name, text in fields.items() if not text]:
            del fields[name]
    assert shown == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_each_note_has_its_choice_and_a_recall_only_if_the_list_has_one(learner: Path) -> None:
    cards = cards_of(SHAPES, learner)

    assert Counter((card.fact, card.template) for card in cards) == Counter(
        [
            ("minerals", "choice"), ("minerals", "recall"), ("signal", "choice"),
            ("signal", "recall"), ("injection", "choice"), ("myth", "choice"),
        ]
    )  # fmt: skip


def test_no_card_is_empty_and_the_collection_is_sound(learner: Path) -> None:
    from anki.collection import Collection

    cards_of(SHAPES, learner)

    collection = Collection(str(learner / "learner.anki2"))
    empty, (_, sound) = collection.get_empty_cards().notes, collection.fix_integrity()
    collection.close()

    assert (list(empty), sound) == ([], True)


@pytest.mark.parametrize(
    ("wish", "expected"),
    [("choice", ["choice"]), ("recall", ["recall"]), ("both", ["choice", "recall"])],
)
def test_the_list_says_which_cards_there_are(wish: str, expected: list[str], learner: Path) -> None:
    ways = [replace(way, origin=replace(ORIGIN, cards=wish)) for way in SHAPES.items[:2]]

    cards = cards_of(Bank("M", (Section("M", tuple(ways)),)), learner)

    assert [card.template for card in cards] == expected
    assert all("Magnesium<br>Calcium" in card.back for card in cards)


@given(WORDS, st.integers(2, 7))
def test_every_key_is_in_sight_with_the_best_wrong_ones_up_to_nine(
    words: list[str], most: int
) -> None:
    keys, wrong = words[: min(most, len(words) - 2)], words[min(most, len(words) - 2) :]

    found = lines(options_field(all_of(keys, wrong), "q", "en"))

    fits = max(LEAST_WRONG, IN_SIGHT - len(keys))
    in_sight = [text for classes, _, _, text in found if "more" not in classes]
    assert sorted(in_sight) == sorted([*keys, *wrong[:fits]])
    assert [text for classes, _, _, text in found if classes == "key"] == [
        text for text in in_sight if text in keys
    ]
    assert [text for *_, text in found][: len(in_sight)] == in_sight
    assert sorted(text for *_, text in found) == sorted(words)


def test_where_options_stand_says_nothing_about_which_are_right() -> None:
    shape = all_of(["k", "l"], ["a", "b"])

    found = Counter(
        tuple(classes for classes, *_ in lines(options_field(shape, f"q{number}", "en")))
        for number in range(600)
    )

    assert len(found) == 6
    assert min(found.values()) > 60


def test_numbers_to_choose_from_ascend() -> None:
    field = options_field(all_of(["5 mg", "1 mg"], ["3 mg", "2 mg"]), "q", "en")

    assert 'data-order="fixed"' in field
    assert [text for *_, text in lines(field)] == ["1 mg", "2 mg", "3 mg", "5 mg"]


def test_parallel_steps_have_one_place_and_the_next_counts_both() -> None:
    found = lines(options_field(INJECTION, "q", "en"))

    assert {text: (classes, place) for classes, _, place, text in found} == {
        "Wash hands": ("step", "1"),
        "Check the dose": ("step", "2"),
        "Check the label": ("step", "2"),
        "Inject": ("step", "4"),
    }


@pytest.mark.parametrize("order", [SIGNAL, INJECTION, Order((("a",), ("b",)))])
def test_steps_never_stand_in_their_order(order: Order) -> None:
    standing = [places_of(options_field(order, f"q{number}", "en")) for number in range(100)]

    assert [places for places in standing if places == sorted(places)] == []


@pytest.mark.parametrize("shape", [MINERALS, SIGNAL, INJECTION])
def test_the_numbers_on_the_card_are_those_of_the_history(shape: Shape) -> None:
    way = shaped("f", shape)
    history = options([way])

    [field] = [text for text in note_of([way], ExportOptions(CLOCK)).fields if "<ol" in text]

    assert {text: int(number) for _, number, _, text in lines(field)} == {
        text: number for number, text in enumerate(history, 1)
    }


@pytest.mark.parametrize("shape", [MINERALS, SIGNAL, INJECTION])
def test_an_option_keeps_the_number_it_was_released_with(shape: Shape) -> None:
    way = shaped("f", shape)
    released = ("gone", *reversed(options([way])[1:]))

    note = note_of([way], ExportOptions(CLOCK, released={way.guid: released}))

    [field] = [text for text in note.fields if "<ol" in text]
    numbers = {text: int(number) for _, number, _, text in lines(field)}
    assert [numbers[text] for text in released[1:]] == [*range(2, len(released) + 1)]
    assert numbers[options([way])[0]] == len(released) + 1


@pytest.mark.parametrize(
    ("language", "true", "words"),
    [
        ("en", True, ("True", "False")), ("de-AT", False, ("Wahr", "Falsch")),
        ("es", True, ("Verdadero", "Falso")), ("fr", False, ("Vrai", "Faux")),
        ("ja", True, ("True", "False")),
    ],
)  # fmt: skip
def test_a_sentence_is_judged_in_the_language_of_the_list(
    language: str, true: bool, words: tuple[str, str]
) -> None:
    field = options_field(TrueFalse(true), "q", language)

    classes = ("key", "wrong") if true else ("wrong", "key")
    assert [(kind, number, text) for kind, number, _, text in lines(field)] == [
        (classes[0], "1", words[0]), (classes[1], "2", words[1])
    ]  # fmt: skip
    assert 'data-order="fixed"' in field


def test_a_recall_without_options_has_the_answer_as_the_list_gives_it(tmp_path: Path) -> None:
    way = replace(shaped("f", SIGNAL), name="recall", shape=Recall("a\na + b\na"))

    fields = opened(apkg(Bank("M", (Section("M", (way,)),))), tmp_path).note("f")

    assert (fields["Answer"], fields["Options"], fields["Shape"]) == ("a<br>a + b<br>a", "", "")


def test_a_text_with_markup_stays_one_step() -> None:
    order = Order((("1. *a*",), ("<ol>", r"\(x\)"), ("c\nd",)))

    note = note_of([shaped("f", order)], ExportOptions(CLOCK))

    assert note.fields[1] == (r"1. 1. <em>a</em><br>2–3. &lt;ol&gt; · \(x\)<br>4. c<br>d")
    assert len(lines(note.fields[2])) == 4
