"""Which answers the statistics count: a log, and what it comes to."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from quizgen.counting import answers_of, numbers_of, targets_of
from quizgen.course import Course, Wanted, open_course
from quizgen.making import Desk
from quizgen.model import Event
from quizgen.quizzing import review_with
from quizgen.scores.store import Store, open_store
from quizgen.statistics.numbers import Numbers
from tests.scores.made import body, name, said
from tests.statistics.made import FRIDAY

RIVERS = """\
title: Rivers
bank: rivers-abcd
cite: An atlas
tags: [water]
facts:
- id: rhine-sea
  question: Into which sea does the Rhine flow?
  answer: North Sea
  wrong: {Baltic Sea: the Oder flows there, Black Sea: the Danube flows there}
  tags: [sea]
- id: rhine-source
  cloze: The Rhine rises in {{c1::Switzerland}} and leaves {{c2::Lake Constance}} at Stein.
"""
SEAS = """\
title: Seas
bank: seas-abcd
cite: An atlas
facts:
- id: deepest
  question: Which lake is the deepest?
  answer: Lake Baikal
"""


def course() -> Course:
    texts = {Path("rivers.yaml"): RIVERS, Path("seas.yaml"): SEAS}
    return open_course(
        list(texts), Wanted(), Desk(lambda path: texts[path].encode(), lambda: "abcd")
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "scores.sqlite3", review_with()) as opened:
        yield opened


def answer(
    number: int, *, fact: str = "rivers-abcd/rhine-sea", right: bool = True, g: float = 0.0,
    day: int = FRIDAY, kind: str = "answer", about: int | None = None, **more: object,
) -> Event:  # fmt: skip
    """Return an answer to the first target of a fact."""
    target = next(one.target for one in course().offers if one.fact == fact)
    return Event(
        name(number), number, day, 60, kind, {**body([target], 3 if right else 1, g), **more},
        about=None if about is None else name(about), guid=f"q{fact}", fact=fact, way="choice",
    )  # fmt: skip


def counted(store: Store, events: Iterable[Event], day: int = FRIDAY) -> Numbers:
    for event in events:
        store.append(event)
    return numbers_of(course(), store, day)


def test_practice_and_what_was_taken_back_are_not_counted(store: Store) -> None:
    found = counted(store, [answer(1), answer(2), answer(3, practice=True), said(4, "undo", 2)])

    assert found.total.answered == 1


def test_answers_to_other_lists_are_not_counted(store: Store) -> None:
    foreign = Event(name(2), 2, FRIDAY, 60, "answer", body(), fact="other-abcd/f", guid="q")

    assert counted(store, [answer(1), foreign]).total.answered == 1


def test_an_exam_counts_on_the_day_it_is_handed_in_the_last_answer_to_each_question(
    store: Store,
) -> None:
    start = said(1, "exam-start", day=FRIDAY - 1)
    given = [
        answer(2, kind="exam-answer", about=1, day=FRIDAY - 1, right=False),
        answer(3, kind="exam-answer", about=1, day=FRIDAY - 1),
    ]

    before = counted(store, [start, *given])
    after = counted(store, [said(4, "exam-hand-in", 1, day=FRIDAY)])

    assert before.total.answered == 0
    assert after.by_day == {FRIDAY: 1}
    assert after.total.recalled.right == 1


def test_the_learners_own_word_counts_and_is_counted(store: Store) -> None:
    events = [answer(1), said(2, "overruled", 1), answer(3, right=False), said(4, "flagged", 3)]

    found = counted(store, [*events, said(5, "mine-is-right", 3)])

    assert found.total.recalled[:2] == (2, 1)
    assert found.said.by_own_word == 2


def test_what_was_flagged_is_counted(store: Store) -> None:
    flag = Event(
        name(2), 2, FRIDAY, 60, "flagged", {"text": "?"}, name(1), fact="rivers-abcd/rhine-sea"
    )

    assert counted(store, [answer(1), flag]).said.flagged == 1


@pytest.mark.parametrize(("picked", "lost"), [([1], 0.5), ([], 0.0)])
def test_who_says_dont_know_did_not_guess(store: Store, picked: list[int], lost: float) -> None:
    counted(store, [answer(1, right=False, g=1 / 3, picked=picked)])

    (found,) = answers_of(course(), store)
    assert found.lost == pytest.approx(lost)


def test_a_choice_counted_as_wrong_by_the_learner_takes_nothing_back(store: Store) -> None:
    counted(store, [answer(1, g=1 / 3), said(2, "overruled", 1)])

    (found,) = answers_of(course(), store)
    assert (found.right, found.recognised, found.lost) == (False, True, 0.0)


def test_groups_are_the_lists_and_the_tags(store: Store) -> None:
    facts = ["rivers-abcd/rhine-sea", "rivers-abcd/rhine-source", "seas-abcd/deepest"]
    events = [
        answer(number, fact=fact, day=day)
        for number, (day, fact) in enumerate(
            [(day, fact) for day in (FRIDAY - 1, FRIDAY) for fact in facts], 1
        )
    ]

    found = counted(store, events)

    assert [(one.kind, one.name, one.score.recalled.answered) for one in found.groups] == [
        ("all", "All", 3), ("deck", "Rivers", 2), ("deck", "Seas", 1), ("tag", "water", 2),
        ("tag", "sea", 1),
    ]  # fmt: skip


def test_the_hardest_are_shown_where_they_stand_and_as_they_are_asked(store: Store) -> None:
    missed = [answer(number, right=False, day=FRIDAY - 9 + number) for number in range(1, 4)]

    (hard,) = counted(store, missed).hardest

    assert (hard.place.file, hard.place.line) == ("rivers.yaml", 6)
    assert hard.stem == "Into which sea does the Rhine flow?"
    assert (hard.memory.seen, hard.memory.lapses) == (3, 2)


def test_a_blank_is_shown_as_a_blank(store: Store) -> None:
    missed = [
        answer(number, fact="rivers-abcd/rhine-source", right=False, day=FRIDAY - 9 + number)
        for number in range(1, 4)
    ]

    (hard,) = counted(store, missed).hardest

    assert hard.stem == "The Rhine rises in [blank] and leaves Lake Constance at Stein."


def test_what_is_never_asked_again_is_not_due(store: Store) -> None:
    (item, *_) = course().items("rivers-abcd/rhine-sea", "")
    put_away = Event(
        name(2), 2, FRIDAY, 60, "suspended", {}, guid=item.guid, fact="rivers-abcd/rhine-sea"
    )

    asked = counted(store, [answer(1, day=FRIDAY - 30)])
    gone = counted(store, [put_away])

    assert (sum(asked.due), sum(gone.due)) == (1, 0)
    assert (gone.met, gone.said.put_away) == (1, 1)


def test_each_target_that_was_met_is_a_row(store: Store) -> None:
    counted(store, [answer(1, g=1 / 3), answer(2), answer(3, right=False)])

    (row,) = targets_of(course(), store)

    assert (row.fact, row.deck, row.tags) == ("rivers-abcd/rhine-sea", "Rivers", ("water", "sea"))
    assert (row.score.recalled[:2], row.score.recognised[:2]) == ((2, 1), (1, 1))
    assert row.memory.seen == 3
