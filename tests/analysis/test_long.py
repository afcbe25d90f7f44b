"""A row or a line for each answer: which answers count, and what each says."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from quizgen.analysis.figures import Analysis, OptionFigures
from quizgen.analysis.reckoning import Wishes, analyse
from quizgen.problems import Refused

duckdb = pytest.importorskip("duckdb", reason="NOT TESTED: the analysis needs DuckDB")

Line = dict[str, object]


def line(learner: str, item: str, place: int, at: int, **more: object) -> Line:
    """Return a line as `scores export` writes it; the first of three options is right."""
    return {
        "quizgen-responses": 1, "record": "answer", "id": f"{learner}-{item}-{place}",
        "learner": learner, "order": place, "exam": None, "item": f"{item}-choice",
        "question": f"{item}-t", "fact": f"b/{item}", "shape": "choice", "content": "c",
        "options": ["right", "wrong", "worse"], "key": [0], "picked": [at], "typed": None,
        "mark": float(at == 0),
    } | more  # fmt: skip


def written(folder: Path, *files: Iterable[Line]) -> list[Path]:
    paths = [folder / f"{number}.jsonl" for number in range(len(files))]
    for path, lines in zip(paths, files, strict=True):
        path.write_text("".join(f"{json.dumps(one)}\n" for one in lines), encoding="utf-8")
    return paths


def reckoned(folder: Path, *files: Iterable[Line], wishes: Wishes = Wishes(few=2)) -> Analysis:  # noqa: B008  # a frozen value
    return analyse(written(folder, *files), wishes)


def taken(option: OptionFigures) -> tuple[str, bool, int, int]:
    return option.text, option.is_key, option.all.picked, option.all.shown


def facilities(found: Analysis) -> dict[str, tuple[int, float]]:
    return {one.item: (one.n, round(one.facility, 4)) for one in found.items}


# --- Which answers count ---


def test_the_first_answer_counts_by_its_order_and_not_by_its_line(tmp_path: Path) -> None:
    lines = [line("a", "q", 2, 0), line("a", "q", 1, 1), line("b", "q", 1, 0)]

    assert facilities(reckoned(tmp_path, lines)) == {"q-choice": (2, 0.5)}


def test_all_answers_count_where_that_is_wanted(tmp_path: Path) -> None:
    lines = [line("a", "q", 2, 0), line("a", "q", 1, 1), line("b", "q", 1, 0)]

    found = reckoned(tmp_path, lines, wishes=Wishes(all_answers=True))

    assert facilities(found) == {"q-choice": (3, 0.6667)}


def test_who_is_asked_the_same_at_the_same_place_is_no_reason_to_count_twice(
    tmp_path: Path,
) -> None:
    lines = [line(who, f"q{who}", place, place - 1) for who in "ab" for place in (1, 2)]

    assert facilities(reckoned(tmp_path, lines)) == {"qa-choice": (1, 1), "qb-choice": (1, 1)}


def test_the_second_way_of_a_question_is_no_first_answer(tmp_path: Path) -> None:
    lines = [line("a", "q", 1, 0), line("a", "q", 2, 0) | {"item": "q-typed"}, line("b", "q", 1, 1)]

    assert facilities(reckoned(tmp_path, lines)) == {"q-choice": (2, 0.5)}


def test_an_answer_in_two_files_counts_once_even_if_all_do(tmp_path: Path) -> None:
    lines = [line("a", "q", 1, 0), line("b", "q", 1, 1)]

    found = reckoned(tmp_path, lines, lines, wishes=Wishes(all_answers=True))

    assert facilities(found) == {"q-choice": (2, 0.5)}
    assert found.said == (
        "2 answers that are not the first to its question, or in two files, counted once only",
    )


def test_only_answers_of_exams_count_where_that_is_wanted(tmp_path: Path) -> None:
    lines = [line("a", "q", 1, 1), line("a", "q", 2, 0, exam="e"), line("b", "q", 1, 1)]

    found = reckoned(tmp_path, lines, wishes=Wishes(exams_only=True))

    assert facilities(found) == {"q-choice": (1, 1)}
    with pytest.raises(Refused, match="no answer in it counts"):
        reckoned(tmp_path, [line("a", "q", 1, 1)], wishes=Wishes(exams_only=True))


# --- What an answer says ---


def test_an_option_is_held_against_those_who_saw_it(tmp_path: Path) -> None:
    other = {"options": ["new", "right"], "key": [1]}
    lines = [line("a", "q", 1, 0), line("b", "q", 1, 1), line("c", "q", 1, 0, mark=0, **other)]

    (one,) = reckoned(tmp_path, lines).items

    assert [*map(taken, one.options)] == [
        ("right", True, 1, 3), ("new", False, 1, 1), ("wrong", False, 1, 2), ("worse", False, 0, 2),
    ]  # fmt: skip


def test_options_that_differ_in_a_capital_are_two(tmp_path: Path) -> None:
    two = {"options": ["Its", "its"]}
    lines = [line("a", "q", 1, 0, **two), line("b", "q", 1, 1, **two), line("c", "q", 1, 1, **two)]

    (one,) = reckoned(tmp_path, lines).items

    assert [*map(taken, one.options)] == [("Its", True, 1, 3), ("its", False, 2, 3)]


def test_what_is_typed_is_one_answer_in_any_case_and_blanks(tmp_path: Path) -> None:
    as_typed = {"options": [], "key": [], "picked": [], "shape": "typed"}
    typed = ["Zinc", "zinc ", "ZINC", "lead", None]
    lines = [line(f"s{at}", "q", 1, 0, typed=one, **as_typed) for at, one in enumerate(typed)]

    (one,) = reckoned(tmp_path, lines).items

    assert one.is_typed
    assert {(o.text.casefold(), o.all.picked, o.all.shown) for o in one.options} == {
        ("zinc", 3, 5), ("lead", 1, 5),
    }  # fmt: skip


def test_an_order_is_one_answer(tmp_path: Path) -> None:
    order = {"shape": "order", "key": [0, 1, 2]}
    lines = [line("a", "q", 1, 0, picked=[0, 1, 2], **order)]
    lines += [line(who, "q", 1, 1, picked=[2, 1, 0], **order) for who in "bc"]

    (one,) = reckoned(tmp_path, lines).items

    assert [*map(taken, one.options)] == [
        ("right → wrong → worse", True, 1, 3), ("worse → wrong → right", False, 2, 3),
    ]  # fmt: skip


def test_of_several_that_are_right_each_is_an_option(tmp_path: Path) -> None:
    several = {"shape": "all", "key": [0, 2]}
    lines = [line("a", "q", 1, 0, picked=[0, 2], **several)]
    lines += [line("b", "q", 1, 1, picked=[0, 1], mark=0.5, **several)]

    (one,) = reckoned(tmp_path, lines).items

    assert [*map(taken, one.options)] == [
        ("right", True, 2, 2), ("worse", True, 1, 2), ("wrong", False, 1, 2),
    ]  # fmt: skip
    assert one.facility == 0.75


def test_two_wordings_are_counted(tmp_path: Path) -> None:
    lines = [line("a", "q", 1, 0), line("b", "q", 1, 0, content="d")]

    assert [one.wordings for one in reckoned(tmp_path, lines).items] == [2]


def test_a_report_is_counted_once_and_may_come_first(tmp_path: Path) -> None:
    report: Line = {"quizgen-responses": 1, "record": "report", "id": "r", "learner": "a"}
    report |= {"item": "q-choice", "report": "flagged", "text": "odd"}
    lines = [report, line("a", "q", 1, 0), line("b", "q", 1, 1)]

    (one,) = reckoned(tmp_path, lines, [report]).items

    assert one.reports == {"flagged": 1}
    assert [option.text for option in one.options if option.is_key] == ["right"]


def test_a_place_that_no_option_has_is_none(tmp_path: Path) -> None:
    (one,) = reckoned(
        tmp_path, [line("a", "q", 1, 1, key=[7], picked=[9]), line("b", "q", 1, 0)]
    ).items

    assert {option.text for option in one.options} == {"right", "wrong", "worse"}


# --- Tables of answers ---


def test_lines_of_another_program_need_three_keys(tmp_path: Path) -> None:
    lines: list[Line] = [
        {"learner": who, "item": item, "mark": mark}
        for who, item, mark in [("a", "x", 1), ("a", "y", 0), ("b", "x", 0.5), ("b", "y", 1)]
    ]

    assert facilities(reckoned(tmp_path, lines)) == {"x": (2, 0.75), "y": (2, 0.5)}


def test_a_long_table_has_responses_and_keys(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("learner;item;response;key\na;x;B;B\nb;x;A;B\nc;x;;B\n", encoding="utf-8")

    (one,) = analyse([path]).items

    assert (one.n, round(one.facility, 4)) == (3, 0.3333)
    assert [*map(taken, one.options)] == [("B", True, 1, 3), ("A", False, 1, 3)]


def test_a_long_table_has_marks_of_many(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text('learner,item,mark,most\na,x,"1,5",3\nb,x,3,3\n', encoding="utf-8")

    (one,) = analyse([path]).items

    assert one.facility == pytest.approx(0.75)


def test_parquet_has_lists_of_options(tmp_path: Path) -> None:
    (lines,) = written(tmp_path, [line("a", "q", 1, 0), line("b", "q", 1, 1)])
    with duckdb.connect() as connection:
        connection.read_json(str(lines)).write_parquet(str(tmp_path / "x"))

    (ours,), (theirs,) = (analyse([path]).items for path in (tmp_path / "x", lines))

    assert ours == theirs


def test_rows_of_nobody_are_of_different_learners(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("learner,item,mark\n,x,1\n,x,0\n", encoding="utf-8")

    assert facilities(analyse([path])) == {"x": (2, 0.5)}


# --- What is refused ---


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ('{"learner":"a","item":"q","mark":1}\n{oops\n', 2, "this is no JSON"),
        ('{"learner":"a","item":"q","mark":1}\n[1]\n', 2, "this is no JSON object"),
        ('{"learner":"a","item":"q","mark":1}\n{"learner":"b","item":"q","mark":2}', 2, "2.0 ma"),
        ('{"learner":"a","item":"q","mark":"x"}\n', 1, "Failed to cast"),
        ('{"quizgen-responses":2}\n', 1, "of version 2, and this quizgen reads version 1"),
        ("learner,item,mark\na,q,0\nb,q,1.5\n", 3, "1.5 marks of 1.0"),
        ("learner,item,response\na,q,x\n", 1, "no item has a key: 'q'"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_right_is_refused_at_its_line(
    tmp_path: Path, text: str, number: int, words: str
) -> None:
    path = tmp_path / "answers"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(Refused, match=words) as refused:
        analyse([path])

    (problem,) = refused.value.problems
    assert (problem.place.file, problem.place.line) == (str(path), number)
    assert problem.hint


def test_the_second_file_is_named_if_it_is_the_wrong_one(tmp_path: Path) -> None:
    wrong = line("b", "q", 1, 0, mark=3)
    files = written(tmp_path, [line("a", "q", 1, 0)], [wrong])

    with pytest.raises(Refused) as refused:
        analyse(files)

    assert refused.value.problems[0].place.file == str(files[1])


def test_who_answered_is_in_no_figure(tmp_path: Path) -> None:
    found = reckoned(tmp_path, [line("Ada Lovelace", "q", 1, 0), line("b", "q", 1, 1)])

    assert "Ada" not in repr(found)
