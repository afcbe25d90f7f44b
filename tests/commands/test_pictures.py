"""Pictures from the list to the deck: reported, held by the deck, read no more than needed."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from quizgen.commands.common import read
from quizgen.course import Wanted, open_course, open_recipes
from quizgen.making import Desk
from quizgen.pictures.sorts import name_of
from tests.commands.projects import NOW, Folder
from tests.pictures.examples import JPEG, hang, png

PORES = """\
title: Pores
bank: pores-abcd
cite: An atlas
groups:
  colours:
    '![a red one](pictures/red.png)': it is hot
    '![a blue one](pictures/blue.png)': it is cold
    '![a green one](pictures/green.png)': it is a leaf
facts:
- id: pore
  question: What does this show?
  image: {pictures/pore.png: A channel with an ion in its pore}
  answer: a pore
- id: cold
  question: Which square is cold?
  answer: '![a blue one](pictures/blue.png)'
  others-wrong: colours
- id: cloze
  cloze: |
    ![a red one](pictures/red.png) is {{c1::hot}}, {{c2::![a blue one](pictures/blue.png)}} is not.
"""
COLOURS = {"red_png": png(200), "blue_png": png(0, 0, 200), "green_png": png(0, 200)}


@pytest.fixture
def pores(project: Folder) -> Folder:
    """The project of the rivers, with a list that has pictures."""
    hang(project.root / "source" / "pictures", pore_png=png(9), unused_png=png(7), **COLOURS)
    project.write("source/pores.yaml", PORES)
    project.write("decks/pores.yaml", "deck: Pores\nlists: [../source/pores.yaml]\n")
    return project


def media(content: bytes) -> dict[str, bytes]:
    """Return the pictures in a package."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = json.loads(archive.read("media"))
        return {name: archive.read(number) for number, name in names.items()}


def test_check_finds_nothing_wrong_with_good_pictures(pores: Folder) -> None:
    result = pores.quizgen("check", "source/pores.yaml")

    assert result.exit_code == 0, result.stderr
    assert "F40" not in result.stderr


def test_check_reports_each_picture_at_its_place(pores: Folder) -> None:
    pores.edit("source/pores.yaml", "{pictures/pore.png: A channel", "{picture/por.png: A channel")
    pores.edit("source/pores.yaml", "answer: a pore\n", "answer: a pore ![x](/etc/x.png)\n")
    (pores.root / "source/pictures/green.png").write_bytes(JPEG)

    result = pores.quizgen("check", "source/pores.yaml")

    assert (
        "source/pores.yaml:12:11: F401 the picture picture/por.png cannot be read: "
        "there is no such file\n" in result.stderr
    )
    assert "  hint: did you mean pictures/pore.png?\n" in result.stderr
    assert "source/pores.yaml:13:11: F402 the picture /etc/x.png lies outside" in result.stderr
    assert "source/pores.yaml:5:3: F407 the picture pictures/green.png is a JPEG" in result.stderr
    assert result.exit_code == 1


def test_nothing_is_built_without_a_picture(pores: Folder) -> None:
    (pores.root / "source/pictures/pore.png").unlink()

    result = pores.quizgen("build", "source/pores.yaml")

    assert result.exit_code == 1
    assert "F401" in result.stderr
    assert "build/pores.apkg" not in pores.files()


def test_a_deck_holds_the_pictures_of_its_notes_and_no_other(pores: Folder) -> None:
    pores.write("decks/pores.yaml", "deck: P\nlists: [../source/pores.yaml]\npick: {ids: [pore]}\n")

    pores.quizgen("build", "source/pores.yaml", "-o", "all")
    result = pores.quizgen("build", "decks/pores.yaml", "-o", "one")

    assert result.exit_code == 0, result.stderr
    every = [png(9), *COLOURS.values()]
    assert media(pores.files()["all/pores.apkg"]) == {name_of(one): one for one in every}
    assert media(pores.files()["one/pores.apkg"]) == {name_of(png(9)): png(9)}


def test_a_list_from_standard_input_has_the_current_folder(pores: Folder) -> None:
    hang(pores.root / "pictures", pore_png=png(9), **COLOURS)
    text = PORES.replace("image: {", "image: {-: a dash, ")
    (pores.root / "-").write_bytes(png(3))

    result = pores.quizgen("build", "-", stdin=text)

    assert result.exit_code == 0, result.stderr
    assert png(3) in media(pores.files()["build/pores-abcd.apkg"]).values()


def test_a_picture_that_changes_is_released_anew_and_no_other_note(pores: Folder) -> None:
    pores.quizgen("release", "--yes", "decks/pores.yaml")
    before = pores.history("source/pores-abcd.history")
    hang(pores.root / "source" / "pictures", pore_png=png(10))

    result = pores.quizgen("release", "--yes", "decks/pores.yaml", now=NOW + 100)

    assert result.exit_code == 0, result.stderr
    after = pores.history("source/pores-abcd.history")
    changed = {fact for fact, line in after.items() if line != before[fact]}
    assert changed == {"pore"}
    assert after["pore"]["mod"] == NOW + 100
    assert name_of(png(10)) in media(pores.files()["decks/pores.apkg"])
    assert name_of(png(9)) not in media(pores.files()["decks/pores.apkg"])


def test_a_moved_picture_is_no_change_beside_the_question(pores: Folder) -> None:
    pores.quizgen("release", "--yes", "decks/pores.yaml")
    before = pores.history("source/pores-abcd.history")
    (pores.root / "source/pictures/pore.png").rename(pores.root / "source/hole.png")
    pores.edit("source/pores.yaml", "{pictures/pore.png:", "{hole.png:")

    result = pores.quizgen("release", "--yes", "decks/pores.yaml", now=NOW + 100)

    assert result.exit_code == 0, result.stderr
    assert pores.history("source/pores-abcd.history") == before


@pytest.mark.parametrize("name", ["- id: cold\n ", "-"])
def test_a_quiz_reads_no_picture_before_it_is_asked(name: str, pores: Folder) -> None:
    pores.edit("source/pores.yaml", "- id: cold\n ", name)
    seen: list[str] = []

    def watching(path: Path) -> bytes:
        seen.append(path.name)
        return read(path)

    desk = Desk(watching, lambda: "abcd")
    course = open_course([pores.root / "source/pores.yaml"], Wanted(), desk)
    picked = open_recipes([pores.root / "decks/pores.yaml"], Wanted(), desk)
    assert [one.target for one in course.offers] == [one.target for one in picked.offers]
    assert not [name for name in seen if name.endswith(".png")]

    (way, *_) = course.items("pores-abcd/pore", "")

    assert [one.name for one in way.pictures] == [name_of(png(9))]
    assert [name for name in seen if name.endswith(".png")] == ["pore.png"]


def test_the_quiz_says_what_a_picture_shows_and_where_it_lies(pores: Folder) -> None:
    pores.write("source/pores.yaml", PORES.partition("- id: cold")[0])

    result = pores.quizgen("quiz", "source/pores.yaml", "--plain", "--scores", "s", stdin="\n")

    assert (
        "What does this show?\n"
        "[picture: A channel with an ion in its pore (source/pictures/pore.png)]\n"
    ) in result.stdout
