from base64 import b32encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from quizgen.model import Item, Place
from quizgen.review.sentence import plain
from quizgen.review.statement import Statement
from quizgen.review.stating import resting, statements
from tests.review.examples import ALL_KINDS, claims, items_of, question

DOCS = Path(__file__).parents[2] / "docs"
EXPECTED = """\
question: The answer to “Which antidote reverses opioids?” is “naloxone”. \
Counted as right too, when typed: “Narcan”.
question: “atropine” is not the answer to “Which antidote reverses opioids?”: \
of the group “antidote”, nothing else is right here.
question: “flumazenil” is not the answer to “Which antidote reverses opioids?”: for benzodiazepines.
question: “water” is not the answer to “Which antidote reverses opioids?”.
table: The answer to “What is the atomic number of sodium?” is “11”.
table: “19” is not the answer to “What is the atomic number of sodium?”: that belongs to potassium.
table: “37” is not the answer to “What is the atomic number of sodium?”: that belongs to rubidium.
table: The answer to “Which of these stands in period 4?” is “K”.
table: “Na” is not the answer to “Which of these stands in period 4?”: period 3.
salts: “oxide” is not the answer to “Which salt of magnesium is bound to citric acid?”: \
that belongs to oxygen.
reverse: “insulin” is not the answer to “Which of these is of the type enzyme?”: type: hormone.
open: “helium” is one of the right answers to “Which of these is a noble gas?”.
open: “neon” is one of the right answers to “Which of these is a noble gas?”.
open: “chlorine” is not one of the right answers to “Which of these is a noble gas?”: \
it is a halogen.
complete: “blue” is one of the right answers to “Which are the primary colours of light?”.
complete: There are no other right answers to “Which are the primary colours of light?” than \
these: “red”; “green”; “blue”.
complete: “white” is not one of the right answers to “Which are the primary colours of light?”: \
all three make it.
steps: The answer to “How is tea made?” is, in this order: (1) “boil water”; \
(2) “warm the pot”, “measure the tea” (in any order); (3) “pour the water on”; (4) “wait”; \
(5) “take out the leaves”; (6) “fill the cups”.
steps: “shake the pot” is not one of the steps in the answer to “How is tea made?”: nobody does.
next: The answer to “How is tea drunk? lift the cup → […]” is “sip”.
next: “say thanks” is not the answer to “How is tea drunk? lift the cup → […]”: it is step 4.
myth: This is not true: “Glass is a liquid.”
myth: This is true: “Glass is a solid.”
cloze: This is true: “Naloxone reverses opioids.” \
Counted as right too, when typed: “Narcan” for “Naloxone”.
cloze: “Flumazenil reverses opioids” is not true, with “Flumazenil” in place of “Naloxone”: \
it reverses others.
""".splitlines()


def sentences(found: tuple[Statement, ...]) -> list[str]:
    return [f"{one.item.fact}: {plain(one)}" for one in found]


@pytest.mark.parametrize("sentence", EXPECTED)
def test_every_kind_of_claim_is_a_sentence_that_stands_alone(sentence: str) -> None:
    assert sentence in sentences(claims(ALL_KINDS))


def test_no_claim_is_made_twice() -> None:
    found = claims(ALL_KINDS)

    assert len({plain(one) for one in found}) == len({one.hash for one in found}) == len(found)


def test_the_ways_of_one_question_make_one_claim() -> None:
    [key] = [one for one in claims(question()) if one.role == "key"]
    ways = [item for item in items_of(question()) if item.guid == key.guid]

    assert len(ways) > 1


def test_steps_claim_their_order_once_whatever_is_asked_of_them() -> None:
    orders = [one for one in claims(ALL_KINDS) if one.item.fact == "steps"]
    asked = {item.guid for item in items_of(ALL_KINDS) if item.fact == "steps"}

    assert [one.role for one in orders] == ["order", "no-step"]
    assert orders[0].guids == asked


def test_every_question_rests_on_a_claim() -> None:
    items = items_of(ALL_KINDS)

    found = statements(items)
    assert [item for item in items if not resting(found, [item.guid])] == []


def test_a_question_rests_on_its_own_claims_alone() -> None:
    found = claims(ALL_KINDS)
    truth = next(one for one in found if one.role == "true")

    assert resting(found, [truth.guid]) == (truth,)


@pytest.mark.parametrize(
    ("skipped", "role"), [("skip: choice", "key"), ("skip: [recall, typed]", "key")]
)
def test_a_claim_does_not_depend_on_the_ways_it_is_asked(skipped: str, role: str) -> None:
    name, _, value = skipped.partition(": ")
    whole, part = claims(question()), claims(question(**{name: value}))

    assert {one.hash for one in part} < {one.hash for one in whole} or part == whole
    assert next(one.hash for one in part if one.role == role) in {one.hash for one in whole}


def test_a_choice_of_a_blank_rests_on_the_same_sentence_as_its_cloze() -> None:
    filled = [one for one in claims(ALL_KINDS) if one.role == "filled"]

    assert len(filled) == 1
    assert len(filled[0].guids) == 2


def test_a_cloze_that_is_not_asked_as_one_still_claims_its_sentence() -> None:
    text = """\
facts:
- id: cloze
  cloze: "{{c1::Naloxone}} reverses opioids."
  wrong: {flumazenil: it reverses others, atropine: it blocks others}
  only: choice
"""

    assert (
        sentences(claims(text))[0] == "cloze: The answer to “[…] reverses opioids.” is “Naloxone”."
    )


def test_members_that_are_only_recalled_are_each_claimed() -> None:
    text = """\
facts:
- id: m
  question: Which are the parts?
  members: [root, stem, leaf]
  complete: yes
  only: recall
"""

    assert [one.role for one in claims(text)] == ["member", "member", "member", "complete"]


CHANGED = {
    "the question": {"question": "Into which sea does it flow?"},
    "the answer": {"answer": "Baltic"},
    "a reason": {"wrong": "{Baltic Sea: No., Black Sea: No.}"},
    "why": {"why": "It lies below."},
    "the quote": {"quote": "The Rhine flows into the North Sea."},
    "the id": {"id": "other"},
    "what is accepted": {"accept": "[the North Sea]"},
}
SAME = {
    "a tag": {"tags": "[delta]"},
    "the level": {"level": "detail"},
    "the hint": {"hint": "west"},
    "what is never offered": {"never": "[Irish Sea]"},
    "line breaks": {"why": ">-\n      It is the\n      nearest."},
    "the number of blanks": {"question": "Into  which sea does the  Rhine flow?"},
}


def key(found: tuple[Statement, ...]) -> Statement:
    return next(one for one in found if one.is_right)


@pytest.mark.parametrize("fields", CHANGED.values(), ids=CHANGED)
def test_a_changed_claim_has_another_hash(fields: dict[str, str]) -> None:
    before, after = claims(question()), claims(question(**fields))

    assert {one.hash for one in before} != {one.hash for one in after}


@pytest.mark.parametrize("fields", SAME.values(), ids=SAME)
def test_what_is_no_part_of_a_claim_leaves_its_hash(fields: dict[str, str]) -> None:
    before, after = claims(question()), claims(question(**fields))

    assert {one.hash for one in before} == {one.hash for one in after}


def test_the_reason_of_one_option_leaves_the_hash_of_the_others() -> None:
    wrong = "{Baltic Sea: The Oder flows there., Black Sea: It is far away.}"
    before = {one.hash for one in claims(question())}
    after = {one.hash for one in claims(question(wrong=wrong))}

    assert len(before - after) == 1


def elsewhere(item: Item) -> Item:
    return replace(item, place=Place("other.yaml", 99), origin=replace(item.origin, language="de"))


def test_neither_line_nor_language_is_part_of_the_hash() -> None:
    items = items_of(ALL_KINDS)

    moved = statements(map(elsewhere, items))
    assert [one.hash for one in moved] == [one.hash for one in statements(items)]


def documented() -> list[tuple[str, str]]:
    """Return the lists that docs/reviewing.md shows, each with its hash."""
    block = (DOCS / "reviewing.md").read_text(encoding="utf-8").rpartition("```text\n")[2]
    lines = block.partition("```")[0].splitlines()
    return list(zip(lines[::2], lines[1::2], strict=True))


def test_the_hash_is_made_as_the_docs_say() -> None:
    made = {one.hash for one in claims(question())}

    assert {found for _, found in documented()} < made
    assert [hashed(text) for text, _ in documented()] == [found for _, found in documented()]


def hashed(text: str) -> str:
    return b32encode(sha256(text.encode()).digest()).decode().lower().rstrip("=")


def test_a_row_that_is_a_sentence_stands_in_quotes() -> None:
    fact = """\
- id: found
  table:
  - {finding: It sank., in whom: some mice}
  - {finding: It rose., in whom: some rats}
  - {finding: It stayed., in whom: some cats}
  one-each: [in whom]
  ask: {in whom: "<finding> In whom was it found?"}
"""

    said = [plain(one) for one in claims(f"facts:\n{fact}")]

    assert any("“some rats”" in one and "belongs to “It rose”" in one for one in said)
