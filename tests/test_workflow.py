import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Place
from quizgen.problems import Problem, Severity
from quizgen.workflow import as_command


@pytest.mark.parametrize(
    ("problem", "command"),
    [
        (
            Problem(Place("source/a.yaml", 2, 3), "F101", "an unknown key", "delete it"),
            "::error file=source/a.yaml,line=2,col=3,title=F101::an unknown key%0Ahint: delete it",
        ),
        (
            Problem(Place("a.yaml"), "I101", "too long", weight=Severity.WARNING),
            "::warning file=a.yaml,line=1,col=1,title=I101::too long",
        ),
        (
            Problem(Place("a.yaml"), "F136", "no reason", off="known"),
            "::notice file=a.yaml,line=1,col=1,title=F136::no reason%0Aswitched off: known",
        ),
        (
            Problem(Place("a,b:c%0A\n\r"), "F136", "5 %, b\r\n::error::d"),
            "::notice file=a%2Cb%3Ac%250A%0A%0D,line=1,col=1,title=F136::5 %25, b%0D%0A::error::d",
        ),
        (
            Problem(Place("\x1b\ud800.yaml"), "F136", "\x1b[2J\u202e\u2028\ud800\x85"),
            "::notice file=··.yaml,line=1,col=1,title=F136::·[2J····",
        ),
    ],
)
def test_a_problem_becomes_one_command(problem: Problem, command: str) -> None:
    assert as_command(problem) == command


@given(st.text(), st.text(), st.text())
def test_no_text_ends_its_command(file: str, message: str, reason: str) -> None:
    command = as_command(Problem(Place(file), "F136", message, message, off=reason))

    head, _, _ = command.removeprefix("::").partition("::")
    assert len(command.splitlines()) == 1
    assert head.count(",") == 3
    assert head.endswith(",line=1,col=1,title=F136")
