"""`quiz` and what it needs of the world: files, the clock, the store, the terminal."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from quizgen import __version__
from quizgen.course import Course, Wanted, open_course
from quizgen.days import study_day
from quizgen.facts.pausing import collector_paused
from quizgen.harmless import harmless
from quizgen.making import Desk
from quizgen.model import Item
from quizgen.problems import Refused
from quizgen.project import Wants, Work, work
from quizgen.quizzing import Asker, Plan, begin, greeting, nothing_due, review_with, today
from quizgen.scores.store import Store, open_store
from quizgen.scores.where import default_path
from quizgen.trainer.log import Circumstances

if TYPE_CHECKING:
    from quizgen.examining import Terms
    from quizgen.fullscreen.pages import Page

INTERRUPTED = 130


@dataclass(slots=True)
class Terminal:
    """Lines from standard input, lines to standard output; nothing raw of a list gets through."""

    stops: bool

    def read(self, prompt: str) -> str | None:
        """Return a line without its end, None at the end of input."""
        click.echo(prompt, nl=False)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not self.stops:
            click.echo(harmless(line.rstrip("\r\n")))
        elif not line:
            click.echo()
        return line.rstrip("\r\n") if line else None

    def say(self, line: str) -> None:
        """Print a line."""
        click.echo("\n".join(harmless(part) for part in line.split("\n")))


def now() -> datetime:
    """Return the local time with its zone; QUIZGEN_NOW, in ISO 8601, sets it for tests."""
    given = os.environ.get("QUIZGEN_NOW", "")
    if given:
        try:
            said = datetime.fromisoformat(given)
            return said if said.tzinfo else said.astimezone()
        except (ValueError, OverflowError) as error:
            message = f"QUIZGEN_NOW is no time like 2026-11-20T20:00:00+01:00: {given!r}"
            raise click.UsageError(message) from error
    return datetime.now(UTC).astimezone()  # noqa: TID251  # the edge


def wants_lines(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Tell whether lines are wanted: somebody says so, or there is no terminal to draw on."""
    if environment.get("QUIZGEN_PLAIN") or environment.get("ACCESSIBLE"):
        return True
    known = os.name == "nt" or environment.get("TERM", "") not in {"", "dumb", "unknown"}
    return not (terminal and known)


def is_plain(environment: Mapping[str, str]) -> bool:
    """Tell whether the face is plain, before Textual is imported: without a terminal it hangs.

    All three streams have to be one: Textual draws on the third.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return wants_lines(environment, terminal=all(one and one.isatty() for one in streams))


def play(
    paths: Sequence[Path], wanted: Wanted, plan: Plan, scores: Path | None, desk: Desk,
    *, plain: bool = False,
) -> None:  # fmt: skip
    """Ask a session, in lines or on the full screen. Refused where lists or the store cannot."""
    with collector_paused(for_good=True):
        course = course_of(paths, wanted, desk)
    if course.offers and not plain and not is_plain(os.environ):
        return _play_on_screen(course, plan, scores, paths)
    for remark in course.remarks:
        click.echo(harmless(remark), err=True)
    day = study_day(now())
    seed = plan.seed or f"{day} {os.urandom(4).hex()}"
    with store_of(scores) as store:
        found = today(course, store, plan, day)
        session = begin(found, plan._replace(seed=seed), day)
        terminal = Terminal(stops=sys.stdin.isatty())
        if session.is_over:
            return _say_nothing(course, nothing_due(found, day))
        if words := _reminder(course, store, "`quizgen quiz --exam` goes on with it."):
            terminal.say(words)
        terminal.say(greeting(course, found))
        around = Circumstances(os.urandom(16), lambda: os.urandom(16), now, content, __version__)
        with collector_paused(for_good=True):
            from quizgen.trainer.plain import PlainFace

        face = PlainFace(terminal, Asker(course, store, lambda: study_day(now())), around)
        try:
            if face.run(session).unsaved:
                raise SystemExit(1)
        except KeyboardInterrupt:
            click.echo("\nStopped. Everything is saved.")
            raise SystemExit(INTERRUPTED) from None


def _play_on_screen(course: Course, plan: Plan, scores: Path | None, paths: Sequence[Path]) -> None:
    gc.disable()  # until the first screen stands
    from quizgen.fullscreen.entrance import Screens, enter

    day = study_day(now())
    seed = plan.seed or f"{day} {os.urandom(4).hex()}"
    around = Circumstances(os.urandom(16), lambda: os.urandom(16), now, content, __version__)
    with store_of(scores) as store:
        words = _reminder(course, store, "e goes on with it.")
        reminded = course._replace(remarks=(*course.remarks, words)) if words else course
        screens = Screens(
            statistics=lambda page: _statistics(course, store, page),
            exam=lambda page: _exam(course, store, plan, paths, page),
        )
        page = enter(reminded, store, plan._replace(seed=seed), around, screens, day)
        from quizgen.fullscreen.app import show

        left = show(page, monotonic, ready=_settle)
    if left.words:
        click.echo(left.words)
    if left.code:
        raise SystemExit(left.code)


def _settle() -> None:
    """Load what the first question and its answer need, now that the first screen stands."""
    from quizgen.fullscreen import asking, feedback, pressing  # noqa: F401  # loaded early

    gc.freeze()  # what is imported and read by now is no garbage
    gc.enable()


def _statistics(course: Course, store: Store, under: "Page") -> "Page":
    from quizgen.counting import numbers_of
    from quizgen.fullscreen.statistics import Statistics

    return Statistics(numbers_of(course, store, study_day(now())), under)


def exam_page(course: Course, store: Store, terms: "Terms", under: "Page | None") -> "Page":
    """Return the page at which an exam begins, or is taken up again."""
    from quizgen.examining import Examiner
    from quizgen.fullscreen.exam_entrance import Entrance, enter
    from quizgen.scores.exams import open_exams

    examiner = Examiner(store, lambda: study_day(now()))
    around = Circumstances(os.urandom(16), lambda: os.urandom(16), now, content, __version__)
    return enter(Entrance(course, examiner, terms, around, under), open_exams(store))


def _exam(course: Course, store: Store, plan: Plan, paths: Sequence[Path], under: "Page") -> "Page":
    from quizgen.examining import Terms

    limit = None if are_recipes(paths) else plan.limit
    return exam_page(course, store, Terms(os.urandom(6).hex(), limit, None, plan.practise), under)


def _reminder(course: Course, store: Store, how: str) -> str:
    """Return that an exam is not handed in, "" if none is."""
    if not store.exams():
        return ""
    from quizgen.examining import reminder
    from quizgen.scores.exams import open_exams

    return reminder(open_exams(store), course, now(), how)


def are_recipes(paths: Sequence[Path]) -> bool:
    """Tell whether recipes say which questions there are: an exam then asks them all."""
    found = work(paths, Path(), Wants.LISTS)
    return bool(found.recipes) and not found.lists


def due_line(paths: Sequence[Path], scores: Path | None, desk: Desk) -> str:
    """Return how much is due today, in one line."""
    course = course_of(paths, Wanted(), desk)
    day = study_day(now())
    with store_of(scores, read_only=True) as store:
        found = today(course, store, Plan(), day)
    if not found.due and not found.new:
        return nothing_due(found, day)
    return f"{len(found.due)} due, {len(found.new)} new"


def course_of(paths: Sequence[Path], wanted: Wanted, desk: Desk) -> Course:
    """Return the course of the lists and recipes given, else of the project's lists.

    Raises UsageError for a kind that does not exist, and for a tag that no fact has.
    """
    course = _course(work(paths, Path(), Wants.LISTS), wanted, desk)
    if wanted.kinds or wanted.tags:
        from quizgen.wishes import unmet

        if said := unmet(course, wanted):
            raise click.UsageError(harmless(said))
    return course


def _course(found: Work, wanted: Wanted, desk: Desk) -> Course:
    if not found.lists and found.recipes:
        from quizgen.course import open_recipes

        return open_recipes(found.recipes, wanted, desk)
    return open_course(found.lists, wanted, desk)


@contextmanager
def store_of(scores: Path | None, *, read_only: bool = False) -> Iterator[Store]:
    """Open the store that is given, or the user's own."""
    with open_store(
        scores or default_path(os.environ), review_with(), read_only=read_only
    ) as store:
        yield store


def _say_nothing(course: Course, words: str) -> None:
    if course.offers:
        click.echo(words)
        return
    click.echo(f"No questions in {harmless(course.title)}. `quizgen check` says why.")


def content(item: Item) -> str:
    """Return the hash of what an item asks."""
    from quizgen.history.content import content_hash

    return content_hash([item])


__all__ = ["INTERRUPTED", "Refused", "Terminal", "course_of", "now", "play", "store_of"]
