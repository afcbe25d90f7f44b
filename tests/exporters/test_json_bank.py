"""JSON: nothing is lost, and every item and option has the id that it has everywhere."""

import json

import pytest

from quizgen.bank_json import read_bank
from quizgen.exporters.contract import ExportOptions
from quizgen.exporters.json_bank import EXPORTER
from tests.exporters.every_shape import EVERY_SHAPE, assert_golden, rendered
from tests.exporters.examples import CLOCK, bank_of, choice, recall


def test_the_file_is_what_it_was(request: pytest.FixtureRequest) -> None:
    assert_golden(request, "json.json", rendered(EXPORTER)[".json"])


def test_the_bank_is_read_back() -> None:
    assert read_bank(rendered(EXPORTER)[".json"]) == EVERY_SHAPE


def test_nothing_is_left_out() -> None:
    assert EXPORTER.render(EVERY_SHAPE, ExportOptions(CLOCK)).left_out == ()


def test_every_item_has_an_id_of_its_own_and_every_option_one_of_the_guid() -> None:
    whole = json.loads(rendered(EXPORTER)[".json"])

    found = [item for section in whole["sections"] for item in section["items"]]
    assert len({item["id"] for item in found}) == len(found)
    assert all(item["id"] == f"{item['guid']}-{item['name']}" for item in found)
    options = [(item["guid"], one) for item in found for one in item["options"]]
    assert all(one.startswith(f"{guid}-o") for guid, one in options)


def test_an_option_keeps_its_number_whatever_is_released_later() -> None:
    bank, guid = bank_of(choice("nmda"), recall("nmda")), choice("nmda").guid
    released = ("Histamine H1 receptor", "a lost one", "NMDA receptor")

    (content,) = EXPORTER.render(
        bank, ExportOptions(CLOCK, released={guid: released})
    ).files.values()

    item, _ = json.loads(content)["sections"][0]["items"]
    assert {one.removeprefix(guid): text for one, text in item["options"].items()} == {
        "-o1": "Histamine H1 receptor",
        "-o3": "NMDA receptor",
        "-o4": "AMPA receptor",
    }
