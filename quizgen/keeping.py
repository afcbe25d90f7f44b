"""What `quizgen scores` does: checks, copies, joins and restores the store, lists reports."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from quizgen.course import Wanted
from quizgen.days import study_day, zone
from quizgen.harmless import harmless
from quizgen.making import Desk
from quizgen.model import Event
from quizgen.ordering import unwritable
from quizgen.own_files import is_class_file, put_own
from quizgen.playing import course_of, now, store_of
from quizgen.problems import Refused, Severity
from quizgen.quizzing import review_with
from quizgen.scores import keeping
from quizgen.scores.merging import merge
from quizgen.scores.reports import Report, reports
from quizgen.scores.salvaging import salvage
from quizgen.scores.where import default_path
from quizgen.screen import count, show, tally
from quizgen.sharing import Shared, shared

_SAID = {
    "flagged": "flagged",
    "overruled": "counted as wrong",
    "mine-is-right": "counted as right",
    "suspended": "never asked again",
}


def check_scores(scores: Path | None) -> int:
    """Print what is wrong with the store; return the exit code."""
    path = scores or default_path(os.environ)
    problems = keeping.check(path, review_with())
    show(problems)
    click.echo(f"{harmless(str(path))}: {tally(problems)}")
    return int(any(problem.severity is not Severity.NOTE for problem in problems))


def salvage_scores(file: Path, scores: Path | None) -> str:
    """Copy each answer of a damaged store that can be read into a new one; return how many."""
    saved, lost = salvage(scores or default_path(os.environ), file, review_with())
    return f"{count(saved, 'event')} saved into {harmless(str(file))}, {count(lost, 'event')} lost"


def backup_scores(file: Path, scores: Path | None) -> str:
    """Copy the store into a file; return what was done."""
    with store_of(scores, read_only=True) as store:
        keeping.backup(store, file)
    return f"copied to {harmless(str(file))}"


def merge_scores(file: Path, scores: Path | None) -> str:
    """Add the events of another store; return what was done."""
    with store_of(scores) as store:
        added = merge(store, file)
    return f"{count(added, 'event')} added from {harmless(str(file))}"


def restore_scores(what: str, scores: Path | None) -> str:
    """Put a backup in place, or have a question asked again; return what was done."""
    path = scores or default_path(os.environ)
    if Path(what).is_file():
        aside = keeping.restore(path, Path(what), review_with())
        kept = f"; the scores that were there are {harmless(str(aside))}" if aside else ""
        return f"restored from {harmless(what)}{kept}"
    with store_of(scores) as store:
        if what not in store.suspended():
            message = f"{harmless(what)} is neither a file nor a question that was put away"
            raise click.UsageError(f"{message}; `quizgen scores reports` shows their ids")
        moment = now()
        store.append(
            Event(
                id=os.urandom(16),
                time=int(moment.timestamp() * 1000),
                day=study_day(moment),
                zone=zone(moment),
                kind="restored",
                body={},
                guid=what,
            )
        )
    return f"{what} is asked again"


def report_lines(paths: Sequence[Path], scores: Path | None, desk: Desk) -> Iterator[str]:
    """Yield a line for each thing that a learner said of a question."""
    places = course_of(paths, Wanted(), desk).places
    with store_of(scores, read_only=True) as store:
        said = reports(store)
    if not said:
        yield "Nothing was flagged, overruled or put away."
    for report in said:
        fact = report.fact or "unknown"
        place = places[fact]() if fact in places else None
        where = f"{place.file}:{place.line}" if place else fact
        yield harmless(f"{where}: {_in_words(report)}  [{report.guid}]")


def export_answers(
    paths: Sequence[Path], scores: Path | None, desk: Desk, output: Path | None,
    *, exams_only: bool,
) -> str:  # fmt: skip
    """Write a learner's answers for the class, to standard output if there is no file for them.

    Return what is in it. Nothing is written where there is nothing.
    """
    course = course_of(paths, Wanted(), desk)
    with store_of(scores, read_only=True) as store:
        found = shared(course, store, exams_only=exams_only)
    content = "".join(f"{line}\n" for line in found.lines).encode("utf-8", "replace")
    if not content:
        return f"No answers to {course.title}: nothing was written.{_left_out(found)}"
    if output is None:
        click.echo(content, nl=False)
    else:
        _put(output, content, found)
    what = f"{count(found.answers, 'answer')} of one learner, {count(found.reports, 'report')}"
    where = f"{output}: " if output else ""
    known = "what you typed is in it, your name and the times are not"
    return f"{where}{what}; {known}.{_left_out(found)}"


def _put(path: Path, content: bytes, found: Shared) -> None:
    """Write a class file over nothing, or over an earlier one of the same learner."""

    def is_own(beginning: bytes) -> bool:
        if not is_class_file(beginning):
            return False
        if f'"learner":"{found.learner}"'.encode() not in beginning:
            hint = "name another file with -o"
            raise Refused([unwritable(path, "it holds the answers of somebody else", hint)])
        return True

    put_own(path, content, is_own)


def _left_out(found: Shared) -> str:
    """Return what is not in a class file, as a sentence with a blank before it, "" if all is."""
    parts = (
        f"{count(number, 'answer')} {why}"
        for number, why in (
            (found.rated, "that you rated yourself"),
            (found.elsewhere, "not asked for"),
        )
        if number
    )
    said = ", ".join(parts)
    return f" Left out: {said}." if said else ""


def _in_words(report: Report) -> str:
    typed = f', answer "{report.typed}"' if report.typed else ""
    text = f": {report.text}" if report.text else ""
    return f"{report.way or 'question'} {_SAID.get(report.kind, report.kind)}{text}{typed}"
