"""Each file of `cases/` is a fact list, then what comes of it: anybody can add one.

    title: what the case shows
    facts: …
    === items
    one line for each item
    === problems
    code and message, one line for each

Wrong options stand in alphabetical order. `pytest --cases-anew` writes both parts anew from what
the program does; read the difference before you believe it. A fact with an error gives no items;
the note on options without a reason is left out.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from quizgen.facts.listing import read_list
from quizgen.kinds.contract import Context, Made
from quizgen.making import kinds
from quizgen.model import (
    Blank,
    Choice,
    ChooseAll,
    Cloze,
    Item,
    Numeric,
    Order,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.problems import Problem, Severity

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def parts(case: Path) -> tuple[str, list[str], list[str]]:
    text, _, rest = case.read_text(encoding="utf-8").partition("=== items\n")
    items, _, problems = rest.partition("=== problems\n")
    return text, items.splitlines(), problems.splitlines()


def made(text: str) -> list[Made]:
    found = read_list(text.encode(), "case.yaml", kinds())
    assert [problem for problem in found.problems if problem.code != "F201"] == []
    exact = found.fields.get("exact") is True
    context = Context(found.origin, found.groups, found.same, exact=exact)
    return [kinds()[fact.kind].make(fact, context) for fact in found.facts]


def stem(item: Item) -> str:
    """Return the stem of one of several questions of a fact."""
    return f"{in_one_line(item.stem)} → " if ":" in item.question else ""


def in_one_line(text: str) -> str:
    return text.strip().replace("\n", "⏎")


def in_words(item: Item) -> str:
    shape = item.shape
    match shape:
        case Choice():
            wrong = sorted(one.text for one in shape.distractors)
            return f"{item.name}: {stem(item)}{shape.key} | {' | '.join(wrong)}"
        case ChooseAll():
            wrong = sorted(one.text for one in shape.distractors)
            return f"{item.name}: {' & '.join(shape.keys)} | {' | '.join(wrong)}"
        case Order():
            return f"{item.name}: {' → '.join(' + '.join(place) for place in shape.steps)}"
        case TrueFalse():
            why = f" | {in_one_line(item.why)}" if item.why else ""
            return f"{item.name}: {in_one_line(item.stem)} → {shape.true}{why}"
        case Recall():
            return f"{item.name}: {stem(item)}{in_one_line(shape.answer)}"
        case Typed():
            also = [*shape.accept, *(f"never {one.text}" for one in shape.arguable)]
            return (
                " / ".join([f"{item.name}: {stem(item)}{shape.answer}", *also])
                + shape.exact * " (exact)"
            )
        case Numeric():
            bounds = shape.quantity
            return f"{item.name}: {stem(item)}{bounds.low} to {bounds.high} {bounds.unit}".rstrip()
        case Cloze():
            return f"{item.name}: {''.join(map(piece_in_words, shape.pieces)).strip()}"


def piece_in_words(piece: str | Blank) -> str:
    if isinstance(piece, str):
        return piece.replace("\n", "⏎")
    also = [*piece.accept, *(f"never {one.text}" for one in piece.arguable)]
    words = " / ".join([f"{piece.number}: {piece.answer}", *also])
    return f"[{words}{piece.hint and f' ? {piece.hint}'}{piece.exact * ' (exact)'}]"


def hints(item: Item) -> str:
    return f"{in_words(item)} ? {item.hint}" if item.hint else in_words(item)


def wrong_fact(one: Made) -> bool:
    return any(problem.severity is Severity.ERROR for problem in one.problems)


def told(problems: Iterable[Problem]) -> list[str]:
    return [f"{one.code} {one.message}" for one in problems if one.code != "F136"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_comes_of_the_facts_is_what_the_case_says(
    case: Path, request: pytest.FixtureRequest
) -> None:
    text, items, problems = parts(case)

    found = made(text)
    lines = [hints(item) for one in found if not wrong_fact(one) for item in one.items]
    told_lines = told(problem for one in found for problem in one.problems)
    if request.config.getoption("--cases-anew"):
        anew = [text + "=== items", *lines, "=== problems", *told_lines]
        case.write_text("\n".join(anew) + "\n", encoding="utf-8")
        return

    assert lines == items
    assert told_lines == problems


def test_there_are_cases_for_every_kind() -> None:
    counts = {name: sum(case.stem.startswith(f"{name}-") for case in CASES) for name in kinds()}

    assert min(counts.values()) >= 12


@pytest.mark.parametrize("name", kinds())
def test_the_example_of_a_kind_gives_items_and_no_problems(name: str) -> None:
    [found] = made(f"title: Example\nfacts:\n{kinds()[name].example}")

    assert len(found.items) > 1
    assert found.problems == ()
