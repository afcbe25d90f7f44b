"""A session is a value: due first, siblings apart, missed ones again; undo changes nothing."""

from dataclasses import replace

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from quizgen.model import Rating
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import (
    Grade,
    Marked,
    Ordered,
    Picked,
    Response,
    Unknown,
    Verdict,
    grade,
)
from quizgen.trainer.session import (
    APART,
    Answered,
    Candidate,
    Session,
    answer,
    decide,
    drop,
    start,
    undecide,
    undo,
    without,
    without_fact,
)
from tests.trainer.examples import (
    TODAY,
    after,
    choice,
    facts,
    given,
    judgement,
    memory,
    new,
    order,
    session_of,
    several,
    unknown,
)

FACTS = st.text("abcdefgh", max_size=14)
WORD = b"w" * 16
RIGHTS = st.lists(st.booleans(), max_size=12)
SUBSETS = st.sets(st.integers(0, 3), min_size=1).map(sorted).map(tuple).map(Marked)
ORDERS = st.permutations(range(4)).map(tuple).map(Ordered)
ANSWERS = st.one_of(
    st.tuples(st.just(several("ac", "bd")), SUBSETS),
    st.tuples(st.just(order("a", ("b", "c"), "d", options="cadb")), ORDERS),
    st.tuples(st.booleans().map(lambda true: judgement(true=true)), st.integers(0, 1).map(Picked)),
    st.tuples(st.sampled_from([several(), order(*"abcd"), judgement(true=True)]),
              st.just(Unknown())),
)  # fmt: skip
"""Any response to a question of which several options are right, or that is judged."""


def due(name: str, day: int) -> Candidate:
    return Candidate(name, name, memory(3.0, day))


def some(session: Session, rights: list[bool]) -> Session:
    """Return the session after these answers, or fewer if it is over before."""
    for right in rights:
        session = session if session.is_over else after(session, right)
    return session


def kept(session: Session) -> Session:
    """Return the session but for its mark that a question was asked before."""
    return replace(session, retried=frozenset())


# --- start ---


def test_what_is_due_comes_first_and_the_longest_due_in_front() -> None:
    waiting = [due("c", TODAY), due("a", TODAY - 9), due("b", TODAY - 2)]

    session = start(waiting, new("d", "e"), day=TODAY, seed="1")

    assert facts(session) == "abcde"


def test_new_ones_keep_the_author_s_order() -> None:
    assert facts(session_of(*"hgfedcba")) == "hgfedcba"


def test_what_fell_due_on_one_day_is_shuffled_by_the_seed() -> None:
    waiting = [due(name, TODAY) for name in "abcdefgh"]

    orders = {facts(start(waiting, [], day=TODAY, seed=str(seed))) for seed in range(20)}
    again = {facts(start(waiting[::-1], [], day=TODAY, seed="7")) for _ in range(2)}

    assert len(orders) == 20
    assert again == {facts(start(waiting, [], day=TODAY, seed="7"))}


@pytest.mark.parametrize(("limit", "expected"), [(1, "a"), (3, "abc"), (4, "abcd"), (9, "abcde")])
def test_the_limit_takes_from_the_end(limit: int, expected: str) -> None:
    waiting = [due("b", TODAY), due("a", TODAY - 9)]

    session = start(waiting, new("c", "d", "e"), day=TODAY, seed="1", limit=limit)

    assert facts(session) == expected
    assert session.planned == len(expected)


@pytest.mark.parametrize(
    ("given_order", "expected"),
    [
        ("aabcd", "abcda"),
        ("aaabcdefgh", "abcdaefgah"),
        ("abcdee", "aebcde"),  # e goes before, or its two would stand side by side
        ("aabbcc", "abcabc"),  # too few facts: as far apart as they go
        ("aab", "aba"),
        ("aa", "aa"),
        ("aabbccdd", "abcdabcd"),
        ("ababab", "ababab"),
        ("bcdaaa", "bacada"),
        ("abcdefghijkk", "abcdefgkhijk"),
    ],
)
def test_siblings_stand_apart(given_order: str, expected: str) -> None:
    assert facts(session_of(*given_order)) == expected


def nearest(order: str) -> int:
    """Return how many others stand between the nearest two of one fact."""
    gaps = (
        order.index(fact, at + 1) - at - 1
        for at, fact in enumerate(order[:-1])
        if fact in order[at + 1 :]
    )
    return min(gaps, default=APART)


@hypothesis_given(st.text("abcdefghijkl", max_size=20))
def test_siblings_have_three_others_between_wherever_there_are_enough(order: str) -> None:
    most = max((order.count(fact) for fact in order), default=0)
    widest = sum(order.count(fact) == most for fact in set(order))
    fits = most < 2 or (most - 1) * (APART + 1) + widest <= len(order)

    session = session_of(*order)

    assert sorted(facts(session)) == sorted(order)
    assert not fits or nearest(facts(session)) >= APART


def test_nothing_to_ask_is_a_session_that_is_over() -> None:
    session = session_of()

    assert session.is_over
    assert (session.planned, session.place) == (0, 0)
    with pytest.raises(IndexError):
        _ = session.turn


# --- answer ---


def test_an_answer_leaves_the_session_before_as_it_was() -> None:
    session = session_of(*"abc")
    before = (session.waiting, session.answered, session.planned)

    answer(session, given(session, right=False))

    assert (session.waiting, session.answered, session.planned) == before


@pytest.mark.parametrize(
    ("order", "rights", "expected"),
    [
        ("abcdef", [True], "bcdef"),
        ("abcdef", [False], "bcdAef"),
        ("abc", [False], "bcA"),
        ("a", [False], "A"),
        ("a", [False, False], "A"),
        ("abcdef", [False, False], "cdABef"),
        ("abcdef", [False, True, True, True, False], "efA"),
        ("abcdef", [False, True, True, True, True], "ef"),
    ],
)
def test_what_is_missed_comes_again_after_three_others_or_at_the_end(
    order: str, rights: list[bool], expected: str
) -> None:
    assert facts(after(session_of(*order), *rights)) == expected


def test_what_is_missed_comes_again_apart_from_its_siblings() -> None:
    """The text of a cloze deletion shows the other blanks filled in."""
    session = after(session_of(*"abcdaefgh"), False)

    assert facts(session) == "bcdaefgAh"


def test_what_is_missed_comes_again_with_its_new_memory() -> None:
    session = session_of("a")
    remembered = memory(0.2)

    found = answer(session, given(session, right=False, remembered=remembered))

    assert found.turn.candidate.memory == remembered


def test_an_arguable_answer_changes_nothing() -> None:
    session = session_of(*"ab")
    arguable = replace(given(session), grade=Grade(Verdict.ARGUABLE, Rating.AGAIN))

    assert answer(session, arguable) is session


def test_a_near_miss_comes_again() -> None:
    session = session_of(*"ab")
    near = replace(given(session), grade=Grade(Verdict.NEAR, Rating.AGAIN))

    assert facts(answer(session, near)) == "bA"


@hypothesis_given(FACTS)
def test_who_is_always_right_answers_as_many_as_planned(order: str) -> None:
    session = session_of(*order)

    done = after(session, *[True] * session.planned)

    assert done.is_over
    assert len(done.answered) == done.planned == session.planned


@hypothesis_given(FACTS, RIGHTS)
def test_who_is_right_from_some_time_on_comes_to_the_end(order: str, rights: list[bool]) -> None:
    session = some(session_of(*order), rights)

    done = after(session, *[True] * len(session.waiting))

    assert done.is_over
    assert done.planned == len(order)


@hypothesis_given(FACTS, RIGHTS)
def test_each_target_is_answered_or_waits_and_waits_once(order: str, rights: list[bool]) -> None:
    session = some(session_of(*order), rights)
    waiting = [turn.candidate.target for turn in session.waiting]
    known = {one.turn.candidate.target for one in session.answered if one.right}

    assert len(set(waiting)) == len(waiting)
    assert known.isdisjoint(waiting)
    assert len(known) + len(waiting) == len(order)


@hypothesis_given(FACTS, RIGHTS)
def test_another_question_stands_before_a_missed_one_if_there_is_another(
    order: str, rights: list[bool]
) -> None:
    session = some(session_of(*order), rights)

    missed = session if session.is_over else after(session, False)

    others = len(session.waiting) - 1
    assert session.is_over or "".join(facts(missed)).rfind(
        missed.answered[-1].turn.candidate.fact.upper()
    ) >= min(APART, others)


@pytest.mark.parametrize(
    ("rights", "place", "again"),
    [
        ([], 1, False),
        ([True], 2, False),
        ([False], 2, False),
        ([False, True, True], 3, True),
        ([True, True, False], 3, True),
        ([True, True, True], 3, None),
    ],
)
def test_the_place_counts_targets_and_those_that_come_again_do_not_raise_it(
    rights: list[bool], place: int, again: bool | None
) -> None:
    session = after(session_of(*"abc"), *rights)

    assert session.planned == 3
    assert session.place == place
    assert (None if session.is_over else session.turn.again) is again


# --- undo ---


@hypothesis_given(FACTS, RIGHTS, st.booleans())
def test_an_answer_and_its_undo_change_nothing(order: str, rights: list[bool], right: bool) -> None:
    session = some(session_of(*order), rights)

    undone = session if session.is_over else undo(after(session, right))

    assert kept(undone) == kept(session)
    assert undone.before is session.before
    assert session.is_over or undone.draw == session.draw


def answered(session: Session, asked: Asked, response: Response) -> Session:
    graded = grade(asked, response)
    shown = asked._replace(target=session.turn.candidate.target)
    one = replace(given(session), asked=shown, response=response, grade=graded)
    return answer(session, one)


@hypothesis_given(RIGHTS, ANSWERS)
def test_an_answer_of_any_shape_and_its_undo_change_nothing(
    rights: list[bool], said: tuple[Asked, Response]
) -> None:
    session = some(session_of(*"abcdefghijklmn"), rights)

    found = answered(session, *said)

    assert kept(undo(found)) == kept(session)
    assert undo(found).draw == session.draw


@hypothesis_given(ANSWERS)
def test_only_what_is_wholly_right_does_not_come_again(said: tuple[Asked, Response]) -> None:
    session = answered(session_of(*"abcdef"), *said)

    share = grade(*said).share
    assert facts(session) == ("bcdef" if share == 1 else "bcdAef")


@hypothesis_given(FACTS, RIGHTS)
def test_undo_goes_back_to_the_start(order: str, rights: list[bool]) -> None:
    first = session_of(*order)
    session = some(first, rights)

    for _ in session.answered:
        session = undo(session)

    assert kept(session) == first


def test_undo_of_nothing_is_nothing() -> None:
    session = session_of(*"ab")

    assert undo(session) is session


def test_what_was_taken_back_is_marked_until_it_is_answered_again() -> None:
    session = undo(undo(after(session_of(*"abc"), True, True)))

    first = after(session, True)
    second = after(first, True)

    assert session.retried == {"a0", "b1"}
    assert first.retried == {"b1"}
    assert second.retried == frozenset()


# --- what the learner says of an answer ---


def test_counted_as_wrong_it_comes_again() -> None:
    session = decide(after(session_of(*"abcde"), True), WORD, right=False, memory=memory(0.2))

    last = session.answered[-1]
    assert facts(session) == "bcdAe"
    assert (last.right, last.grade.rating, last.by_own_word) == (False, Rating.AGAIN, True)
    assert session.waiting[3].candidate.memory == memory(0.2)


def test_counted_as_right_it_does_not_come_again() -> None:
    session = decide(after(session_of(*"abcde"), False), WORD, right=True, memory=memory(3))

    last = session.answered[-1]
    assert facts(session) == "bcde"
    assert (last.right, last.grade.rating, last.memory) == (True, Rating.GOOD, memory(3))


@hypothesis_given(FACTS, RIGHTS)
def test_counted_otherwise_it_is_as_if_it_had_been_answered_so(
    order: str, rights: list[bool]
) -> None:
    session = some(session_of(*order), rights)
    other = after(undo(session), not session.answered[-1].right) if session.answered else session

    last = session.answered[-1:]
    found = decide(session, WORD, right=not (last and last[0].right), memory=None)

    assert facts(found) == facts(other)
    assert [one.right for one in found.answered] == [one.right for one in other.answered]


@hypothesis_given(FACTS, RIGHTS)
def test_a_word_taken_back_changes_nothing(order: str, rights: list[bool]) -> None:
    session = some(session_of(*order), rights)
    right = bool(session.answered) and session.answered[-1].right

    found = undecide(decide(session, WORD, right=not right, memory=memory(1)))

    assert found.answered == session.answered
    assert facts(found) == facts(session)


def test_there_may_be_no_word_to_take_back() -> None:
    session = after(session_of(*"ab"), True)

    assert undecide(session) is session
    assert undecide(session_of()) == session_of()


def test_what_counts_so_already_stays() -> None:
    session = after(session_of(*"ab"), True)

    assert decide(session, WORD, right=True, memory=None) is session
    assert decide(session_of("a"), WORD, right=True, memory=None) == session_of("a")


def test_undo_takes_back_the_answer_with_what_was_said_of_it() -> None:
    session = after(session_of(*"ab"), True)

    assert kept(undo(decide(session, WORD, right=False, memory=None))) == session_of(*"ab")


# --- never again ---


def test_what_is_dropped_waits_no_longer_and_is_no_longer_planned() -> None:
    session = drop(session_of(*"abc"), b"1", choice("a0"))

    assert facts(session) == "bc"
    assert (session.planned, session.place) == (2, 1)


def test_what_was_answered_and_dropped_stays_planned() -> None:
    session = drop(after(session_of(*"abc"), False), b"1", choice("a0"))

    assert facts(session) == "bc"
    assert (session.planned, session.place) == (3, 2)


@hypothesis_given(FACTS, RIGHTS, st.integers(0, 20))
def test_a_drop_and_its_undo_change_nothing(order: str, rights: list[bool], at: int) -> None:
    session = some(session_of(*order), rights)
    turns = session.waiting[at : at + 1]

    undone = session
    for turn in turns:
        undone = undo(drop(session, b"1", choice(turn.candidate.target)))

    assert undone == session


def test_undo_takes_back_the_drop_first_then_the_answer_before_it() -> None:
    session = drop(after(session_of(*"abc"), True), b"1", choice("b1"))

    once = undo(session)
    twice = undo(once)

    assert facts(once) == "bc"
    assert facts(twice) == "abc"
    assert twice.answered == ()


def test_undo_of_an_answer_after_a_drop_leaves_the_drop() -> None:
    session = after(drop(session_of(*"abc"), b"1", choice("a0")), True)

    assert facts(undo(session)) == "bc"
    assert facts(undo(undo(session))) == "abc"


def test_what_cannot_be_asked_leaves_no_trace_for_undo() -> None:
    session = without(after(session_of(*"abc"), True), "b1")

    assert facts(session) == "c"
    assert facts(undo(session)) == "abc"
    assert session.planned == 2


def test_a_fact_that_is_left_out_waits_with_none_of_its_targets() -> None:
    session = without_fact(after(session_of(*"abacb"), True), "b")

    assert facts(session) == "ca"
    assert session.planned == 3


def test_a_practice_stays_one() -> None:
    session = start([], new("a"), day=TODAY, seed="1", practise=True)

    assert session.practise
    assert undo(after(session, True)).practise


def test_an_unknown_answer_comes_again() -> None:
    session = session_of(*"ab")
    missed: Answered = unknown(session)

    assert facts(answer(session, missed)) == "bA"
