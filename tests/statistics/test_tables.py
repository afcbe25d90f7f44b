"""The statistics for programs."""

import csv
import json

import pytest

from quizgen.model import Memory, Place
from quizgen.statistics.tables import COLUMNS, KEYS, Target, as_csv, as_json
from quizgen.statistics.tally import Apart, Tally
from tests.statistics.made import FRIDAY, hard, numbers, some


def target(stem: str = "Which sea?", tags: tuple[str, ...] = ()) -> Target:
    return Target(
        "t1", "bank/rhine", Place("source/rivers.yaml", 12), stem, "Rivers", tags,
        Memory(3.456, 8.0, FRIDAY, FRIDAY + 3, 5, 2), Apart(Tally(2, 1), Tally(3, 2, 0.5)),
    )  # fmt: skip


def test_the_object_has_every_documented_key() -> None:
    found = json.loads(as_json(some()))

    assert list(found) == list(KEYS)
    assert found["version"] == 1


def test_the_object_holds_counts_dates_and_shares() -> None:
    found = json.loads(as_json(some()))

    assert found["targets"] == {"targets": 300, "met": 58}
    assert found["due"][0] == {"day": "2026-11-20", "targets": 3}
    assert found["days"][-1] == {"day": "2026-11-20", "answers": 2}
    assert found["groups"][0] == {
        "kind": "all",
        "name": "All",
        "recalled": {"answered": 28, "right": 22, "share": 0.7857},
        "recognised": {"answered": 32, "right": 28, "share": 0.8125},
    }
    assert found["today"]["recognised"]["share"] is None
    assert found["hardest"][0]["file"] == "source/rivers.yaml"
    assert found["said"] == {"by_own_word": 1, "flagged": 2, "put_away": 0}


def test_the_object_is_ascii_alone() -> None:
    assert as_json(numbers(title="Flüsse", hardest=[hard("日本\x1b")])).isascii()


def test_a_target_is_a_row() -> None:
    (found,) = csv.DictReader(as_csv([target(tags=("sea", "deep"))]).splitlines())

    assert list(found) == list(COLUMNS)
    assert list(found.values()) == [
        "t1", "bank/rhine", "source/rivers.yaml:12", "Which sea?", "Rivers", "sea deep", "5", "2",
        "3.46", "8.00", "2026-11-23", "2", "1", "3", "2",
    ]  # fmt: skip


@pytest.mark.parametrize("stem", ["=1+1", "+1", "-1", "@x", " =1"])
def test_no_cell_is_a_formula(stem: str) -> None:
    (found,) = csv.DictReader(as_csv([target(stem)]).splitlines())

    assert found["stem"] == f"'{stem}"


def test_no_cell_steers_a_terminal() -> None:
    assert "\x1b" not in as_csv([target("\x1b[2J")])
