"""Problems as workflow commands, which GitHub shows beside the lines they are about."""

from collections.abc import Mapping

from quizgen.harmless import harmless
from quizgen.problems import Problem, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_TEXT, ":": "%3A", ",": "%2C"}


def as_command(problem: Problem) -> str:
    """Return the line that GitHub's runner takes for one problem; what is switched off is a notice.

    Whatever a list holds stays text: it ends neither the line nor a property of the command.
    """
    place = problem.place
    name = "notice" if problem.off else _COMMANDS[problem.severity]
    said = [problem.message]
    if problem.off:
        said.append(f"switched off: {problem.off}")
    if problem.hint:
        said.append(f"hint: {problem.hint}")
    properties = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    given = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items())
    return f"::{name} {given}::{_escaped(chr(10).join(said), _TEXT)}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return harmless("".join(signs.get(sign, sign) for sign in text))
