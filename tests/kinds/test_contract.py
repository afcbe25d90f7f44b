import subprocess
import sys
from os import environ
from pathlib import Path

import pytest

from quizgen.facts.listing import read_list
from quizgen.folding import fold
from quizgen.making import context_of, kinds
from quizgen.model import Fact
from tests.kinds.test_cases import CASES, made, parts, wrong_fact

ROOT = Path(__file__).parents[2]
DUMP = """
from pathlib import Path
from quizgen.making import Desk
from quizgen.shelf import Naming, look
paths = sorted(Path("source").glob("*.yaml"))
shelf = look(paths, Naming.PROPOSE, Desk(Path.read_bytes, lambda: "abcd")).shelf
print(*shelf.items, *map(str, shelf.problems), sep="\\n")
"""


def dump(seed: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", DUMP],
        cwd=ROOT,
        env={**environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def test_the_same_lists_give_the_same_items_in_any_process() -> None:
    first, *others = [dump(seed) for seed in ("0", "1", "2")]

    assert first.count("Item(") > 60
    assert others == [first, first]


@pytest.mark.parametrize("name", kinds())
def test_a_kind_keeps_its_contract(name: str) -> None:
    kind = kinds()[name]

    assert kind.name == name
    assert name in kind.needed <= kind.keys.keys() <= kind.allowed
    assert fold(kind.summary) == kind.summary
    assert kind.example.startswith("- ")


def known_and_made(case: Path) -> list[tuple[Fact, list[str], set[str]]]:
    """Return the facts that give items, with the targets known of each, and those of its items."""
    text, _, _ = parts(case)
    found = read_list(text.encode(), "case.yaml", kinds())
    return [
        (
            fact,
            [*kinds()[fact.kind].targets(fact, context_of(found))],
            {target for item in one.items for target in item.targets},
        )
        for fact, one in zip(found.facts, made(text), strict=True)
        if one.items and not wrong_fact(one)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_targets_of_a_fact_are_known_without_making_its_items(case: Path) -> None:
    facts = known_and_made(case)

    assert all(len(set(known)) == len(known) for _, known, _ in facts)
    assert all(targets <= set(known) for _, known, targets in facts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_of_a_fact_that_is_asked_in_all_ways_no_more_targets_are_known(case: Path) -> None:
    facts = [one for one in known_and_made(case) if not one[0].fields.keys() & {"only", "skip"}]

    assert all(targets == set(known) for _, known, targets in facts)
