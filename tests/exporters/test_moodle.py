"""Moodle XML, read back as Moodle reads it: its elements, its fields in braces, its files."""

import html
import json
import re
from base64 import b64decode
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quizgen.exporters._clozes import BLANK_IN_MATHS, NO_BLANK
from quizgen.exporters._texts import TOO_MANY_PARTS
from quizgen.exporters._typed import NO_ANSWER
from quizgen.exporters.moodle import EXPORTER
from quizgen.markdown import to_html, to_plain
from quizgen.model import (
    Bank,
    Blank,
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Item,
    Listed,
    Order,
    Recall,
    Typed,
)
from tests.exporters.courses import (
    BLUE,
    EVERY_SHAPE,
    HARMLESS,
    MEDIA,
    NASTIES,
    NESTED,
    RED,
    WITH_PICTURES,
    elements,
    golden,
    nasty,
    rendered,
)
from tests.exporters.examples import SAMPLE, bank_of, choice, cloze, item, recall, shaped

FIELD = re.compile(r"\{[0-9]*:(?:SHORTANSWER|SHORTANSWER_C):(?P<answers>.*?)\}", re.DOTALL)
"""A field of a cloze: Moodle finds it in the text before it decodes any entity."""

ANSWER = re.compile(r"(=|%-?\d+%)(.*?)(?:(?<!&)#(.*))?", re.DOTALL)
"""One of its answers: its worth, its text, and its feedback after a `#` of no entity."""


def read(bank: Bank) -> list[Any]:
    """Return the questions of a bank, without the categories."""
    content, _ = rendered(EXPORTER, bank)
    return [one for one in etree.fromstring(content) if one.get("type") != "category"]


def only(bank: Bank) -> Any:  # noqa: ANN401  lxml is untyped
    (question,) = read(bank)
    return question


def answers(question: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401  lxml is untyped
    """Return of each answer its worth, its text and its feedback."""
    return [
        (one.get("fraction"), one.findtext("text") or "", one.findtext("feedback/text") or "")
        for one in question.findall("answer")
    ]


def fields(question: Any) -> list[list[tuple[str, str, str]]]:  # noqa: ANN401  lxml is untyped
    """Return of each field of a cloze its answers: worth, text, feedback."""
    text = question.findtext("questiontext/text")
    return [
        [answer_of(one) for one in found["answers"].split("~")] for found in FIELD.finditer(text)
    ]


def answer_of(alternative: str) -> tuple[str, str, str]:
    """Return worth, text and feedback of an answer; only then are entities decoded."""
    found = ANSWER.fullmatch(alternative)
    assert found, alternative
    worth, text, feedback = found.groups("")
    return worth, html.unescape(text), html.unescape(feedback)


def test_a_bank_is_what_it_was(pytestconfig: pytest.Config) -> None:
    content, _ = rendered(EXPORTER, SAMPLE)

    anew = pytestconfig.getoption("--cases-anew")
    assert content.decode() == golden("sample.moodle.xml", content.decode(), anew=anew)


def test_each_shape_is_a_question_of_moodles_own_sort() -> None:
    assert [question.get("type") for question in read(EVERY_SHAPE)] == [
        "multichoice", "multichoice", "ordering", "matching", "truefalse", "numerical",
        "shortanswer", "cloze", "cloze",
    ]  # fmt: skip


def test_the_guid_is_name_and_id_number() -> None:
    for question, made in zip(read(EVERY_SHAPE), EVERY_SHAPE.items, strict=True):
        assert question.findtext("name/text") == question.findtext("idnumber") == made.guid


def test_a_question_knows_its_fact() -> None:
    (instruction,) = only(bank_of(choice("a"))).xpath("processing-instruction('quizgen')")

    known = json.loads(instruction.text)
    assert (known["bank"], known["fact"], known["way"]) == ("magnesium-kfwq", "a", "choice")


def test_explanation_quote_and_source_are_the_general_feedback() -> None:
    feedback = read(EVERY_SHAPE)[0].findtext("generalfeedback/text")

    assert feedback == (
        '<div class="quizgen-why">It sits in the <em>pore</em>.</div>'
        "<blockquote>Mg<sup>2+</sup> blocks it.</blockquote>"
        '<div class="quizgen-source">The aching back, after '
        "<cite>Can Magnesium Cause Back Pain?</cite>, A. Writer</div>"
    )


def test_tags_and_hint_are_there() -> None:
    question = read(EVERY_SHAPE)[0]

    assert [tag.findtext("text") for tag in question.findall("tags/tag")] == ["pain"]
    assert question.findtext("hint/text") == "A."


def test_a_choice_has_one_key_and_the_reasons() -> None:
    question = read(EVERY_SHAPE)[0]

    assert question.findtext("single") == "true"
    assert sorted(answers(question)) == [
        ("0", "AMPA receptor", "AMPA channels carry no magnesium block."),
        ("0", "Histamine H1 receptor", "H1 is not an ion channel."),
        ("100", "NMDA receptor", ""),
    ]


def test_the_points_of_several_keys_are_shared() -> None:
    question = read(EVERY_SHAPE)[1]

    assert question.findtext("single") == "false"
    assert sorted({(worth, text) for worth, text, _ in answers(question)}) == [
        ("-33.33333", "Creatine"), ("-33.33333", "Omega-3"), ("-33.33333", "Vitamin D"),
        ("50", "Calcium"), ("50", "Magnesium"),
    ]  # fmt: skip


GRADES = ("100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10")


@pytest.mark.parametrize(("parts", "worth"), list(enumerate(GRADES[1:], 2)))
def test_a_part_of_the_points_is_one_that_moodle_lists(parts: int, worth: str) -> None:
    keys = tuple(f"key {number}" for number in range(parts))
    wrong = tuple(Distractor(f"wrong {number}", Listed()) for number in range(parts))

    question = only(bank_of(item("a", ChooseAll(keys, wrong))))

    assert {one[0] for one in answers(question)} == {worth, f"-{worth}"}


def test_eleven_parts_would_stop_moodles_import_and_are_left_out() -> None:
    shape = ChooseAll(
        ("a", "b"), tuple(Distractor(f"wrong {number}", Listed()) for number in range(11))
    )

    _, made = rendered(EXPORTER, bank_of(item("a", shape), choice("b")))

    assert [(left.item.fact, left.reason) for left in made.left_out] == [("a", TOO_MANY_PARTS)]


def test_numbers_are_not_shuffled() -> None:
    shape = Choice("20 mg", (Distractor("10 mg", Listed()), Distractor("30 mg", Listed())))

    question = only(bank_of(item("a", shape)))

    assert question.findtext("shuffleanswers") == "false"
    assert [text for _, text, _ in answers(question)] == ["10 mg", "20 mg", "30 mg"]


def test_a_sentence_is_judged_by_the_two_words_that_moodle_knows() -> None:
    question = read(EVERY_SHAPE)[4]

    assert answers(question) == [("0", "true", ""), ("100", "false", "")]
    assert question.findtext("penalty") == "1"


def test_the_order_of_the_answers_is_the_key() -> None:
    question = read(EVERY_SHAPE)[2]

    steps = [text for _, text, _ in answers(question)]
    assert steps == ["Tissue is hurt", "The nerve ending fires", "The cord is reached"]
    assert question.findtext("gradingtype") == "RELATIVE_NEXT_EXCLUDE_LAST"


def test_steps_in_any_order_share_the_place_that_each_is_given() -> None:
    question = read(EVERY_SHAPE)[3]

    pairs = {
        one.findtext("text"): one.findtext("answer/text") for one in question.findall("subquestion")
    }
    assert pairs == {
        "Wash hands": "1", "Check the dose": "2–3", "Check the label": "2–3", "Inject": "4"
    }  # fmt: skip
    assert list(pairs.values()) != sorted(pairs.values())


def test_a_number_has_a_tolerance_and_a_unit_that_may_be_left_away() -> None:
    question = read(EVERY_SHAPE)[5]

    assert answers(question) == [
        ("100", "24.305", ""), ("100", "24.3", ""), ("50", "24", "Rounded too far.")
    ]  # fmt: skip
    assert [one.findtext("tolerance") for one in question.findall("answer")] == ["0.05", "0", "0"]
    assert question.findtext("units/unit/unit_name") == "u"
    assert (question.findtext("unitgradingtype"), question.findtext("showunits")) == ("0", "0")


def test_an_answer_is_right_as_it_is_shown_and_as_it_is_typed() -> None:
    question = read(EVERY_SHAPE)[6]

    assert question.findtext("usecase") == "0"
    assert answers(question) == [
        ("100", "Mg²⁺", ""), ("100", "Mg2+", ""), ("100", "magnesium ion", ""), ("100", "\\*", ""),
        ("50", "Mg", "That is the metal."),
    ]  # fmt: skip


def test_case_counts_where_the_list_says_so() -> None:
    exact = only(bank_of(item("a", Typed("TP53", exact=True))))
    blank = only(bank_of(cloze("a", "The ", Blank(1, "TP53", exact=True))))

    assert exact.findtext("usecase") == "1"
    assert "{1:SHORTANSWER_C:=TP53}" in blank.findtext("questiontext/text")


def test_each_blank_is_a_field() -> None:
    one, several = read(EVERY_SHAPE)[7:]

    assert one.findtext("questiontext/text") == (
        "<p>A {1:SHORTANSWER:=&#37;pore&#126;~=[hole]} in the <code>wall</code></p>"
    )
    assert several.findtext("questiontext/text") == (
        "<p>A &#123;b&#125; {1:SHORTANSWER:=pore} (a <em>hole</em>) [b1] "
        "{1:SHORTANSWER:=Mg²⁺~=Mg2+~=&#123;x&#125;} end.</p>"
    )
    assert one.find("defaultgrade") is None


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (cloze("x", r"\(x = ", Blank(1, "2"), r"\)"), BLANK_IN_MATHS),
        (cloze("x", "nothing to fill in"), NO_BLANK),
        (cloze("x", Blank(1, " ")), NO_ANSWER),
        (item("x", Typed(" ")), NO_ANSWER),
    ],
)
def test_what_cannot_be_typed_is_left_out_with_the_reason(made: Item, reason: str) -> None:
    beside = cloze("beside", r"\(x\) is ", Blank(1, "2"), r" and \(y\) is 3")

    _, told = rendered(EXPORTER, bank_of(made, beside))

    assert [(left.item.fact, left.reason) for left in told.left_out] == [("x", reason)]


def test_a_picture_lies_beside_each_text_that_shows_it() -> None:
    question = read(WITH_PICTURES)[0]

    stem, key = question.find("questiontext"), question.xpath("answer[@fraction='100']")[0]
    assert stem.findtext("text") == (
        "<p>Which one, ![lost](lost.png)?</p>"
        f'<img src="@@PLUGINFILE@@/{RED}" alt="a &quot;red&quot; &lt;square&gt;">'
    )
    assert key.findtext("text") == f'the <img src="@@PLUGINFILE@@/{RED}" alt="red"> one'
    assert sorted(one.get("name") for one in question.iter("file")) == [BLUE, RED, RED]
    assert {one.get("path") for one in question.iter("file")} == {"/"}
    for one in question.iter("file"):
        assert b64decode(one.text) == MEDIA[one.get("name")]


def test_maths_stays_what_it_is() -> None:
    stem = r"Is \(a < \frac{1}{2}\)?"

    shown = only(bank_of(replace(choice("a"), stem=stem))).findtext("questiontext/text")

    assert shown == r"<p>Is \(a &lt; \frac{1}{2}\)?</p>"


def test_the_category_carries_the_release() -> None:
    content, _ = rendered(EXPORTER, NESTED)

    assert etree.fromstring(content).xpath("question/category/text/text()") == [
        "$course$/top/Health/Pain/2026-11",
        "$course$/top/Health/Pain/2026-11/Back//Neck",
        "$course$/top/Other/2026-11",
    ]


def test_what_is_only_rated_is_left_out_with_the_reason() -> None:
    _, made = rendered(EXPORTER, bank_of(recall("a")))

    assert [left.reason for left in made.left_out] == [
        "the learner rates it, and this format has nobody who does"
    ]


def steps_of(question: Any) -> list[str]:  # noqa: ANN401  lxml is untyped
    return [one.findtext("text") for one in question.findall("subquestion")]


@pytest.mark.parametrize("text", NASTIES)
def test_nasty_text_is_text(text: str) -> None:
    choice_of, all_of, order, _, typed, number, blank = read(nasty(text))

    shown = fair(to_html(f"k {text}"))
    assert (shown, "100") in {(text, worth) for worth, text, _ in answers(choice_of)}
    assert (shown, "50") in {(text, worth) for worth, text, _ in answers(all_of)}
    assert {feedback for _, _, feedback in answers(choice_of)} == {"", fair(to_html(text))}
    assert sorted(steps_of(order)) == [fair(to_html(f"{sign} {text}")) for sign in "123"]
    assert len(answers(number)) == 3
    assert answers(typed)[0][1].startswith("t")
    (field,) = fields(blank)
    answer = " ".join(to_plain(f"b {text}").split()).replace("*", "\\*")
    assert field[0][:2] == ("=", fair(answer))


@pytest.mark.parametrize("text", NASTIES)
def test_no_text_brings_an_element_of_its_own(text: str) -> None:
    for question in read(nasty(text)):
        shown = question.xpath(".//*[@format='html']/text/text()")

        assert elements("".join(shown)) <= HARMLESS


def fair(rendered_text: str) -> str:
    """Return HTML as XML can hold it."""
    return rendered_text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


@given(st.text())
@settings(max_examples=60)
def test_any_text_survives(text: str) -> None:
    questions = read(nasty(text))

    assert len(questions) == 7
    choice_of, blank = questions[0], questions[6]
    assert fair(to_html(f"k {text}")) in [one[1] for one in answers(choice_of)]
    assert len(fields(blank)) == 1


def test_ways_of_one_question_are_asked_once() -> None:
    _, made = rendered(EXPORTER, bank_of(choice("a"), item("a", Typed("NMDA receptor"))))

    assert [left.reason for left in made.left_out] == ["its question is asked as `choice`"]


def test_a_recall_never_becomes_a_question() -> None:
    kept = shaped("signal", Order((("a",), ("b",))))

    questions = read(bank_of(replace(kept, name="recall", shape=Recall("a b")), kept))

    assert [one.get("type") for one in questions] == ["ordering"]


def test_one_cloze_of_several_numbers_is_one_question() -> None:
    made = cloze("a", Blank(1, "x"), " and ", Blank(2, "y"))

    assert isinstance(made.shape, Cloze)
    assert len(fields(only(bank_of(made)))) == 2
