"""What a table's items are made of, and what their ids depend on."""

from collections.abc import Iterator

import pytest

from quizgen.facts.listing import read_list
from quizgen.identity import guid, target
from quizgen.kinds.contract import Context, Made
from quizgen.making import kinds
from quizgen.model import CellDiffers, Choice, Fact, Item, Picture
from quizgen.problems import Problem

ELEMENTS = """\
  table: |
    symbol | name      | number | period | why      | quote       | image
    Na     | sodium    | 11     | 3      | natrium  | Na is third | ![salt](na.png)
    K      | potassium | 19     | 4      |          |             | k.png
    Mg     | magnesium | 12     | 3      |          |             |
    Og     | oganesson | 118    |        |          |             |
  unique: [name, number]
  one-each: [period]
"""
ASK = """\
  ask:
    number: What is the atomic number of <name>?
    symbol: Which of these stands in period <period>?
"""


def read(fields: str) -> Fact:
    text = f"title: T\nbank: atoms-abcd\ncite: x\nfacts:\n- id: one\n{fields}"
    found = read_list(text.encode(), "list.yaml", kinds())
    assert found.problems == ()
    (fact,) = found.facts
    return fact


def made(fields: str, *released: str) -> Made:
    found = read_list(b"title: T\nbank: atoms-abcd\nfacts: []\n", "list.yaml", kinds())
    context = Context(found.origin, released=lambda _guid: released)
    return kinds()["table"].make(read(fields), context)


def items(fields: str) -> dict[tuple[str, str], Item]:
    return {(item.name, item.stem): item for item in made(fields).items}


def choices(found: Made) -> Iterator[tuple[Item, Choice]]:
    yield from ((item, item.shape) for item in found.items if isinstance(item.shape, Choice))


def places(found: Made) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in found.problems]


def test_the_ids_are_those_that_are_published() -> None:
    found = items(ELEMENTS + ASK)

    forward = found["recall:number<name>", "What is the atomic number of sodium?"]
    reverse = found["choice:symbol<period>", "Which of these stands in period 4?"]
    assert forward.guid == guid("atoms-abcd", "one", "cell", "number", "name", "", "Na")
    assert forward.targets == (target("atoms-abcd", "one", "Na", "number"),)
    assert reverse.guid == guid("atoms-abcd", "one", "cell", "symbol", "period", "", "K")
    assert reverse.targets == (target("atoms-abcd", "one", "K", "period"),)


def test_a_row_that_moves_and_a_corrected_word_keep_their_ids() -> None:
    lines = ELEMENTS.split("\n")
    moved = "\n".join([*lines[:2], lines[4], lines[2], lines[3], *lines[5:]])
    corrected = (ELEMENTS + ASK).replace("Na ", "NA ").replace("name", "full name")

    before = made(ELEMENTS + ASK).items
    after = made(moved + ASK).items
    renamed = made(f"{corrected}  was: {{NA: Na, full name: name}}\n").items

    assert {(one.guid, one.targets) for one in after} == {(one.guid, one.targets) for one in before}
    assert [one.guid for one in renamed] == [one.guid for one in before]
    assert [one.targets for one in renamed] == [one.targets for one in before]


def test_the_order_in_which_slots_stand_is_no_part_of_an_id() -> None:
    table = "  table: |\n    p | t | form\n    yo | now | voy\n    tú | now | vas\n"
    keys = "  rows: [p, t]\n  one-each: form\n"

    one = made(f"{table}{keys}  ask: {{form: 'What is <p>, <t>?'}}\n").items
    other = made(f"{table}{keys}  ask: {{form: 'In <t>, what is <p>?'}}\n").items

    assert [item.guid for item in one] == [item.guid for item in other]
    assert one[0].targets == (target("atoms-abcd", "one", "yo", "now", "form"),)


def test_what_a_row_says_of_itself_stands_on_its_items_before_what_the_fact_says() -> None:
    own = "  why: They are elements.\n  quote: All are elements\n  image: all.png\n"
    found = items(ELEMENTS + ASK + own)

    first = found["recall:number<name>", "What is the atomic number of sodium?"]
    second = found["recall:number<name>", "What is the atomic number of potassium?"]
    third = found["recall:number<name>", "What is the atomic number of magnesium?"]

    assert first.why == "natrium\nThey are elements."
    assert first.quotes == ("Na is third", "All are elements")
    assert first.pictures == (Picture("na.png", "salt"), Picture("all.png"))
    assert second.pictures == (Picture("k.png"), Picture("all.png"))
    assert (third.why, third.pictures) == ("They are elements.", (Picture("all.png"),))


def test_an_option_says_of_which_row_it_is_or_what_is_true_of_it() -> None:
    more = ELEMENTS.replace("    Mg", "    Li | lithium | 3 | 2 | | |\n    Mg") + ASK
    by_stem = {item.stem: choice for item, choice in choices(made(more))}

    asked = by_stem["What is the atomic number of sodium?"].distractors
    forward = {one.text: one for one in asked}
    asked = by_stem["Which of these stands in period 3?"].distractors
    reverse = {one.text: one for one in asked}
    assert forward["19"].claim == CellDiffers("number", "K")
    assert forward["19"].reason == "potassium"
    assert reverse["K"].claim == CellDiffers("period", "K")
    assert reverse["K"].reason == "period 4"


def test_an_option_that_is_the_name_of_its_row_is_no_reason_of_itself() -> None:
    cells = "    organelle | task\n    nucleus | keeps DNA\n    ribosome | builds proteins\n"
    cells += "    vacuole |\n    centriole |\n"
    ask = "  unique: task\n  ask: {organelle: What <task>?}\n"

    found = [
        option
        for _, choice in choices(made(f"  table: |\n{cells}{ask}"))
        for option in choice.distractors
    ]

    reasons = {option.text: option.reason for option in found}
    assert (reasons["vacuole"], reasons["centriole"]) == ("", "")
    assert (reasons["nucleus"], reasons["ribosome"]) == ("keeps DNA", "builds proteins")


LONG = "  table: |\n    name | kind\n" + "".join(
    f"    thing{number} | kind {number:04}\n" for number in range(300)
)


def test_of_a_long_column_what_was_released_stays_and_eight_are_kept() -> None:
    fields = f"{LONG}  one-each: kind\n  ask: {{kind: What is <name>?}}\n"

    found = made(fields, "kind 0150", "kind 0299", "kind 0007")

    everything = [choice for _, choice in choices(found)]
    assert len(everything) == 300
    for choice in everything:
        texts = [one.text for one in choice.distractors]
        wanted = [text for text in ("kind 0150", "kind 0299", "kind 0007") if text != choice.key]
        assert texts[: len(wanted)] == wanted
        assert len(texts) == 8


def test_numbers_of_a_long_column_are_near_the_key() -> None:
    rows = "".join(f"    n{number} | {number * 7}\n" for number in range(300))
    keys = "  one-each: count\n  ask: {count: 'How many <name>?'}\n"
    fields = f"  table: |\n    name | count\n{rows}{keys}"

    found = [choice for _, choice in choices(made(fields))]

    apart = [abs(int(one.text) - int(choice.key)) for choice in found for one in choice.distractors]
    assert max(apart) <= 31 * 7


def test_the_few_that_do_not_fit_are_found_among_many_that_do() -> None:
    rows = "".join(
        f"    n{number} | {'rare' if number > 997 else 'usual'}\n" for number in range(1000)
    )
    fields = (
        f"  table: |\n    name | kind\n{rows}  one-each: kind\n"
        "  ask: {name: Which of these is <kind>?}\n"
    )

    found = [choice for _, choice in choices(made(fields))]

    assert len(found) == 1000
    assert {one.text for one in found[0].distractors} == {"n998", "n999"}


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("  table: |\n    a | b\n    x | 1\n      | 2\n  one-each: b\n", ("F163", 9, 7)),
        ("  table: |\n    a | b\n    x | 1\n    X | 2\n  one-each: b\n", ("F163", 9, 5)),
        ("  table: |\n    a | b\n    x | 1\n    y | -\n  one-each: b\n", ("F150", 9, 9)),
        ("  table:\n  - {a: x, b: 1}\n  - {a: y, b: '?'}\n  one-each: b\n", ("F150", 8, 15)),
        ("  table:\n  - {a: x, b: 1}\n  - {b: 2}\n  one-each: b\n", ("F163", 8, 5)),
        ("  table: \"a | b\\n x | 1\\n y | -\"\n  one-each: b\n", ("F150", 6, 10)),
        ("  table: |\n    a | b\n    x | 1\n    y | 1\n  unique: b\n", ("F168", 9, 9)),
        ("  table: |\n    a | b\n    x | 1\n    y | 2\n  one-each: c\n", ("F164", 10, 13)),
        (
            "  table: |\n    a | b\n    x | 1\n    y | 2\n  one-each: b\n  ask: {b: [q?, r?]}\n",
            ("F165", 11, 13),
        ),
    ],
)  # fmt: skip
def test_a_problem_names_the_very_cell(fields: str, place: tuple[str, int, int]) -> None:
    text = f"title: T\nbank: a-abcd\ncite: x\nfacts:\n- id: o\n{fields}"
    (fact,) = read_list(text.encode(), "list.yaml", kinds()).facts

    found = kinds()["table"].make(fact, Context(read_list(b"", "", kinds()).origin))

    line_of_table, code = place[1], place[0]
    assert (code, line_of_table, place[2]) in places(found)


def test_a_table_that_was_not_read_says_so() -> None:
    (problem,) = made("  table: rivers.csv\n").problems

    assert problem[1:3] == ("F169", "the table `rivers.csv` was not read")


def test_hints_say_what_to_write() -> None:
    fields = (
        "  table: |\n    person | tense | form | mood\n"
        "    yo | now | voy | a\n    yo | then | iba | b\n  one-each: form\n"
    )

    (problem,) = (one for one in made(fields).problems if one.code == "F163")

    assert problem.hint == "say what names a row: `rows: [person, tense]`"
    assert isinstance(problem, Problem)


def two_rows(one: str, other: str) -> str:
    return f"  table: |\n    sign | name\n    {one} | a\n    {other} | b\n  one-each: name\n"


@pytest.mark.parametrize("names", [("Mg", "mg"), ("1.1", "1.10"), ("ä", "a")])
def test_the_hint_on_two_names_that_differ_in_form_names_the_key_that_tells_them_apart(
    names: tuple[str, str],
) -> None:
    (problem,) = (one for one in made(two_rows(*names)).problems if one.code == "F163")

    assert problem.hint.endswith("; if case, accents or form tell them apart: `exact: yes`")
    assert made(f"{two_rows(*names)}  exact: yes\n").items


def test_the_hint_on_two_names_to_the_letter_names_no_such_key() -> None:
    (problem,) = (one for one in made(two_rows("mg", "mg")).problems if one.code == "F163")

    assert "exact" not in problem.hint


def test_a_note_says_which_claim_would_let_a_column_be_asked() -> None:
    fields = ELEMENTS.replace("  one-each: [period]\n", "  one-each: [number]\n") + ASK

    (problem,) = (one for one in made(fields).problems if one.code == "F166")

    hint = "if each symbol has exactly one period, add `one-each: [number, period]`"
    assert problem.hint == hint


@pytest.mark.parametrize("key", ["wrong", "never", "accept", "others-wrong"])
def test_what_is_wrong_belongs_to_a_column(key: str) -> None:
    text = f"title: T\nfacts:\n- id: one\n{ELEMENTS}  {key}: [air]\n"

    (problem,) = read_list(text.encode(), "list.yaml", kinds()).problems

    assert problem.message == f"`{key}` has no meaning beside `table`"
    assert problem.hint == "write it under `columns`, for the one it belongs to"


def test_what_is_filled_in_shows_as_it_stands_alone() -> None:
    table = "  table: |\n    a | b | c\n    '*x' | y* | 1\n    $ | d_e | 2\n    q | r | 3\n"
    keys = "  one-each: [b, c]\n  ask: {c: 'What of <a> with <b>?'}\n"

    stems = [item.stem for item in made(table.replace("'", "") + keys).items]

    assert stems[::3] == [
        r"What of \*x with y\*?",
        "What of $ with d_e?",
        "What of q with r?",
    ]
