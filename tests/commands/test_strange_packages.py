"""A package in the folder of the decks, or a link in its place, that a stranger laid there."""

import io
import os
import sqlite3
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizgen.exporters._anki import unpacking
from quizgen.exporters._anki.released import Unreadable, read_package
from tests.commands.decks import facts, note
from tests.commands.projects import NOW, RIVERS, Folder

DECK, ASIDE = "decks/all.apkg", "decks/all-withdrawn.apkg"
HISTORY = "source/rivers-abcd.history"
AT = RIVERS.index("- id: rhine-source")


@pytest.fixture
def released(project: Folder) -> Folder:
    """A project that was released once."""
    assert project.quizgen("release", "--yes").exit_code == 0
    return project


def repacked(content: bytes, change: Callable[[sqlite3.Connection], object]) -> bytes:
    """Return a package in which the collection was changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(members["collection.anki2"])
        change(database)
        database.commit()
        members["collection.anki2"] = database.serialize()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return written.getvalue()


def strange(folder: Folder, change: Callable[[sqlite3.Connection], object]) -> None:
    path = folder.root / DECK
    path.write_bytes(repacked(path.read_bytes(), change))


@pytest.mark.parametrize("name", [DECK, HISTORY])
def test_a_link_to_nothing_makes_no_file_outside(
    project: Folder, tmp_path: Path, name: str
) -> None:
    (project.root / name).symlink_to(tmp_path / "outside")

    project.quizgen("release", "--yes")

    assert not (project.root / name).is_symlink()
    assert not (tmp_path / "outside").exists()
    assert facts(project, DECK) == {"rhine-sea", "rhine-source"}


@pytest.mark.parametrize("name", [DECK, HISTORY])
def test_a_link_to_a_file_outside_is_replaced_and_the_file_left(
    released: Folder, tmp_path: Path, name: str
) -> None:
    outside = (released.root / name).rename(tmp_path / "outside")
    before = outside.read_bytes()
    (released.root / name).symlink_to(outside)
    released.edit("source/rivers.yaml", "The Oder", "The Vistula")

    result = released.quizgen("release", "--yes", now=NOW + 10)

    assert (result.exit_code, outside.read_bytes()) == (0, before)
    assert not (released.root / name).is_symlink()
    assert (released.root / name).read_bytes() != before


def with_media(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name.replace("_", "."), member)
    return content.getvalue()


def test_no_more_is_unpacked_than_a_deck_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_BYTES", 2**20)
    content = with_media(media=b"{}", collection_anki2=bytes(2**20))

    with pytest.raises(Unreadable, match="it holds more than 1 MB"):
        read_package(content)


def test_a_member_larger_than_it_says_is_not_unpacked() -> None:
    content = bytearray(with_media(media=b"{}", collection_anki2=bytes(2**26)))
    size = content.rindex(b"PK\x01\x02") + 24
    content[size : size + 4] = struct.pack("<I", 100)

    tracemalloc.start()
    with pytest.raises(Unreadable, match="CRC"):
        read_package(bytes(content))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 2**24


def test_a_package_packed_in_another_way_is_not_unpacked() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("media", b"{}")

    with pytest.raises(Unreadable, match="packed in a way that Anki does not use"):
        read_package(content.getvalue())


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"


def as_view(database: sqlite3.Connection) -> None:
    database.execute("DROP TABLE notes")
    database.execute(
        f"CREATE VIEW notes AS {ENDLESS} i AS id, 'g' AS guid, 1 AS mid, 1 AS mod, '' AS tags, "
        "'' AS flds FROM n"
    )


def as_virtual_table(database: sqlite3.Connection) -> None:
    database.execute("DROP TABLE notes")
    database.execute("CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, mod, tags, flds)")


def with_another_type(database: sqlite3.Connection) -> None:
    database.execute("UPDATE notes SET mod = 'late'")


def too_deep(database: sqlite3.Connection) -> None:
    database.execute("UPDATE col SET models = ?", ("[" * 100_000,))


def without_its_deck(database: sqlite3.Connection) -> None:
    database.execute("UPDATE cards SET did = 7")


@pytest.mark.parametrize(
    "change",
    [as_view, as_virtual_table, with_another_type, too_deep, without_its_deck],
)
def test_a_collection_that_is_not_as_ours_is_told_and_written_anew(
    released: Folder, change: Callable[[sqlite3.Connection], object]
) -> None:
    ours = read_package(released.files()[DECK])
    strange(released, change)

    shown = released.quizgen("diff").stdout
    result = released.quizgen("release", "--yes")

    assert "decks/all.apkg cannot be read (" in shown
    assert "what learners have of it is not known, and a release writes it anew.\n" in shown
    assert result.exit_code == 0
    assert read_package(released.files()[DECK]) == ours


@pytest.mark.parametrize("content", [b"", b"no package"])
def test_a_damaged_deck_is_told(released: Folder, content: bytes) -> None:
    (released.root / DECK).write_bytes(content)

    assert "decks/all.apkg cannot be read (File is not a zip file)" in (
        released.quizgen("diff").stdout
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_place_of_a_deck_is_told(released: Folder) -> None:
    (released.root / DECK).unlink()
    os.mkfifo(released.root / DECK)

    assert "decks/all.apkg cannot be read (it is no ordinary file)" in (
        released.quizgen("diff").stdout
    )


EVIL = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("North Sea", EVIL),
        ("North Sea", '<img src="x.png" onerror="alert(1)">'),
        ("North Sea", '<img src="https://example.org/x.png">'),
        ("North Sea", '<a href="javascript:alert(1)">x</a>'),
        ("North Sea", "[latex]\\input{x}[/latex]"),
        ("North Sea", "\\(\\href{javascript:alert(1)}{x}\\)"),
        ("\x1fen\x1f", '\x1fen" onclick="alert(1)\x1f'),
    ],
)
def test_a_text_that_we_never_wrote_is_not_given_out_again(
    released: Folder, old: str, new: str
) -> None:
    replaced = "UPDATE notes SET flds = replace(flds, ?, ?)"
    strange(released, lambda database: database.execute(replaced, (old, new)))
    released.write("source/rivers.yaml", RIVERS[: RIVERS.index("- id: rhine-sea")] + RIVERS[AT:])

    released.quizgen("release", "--yes", now=NOW + 10)

    aside = note(released, "rhine-sea", ASIDE)
    assert aside.fields["Answer"] == "North Sea"
    assert aside.fields["Language"] == "en"


def test_a_card_that_was_never_released_is_not_given_out(released: Folder) -> None:
    strange(released, lambda database: database.execute("UPDATE cards SET ord = ord + 9"))
    released.write("source/rivers.yaml", RIVERS[:AT])

    released.quizgen("release", "--yes", now=NOW + 10)

    assert note(released, "rhine-source", ASIDE).cards.keys() == {0}
