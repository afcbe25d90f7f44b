"""What a line means: in choices a number is always the place of an option."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Rating
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Marked, Ordered, Picked, Rated, Unknown, Wrote
from quizgen.trainer.replies import COMMANDS, Command, Complaint, Enter, Phase, Reply, parse
from tests.trainer.examples import choice, judgement, order, recall, several, typed

THREE = choice(options=("AMPA receptor", "NMDA receptor", "Histamine H1 receptor"))
TYPED = typed("magnesium")
FIVE = several("ace", "bd")
TEN = several("abcdef", "ghij")
FOUR = order("a", ("b", "c"), "d", options="cadb")
TWELVE = order(*"abcdefghijkl")
JUDGED = judgement(true=False)
ASKED, REVEALED, ANSWERED = Phase
BAD_NUMBER = "Please type a number from 1 to 3, :0 for don't know, :help for help."
BAD_NUMBERS = "Please type all numbers that apply, 1 to 5, :0 for don't know, :help for help."
BAD_ORDER = "Please type the numbers 1 to 4 in order, :0 for don't know, :help for help."
BAD_JUDGEMENT = "Please type t for true or f for false, :0 for don't know, :help for help."
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


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("1 3", Marked((0, 2))),
        ("3 1", Marked((0, 2))),
        (" 1,3 ", Marked((0, 2))),
        ("1, 3; 5", Marked((0, 2, 4))),
        ("13", Marked((0, 2))),
        ("1 35", Marked((0, 2, 4))),
        ("12345", Marked((0, 1, 2, 3, 4))),
        ("2", Marked((1,))),
        ("a c", Marked((0, 2))),
        ("C,a", Marked((0, 2))),
        ("a 3", Marked((0, 2))),
        ("\t1\u00a03", Marked((0, 2))),
        ("", Complaint(BAD_NUMBERS)),
        (" , ", Complaint(BAD_NUMBERS)),
        ("6", Complaint(BAD_NUMBERS)),
        ("1 6", Complaint(BAD_NUMBERS)),
        ("10", Complaint(BAD_NUMBERS)),
        ("f", Complaint(BAD_NUMBERS)),
        ("ac", Complaint(BAD_NUMBERS)),
        ("bad", Complaint(BAD_NUMBERS)),
        ("1 and 3", Complaint(BAD_NUMBERS)),
        ("1-3", Complaint(BAD_NUMBERS)),
        ("١ ٣", Complaint(BAD_NUMBERS)),
        ("1 ²", Complaint(BAD_NUMBERS)),
        ("9" * 5000, Complaint(BAD_NUMBERS)),
        ("1 1", Complaint("Named twice: 1. Please type each number once.")),
        ("33 b 2", Complaint("Named twice: 2, 3. Please type each number once.")),
        (":0", Unknown()),
    ],
)
def test_a_line_names_all_options_that_apply(line: str, meaning: Reply) -> None:
    assert parse(line, FIVE, ASKED) == meaning


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("3 1 4 2", Ordered((2, 0, 3, 1))),
        ("3142", Ordered((2, 0, 3, 1))),
        ("c,a,d,b", Ordered((2, 0, 3, 1))),
        ("1 2 3 4", Ordered((0, 1, 2, 3))),
        ("", Complaint(BAD_ORDER)),
        ("3 1 5 2", Complaint(BAD_ORDER)),
        ("3 1 4 2 0", Complaint(BAD_ORDER)),
        ("up", Complaint(BAD_ORDER)),
        ("3 1 4", Complaint("Missing: 2. Please type all 4 in order.")),
        ("3", Complaint("Missing: 1, 2, 4. Please type all 4 in order.")),
        ("3 3 1 4", Complaint("Missing: 2. Please type all 4 in order.")),
        ("3 1 4 2 3", Complaint("Named twice: 3. Please type each number once.")),
        (":0", Unknown()),
    ],
)
def test_a_line_gives_an_order_if_it_names_all_lines_once(line: str, meaning: Reply) -> None:
    assert parse(line, FOUR, ASKED) == meaning


@pytest.mark.parametrize(
    ("line", "asked", "meaning"),
    [
        ("1 10", TEN, Marked((0, 9))),
        ("10", TEN, Marked((9,))),
        ("i 10", TEN, Marked((8, 9))),
        ("12 11 10 9 8 7 6 5 4 3 2 1", TWELVE, Ordered(tuple(range(11, -1, -1)))),
    ],
)
def test_from_ten_options_on_numbers_have_two_digits(
    line: str, asked: Asked, meaning: Reply
) -> None:
    assert parse(line, asked, ASKED) == meaning


@pytest.mark.parametrize("line", ["12", "01", "011", "1 100", "9" * 5000])
def test_from_ten_options_on_digits_are_not_parted(line: str) -> None:
    assert isinstance(parse(line, TEN, ASKED), Complaint)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("1", Picked(0)), ("t", Picked(0)), ("T", Picked(0)), (" True ", Picked(0)),
        ("2", Picked(1)), ("f", Picked(1)), ("F", Picked(1)), ("FALSE", Picked(1)),
        ("", Complaint(BAD_JUDGEMENT)), ("3", Complaint(BAD_JUDGEMENT)),
        ("a", Complaint(BAD_JUDGEMENT)), ("yes", Complaint(BAD_JUDGEMENT)),
        ("t f", Complaint(BAD_JUDGEMENT)), (":0", Unknown()),
    ],
)  # fmt: skip
def test_a_line_judges_a_sentence(line: str, meaning: Reply) -> None:
    assert parse(line, JUDGED, ASKED) == meaning


@pytest.mark.parametrize("asked", [FIVE, FOUR, JUDGED])
def test_what_is_answered_takes_no_second_answer(asked: Asked) -> None:
    assert parse("1", asked, ANSWERED) == Complaint(ANSWERED_ALREADY)


@given(st.permutations(range(4)), st.sampled_from(["", " ", ", "]))
def test_any_order_can_be_typed(order_given: list[int], between: str) -> None:
    line = between.join(str(at + 1) for at in order_given)

    assert parse(line, FOUR, ASKED) == Ordered(tuple(order_given))


@given(st.sets(st.integers(0, 4), min_size=1), st.sampled_from(["", " ", ";"]))
def test_any_subset_can_be_typed(marked: set[int], between: str) -> None:
    line = between.join(str(at + 1) for at in sorted(marked))

    assert parse(line, FIVE, ASKED) == Marked(tuple(sorted(marked)))


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"0"}))
def test_commands_are_understood_at_any_time(name: str, phase: Phase) -> None:
    assert parse(f":{name} words", THREE, phase) == Command(name, "words")


LINE = st.one_of(st.text(), st.text(" 0123456789,;abctf", max_size=12))


@given(LINE, st.sampled_from([THREE, TYPED, recall(), FIVE, TEN, FOUR, TWELVE, JUDGED]),
       st.sampled_from(list(Phase)))  # fmt: skip
def test_any_text_means_something(line: str, asked: Asked, phase: Phase) -> None:
    found = parse(line, asked, phase)

    everything = list(range(len(asked.options)))
    assert not isinstance(found, Picked) or found.option in everything
    assert not isinstance(found, Marked) or found.options == tuple(
        at for at in everything if at in found.options
    )
    assert not isinstance(found, Ordered) or sorted(found.options) == everything
