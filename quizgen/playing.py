"""`quiz` and what it needs of the world: files, the clock, the store, the terminal."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from quizgen import __version__
from quizgen.course import Course, Wanted, open_course
from quizgen.days import date_of, study_day
from quizgen.harmless import harmless
from quizgen.making import Desk
from quizgen.model import Item
from quizgen.problems import Refused
from quizgen.project import Wants, work
from quizgen.quizzing import Asker, Plan, begin, greeting, nothing_due, review_with, today
from quizgen.scores.store import Store, open_store
from quizgen.scores.where import default_path
from quizgen.screen import count
from quizgen.trainer.log import Circumstances
from quizgen.trainer.plain import PlainFace

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


def play(
    paths: Sequence[Path], wanted: Wanted, plan: Plan, scores: Path | None, desk: Desk
) -> None:
    """Ask a session in lines. Refused where lists or the store cannot be used."""
    course = course_of(paths, wanted, desk)
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
        terminal.say(greeting(course, found))
        around = Circumstances(os.urandom(16), lambda: os.urandom(16), now, _content, __version__)
        face = PlainFace(terminal, Asker(course, store, day), around)
        try:
            face.run(session)
        except KeyboardInterrupt:
            click.echo("\nStopped. Everything is saved.")
            raise SystemExit(INTERRUPTED) from None


def due_line(paths: Sequence[Path], scores: Path | None, desk: Desk) -> str:
    """Return how much is due today, in one line."""
    course = course_of(paths, Wanted(), desk)
    day = study_day(now())
    with store_of(scores, read_only=True) as store:
        found = today(course, store, Plan(), day)
    if not found.due and not found.new:
        return nothing_due(found, day)
    return f"{len(found.due)} due, {len(found.new)} new"


def stats_lines(paths: Sequence[Path], scores: Path | None, desk: Desk) -> Iterator[str]:
    """Yield what was answered and what is due in the next seven days."""
    from quizgen.trainer.counts import count as total

    course = course_of(paths, Wanted(), desk)
    day = study_day(now())
    facts = {offer.fact for offer in course.offers}
    with store_of(scores, read_only=True) as store:
        events = [event for event in store.events() if event.fact in facts]
        memories = store.memories(offer.target for offer in course.offers)
    yield f"{course.title}: {count(len(memories), 'target')} met of {len(course.offers):,}."
    for label, counts in (("Today", total(events, day)), ("In all", total(events))):
        yield f"{label}, recognised in a choice: {counts.recognised.in_words()}."
        yield f"{label}, recalled: {counts.recalled.in_words()}."
    due = Counter(max(memory.due_day, day) for memory in memories.values())
    for ahead in range(7):
        date = date_of(day + ahead)
        when = f"{date:%A} {date.day} {date:%B}" if ahead else "today"
        yield f"Due {when}: {due[day + ahead]}."


def course_of(paths: Sequence[Path], wanted: Wanted, desk: Desk) -> Course:
    """Return the course of the lists and recipes given, else of the project's lists."""
    found = work(paths, Path(), Wants.LISTS)
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


def _content(item: Item) -> str:
    from quizgen.history.content import content_hash

    return content_hash([item])


__all__ = ["INTERRUPTED", "Refused", "Terminal", "course_of", "now", "play", "store_of"]
