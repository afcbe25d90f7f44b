from dataclasses import replace

import pytest

from quizgen.history.record import YEAR, State
from quizgen.history.release import (
    ahead,
    corrections,
    options_by_guid,
    released_options,
    stamps,
)
from quizgen.model import Place
from tests.history.examples import RECORD, history, question, released

EMPTY = history()
FIRST = released(EMPTY, question("Baltic Sea", "Black Sea"), now=1_000)
SECOND = released(FIRST, question("Red Sea", "Black Sea"), now=2_000)


@pytest.mark.parametrize("field", ["mod", "changed", "corrected", "when"])
def test_a_history_ahead_of_the_clock_is_refused(field: str) -> None:
    before = history(replace(RECORD, **{field: 2_001}))  # type: ignore[arg-type]  # a field by its name

    [problem] = ahead(before, 2_000)

    assert (problem.place, problem.code) == (Place("rivers-abcd.history"), "H503")
    assert "1 s after now" in problem.message


def test_a_history_of_this_very_second_is_not_ahead() -> None:
    assert ahead(history(RECORD), RECORD.mod) == []
    assert ahead(EMPTY, 1) == []


def test_the_chooser_is_told_the_permitted_options_in_their_order() -> None:
    assert released_options(SECOND, "qrhine") == ("North Sea", "Black Sea", "Red Sea")
    assert released_options(SECOND, "qunknown") == ()


def test_an_export_is_told_every_option_in_the_place_that_numbers_it() -> None:
    assert options_by_guid([EMPTY, SECOND]) == {
        "qrhine": ("Baltic Sea", "North Sea", "Black Sea", "Red Sea")
    }


def test_an_export_is_told_the_stamp_of_each_note() -> None:
    assert stamps([EMPTY, FIRST]) == {"qrhine": 1_000}
    assert stamps([SECOND]) == {"qrhine": 2_000}


@pytest.mark.parametrize(("now", "told"), [(300 + YEAR, {"qrhine": 300}), (301 + YEAR, {})])
def test_a_correction_is_told_for_a_year(now: int, told: dict[str, int]) -> None:
    assert corrections([history(replace(RECORD, corrected=300))], now) == told
    assert corrections([history(RECORD)], now) == {}


def test_a_correction_of_a_withdrawn_note_is_not_told() -> None:
    gone = replace(RECORD, corrected=300, state=State.WITHDRAWN)

    assert corrections([history(gone)], 400) == {}
