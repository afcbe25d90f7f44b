"""Tables in files of their own, beside their list."""

from pathlib import Path

import pytest

from quizgen.course import Wanted, open_course
from quizgen.facts.listing import FactList
from quizgen.making import Desk, list_of
from quizgen.problems import Problem
from quizgen.shelf import Naming, look

CSV = "\ufeffRiver;Length;why\r\nRhine;1230,5 km;\r\nElbe;1094 km;It is short.\r\nPo;652 km;\r\n"


def fact(file: str = "rivers.csv") -> str:
    return (
        f"title: T\nbank: t-abcd\nlanguage: de\ncite: x\nfacts:\n- id: rivers\n  table: {file}\n"
        "  one-each: Length\n  ask: {Length: Wie lang ist <River>?}\n"
    )


def desk() -> Desk:
    return Desk(Path.read_bytes, lambda: "abcd")


def read(folder: Path, text: str) -> FactList:
    path = folder / "list.yaml"
    path.write_text(text, encoding="utf-8")
    return list_of(path.read_bytes(), path, desk())


def problems(folder: Path, text: str) -> list[Problem]:
    found = read(folder, text)
    return [one for one in found.problems if one.code != "F201"]


def test_a_table_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_text(CSV, encoding="utf-8")
    read(tmp_path, fact())

    shelf = look([tmp_path / "list.yaml"], Naming.PROPOSE, desk()).shelf
    course = open_course([tmp_path / "list.yaml"], Wanted(), desk())

    assert shelf.problems == ()
    stems = {item.stem: item.why for item in shelf.items}
    assert stems == {
        "Wie lang ist Rhine?": "",
        "Wie lang ist Elbe?": "It is short.",
        "Wie lang ist Po?": "",
    }
    assert {offer.target for offer in course.offers} == {i.targets[0] for i in shelf.items}


def test_the_place_of_a_cell_is_in_its_file(tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_text("River;Length\nRhine;1 km\nElbe;-\n", encoding="utf-8")

    (one,) = read(tmp_path, fact()).facts

    assert one.place("table", 1, "Length") == (str(tmp_path / "rivers.csv"), 3, 6)
    assert one.place("table", -1, "Length") == (str(tmp_path / "rivers.csv"), 1, 7)
    assert one.place("table", 9, "Length") == (str(tmp_path / "rivers.csv"), 1, 1)
    assert one.place("one-each", 0).file == str(tmp_path / "list.yaml")


@pytest.mark.parametrize(
    ("file", "message", "hint"),
    [
        ("river.csv", "the table river.csv cannot be read", "did you mean rivers.csv?"),
        ("none-at-all.csv", "the table none-at-all.csv cannot be read", "paths begin at the list"),
        ("../rivers.csv", "the table rivers.csv lies outside the list's folder", "put it beside"),
        ("odd.csv", "the table odd.csv cannot be read: it is no text in UTF-8", "save it as"),
    ],
)
def test_a_file_that_cannot_be_read_costs_its_fact(
    tmp_path: Path, file: str, message: str, hint: str
) -> None:
    (tmp_path / "rivers.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "odd.csv").write_bytes(b"Fl\xfcsse;L\xe4nge\n")
    found = read(tmp_path, fact(file))

    (problem,) = found.problems

    assert (problem.code, problem.message, problem.place.line) == ("F169", message, 7)
    assert problem.hint.startswith(hint)
    assert (found.facts, found.lost) == ((), 1)


def test_a_slip_in_a_file_is_told_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_text("River;Length\nRhine;1 km;2\n", encoding="utf-8")

    (problem,) = problems(tmp_path, fact())

    assert problem.code == "F161"
    assert problem.place == (str(tmp_path / "rivers.csv"), 2, 12)


MASSES = "symbol;mass\nH;1,008\nO;16,000\nC;12,011\nHg;200,59\n"


@pytest.mark.parametrize("language", ["", "language: en\n"])
def test_decimal_commas_in_a_list_with_decimal_points_are_told(
    tmp_path: Path, language: str
) -> None:
    (tmp_path / "rivers.csv").write_text(MASSES, encoding="utf-8")
    text = fact().replace("language: de\n", language).replace("Length", "mass")

    found = read(tmp_path, text)

    (told,) = (one for one in found.problems if one.code == "F176")
    assert (told.place.line, told.place.column) == (5, 4)
    assert told.place.file == str(tmp_path / "rivers.csv")
    assert told.message.startswith("the figures in this file have decimal commas")
    assert "`language: de`" in told.hint
    assert len(found.facts) == 1


def test_decimal_commas_in_a_list_that_has_them_are_as_they_should_be(tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_text(MASSES, encoding="utf-8")

    found = read(tmp_path, fact().replace("Length", "mass"))

    assert "F176" not in {one.code for one in found.problems}


def test_a_cell_that_is_too_long_is_refused(tmp_path: Path) -> None:
    long = f"River;Length\nRhine;{'x' * 20_001}\nElbe;y\n"
    (tmp_path / "rivers.csv").write_text(long, encoding="utf-8")

    (problem,) = problems(tmp_path, fact())

    assert (problem.code, problem.place.line) == ("F004", 2)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_bytes(b"a;b\n" * 2**22 + b"x")

    (problem,) = problems(tmp_path, fact())

    assert problem.message == "the table rivers.csv has more than 16,777,216 bytes"


@pytest.mark.parametrize("way", ["table.csv", "folder.csv"])
def test_a_link_that_leads_out_or_a_folder_is_no_table(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "lists"
    (folder / "folder.csv").mkdir(parents=True)
    (tmp_path / "secret.csv").write_text(CSV, encoding="utf-8")
    (folder / "table.csv").symlink_to(tmp_path / "secret.csv")

    (problem,) = problems(folder, fact(way))

    assert problem.code == "F169"
