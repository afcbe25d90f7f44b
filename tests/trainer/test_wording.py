"""What is said of a question, where its words alone do not say it."""

from dataclasses import replace

import pytest

from quizgen.model import Choice, Distractor, Listed, Memory, Picture, Place
from quizgen.trainer.asking import Asked
from quizgen.trainer.scoring import score
from quizgen.trainer.session import answer
from quizgen.trainer.wording import outlook, question, stem, summary
from tests.trainer.examples import given, item, recall, session_of


@pytest.mark.parametrize(
    ("picture", "file", "said"),
    [
        (Picture("pictures/a.png", "A pore"), "source/l.yaml",
         "[picture: A pore (source/pictures/a.png)]"),
        (Picture("a b.png"), "/x/l.yaml", "[picture: /x/a b.png]"),
        (Picture("a.png", "two\n lines "), "l.yaml", "[picture: two lines (a.png)]"),
        (Picture("a.png", "w"), "-", "[picture: w (a.png)]"),
        (Picture("./a.png", "w", "quizgen-a.png"), "l.yaml", "[picture: w (a.png)]"),
    ],
)  # fmt: skip
def test_a_picture_is_told_in_words_with_its_file(picture: Picture, file: str, said: str) -> None:
    asked = recall()
    shown = replace(asked.item, pictures=(picture,), place=Place(file))

    assert [*question(asked._replace(item=shown))] == ["Which receptor?", said]


def test_pictures_stand_between_the_question_and_its_options() -> None:
    options = ("![](bones/ulna.png)", "![the radius](radius.png)")
    wrong = tuple(Distractor(option, Listed()) for option in options)
    way = replace(item(Choice("x", wrong)), pictures=(Picture("a.png"), Picture("b.png")))

    said = [*question(Asked(way, "t", options, (0,)))]

    assert said == [
        "Which receptor?", "[picture: a.png]", "[picture: b.png]", "1. ulna.png", "2. the radius",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "written", "said"),
    [
        ("blank:c1", "A […] ion", "A [blank] ion"),
        ("gap:He", "Which?\n[…], neon", "Which?\n[blank], neon"),
        ("next:wait", "How?\npour\n→ […]", "How?\npour\nthen [blank]"),
        ("missing:wait", "How?\n[…]\n→ wait\n→ pour → fill",
         "How?\n[blank]\nthen wait\nthen pour → fill"),
        ("next:wait", "How?\npour\n← […]", "How?\npour\nthen [blank]"),
        ("ask", "What stands for […] in A\n→ B?", "What stands for […] in A\n→ B?"),
    ],
)  # fmt: skip
def test_gaps_and_arrows_of_ours_are_said_in_words(part: str, written: str, said: str) -> None:
    asked = recall()
    way = replace(asked.item, question=part, stem=written)

    assert stem(asked._replace(item=way)) == said


def test_an_answer_of_several_lines_is_one_line_of_the_summary() -> None:
    session = session_of("a")
    missed = replace(given(session, right=False), asked=recall("helium\nneon"))
    done = answer(session, missed)

    *_, last = summary(done, score(done))

    assert last == "Look again: Which receptor? Right answer: helium; neon."


@pytest.mark.parametrize(
    ("count", "lines"),
    [(19, ["Right at the first try: 19 of 19."]),
     (20, ["Right at the first try: 20 of 20, 100 %.", "Corrected for guessing: 100 %."])],
)  # fmt: skip
def test_a_few_answers_have_no_share(count: int, lines: list[str]) -> None:
    done = session_of(*(f"fact-{at}" for at in range(count)))
    for _ in range(count):
        done = answer(done, given(done))

    assert list(summary(done, score(done))) == lines


def test_days_are_told_from_the_answer_on_though_the_session_began_the_day_before() -> None:
    session = session_of("a")
    after_four = session.day + 1
    memory = Memory(3.0, 5.0, after_four, after_four + 3, 1, 0)

    words = outlook(given(session, remembered=memory), session)

    assert words == "Again in 3 days: a choice may be a guess, and counts less."
