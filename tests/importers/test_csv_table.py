"""Spreadsheets saved as CSV, as people have them."""

import pytest

from quizgen.importing import Order
from quizgen.model import Choice, ChooseAll, Recall, TrueFalse
from quizgen.problems import Refused
from tests.importers.examples import imported, problems_of

TABLE = """Question Text,A,B,C,Correct,Explanation,Topic
Which sea?,North Sea,Baltic Sea,Black Sea,A,It ends there.,"rivers, north"
Which river?,Rhine,Elbe,Oder,C,,
"""


def said(text: str, order: Order | None = None) -> list[str]:
    return list(imported(text.encode(), order=order).lines())


def refusal(text: str, order: Order | None = None) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        imported(text.encode(), order=order)
    (problem,) = refused.value.problems
    assert problem.code == "F016"
    return problem.message, problem.hint


def shapes(text: str, order: Order | None = None) -> list[object]:
    return [one.shape for one in imported(text.encode(), order=order).taken.questions]


def keys(text: str, order: Order | None = None) -> list[str]:
    return [one.key for one in shapes(text, order) if isinstance(one, Choice)]


def test_the_list_is_as_an_author_would_type_it() -> None:
    found = imported(TABLE.encode())

    assert found.text == (
        "title: rivers\n\nfacts:\n\n"
        "- question: 'Which sea?'\n  answer: North Sea\n"
        "  wrong:\n    - Baltic Sea\n    - Black Sea\n"
        "  why: It ends there.\n  tags:\n    - rivers\n    - north\n\n"
        "- question: 'Which river?'\n  answer: Oder\n  wrong:\n    - Rhine\n    - Elbe\n"
    ).replace("'Which sea?'", "Which sea?").replace("'Which river?'", "Which river?")
    assert problems_of(found.text) == []


def test_what_each_column_was_taken_for_is_shown() -> None:
    lines = said(TABLE)

    assert lines[:7] == [
        "question ← `Question Text`",
        "option A ← `A`",
        "option B ← `B`",
        "option C ← `C`",
        "answer ← `Correct`",
        "why ← `Explanation`",
        "tags ← `Topic`",
    ]
    assert "answers are letters of options" in lines
    assert "2 facts made of 2 questions." in lines


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_comma_and_every_code_page_is_read(sign: str, encoding: str) -> None:
    text = sign.join(["Frage", "Antwort", "falsch 1", "Grund 1"]) + "\r\n"
    text += sign.join(["Größe?", '"a, b; c"', "klein", "zu klein"]) + "\r\n"

    (question,) = imported(text.encode(encoding)).taken.questions

    assert question.stem == "Größe?"
    assert isinstance(question.shape, Choice)
    assert question.shape.key == "a, b; c"
    assert question.shape.distractors[0].reason == "zu klein"


@pytest.mark.parametrize(
    ("head", "row", "key"),
    [
        ("Question,Option A,Option B,Option C,Answer", "Q?,x,y,z,b)", "y"),
        ("Question,Option 1,Option 2,Option 3,Answer", "Q?,x,y,z,3", "z"),
        ("Question,Answer 1,Answer 2,Answer 3,Correct", "Q?,x,y,z,Y", "y"),
        ("Stem,Key,Distractor 1,Distractor 2", "Q?,x,y,z", "x"),
        ("frage,richtige antwort,falsche antwort 1,falsche antwort 2", "Q?,x,y,z", "x"),
        ("pregunta,respuesta correcta,incorrecta 1", "Q?,x,y", "x"),
        ("Q,A,Wrong", 'Q?,x,"y;z"', "x"),
        ("Front,Correct answer,Incorrect Answer 1,Incorrect Answer 2", "Q?,x,y,z", "x"),
    ],
)
def test_heads_of_many_programs_are_understood(head: str, row: str, key: str) -> None:
    assert keys(f"{head}\n{row}\n") == [key]


def test_several_right_answers_are_chosen_all() -> None:
    (shape,) = shapes('Question,A,B,C,D,Correct\nQ?,w,x,y,z,"A, C"\n')

    assert isinstance(shape, ChooseAll)
    assert shape.keys == ("w", "y")


def test_true_and_false_are_a_sentence_whose_other_half_is_missing() -> None:
    text = "Question,A,B,Correct\nThe Rhine flows uphill.,True,False,B\n"

    assert shapes(text) == [TrueFalse(true=False)]
    assert "1 fact to be completed: see `# fill in` in the list." in said(text)
    assert problems_of(imported(text.encode()).text) == ["F103"]


def test_a_question_without_options_is_recalled() -> None:
    assert shapes("Front,Back\nQ?,x\n") == [Recall("x")]


def test_an_option_without_a_reason_is_given_none() -> None:
    (shape,) = shapes("Question,Answer,Wrong 1\nQ?,x,y\n")

    assert isinstance(shape, Choice)
    assert shape.distractors[0].reason == ""


def test_rows_that_cannot_be_carried_are_named_with_their_line() -> None:
    text = 'Question,A,B,Correct\n"two\nlines?",x,y,A\n,x,y,A\nQ?,x,y,\nQ?,x,y,D\nR?,x,y,B\n'

    found = imported(text.encode())

    assert len(found.facts) == 2
    assert found.missed == (
        ("row 3, line 4", "it has no question"),
        ("row 4, line 5", "it names no right answer"),
        ("row 5, line 6", "its answer 'D' is none of its options"),
    )


def test_a_column_that_nothing_looks_like_is_named() -> None:
    assert "lost: column `Marks`: nothing of a list looks like it" in said(
        "Question,Answer,Marks\nQ?,x,3\n"
    )


def test_columns_can_be_said() -> None:
    text = "Text,Right one,Comment\nQ?,x,because\n"

    order = Order(columns={"question": "text", "answer": "Right one", "hint": "Comment"})

    assert imported(text.encode(), order=order).taken.questions[0].hint == "because"


@pytest.mark.parametrize(
    ("text", "columns", "message", "hint"),
    [
        ("", {}, "the table is empty", ""),
        ("a1,b2\n1,2\n", {}, "no column looks like the question; its columns: `a1`, `b2`",
         'name it: --column question="…"'),
        ("Question,A,B\nQ?,x,y\n", {},
         "no column says which answer is right; its columns: `Question`, `A`, `B`",
         'name it: --column answer="…"'),
        ("Question,Answer\nQ?,x\n", {"anser": "Answer"}, "there is no column `anser` to be had",
         "did you mean `answer`?"),
        ("Question,Answer\nQ?,x\n", {"answer": "Right"}, "the table has no column 'Right'",
         "its columns: `Question`, `Answer`"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_refused(
    text: str, columns: dict[str, str], message: str, hint: str
) -> None:
    assert refusal(text, Order(columns=columns)) == (message, hint)


def test_an_answer_that_can_be_read_in_two_ways_is_not_guessed() -> None:
    text = "Question,Option 1,Option 2,Option 3,Answer\nHow many?,2,3,1,2\n"

    message, hint = refusal(text)

    assert "line 2" in message
    assert hint == "say which is meant: --answers text, letter or number"
    assert keys(text, Order(answers="text")) == ["2"]
    assert keys(text, Order(answers="number")) == ["3"]


def test_signs_of_markdown_in_a_cell_are_text() -> None:
    (question,) = imported(b"Question,Answer\nIs *x* or _y_?,a*b\n").taken.questions

    assert question.stem == r"Is \*x\* or \_y\_?"


def test_a_guarded_formula_loses_its_guard() -> None:
    assert shapes("Question,Answer\nQ?,'=1+1\n") == [Recall("=1+1")]
