"""`quizgen optimize`: fitted to the learner's own log, and used only when they agree."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import fsrs
import pytest
from click.testing import CliRunner, Result

from benchmarks.optimizing import AVERAGE, Learner, live
from quizgen.cli import main
from quizgen.model import Event
from quizgen.quizzing import review_with
from quizgen.scores import log
from quizgen.scores.fold import PARAMETERS
from quizgen.scores.store import Store, open_store
from quizgen.trainer.optimizing.reviews import Seen
from tests.commands.projects import ROOT

DEFAULTS: tuple[float, ...] = ()
LASTING = Learner("hardly forgets", {2: 20.0, 3: 60.0, 8: 3.0})
"""So far from the defaults that few reviews show it."""


@pytest.fixture
def scores(tmp_path: Path) -> Path:
    return tmp_path / "scores.sqlite3"


def run(scores: Path, *options: str, **more: str) -> Result:
    env = {"QUIZGEN_SCORES": str(scores), "QUIZGEN_NOW": "2027-11-20T20:00:00+01:00", **more}
    return CliRunner().invoke(main, ["optimize", *options], env=env)


def parameters(scores: Path) -> tuple[float, ...]:
    with opened(scores) as store:
        return store.last_parameters()


def opened(scores: Path) -> Store:
    return open_store(scores, review_with())


def keep(scores: Path, learner: Learner, targets: int = 130, days: int = 120) -> list[Event]:
    """Keep the log of a planted learner in a store; return its events."""
    events = list(_events(live(learner, targets, days, seed=1, options=1)))
    with opened(scores) as store, store.writing("{}") as connection:
        for event in events:
            log.insert(connection, event)
    return events


def _events(seen: Iterable[Seen]) -> Iterable[Event]:
    for number, one in enumerate(seen, 1):
        body = {
            "targets": [one.target], "rating": int(one.rating), "right": one.right,
            "g": one.guess, "practice": False,
        }  # fmt: skip
        name = number.to_bytes(16, "big")
        yield Event(name, number, one.day, 0, "answer", body, fact=f"bank/{one.target}")


def test_a_gain_is_shown_and_used_when_the_learner_agrees(scores: Path) -> None:
    keep(scores, LASTING)

    done = run(scores, "--yes")

    assert done.exit_code == 0, done.output
    assert " targets. Fitting takes a second or two per thousand.\nFitted to " in done.output
    assert "The fitted parameters foretell better what you remember." in done.output
    assert "`quizgen optimize --undo` takes that back." in done.output
    assert len(parameters(scores)) == PARAMETERS


def test_what_was_used_says_on_what_grounds(scores: Path) -> None:
    keep(scores, LASTING)

    run(scores, "--yes")

    with opened(scores) as store:
        (event,) = store.events(["parameters"])
    assert event.body["after"] < event.body["before"]  # type: ignore[operator]  # numbers
    assert str(event.body["fitter"]).startswith("fsrs-rs-python 0.9.")
    assert json.dumps(event.body["parameters"])


def test_without_an_answer_nothing_is_changed(scores: Path) -> None:
    keep(scores, LASTING)

    done = run(scores)

    assert done.exit_code == 2
    assert "There is nobody to ask, and nothing was changed: say --yes." in done.output
    assert parameters(scores) == DEFAULTS


def test_a_dry_run_only_says_what_would_be_gained(scores: Path) -> None:
    keep(scores, LASTING)
    before = scores.read_bytes()

    done = run(scores, "--dry-run")

    assert done.exit_code == 0
    assert "foretell better" in done.output
    assert scores.read_bytes() == before


def test_without_a_gain_the_parameters_stay(scores: Path) -> None:
    keep(scores, AVERAGE, days=200)

    done = run(scores, "--yes")

    assert done.exit_code == 0
    assert "your parameters stay as they are." in done.output
    assert parameters(scores) == DEFAULTS


def test_too_few_reviews_are_refused_with_how_many_there_are(scores: Path) -> None:
    keep(scores, AVERAGE, targets=20, days=60)

    done = run(scores)

    assert done.exit_code == 1
    assert "S609" in done.output
    assert " reviews of 20 targets to fit to" in done.output
    assert "at least 400 reviews of 100 targets" in done.output


def test_too_few_reviews_are_told_by_how_many_lack(scores: Path) -> None:
    keep(scores, AVERAGE, targets=2, days=20)

    said = run(scores).output
    here = int(said.split("there are only ")[1].split()[0])

    assert f"hint: you need {400 - here} more reviews and 98 more targets: at least 400" in said


def test_practice_and_what_was_taken_back_are_not_counted(scores: Path) -> None:
    events = keep(scores, AVERAGE, targets=2, days=20)
    counted = run(scores).output
    practice = {**events[0].body, "practice": True}
    with opened(scores) as store:
        store.append(Event(b"practice........", 0, 900, 0, "answer", practice))
        store.append(Event(b"a slip..........", 0, 901, 0, "answer", events[0].body))
        store.append(Event(b"undone..........", 0, 901, 0, "undo", {}, b"a slip.........."))

    done = run(scores)

    assert " of 2 targets to fit to" in done.output
    assert done.output == counted


def test_a_store_that_is_not_there_is_told_and_not_made(scores: Path) -> None:
    done = run(scores)

    assert done.exit_code == 1
    assert f"{scores}:1:1: S604 there is no such file" in done.output
    assert not scores.exists()


def test_taking_back_gives_the_memory_of_before(scores: Path) -> None:
    keep(scores, LASTING)
    with opened(scores) as store:
        before = store.memories(f"t{number}" for number in range(130))
    run(scores, "--yes")

    done = run(scores, "--undo")

    assert done.exit_code == 0
    assert done.output == (
        "Taken back: memory is as if these parameters had never been. The default ones apply.\n"
    )
    with opened(scores) as store:
        assert store.last_parameters() == DEFAULTS
        assert store.memories(f"t{number}" for number in range(130)) == before


def test_taking_back_leaves_what_was_fitted_before(scores: Path) -> None:
    earlier = list(fsrs.Scheduler().parameters)
    with opened(scores) as store:
        for number, stability in enumerate((1.0, 2.0)):
            body = {"parameters": [stability, *earlier[1:]]}
            store.append(Event(bytes([number]) * 16, 0, 900, 0, "parameters", body))

    done = run(scores, "--undo")

    assert done.output.endswith(" Those fitted before apply.\n")
    assert parameters(scores) == (1.0, *earlier[1:])


def test_what_cannot_apply_need_not_be_taken_back(scores: Path) -> None:
    with opened(scores) as store:
        store.append(Event(b"0" * 16, 0, 900, 0, "parameters", {"parameters": [1e99] * 21}))

    done = run(scores, "--undo")

    assert done.output == "There is nothing to take back: the default parameters apply.\n"


@pytest.mark.parametrize("option", ["--yes", "--dry-run"])
def test_taking_back_goes_with_nothing_else(scores: Path, option: str) -> None:
    done = run(scores, "--undo", option)

    assert done.exit_code == 2
    assert "--undo goes with neither --yes nor --dry-run." in done.output


def test_without_the_library_it_is_said_how_to_get_it(
    scores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(scores, AVERAGE)
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)

    done = run(scores)

    assert done.exit_code == 1
    assert "S610" in done.output
    assert "python -m pip install 'quizgen[optimize]'" in done.output


@pytest.mark.skipif(os.name == "nt", reason="terminals are made otherwise there")
@pytest.mark.parametrize(
    ("typed", "code", "said", "numbers"),
    [("y\n", 0, "takes that back.", 21), ("\n", 1, "Nothing was changed.", 0)],
)
def test_on_a_terminal_the_learner_is_asked(
    scores: Path, typed: str, code: int, said: str, numbers: int
) -> None:
    keep(scores, LASTING)
    ours, theirs = os.openpty()
    os.write(ours, typed.encode())

    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "optimize", "--scores", str(scores)],
        cwd=ROOT, stdin=theirs, capture_output=True, text=True, check=False,
    )  # fmt: skip
    os.close(theirs)
    os.close(ours)

    assert done.returncode == code, done.stderr
    assert "Use them from now on? [y/N] " in done.stdout
    assert said in done.stdout
    assert len(parameters(scores)) == numbers


def test_nothing_can_be_taken_back_twice(scores: Path) -> None:
    done = run(scores, "--undo")

    assert done.exit_code == 0
    assert done.output == "There is nothing to take back: the default parameters apply.\n"
    assert not scores.exists()
