"""docs/coverage.md: what it says of the lists is so."""

import re
from pathlib import Path

from quizgen.facts.listing import read_list
from quizgen.making import kinds

ROOT = Path(__file__).parents[1]
STATEMENT = re.compile(r"^\| ([BS]\d\d) \| .* \| (yes|no: .*) \|$", re.MULTILINE)
ROW = re.compile(r"^\| ([BS]\d\d) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)
LEFT = re.compile(r"^\| ([BS]\d\d) \| [^|]+ \|$", re.MULTILINE)
LEAST = 0.95


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def asked() -> dict[str, set[str]]:
    """Return the ids of the facts that are asked, by the name of their list."""
    lists = {}
    for path in sorted((ROOT / "source").glob("*.yaml")):
        found = read_list(path.read_bytes(), str(path), kinds())
        lists[path.stem] = {fact.id for fact in found.facts if not fact.text("withdrawn")}
    return lists


def named() -> dict[str, list[tuple[str, str]]]:
    """Return the list and the fact of each that asks a statement, by its number."""
    return {
        number: [
            (part.split(":")[0].strip(), fact.strip())
            for part in facts.split(";")
            for fact in re.sub(r"\(.*?\)", "", part.split(":")[1]).split(",")
        ]
        for number, facts in ROW.findall(page("coverage.md"))
    }


def test_each_statement_is_asked_or_it_says_why_not() -> None:
    numbers = [number for number, _ in STATEMENT.findall(page("statements.md"))]

    assert len(numbers) == 190
    assert sorted([*named(), *LEFT.findall(page("coverage.md"))]) == sorted(numbers)


def test_nearly_all_that_is_worth_a_fact_is_asked() -> None:
    worth = [number for number, said in STATEMENT.findall(page("statements.md")) if said == "yes"]

    covered = [number for number in worth if number in named()]

    assert len(covered) >= LEAST * len(worth)
    assert f"{len(worth)} statements are worth a fact; {len(covered)} of them" in page(
        "coverage.md"
    )


def test_each_fact_that_is_named_is_asked_in_its_list() -> None:
    lists = asked()

    missing = [
        (number, one)
        for number, facts in named().items()
        for one in facts
        if one[1] not in lists[one[0]]
    ]

    assert missing == []
