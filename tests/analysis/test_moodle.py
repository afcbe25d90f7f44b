"""What Moodle's quiz reports download, in its languages."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from quizgen.analysis.figures import Analysis, ItemFigures
from quizgen.analysis.known import KnownItem, Look, unknown
from quizgen.analysis.reckoning import Wishes, analyse
from quizgen.problems import Refused

pytest.importorskip("duckdb", reason="NOT TESTED: the analysis needs DuckDB")

ENGLISH = (
    "Last name,First name,Email address,Status,Started,Completed,Duration,Grade/10.00,"
    "Question 1,Response 1,Right answer 1,Question 2,Response 2,Right answer 2"
)
GERMAN = (
    "Nachname,Vorname,E-Mail-Adresse,Status,Begonnen am,Beendet,Verbrauchte Zeit,"
    '"Bewertung/10,00",Frage 1,Antwort 1,Richtige Antwort 1,Frage 2,Antwort 2,Richtige Antwort 2'
)
FRENCH = (
    "Nom de famille,Prénom,Adresse de courriel,État,Commencé le,Terminé,Temps utilisé,"
    '"Note/10,00",Question 1,Réponse 1,Bonne réponse 1,Question 2,Réponse 2,Bonne réponse 2'
)
SPANISH = (
    "Apellido(s),Nombre,Dirección de correo,Estado,Comenzado el,Finalizado,Tiempo requerido,"
    '"Calificación/10,00",Pregunta 1,Respuesta 1,Respuesta correcta 1,'
    "Pregunta 2,Respuesta 2,Respuesta correcta 2"
)
CAPITAL, RIVER = "Which is the capital of Italy?", "Which rivers are in Germany?"


def attempt(who: str, first: str, second: str, grade: str = "5.00") -> list[str]:
    """Return an attempt at two questions: the key of one is Rome, of the other Rhine and Elbe."""
    person = [f"Family-{who}", f"Given-{who}", f"{who}@school.example", "Finished", "1", "2", "3"]
    return [*person, grade, CAPITAL, first, "Rome", RIVER, second, "Rhine; Elbe"]


def written(folder: Path, head: str, rows: Sequence[Sequence[str]]) -> Path:
    text = io.StringIO()
    csv.writer(text).writerows([next(csv.reader([head])), *rows])
    path = folder / "download"
    path.write_text(text.getvalue(), encoding="utf-8-sig")
    return path


def reckoned(
    folder: Path, *rows: Sequence[str], head: str = ENGLISH, look: Look = unknown
) -> Analysis:
    return analyse([written(folder, head, rows)], Wishes(few=2), look)


def facilities(found: Analysis) -> dict[str, tuple[int, float]]:
    return {one.item: (one.n, round(one.facility, 4)) for one in found.items}


def options(one: ItemFigures) -> dict[str, tuple[bool, int]]:
    return {option.text: (option.is_key, option.all.picked) for option in one.options}


SOME = (
    attempt("a", "Rome", "Rhine; Elbe"),
    attempt("b", "Milan", "Elbe; Rhine"),
    attempt("c", "-", "Rhine"),
    attempt("d", "Rome", "Rhine; Elbe; Tiber"),
)


@pytest.mark.parametrize("head", [ENGLISH, GERMAN, FRENCH, SPANISH], ids="en de fr es".split())
def test_responses_are_read_whatever_the_language(tmp_path: Path, head: str) -> None:
    found = reckoned(tmp_path, *SOME, head=head)

    assert facilities(found) == {CAPITAL: (4, 0.5), RIVER: (4, 0.5)}
    capital, river = sorted(found.items, key=lambda one: one.item)
    assert options(capital) == {"Rome": (True, 2), "Milan": (False, 1)}
    assert options(river) == {"Rhine": (True, 4), "Elbe": (True, 3), "Tiber": (False, 1)}
    assert {option.all.shown for option in capital.options} == {4}


def test_the_first_attempt_of_each_learner_counts(tmp_path: Path) -> None:
    rows = [attempt("a", "Milan", "-"), attempt("a", "Rome", "-"), attempt("b", "Rome", "-")]

    assert facilities(reckoned(tmp_path, *rows))[CAPITAL] == (2, 0.5)


def test_of_one_name_and_two_addresses_there_are_two_learners(tmp_path: Path) -> None:
    twin = attempt("a", "Rome", "-")
    twin[2] = "other@school.example"

    assert facilities(reckoned(tmp_path, attempt("a", "Milan", "-"), twin))[CAPITAL] == (2, 0.5)


def test_attempts_in_progress_and_averages_are_left_out_which_is_said(tmp_path: Path) -> None:
    average = ["Overall average", *[""] * 6, "5.00 (2)", *[""] * 6]
    open_ = attempt("z", "Rome", "-", grade="-")

    found = reckoned(tmp_path, *SOME, open_, average)

    assert found.whole.learners == 4
    assert found.said == (
        "left out, attempts that were not finished: 1",
        "left out, rows of no learner, such as averages: 1",
    )


def test_a_list_is_asked_by_question_and_right_answer(tmp_path: Path) -> None:
    def look(text: str, right: str) -> KnownItem | None:
        known = KnownItem("italy-choice", ("Rome",), offered=("Rome", "Turin"))
        return known if (text, right) == (CAPITAL, "Rome") else None

    found = {one.item: one for one in reckoned(tmp_path, *SOME, look=look).items}

    assert found.keys() == {"italy-choice", RIVER}
    assert options(found["italy-choice"])["Turin"] == (False, 0)


def test_two_right_answers_to_one_text_are_two_items(tmp_path: Path) -> None:
    other = attempt("b", "Paris", "-")
    other[10] = "Paris"

    def look(_text: str, right: str) -> KnownItem | None:
        return KnownItem(right, (right,)) if right in {"Rome", "Paris"} else None

    found = facilities(reckoned(tmp_path, attempt("a", "Milan", "-"), other, look=look))

    assert (found["Rome"], found["Paris"]) == ((1, 0), (1, 1))


@pytest.mark.parametrize(
    ("right", "given", "share", "texts"),
    [
        ("Rome -> Italy; Paris -> France", "Rome -> Italy; Paris -> Spain", 0.5,
         {"Rome -> Italy", "Paris -> France", "Paris -> Spain"}),
        ("part 1: red; part 2: blue; or so", "part 1: red; part 2: blue; or so", 1,
         {"part 1: red", "part 2: blue; or so"}),
        ("part 1: red; part 2: blue", "part 1: green; part 2: blue", 0.5,
         {"part 1: red", "part 1: green", "part 2: blue"}),
    ],
)  # fmt: skip
def test_pairs_and_blanks_give_a_share(
    tmp_path: Path, right: str, given: str, share: float, texts: set[str]
) -> None:
    row = attempt("a", given, "-")
    row[10] = right

    found = {one.item: one for one in reckoned(tmp_path, row).items}[CAPITAL]

    assert found.facility == share
    assert options(found).keys() == texts


def test_grades_of_each_question_are_marks(tmp_path: Path) -> None:
    head = ",".join([*ENGLISH.split(",")[:8], '"Q. 1 /4,00"', '"Q. 2 /1,00"'])
    rows = [[*attempt(who, "", "")[:8], *marks] for who, marks in
            {"a": ["4,00", "0,00"], "b": ["1,00", "-"], "c": ["1,00", "1,00"]}.items()]  # fmt: skip

    found = reckoned(tmp_path, *rows, head=head)

    assert facilities(found) == {"Q. 1": (3, 0.5), "Q. 2": (3, 0.3333)}
    assert found.whole.most == 5
    assert found.whole.mean == pytest.approx(7 / 3)


def test_nobody_s_name_or_address_is_in_what_comes_back(tmp_path: Path) -> None:
    text = repr(reckoned(tmp_path, *SOME))

    assert all(word not in text for word in ("Family", "Given", "school"))


def test_without_right_answers_it_is_said_what_to_tick(tmp_path: Path) -> None:
    head = ENGLISH.partition(",Question 1")[0] + ",Response 1"
    row = [*attempt("a", "Rome", "Elbe")[:8], "Rome"]

    with pytest.raises(Refused) as refused:
        reckoned(tmp_path, row, head=head)

    assert "tick “question text” and “right answer”" in refused.value.problems[0].hint
