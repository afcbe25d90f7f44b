"""What the benchmarks measure with: no test here asserts a time."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import decks, plain_deck, plain_script
from benchmarks.checks import fired, subjects_of
from benchmarks.checks import table as share_table
from benchmarks.guessing import ASSUMPTIONS, ONE, RULES, simulate, table
from benchmarks.make_list import make_list
from benchmarks.optimizing import AVERAGE
from benchmarks.optimizing import table as fitting_table
from benchmarks.ratio import Comparison, Timing
from quizgen.exporters.anki import lay_out, render
from quizgen.facts.listing import read_list
from quizgen.flaws import checks
from quizgen.making import kinds


def test_the_made_list_is_one_without_a_problem() -> None:
    found = read_list(make_list(60).encode(), "long.yaml", kinds())

    assert found.problems == ()
    assert {fact.kind for fact in found.facts} == {"question", "cloze"}
    assert len(found.facts) == 60


def test_the_same_seed_makes_the_same_list() -> None:
    assert make_list(30, seed=2) == make_list(30, seed=2) != make_list(30, seed=3)


def test_a_comparison_takes_the_middle_of_the_turns() -> None:
    found = Comparison("ours", "theirs", Timing((1, 2, 9)), Timing((2, 4, 10)), target=0.5)

    assert found.ratio == 0.5
    assert found.met
    assert found.row().endswith("| 0.50 | ≤ 0.50 | yes |")


def test_plain_good_promises_more_than_is_recalled_and_the_weighed_rule_less_so() -> None:
    plain, weighed = (simulate(ONE, rule, 3, targets=300).every for rule in RULES)

    kept = [found.promised.mean - found.recalled.mean for found in (plain, weighed)]

    assert kept[0] == pytest.approx(0.027, abs=0.01)
    assert kept[1] == pytest.approx(0.007, abs=0.01)
    assert kept[1] < kept[0] / 2


def test_the_simulation_says_what_it_assumes_and_the_same_again() -> None:
    assert list(table(targets=5)) == list(table(targets=5))
    assert "reads the\n  feedback" in ASSUMPTIONS


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the benchmark of decks a short one."""
    sizes = {"NOTES": 40, "FACTS": 30, "FEW": 20, "MANY": 30, "RUNS": 1}
    for name, size in sizes.items():
        monkeypatch.setattr(decks, name, size)


@pytest.mark.usefixtures("small")
def test_each_row_about_decks_can_be_measured() -> None:
    pytest.importorskip("anki")

    rows = [(row.against, row.target) for row in decks.measure()]

    assert rows == [
        ("plain genanki", None),
        ("Anki's own backend", None),
        ("plain genanki, `html.escape`", 0.5),
        ("a 60-line script", 0.6),
        ("itself", 12),
        ("itself", 12),
        ("itself", 12),
    ]


def test_a_row_without_a_target_misses_none() -> None:
    found = Comparison("ours", "theirs", Timing((9,)), Timing((1,)), target=None)

    assert found.met
    assert found.row().endswith("| 9.00 | none | – |")


def test_the_plain_program_makes_the_same_notes_and_cards_as_ours(tmp_path: Path) -> None:
    bank = decks.bank_of(30)
    (content,) = render(bank, decks.OPTIONS).files.values()
    (tmp_path / "ours.apkg").write_bytes(content)

    plain_deck.write_items(bank, tmp_path / "plain.apkg")
    plain_deck.write_notes(lay_out(bank, decks.OPTIONS)[0], tmp_path / "packed.apkg")

    ours = cards(tmp_path / "ours.apkg")
    assert len({guid for guid, _ in ours}) == 40
    assert cards(tmp_path / "plain.apkg") == cards(tmp_path / "packed.apkg") == ours


def test_the_script_makes_a_note_of_each_fact(tmp_path: Path) -> None:
    source = tmp_path / "long.yaml"
    source.write_text(make_list(30), encoding="utf-8")

    plain_script.main(source, tmp_path / "script.apkg")

    made = cards(tmp_path / "script.apkg")
    assert len({guid for guid, _ in made}) == 30
    assert len(made) == 20 * 2 + 10


def test_a_list_with_a_group_is_one_without_a_problem_and_all_its_facts_are_choices() -> None:
    made = decks.items(decks.read(decks.grouped(50, 40)))

    assert sum(item.name == "choice" for item in made) == 50


def cards(package: Path) -> list[tuple[str, int]]:
    """Return guid and number of each card."""
    with zipfile.ZipFile(package) as archive, closing(sqlite3.connect(":memory:")) as collection:
        collection.deserialize(archive.read("collection.anki2"))
        found = collection.execute("SELECT guid, ord FROM cards JOIN notes ON nid = notes.id")
        return sorted(found.fetchall())


def test_a_check_is_counted_once_for_each_question(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(
        "title: T\nbank: t-abcd\ncite: C\nfacts:\n"
        "- {question: What is it made of?, answer: iron, wrong: {tin: no, lead: no}}\n"
    )
    subjects = subjects_of(path)

    assert fired(checks()["I124"], [subjects]).keys() == {subjects[0].item.guid}
    assert "| I124 | warning | item | 1 | 1 | 100.0% |" in share_table([subjects])


def test_what_fitting_gains_is_tabled_for_each_learner() -> None:
    head, rule, row = fitting_table([(AVERAGE, 30)], [1])

    assert head.count("|") == rule.count("|") == row.count("|")
    assert row.startswith("| like the defaults | 30 | ")
