"""All that the statistics say, as one value: a function of answers, memories and a day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quizgen.model import Memory, Place
from quizgen.statistics.answer import Answer, reviews
from quizgen.statistics.days import in_a_row
from quizgen.statistics.periods import Period, periods
from quizgen.statistics.tally import Apart, apart

WINDOW = 30
"""Days over which what was recalled is held against what is wanted."""
AHEAD = 14
"""Days for which is told what falls due, today among them."""


class Group(NamedTuple):
    """The reviews of the last 30 days of everything (`all`), a deck or a tag."""

    kind: str
    name: str
    score: Apart


class Hard(NamedTuple):
    """A target that was forgotten, where its fact stands, and how it is asked."""

    target: str
    fact: str
    place: Place
    stem: str
    memory: Memory


class Said(NamedTuple):
    """What the learner said of questions: how often their word counted, and what they put away."""

    by_own_word: int = 0
    flagged: int = 0
    put_away: int = 0


class Labels(NamedTuple):
    """What a fact belongs to."""

    deck: str
    tags: tuple[str, ...] = ()


class Standing(NamedTuple):
    """How a course stands: how many targets it has and how many are met.

    `due` are the days on which those fall due that are still asked.
    """

    title: str
    targets: int
    met: int
    due: Iterable[int] = ()
    hardest: Sequence[Hard] = ()
    said: Said = Said()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The statistics of a course on a study day.

    `by_day` counts the answers of each day; `due` the targets of each of the next days, the
    overdue among the first; `wanted` is the retention that the memory is scheduled for.
    """

    title: str
    day: int
    targets: int
    met: int
    today: Apart
    total: Apart
    by_day: Mapping[int, int]
    in_a_row: int
    due: tuple[int, ...]
    wanted: float
    groups: tuple[Group, ...]
    periods: tuple[Period, ...]
    hardest: tuple[Hard, ...]
    said: Said

    @property
    def lately(self) -> int:
        """Return how many answers there were in the last 30 days."""
        return sum(self.by_day.get(self.day - ago, 0) for ago in range(WINDOW))


def reckon(
    answers: Sequence[Answer],
    standing: Standing,
    day: int,
    wanted: float,
    labels: Callable[[str], Labels],
) -> Numbers:
    """Return the statistics; the answers are in the order in which they were given."""
    by_day = Counter(one.day for one in answers)
    due = Counter(max(one - day, 0) for one in standing.due)
    return Numbers(
        title=standing.title,
        day=day,
        targets=standing.targets,
        met=standing.met,
        today=apart(one for one in answers if one.day == day),
        total=apart(answers),
        by_day=by_day,
        in_a_row=in_a_row(by_day, day),
        due=tuple(due[ahead] for ahead in range(AHEAD)),
        wanted=wanted,
        groups=tuple(_groups(answers, day, labels)),
        periods=periods(answers, day),
        hardest=tuple(standing.hardest),
        said=standing.said,
    )


def _groups(
    answers: Iterable[Answer], day: int, labels: Callable[[str], Labels]
) -> Iterable[Group]:
    """Yield the reviews of all, by deck and by tag, the most answered first."""
    lately = [one for one in reviews(answers) if day - WINDOW < one.day <= day]
    found: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for one in lately:
        label = labels(one.fact)
        found["deck", label.deck].append(one)
        for tag in label.tags:
            found["tag", tag].append(one)
    yield Group("all", "All", apart(lately))
    for kind, name in sorted(found, key=lambda key: (key[0], -len(found[key]), key[1])):
        yield Group(kind, name, apart(found[kind, name]))


def hardest(memories: Mapping[str, Memory], most: int) -> list[str]:
    """Return the targets most often forgotten; of as many lapses those of higher difficulty."""
    missed = [target for target, memory in memories.items() if memory.lapses]
    order = sorted(
        missed, key=lambda target: (-memories[target].lapses, -memories[target].difficulty, target)
    )
    return order[:most]
