"""The report in a terminal."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.analysis.as_text import as_text
from quizgen.harmless import harmless
from tests.analysis.made import MISKEYED, SOUND, analysis, asked, item, option, some

GOLDEN = Path(__file__).with_name("report-80.txt")


def test_the_report_is_as_it_was_looked_at(request: pytest.FixtureRequest) -> None:
    told = as_text(some())

    if request.config.getoption("--cases-anew"):
        GOLDEN.write_text(told, "utf-8", newline="\n")
    assert told == GOLDEN.read_text("utf-8")


def test_no_line_is_wider_than_a_terminal() -> None:
    long = "Donaudampfschifffahrt " * 20
    options = (MISKEYED[0], option(long, 0.6, 0.3, best=0.85))
    one = item(*options, facility=0.2, of=asked(long, stem=long), reports={"flagged": 2})

    told = as_text(analysis(one, item(name=long), said=[long]))

    assert max(map(len, told.splitlines())) == 80


def test_what_a_learner_wrote_does_nothing_to_the_terminal() -> None:
    text = "\x1b[2J\u202e\r\n\x07<b>"
    options = (MISKEYED[0], option(text, 0.6, 0.3, best=0.85))
    one = item(*options, facility=0.2, name=text, of=asked(text, stem=text), reports={text: 2})

    told = as_text(analysis(one, item(name=text, reports={text: 1}), said=[text]))

    assert harmless(told.replace("\n", "")) == told.replace("\n", "")
    assert "·[2J·" in told


def test_without_anything_to_mend_it_says_so() -> None:
    assert "No item asks for mending." in as_text(analysis(item(*SOUND)))
    assert "Nothing is flagged below 30 answers." in as_text(analysis(item(*SOUND, n=29)))


def test_of_very_many_items_to_mend_the_worst_are_told_in_full() -> None:
    told = as_text(analysis(*(item(*MISKEYED, name=f"q{at}", facility=0.2) for at in range(25))))

    assert "To mend: 25 of 25 items" in told
    assert told.count("A701  the key may be wrong") == 20
    assert "5 more items: the table has the codes" in told


def test_an_item_with_several_wordings_says_so() -> None:
    one = replace(item(*MISKEYED, facility=0.2), wordings=2)

    assert "Asked with 2 wordings, counted together." in as_text(analysis(one))


def test_what_learners_said_of_a_sound_item_is_told_too() -> None:
    told = as_text(analysis(item(*SOUND, of=asked(), reports={"flagged": 3})))

    assert "What learners said of others:\n#1    source/pain.yaml:31: 3 × flagged" in told
