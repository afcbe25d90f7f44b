"""The life of a deck in the real Anki: released, studied, corrected, released again."""

from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import pytest

pytest.importorskip("anki", reason="the real backend: pip install anki")

from anki.collection import ImportLogWithChanges
from anki.notes import NoteId

from tests.commands.learner import ALWAYS, IF_NEWER, NEVER, Learner, learner
from tests.commands.projects import Folder

DAY = 86_400
FIRST = 1_577_872_800
"""Noon of a day in 2020; what the learner does is later, by the clock of the machine."""

LIST = """\
title: Rivers
bank: rivers-abcd
cite: An atlas
facts:
- id: rhine-sea
  question: Into which sea does the Rhine flow?
  answer: North Sea
  wrong: {Baltic Sea: the Oder, Black Sea: the Danube, Aegean Sea: the Evros, Red Sea: none}
  tags: [west]
- id: oder-sea
  question: Into which sea does the Oder flow?
  answer: Black Sea
  wrong: {North Sea: the Rhine, Aegean Sea: the Evros}
- id: danube-sea
  question: Into wich sea does the Danube flow?
  answer: Black Sea
  wrong: {North Sea: the Rhine, Baltic Sea: the Oder}
- id: evros-sea
  question: Into which sea does the Evros flow?
  answer: Aegean Sea
  wrong: {North Sea: the Rhine, Baltic Sea: the Oder}
- id: rhine-source
  cloze: The Rhine rises in {{c1::Switzerland}} and ends in {{c2::the Netherlands}}.
- id: elbe-source
  cloze: The Elbe rises in {{c1::Bohemia}}.
- id: thames-city
  question: Which capital lies on the Thames?
  answer: London
- id: seine-city
  question: Which capital lies on the Seine?
  answer: Paris
  why: The Romans called it Lutetia.
"""
CORRECTIONS = (
    ("  answer: Black Sea\n  wrong: {North Sea: the Rhine, Aegean Sea: the Evros}",
     "  answer: Baltic Sea\n  wrong: {North Sea: the Rhine, Aegean Sea: the Evros}"),
    ("Into wich sea does the Danube", "Into which sea does the Danube"),
    ("Red Sea: none}", "Red Sea: no river of Europe}"),
    ("  answer: London\n", "  answer: London\n  withdrawn: It lies on both banks.\n"),
    ("- id: elbe-source\n  cloze: The Elbe rises in {{c1::Bohemia}}.\n", ""),
)  # fmt: skip
ADDED = """\
- id: rhone-sea
  question: Into which sea does the Rhone flow?
  answer: Mediterranean Sea
"""
CHANGED = {"oder-sea", "danube-sea", "rhine-sea"}


@pytest.fixture
def rivers(tmp_path: Path) -> Folder:
    """A project released on the first day."""
    folder = Folder(tmp_path / "rivers")
    folder.write("source/rivers.yaml", LIST)
    folder.write("decks/rivers.yaml", "deck: Rivers\nlists: [../source/rivers.yaml]\n")
    released(folder, FIRST)
    return folder


@pytest.fixture
def anna(tmp_path: Path, rivers: Folder) -> Iterator[Learner]:
    """A learner who has taken the first release and studied some of it."""
    with learner(tmp_path) as found:
        found.imports(rivers.root / "decks/rivers.apkg")
        found.studies(9)
        yield found


def released(folder: Folder, now: int) -> None:
    result = folder.quizgen("release", "--yes", now=now)
    assert result.exit_code == 0, result.output


def corrected(folder: Folder, now: int = FIRST + DAY) -> None:
    """Correct a key, a typo and a reason, withdraw two facts and add one; release it all."""
    for old, new in CORRECTIONS:
        folder.edit("source/rivers.yaml", old, new)
    folder.write("source/rivers.yaml", folder.read("source/rivers.yaml") + ADDED)
    released(folder, now)


def facts(anna: Learner, notes: Iterable[ImportLogWithChanges.Note]) -> set[str]:
    """Return the facts of notes that an import tells of."""
    found = (anna.collection.get_note(NoteId(note.id.nid))["Fact"] for note in notes)
    return {name.partition("/")[2] for name in found}


def both(folder: Folder, anna: Learner, **options: int) -> list[ImportLogWithChanges]:
    """Import the deck and what was withdrawn of it."""
    names = ("decks/rivers.apkg", "decks/rivers-withdrawn.apkg")
    return [anna.imports(folder.root / name, **options) for name in names]


@pytest.mark.parametrize("with_scheduling", [False, True])
def test_a_release_updates_what_changed_and_nothing_else(
    rivers: Folder, anna: Learner, *, with_scheduling: bool
) -> None:
    anna.tags("seine-city", "hard")
    anna.edits("evros-sea", "Why", "My own words.")
    progress, reviews, texts = anna.progress(), anna.reviews(), anna.texts()

    corrected(rivers)
    deck, withdrawn = both(rivers, anna, with_scheduling=with_scheduling)

    assert facts(anna, deck.updated) == CHANGED
    assert facts(anna, deck.new) == {"rhone-sea"}
    assert facts(anna, withdrawn.updated) == {"thames-city", "elbe-source"}
    assert not [*deck.conflicting, *withdrawn.conflicting, *withdrawn.new]
    assert anna.twice() == []
    assert anna.reviews() == reviews
    now = anna.progress()
    assert {card: now[card] for card in progress} == progress
    touched = {anna.note(fact).guid for fact in (*CHANGED, "thames-city", "elbe-source")}
    after = anna.texts()
    assert {guid: after[guid] for guid in texts.keys() - touched} == {
        guid: text for guid, text in texts.items() if guid not in touched
    }
    assert "hard" in anna.note("seine-city").tags
    assert anna.collection.fix_integrity()[1]


def test_what_changed_is_what_the_learner_sees(rivers: Folder, anna: Learner) -> None:
    corrected(rivers)
    both(rivers, anna)

    oder, thames, elbe = (anna.note(one) for one in ("oder-sea", "thames-city", "elbe-source"))
    assert oder["Answer"] == "Baltic Sea"
    assert "Corrected on 2020-01-02" in oder["Notice"]
    assert "Black Sea" not in oder["Notice"]
    assert anna.note("danube-sea")["Question"] == "Into which sea does the Danube flow?"
    assert "no river of Europe" in anna.note("rhine-sea")["Options"]
    assert thames["Notice"] == "Withdrawn on 2020-01-02: It lies on both banks."
    assert "Withdrawn on 2020-01-02" in elbe["Notice"]
    assert thames["Question"] == "Which capital lies on the Thames?"
    assert "The Elbe rises in {{c1::Bohemia}}." in elbe["Text"]
    assert "rivers::withdrawn" in thames.tags
    assert anna.collection.get_empty_cards().notes == []


def test_a_new_learner_is_not_given_what_was_withdrawn(rivers: Folder, tmp_path: Path) -> None:
    corrected(rivers)

    (tmp_path / "new").mkdir()
    with learner(tmp_path / "new") as ben:
        ben.imports(rivers.root / "decks/rivers.apkg")

        assert ben.collection.find_notes("Fact:*/thames-city") == []
        assert ben.collection.find_notes("Fact:*/elbe-source") == []
        assert ben.note("oder-sea")["Answer"] == "Baltic Sea"


def test_the_same_release_twice_is_nothing(rivers: Folder, anna: Learner) -> None:
    corrected(rivers)
    both(rivers, anna)
    before = anna.progress(), anna.texts()
    files = rivers.files()

    released(rivers, FIRST + 2 * DAY)
    again = both(rivers, anna)

    assert rivers.files() == files
    assert not [note for log in again for note in (*log.updated, *log.new, *log.conflicting)]
    assert (anna.progress(), anna.texts()) == before


def test_a_note_the_learner_touched_stays_theirs_unless_they_say_always(
    rivers: Folder, anna: Learner
) -> None:
    anna.edits("oder-sea", "Why", "My own words.")
    corrected(rivers)

    both(rivers, anna)
    kept = anna.note("oder-sea")
    both(rivers, anna, update_notes=ALWAYS)
    replaced = anna.note("oder-sea")

    assert (kept["Answer"], kept["Why"]) == ("Black Sea", "My own words.")
    assert (replaced["Answer"], replaced["Why"]) == ("Baltic Sea", "")


def test_a_corrected_key_is_sent_again_with_the_next_release_of_the_year(
    rivers: Folder, anna: Learner
) -> None:
    corrected(rivers)
    both(rivers, anna)
    progress = anna.progress()

    rivers.edit("source/rivers.yaml", "Romans", "ancients")
    released(rivers, FIRST + 90 * DAY)
    log = anna.imports(rivers.root / "decks/rivers.apkg")

    assert facts(anna, log.updated) == {"seine-city", "oder-sea"}
    assert anna.progress() == progress


@pytest.mark.parametrize(
    ("notes", "types", "merge"), [*product((IF_NEWER, ALWAYS, NEVER), (IF_NEWER, ALWAYS), (0, 1))]
)
def test_no_setting_of_the_dialog_reschedules_or_conflicts(
    notes: int, types: int, merge: int, rivers: Folder, anna: Learner
) -> None:
    progress, reviews = anna.progress(), anna.reviews()

    corrected(rivers)
    logs = both(
        rivers, anna, update_notes=notes, update_notetypes=types, merge_notetypes=bool(merge)
    )

    assert not [note for log in logs for note in log.conflicting]
    now = anna.progress()
    assert {card: now[card] for card in progress} == progress
    assert anna.reviews() == reviews
    assert anna.twice() == []
    assert anna.note("oder-sea")["Answer"] == ("Black Sea" if notes == NEVER else "Baltic Sea")


def test_two_decks_with_the_same_notes_leave_each_other_alone(
    rivers: Folder, tmp_path: Path
) -> None:
    rivers.write("decks/world.yaml", "deck: World\nlists: [../source/rivers.yaml]\n")
    released(rivers, FIRST + DAY)

    with learner(tmp_path) as ben:
        ben.imports(rivers.root / "decks/rivers.apkg")
        ben.studies(4)
        ben.tags("oder-sea", "mine")
        before = ben.progress(), ben.texts()

        log = ben.imports(rivers.root / "decks/world.apkg")

        assert not [*log.updated, *log.new, *log.conflicting]
        assert (ben.progress(), ben.texts()) == before


def test_a_note_that_gains_a_card_is_whole(rivers: Folder, anna: Learner) -> None:
    progress = anna.progress()
    rivers.edit(
        "source/rivers.yaml", "  answer: Paris\n", "  answer: Paris\n  wrong: [Rome, Bonn]\n"
    )
    released(rivers, FIRST + DAY)

    log = anna.imports(rivers.root / "decks/rivers.apkg")

    assert facts(anna, log.updated) == {"seine-city"}
    gained = [
        card for card in anna.note("seine-city").cards() if card.template()["name"] == "choice"
    ]
    assert ["Paris" in card.question() for card in gained] == [True]
    assert anna.progress().items() >= progress.items()
    assert anna.twice() == []


def test_what_comes_back_loses_its_notice(rivers: Folder, anna: Learner) -> None:
    corrected(rivers)
    both(rivers, anna)
    progress = anna.progress()

    rivers.edit("source/rivers.yaml", "  withdrawn: It lies on both banks.\n", "")
    released(rivers, FIRST + 2 * DAY)
    logs = both(rivers, anna)

    thames = anna.note("thames-city")
    assert thames["Notice"] == ""
    assert "rivers::withdrawn" not in thames.tags
    assert not [note for log in logs for note in log.conflicting]
    assert anna.progress() == progress
