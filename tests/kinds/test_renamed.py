"""A corrected word of identity keeps its ids; a new one has new ones."""

import pytest

from quizgen.facts.listing import read_list
from quizgen.making import kinds, maker
from quizgen.model import Item

MEMBERS = """\
- id: gases
  question: What are the noble gases?
  members: [helium, {word}, argon]
  complete: yes
"""
STEPS = """\
- id: door
  question: How is a door passed?
  steps: [open it, {word}, close it, lock it, leave]
"""


def items(text: str, word: str, more: str = "") -> tuple[Item, ...]:
    head = "title: T\nbank: t-abcd\ncite: C\nfacts:\n"
    found = read_list((head + text.replace("{word}", word) + more).encode(), "t.yaml", kinds())
    (fact,) = found.facts
    return maker(found, (), lambda _guid: ())(fact).items


def ids(made: tuple[Item, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(item.name, item.guid, item.targets) for item in made]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [(MEMBERS, "noen", "neon"), (STEPS, "go trough it", "go through it")],
)
def test_a_corrected_word_keeps_its_guid_and_its_target(text: str, old: str, new: str) -> None:
    before = items(text, old)

    after = items(text, new, f"  was: {{{new}: {old}}}\n")

    assert ids(after) == ids(before)
    assert [item.shape for item in after] != [item.shape for item in before]


@pytest.mark.parametrize(("text", "old", "new"), [(MEMBERS, "noen", "neon"), (STEPS, "a", "b")])
def test_another_word_without_was_is_another_thing(text: str, old: str, new: str) -> None:
    gone = {*ids(items(text, old))} - {*ids(items(text, new))}

    assert gone
    assert all(
        name in {"gap", "gap:typed", "missing", "missing:typed", "next"} for name, *_ in gone
    )


def test_how_a_word_is_wrapped_is_no_part_of_its_name() -> None:
    one = "- id: a\n  question: q?\n  steps:\n  - go  through the\n    door\n  - close\n  - leave\n"
    other = one.replace("go  through the\n    door", "go through the door")

    assert ids(items(one, "")) == ids(items(other, ""))


def test_a_word_that_comes_or_goes_leaves_the_others_alone() -> None:
    before = {*ids(items(MEMBERS, "neon"))}

    after = {*ids(items(MEMBERS, "neon, krypton"))}

    assert before < after


def test_the_place_of_a_step_is_no_part_of_its_name() -> None:
    moved = STEPS.replace("[open it, {word}", "[{word}, open it")

    assert {guid for _, guid, _ in ids(items(moved, "look"))} >= {
        guid for name, guid, _ in ids(items(STEPS, "look")) if name == "missing"
    }
