"""GIFT, read by a program that is not ours: npm's `gift-pegjs`, the grammar written down.

`QUIZGEN_GIFT_READER` are the node that runs it and the folder of the package.
"""

import json
import re
import shlex
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from os import environ
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.exporters._clozes import BLANK_IN_MATHS, NO_BLANK
from quizgen.exporters._gift.questions import (
    ARROW,
    EXACT,
    LONG_NUMBER,
    PICTURE,
    SEVERAL_BLANKS,
)
from quizgen.exporters._texts import TOO_MANY_PARTS
from quizgen.exporters._typed import NO_ANSWER
from quizgen.exporters.gift import EXPORTER
from quizgen.markdown import to_html, to_plain
from quizgen.model import Bank, Blank, ChooseAll, Distractor, Item, Listed, Numeric, Quantity, Typed
from tests.exporters.courses import (
    EVERY_SHAPE,
    NASTIES,
    NESTED,
    PICTURED,
    golden,
    nasty,
    rendered,
)
from tests.exporters.examples import SAMPLE, bank_of, choice, cloze, item

COMMAND = shlex.split(environ.get("QUIZGEN_GIFT_READER", ""))
SCRIPT = """
const { parse } = require(process.argv[1]);
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => parse(text))));
"""
Question = dict[str, Any]
Reader = Callable[[Sequence[Bank]], list[list[Question]]]


@pytest.fixture(scope="module")
def read() -> Reader:
    """Returns the questions of each bank as the other program reads them, without categories."""
    if not COMMAND:
        pytest.skip("NO OTHER READER OF GIFT: npm install gift-pegjs, set QUIZGEN_GIFT_READER")

    def parsed(banks: Sequence[Bank]) -> list[list[Question]]:
        node, package = COMMAND
        texts = [rendered(EXPORTER, bank)[0].decode() for bank in banks]
        run = subprocess.run(
            [node, "-e", SCRIPT, package],
            input=json.dumps(texts), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        return [
            [one for one in questions if one["type"] != "Category"]
            for questions in json.loads(run.stdout)
        ]

    return parsed


def by_fact(questions: list[Question], bank: Bank) -> dict[str, Question]:
    facts = {made.guid: made.fact for made in bank.items}
    return {facts[question["id"]]: question for question in questions}


@pytest.fixture(scope="module")
def every_shape(read: Reader) -> dict[str, Question]:
    (questions,) = read([EVERY_SHAPE])
    return by_fact(questions, EVERY_SHAPE)


def options(question: Question) -> list[tuple[bool, float | None, str, str]]:
    """Return of each option whether it is right, its weight, its text and its feedback."""
    return [
        (
            one["isCorrect"],
            one["weight"],
            one["text"]["text"],
            (one["feedback"] or {"text": ""})["text"],
        )
        for one in question["choices"]
    ]


def left_out(*items: Item) -> list[tuple[str, str]]:
    _, made = rendered(EXPORTER, bank_of(*items))
    return [(left.item.fact, left.reason) for left in made.left_out]


def test_a_bank_is_what_it_was(pytestconfig: pytest.Config) -> None:
    content, _ = rendered(EXPORTER, SAMPLE)

    anew = pytestconfig.getoption("--cases-anew")
    assert content.decode() == golden("sample.gift.txt", content.decode(), anew=anew)


def test_each_shape_is_a_question_of_its_sort(every_shape: dict[str, Question]) -> None:
    assert {fact: question["type"] for fact, question in every_shape.items()} == {
        "nmda": "MC", "minerals": "MC", "signal": "Matching", "injection": "Matching",
        "myth": "TF", "mass": "Numerical", "ion": "Short", "one": "Short",
    }  # fmt: skip


def test_guid_tags_and_feedback_are_there(every_shape: dict[str, Question]) -> None:
    question = every_shape["nmda"]

    assert question["title"] == question["id"] == EVERY_SHAPE.items[0].guid
    assert question["tags"] == ["pain"]
    assert question["stem"] == {
        "format": "html", "text": "<p>Which receptor does magnesium block at rest?</p>"
    }  # fmt: skip
    assert question["globalFeedback"]["text"].startswith(
        '<div class="quizgen-why">It sits in the <em>pore</em>.</div><blockquote>'
    )


def test_a_choice_has_one_key_and_the_reasons(every_shape: dict[str, Question]) -> None:
    assert sorted(options(every_shape["nmda"]), key=lambda one: one[2]) == [
        (False, None, "<p>AMPA receptor</p>", "<p>AMPA channels carry no magnesium block.</p>"),
        (False, None, "<p>Histamine H1 receptor</p>", "<p>H1 is not an ion channel.</p>"),
        (True, None, "<p>NMDA receptor</p>", ""),
    ]


def test_the_points_of_several_keys_are_shared(every_shape: dict[str, Question]) -> None:
    weights = {text: weight for _, weight, text, _ in options(every_shape["minerals"])}

    assert weights == {
        "<p>Calcium</p>": 50, "<p>Magnesium</p>": 50, "<p>Creatine</p>": -33.33333,
        "<p>Omega-3</p>": -33.33333, "<p>Vitamin D</p>": -33.33333,
    }  # fmt: skip


def test_each_step_is_given_its_place(every_shape: dict[str, Question]) -> None:
    pairs = [
        (one["subquestion"]["text"], one["subanswer"])
        for one in every_shape["injection"]["matchPairs"]
    ]

    assert sorted(pairs, key=lambda pair: pair[1]) == [
        ("<p>Wash hands</p>", "1"), ("<p>Check the label</p>", "2–3"),
        ("<p>Check the dose</p>", "2–3"), ("<p>Inject</p>", "4"),
    ]  # fmt: skip
    assert [place for _, place in pairs] != sorted(place for _, place in pairs)


def test_a_sentence_is_judged(every_shape: dict[str, Question]) -> None:
    assert every_shape["myth"]["isTrue"] is False


def test_a_number_has_a_tolerance_and_its_unit_in_the_question(
    every_shape: dict[str, Question],
) -> None:
    question = every_shape["mass"]

    numbers = [
        (one["weight"], one["text"]["number"], one["text"]["range"]) for one in question["choices"]
    ]
    assert numbers == [(100, 24.305, 0.05), (100, 24.3, 0), (50, 24, 0)]
    assert question["choices"][2]["feedback"]["text"] == "<p>Rounded too far.</p>"
    assert question["stem"]["text"] == "<p>What is the mass of magnesium? (u)</p>"


def test_each_spelling_is_an_answer(every_shape: dict[str, Question]) -> None:
    answers = [(weight, text) for _, weight, text, _ in options(every_shape["ion"])]

    assert answers == [
        (100, "Mg²⁺"), (100, "Mg2+"), (100, "magnesium ion"), (100, "*"), (50, "Mg")
    ]  # fmt: skip


def test_a_blank_stands_in_its_text(every_shape: dict[str, Question]) -> None:
    question = every_shape["one"]

    assert question["stem"]["text"] == "<p>A _____ in the <code>wall</code></p>"
    assert [text for _, _, text, _ in options(question)] == ["%pore~", "[hole]"]


def test_an_answer_that_begins_like_a_format_keeps_its_beginning(read: Reader) -> None:
    ((question,),) = read([bank_of(item("a", Typed("[html] tag", ("[plain]", "[x]"))))])

    assert [text for _, _, text, _ in options(question)] == ["[html] tag", "[plain]", "[x]"]


def wide(count: int) -> ChooseAll:
    return ChooseAll(
        ("a", "b"), tuple(Distractor(f"wrong {one}", Listed()) for one in range(count))
    )


SMALL = Numeric("1e-30", Quantity(Decimal("1e-30"), Decimal("1e-30")))


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (PICTURED, PICTURE),
        (replace(item("x", wide(11))), TOO_MANY_PARTS),
        (item("x", SMALL), LONG_NUMBER),
        (item("x", Typed("TP53", exact=True)), EXACT),
        (cloze("x", "A ", Blank(1, "TP53", exact=True)), EXACT),
        (item("x", Typed("a -> b")), ARROW),
        (item("x", Typed("a", ("&&058;",))), ARROW),
        (cloze("x", Blank(1, "a"), Blank(1, "b")), SEVERAL_BLANKS),
        (cloze("x", "nothing to fill in"), NO_BLANK),
        (cloze("x", Blank(1, " ")), NO_ANSWER),
        (item("x", Typed(" ")), NO_ANSWER),
        (cloze("x", r"\(", Blank(1, "a"), r"\)"), BLANK_IN_MATHS),
    ],
)
def test_what_gift_cannot_hold_is_left_out_with_the_reason(made: Item, reason: str) -> None:
    assert left_out(made, choice("kept")) == [(made.fact, reason)]


def test_what_is_left_out_is_not_in_the_file() -> None:
    content, _ = rendered(EXPORTER, bank_of(PICTURED, choice("kept")))

    assert PICTURED.guid not in content.decode()
    assert choice("kept").guid in content.decode()


def test_the_category_carries_the_release() -> None:
    content, _ = rendered(EXPORTER, NESTED)

    assert re.findall(r"^\$CATEGORY: (.*)$", content.decode(), re.MULTILINE) == [
        "$course$/top/Health/Pain/2026-11",
        "$course$/top/Health/Pain/2026-11/Back//Neck",
        "$course$/top/Other/2026-11",
    ]


def held(text: str) -> str:
    """Return HTML on one line, as GIFT has it."""
    code = re.sub(
        r"<pre>.*?</pre>", lambda one: one[0].replace("\n", "<br>"), text, flags=re.DOTALL
    )
    return code.replace("\n", " ")


def paragraph(text: str) -> str:
    shown = to_html(text)
    return held(shown if shown.startswith(("<p>", "<pre>")) else f"<p>{shown}</p>")


def check(questions: dict[str, Question], text: str) -> None:
    """Assert that the items of `nasty(text)` came through, text by text."""
    option, key = paragraph(f"1 {text}"), paragraph(f"k {text}")
    picked = {text: feedback for _, _, text, feedback in options(questions["choice"])}
    assert {option, key} <= picked.keys()
    assert picked[option] == (
        paragraph(text) if to_html(text) else paragraph("Listed as wrong by the author.")
    )
    steps = [one["subquestion"]["text"] for one in questions["order"]["matchPairs"]]
    assert sorted(steps) == sorted(paragraph(f"{sign} {text}") for sign in "123")
    assert questions["myth"]["stem"]["text"] == paragraph(text or "?")
    assert [one["text"]["number"] for one in questions["number"]["choices"]] == [24.305, 24.3, 24]
    for fact in ("typed", "cloze"):
        first = options(questions[fact])[0][2]
        assert first == " ".join(to_plain(f"{fact[0].replace('c', 'b')} {text}").split())


@pytest.mark.parametrize("text", NASTIES)
def test_nasty_text_is_text(read: Reader, text: str) -> None:
    bank = nasty(text)

    (questions,) = read([bank])

    check(by_fact(questions, bank), text)


@given(st.lists(st.text(), min_size=10, max_size=20))
@settings(max_examples=10)
def test_any_text_survives(read: Reader, texts: list[str]) -> None:
    banks = [nasty(text) for text in texts if "->" not in text and "&&0" not in text]

    for bank, questions in zip(banks, read(banks), strict=True):
        assert len(questions) == len(bank.items)
