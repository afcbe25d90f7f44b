import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Place
from quizgen.problems import Refused
from quizgen.review.counting import Reviewed, reviewed
from quizgen.review.tick import LONGEST_NAME, Tick, Ticks, as_name, by_claim
from quizgen.review.tick_store import load, save
from quizgen.review.tick_text import parse, render
from tests.review.examples import DAY, claims, question, tick

HEAD = '{"quizgen-reviewed":1,"bank":"all-abcd"}\n'
ANN = '{"claim":"aaa","by":"Ann","on":"2026-11-20","text":"True."}\n'
BOB = '{"claim":"aaa","by":"Bob","on":"2026-11-21","text":"True."}\n'


def ticks(*lines: str) -> Ticks:
    found, problems = parse(HEAD + "".join(lines), "f")
    assert problems == []
    return found


def test_what_is_written_is_what_was_read() -> None:
    assert render(ticks(ANN, BOB)) == HEAD + ANN + BOB


def test_lines_are_sorted_by_claim_and_name() -> None:
    other = ANN.replace("aaa", "a2")

    assert render(ticks(BOB, ANN, other)) == HEAD + other + ANN + BOB


def test_unknown_keys_are_kept() -> None:
    head = HEAD.replace("}", ',"mood":"good"}')
    line = ANN.replace("}", ',"note":["x"]}')

    assert render(parse(head + line, "f")[0]) == head + line


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1), st.dates(), st.text())))
def test_any_ticks_are_read_back(rows: list[tuple[str, str, date, str]]) -> None:
    named = [
        Tick(claim, by, on, text) for claim, by, on, text in rows if claim.strip() and by.strip()
    ]
    made = Ticks("b").with_(named)

    assert parse(render(made), "f") == (made, [])


@given(st.text())
def test_any_text_is_ticks_or_problems(text: str) -> None:
    found, problems = parse(text, "f")

    assert problems or found.bank


DAMAGED = {
    "no JSON": ("oops", "H511", "no JSON at column 1"),
    "no claim": ('{"by":"Ann","on":"2026-11-20"}', "H511", "`claim` is missing"),
    "no name": ('{"claim":"a","by":" ","on":"2026-11-20"}', "H511", "`by` is missing"),
    "no day": ('{"claim":"a","by":"Ann","on":"20.11.2026"}', "H511", "`on` is missing"),
    "a day that is none": (
        '{"claim":"a","by":"Ann","on":"2026-02-30"}', "H511", "`on` cannot be 2026-02-30",
    ),
    "a key twice": ('{"claim":"a","claim":"b"}', "H511", "a key stands twice"),
    "a merge": ("<<<<<<< HEAD", "H511", "a merge by git was left unfinished here"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "code", "message"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_line_is_a_problem_with_its_place(line: str, code: str, message: str) -> None:
    _, [problem] = parse(f"{HEAD}{ANN}{line}\n", "f")

    assert (problem.place, problem.code) == (Place("f", 3), code)
    assert message in problem.message


HEADS = {
    "empty": ("", "H511"),
    "no version": ('{"bank":"b"}', "H511"),
    "no bank": ('{"quizgen-reviewed":1}', "H511"),
    "newer": ('{"quizgen-reviewed":2,"bank":"b"}', "H512"),
    "a history": ('{"quizgen-history":1,"bank":"b"}', "H511"),
}


@pytest.mark.parametrize(("head", "code"), HEADS.values(), ids=HEADS)
def test_a_first_line_that_is_not_ours_is_refused(head: str, code: str) -> None:
    _, problems = parse(head, "f")

    assert [problem.code for problem in problems] == [code]


def test_two_ticks_of_one_person_as_a_merge_leaves_them_are_one() -> None:
    later = ANN.replace("2026-11-20", "2026-12-01")

    one, [note] = parse(HEAD + ANN + later, "f")
    other, _ = parse(HEAD + later + ANN, "f")

    assert render(one) == render(other) == HEAD + later
    assert (note.code, note.severity) == ("H514", "note")


def test_a_tick_is_given_once_and_keeps_its_day() -> None:
    before = ticks(ANN)

    assert before.with_([tick("aaa", "Ann", date(2027, 1, 1))]) == before


def test_a_tick_taken_back_leaves_those_of_others() -> None:
    assert render(ticks(ANN, BOB).without("aaa", "Ann")) == HEAD + BOB


def test_ticks_of_one_claim_come_in_the_order_of_days() -> None:
    found = by_claim([tick("a", "Bob", date(2027, 1, 1)), tick("a", "Cid"), tick("b")])

    assert [one.by for one in found["a"]] == ["Cid", "Bob"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [(" Ann \t Lee ", "Ann Lee"), ("", ""), (" \n", ""), ("A\x1b[31m", "A·[31m"), ("ñ", "ñ")],
)
def test_a_name_is_one_harmless_line(typed: str, name: str) -> None:
    assert as_name(typed) == name


def test_a_name_is_not_endless() -> None:
    assert len(as_name("x" * 1000)) == LONGEST_NAME


def test_only_claims_that_stand_are_counted() -> None:
    found = claims(question())
    ticked = {found[0].hash, "of a claim that is gone"}

    assert reviewed(found, ticked) == Reviewed(1, 3)
    assert Reviewed(1, 3).told == "1 of 3 claims reviewed; the others: `quizgen review --list`"
    assert Reviewed(1, 1).told == "1 of 1 claim reviewed"


# --- The file. ---


def test_no_file_is_no_ticks(tmp_path: Path) -> None:
    assert load(tmp_path / "none", "all-abcd") == (Ticks("all-abcd"), [])


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    made = Ticks("all-abcd").with_([tick("a"), tick("b", "Bob", DAY)])

    assert save(tmp_path / "f", made)
    assert not save(tmp_path / "f", made)
    assert load(tmp_path / "f", "all-abcd") == (made, [])
    assert json.loads((tmp_path / "f").read_bytes().splitlines()[1])["claim"] == "a"


CONTENTS = {
    "another bank": (HEAD.replace("all", "other").encode(), "H513"),
    "no UTF-8": (HEAD.encode() + b"\xff\n", "H511"),
    "damage": (HEAD.encode() + b"{}\n", "H511"),
}


@pytest.mark.parametrize(("content", "code"), CONTENTS.values(), ids=CONTENTS)
def test_a_file_that_is_not_understood_is_refused(
    tmp_path: Path, content: bytes, code: str
) -> None:
    (tmp_path / "f").write_bytes(content)

    with pytest.raises(Refused) as refused:
        load(tmp_path / "f", "all-abcd")

    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        load(tmp_path, "all-abcd")


def test_a_tick_that_cannot_be_saved_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        save(tmp_path / "no folder" / "f", Ticks("b"))

    assert [problem.code for problem in refused.value.problems] == ["F007"]
