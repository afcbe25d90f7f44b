"""Answers and statistics as tests want them; day 20 777 is Friday 20 November 2026."""

from collections.abc import Iterable, Sequence

from quizgen.model import Memory, Place
from quizgen.statistics.answer import Answer
from quizgen.statistics.numbers import Hard, Labels, Numbers, Said, Standing, reckon

FRIDAY = 20_777
THIRD = 1 / 3
NOTHING = Said()


def given(
    day: int, target: str = "t1", *, right: bool = True, guess: float = 0.0, lost: float = 0.0
) -> Answer:
    """Return an answer to a target of the fact "bank/" + target."""
    return Answer(day, target, f"bank/{target}", right, guess, lost)


def row(count: int, right: int, day: int, *, guess: float = 0.0, of: str = "t") -> list[Answer]:
    """Return so many first answers of a day, so many right, to what was met the day before."""
    lost = guess / (1 - guess)
    met = [given(day - 1, f"{of}{number}", guess=guess) for number in range(count)]
    asked = [
        given(day, f"{of}{number}", right=number < right, guess=guess,
              lost=0.0 if number < right else lost)
        for number in range(count)
    ]  # fmt: skip
    return [*met, *asked]


def labels(fact: str) -> Labels:
    """Return the deck Rivers for all but those of the fact bank/w…, which are of Waves."""
    return Labels("Waves", ("sea",)) if fact.startswith("bank/w") else Labels("Rivers")


def hard(stem: str = "Which sea?", file: str = "source/rivers.yaml") -> Hard:
    """Return a target forgotten twice in five answers."""
    return Hard("t1", "bank/t1", Place(file, 12), stem, Memory(3.0, 8.0, FRIDAY, FRIDAY, 5, 2))


def numbers(
    answers: Sequence[Answer] = (),
    *,
    title: str = "Rivers",
    due: Iterable[int] = (),
    hardest: Sequence[Hard] = (),
    said: Said = NOTHING,
) -> Numbers:
    """Return the statistics on that Friday."""
    met = len({one.target for one in answers})
    standing = Standing(title, 300, met, due, hardest, said)
    return reckon(answers, standing, FRIDAY, 0.9, labels)


def some() -> Numbers:
    """Return statistics with something in every part of them."""
    answers = [
        *row(25, 20, FRIDAY - 9, of="r"),
        *row(30, 27, FRIDAY - 2, guess=THIRD, of="w"),
        *row(3, 2, FRIDAY - 1, of="z"),
        given(FRIDAY, "w1", guess=THIRD),
        given(FRIDAY, "w2", right=False, guess=THIRD, lost=0.5),
    ]
    answers.sort(key=lambda one: one.day)
    due = [FRIDAY - 3, FRIDAY, FRIDAY, FRIDAY + 1, FRIDAY + 11, FRIDAY + 13, FRIDAY + 14]
    return numbers(answers, due=due, hardest=[hard()], said=Said(1, 2, 0))
