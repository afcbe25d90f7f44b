"""A table of learners and items: whose a row is, what a cell says, and what the first rows say."""

import re
from pathlib import Path

import pytest

from quizgen.analysis.figures import Analysis, ItemFigures
from quizgen.analysis.known import KnownItem, Look, unknown
from quizgen.analysis.reckoning import Wishes, analyse
from quizgen.problems import Refused

pytest.importorskip("duckdb", reason="NOT TESTED: the analysis needs DuckDB")


def reckoned(folder: Path, *tables: str, look: Look = unknown, every: bool = False) -> Analysis:
    paths = [folder / f"{number}.csv" for number in range(len(tables))]
    for path, text in zip(paths, tables, strict=True):
        path.write_text(text, encoding="utf-8")
    return analyse(paths, Wishes(few=2, all_answers=every), look)


def facilities(found: Analysis) -> dict[str, tuple[int, float]]:
    return {one.item: (one.n, round(one.facility, 4)) for one in found.items}


def options(one: ItemFigures) -> list[tuple[str, bool, int]]:
    return [(option.text, option.is_key, option.all.picked) for option in one.options]


# --- Whose a row is ---


@pytest.mark.parametrize(
    "head", ["learner", "Student ID", "E-Mail", "Teilnehmer", "name", "", "studentid", "NOM"]
)
def test_the_first_column_may_say_that_it_holds_learners(tmp_path: Path, head: str) -> None:
    assert facilities(reckoned(tmp_path, f"{head},x\n1,1\n0,0\n")) == {"x": (2, 0.5)}


def test_a_first_column_of_marks_is_an_item(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "x,y\n1,1\n0,1\n")

    assert facilities(found) == {"x": (2, 0.5), "y": (2, 1)}
    assert found.whole.learners == 2


def test_a_row_of_keys_says_that_the_first_column_holds_learners(tmp_path: Path) -> None:
    assert facilities(reckoned(tmp_path, "who,x\nKEY,B\n1,B\n1,A\n")) == {"x": (1, 1)}


def test_the_first_row_of_a_learner_counts_in_any_file_and_case(tmp_path: Path) -> None:
    tables = "learner,x\nAda,1\nBen,0\n", "learner,x\n ada ,0\nCleo,1\n"

    assert facilities(reckoned(tmp_path, *tables)) == {"x": (3, 0.6667)}
    assert facilities(reckoned(tmp_path, *tables, every=True)) == {"x": (4, 0.5)}


def test_learners_in_two_tables_with_different_answers_are_told_of(tmp_path: Path) -> None:
    differ = reckoned(tmp_path, "learner,x\n1,1\n2,0\n", "learner,x\n1,0\n2,0\n")
    agree = reckoned(tmp_path, "learner,x\n1,1\n2,0\n", "learner,x\n1,1\n2,0\n")

    assert "1 learner stands in both 0.csv and 1.csv with different answers" in differ.said[0]
    assert not any("stand" in one for one in agree.said)


def test_items_are_told_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    rows = "".join(f"{learner},q{at},1\n" for learner in "ab" for at in (10, 9, 8))
    found = reckoned(tmp_path, f"learner,item,mark\n{rows}")

    assert [one.item for one in found.items] == ["q8", "q9", "q10"]


def test_rows_without_a_name_are_of_different_learners(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "learner,x\n,1\n,0\n", "learner,x\n,1\n")

    assert facilities(found) == {"x": (3, 0.6667)}


def test_nobody_s_name_is_in_what_comes_back(tmp_path: Path) -> None:
    assert "Ada" not in repr(reckoned(tmp_path, "learner,x\nAda,1\nBen,0\n"))


# --- What a cell says ---


def test_an_empty_cell_is_no_mark_and_no_option(tmp_path: Path) -> None:
    (one,) = reckoned(tmp_path, "learner,x\nKEY,B\n1,B\n2,\n3, \n4,A\n").items

    assert (one.n, one.facility) == (4, 0.25)
    assert options(one) == [("B", True, 1), ("A", False, 1)]
    assert {option.all.shown for option in one.options} == {4}


def test_an_empty_row_is_nobody_s(tmp_path: Path) -> None:
    assert facilities(reckoned(tmp_path, "learner,x\n1,1\n,\n2,0\n\n")) == {"x": (2, 0.5)}


@pytest.mark.parametrize("half", ["0.5", '"0,5"', " .5 "])
def test_a_mark_may_be_a_share(tmp_path: Path, half: str) -> None:
    assert facilities(reckoned(tmp_path, f"learner,x\n1,1\n2,{half}\n")) == {"x": (2, 0.75)}


@pytest.mark.parametrize("sign", [";", "\t"])
def test_other_signs_may_stand_between_the_cells(tmp_path: Path, sign: str) -> None:
    text = "learner,x,y\n1,1,0\n2,1,1\n".replace(",", sign)

    assert facilities(reckoned(tmp_path, text)) == {"x": (2, 1), "y": (2, 0.5)}


def test_an_option_is_the_same_in_any_case(tmp_path: Path) -> None:
    table = "learner,x\nKEY,North Sea\n1,north  sea\n2,Baltic\n3,NORTH SEA\n4,baltic\n5,baltic\n"

    (one,) = reckoned(tmp_path, table).items

    assert (one.n, one.facility) == (5, 0.4)
    assert options(one) == [("North Sea", True, 2), ("baltic", False, 3)]


def test_a_formula_is_a_text_like_any_other(tmp_path: Path) -> None:
    (one,) = reckoned(tmp_path, "learner,x\nKEY,=1+1\n1,=1+1\n2,@SUM(A1)\n").items

    assert options(one) == [("=1+1", True, 1), ("@SUM(A1)", False, 1)]


def test_of_several_keys_all_are_wanted(tmp_path: Path) -> None:
    (one,) = reckoned(tmp_path, "learner,x\nKEY,A; C\n1,C;A\n2,A\n3,A;B;C\n").items

    assert round(one.facility, 4) == 0.3333
    assert options(one) == [("A", True, 3), ("C", True, 2), ("B", False, 1)]


def test_marks_are_held_against_the_most_there_are(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "learner,x,y\nMAX,4,\n1,3,1\n2,1,0\n")

    assert facilities(found) == {"x": (2, 0.5), "y": (2, 0.5)}
    assert found.whole.most == 5


def test_options_may_be_worth_more_than_a_mark(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "learner,x,y\nMAX,4,1\nKEY,B,B\n1,B,A\n2,A,A\n")

    assert facilities(found) == {"x": (2, 0.5), "y": (2, 0)}
    assert found.whole.mean == 2


def test_columns_keep_their_order_and_those_without_a_name_are_left_out(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "learner,z,a,,\n1,1,0,,\n2,0,1,,\n")

    assert [one.item for one in found.items] == ["z", "a"]
    assert found.said == ("left out, columns without a name: 2",)


def test_items_without_a_key_are_left_out_and_named(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "learner,x,y\nKEY,B,\n1,B,C\n")

    assert facilities(found) == {"x": (1, 1)}
    assert found.said == ("1 item has no key, and is left out: 'y'",)


# --- What the lists know ---


def capital(name: str, _right: str) -> KnownItem | None:
    names = {"o1": "Rome", "o2": "Milan"}
    return KnownItem("q-choice", ("Rome",), False, names, ("Oslo",)) if name == "rome" else None


def test_a_list_knows_the_key_the_names_of_options_and_those_that_nobody_took(
    tmp_path: Path,
) -> None:
    (one,) = reckoned(tmp_path, "rome\no1\nMilan\nrome\n".replace("\n", ",\n"), look=capital).items

    assert one.item == "q-choice"
    assert options(one) == [("Rome", True, 2), ("Milan", False, 1), ("Oslo", False, 0)]


# --- What is refused ---


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("learner,x,x\n1,1,1\n", 1, "two columns are called 'x'"),
        ("learner,x,y\n1,A,B\n", 1, "no item has a key: 'x', 'y'"),
        ("learner,x\n1,1\n2,-1\n", 2, "item 'x' has marks below 0"),
        ("learner,x\n1,3\n", 2, "item 'x' has 3 marks, and 1 can be had"),
        ("learner,x\nMAX,2\n1,3\n", 3, "item 'x' has 3 marks, and 2 can be had"),
        ("learner,x\nMAX,two\n1,3\n", 2, "item 'x' has 'two', which is no number of marks"),
        ("learner,x\nMAX,0\n1,0\n", 2, "item 'x' has '0', which is no number of marks"),
        ("x\n1\n", 1, "two columns at least"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(
    tmp_path: Path, text: str, number: int, words: str
) -> None:
    with pytest.raises(Refused, match=re.escape(words)) as refused:
        reckoned(tmp_path, text)

    (problem,) = refused.value.problems
    assert (problem.place.line, problem.code) == (number, "S702")
    assert problem.hint


def test_two_keys_for_one_item_are_refused_where_the_second_stands(tmp_path: Path) -> None:
    tables = "learner,x\nKEY,A\n1,A\n", "learner,x\nKEY,B\n2,A\n"

    with pytest.raises(Refused, match="another in a file before") as refused:
        reckoned(tmp_path, *tables)

    assert refused.value.problems[0].place.file.endswith("1.csv")
