"""`check --fix` mends what has one reading, and changes not a byte elsewhere."""

import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgen.facts.listing import FactList, read_list
from quizgen.facts.mending import Mended, mend
from quizgen.making import kinds
from quizgen.model import Place
from quizgen.problems import Edit, Problem, Severity
from tests.facts.test_broken_lists import HEAD, Case, cases
from tests.reading.texts import facts, nasty

HERE = Path(__file__).parent
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16"]
NEWLINES = ["\n", "\r\n", "\r"]
SPLIT = re.compile(r"\r\n|\n|\r")
READ = partial(read_list, file="list.yaml", kinds=kinds())
ONE_READING = {f"Y{number:02}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 18)}
"""Slips that are read so, and noted."""

texts = st.lists(facts(), min_size=1, max_size=3).map(lambda some: HEAD + "".join(some))


def mended_lists() -> dict[str, str]:
    """Return what becomes of the broken lists that have one reading, by their titles."""
    text = (HERE / "mended_lists.txt").read_text("utf-8")
    parts = re.split(r"^=== (.*)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], map(whole, parts[1::2]), strict=True))


def whole(text: str) -> str:
    text = text.rstrip("\n") + "\n"
    return text if "facts:" in text else HEAD + text


def mended(text: str) -> Mended:
    return mend(text.encode(), READ)


def held(found: FactList) -> list[tuple[str, object]]:
    return [(fact.kind, fact.fields) for fact in found.facts]


MENDED = mended_lists()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_broken_list_is_mended_or_left_as_it_is(case: Case) -> None:
    expected = MENDED.get(case.title, case.text)

    assert mended(case.text).content.decode().rstrip("\n") == expected.rstrip("\n")


def test_every_mended_list_belongs_to_a_broken_one() -> None:
    assert MENDED.keys() <= {case.title for case in cases()}


@pytest.mark.parametrize("title", MENDED)
def test_a_mended_list_has_the_same_facts_and_no_such_slip(title: str) -> None:
    before = READ({case.title: case.text for case in cases()}[title].encode())

    after = READ(MENDED[title].encode())

    assert [one for one in held(before) if one not in held(after)] == []
    assert not any(problem.repair for problem in after.problems)
    assert len(after.problems) < len(before.problems)


@pytest.mark.parametrize("title", MENDED)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", NEWLINES)
def test_encoding_mark_and_line_ends_stay(title: str, encoding: str, newline: str) -> None:
    text = {case.title: case.text for case in cases()}[title]
    content = text.replace("\n", newline).encode(encoding)

    found = mend(content, READ).content

    assert found == mended(text).content.decode().replace("\n", newline).encode(encoding)


@settings(max_examples=500)
@given(texts | nasty, st.sampled_from(ENCODINGS), st.sampled_from(NEWLINES))
@example(HEAD + "- question: a: b # c\n  answer: x\n", "utf-16", "\r\n")
def test_mending_keeps_every_fact_and_every_other_line(
    text: str, encoding: str, newline: str
) -> None:
    content = text.replace("\n", newline).encode(encoding, "replace")

    done = mend(content, READ)

    before, after = READ(content), READ(done.content)
    facts_after = iter(held(after))
    touched = {slip.place.line for slip in done.slips}
    assert all(one in facts_after for one in held(before))
    assert all(after.fields.get(key) == value for key, value in before.fields.items())
    assert done.slips or done.content == content
    hidden = before.lost or not before.facts  # what could not be read may hold more problems
    assert len(after.problems) < len(before.problems) or hidden or not touched


@settings(max_examples=300)
@given(texts)
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = mended(text).content

    assert mend(once, READ) == Mended(once)


@settings(max_examples=300)
@given(texts)
def test_no_note_of_a_slip_is_left_in_a_list_that_can_be_read(text: str) -> None:
    after = READ(mended(text).content)
    whole_list = not any(one.severity is Severity.ERROR for one in after.problems)

    left = {problem.code for problem in after.problems} if whole_list else set()

    assert left & ONE_READING == set()


def test_lines_that_have_no_slip_stay_to_the_byte() -> None:
    before = (
        "# Rivers \ntitle: Rivers: a list\t\nbank: rivers-abcd\n\ncite: 'C'   # note\nfacts:\n\n"
        "-   id: a  # first\n    question:   pKa of acid: ?   # hm\n    answer: x\n\n\n"
        "- {id: b, question: q?, answer: y}"
    )

    after = mended(before).content.decode()

    assert after == before.replace("Rivers: a list\t", "'Rivers: a list'").replace(
        "pKa of acid: ?   # hm", "'pKa of acid: ?' # hm"
    )


def test_a_value_over_several_lines_keeps_its_lines() -> None:
    text = (
        HEAD
        + "- id: a\n  question: q?\n  answer: x\n  why: It is: so\n    and isn't\n\n    #1 # n\n"
    )

    after = mended(text).content.decode()

    assert after == text.replace("It", "'It").replace("isn't", "isn''t").replace("#1", "#1'")


def test_a_comment_inside_a_value_is_not_made_a_part_of_it() -> None:
    text = HEAD + "- id: a\n  question: q?\n  why: It is: so\n    # note\n    and so\n  answer: x\n"

    after = mended(text).content.decode()

    assert after == HEAD + (
        "- id: a\n  question: q?\n  why: 'It is: so and so'\n    # note\n  answer: x\n"
    )


def test_a_slip_is_mended_beside_an_error_that_stays() -> None:
    text = HEAD + "- id: a\n  question: a: b?\n  answer: x\n- id: b\n  question: q?\n"

    done = mended(text)

    assert done.content.decode() == text.replace("a: b?", "'a: b?'")
    assert [problem.code for problem in READ(done.content).problems] == ["F103"]


def test_a_line_with_several_slips_is_mended_whole() -> None:
    text = HEAD + "- id: a\n\tquestion:pKa: the #1?\n  answer:`x`\n"

    done = mended(text)

    assert done.content.decode() == HEAD + (
        "- id: a\n  question: 'pKa: the #1?'\n  answer: '`x`'\n"
    )
    assert done.summary("l.yaml") == "mended in l.yaml: 2 lines: 6 (Y14, Y12, Y05), 7 (Y12, Y03)"


def test_places_are_those_of_the_file_before_a_line_was_taken_away() -> None:
    fact = "- id: a\n  question: q?\n  answer: x\n"
    text = HEAD + fact + "---\n" + fact.replace("id: a", "id: b") + "  Why: a: b\n"

    done = mended(text)

    assert {(slip.place.line, slip.code) for slip in done.slips} == {
        (8, "Y00"),
        (12, "Y02"),
        (12, "F101"),
    }


def test_a_line_with_a_control_character_is_left_alone() -> None:
    text = HEAD + "- id: a\n  question: a: \x07b?\n  answer: c: d\n"

    after = mended(text).content.decode()

    assert after == text.replace("c: d", "'c: d'")


def test_a_thousand_slips_are_mended_in_a_few_readings() -> None:
    text = HEAD + "- question: a: b\n  answer: x\n" * 1000
    readings: list[bytes] = []

    def read(content: bytes) -> FactList:
        readings.append(content)
        return READ(content)

    done = mend(text.encode(), read)

    assert len(done.slips) == 1000
    assert len(readings) < 6


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("\tanswer: x", "  answer: x"),
        ("\t\tanswer: x", "  answer: x"),
        ("\t\t\tanswer: x", None),
        (" \u00a0answer: x", "  answer: x"),
        ("\u200b  answer: x", "  answer: x"),
        ("  answer:\u3000x", "  answer: x"),
        ("  answer\u00a0: x", "  answer : x"),
        ("\u2003 answer: x", "  answer: x"),
    ],
)
def test_odd_blanks_become_blanks_where_one_width_fits(line: str, reading: str | None) -> None:
    text = HEAD + f"- id: a\n  question: q?\n{line}\n"

    done = mended(text)

    assert done.content.decode() == text.replace(line, reading or line)
    assert [problem.code for problem in READ(text.encode()).problems] == ["Y14"]


FACT = "- id: a\n  question: q?\n  answer: x\n"
NOTED = Problem(Place("list.yaml", 7, 11), "Y02", "a slip", "")


@pytest.mark.parametrize(
    "edit",
    [
        Edit(6, "  answer: y"),  # another answer
        Edit(6, "  answer: x\n  why: z"),  # a key more
        Edit(4, None),  # a fact less
        Edit(6, "  answer: x\n- id: b\n  question: q?\n  answer: y"),  # a fact more
        Edit(0, "title: U"),  # another title
        Edit(0, "title: T\nlanguage: klingonish"),  # a new problem
    ],
)
def test_a_repair_that_changes_what_is_read_is_not_written(edit: Edit) -> None:
    content = (HEAD + FACT).encode()

    def read(some: bytes) -> FactList:
        found = READ(some)
        slip = NOTED._replace(repair=(edit,))
        return found._replace(problems=(slip,)) if some == content else found

    assert mend(content, read) == Mended(content)


def test_a_repair_after_which_the_slip_is_still_there_is_not_written() -> None:
    content = (HEAD + FACT).encode()

    def read(some: bytes) -> FactList:
        slip = NOTED._replace(repair=(Edit(6, "  answer: x # as before"),))
        return READ(some)._replace(problems=(slip,))

    assert mend(content, read) == Mended(content)


def test_a_repair_that_spoils_is_left_out_and_the_others_are_made() -> None:
    text = HEAD + FACT.replace("q?", "a: b") + FACT.replace("id: a", "id: b").replace("x", "*x")

    def read(some: bytes) -> FactList:
        found = READ(some)
        bad = NOTED._replace(repair=(Edit(4, "- id: c"),))
        return found._replace(problems=(*found.problems, bad))

    assert mend(text.encode(), read).content.decode() == text.replace("a: b", "'a: b'").replace(
        "*x", "'*x'"
    )


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("  wrong:\n    a: b\n\twhy: z\n", "Y14"),  # the tab is two blanks wide, or four
        (" why: x\nmore words\n", "Y14"),  # nobody knows what the words belong to
        ("  never:\n    - a1\n    2. b1\n", "Y00"),  # the number may be part of the text
        ("  never:\n    -5\n    -6\n", "Y00"),  # numbers may be negative
    ],
)
def test_what_has_two_readings_is_an_error_and_stays(lines: str, code: str) -> None:
    text = HEAD + FACT + lines

    problems = READ(text.encode()).problems

    assert [problem.code for problem in problems] == [code]
    assert mended(text) == Mended(text.encode())


def test_bullets_in_a_text_are_text() -> None:
    found = READ((HEAD + FACT + "  why:\n    • one\n    • two\n").encode())

    assert found.problems == ()
    assert found.facts[0].text("why") == "• one • two"


def test_a_key_too_far_in_without_its_blank_is_a_key() -> None:
    text = HEAD + "- id: a\n  question: q?\n     answer:x\n"

    assert mended(text).content.decode() == HEAD + FACT


def test_a_sign_of_yaml_before_a_split_text_is_left_alone() -> None:
    text = HEAD + FACT + "  keep: [? q]\n"

    assert [problem.code for problem in READ(text.encode()).problems] == ["Y11"]
    assert mended(text) == Mended(text.encode())


def test_a_head_whose_lines_begin_at_different_columns_is_left_alone() -> None:
    text = "  title: T\n bank: t-abcd\n" + HEAD[HEAD.index("cite") :] + FACT

    assert [problem.code for problem in READ(text.encode()).problems] == ["Y14"]
    assert mended(text) == Mended(text.encode())
