from quizgen.codes import beginning, codes, meant
from quizgen.flaws import checks
from quizgen.problems import CODES, Severity


def test_every_problem_and_every_check_has_a_code() -> None:
    assert codes().keys() == {*CODES, *checks()}
    assert [*codes()] == sorted(codes())


def test_a_check_is_known_by_its_title() -> None:
    assert codes()["I101"].severity is Severity.WARNING
    assert codes()["I101"].meaning == checks()["I101"].title


def test_no_check_takes_the_code_of_a_problem() -> None:
    assert not {*CODES} & {*checks()}


def test_a_beginning_stands_for_all_codes_that_begin_so() -> None:
    assert beginning("F19") == ["F190", "F191", "F192"]
    assert beginning("f192 ") == ["F192"]
    assert {*beginning("I")} == {*checks()}
    assert beginning("X") == beginning("") == []


def test_a_slip_is_answered_with_the_code_that_was_meant() -> None:
    assert meant("f1922") == "did you mean `F192`?"
    assert meant("F13O") == "did you mean `F130`?"
    assert meant("zzz") == "codes begin with F, H, I, R, S, Y"
