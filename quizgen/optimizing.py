"""What `quizgen optimize` does: fits FSRS to the learner's own log, shows the gain, asks."""

import os
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click

from quizgen import __version__
from quizgen.days import study_day, zone
from quizgen.model import Event, Place
from quizgen.playing import now, store_of
from quizgen.problems import Problem, Refused
from quizgen.scores.fold import counted, last_parameters, standing
from quizgen.scores.store import Store
from quizgen.scores.where import default_path
from quizgen.screen import count
from quizgen.trainer.optimizing.finding import Finding, find
from quizgen.trainer.optimizing.fitting import LIBRARY, NoFitter
from quizgen.trainer.optimizing.reviews import (
    FEWEST_REVIEWS,
    FEWEST_TARGETS,
    Amount,
    Seen,
    amount,
)
from quizgen.trainer.scheduling import Schedule

USED = (
    "From the next answer on, memory is reckoned with the fitted parameters. "
    "`quizgen optimize --undo` takes that back."
)


def optimize(scores: Path | None, *, yes: bool, dry_run: bool) -> None:
    """Fit, say what it gains, and use it if it gains and the learner agrees.

    Refused where there is not enough to fit to, or nothing to fit with.
    """
    path = scores or default_path(os.environ)
    _refuse_nowhere(path)
    with store_of(scores, read_only=True) as store:
        log = [*_seen(store)]
        parameters = store.last_parameters()
    much = amount(log)
    _refuse_too_few(much, path)
    click.echo(f"{_counts(much)}. Fitting takes a second or two per thousand.")
    finding = _find(log, parameters, path)
    for line in _in_words(finding):
        click.echo(line)
    if finding.is_better and not dry_run:
        _ask(yes=yes)
        _use(finding, scores)
        click.echo(USED)


def take_back(scores: Path | None) -> str:
    """Take back the parameters that were fitted last; return what was done."""
    with store_of(scores, read_only=True) as store:
        set_last = _set_last(store)
    if set_last is None:
        return "There is nothing to take back: the default parameters apply."
    with store_of(scores) as store:
        store.append(_event("undo", {}, set_last))
        others = "Those fitted before" if store.last_parameters() else "The default ones"
    return f"Taken back: memory is as if these parameters had never been. {others} apply."


def _seen(store: Store) -> Iterator[Seen]:
    for one in counted(store.events(), store.review):
        for target in one.targets:
            yield Seen(target, one.rating, one.day, one.guess)


def _set_last(store: Store) -> bytes | None:
    """Return the id of the event whose parameters apply, None if it is the default ones."""
    for event, _ in reversed(standing(store.events(("parameters", "undo")))):
        if last_parameters([event], store.review):
            return event.id
    return None


def _refuse_nowhere(path: Path) -> None:
    """Refuse a file that is not there: to read, it would be an empty store."""
    if not path.exists():
        hint = "the first answer in `quizgen quiz` makes it; or give another --scores FILE"
        raise Refused([Problem(Place(str(path)), "S604", "there is no such file", hint)])


def _refuse_too_few(much: Amount, path: Path) -> None:
    if much.is_enough:
        return
    message = f"there are only {_counts(much)} to fit to"
    lacking = (
        count(number, f"more {name}")
        for number, name in (
            (FEWEST_REVIEWS - much.reviews, "review"),
            (FEWEST_TARGETS - much.targets, "target"),
        )
        if number > 0
    )
    hint = (
        f"you need {' and '.join(lacking)}: at least {FEWEST_REVIEWS} reviews of {FEWEST_TARGETS} "
        "targets, so that not chance is fitted; a review is an answer on a later day than the one "
        "before"
    )
    raise Refused([Problem(Place(str(path)), "S609", message, hint)])


def _find(log: list[Seen], parameters: tuple[float, ...], path: Path) -> Finding:
    try:
        return find(log, Schedule(parameters=parameters))
    except NoFitter as error:
        message = f"fitting needs {LIBRARY}, which is not installed"
        hint = "python -m pip install 'quizgen[optimize]'"
        raise Refused([Problem(Place(str(path)), "S610", message, hint)]) from error


def _counts(much: Amount) -> str:
    return f"{count(much.reviews, 'review')} of {count(much.targets, 'target')}"


def _in_words(finding: Finding) -> Iterator[str]:
    held_out = _counts(finding.held_out)
    yield f"Fitted to the first {finding.fitted_to:,}, tried on the last {held_out}."
    change = f"{abs(finding.gain):.4f} {'less' if finding.gain > 0 else 'more'}"
    yield (
        f"Log loss of these, the less the better: {finding.before:.4f} as it is now, "
        f"{finding.after:.4f} fitted: {change}, with a standard error of {finding.error:.4f}."
    )
    if finding.is_better:
        yield "The fitted parameters foretell better what you remember."
    elif finding.gain > 0:
        yield "So small a gain may be chance, or is worth little: your parameters stay as they are."
    else:
        yield "That is no gain: your parameters stay as they are."


def _ask(*, yes: bool) -> None:
    """Return if the learner agrees, or has; else end the program, with nothing changed."""
    if yes:
        return
    answer = ""
    if sys.stdin.isatty():
        click.echo("Use them from now on? [y/N] ", nl=False)
        sys.stdout.flush()
        answer = sys.stdin.readline()
    if not answer:
        raise click.UsageError("There is nobody to ask, and nothing was changed: say --yes.")
    if answer.strip().lower() not in {"y", "yes"}:
        click.echo("Nothing was changed.")
        raise SystemExit(1)


def _use(finding: Finding, scores: Path | None) -> None:
    body = {
        "parameters": list(finding.parameters),
        "fitted_to": finding.fitted_to,
        "held_out": finding.held_out.reviews,
        "before": finding.before,
        "after": finding.after,
        "error": finding.error,
        "fitter": f"{LIBRARY} {version(LIBRARY)}",
        "version": __version__,
    }
    with store_of(scores) as store:
        store.append(_event("parameters", body))


def _event(kind: str, body: dict[str, object], about: bytes | None = None) -> Event:
    moment = now()
    return Event(
        id=os.urandom(16),
        time=int(moment.timestamp() * 1000),
        day=study_day(moment),
        zone=zone(moment),
        kind=kind,
        body=body,
        about=about,
    )
