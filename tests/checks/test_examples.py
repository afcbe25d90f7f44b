"""The examples of each check fail and pass as they say, alone and in `cases/CODE.txt`.

A case file holds lists, or facts alone, each under a line `=== fails: what it shows` or
`=== passes: what it shows`. Anybody can add one. Codes that are said where a list is read may have
a case file too.
"""

import re
from pathlib import Path

import pytest

from quizgen.flaws import checks
from quizgen.problems import CODES, Severity
from tests.checks.reading import codes, problems

FOLDER = Path(__file__).parent / "cases"
LEAST = 5
_HEAD = re.compile(r"^=== (fails|passes): (.+)\n", re.MULTILINE)

Case = tuple[str, str, str, str]


def cases() -> list[Case]:
    """Return code, `fails` or `passes`, title and list of each case."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        parts = _HEAD.split(path.read_text(encoding="utf-8"))[1:]
        found += [(path.stem, *parts[at : at + 3]) for at in range(0, len(parts), 3)]
    return found  # type: ignore[return-value]  # four texts each, by the pattern


def named(case: Case) -> str:
    return " ".join(case[:3]).replace(" ", "-")


@pytest.mark.parametrize("name", sorted(checks()))
def test_the_examples_of_a_check_fail_and_pass(name: str) -> None:
    check = checks()[name]

    assert name in codes(check.fails)
    assert name not in codes(check.passes)


@pytest.mark.parametrize("case", cases(), ids=map(named, cases()))
def test_a_case_fails_or_passes_as_it_says(case: Case) -> None:
    code, expected, _, text = case

    found = codes(text)

    assert (code in found) == (expected == "fails")


@pytest.mark.parametrize("case", cases(), ids=map(named, cases()))
def test_a_case_has_no_error(case: Case) -> None:
    code, _, _, text = case

    errors = [one for one in problems(text) if one.severity is Severity.ERROR]

    assert {one.code for one in errors} <= {code}


def test_each_case_file_is_named_after_a_code() -> None:
    named_after = {case[0] for case in cases()}

    assert named_after <= {*checks(), *CODES}


@pytest.mark.parametrize("name", sorted({*checks(), *(case[0] for case in cases())}))
def test_a_code_has_enough_cases(name: str) -> None:
    expected = [case[1] for case in cases() if case[0] == name]

    assert expected.count("fails") >= LEAST
    assert expected.count("passes") >= LEAST


@pytest.mark.parametrize("name", sorted(checks()))
def test_a_check_says_why_and_who_says_so(name: str) -> None:
    check = checks()[name]

    assert re.fullmatch(r"I\d{3}", name)
    assert check.severity is not Severity.ERROR  # a flaw keeps no fact out
    assert len(check.why.split()) >= 10
    assert check.reference
