"""A word that is part of an identity is corrected after release: `was` keeps the progress."""

import json
from pathlib import Path

import pytest

pytest.importorskip("anki", reason="the real backend: pip install anki")

from tests.commands.learner import learner
from tests.commands.projects import Folder

FIRST = 1_577_872_800
DAY = 86_400
LIST = """\
title: Rivers
bank: rivers-abcd
cite: An atlas
facts:
- id: rivers
  table: |
    river  | sea
    Rhein  | North Sea
    Oder   | Baltic Sea
    Danube | Black Sea
  one-each: [sea]
  ask:
    sea: Into which sea does the <river> flow?
- id: pillars
  question: Which of these is a river of Europe?
  members: [Rhein, Oder, Elbe]
  wrong: [Nile, Ganges]
"""
CORRECTED = LIST.replace("Rhein  |", "Rhine  |").replace("[Rhein, O", "[Rhine, O")
WAS = CORRECTED.replace("  one-each", "  was: {Rhine: Rhein}\n  one-each").replace(
    "  wrong:", "  was: {Rhine: Rhein}\n  wrong:"
)


@pytest.fixture
def rivers(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "rivers")
    folder.write("source/rivers.yaml", LIST)
    folder.write("decks/rivers.yaml", "deck: Rivers\nlists: [../source/rivers.yaml]\n")
    return folder


def release(folder: Folder, now: int) -> None:
    result = folder.quizgen("release", "--yes", now=now)
    assert result.exit_code == 0, result.output


def test_a_corrected_cell_updates_its_note_and_costs_no_progress_in_anki(
    rivers: Folder, tmp_path: Path
) -> None:
    release(rivers, FIRST)
    with learner(tmp_path) as anna:
        anna.imports(rivers.root / "decks/rivers.apkg")
        anna.studies(6)
        before, notes = anna.progress(), len(anna.texts())

        rivers.write("source/rivers.yaml", WAS)
        release(rivers, FIRST + DAY)
        log = anna.imports(rivers.root / "decks/rivers.apkg")

        texts = " ".join(text for fields in anna.texts().values() for text in fields)
        assert not [*log.new, *log.conflicting]
        assert len(anna.texts()) == notes
        assert anna.progress() == before
        assert "Rhein" not in texts
        assert "Into which sea does the Rhine flow?" in texts
        assert anna.twice() == []


def test_without_was_a_corrected_cell_is_another_question(rivers: Folder) -> None:
    release(rivers, FIRST)

    rivers.write("source/rivers.yaml", CORRECTED)
    plan = json.loads(rivers.quizgen("diff", "--format", "json", now=FIRST + DAY).stdout)

    assert plan["counts"]["new"] == plan["counts"]["withdrawn"] == 1


def test_a_corrected_cell_costs_no_progress_in_the_quiz(rivers: Folder) -> None:
    def due() -> str:
        return rivers.quizgen("due", "--scores", "scores.sqlite3", "source/rivers.yaml").stdout

    rivers.quizgen(
        "quiz", "--plain", "--scores", "scores.sqlite3", "source/rivers.yaml", stdin="1\n" * 9
    )
    before = due()

    rivers.write("source/rivers.yaml", WAS)
    kept = due()
    rivers.write("source/rivers.yaml", CORRECTED)
    lost = due()

    assert kept == before
    assert lost != before
