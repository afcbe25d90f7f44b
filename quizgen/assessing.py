"""`analyze`: what the responses of a class say of its questions, in the form that is wanted."""

from collections.abc import Sequence
from pathlib import Path

from quizgen.analysis.figures import Analysis
from quizgen.analysis.reckoning import Wishes
from quizgen.analyzing import analysis_of
from quizgen.course import Wanted
from quizgen.making import Desk
from quizgen.own_files import is_analysis, put_own
from quizgen.playing import course_of

FORMS = ("text", "json", "csv", "html")


def assess(
    files: Sequence[Path], lists: Sequence[Path], desk: Desk, wishes: Wishes, form: str
) -> str:
    """Return what the responses in files say of the items of lists, as one of `FORMS`.

    Without lists those of the project are taken. Refused if a file or a list cannot be read.
    """
    return _written(analysis_of(files, course_of(lists, Wanted(), desk), wishes), form)


def put_report(path: Path, report: str) -> str:
    """Write a report over nothing, or over an earlier one; return what was done."""
    fresh = put_own(path, report.encode("utf-8", "replace"), is_analysis)
    return f"{path}{'' if fresh else '  (unchanged)'}"


def _written(analysis: Analysis, form: str) -> str:
    match form:
        case "json":
            from quizgen.analysis.as_json import as_json

            return as_json(analysis)
        case "csv":
            from quizgen.analysis.as_csv import as_csv

            return as_csv(analysis)
        case "html":
            from quizgen.analysis.page import page

            return page(analysis)
        case _:
            from quizgen.analysis.as_text import as_text

            return as_text(analysis)
