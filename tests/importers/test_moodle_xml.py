"""Moodle XML as courses export it: what becomes of each sort of question."""

from base64 import b64encode
from pathlib import Path

import pytest

from quizgen.importers.contract import Pairs, Question
from quizgen.importing import Imported, Order
from quizgen.model import Blank, Choice, ChooseAll, Cloze, Entry, TrueFalse, Typed
from quizgen.model import Order as Steps
from quizgen.problems import Refused
from tests.importers.examples import imported, problems_of
from tests.pictures.examples import png


def quiz(inside: str, kind: str = "multichoice", text: str = "<p>Which?</p>") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><quiz><question type="{kind}">'
        f"<name><text>Q one</text></name><questiontext format='html'>"
        f"<text><![CDATA[{text}]]></text></questiontext>{inside}</question></quiz>"
    ).encode()


def answer(text: str, worth: object, feedback: str = "", more: str = "") -> str:
    return (
        f'<answer fraction="{worth}" format="html"><text><![CDATA[{text}]]></text>'
        f"<feedback format='html'><text>{feedback}</text></feedback>{more}</answer>"
    )


def only(content: bytes) -> Question:
    (question,) = imported(content).taken.questions
    return question


def nothing_carried(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        imported(content)
    (problem,) = refused.value.problems
    return problem.message


def test_feedback_is_the_reason_and_general_feedback_the_why() -> None:
    found = only(
        quiz(
            answer("H<sub>2</sub>O", 100, "Yes.")
            + answer("O", 0, "Too little.")
            + answer("half", 50, "In part.")
            + answer("N", -25)
            + "<generalfeedback format='html'><text>Because.</text></generalfeedback>"
            + "<tags><tag><text>two words</text></tag></tags><idnumber>water-1</idnumber>"
        )
    )

    assert isinstance(found.shape, Choice)
    assert found.shape.key == "H~2~O"
    assert [(one.text, one.reason) for one in found.shape.distractors] == [
        ("O", "Too little."),
        ("N", ""),
    ]
    assert found.never == (Entry("half", "In part."),)
    assert found.why == "Because.\nYes."
    assert (found.tags, found.id) == (("two-words",), "water-1")


def test_half_the_points_are_neither_right_nor_wrong() -> None:
    text = imported(quiz(answer("a", 100) + answer("b", 50) + answer("c", 0))).text

    assert "  wrong:\n    - c\n  never:\n    - b\n" in text


def test_several_right_answers_are_chosen_all() -> None:
    found = only(
        quiz("<single>false</single>" + answer("a", 50) + answer("b", 50) + answer("c", -100))
    )

    assert isinstance(found.shape, ChooseAll)
    assert found.shape.keys == ("a", "b")


def test_a_false_sentence_lacks_what_is_true_instead() -> None:
    found = imported(quiz(answer("true", 0) + answer("false", 100, "No."), "truefalse", "Uphill."))

    assert found.taken.questions[0].shape == TrueFalse(true=False)
    assert "# fill in  truth: " in found.text
    assert problems_of(found.text) == ["F103"]


def test_typed_answers_keep_their_spellings_and_lose_patterns() -> None:
    found = imported(
        quiz(
            answer("Mg", 100)
            + answer(r"Mg\*", 100)
            + answer("*mag*", 100)
            + answer("Mn", 0, "No.")
            + "<usecase>1</usecase>",
            "shortanswer",
        )
    )

    assert found.taken.questions[0].shape == Typed("Mg", ("Mg*",), (), exact=True)
    assert "lost: line 1, question 1 'Q one': the pattern '*mag*'" in list(found.lines())
    assert "    Mn: No.\n" in found.text


def test_a_number_keeps_its_tolerance_and_its_unit() -> None:
    found = only(
        quiz(
            answer("24.305", 100, more="<tolerance>0.05</tolerance>")
            + "<units><unit><multiplier>1</multiplier><unit_name>u</unit_name></unit></units>",
            "numerical",
        )
    )

    assert found.shape == Typed("24.305 ± 0.05 u")


def test_a_cloze_keeps_its_fields() -> None:
    text = (
        "<p>A {1:SHORTANSWER:=pore~=a hole~%50%gap#almost} holds "
        "{2:MULTICHOICE_S:=Mg&lt;2&gt;~Ca#no: that~Na} at {1:NUMERICAL:=37:0.5} in {x}.</p>"
    )

    found = only(quiz("", "cloze", text))

    assert isinstance(found.shape, Cloze)
    assert found.shape.pieces == (
        "A ",
        Blank(1, "pore", "", ("a hole",), (Entry("gap", "almost"),)),
        " holds ",
        Blank(2, "Mg<2>"),
        " at ",
        Blank(3, "37 ± 0.5"),
        " in {x}.",
    )
    assert found.wrong == {2: (Entry("Ca", "no: that"), Entry("Na"))}


def test_an_ordering_is_steps() -> None:
    found = only(
        quiz(answer("first", 100) + answer("second", 100) + answer("third", 100), "ordering")
    )

    assert found.shape == Steps((("first",), ("second",), ("third",)))


def test_a_matching_makes_no_claim_by_itself() -> None:
    pairs = "".join(
        f"<subquestion><text>{thing}</text><answer><text>{other}</text></answer></subquestion>"
        for thing, other in (("Na", "sodium"), ("K | a", "potassium"), ("", "iron"))
    )

    found = imported(quiz(pairs, "matching"))

    assert found.taken.questions[0].shape == Pairs((("Na", "sodium"), ("K | a", "potassium")))
    assert "# fill in  one-each: [match]" in found.text
    assert "\n  one-each" not in found.text
    assert set(problems_of(found.text)) <= {"F142"}
    assert problems_of(found.text.replace("  ask:", "  one-each: [match]\n  ask:")) == []


@pytest.mark.parametrize("kind", ["essay", "description", "calculated", "ddwtos", "random"])
def test_what_has_no_shape_is_named(kind: str) -> None:
    where = "line 1, question 1 'Q one'"

    assert nothing_carried(quiz("", kind)) == (
        f"{where}: Moodle's sort {kind!r} has no shape in a list"
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (quiz(answer("a", 50) + answer("b", 0)), "none of its answers is fully right"),
        (quiz(answer("a", "much")), "the worth of an answer is no number"),
        (quiz(answer("a", 100), text=" "), "its text is empty"),
        (quiz("<hidden>1</hidden>"), "it is hidden in Moodle, as older versions are"),
        (quiz("", "cloze", "no field"), "its text has no field that can be read"),
        (quiz("", "cloze", "{1:SHORTANSWER:a}"), "a field has no right answer"),
        (quiz(answer("true", 100), "truefalse"), "it does not say whether it is true"),
    ],
)
def test_why_a_question_is_not_carried(content: bytes, why: str) -> None:
    assert nothing_carried(content) == f"line 1, question 1 'Q one': {why}"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<quiz>", "this is no XML: "),
        (b"<html/>", "this XML is not Moodle's: it begins with <html>, not with <quiz>"),
        (b"<quiz/>", "there is no question in it"),
    ],
)
def test_what_is_no_question_bank_is_refused(content: bytes, message: str) -> None:
    assert nothing_carried(content).startswith(message)


def with_picture(name: str) -> Imported:
    file = f'<file name="{name}" path="/" encoding="base64">{b64encode(png(9)).decode()}</file>'
    text = f'<p><img src="@@PLUGINFILE@@/{name}" alt="a [map]"> Which?</p>'
    question = quiz(answer("a", 100) + answer("b", 0), text=text)
    content = question.replace(
        b"</text></questiontext>", b"</text>" + file.encode() + b"</questiontext>"
    )
    return imported(content, order=Order(Path("out/x.yaml")))


def test_a_picture_lies_in_a_folder_beside_the_list() -> None:
    found = with_picture("map.png")

    assert dict(found.files) == {"x-pictures/map.png": png(9)}
    assert found.taken.questions[0].stem == "![a (map)](x-pictures/map.png) Which?"


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "/etc/x.png", ".hidden", "a b;rm.png"])
def test_no_picture_leaves_its_folder(name: str) -> None:
    (path,) = with_picture(name).files

    folder, _, file = path.partition("/")
    assert folder == "x-pictures"
    assert not set(file) & set("/\\ ;")
    assert not file.startswith(".")


@pytest.mark.parametrize(
    "text",
    ["<a " * 15_000, "<!--" * 14_000, "<b>" * 15_000, "{1:SHORTANSWER:" * 1_300, "`*\\(" * 4_900],
)
def test_a_text_made_to_take_for_ever_is_soon_done_with(text: str) -> None:
    content = quiz(
        answer("a", 100) + answer("b", 0), "cloze" if "{" in text else "multichoice", text
    )

    message = nothing_carried(content)

    assert "question 1 'Q one'" in message
