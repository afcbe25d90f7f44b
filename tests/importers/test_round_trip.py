"""What a format carries away comes back as the same items, of every shape and every kind."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.exporters.contract import ExportOptions
from quizgen.importing import Order as Wanted
from quizgen.markdown import to_html
from quizgen.model import Bank, Choice, ChooseAll, Cloze, Distractor, Item, Numeric, Order, Typed
from quizgen.packing import exporters
from tests.exporters.courses import NASTIES, WITH_PICTURES, nasty
from tests.importers.examples import CLOCK, LIST, exported, imported, made, problems_of

SOURCES = sorted((Path(__file__).parents[2] / "source").glob("*.yaml"))

every_format = pytest.mark.parametrize("form", ["json", "csv", "moodle"])


def words(item: Item, show: Callable[[str], str]) -> tuple[object, ...]:
    """Return what is the same in the same item; `show` says how texts are compared."""
    stem = "" if isinstance(item.shape, Cloze) else show(item.stem)
    around = (show(item.why), show(item.hint), tuple(map(show, item.quotes)), item.tags)
    return (stem, shape(item, show), *around, item.level, item.name)


def shape(item: Item, show: Callable[[str], str]) -> object:
    match item.shape:
        case Choice(key=key, distractors=distractors):
            return show(key), wrong(distractors, show)
        case ChooseAll(keys=keys, distractors=distractors):
            return frozenset(map(show, keys)), wrong(distractors, show)
        case Order(steps=places):
            return tuple(frozenset(map(show, steps)) for steps in places)
        case Numeric(quantity=size):
            return size
        case Typed(answer=answer):
            return show(answer)
        case Cloze(pieces=_):
            blanks = ((one.number, one.answer, one.hint, one.accept) for one in item.shape.blanks)
            return (*(one for one in item.shape.pieces if isinstance(one, str)), *blanks)
        case other:
            return other


def wrong(distractors: tuple[Distractor, ...], show: Callable[[str], str]) -> frozenset[object]:
    return frozenset((show(one.text), show(one.reason)) for one in distractors)


@every_format
def test_the_items_of_every_kind_come_back(form: str) -> None:
    content, items = exported(LIST, form)

    again, problems = made(imported(content).text)

    known = {words(item, to_html) for item in again}
    ways = {"elements": "choice", "oceans": "gap:typed"}
    lost = [one for one in items if words(one, to_html) not in known and one.fact not in ways]
    assert lost == []
    assert [one for one in problems if one.severity != "note"] == []


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_format_that_holds_all_ways_brings_no_other(form: str) -> None:
    content, items = exported(LIST, form)

    again, _ = made(imported(content).text)

    whole = [one for one in items if one.kind != "table"]
    assert {one.guid for one in whole} <= {one.guid for one in again}
    assert len(again) == len(items)


@every_format
def test_the_guids_are_the_same_but_for_tables(form: str) -> None:
    content, items = exported(LIST, form)

    again, _ = made(imported(content).text)

    anew = {one.fact for one in items if one.guid not in {other.guid for other in again}}
    assert anew == {"elements"}


@every_format
@pytest.mark.parametrize("source", SOURCES, ids=[one.stem for one in SOURCES])
def test_the_lists_that_come_with_quizgen_come_back(source: Path, form: str) -> None:
    content, items = exported(source.read_text(encoding="utf-8"), form)

    found = imported(content)

    again, problems = made(found.text)
    stems = {to_html(one.stem) for one in again if not isinstance(one.shape, Cloze)}
    assert [one.stem for one in items if lost(one, stems)] == []
    assert found.missed == ()
    assert [one for one in problems if one.severity != "note"] == []


def lost(item: Item, stems: set[str]) -> bool:
    return not isinstance(item.shape, Cloze) and to_html(item.stem) not in stems


@every_format
@pytest.mark.parametrize("text", NASTIES)
def test_a_list_of_any_text_can_be_read(form: str, text: str) -> None:
    bank = nasty(text)
    (content,) = exporters()[form].render(bank, ExportOptions(CLOCK)).files.values()

    found = imported(content)

    codes = {code for code in problems_of(found.text) if code[0] == "Y" or code in _UNREADABLE}
    assert codes == set()


_UNREADABLE = {"F002", "F003", "F101", "F102", "F104", "F105", "F107", "F108", "F110", "F111"}


@pytest.mark.parametrize("text", [one for one in NASTIES if "\n" not in one and "\x00" not in one])
def test_any_text_comes_back_from_moodle_as_it_was_shown(text: str) -> None:
    (whole, *_) = nasty(text).items
    stem = f"What is {text} here?"
    item = replace(whole, stem=stem, kind="question", name="choice", hint="", level="detail")
    (content,) = exporters()["moodle"].render(_bank(item), ExportOptions(CLOCK)).files.values()

    (question,) = imported(content).taken.questions

    assert " ".join(to_html(question.stem).split()) == " ".join(to_html(stem).split())
    assert isinstance(question.shape, Choice)
    assert {" ".join(to_html(one.reason).split()) for one in question.shape.distractors} == {
        " ".join(to_html(text).split())
    }


def _bank(item: Item) -> Bank:
    return Bank("Deck", (nasty("x").sections[0]._replace(items=(item,)),))


@pytest.mark.parametrize("form", ["json", "moodle"])
def test_pictures_lie_beside_the_list(form: str) -> None:
    (content,) = exporters()[form].render(WITH_PICTURES, ExportOptions(CLOCK)).files.values()

    found = imported(content, order=Wanted(Path("out/rivers.yaml")))

    assert sorted(found.files.values()) == sorted(WITH_PICTURES.media.values())
    assert [path for path in found.files if path not in found.text] == []


def test_without_a_place_for_pictures_moodle_s_are_named() -> None:
    (content,) = exporters()["moodle"].render(WITH_PICTURES, ExportOptions(CLOCK)).files.values()

    found = imported(content)

    assert found.files == {}
    assert any("picture" in one.why for one in found.taken.lost)
