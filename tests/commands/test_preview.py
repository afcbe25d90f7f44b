"""`quizgen preview`: the page of lists and recipes, written or watched."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest

from tests.commands.projects import BROKEN, NAMELESS, RECIPE, RIVERS, ROOT, Folder, environment

_NAMES = re.compile(r"<h3>(.*?)</h3>")
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'
ILLUSTRATED = """\
title: Lakes
bank: lakes-abcd
cite: An atlas
groups: groups.yaml
facts:
- id: deepest
  question: Which lake is the deepest?
  image: {pictures/lake.svg: A lake}
  answer: Baikal
  others-wrong: lake
- id: seas
  table: seas.csv
  unique: [name]
  one-each: [sea]
  ask: {sea: Into which sea does the <name> flow?}
"""


def page_of(folder: Folder, name: str = "build/preview.html") -> str:
    return folder.read(name)


def names(page: str) -> list[str]:
    """Return the names of the facts on a page."""
    return _NAMES.findall(page)


def test_the_page_of_a_project_is_written_into_its_folder_of_builds(project: Folder) -> None:
    result = project.quizgen("preview")

    assert result.stdout == "build/preview.html  2 facts, 2 questions: no problems\n"
    assert names(page_of(project)) == ["rhine-sea", "rhine-source"]
    assert "<dt>Deck</dt><dd>Geography::Rivers</dd>" in page_of(project)


def test_nothing_else_is_written(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    before = project.files()

    assert project.quizgen("preview").exit_code == 0
    assert {**project.files(), "build/preview.html": b""} == {**before, "build/preview.html": b""}


def test_the_same_lists_are_the_same_page(project: Folder) -> None:
    first, second = (project.quizgen("preview", "-o", "-", now=now).stdout for now in (1, 2))

    assert first == second


def test_a_file_can_be_named_and_standard_output_too(project: Folder) -> None:
    result = project.quizgen("preview", "-o", "a page/rivers.html")
    piped = project.quizgen("preview", "-o", "-")

    assert result.stdout.startswith("a page/rivers.html  2 facts")
    assert piped.stdout == page_of(project, "a page/rivers.html")
    assert piped.stderr == "2 facts, 2 questions: no problems\n"


@pytest.mark.parametrize("name", ["source/rivers.yaml", "decks/all.yaml", "source/article.md"])
@pytest.mark.parametrize(
    "command", [["preview"], ["review", "--to", "csv"], ["review", "--to", "html"], ["schema"]]
)
def test_nothing_of_the_author_is_written_over(
    command: list[str], name: str, project: Folder
) -> None:
    project.write("source/article.md", "The Rhine rises in Switzerland.\n")
    before = project.files()

    result = project.quizgen(*command, "-o", name)

    assert result.exit_code == 1
    assert "F007 the file cannot be written: what lies there" in result.stderr
    assert project.files() == before


def test_a_list_from_standard_input_is_shown(nowhere: Folder) -> None:
    result = nowhere.quizgen("preview", "-", "-o", "-", stdin=RIVERS)

    assert names(result.stdout) == ["rhine-sea", "rhine-source"]


def test_outside_a_project_the_lists_that_come_with_it_are_shown(nowhere: Folder) -> None:
    result = nowhere.quizgen("preview", "-o", "-")

    assert "There is no project here" in result.stderr
    assert len(names(result.stdout)) > 10


def test_facts_with_errors_are_on_the_page_with_what_is_wrong(nowhere: Folder) -> None:
    nowhere.write("seas.yaml", BROKEN + "- question: Which is deep?\n  answer: the Pacific\n")
    result = nowhere.quizgen("preview", "seas.yaml")
    page = page_of(nowhere)

    assert result.exit_code == 0
    assert result.stdout == ("build/preview.html  3 facts, 1 question: 2 errors, 2 notes\n")
    assert names(page) == ["the fact at line 4", "no-blank-all", "deep"]
    assert page.count("No question comes of this fact.") == 2
    assert "- cloze: No blank at all.</pre>" in page


def test_a_list_that_is_no_yaml_is_told_on_the_page(nowhere: Folder) -> None:
    nowhere.write("a.yaml", "facts: [\n")

    assert nowhere.quizgen("preview", "a.yaml").exit_code == 0
    assert '<li class="error">' in page_of(nowhere)


def test_a_path_that_leads_nowhere_is_refused(project: Folder) -> None:
    result = project.quizgen("preview", "source/river.yaml")

    assert result.exit_code == 1
    assert "F001 there is no such file" in result.stderr
    assert "build/preview.html" not in project.files()


def test_of_a_recipe_what_it_picks_is_shown_and_what_is_lost(project: Folder) -> None:
    project.write("decks/all.yaml", f"{RECIPE}pick: {{kinds: [cloze]}}\n")
    project.write("source/rivers.yaml", f"{RIVERS}- question: Which is long?\n")
    project.quizgen("preview", "decks/all.yaml")

    assert names(page_of(project)) == ["rhine-source", "the fact at line 13"]
    assert "1 fact that no recipe picks: not shown." in page_of(project)


def test_a_list_that_is_given_beside_its_recipe_is_shown_whole(project: Folder) -> None:
    project.write("decks/all.yaml", f"{RECIPE}pick: {{kinds: [cloze]}}\n")
    project.quizgen("preview", "decks/all.yaml", "source/rivers.yaml")

    assert names(page_of(project)) == ["rhine-sea", "rhine-source"]


def test_pictures_groups_and_tables_of_other_files_are_inside(nowhere: Folder) -> None:
    nowhere.write("lakes.yaml", ILLUSTRATED)
    nowhere.write("pictures/lake.svg", PICTURE)
    nowhere.write("groups.yaml", "lake: [Baikal, Victoria, Constance]\n")
    nowhere.write("seas.csv", "name,sea\nRhine,North Sea\nOder,Baltic Sea\n")
    nowhere.quizgen("preview", "lakes.yaml")
    page = page_of(nowhere)

    assert '<img src="data:image/svg+xml;base64,' in page
    assert "another member of the group “lake”" in page
    assert "Into which sea does the Rhine flow?" in page


def test_what_is_wrong_in_the_file_of_a_table_stands_at_its_fact(nowhere: Folder) -> None:
    nowhere.write("lakes.yaml", ILLUSTRATED.replace("groups: groups.yaml\n", ""))
    nowhere.write("seas.csv", 'name,sea\n"Rhine,North Sea\n')
    nowhere.quizgen("preview", "lakes.yaml")

    last = page_of(nowhere).split("<h3>")[-1]
    assert "seas.csv:2" in last


def test_a_withdrawn_fact_is_shown_as_such(project: Folder) -> None:
    project.write("source/rivers.yaml", f"{RIVERS}  withdrawn: it is disputed\n")
    project.quizgen("preview")

    assert "Withdrawn: it is disputed" in page_of(project)
    assert '<span class="said">Switzerland</span>' in page_of(project)


def test_a_corrected_key_bears_its_notice(project: Folder) -> None:
    project.quizgen("release", "--yes")
    project.edit("source/rivers.yaml", "answer: North Sea", "answer: Wadden Sea")
    project.quizgen("release", "--yes")
    project.quizgen("preview")

    assert "Corrected on 2100-01-01." in page_of(project)


def test_control_characters_of_a_file_name_are_not_printed(nowhere: Folder) -> None:
    nowhere.write("a.yaml", RIVERS)

    assert "\x1b" not in nowhere.quizgen("preview", "a.yaml", "-o", "a\x1b[31m.html").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "8000"], "--port is for --watch"),
        (["--watch", "-o", "a.html"], "use one of them"),
        (["--watch", "-"], "standard input can be read once only"),
        (["--watch", "--port", "0"], "1<=x<=65535"),
    ],
)
def test_what_does_not_go_together_is_told(
    arguments: list[str], message: str, project: Folder
) -> None:
    result = project.quizgen("preview", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr


# --- Watched ---


class Watching:
    """`quizgen preview --watch` in a process of its own."""

    def __init__(self, folder: Folder, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quizgen", "preview", "--watch", *arguments],
            cwd=folder.root,
            env={**environment(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        self.first = self.process.stdout.readline()
        self.second = self.process.stdout.readline()
        self.address = self.first.split()[0] if self.first else ""

    def page(self) -> str:
        with urlopen(self.address, timeout=5) as answer:
            text: str = answer.read().decode()
            return text

    def wait_for(self, words: str) -> str:
        """Return the page once the words are on it."""
        for _ in range(200):
            if words in (page := self.page()):
                return page
            time.sleep(0.05)
        raise AssertionError(f"{words!r} did not come")

    def end(self) -> tuple[int, str, str]:
        """Press Ctrl-C; return the exit code and what was printed after two lines."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=10)
        return self.process.returncode, out, err


no_signals = pytest.mark.skipif(os.name == "nt", reason="no Ctrl-C can be sent there")


@pytest.fixture
def watching(project: Folder) -> Iterator[Watching]:
    watching = Watching(project)
    yield watching
    watching.process.kill()
    watching.process.communicate()


@no_signals
def test_a_watched_page_follows_every_change_until_ctrl_c(
    project: Folder, watching: Watching
) -> None:
    before = {name: text for name, text in project.files().items() if "rivers.yaml" not in name}
    project.edit("source/rivers.yaml", "The Oder flows there.", "The Oder goes there.")
    watching.wait_for("The Oder goes there.")
    project.write("source/rivers.yaml", "facts: [\n")
    watching.wait_for('<li class="error">')
    project.write("source/rivers.yaml", RIVERS)
    watching.wait_for("The Oder flows there.")
    project.write("source/lakes.yaml", NAMELESS)
    watching.wait_for("Which lake is the deepest?")
    project.edit("decks/all.yaml", "Geography::Rivers", "Waters")
    watching.wait_for("<dt>Deck</dt><dd>Waters</dd>")
    (project.root / "source/lakes.yaml").unlink()
    code, out, err = watching.end()
    (project.root / "decks/all.yaml").write_text(RECIPE, encoding="utf-8")

    assert watching.first.startswith("http://127.0.0.1:")
    assert watching.first.endswith("/  2 facts, 2 questions: no problems\n")
    assert (code, err) == (0, "")
    assert watching.second == "The page follows your changes. Ctrl-C ends it.\n"
    assert out.endswith("\nended\n")
    assert {name: t for name, t in project.files().items() if "rivers.yaml" not in name} == before


@no_signals
def test_a_watched_list_that_goes_and_comes_back_is_told_on_the_page(project: Folder) -> None:
    watching = Watching(project, "source/rivers.yaml")
    path = project.root / "source/rivers.yaml"
    text = path.read_bytes()
    path.unlink()
    gone = watching.wait_for("there is no such file")
    path.write_bytes(text)
    back = watching.wait_for("rhine-sea")

    assert (names(gone), names(back)) == ([], ["rhine-sea", "rhine-source"])
    assert watching.end()[0] == 0


@no_signals
def test_a_watched_project_stays_the_same_without_any_list(nowhere: Folder) -> None:
    nowhere.write("source/rivers.yaml", RIVERS)
    watching = Watching(nowhere)
    path = nowhere.root / "source/rivers.yaml"
    path.rename(path.with_suffix(".old"))
    gone = watching.wait_for("there is no such file")
    path.with_suffix(".old").rename(path)
    back = watching.wait_for("rhine-sea")

    assert (names(gone), names(back)) == ([], ["rhine-sea", "rhine-source"])
    assert watching.end()[0] == 0


@no_signals
@pytest.mark.parametrize(
    ("file", "content", "words"),
    [
        ("pictures/lake.svg", PICTURE.replace("/>", "> </svg>"), "PiA8L3N2Zz4="),
        ("groups.yaml", "lake: [Baikal, Superior, Constance]\n", "Superior"),
        ("seas.csv", "name,sea\nRhine,North Sea\nDanube,Black Sea\n", "Danube"),
    ],
)
def test_pictures_groups_and_tables_are_watched_too(
    file: str, content: str, words: str, nowhere: Folder
) -> None:
    nowhere.write("lakes.yaml", ILLUSTRATED)
    nowhere.write("pictures/lake.svg", PICTURE)
    nowhere.write("groups.yaml", "lake: [Baikal, Victoria, Constance]\n")
    nowhere.write("seas.csv", "name,sea\nRhine,North Sea\nOder,Baltic Sea\n")
    watching = Watching(nowhere, "lakes.yaml")
    before = words in watching.page()
    nowhere.write(file, content)

    assert words in watching.wait_for(words)
    assert not before
    assert watching.end()[0] == 0


@no_signals
def test_a_port_that_is_taken_is_told(project: Folder, watching: Watching) -> None:
    port = watching.address.rpartition(":")[2].strip("/")

    result = project.process("preview", "--watch", "--port", port)

    assert result.returncode == 1
    assert f"port {port} cannot be used".encode() in result.stderr
    assert b"leave --port away" in result.stderr
    assert b"Traceback" not in result.stderr


@no_signals
def test_a_path_that_leads_nowhere_is_refused_before_anything_is_served(project: Folder) -> None:
    result = project.process("preview", "--watch", "source/river.yaml")

    assert result.returncode == 1
    assert b"F001" in result.stderr
    assert result.stdout == b""
