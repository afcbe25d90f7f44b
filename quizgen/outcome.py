"""What `check --format json` prints: one object, whose form `KEYS` describes."""

import json
from collections.abc import Iterable, Mapping

from quizgen.problems import Problem

VERSION = 1
"""Goes up when a key changes its meaning or goes; a new key alone does not change it."""

KEYS: Mapping[str, Mapping[str, str]] = {
    "": {
        "version": f"{VERSION}: goes up when a key changes its meaning or goes",
        "problems": "a list of problems, by their places",
        "summary": "the counts",
    },
    "problems": {
        "file": "the file, as it was given or found",
        "line": "its line, from 1",
        "column": "its column, from 1",
        "code": "the code",
        "severity": "`error`, `warning` or `note`",
        "message": "what is wrong",
        "hint": "what to do, `null` if there is nothing to say",
        "fixable": "whether `--fix` mends it",
        "suppressed": "the reason under `off`, `null` where it is not switched off",
    },
    "summary": {
        "lists": "how many lists were read",
        "facts": "the facts in them",
        "questions": "the questions that come of them",
        "errors": "the errors that count",
        "warnings": "the warnings that count",
        "notes": "the notes that count",
        "suppressed": "what `off` hides; with `--show-suppressed` it is among the problems",
    },
}
"""The keys of the object, of a problem and of the summary, each with its meaning."""


def as_json(
    problems: Iterable[Problem], fixable: Iterable[Problem], summary: Mapping[str, int]
) -> str:
    """Return problems and counts as the text of one object, ASCII alone, so that any pipe takes it.

    Half a surrogate pair, as a name of a file may hold it, becomes U+FFFD: JSON has no word for it.
    """
    mended = {*fixable}
    listed = [_problem(one, is_fixable=one in mended) for one in problems]
    found = {"version": VERSION, "problems": listed, "summary": dict(summary)}
    return json.dumps(found, indent=2)


def _problem(problem: Problem, *, is_fixable: bool) -> dict[str, object]:
    return {
        "file": _whole(problem.place.file),
        "line": problem.place.line,
        "column": problem.place.column,
        "code": problem.code,
        "severity": str(problem.severity),
        "message": _whole(problem.message),
        "hint": _whole(problem.hint) or None,
        "fixable": is_fixable,
        "suppressed": _whole(problem.off) or None,
    }


def _whole(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
