"""What holds of an exam whatever is typed: kept before it is told, no verdict before its end."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.harmless import harmless
from quizgen.quizzing import review_with
from quizgen.scores.fold import fold
from quizgen.trainer.exam_plain import End, Silence
from tests.trainer.courses import ALL_SHAPES, course_of
from tests.trainer.exams import PatientPaper, circumstances, held, sat
from tests.trainer.script import Notebook

COURSE = course_of(*ALL_SHAPES)
LINES = "1 2 t 1,2 2,1,3,4,5 :0 :m :u :next :back :list :hand-in n y :help :h :mine".split()
TYPED = st.lists(
    st.one_of(
        st.sampled_from([*LINES, "", "", ":go 2", ":flag A typo", "1 2 3 4 5", "<wait 100>"]),
        st.text(max_size=6),
    ),
    max_size=25,
)
VERDICTS = ("Right", "Wrong", "Partly", "Nearly", "Why", "Source", "Hint", "Again")
NASTY = "\x1b[31m red \x07\u202e\u200b\u2028\x9b2J"


@given(TYPED, st.booleans(), st.sampled_from([None, 6]))
def test_everything_is_kept_before_anything_is_said(
    typed: list[str], stops: bool, minutes: int | None
) -> None:
    paper, _, _ = held(COURSE, typed, stops=stops, minutes=minutes)

    turns = [list(deeds) for is_read, deeds in groupby(paper.deeds, "read".__eq__) if not is_read]

    assert all(not deed.startswith("save") for turn in turns for deed in turn[2:])


@given(TYPED, st.booleans())
def test_no_verdict_is_said_before_the_hand_in(typed: list[str], stops: bool) -> None:
    paper, store, _ = held(COURSE, typed, stops=stops)
    before = next((at for at, line in enumerate(paper.said) if line == "Handed in."), None)

    told = [line for line in paper.said[:before] if line.startswith(VERDICTS)]

    assert told == []
    assert (before is not None) == any(event.kind == "exam-hand-in" for event in store.kept)


@given(TYPED)
def test_the_memory_learns_at_the_hand_in_and_not_before(typed: list[str]) -> None:
    _, store, stage = held(COURSE, [*typed, ":q"])

    learned = fold(store.kept, review_with()).keys()

    answered = {one.asked.target for one in stage.exam.questions if one.last}
    assert learned == (answered if stage.end is End.HANDED_IN else set())


@given(TYPED)
def test_nothing_raw_is_printed(typed: list[str]) -> None:
    paper, _, _ = held(COURSE, [f"{line.partition('<')[0]}{NASTY}" for line in typed])

    assert all(line == harmless(line) for line in paper.said)


class DeafPaper(PatientPaper):
    """Paper whose lines are waited for however long they take, as on a console of Windows."""

    def read_within(self, prompt: str, seconds: float) -> str | Silence | None:
        del seconds
        return self.read(prompt)


def test_an_answer_after_the_time_does_not_count() -> None:
    _, store, begun = held(COURSE, [], minutes=1)
    paper = DeafPaper(["<wait 61>", "1"], stops=True)

    stage = sat(paper, store, begun.exam, circumstances(paper.watch))

    assert stage.end is End.HANDED_IN
    assert stage.exam.answered == 0
    assert "The time is over: this answer came too late and does not count." in paper.said


@pytest.mark.parametrize("line", ["", "maybe", "n", ":hand-in"])
def test_only_a_yes_hands_in(line: str) -> None:
    _, store, stage = held(COURSE, [":hand-in", line])

    assert stage.end is End.LEFT
    assert [event.kind for event in store.kept] == ["exam-start"]


@pytest.mark.parametrize(("minutes", "warned"), [(1, []), (5, ["1"]), (6, ["5", "1"])])
def test_only_warnings_that_lie_ahead_are_said(minutes: int, warned: list[str]) -> None:
    paper, _, _ = held(COURSE, ["<wait 900>"], minutes=minutes)

    assert [line.split()[0] for line in paper.said if line.endswith("left.")] == warned


def test_an_exam_whose_time_is_over_is_handed_in_as_it_is_taken_up() -> None:
    _, _, begun = held(COURSE, [], minutes=1)
    paper = PatientPaper([], stops=False)
    late = circumstances(paper.watch)
    paper.watch.moment = begun.exam.began.replace(hour=22)

    stage = sat(paper, Notebook(), begun.exam, late)

    assert stage.end is End.HANDED_IN
