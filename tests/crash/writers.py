"""Everything that quizgen writes: by which command, over what, and how it is compared."""

import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from fsrs.scheduler import DEFAULT_PARAMETERS

from quizgen.packing import exporters
from quizgen.quizzing import review_with
from quizgen.scores.store import open_store
from tests.commands.projects import NAMELESS, RIVERS, Folder
from tests.crash.bench import NOW
from tests.scores.made import answer, parameters, review, said

SCORES = "scores.sqlite3"
_LAKES = f"bank: lakes-abcd\n{NAMELESS}"
_TABLE = "Question,Answer,Wrong 1,Reason 1\nWhich sea does the Rhine reach?,North,Baltic,The Oder\n"
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'
_PICTURED = RIVERS.replace(
    "question: Into which", "question: '![a triangle](a.svg) Into which"
).replace("flow?", "flow?'")

Prepare = Callable[[Folder], object]


@dataclass(frozen=True)
class Writer:
    """A command that writes.

    `again`: after all of it is done it can be run once more, with the same outcome. `adds`: each
    run adds to a store; what a killed one added stays. `steps`: it writes a file several times,
    with more and more of its lines. `spare`: files of which more may come to be.
    `beside`: what another runs at the same time, whose lines are to stand beside its own.
    """

    name: str
    words: Sequence[str]
    prepare: Prepare
    stdin: str = ""
    again: bool = True
    adds: bool = False
    steps: bool = False
    spare: str = "$^"
    beside: Sequence[str] = ()

    def is_spare(self, name: str) -> bool:
        return re.search(self.spare, name) is not None


def rivers(folder: Folder, text: str = RIVERS) -> None:
    folder.write("source/rivers.yaml", text)
    folder.write("decks/all.yaml", "deck: All\nlists: [../source/rivers.yaml]\n")


def nameless(folder: Folder) -> None:
    folder.write("source/lakes.yaml", _LAKES.replace("Which lake", "The lakes: which"))


def done(folder: Folder, *words: str, stdin: str = "") -> None:
    assert folder.quizgen(*words, stdin=stdin, now=NOW - 1000).exit_code == 0


def older(*words: str) -> Prepare:
    """Return what lets a command write once before the lists are changed."""

    def prepare(folder: Folder) -> None:
        rivers(folder)
        done(folder, *words)
        folder.edit("source/rivers.yaml", "answer: North Sea", "answer: Wadden Sea")

    return prepare


def released(folder: Folder) -> None:
    """Make a release due with a correction, a withdrawal and a list without ids."""
    older("release", "--yes")(folder)
    folder.write("source/rivers.yaml", folder.read("source/rivers.yaml").split("- id: rhine-so")[0])
    folder.write("source/lakes.yaml", _LAKES)
    folder.write("decks/lakes.yaml", "deck: Lakes\nlists: [../source/lakes.yaml]\n")


def pictured(folder: Folder) -> None:
    rivers(folder, _PICTURED)
    folder.write("source/a.svg", _PICTURE)


def elsewhere(folder: Folder) -> None:
    """Leave what `build --to json` made of a list with a picture."""
    pictured(folder)
    done(folder, "build", "--to", "json", "-o", "elsewhere")


def ticked(folder: Folder) -> None:
    """Leave a sheet that came back with all of it found right, and older ticks."""
    rivers(folder)
    done(folder, "review", "--to", "csv", "-o", "sheet.csv")
    head, *rows = folder.read("sheet.csv").splitlines()
    place = next(n for n, name in enumerate(head.split(",")) if "right" in name)
    marked = [",".join("x" if n == place else one for n, one in enumerate(row.split(",")))
              for row in rows]  # fmt: skip
    folder.write("sheet.csv", "\n".join([head, *marked]) + "\n")


def answered(folder: Folder, name: str = SCORES, first: int = 1, last: int = 300) -> Path:
    path = folder.root / name
    with open_store(path, review) as store:
        for number in range(first, last + 1):
            store.append(answer(number, [f"t{number % 50}"]))
    return path


def quizzed(folder: Folder) -> None:
    rivers(folder)
    answered(folder, last=20)


def backed_up(folder: Folder) -> None:
    answered(folder)
    done(folder, "scores", "backup", "copy.sqlite3", "--scores", SCORES)
    answered(folder, first=301, last=320)


def two_stores(folder: Folder) -> None:
    answered(folder)
    answered(folder, "other.sqlite3", 1000, 1100)


def damaged(folder: Folder) -> None:
    content = bytearray(answered(folder).read_bytes())
    content[4096 * 8 : 4096 * 9] = b"\xa5" * 4096
    (folder.root / SCORES).write_bytes(content)


def no_header(folder: Folder) -> None:
    """Leave a backup, and scores that SQLite cannot even open."""
    backed_up(folder)
    content = (folder.root / SCORES).read_bytes()
    (folder.root / SCORES).write_bytes(b"\xa5" * 100 + content[100:])


def put_away(folder: Folder) -> None:
    with open_store(answered(folder), review) as store:
        store.append(replace(said(400, "suspended"), guid="q1"))


def fitted(folder: Folder) -> None:
    with open_store(answered(folder), review_with()) as store:
        store.append(parameters(400, [*DEFAULT_PARAMETERS]))


def learned(folder: Folder) -> None:
    """Leave a store with answers to the list."""
    rivers(folder)
    done(folder, "quiz", "--plain", "--scores", SCORES, stdin="1\n1\n1\n1\n")


def shared(folder: Folder) -> None:
    """Leave the answers of a learner as a file for the class."""
    learned(folder)
    done(folder, "scores", "export", "-o", "class.jsonl", "--scores", SCORES)


def _stored(name: str, words: Sequence[str], prepare: Prepare, **more: object) -> Writer:
    return Writer(
        name,
        (*words, "--scores", SCORES),
        prepare,
        **more,  # type: ignore[arg-type]  # as declared
    )


_REPLACED = r"-replaced-\d+"

WRITERS = {
    one.name: one
    for one in (
        Writer("init", ("init", "bees"), lambda _: None, again=False),
        Writer("check-fix", ("check", "--fix"), nameless, steps=True),
        Writer("build-ids", ("build",), nameless),
        Writer("build-over", ("build",), older("build")),
        Writer("release-first", ("release", "--yes"), rivers),
        Writer("release-over", ("release", "--yes"), released),
        *(
            Writer(f"to-{one.shown}", ("build", "--to", one.shown), pictured)
            for one in exporters().values()
        ),
        Writer("preview", ("preview",), pictured),
        Writer("preview-over", ("preview", "-o", "p.html"), older("preview", "-o", "p.html")),
        Writer("review-sheets", ("review", "--to", "csv", "--to", "html"), rivers),
        Writer(
            "review-take", ("review", "--take", "sheet.csv", "--by", "Ada"), ticked,
            beside=("review", "--take", "sheet.csv", "--by", "Bob"),
        ),
        Writer(
            "review-ticks", ("review", "--all", "--by", "Ada"), rivers, "y\n" * 9, steps=True,
            beside=("review", "--all", "--by", "Bob"),
        ),
        Writer(
            "import-table", ("import", "q.csv", "-o", "new/q.yaml"),
            lambda folder: folder.write("q.csv", _TABLE), again=False,
        ),
        Writer(
            "import-pictures",
            ("import", "elsewhere/all.json", "-o", "new/q.yaml"), elsewhere, again=False,
        ),
        Writer("schema", ("schema", "-o", "new/s.json"), lambda _: None),
        Writer("schema-over", ("schema", "-o", "s.json"),
               lambda folder: done(folder, "schema", "--recipe", "-o", "s.json")),
        _stored("quiz-new", ("quiz", "--plain"), rivers, stdin="1\n1\n1\n", adds=True),
        _stored("quiz-more", ("quiz", "--plain"), quizzed, stdin="1\n1\n1\n", adds=True),
        _stored("backup", ("scores", "backup", "new.sqlite3"), answered),
        _stored("backup-over", ("scores", "backup", "copy.sqlite3"), backed_up),
        _stored("merge", ("scores", "merge", "other.sqlite3"), two_stores),
        _stored("restore", ("scores", "restore", "copy.sqlite3"), backed_up, spare=_REPLACED),
        _stored("restore-damaged", ("scores", "restore", "copy.sqlite3"), no_header,
                spare=_REPLACED),
        _stored("restore-question", ("scores", "restore", "q1"), put_away, again=False, adds=True),
        _stored("optimize-undo", ("optimize", "--undo"), fitted, adds=True),
        _stored("export", ("scores", "export", "-o", "class.jsonl"), learned),
        Writer("analyze", ("analyze", "class.jsonl", "-o", "report.txt"), shared),
        _stored("salvage", ("scores", "check", "--salvage", "new.sqlite3"), damaged, again=False),
    )
}  # fmt: skip


# --- What lies in a folder, so that two runs can be compared. ---

_BESIDE = ("-wal", "-shm", "-journal")
LEFTOVER = re.compile(r"(^|/)\.quizgen-[^/]*\.tmp(-journal|-wal|-shm)?$")


def contents(root: Path) -> dict[str, object]:
    """Return what each file holds: of a store its log, which is compared event by event."""
    return {
        path.relative_to(root).as_posix(): _content(path)
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.endswith(_BESIDE)
    }


def _content(path: Path) -> object:
    if path.suffix != ".sqlite3":
        return path.read_bytes()
    try:
        with closing(sqlite3.connect(path)) as store:
            (sound,) = store.execute("PRAGMA integrity_check").fetchone()
            rows = store.execute("SELECT kind, fact, guid FROM event ORDER BY time")
            return (sound == "ok", store.execute("PRAGMA user_version").fetchone(), *rows)
    except sqlite3.DatabaseError as error:
        if "no such table" in str(error) or not path.stat().st_size:
            return (True, (0,))
        return path.read_bytes()


def leftovers(root: Path) -> list[str]:
    names = (path.relative_to(root).as_posix() for path in root.rglob("*"))
    return sorted(name for name in names if LEFTOVER.search(name))
