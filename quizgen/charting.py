"""`stats`: the statistics for an eye, for an ear, or for a program."""

import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import get_terminal_size

from quizgen.counting import numbers_of, targets_of
from quizgen.course import Wanted
from quizgen.days import study_day
from quizgen.making import Desk
from quizgen.playing import course_of, now, store_of
from quizgen.statistics.drawing import marks_for, text_of
from quizgen.statistics.drawn import drawn
from quizgen.statistics.spoken import spoken
from quizgen.statistics.tables import as_csv, as_json


def stats_text(
    paths: Sequence[Path],
    wanted: Wanted,
    scores: Path | None,
    desk: Desk,
    form: str,
    *,
    plain: bool,
) -> str:
    """Return the statistics as text, JSON or CSV; the text `plain` in sentences, else drawn."""
    course = course_of(paths, wanted, desk)
    with store_of(scores, read_only=True) as store:
        if form == "csv":
            return as_csv(targets_of(course, store))
        numbers = numbers_of(course, store, study_day(now()))
    match form:
        case "json":
            return as_json(numbers) + "\n"
        case _ if plain:
            return "".join(f"{line}\n" for line in spoken(numbers))
        case _:
            columns = get_terminal_size(fallback=(80, 24)).columns
            lines = drawn(numbers, columns, marks_for(sys.stdout.encoding))
            return "".join(f"{text_of(line)}\n" for line in lines)
