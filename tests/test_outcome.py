import json

from quizgen.model import Place
from quizgen.outcome import KEYS, VERSION, as_json
from quizgen.problems import Edit, Problem, Severity

SUMMARY = dict.fromkeys(KEYS["summary"], 0)
HOSTILE = "a\n::error::x\x1b[2J\u202e %0A \ud800 é"


def test_the_object_has_the_documented_keys() -> None:
    problem = Problem(Place("a.yaml", 2, 3), "F136", "no reason", "write it")

    found = json.loads(as_json([problem], [], SUMMARY))

    assert found.keys() == KEYS[""].keys()
    assert found["version"] == VERSION
    assert found["summary"] == SUMMARY
    assert found["problems"] == [
        {
            "file": "a.yaml",
            "line": 2,
            "column": 3,
            "code": "F136",
            "severity": "note",
            "message": "no reason",
            "hint": "write it",
            "fixable": False,
            "suppressed": None,
        }
    ]
    assert found["problems"][0].keys() == KEYS["problems"].keys()


def test_what_is_fixable_weighed_and_switched_off_is_said() -> None:
    slip = Problem(Place("a.yaml"), "Y02", "a slip", repair=(Edit(0, "x"),))
    flaw = Problem(Place("a.yaml"), "I101", "a flaw", weight=Severity.WARNING, off="it is so")

    first, second = json.loads(as_json([slip, flaw], [slip], SUMMARY))["problems"]

    assert (first["fixable"], first["hint"], first["suppressed"]) == (True, None, None)
    assert (second["fixable"], second["severity"]) == (False, "warning")
    assert second["suppressed"] == "it is so"


def test_any_text_survives_and_half_a_sign_becomes_a_whole_one() -> None:
    problem = Problem(Place(HOSTILE), "F136", HOSTILE, HOSTILE, off=HOSTILE)

    text = as_json([problem], [], SUMMARY)

    (found,) = json.loads(text)["problems"]
    expected = HOSTILE.replace("\ud800", "\ufffd")
    assert text.isascii()
    assert "\\ud800" not in text
    assert [found[key] for key in ("file", "message", "hint", "suppressed")] == [expected] * 4
