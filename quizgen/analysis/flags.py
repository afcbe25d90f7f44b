"""What should be looked at in an item, each flag with its bound and where the bound is from.

Nothing is flagged of fewer learners than `FEWEST`, and what rests on a correlation only where it
stands out from chance: a class is small, and an instructor who is called in vain stops coming.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from quizgen.analysis.figures import Analysis, Flag, ItemFigures, OptionFigures
from quizgen.analysis.significance import bound, from_other, from_value, from_zero, of_exclusive

FEWEST = 30
"""Of fewer learners no correlation is spoken of: the 95 % interval of r = .3 is then -.07 to .60
(Fisher 1921), so that its sign is open."""

SELDOM = 0.05
"""Whoever takes an option that fewer take may have slipped: Haladyna & Downing 1993, Educational
and Psychological Measurement 53, 999-1010."""

LOW, GOOD = 0.20, 0.30
"""Below .20 an item wants mending, from .30 on it is reasonably good: Ebel & Frisbie 1991,
Essentials of Educational Measurement, chapter 13."""

TOO_EASY, TOO_HARD = 0.95, 0.05
"""Extremely easy, and extremely hard or something wrong: Moodle's documentation of its quiz
statistics. What guessing alone would give is taken off the second."""

_LONGEST = 60


class Meaning(NamedTuple):
    """What a flag says of any item: in a few words, what to do, and where its bound is from.

    `mends` is False for what is worth knowing, and seldom wrong.
    """

    title: str
    advice: str
    source: str
    mends: bool = True


FLAGS: Mapping[str, Meaning] = {
    "A701": Meaning(
        "the key may be wrong",
        "Look the answer up; correct the key, or give the reason why this option is wrong.",
        "the wrong option correlates with the rest more than the key (Williams' T2, Steiger 1980), "
        "at 5 % shared by the options in question, and more of the best fifth take it",
    ),
    "A702": Meaning(
        "a wrong option attracts the best",
        "It may be right in a way: word the stem more narrowly, or replace the option. "
        "Where it was typed, perhaps it should be accepted.",
        "the option correlates with the rest above zero, at 5 % shared by the options in question",
    ),
    "A703": Meaning(
        "the better learners get it wrong more often",
        "Look for a second right answer, a trick, or a wrong key.",
        "the discrimination is below zero, at 5 %",
    ),
    "A704": Meaning(
        "fewer are right than by guessing",
        "Something misleads: look at the key, then at the option that most take.",
        "the 95 % interval of the facility (Wilson 1927) lies below 1/options",
    ),
    "A705": Meaning(
        "it tells good from weak learners badly",
        "Look for an ambiguous stem, a clue, or a matter of its own.",
        "the discrimination is below .20 (Ebel & Frisbie 1991), and below .30 at 5 %",
    ),
    "A706": Meaning(
        "hardly anyone knows it",
        "Was it taught? Else the stem is not understood, or the key is wrong.",
        "at most 5 % are right, guessing taken off (Moodle's documentation)",
    ),
    "A707": Meaning(
        "a wrong option that nobody takes",
        "Replace it with an error that learners make, or leave it out.",
        "fewer than 5 % take it (Haladyna & Downing 1993), where enough are wrong for each "
        "wrong option to reach 5 %",
        mends=False,
    ),
    "A708": Meaning(
        "nearly everyone knows it",
        "Keep it if everyone must know it; it tells nothing about who knows more.",
        "at least 95 % are right (Moodle's documentation)",
        mends=False,
    ),
}
"""Every flag by its code, the gravest first. A code never changes its meaning."""


def flagged(item: ItemFigures) -> tuple[Flag, ...]:
    """Return what should be looked at in an item, the gravest first.

    A key that is probably wrong explains what else is odd, so that only options that nobody takes
    are said beside it. Of fewer than `FEWEST` learners nothing is said.
    """
    if item.n < FEWEST:
        return ()
    first = list(_key(item))
    rest = (*_unused(item),) if first else _found(item)
    return tuple(sorted((*first, *rest), key=lambda flag: list(FLAGS).index(flag.code)))


def with_flags(analysis: Analysis) -> Analysis:
    """Return the analysis with every item flagged anew."""
    return replace(
        analysis, items=tuple(replace(item, flags=flagged(item)) for item in analysis.items)
    )


def to_mend(items: Iterable[ItemFigures]) -> list[ItemFigures]:
    """Return the items with a flag that asks for mending, the worst first."""
    order = list(FLAGS)
    found = [item for item in items if any(FLAGS[flag.code].mends for flag in item.flags)]
    return sorted(found, key=lambda item: (order.index(item.flags[0].code), _power(item)))


def _power(item: ItemFigures) -> float:
    return 0.0 if item.discrimination is None else item.discrimination


def _found(item: ItemFigures) -> Iterator[Flag]:
    every: tuple[Callable[[ItemFigures], Iterator[Flag]], ...] = (
        *(_attracting, _discriminating, _hard, _unused, _easy),
    )
    for one in every:
        yield from one(item)


# --- The key ---


def _key(item: ItemFigures) -> Iterator[Flag]:
    """Yield a flag if a wrong option does what a key should do, and the key does not."""
    key = _only_key(item)
    rivals = _rivals(item)
    if key is None or key.point_biserial is None or not rivals:
        return
    by_far = [(_over_key(rival, key, item.n), rival) for rival in rivals]
    far, rival = max(by_far, key=lambda one: one[0])
    if far > bound(len(rivals)) and _r(rival) > 0 and _top(rival) > _top(key):
        yield Flag(
            "A701",
            f"{_taken(rival)} took {_called(rival)}, {_better(rival)}; "
            f"{_taken(key)} took the key, {_called(key)} (r {key.point_biserial:+.2f})",
        )


def _over_key(rival: OptionFigures, key: OptionFigures, n: int) -> float:
    """Return how far a wrong option correlates with the rest above the key."""
    between = of_exclusive(_inside(rival), _inside(key))
    return from_other(_r(rival), _r(key), between, min(n, rival.all.shown, key.all.shown))


def _attracting(item: ItemFigures) -> Iterator[Flag]:
    rivals = _rivals(item)
    enough = bound(len(rivals))
    for one in rivals:
        if from_zero(_r(one), min(item.n, one.all.shown)) > enough:
            yield Flag("A702", f"{_taken(one)} took {_called(one)}, {_better(one)}")


def _rivals(item: ItemFigures) -> list[OptionFigures]:
    """Return the wrong options that enough learners take to say who they are."""
    if not any(option.is_key for option in item.options):
        return []
    return [
        option
        for option in item.options
        if not option.is_key
        and option.point_biserial is not None
        and option.all.shown >= FEWEST
        and _share(option) >= SELDOM
    ]


# --- The whole item ---


def _discriminating(item: ItemFigures) -> Iterator[Flag]:
    r = item.discrimination
    if r is None or item.facility >= TOO_EASY:
        return  # where nearly all are right there is nothing to tell apart
    if from_zero(r, item.n) < -bound():
        yield Flag("A703", f"discrimination {r:+.2f}")
    elif r < LOW and from_value(r, GOOD, item.n) < -bound():
        yield Flag("A705", f"discrimination {r:+.2f}")


def _hard(item: ItemFigures) -> Iterator[Flag]:
    chance = _chance(item)
    right = f"{percent(item.facility)} of {item.n:,}"
    if item.between[1] < chance:
        yield Flag("A704", f"{right} are right; guessing would give {percent(chance)}")
    elif (item.facility - chance) / (1 - chance) <= TOO_HARD:
        by_chance = f"; guessing would give {percent(chance)}" if chance else ""
        yield Flag("A706", f"{right} are right{by_chance}")


def _easy(item: ItemFigures) -> Iterator[Flag]:
    if item.facility >= TOO_EASY:
        yield Flag("A708", f"{percent(item.facility)} of {item.n:,} are right")


def _unused(item: ItemFigures) -> Iterator[Flag]:
    """Yield one flag for all options that nobody takes, if enough take a wrong one at all."""
    wrong = [one for one in item.options if not one.is_key and one.all.shown >= FEWEST]
    has_key = any(one.is_key for one in item.options)
    if item.is_typed or not has_key or sum(map(_share, wrong)) < SELDOM * len(wrong):
        return
    seldom = [one for one in wrong if _share(one) < SELDOM]
    if seldom:
        named = ", ".join(f"{_called(one)} {percent(_share(one))}" for one in seldom)
        yield Flag("A707", f"taken by few: {named}")


def _chance(item: ItemFigures) -> float:
    """Return the share that guessing gives: 1 of the options that a learner sees, 0 if typed."""
    if item.is_typed or _only_key(item) is None:
        return 0.0
    seen = sum(option.all.shown for option in item.options) / item.n
    return 1 / seen if seen >= 2 else 0.0


# --- One option ---


def _only_key(item: ItemFigures) -> OptionFigures | None:
    keys = [option for option in item.options if option.is_key]
    return keys[0] if len(keys) == 1 else None


def _share(option: OptionFigures) -> float:
    return option.all.share or 0.0


def _inside(option: OptionFigures) -> float:
    """Return the share, kept off 0 and 1, where nothing correlates."""
    return min(max(_share(option), 1e-9), 1 - 1e-9)


def _r(option: OptionFigures) -> float:
    return option.point_biserial or 0.0


def _top(option: OptionFigures) -> float:
    """Return the share among the best fifth; where no fifths are known, how it correlates."""
    best = option.by_fifth[-1].share if option.by_fifth else None
    return _r(option) if best is None else best


def _called(option: OptionFigures) -> str:
    text = " ".join(option.text.split())
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"


def _taken(option: OptionFigures) -> str:
    return percent(_share(option))


def _better(option: OptionFigures) -> str:
    return f"the better ones among them (r {_r(option):+.2f})"


def percent(share: float) -> str:
    """Return a share in words; neither 0 % nor 100 % unless it is."""
    if 0 < share < 0.005:
        return "under 1 %"
    if 0.995 <= share < 1:
        return "over 99 %"
    return f"{share:.0%}".replace("%", " %")
