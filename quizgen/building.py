"""`build`: files of what the lists say now. The histories are read, and left as they are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.exporters._naming import file_stem
from quizgen.exporters.contract import Exporter, LeftOut
from quizgen.history.plan import after, plan
from quizgen.history.record import History
from quizgen.making import Desk
from quizgen.ordering import (
    Folder,
    Job,
    Order,
    behind_clock,
    obstacles,
    refuse,
    settle,
    standing,
    survey,
)
from quizgen.packing import Written, export_options, put
from quizgen.problems import Refused
from quizgen.project import Work
from quizgen.recipes.recipe import Asked
from quizgen.review.counting import Reviewed
from quizgen.reviewing import review_of
from quizgen.shelf import Naming


@dataclass(frozen=True, slots=True)
class Plan:
    """What `build` is asked for besides lists and recipes: formats, a pick, options of tests."""

    formats: tuple[Exporter, ...]
    asked: Asked


@dataclass(frozen=True, slots=True)
class _Made:
    """The files of a job in one format, before they are written."""

    job: Job
    format: Exporter
    files: Mapping[Path, bytes]
    left_out: tuple[LeftOut, ...]
    reviewed: Reviewed | None


def take(  # what every command has, and what this one is asked for
    work: Work, naming: Naming, desk: Desk, folder: Folder, now: int, wanted: Plan
) -> Order:
    """Read recipes and lists, say what is to be made, then write missing names into the lists.

    Refused, with all problems of all files and nothing written, if there is an error among them.
    Raises UnfitPick if something is asked for that no fact has.
    """
    found = survey(work, naming, desk, folder, asked=wanted.asked)
    order = found.order

    def files(job: Job) -> list[Path]:
        return [job.named(one.extension) for one in wanted.formats]

    refuse([*order.problems, *obstacles(order, files), *behind_clock(order, now)])
    return settle(found, desk)


def build(order: Order, formats: Sequence[Exporter], now: int) -> list[Written]:
    """Write the files of each job in each format, stamped as a release at `now` would stamp them.

    All are made before the first is written. Refused if two would be one.
    """
    done = [*order.shelf.written]
    try:
        made = [*_made(order, formats, now)]
        refuse([*obstacles(order, _of_each(made))])
    except Refused as refused:
        raise Refused(refused.problems, done) from refused
    return [
        Written(
            one.format,
            tuple((file, put(file, content, done)) for file, content in one.files.items()),
            one.job.bank,
            one.left_out,
            one.reviewed,
        )
        for one in made
    ]


def _made(order: Order, formats: Sequence[Exporter], now: int) -> Iterator[_Made]:
    histories = [_as_released(order, history, now) for history in order.shelf.histories.values()]
    review = review_of(order.shelf)
    for job in order.jobs:
        if not job.bank.sections:
            continue
        said = review.of(job.bank.items)
        recipe = job.recipe
        options = replace(
            export_options(histories, now, said),
            draw=recipe.options, forms=recipe.forms, seed=recipe.seed,
        )  # fmt: skip
        for one in formats:
            rendered = one.render(job.bank, options)
            stem = file_stem(job.bank.deck)
            files = {
                job.named(name.removeprefix(stem)): content
                for name, content in rendered.files.items()
            }
            yield _Made(job, one, files, rendered.left_out, said)


def _of_each(made: Sequence[_Made]) -> Callable[[Job], list[Path]]:
    def files(job: Job) -> list[Path]:
        return [file for one in made if one.job is job for file in one.files]

    return files


def _as_released(order: Order, history: History, now: int) -> History:
    """Return the history as a release would leave it for the notes it knows; a new one has no past.

    Other lists of the bank were not read: what is not in these is not taken for gone.
    """
    if not history.records:
        return history
    said = standing(order, history.bank)
    known = {guid: ways for guid, ways in said.notes.items() if guid in history.records}
    here = replace(said, notes=known, made=frozenset(history.records))
    return after(history, plan(history, here, now))
