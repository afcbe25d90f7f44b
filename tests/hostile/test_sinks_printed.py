"""What a list holds, in everything that a command prints: read, and no terminal obeys it."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.commands.projects import Folder
from tests.hostile.comparing import WHOLE, share
from tests.hostile.judging import printed, roles, unread
from tests.hostile.lists import broken_of, list_of
from tests.hostile.playing import EACH, accepted, play, project, unsafe
from tests.hostile.texts import BENIGN, GROUPS, TEXTS, Text

ALL = pytest.param("all", marks=pytest.mark.slow)
SHARES = 24
NAMES = ("\x1b]0;x\x07", "\u202egnp", "a\nb", "=1", "::error::", "<b>", "{{x}}")
"""What a file of a list may be called."""
AT_THE_EXAM = ":h\n:0\n"
COMMANDS = {
    "check": ("check",),
    "check in GitHub's words": ("check", "--format", "github"),
    "check in JSON": ("check", "--format", "json"),
    "what is not reviewed": ("review", "--list"),
    "a release to come": ("diff",),
    "a deck": ("build",),
    "every file": ("build", *(f"--to={name}" for name in ("moodle", "gift", "qti", "csv", "html"))),
    "statistics": ("stats", "--scores", "scores.db"),
    "statistics in JSON": ("stats", "--scores", "scores.db", "--format", "json"),
    "statistics in CSV": ("stats", "--scores", "scores.db", "--format", "csv"),
    "what is due": ("due", "--scores", "scores.db"),
    "reports": ("scores", "--scores", "scores.db", "reports"),
}


def chosen(which: str, at: int) -> list[Text]:
    return [text for text in (WHOLE if which == "all" else share(at, SHARES)) if accepted(text)]


@pytest.mark.parametrize("which", ["share", ALL])
@pytest.mark.parametrize("how", ["quiz", "exam"])
def test_a_session_of_lines_says_every_text(which: str, how: str, tmp_path: Path) -> None:
    options = ("--exam", "decks/all.yaml") if how == "exam" else ("source/list-aaaa.yaml",)
    said = AT_THE_EXAM if how == "exam" else EACH
    texts = chosen(which, len(how))
    if how == "exam":  # which leaves out what is too long to type
        texts = [text._replace(in_cloze=False) for text in texts]
    benign = dict[bool, str]()
    for in_cloze in (True, False):
        folder = project(tmp_path / f"benign-{in_cloze}", BENIGN._replace(in_cloze=in_cloze))
        benign[in_cloze] = play(folder, *options, said=said).stdout
    wrong = []
    for at, text in enumerate(texts):
        shown = play(project(tmp_path / str(at), text), *options, said=said).stdout
        missing = unread(printed(text), shown, benign[text.in_cloze])
        if missing or unsafe(shown):
            wrong.append((text.typed[:60], missing, unsafe(shown)))

    assert wrong == []
    assert len(roles(benign[False])) > 25


@pytest.mark.parametrize("which", ["share", ALL])
def test_no_command_prints_what_a_terminal_obeys(which: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "p", *chosen(which, 2))
    for at, name in enumerate(NAMES):
        folder.write(f"source/{name}.yaml", list_of(BENIGN, 900 + at))
    play(folder, "decks/all.yaml")

    shown = {name: _printed(folder.quizgen(*given)) for name, given in COMMANDS.items()}

    assert {name: unsafe(text) for name, text in shown.items() if unsafe(text)} == {}
    assert min(map(len, shown.values())) > 10


@pytest.mark.slow
def test_a_name_of_no_letters_is_said_harmlessly(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", BENIGN)
    (folder.root / "source/list-aaaa.yaml").rename(folder.root / "source/\udcff.yaml")
    (folder.root / "decks/all.yaml").unlink()

    for given in COMMANDS.values():
        done = folder.process(*given, env={"PYTHONUTF8": "1"})
        shown = (done.stdout + done.stderr).decode()
        assert unsafe(shown.replace("\r\n", "\n")) == set()
        assert "Traceback" not in shown


@pytest.mark.parametrize("which", ["share", ALL])
def test_what_is_wrong_with_a_list_is_said_harmlessly(which: str, tmp_path: Path) -> None:
    sure = [*GROUPS["terminal"][:2], GROUPS["terminal"][-1], *GROUPS["unseen"][:2]]
    texts = TEXTS if which == "all" else [*sure, *share(3, SHARES)]
    wrong = []
    for text in texts:
        folder = Folder(tmp_path)
        folder.write("t.yaml", broken_of(text))
        shown = folder.quizgen("check", "t.yaml")
        commands = folder.quizgen("check", "t.yaml", "--format", "github").stdout.splitlines()
        found = json.loads(folder.quizgen("check", "t.yaml", "--format", "json").stdout)
        strange = [line for line in commands[:-1] if not line.startswith(KINDS)]
        if unsafe(shown.stdout + shown.stderr) or strange or not found["problems"]:
            wrong.append((text.typed[:60], strange))

    assert wrong == []


KINDS = ("::error file=t.yaml,", "::warning file=t.yaml,", "::notice file=t.yaml,")


def test_statistics_as_a_table_are_no_formulas(tmp_path: Path) -> None:
    formulas = [text for text in WHOLE if text.typed.strip()[:1] in "=+-@＝＋－＠"]
    folder = project(tmp_path / "p", *formulas)
    play(folder, "decks/all.yaml")

    table = folder.quizgen("stats", "--scores", "scores.db", "--format", "csv").stdout

    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert len(cells) > 40
    assert [cell for cell in cells if cell.lstrip()[:1] in [*"=+@＝＋－＠"]] == []


def _printed(result: Result) -> str:
    return f"{result.stdout}{result.stderr}".replace("\r\n", "\n")
