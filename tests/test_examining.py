"""Which questions an exam asks of a course, and which exam is taken up again."""

from dataclasses import replace

from quizgen.course import Course
from quizgen.days import study_day
from quizgen.examining import Examiner, draw, for_course, take_up
from quizgen.model import Event, Item, Rating
from quizgen.scores.exams import OpenExam
from quizgen.trainer.exam_deeds import Drawn, begin
from quizgen.trainer.scheduling import review
from tests.trainer.exams import Watch, circumstances
from tests.trainer.script import MONDAY, Notebook, course_of

LIST = """\
title: Ions
bank: ions-abcd
cite: An atlas
facts:
- id: sodium
  question: Which ion rushes in first?
  answer: sodium
  wrong: [calcium, chloride]
- id: pore
  cloze: A {{c1::magnesium}} ion closes it at {{c2::rest}}.
  blanks:
    c1: {wrong: [calcium, zinc]}
- id: long
  question: Why does it ache?
  answer: Nobody knows for certain yet
- id: chlorine
  question: Which ion calms it?
  answer: chloride
  wrong: [calcium, sodium]
"""
COURSE = course_of(LIST)
STORE = Notebook()


def facts(course: Course, seed: str = "1", limit: int | None = None) -> list[str]:
    return [question.fact for question in draw(course, STORE, seed, limit).questions]


def test_every_fact_that_can_be_graded_is_asked_once() -> None:
    assert sorted(facts(COURSE)) == ["ions-abcd/chlorine", "ions-abcd/pore", "ions-abcd/sodium"]


def test_what_is_left_out_is_counted_and_said() -> None:
    found = draw(COURSE, STORE, "1", None)

    assert (found.ungraded, found.told, found.gone) == (1, 1, 0)
    assert list(found.remarks) == [
        "Left out: 1 question, as only you could grade the answer.",
        "Left out: 1 question, as another question of the same fact shows the answer.",
    ]


def test_what_was_put_away_is_not_asked() -> None:
    guid = COURSE.items("ions-abcd/sodium", "")[0].guid
    event = Event(b"1" * 16, 1, 1, 0, "suspended", {}, guid=guid, fact="ions-abcd/sodium")

    found = draw(COURSE, Notebook(kept=[event]), "1", None)

    assert "ions-abcd/sodium" not in {question.fact for question in found.questions}
    assert found.gone == 1


def test_the_same_seed_draws_the_same_and_another_another_order() -> None:
    assert facts(COURSE, "1") == facts(COURSE, "1")
    assert len({tuple(facts(COURSE, str(seed))) for seed in range(9)}) > 1


def test_the_limit_cuts_and_makes_no_more_items_than_are_asked() -> None:
    made: list[str] = []

    def items(fact: str, target: str) -> tuple[Item, ...]:
        made.append(fact)
        return COURSE.items(fact, target)

    assert len(facts(COURSE._replace(items=items), limit=1)) == 1
    assert len(made) < len(COURSE.offers)


def opened(seed: str = "1") -> OpenExam:
    drawn = Drawn("Ions", draw(COURSE, STORE, seed, None).questions, seed)
    return OpenExam(begin(drawn, circumstances(Watch())).event, ())


def test_an_exam_is_taken_up_with_the_same_questions() -> None:
    found = take_up(opened("5"), COURSE, MONDAY)

    assert found.exam.questions == draw(COURSE, STORE, "5", None).questions
    assert found.lost == 0


def test_a_corrected_key_leaves_its_question_out() -> None:
    corrected = course_of(LIST.replace("answer: sodium", "answer: potassium"))

    found = take_up(opened(), corrected, MONDAY)

    assert found.lost == 1
    assert "ions-abcd/sodium" not in {question.fact for question in found.exam.questions}


def test_an_exam_belongs_to_a_course_that_has_all_its_facts() -> None:
    whole = opened()
    later = OpenExam(replace(opened("2").start, time=whole.start.time + 1), ())
    other = course_of(LIST.replace("id: sodium", "id: natrium"))
    damaged = OpenExam(replace(whole.start, body={}), ())

    assert for_course([whole, damaged, later], COURSE) == [later, whole]
    assert for_course([whole], other) == []


def test_the_memory_shown_is_the_one_that_the_store_reckons() -> None:
    hall = Examiner(STORE, lambda: study_day(MONDAY))

    assert hall.reviewed(None, Rating.GOOD, 0.0) == review(None, Rating.GOOD, study_day(MONDAY))
