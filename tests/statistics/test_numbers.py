"""All that the statistics say."""

from quizgen.model import Memory
from quizgen.statistics.numbers import AHEAD, hardest
from tests.statistics.made import FRIDAY, given, numbers, row


def memory(difficulty: float, lapses: int) -> Memory:
    return Memory(3.0, difficulty, FRIDAY, FRIDAY, 9, lapses)


def test_reviews_are_counted_by_deck_and_by_tag() -> None:
    found = numbers([*row(3, 2, FRIDAY, of="r"), *row(5, 5, FRIDAY, of="w")])

    assert [(one.kind, one.name, one.score.recalled[:2]) for one in found.groups] == [
        ("all", "All", (8, 7)),
        ("deck", "Waves", (5, 5)),
        ("deck", "Rivers", (3, 2)),
        ("tag", "sea", (5, 5)),
    ]


def test_reviews_of_the_last_thirty_days_are_held_against_what_is_wanted() -> None:
    old, new = row(2, 1, FRIDAY - 30, of="a"), row(1, 1, FRIDAY - 29, of="b")

    assert numbers([*old, *new]).groups[0].score.recalled[:2] == (1, 1)


def test_what_is_overdue_falls_due_today() -> None:
    due = numbers(due=[FRIDAY - 40, FRIDAY, FRIDAY + 13, FRIDAY + 14]).due

    assert (len(due), due[0], due[13], sum(due)) == (AHEAD, 2, 1, 3)


def test_answers_are_counted_by_day() -> None:
    found = numbers([given(FRIDAY - 30), given(FRIDAY - 29), given(FRIDAY), given(FRIDAY)])

    assert found.by_day == {FRIDAY - 30: 1, FRIDAY - 29: 1, FRIDAY: 2}
    assert (found.lately, found.in_a_row, found.today.answered) == (3, 1, 2)


def test_the_hardest_is_forgotten_most_often_then_of_higher_difficulty() -> None:
    memories = {
        "calm": memory(9.9, 0), "often": memory(2.0, 4), "hard": memory(8.0, 2),
        "b": memory(5.0, 2), "a": memory(5.0, 2),
    }  # fmt: skip

    assert hardest(memories, 4) == ["often", "hard", "a", "b"]
