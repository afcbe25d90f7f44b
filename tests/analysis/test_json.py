"""The analysis for programs."""

import json
from dataclasses import replace

from quizgen.analysis.as_json import KEYS, as_json
from tests.analysis.made import analysis, asked, item, option, some


def test_every_object_has_every_documented_key() -> None:
    found = json.loads(as_json(some()))

    assert list(found) == list(KEYS[""])
    assert list(found["set"]) == list(KEYS["set"])
    assert list(found["items"][0]) == list(KEYS["items"])
    assert list(found["items"][0]["options"][0]) == list(KEYS["options"])


def test_an_item_holds_its_place_its_figures_and_its_flags() -> None:
    one = json.loads(as_json(some()))["items"][1]

    assert (one["fact"], one["file"], one["line"]) == ("pain/muscle", "source/pain.yaml", 31)
    assert (one["efficiency"], one["few"], one["reports"]["flagged"]) == (0.5123, False, 2)
    assert one["flags"][0]["code"] == "A701"
    assert one["options"][1]["by_fifth"][-1] == {"picked": 34, "shown": 40}


def test_what_cannot_be_said_is_null() -> None:
    loose = json.loads(as_json(some()))["items"][2]
    unseen = analysis(item(option("a", 0, n=0)))

    assert (loose["fact"], loose["line"], loose["few"]) == (None, None, True)
    assert json.loads(as_json(unseen))["items"][0]["options"][0]["share"] is None


def test_the_object_is_ascii_alone() -> None:
    stem = "日本\x1b\u202e\ud83e"

    assert as_json(analysis(item(of=asked(stem, stem=stem), name=stem))).isascii()


def test_same_analysis_same_text() -> None:
    assert as_json(some()) == as_json(replace(some()))
