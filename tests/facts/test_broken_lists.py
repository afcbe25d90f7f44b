"""Broken lists, each with the exact place, code, message and hint that `quizgen check` prints."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from quizgen.cli import main
from quizgen.facts.listing import read_list
from quizgen.making import kinds
from quizgen.problems import CODES
from quizgen.schema import FACT_KEYS

HERE = Path(__file__).parent
HEAD = "title: T\nbank: t-abcd\ncite: C\nfacts:\n"
FACT = "- id: a\n  question: q?\n  answer: x\n"
SAID = re.compile(r"list\.yaml:(\d+:\d+: .*)")
KEYS = re.compile(r"(?<=hint: keys: ).*|(?<=one of: )(?=`).*")
"""All keys or kinds there are: a new one changes no list here."""
CODE = re.compile(r"^\d+:\d+: ([A-Z]\d+) ", re.MULTILINE)


class Case(NamedTuple):
    title: str
    text: str
    said: str


def cases() -> list[Case]:
    parts = re.split(r"^=== (.*)\n", (HERE / "broken_lists.txt").read_text("utf-8"), flags=re.M)
    found = []
    for title, part in zip(parts[1::2], parts[2::2], strict=True):
        text, said = part.split(">>>\n")
        whole = not text.startswith("-")
        found.append(Case(title, text if whole else HEAD + text, said.strip("\n")))
    return found


def check(file: Path, *options: str) -> tuple[int, str]:
    """Return the exit code and what is printed of the problems, without the quoted lines.

    How well a question is asked is not looked at: the tests of checks do.
    """
    result = CliRunner().invoke(main, ["check", str(file), "--ignore", "I", *options])
    said = KEYS.sub("…", result.stderr)
    lines = said.replace(f"{file.parent}/", "").splitlines()
    kept = [SAID.sub(r"\1", line) if SAID.match(line) else line for line in lines]
    return result.exit_code, "\n".join(
        line for line in kept if re.match(r"\d+:\d+: |  hint: ", line)
    )


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_broken_list_is_reported_and_nothing_is_written(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "list.yaml"
    file.write_text(case.text, encoding="utf-8", newline="")
    codes = CODE.findall(case.said)

    code, said = check(file)

    assert said == case.said
    assert code == int(any(CODES[found].severity != "note" for found in codes))
    assert file.read_text(encoding="utf-8") == case.text
    assert list(tmp_path.iterdir()) == [file]


def test_an_unknown_key_is_answered_with_all_keys() -> None:
    (problem,) = read_list((HEAD + FACT + "  zzz: z\n").encode(), "list.yaml", kinds()).problems

    brought = [key for kind in kinds().values() for key in kind.keys]
    assert {*problem.hint.removeprefix("keys: ").split(", ")} == {*FACT_KEYS, *brought}


def test_there_are_at_least_a_hundred_of_them() -> None:
    assert len({case.text for case in cases()}) > 100


BYTES = [
    ("a tab", HEAD + FACT.replace("  answer", "\tanswer"), [(7, 1, "Y14")]),
    ("a tab after blanks", HEAD + FACT.replace("  answer", " \tanswer"), [(7, 2, "Y14")]),
    ("a tab after the dash", HEAD + FACT.replace("- id", "-\tid"), [(5, 2, "Y14")]),
    ("a no-break space", HEAD + FACT.replace(": x", ":\u00a0x"), [(7, 10, "Y14")]),
    ("one before its key", HEAD + FACT.replace("  answer", " \u00a0answer"), [(7, 2, "Y14")]),
    ("one before its colon", HEAD + FACT.replace(": x", "\u00a0: x"), [(7, 9, "Y14")]),
    ("one after the dash", HEAD + FACT.replace("- id", "-\u00a0id"), [(5, 2, "Y14")]),
    ("NUL", HEAD + FACT.replace("q?", "q\0?"), [(6, 14, "F003")]),
    ("a bell and a line mark", HEAD + FACT.replace("q?", "q\a\u2028"), [(6, 14, "F003"),
                                                                     (6, 15, "F003")]),
    ("an escape by its number", HEAD + FACT.replace("q?", '"q\\u001b[31m?"'), [(6, 13, "F003")]),
    ("an escape in a list", HEAD + FACT.replace(": x", ': x\n  tags: [a, "\\x1b"]'),
     [(8, 13, "F003")]),
    ("nothing", "", [(1, 1, "F005")]),
    ("blank lines", "\n \n", [(1, 1, "F005")]),
    ("a comment", "# later\n", [(1, 1, "F103"), (1, 1, "F103")]),
]  # fmt: skip
MESSAGES = {
    "Y14": {"a tab stands where YAML wants blanks",
            "a no-break space stands where YAML wants blanks"},
    "F003": {f"the control character U+{sign} cannot stand in a list"
             for sign in ("0000", "0007", "001B", "2028")},
    "F005": {"the list is empty"},
    "F103": {"the list has no title", "the list has no facts"},
}  # fmt: skip


@pytest.mark.parametrize(("title", "text", "places"), BYTES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_signs_that_do_not_show_are_found_in_any_encoding(
    title: str, text: str, places: list[tuple[int, int, str]], encoding: str, newline: str
) -> None:
    content = text.replace("\n", newline).encode(encoding)

    problems = read_list(content, "list.yaml", kinds()).problems

    assert [(p.place.line, p.place.column, p.code) for p in problems] == places, title
    assert {p.message for p in problems} <= set.union(*(MESSAGES[code] for _, _, code in places))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_places_do_not_depend_on_encoding_or_line_ends(
    case: Case, encoding: str, newline: str
) -> None:
    plain = read_list(case.text.encode(), "list.yaml", kinds())

    other = read_list(case.text.replace("\n", newline).encode(encoding), "list.yaml", kinds())

    assert other.problems == plain.problems
    assert other.facts == plain.facts


@pytest.mark.parametrize(
    ("content", "line", "column", "code", "message", "hint"),
    [
        (b"title: T\nfacts: caf\xe9\n", 2, 11, "F002", "byte 0xe9 is not UTF-8 text",
         "save the file as UTF-8: in Windows-1252 this byte is `é`"),
        (b"title: T\nfacts: \x81\n", 2, 8, "F002", "byte 0x81 is not UTF-8 text",
         "save the file as UTF-8"),
        (b"\xff\xfet\x00i\x00\x00\xd8", 1, 3, "F002", "byte 0x00 is not UTF-16 text",
         "save the file as UTF-8"),
        (b"#" * (64 * 2**20 + 1), 1, 1, "F004",
         "the file has more than 67,108,864 bytes", "split it into several lists"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_text_is_one_problem(
    content: bytes, line: int, column: int, code: str, message: str, hint: str
) -> None:
    problems = read_list(content, "list.yaml", kinds()).problems

    assert [(p.place.line, p.place.column, p.code, p.message, p.hint) for p in problems] == [
        (line, column, code, message, hint)
    ]


def test_a_slip_costs_one_fact_and_no_other() -> None:
    texts = {case.title: case.text for case in cases()}

    found = read_list(texts["a slip costs one fact only"].encode(), "list.yaml", kinds())

    assert [fact.id for fact in found.facts] == ["b", "c", "d"]
    assert found.lost == 1


@pytest.mark.parametrize(
    "case", [case for case in cases() if case.title.startswith("Y0")], ids=lambda case: case.title
)
def test_a_slip_with_one_reading_keeps_its_fact(case: Case) -> None:
    notes = {code for code in CODE.findall(case.said) if CODES[code].severity == "note"}

    found = read_list(case.text.encode(), "list.yaml", kinds())

    assert not notes or not found.lost or "F101" in case.said


MENDED = [
    case for case in cases()
    if re.search(r"hint: (?:quote it|write|single quotes): [^`]*: ", case.said)
    and len(CODE.findall(case.said)) == 1 and case.title[:3] not in {"Y11", "Y17"}
    and "F" not in CODE.findall(case.said)[0]
]  # fmt: skip


@pytest.mark.parametrize("case", MENDED, ids=lambda case: case.title)
def test_the_hint_is_the_line_that_mends_it(case: Case) -> None:
    place, hint = re.findall(r"^(\d+):|hint: [a-z ]+: (.*)", case.said, re.MULTILINE)
    lines = case.text.split("\n")
    at = int(place[0]) - 1
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    before = read_list(case.text.encode(), "list.yaml", kinds())

    lines[at] = indent + hint[1]
    after = read_list("\n".join(lines).encode(), "list.yaml", kinds())

    assert after.problems == ()
    assert before.lost or (after.facts == before.facts and after.fields == before.fields)


def test_every_code_is_expected_somewhere_in_the_tests() -> None:
    folder = HERE.parent
    texts = [
        path.read_text("utf-8") for path in folder.rglob("*.*") if path.suffix in {".py", ".txt"}
    ]

    assert {code for code in CODES if not any(code in text for text in texts)} == set()
