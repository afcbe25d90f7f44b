"""What holds of the plain face whatever is typed: kept before it is told, and nothing raw told."""

from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.harmless import harmless
from quizgen.model import Memory
from quizgen.quizzing import Plan, review_with
from quizgen.scores.fold import fold
from quizgen.trainer.session import Session
from tests.trainer.courses import ALL_SHAPES, course_of
from tests.trainer.script import play, play_course

LIST = """\
title: Magnesium
bank: magnesium-abcd
cite: An atlas
facts:
- id: nmda
  question: Which receptor does magnesium block at rest?
  answer: NMDA receptor
  wrong: [AMPA receptor, Histamine H1 receptor]
- id: toward
  question: What is movement toward the midline called?
  answer: adduction
  hint: away is the other
  never: [bringing together]
  only: [typed]
- id: think
  question: Why does it ache?
  answer: Nobody knows for certain yet
- id: pore
  cloze: A {{c1::magnesium::a metal}} ion closes it at {{c2::rest}}.
  blanks:
    c1: {wrong: [calcium, zinc]}
"""
LINES = (
    "1 2 3 a adduction abduction nonsense magnesium rest 4 :0 :n :h :u :x :wrong :mine :help "
    ":flag :xyzzy"
).split()
TYPED = st.lists(
    st.one_of(
        st.sampled_from([*LINES, "", "", "", "", "bringing together", ":flag A typo", ":u", ":q"]),
        st.text(max_size=6),
    ),
    max_size=40,
)
SHAPES = course_of(*ALL_SHAPES)
ANSWERS = st.one_of(
    st.permutations("12345").map(" ".join),
    st.sets(st.sampled_from("12345"), min_size=1).map(sorted).map(" ".join),
    st.sampled_from(["t", "f", "2", ":0", "nonsense", "1 1"]),
)
MOVES = st.lists(
    st.one_of(ANSWERS, st.sampled_from([*":n :h :u :x :wrong :mine :q".split(), "", "", ":u"])),
    max_size=30,
)
NASTY = "\x1b[31m red \x07\u202e\u200b\u2028\x9b2J"


def remembered(session: Session) -> dict[str, Memory]:
    """Return what the session holds of the targets that were answered."""
    found = {one.turn.candidate.target: one.memory for one in session.answered}
    waiting = {turn.candidate.target: turn.candidate.memory for turn in session.waiting}
    return {target: memory for target, memory in (found | waiting).items() if memory}


@given(TYPED, st.booleans())
def test_everything_is_kept_before_anything_is_said(typed: list[str], stops: bool) -> None:
    paper, _, _ = play(LIST, typed, stops=stops)

    turns = [list(deeds) for is_read, deeds in groupby(paper.deeds, "read".__eq__) if not is_read]

    assert all(not deed.startswith("save") for turn in turns for deed in turn[1:])


@given(TYPED, st.booleans())
def test_the_session_remembers_what_the_log_does(typed: list[str], stops: bool) -> None:
    _, store, session = play(LIST, typed, stops=stops)

    assert remembered(session) == fold(store.kept, review_with())


@given(TYPED, st.booleans())
def test_whatever_is_typed_nothing_raw_is_said(typed: list[str], stops: bool) -> None:
    paper, _, _ = play(LIST, typed, stops=stops)

    assert [line for line in paper.said if line != harmless(line)] == []


@given(TYPED, st.booleans())
def test_practice_leaves_no_memory(typed: list[str], stops: bool) -> None:
    _, store, session = play(LIST, typed, stops=stops, plan=Plan(practise=True, seed="1"))

    assert remembered(session) == fold(store.kept, review_with()) == {}


@given(MOVES, st.booleans())
def test_of_any_shape_everything_is_kept_before_anything_is_said(
    typed: list[str], stops: bool
) -> None:
    paper, _, _ = play_course(SHAPES, typed, stops=stops)

    turns = [list(deeds) for is_read, deeds in groupby(paper.deeds, "read".__eq__) if not is_read]

    assert all(not deed.startswith("save") for turn in turns for deed in turn[1:])


@given(MOVES, st.booleans())
def test_of_any_shape_the_session_remembers_what_the_log_does(
    typed: list[str], stops: bool
) -> None:
    _, store, session = play_course(SHAPES, typed, stops=stops)

    assert remembered(session) == fold(store.kept, review_with())


@given(MOVES, ANSWERS)
def test_of_any_shape_an_answer_and_its_undo_change_nothing(typed: list[str], last: str) -> None:
    """From a file, where the next question follows at once."""
    _, _, session = play_course(SHAPES, typed, stops=False)
    _, _, once = play_course(SHAPES, [*typed, last], stops=False)
    _, _, undone = play_course(SHAPES, [*typed, last, ":u"], stops=False)

    is_answered = len(once.answered) > len(session.answered)
    assert not is_answered or replace(undone, retried=session.retried) == session
    assert not is_answered or undone.draw == session.draw


@given(TYPED, st.integers(0, 3))
def test_what_is_kept_in_the_end_was_kept_once(typed: list[str], refusals: int) -> None:
    _, store, _ = play(LIST, typed, refusals=refusals)

    ids = [event.id for event in store.kept]

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("where", ["question", "answer", "option", "reason", "hint", "why", "tag"])
def test_what_a_list_hides_in_its_texts_is_shown_harmless(where: str) -> None:
    hidden = "a\u202eb\u200bc"
    texts = {"question": "Which?", "answer": "one", "option": "two", "reason": "it is not"}
    texts |= {"hint": "a number", "why": "so it is", "tag": "tag"} | {where: hidden}
    text = (
        "title: T\nbank: t-abcd\ncite: An atlas\nfacts:\n- id: one\n"
        f"  question: {texts['question']}\n  answer: {texts['answer']}\n"
        f"  hint: {texts['hint']}\n  why: {texts['why']}\n  tags: [{texts['tag']}]\n"
        f"  wrong: {{{texts['option']}: {texts['reason']}, three: {texts['reason']}}}\n"
    )

    paper, _, _ = play(text, [":h", "2", ""])

    shown = "\n".join(paper.said)
    assert "\u202e" not in shown
    assert "\u200b" not in shown
    assert where == "tag" or "a·b·c" in shown


def test_what_is_typed_is_shown_harmless() -> None:
    typed = [NASTY] * 12 + [f":{NASTY}", f":flag {NASTY}"]

    paper, _, _ = play(LIST, ["1", "", *typed])

    assert [line for line in paper.said if line != harmless(line)] == []


def test_a_text_of_several_lines_is_said_line_by_line() -> None:
    text = LIST.partition("- id: toward")[0].replace(
        "question: Which receptor does magnesium block at rest?",
        "question: |\n    What prints this?\n\n    ```\n    one\n    two\n    ```",
    )

    paper, _, _ = play(text, [":q"])

    assert {"What prints this?", "one", "two"} <= set(paper.said)


def test_the_time_an_answer_took_is_kept() -> None:
    _, store, _ = play(LIST, [":help", "1", ""])

    assert store.kept[0].body["ms"] == 5000
