"""What a session came to, over the first answer to each target."""

import pytest

from quizgen.model import Rating
from quizgen.trainer.grading import Picked, Rated
from quizgen.trainer.scoring import score
from quizgen.trainer.session import Answered, Session, answer, decide
from tests.trainer.examples import after, given, recall, session_of, unknown


def of_four(session: Session, right: bool) -> Session:
    one = given(session, right=right)
    asked = type(one.asked)(
        one.asked.item, one.asked.target, ("a", "b", "c", "NMDA receptor"), (3,)
    )
    return answer(session, Answered(one.event, one.turn, asked, Picked(3 * right), one.grade))


def recalled(session: Session, right: bool) -> Session:
    one = given(session, right=right)
    rated = Rated(Rating.GOOD if right else Rating.AGAIN)
    return answer(session, Answered(one.event, one.turn, recall(), rated, one.grade))


def test_nothing_answered_is_no_score() -> None:
    found = score(session_of("a", "b"))

    assert (found.asked, found.right, found.corrected, found.missed) == (0, 0, 0.0, ())


def test_only_the_first_answer_to_a_target_counts() -> None:
    session = after(session_of("a"), False, True)

    found = score(session)

    assert (found.asked, found.right, len(found.missed)) == (1, 0, 1)


@pytest.mark.parametrize(
    ("rights", "corrected"),
    [
        ([True, True, True, True], 1.0),
        ([True, True, True, False], (3 - 1 / 3) / 4),
        ([True, False, False, False], 0.0),
        ([False, False, False, False], 0.0),
    ],
)
def test_a_wrong_answer_among_four_takes_back_a_third(rights: list[bool], corrected: float) -> None:
    session = session_of("a", "b", "c", "d")
    for right in rights:
        session = of_four(session, right)

    found = score(session)

    assert found.right == sum(rights)
    assert found.corrected == pytest.approx(corrected)


def test_what_was_not_known_or_not_chosen_takes_nothing_back() -> None:
    session = recalled(session_of("a", "b", "c"), right=True)
    session = recalled(session, right=False)
    session = answer(session, unknown(session))

    found = score(session)

    assert (found.right, found.unknown) == (1, 1)
    assert found.corrected == pytest.approx(1 / 3)


def test_not_sure_is_counted() -> None:
    session = session_of("a", "b")

    assert score(answer(session, given(session, unsure=True))).unsure == 1


@pytest.mark.parametrize(("right", "count"), [(True, 1), (False, 0)])
def test_by_your_own_word_are_those_counted_as_right(right: bool, count: int) -> None:
    session = decide(after(session_of("a"), not right), b"word", right=right, memory=None)

    assert score(session).by_own_word == count
    assert score(session).right == count
