"""What is flagged, what is not, and how often a sound set is flagged in vain."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.analysis.figures import ItemFigures, OptionFigures, Picked
from quizgen.analysis.flags import FEWEST, FLAGS, flagged, percent, to_mend, with_flags
from quizgen.analysis.reckoning import Wishes
from quizgen.codes import codes
from tests.analysis.made import (
    MISKEYED,
    ORDINARY,
    SOUND,
    analysis,
    figures_of,
    item,
    option,
    simulated,
)

SAT12 = Path(__file__).parents[1] / "data" / "item-analysis" / "sat12_responses.csv"


def found(one: ItemFigures) -> list[str]:
    return [flag.code for flag in flagged(one)]


def test_a_sound_item_has_no_flag() -> None:
    assert found(item(*SOUND)) == []


def test_a_key_that_does_what_a_wrong_option_does_is_probably_none() -> None:
    (flag,) = flagged(item(*MISKEYED, facility=0.2, discrimination=-0.15))

    assert flag.code == "A701"
    assert flag.words == (
        "60 % took “iron”, the better ones among them (r +0.30); "
        "20 % took the key, “zinc” (r -0.15)"
    )


@pytest.mark.parametrize(
    ("one", "codes"),
    [
        (item(SOUND[0], option("iron", 0.2, 0.25, best=0.1), SOUND[2]), ["A702"]),
        (item(*SOUND, discrimination=-0.2), ["A703"]),
        (item(*SOUND, facility=0.2), ["A704"]),
        (item(*SOUND, discrimination=0.05), ["A705"]),
        (item(*SOUND, facility=0.32), ["A706"]),
        (item(*SOUND[:2], option("lead", 0.04, -0.1), facility=0.6), ["A707"]),
        (item(*SOUND, facility=0.97), ["A708"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_each_flag_by_itself(one: ItemFigures, codes: list[str]) -> None:
    assert found(one) == codes


@pytest.mark.parametrize(
    "one",
    [
        item(SOUND[0], option("iron", 0.2, 0.10, best=0.1), SOUND[2]),
        item(*SOUND, discrimination=-0.2, facility=0.96, n=40),
        item(*SOUND, discrimination=0.05, n=30),
        item(*SOUND, discrimination=0.22, n=2000),
        item(*SOUND, facility=0.38),
        item(*SOUND[:2], option("lead", 0.05, -0.1), facility=0.6),
        item(*SOUND, facility=0.94),
        item(facility=0.06),
    ],
)
def test_what_chance_explains_is_not_flagged(one: ItemFigures) -> None:
    assert set(found(one)) <= {"A708"}


def test_a_rival_that_the_best_take_less_than_the_key_only_attracts() -> None:
    rival = replace(MISKEYED[1], by_fifth=(Picked(0, 40),) * 5)

    assert "A701" not in found(item(MISKEYED[0], rival, MISKEYED[2], facility=0.2))


def test_a_rival_that_the_best_avoid_is_no_key_however_bad_the_key_is() -> None:
    key = option("zinc", 0.3, -0.5, key=True, best=0.1)
    rival = option("iron", 0.4, -0.01, best=0.4)

    assert found(item(key, rival, SOUND[2], facility=0.3, discrimination=-0.5)) == ["A703", "A706"]


def test_a_rival_must_beat_the_key_by_more_than_chance() -> None:
    key = option("zinc", 0.3, 0.12, key=True, n=40, best=0.3)
    rival = option("iron", 0.4, 0.2, n=40, best=0.5)

    assert found(item(key, rival, SOUND[2], facility=0.5, n=40)) == []


def test_of_few_learners_nothing_is_flagged() -> None:
    one = item(*MISKEYED, n=FEWEST - 1, facility=0.01, discrimination=-0.9)

    assert found(one) == []
    assert found(replace(one, n=FEWEST)) != []


def test_flags_and_correlations_are_held_back_below_the_same_count() -> None:
    assert Wishes().few == FEWEST


def test_where_nearly_all_are_right_no_option_is_called_idle() -> None:
    wrong = (option("b", 0.03), option("c", 0.04))

    one = item(option("a", 0.93, 0.3, key=True), *wrong, facility=0.93)

    assert found(one) == []


def test_an_option_that_few_saw_is_no_rival_and_not_idle() -> None:
    taken = OptionFigures("rare", is_key=False, all=Picked(10, 20), point_biserial=0.9)
    idle = OptionFigures("rarer", is_key=False, all=Picked(0, 20), point_biserial=0.5)

    assert found(item(*SOUND, taken, idle)) == []


def test_a_typed_answer_of_the_best_may_be_right_and_a_rare_one_is_not_idle() -> None:
    typed = item(SOUND[0], option("Zn", 0.2, 0.3, best=0.1), option("x", 0.01, -0.1), typed=True)

    assert found(typed) == ["A702"]


def test_of_several_keys_none_is_called_wrong() -> None:
    keys = (replace(MISKEYED[0], is_key=True), replace(SOUND[0], text="tin"), MISKEYED[1])

    assert found(item(*keys)) == ["A702"]


def test_two_options_are_judged_too() -> None:
    one = item(
        option("true", 0.3, -0.4, key=True, best=0.1), option("false", 0.7, 0.4, best=0.9),
        facility=0.3, discrimination=-0.4,
    )  # fmt: skip

    assert found(one) == ["A701"]


def test_the_worst_comes_first_and_what_asks_for_no_mending_is_left_out() -> None:
    found = analysis(
        item(*SOUND, name="easy", facility=0.97),
        item(*SOUND, name="weak", discrimination=0.05),
        item(*SOUND, name="weaker", discrimination=0.01),
        item(*MISKEYED, name="key", facility=0.2, discrimination=-0.15),
    )

    assert [one.item for one in to_mend(found.items)] == ["key", "weaker", "weak"]


def test_a_long_option_is_cut_in_the_words() -> None:
    one = item(MISKEYED[0], replace(MISKEYED[1], text="iron\n" * 50), MISKEYED[2])

    (flag,) = flagged(one)

    assert len(flag.words) < 200
    assert "\n" not in flag.words


def test_the_codes_are_no_codes_of_problems() -> None:
    assert not FLAGS.keys() & codes().keys()
    assert list(FLAGS) == sorted(FLAGS)


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0 %"), (0.001, "under 1 %"), (0.444, "44 %"), (0.9999, "over 99 %"), (1, "100 %")],
)
def test_a_share_is_all_or_nothing_only_if_it_is(share: float, words: str) -> None:
    assert percent(share) == words


unit = st.floats(0, 1)
signed = st.none() | st.floats(-1, 1)
options = st.builds(
    OptionFigures,
    st.text(max_size=3),
    st.booleans(),
    st.integers(0, 90).flatmap(lambda n: st.builds(Picked, st.integers(0, n), st.just(n))),
    signed,
    st.just(()),
)


@given(st.lists(options, max_size=5), unit, signed, st.integers(1, 90), st.booleans())
def test_any_figures_give_flags_and_no_error(
    found: list[OptionFigures], facility: float, r: float | None, n: int, typed: bool
) -> None:
    one = item(*found, facility=facility, discrimination=r, n=n, typed=typed)

    assert {flag.code for flag in flagged(one)} <= FLAGS.keys()


# --- Against real answers and simulated ones ---


@pytest.mark.skipif(not SAT12.exists(), reason=f"{SAT12.name} is not there: real answers unseen")
def test_of_the_science_test_only_the_item_known_to_be_miskeyed_is_called_so() -> None:
    _, key, *rows = csv.reader(SAT12.read_text("utf-8").splitlines())
    key = [key[0].removeprefix("KEY:"), *key[1:]]
    items = list(figures_of(rows, key))

    miskeyed = {one.item: one for one in items if "A701" in found(one)}

    assert list(miskeyed) == ["32"]
    assert flagged(miskeyed["32"])[0].words.startswith("44 % took “3”")


def rates(
    learners: int, sets: int, seed: int, slopes: tuple[float, float] = ORDINARY
) -> Counter[str]:
    """Return how many sound sets have a false mis-key, and how many planted ones are found."""
    random = Random(seed)
    count: Counter[str] = Counter()
    for _ in range(sets):
        answers = simulated(random, learners, slopes)
        key = ["0"] * len(answers[0])
        count["false"] += any("A701" in found(one) for one in figures_of(answers, key))
        at = random.randrange(len(key))
        wrong = Counter(row[at] for row in answers if row[at] != "0")
        key[at] = wrong.most_common(1)[0][0]
        flags = [*figures_of(answers, key, at)]
        count["found"] += any("A701" in found(one) for one in flags)
        count["mended"] += bool(to_mend(with_flags(analysis(*flags)).items))
    return count


def test_a_class_of_sixty_is_seldom_called_in_vain_and_mostly_finds_a_wrong_key() -> None:
    count = rates(60, 25, 1)

    assert count["false"] <= 1
    assert count["found"] >= 16
    assert count["mended"] >= 24


@pytest.mark.slow
@pytest.mark.parametrize(
    ("learners", "false", "found", "mended"),
    [(30, 4, 90, 180), (60, 2, 140, 195), (200, 0, 190, 199)],
)
def test_flags_keep_their_promise_over_two_hundred_sets(
    learners: int, false: int, found: int, mended: int
) -> None:
    count = rates(learners, 200, 2)

    assert count["false"] <= false
    assert count["found"] >= found
    assert count["mended"] >= mended
