"""Items and analyses for the tests of what is said of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import sqrt
from random import Random
from statistics import fmean, pstdev

from quizgen.analysis.figures import (
    Analysis,
    Asked,
    ItemFigures,
    OptionFigures,
    Picked,
    SetFigures,
)
from quizgen.analysis.flags import with_flags
from quizgen.model import Place

Answers = Sequence[Sequence[str]]
"""A row for each learner: the option that was picked of each item."""


def option(
    text: str,
    share: float,
    r: float | None = None,
    *,
    key: bool = False,
    n: int = 200,
    best: float | None = None,
) -> OptionFigures:
    """Return an option with this share; `best` is that of the best fifth."""
    fifths = () if best is None else (*[Picked(0, n // 5)] * 4, Picked(round(best * n / 5), n // 5))
    return OptionFigures(text, key, Picked(round(share * n), n), r, fifths)


def asked(name: str = "muscle", line: int = 31, stem: str = "Which mineral?") -> Asked:
    return Asked(f"pain/{name}", "choice", stem, Place("source/pain.yaml", line))


def item(
    *options: OptionFigures,
    name: str = "q1",
    n: int = 200,
    facility: float = 0.6,
    discrimination: float | None = 0.4,
    typed: bool = False,
    of: Asked | None = None,
    reports: Mapping[str, int] | None = None,
) -> ItemFigures:
    """Return an item whose interval is that of its facility."""
    return ItemFigures(
        name,
        n,
        facility,
        wilson(facility, n),
        sd=0.49,
        discrimination=discrimination,
        item_total=0.45,
        efficiency=0.5123456,
        weight=0.1,
        alpha_without=0.7,
        options=options,
        is_typed=typed,
        reports=reports,
        asked=of,
    )


SOUND = (
    option("zinc", 0.6, 0.4, key=True, best=0.9),
    option("iron", 0.2, -0.2, best=0.05),
    option("lead", 0.2, -0.25, best=0.05),
)
MISKEYED = (
    option("zinc", 0.2, -0.15, key=True, best=0.1),
    option("iron", 0.6, 0.3, best=0.85),
    option("lead", 0.2, -0.25, best=0.05),
)


def whole(complete: int = 200, alpha: float | None = 0.8) -> SetFigures:
    return SetFigures(
        200, 3, 600, complete, 3.0, 1.8, 0.9, alpha, 0.4, 0.2,
        is_dichotomous=True, tenths=(2, 4, 8, 20, 40, 60, 40, 15, 8, 3),
    )  # fmt: skip


def analysis(
    *items: ItemFigures, said: Sequence[str] = (), of: SetFigures | None = None
) -> Analysis:
    """Return an analysis whose items are flagged."""
    return with_flags(Analysis(of or whole(), items, tuple(said)))


def some() -> Analysis:
    """Return three items: one that is sound, one that is mis-keyed, one that few answered."""
    return analysis(
        item(*SOUND, name="q1", of=asked("zinc", 12, "Which mineral is *light*?")),
        item(
            *MISKEYED, name="q2", facility=0.2, discrimination=-0.15, of=asked(),
            reports={"flagged": 2, "mine-is-right": 0},
        ),
        item(name="loose", n=12, facility=0.5),
        said=["1 column belongs to no list: loose."],
    )  # fmt: skip


def wilson(share: float, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    square = 1.96**2
    middle = share + square / (2 * n)
    half = 1.96 * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return (middle - half) / (1 + square / n), (middle + half) / (1 + square / n)


# --- From answers ---


def figures_of(
    answers: Answers, key: Sequence[str], only: int | None = None
) -> Iterator[ItemFigures]:
    """Yield the figures of each item, or of one alone, reckoned in the plainest way."""
    rights = [[one == right for one, right in zip(row, key, strict=True)] for row in answers]
    scores = [sum(row) for row in rights]
    for at, right in enumerate(key):
        if only not in {None, at}:
            continue
        rest = [score - row[at] for score, row in zip(scores, rights, strict=True)]
        order = sorted(range(len(rest)), key=rest.__getitem__)
        picks = [row[at] for row in answers]
        options = tuple(
            _option(text, right, picks, rest, order) for text in sorted({*picks, right})
        )
        facility = fmean(one == right for one in picks)
        yield ItemFigures(
            str(at + 1),
            len(picks),
            facility,
            wilson(facility, len(picks)),
            discrimination=correlation([one == right for one in picks], rest),
            options=options,
        )


def _option(
    text: str, right: str, picks: Sequence[str], rest: Sequence[float], order: Sequence[int]
) -> OptionFigures:
    cuts = [round(len(order) * part / 5) for part in range(6)]
    fifths = [order[low:high] for low, high in pairwise(cuts)]
    taken = [one == text for one in picks]
    return OptionFigures(
        text,
        text == right,
        Picked(sum(taken), len(taken)),
        correlation(taken, rest),
        tuple(Picked(sum(taken[at] for at in fifth), len(fifth)) for fifth in fifths),
    )


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    spread = pstdev(one) * pstdev(other)
    if not spread:
        return None
    products = fmean(a * b for a, b in zip(one, other, strict=True))
    return (products - fmean(one) * fmean(other)) / spread


ORDINARY, WEAK = (0.5, 1.3), (0.15, 0.5)
"""How items of a good and of a weak test discriminate: the slopes of the two-parameter model."""


def simulated(
    random: Random, learners: int, slopes: tuple[float, float] = ORDINARY, options: int = 4
) -> list[list[str]]:
    """Return the answers of a class to twenty items, whose key is "0".

    An item lies at -1.5 to 1 of the class's ability, some guess, the wrong options draw unequally.
    """
    shapes = [
        (
            random.uniform(*slopes),
            random.uniform(-1.5, 1.0),
            [random.gammavariate(1.2, 1) for _ in range(options - 1)],
        )
        for _ in range(20)
    ]
    wrong = [str(number) for number in range(1, options)]
    rows = []
    for _ in range(learners):
        ability = random.gauss(0, 1)
        row = []
        for slope, where, draws in shapes:
            known = 1 / (1 + 2.718281828 ** (-1.7 * slope * (ability - where)))
            is_right = random.random() < 0.15 + 0.85 * known
            row.append("0" if is_right else random.choices(wrong, draws)[0])
        rows.append(row)
    return rows
