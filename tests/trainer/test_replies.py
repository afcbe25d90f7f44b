"""What a line means: in choices a number is always the place of an option."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Rating
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Picked, Rated, Unknown, Wrote
from quizgen.trainer.replies import COMMANDS, Command, Complaint, Enter, Phase, Reply, parse
from tests.trainer.examples import choice, recall, typed

THREE = choice(options=("AMPA receptor", "NMDA receptor", "Histamine H1 receptor"))
TYPED = typed("magnesium")
ASKED, REVEALED, ANSWERED = Phase
BAD_NUMBER = "Please type a number from 1 to 3, :0 for don't know, :help for help."
BAD_RATING = "Please type 1, 2, 3 or 4; Enter means 3, Good."
BAD_TEXT = "Please type the answer, :0 for don't know, :help for help."
ANSWERED_ALREADY = "Enter goes on; commands begin with a colon."


@pytest.mark.parametrize(
    ("line", "asked", "phase", "meaning"),
    [
        ("1", THREE, ASKED, Picked(0)),
        (" 3 ", THREE, ASKED, Picked(2)),
        ("b", THREE, ASKED, Picked(1)),
        ("C", THREE, ASKED, Picked(2)),
        ("4", THREE, ASKED, Complaint(BAD_NUMBER)),
        ("0", THREE, ASKED, Complaint(BAD_NUMBER)),
        ("d", THREE, ASKED, Complaint(BAD_NUMBER)),
        ("", THREE, ASKED, Complaint(BAD_NUMBER)),
        ("12", THREE, ASKED, Complaint(BAD_NUMBER)),
        ("-1", THREE, ASKED, Complaint(BAD_NUMBER)),
        ("٢", THREE, ASKED, Complaint(BAD_NUMBER)),
        ("²", THREE, ASKED, Complaint(BAD_NUMBER)),
        ("NMDA receptor", THREE, ASKED, Complaint(BAD_NUMBER)),
        (":0", THREE, ASKED, Unknown()),
        ("magnesium", TYPED, ASKED, Wrote("magnesium")),
        ("  magnesium ", TYPED, ASKED, Wrote("magnesium")),
        ("0", TYPED, ASKED, Wrote("0")),
        ("n", TYPED, ASKED, Wrote("n")),
        ("", TYPED, ASKED, Complaint(BAD_TEXT)),
        (":0", TYPED, ASKED, Unknown()),
        ("::q", TYPED, ASKED, Wrote(":q")),
        ("::", TYPED, ASKED, Wrote(":")),
        ("::q", THREE, ASKED, Complaint("There is no command ::q. Type :help for help.")),
        ("", recall(), ASKED, Enter()),
        ("AMPA", recall(), ASKED, Enter()),
        (":0", recall(), ASKED, Unknown()),
        ("", recall(), REVEALED, Rated(Rating.GOOD)),
        ("1", recall(), REVEALED, Rated(Rating.AGAIN)),
        ("2", recall(), REVEALED, Rated(Rating.HARD)),
        ("3", recall(), REVEALED, Rated(Rating.GOOD)),
        ("4", recall(), REVEALED, Rated(Rating.EASY)),
        ("5", recall(), REVEALED, Complaint(BAD_RATING)),
        ("good", recall(), REVEALED, Complaint(BAD_RATING)),
        ("", THREE, ANSWERED, Enter()),
        ("2", THREE, ANSWERED, Complaint(ANSWERED_ALREADY)),
        ("magnesium", TYPED, ANSWERED, Complaint(ANSWERED_ALREADY)),
        (":wrong", THREE, ANSWERED, Command("wrong")),
        (":flag a typo in 2", THREE, ANSWERED, Command("flag", "a typo in 2")),
        (":FLAG  A typo ", THREE, ANSWERED, Command("flag", "A typo")),
        (":Q", THREE, ASKED, Command("q")),
        (":", THREE, ASKED, Complaint("There is no command :. Type :help for help.")),
        (":xyzzy", THREE, ASKED, Complaint("There is no command :xyzzy. Type :help for help.")),
        (": q", THREE, ASKED, Complaint("There is no command :. Type :help for help.")),
    ],
)
def test_what_a_line_means(line: str, asked: Asked, phase: Phase, meaning: Reply) -> None:
    assert parse(line, asked, phase) == meaning


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"0"}))
def test_commands_are_understood_at_any_time(name: str, phase: Phase) -> None:
    assert parse(f":{name} words", THREE, phase) == Command(name, "words")


@given(st.text(), st.sampled_from([THREE, TYPED, recall()]), st.sampled_from(list(Phase)))
def test_any_text_means_something(line: str, asked: Asked, phase: Phase) -> None:
    found = parse(line, asked, phase)

    assert not isinstance(found, Picked) or found.option < len(asked.options)
