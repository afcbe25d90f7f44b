import pytest

from quizgen.model import Place
from quizgen.problems import Problem, Severity
from quizgen.selecting import UnknownCodeError, selection

NOTE = Problem(Place("a.yaml"), "F136", "a note")
ERROR = Problem(Place("a.yaml"), "F101", "an error")
FLAW = Problem(Place("a.yaml"), "I101", "a flaw", weight=Severity.WARNING)


def taken(select: list[str], ignore: list[str]) -> list[str]:
    asked = selection(select, ignore)
    return [one.code for one in (NOTE, ERROR, FLAW) if asked.takes(one)]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], ["F136", "F101", "I101"]),
        (["I"], [], ["F101", "I101"]),
        (["I1,F13"], [], ["F136", "F101", "I101"]),
        (["i101", "F136"], [], ["F136", "F101", "I101"]),
        ([], ["I101"], ["F136", "F101"]),
        ([], ["F"], ["F101", "I101"]),
        (["I"], ["I101"], ["F101"]),
        ([" I , "], [], ["F101", "I101"]),
        ([","], [""], ["F136", "F101", "I101"]),
    ],
)
def test_codes_choose_what_is_shown_and_an_error_always_is(
    select: list[str], ignore: list[str], expected: list[str]
) -> None:
    assert taken(select, ignore) == expected


@pytest.mark.parametrize("word", ["X", "F9999", "I1O1", "F136 F137", "%s", "F136;"])
def test_a_code_that_there_is_not_is_refused(word: str) -> None:
    with pytest.raises(UnknownCodeError, match="No code begins with"):
        selection([], [word])
