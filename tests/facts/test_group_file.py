"""Groups in a file of their own: read beside the list, wrong at their own place."""

from pathlib import Path

import pytest

from quizgen.course import Wanted, open_course
from quizgen.facts.listing import FactList
from quizgen.making import Desk, list_of, maker
from quizgen.model import Choice, Entry
from quizgen.shelf import Naming, look

LIST = """\
title: Drugs
bank: drugs-abcd
cite: A book
groups: groups/drugs.yaml
facts:
- id: opioids
  question: What reverses opioids?
  answer: naloxone
  others-wrong: antidotes
"""
GROUPS = """\
# Shared by all lists of the course.
antidotes:
  naloxone: reverses opioids
  flumazenil: reverses benzodiazepines
  protamine: reverses heparin
diuretics: [furosemide, amiloride]
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "groups").mkdir()
    (tmp_path / "list.yaml").write_text(LIST, encoding="utf-8")
    (tmp_path / "groups" / "drugs.yaml").write_text(GROUPS, encoding="utf-8")
    return tmp_path


def desk() -> Desk:
    return Desk(Path.read_bytes, lambda: "abcd")


def opened(source: Path) -> FactList:
    path = source / "list.yaml"
    return list_of(path.read_bytes(), path, desk())


def told(found: FactList, source: Path) -> list[str]:
    return [
        f"{Path(place.file).relative_to(source).as_posix()}:{place.line}:{place.column} "
        f"{code} {message}"
        for place, code, message, *_ in found.problems
    ]


def test_a_file_of_groups_is_what_the_list_might_hold_itself(source: Path) -> None:
    found = opened(source)

    assert found.problems == ()
    assert found.groups["antidotes"][1] == Entry("flumazenil", "reverses benzodiazepines")
    assert found.groups["diuretics"] == (Entry("furosemide"), Entry("amiloride"))


@pytest.mark.parametrize("head", ["groups", '"groups"'])
def test_a_file_may_hold_its_groups_under_the_word_groups(source: Path, head: str) -> None:
    plain = opened(source).groups
    inner = "".join(f"  {line}\n" for line in GROUPS.splitlines()[1:])
    (source / "groups" / "drugs.yaml").write_text(f"{head}:\n{inner}", encoding="utf-8")

    found = opened(source)

    assert found.groups == plain
    assert told(found, source) == []


def test_a_file_of_one_group_holds_that_group(source: Path) -> None:
    text = "antidotes:\n  naloxone: reverses opioids\n  protamine: reverses heparin\n"
    (source / "groups" / "drugs.yaml").write_text(text, encoding="utf-8")

    assert list(opened(source).groups) == ["antidotes"]


def test_a_group_of_the_name_groups_is_one(source: Path) -> None:
    text = "groups: [naloxone, flumazenil]\n"
    (source / "groups" / "drugs.yaml").write_text(text, encoding="utf-8")

    assert list(opened(source).groups) == ["groups"]


def test_what_a_member_is_becomes_its_feedback(source: Path) -> None:
    found = opened(source)

    made = maker(found, (), lambda _guid: ())(found.facts[0])

    shape = made.items[0].shape
    assert isinstance(shape, Choice)
    assert {one.reason for one in shape.distractors} == {
        "reverses benzodiazepines",
        "reverses heparin",
    }


def test_a_quiz_asks_with_the_groups_of_the_file(source: Path) -> None:
    course = open_course([source / "list.yaml"], Wanted(), desk())

    names = [item.name for item in course.items("drugs-abcd/opioids", "")]

    assert names == ["choice", "recall", "typed"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("antidotes: naloxone, flumazenil\n",
         "groups/drugs.yaml:1:12 F110 one entry with commas, which looks like several"),
        ("antidotes: [a, b]\nantidotes: [c, d]\n",
         "groups/drugs.yaml:2:1 F102 `antidotes` stands twice in `groups/drugs.yaml`"),
        ("- naloxone\n",
         "groups/drugs.yaml:1:1 F105 `groups/drugs.yaml` holds a line for each group: "  # noqa: ISC004  # one line in two
         "its name, then its members"),
        ("antidotes: [a, b\nothers: [c, d]\n",
         "groups/drugs.yaml:1:12 Y16 this bracket is never closed"),
        ("", "groups/drugs.yaml:1:1 F310 the file of groups is empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_file_is_told_at_its_place_there(
    source: Path, text: str, said: str
) -> None:
    (source / "groups" / "drugs.yaml").write_text(text, encoding="utf-8")

    assert told(opened(source), source) == [said]


def test_a_slip_in_the_file_is_read_as_it_was_meant_and_left_to_its_author(source: Path) -> None:
    slip = GROUPS.replace("reverses opioids", "reverses: opioids")
    (source / "groups" / "drugs.yaml").write_text(slip, encoding="utf-8")

    found = opened(source)

    assert [(one.code, one.place.line, one.repair) for one in found.problems] == [("Y02", 3, ())]
    assert found.groups["antidotes"][0] == Entry("naloxone", "reverses: opioids")


def test_a_file_that_is_no_text_is_told(source: Path) -> None:
    (source / "groups" / "drugs.yaml").write_bytes(b"a: [caf\xe9]\n")

    assert told(opened(source), source)[0].startswith("groups/drugs.yaml:1:8 F002 ")


@pytest.mark.parametrize(
    ("path", "why", "hint"),
    [
        ("groups/drug.yaml", "No such file or directory", "did you mean groups/drugs.yaml?"),
        ("../list.yaml", "it lies outside the list's folder", ""),
        ("/etc/hostname", "it lies outside the list's folder", ""),
        ("groups", "Is a directory", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_one_error_and_no_more(
    source: Path, path: str, why: str, hint: str
) -> None:
    text = LIST.replace("groups/drugs.yaml", path)
    (source / "list.yaml").write_text(text, encoding="utf-8")

    shelf = look([source / "list.yaml"], Naming.PROPOSE, desk()).shelf

    (problem,) = shelf.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("F310", 4, 9)
    assert problem.message == f"the file of groups {path} cannot be read: {why}"
    assert hint in problem.hint


def test_a_link_out_of_the_folder_is_not_followed(source: Path, tmp_path: Path) -> None:
    (source / "inner").mkdir()
    (source / "inner" / "list.yaml").write_text(
        LIST.replace("groups/drugs.yaml", "drugs.yaml"), encoding="utf-8"
    )
    (source / "inner" / "drugs.yaml").symlink_to(tmp_path / "groups" / "drugs.yaml")

    found = opened(source / "inner")

    assert "F310" in {problem.code for problem in found.problems}
    assert found.groups == {}
