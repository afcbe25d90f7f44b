"""How items and figures are called."""

from dataclasses import replace

import pytest

from quizgen.analysis.wording import (
    MOST_OPTIONS,
    called,
    coefficient,
    facility,
    foremost,
    marks,
    of_set,
    reported,
    where,
)
from tests.analysis.made import SOUND, asked, item, option, whole


def test_an_item_is_called_by_its_fact_else_as_its_file_calls_it() -> None:
    assert (called(item(of=asked())), where(item(of=asked()))) == (
        "pain/muscle (choice)",
        "source/pain.yaml:31",
    )
    assert (called(item(name="Q. 1")), where(item())) == ("Q. 1", "")


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (0.125, "0.12"), (-0.3, "-0.30"), (-0.001, "0.00")]
)
def test_a_coefficient_has_two_places_and_no_minus_before_nothing(
    value: float | None, text: str
) -> None:
    assert coefficient(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(32.0, "32"), (17.5, "17.5"), (0.0, "0"), (100, "100")]
)
def test_marks_end_in_no_empty_places(value: float, text: str) -> None:
    assert marks(value) == text


def test_a_facility_has_its_interval() -> None:
    assert facility(item(facility=0.5, n=100)) == "50 % (40–60)"


def test_what_learners_said_is_counted_and_what_nobody_said_is_not_named() -> None:
    one = item(reports={"flagged": 2, "mine-is-right": 0, "new-sort": 1})

    assert reported(one) == "2 × flagged, 1 × new-sort"


def test_of_very_many_answers_the_key_and_the_most_frequent_are_shown() -> None:
    typed = [option(f"w{number}", number / 100) for number in range(20)]
    one = item(*typed, option("key", 0.001, key=True))

    shown, more = foremost(one)

    assert [each.text for each in shown[:3]] == ["key", "w19", "w18"]
    assert (len(shown), more) == (MOST_OPTIONS, 11)
    assert foremost(item(*SOUND)) == (SOUND, 0)


@pytest.mark.parametrize(
    ("alpha", "word"), [(0.75, "satisfactory"), (0.7, "middling"), (0.63, "low"), (-0.2, "low")]
)
def test_alpha_is_said_in_words(alpha: float, word: str) -> None:
    said = dict(of_set(whole(alpha=alpha)))

    assert said["Alpha (KR-20)"].startswith(f"{alpha:.2f}: {word}")


def test_alpha_has_its_other_name_only_of_items_without_shares() -> None:
    assert "Alpha" in dict(of_set(replace(whole(), is_dichotomous=False)))


def test_of_too_few_learners_nothing_is_said_of_the_set() -> None:
    assert dict(of_set(whole(complete=29))) == {
        "The set": "too few to say anything of it: 29 learners answered every item, 30 are needed"
    }


def test_what_cannot_be_said_is_left_out() -> None:
    assert "Alpha (KR-20)" not in dict(of_set(whole(alpha=None)))
