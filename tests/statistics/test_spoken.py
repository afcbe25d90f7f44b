"""The statistics as sentences: `spoken.txt` is what a learner hears."""

from pathlib import Path

import pytest

from quizgen.statistics.spoken import spoken
from tests.statistics.made import hard, numbers, some

GOLDEN = Path(__file__).parent / "spoken.txt"


def test_the_statistics_in_sentences(request: pytest.FixtureRequest) -> None:
    told = "".join(f"{line}\n" for line in spoken(some()))
    write = GOLDEN.write_text if request.config.getoption("--cases-anew") else len

    write(told)

    assert told == GOLDEN.read_text("utf-8")


def test_before_the_first_answer_little_is_said() -> None:
    assert list(spoken(numbers())) == [
        "Rivers: 0 targets met of 300.",
        "Today, recognised in a choice: none yet.",
        "Today, recalled: none yet.",
        "In all, recognised in a choice: none yet.",
        "In all, recalled: none yet.",
        "Due today: 0.",
        "Due in 14 days: 0.",
    ]


def test_every_sentence_opens_with_a_word_and_holds_no_escape() -> None:
    told = list(spoken(numbers(title="Seas \x1b[2J", hardest=[hard("a\x07")])))

    assert [line for line in told if not line[0].isalpha()] == []
    assert "\x1b" not in "".join(told)
    assert "\x07" not in "".join(told)
