from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from quizgen.review.statement import Statement
from quizgen.review.tick import Tick
from quizgen.review.walk import Walk, run
from tests.review.examples import claims, question, tick

CLAIMS = claims(question())
FIRST, SECOND, THIRD = CLAIMS


@dataclass
class Paper:
    """A book in memory, and lines that were typed and shown."""

    typed: list[str]
    ticks: dict[str, Tick] = field(default_factory=dict)
    foreign: list[Tick] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def read(self, prompt: str) -> str | None:
        self.shown.append(prompt)
        return self.typed.pop(0) if self.typed else None

    def say(self, line: str) -> None:
        self.shown.append(line)

    def mine(self, one: Statement) -> Tick | None:
        return self.ticks.get(one.hash)

    def others(self, one: Statement) -> Sequence[Tick]:
        return [found for found in self.foreign if found.claim == one.hash]

    def tick(self, one: Statement) -> None:
        self.ticks[one.hash] = tick(one)

    def put(self, one: Statement, given: Tick | None) -> None:
        self.ticks.pop(one.hash, None)
        self.ticks |= {one.hash: given} if given else {}


def walked(*typed: str, before: Sequence[Statement] = ()) -> tuple[Walk, Paper]:
    paper = Paper([*typed], {one.hash: tick(one, "me") for one in before})
    walk = Walk(CLAIMS)
    run(walk, paper, paper)
    return walk, paper


def ticked(paper: Paper) -> list[Statement]:
    return [one for one in CLAIMS if one.hash in paper.ticks]


@pytest.mark.parametrize(
    ("typed", "right", "wrong"),
    [
        (["y", "y", "y"], [FIRST, SECOND, THIRD], []),
        (["n", "", "s"], [], [FIRST]),
        ([" YES ", "No", "y"], [FIRST, THIRD], [SECOND]),
        (["y"], [FIRST], []),
        (["y", "q", "y"], [FIRST], []),
        (["y", "b", "n"], [], [FIRST]),
        (["n", "b", "y", "n"], [FIRST], [SECOND]),
        (["", "y", "b", "b", "y"], [FIRST], []),
        (["b", "y"], [FIRST], []),
        (["?", "y"], [FIRST], []),
        (["what", "y"], [FIRST], []),
        ([], [], []),
    ],
)
def test_the_keys_do_what_they_say(
    typed: list[str], right: list[Statement], wrong: list[Statement]
) -> None:
    walk, paper = walked(*typed)

    assert (ticked(paper), walk.wrong, walk.ticked) == (right, wrong, len(right))


def test_a_claim_found_wrong_loses_the_persons_own_tick() -> None:
    _, paper = walked("n", before=[FIRST])

    assert ticked(paper) == []


@pytest.mark.parametrize("reply", ["y", "n"])
def test_back_puts_the_tick_of_another_day_back(reply: str) -> None:
    _, paper = walked(reply, "b", before=[FIRST])

    assert paper.ticks[FIRST.hash] == tick(FIRST, "me")


def test_back_from_a_claim_left_for_later_leaves_its_tick() -> None:
    _, paper = walked("", "b", before=[FIRST])

    assert ticked(paper) == [FIRST]


def test_a_tick_is_kept_before_the_next_claim_shows() -> None:
    paper = Watched(["y", "y"])

    run(Walk(CLAIMS), paper, paper)

    assert paper.kept == sorted(paper.kept)
    assert {*paper.kept} == {0, 1, 2}


@dataclass
class Watched(Paper):
    """Writes down how many ticks are kept whenever a line is shown."""

    kept: list[int] = field(default_factory=list)

    def say(self, line: str) -> None:
        super().say(line)
        self.kept.append(len(self.ticks))


def test_a_claim_shows_all_it_rests_on() -> None:
    found = claims(question(quote="It *flows* there.", cite="page 4"))
    paper = Paper(["q"], {found[0].hash: tick(found[0], "me")}, [tick(found[0], "Bob")])

    run(Walk(found), paper, paper)

    assert paper.shown[1:-1] == [
        "1 of 3  list.yaml:5  rhine",
        "The answer to “Into which sea does the Rhine flow?” is “North Sea”.",
        "Why: It is the nearest.",
        "Quote: “It flows there.”",
        "Source: A lecture; page 4",
        "Reviewed by Bob on 2026-11-20",
        "Reviewed by you on 2026-11-20",
    ]


def test_help_explains_every_key() -> None:
    _, paper = walked("?")

    explained = [line.split()[0] for line in paper.shown if "  " in line and "of" not in line[:8]]
    assert explained == ["y", "n", "Enter", "b", "q"]
