"""The engine that reads and reckons responses: DuckDB, an extra. The only file that knows it.

It works in a folder of its own, which goes with it, and sees no file but those it was opened for:
nothing is fetched, loaded or installed. What it holds is more than memory may hold.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from quizgen.model import Place
from quizgen.problems import Problem, Refused

if TYPE_CHECKING:
    import duckdb

MEMORY = "512MB"
"""What DuckDB may hold in memory; the rest goes to the disk."""
THREADS = 4
"""More of them want more memory than there is."""

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}
_PART = 10_000
_SAID = ("Expected Number", "Value with", "Invalid un", "Maximum line size")
"""So begins what is wrong, where the first line only says that something is."""
_LINE = re.compile(r"\b(?:on|in) line:? (\d+)", re.IGNORECASE)


class Unfit(Exception):
    """A file is not what it should be. `line` is where, from 1, or 0 where it cannot be said."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Engine:
    """A database that lives as long as an analysis. SQL holds no text of a file: only values do."""

    def __init__(
        self, connection: "duckdb.DuckDBPyConnection", folder: Path, names: Mapping[Path, str]
    ) -> None:
        self._connection = connection
        self._names = names
        self.folder = folder

    def name(self, file: Path) -> str:
        """Return the name under which SQL knows one of the files."""
        return self._names[file]

    def run(self, sql: str, *values: object) -> None:
        """Carry out a statement. Raises Unfit if the file it reads is not what it should be."""
        self.rows(sql, *values)

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Return all rows of a query. Raises Unfit as `run` does."""
        with _said():
            return self._connection.execute(sql, values).fetchall()

    def each(self, sql: str) -> Iterator[tuple[object, ...]]:
        """Yield the rows of a query in parts, for there may be more than memory holds."""
        with _said(), closing(self._connection.cursor()) as cursor:
            cursor.execute(sql)
            while rows := cursor.fetchmany(_PART):
                yield from rows

    def number(self, sql: str, *values: object) -> int:
        """Return the one whole number that a query gives, 0 for none."""
        ((found,),) = self.rows(sql, *values)
        assert found is None or isinstance(found, int)
        return found or 0


@contextmanager
def opened(files: Sequence[Path]) -> Iterator[Engine]:
    """Yield an engine that can read `files`, and nothing else.

    Raises Refused: DuckDB is not installed, a file is not there, or there is no room to work in.
    """
    library = _library()
    with _room(files), _folder() as name:
        folder = Path(name).resolve()
        names = {file: _linked(file, folder / f"file-{at}") for at, file in enumerate(files)}
        reachable = [*names.values(), *(os.path.realpath(link) for link in names.values())]
        connection = library.connect(folder / "responses", config={**_CONFIG})
        try:
            connection.execute("SET threads = ?", [min(THREADS, os.cpu_count() or 1)])
            connection.execute("SET temp_directory = ?", [str(folder / "spilled")])
            connection.execute("SET allowed_paths = ?", [reachable])
            connection.execute("SET allowed_directories = ?", [[str(folder)]])
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            yield Engine(connection, folder, names)
        finally:
            connection.close()


@contextmanager
def _room(files: Sequence[Path]) -> Iterator[None]:
    """Refuse where the disk does not bear what is written to it meanwhile."""
    library = _library()
    try:
        yield
    except (OSError, Unfit, library.OperationalError, library.FatalException) as error:
        why = error.strerror if isinstance(error, OSError) else _first_line(error)
        message = f"there is no room to reckon the answers in: {why}"
        hint = f"make room in {tempfile.gettempdir()}, or give fewer files"
        raise Refused([Problem(Place(str(files[0])), "S701", message, hint)]) from error


def _linked(file: Path, link: Path) -> str:
    """Return a name for a file that no star or bracket stands in, for these match other files."""
    try:
        with file.open("rb") as content:
            content.read(1)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise Refused([Problem(Place(str(file)), "F001", message)]) from error
    try:
        link.symlink_to(file.resolve())
    except OSError:  # Windows lets few people do so
        shutil.copyfile(file, link)
    return str(link)


def _folder() -> tempfile.TemporaryDirectory[str]:
    """Return a new folder, which goes afterwards, as far as the disk lets it."""
    return tempfile.TemporaryDirectory(prefix="quizgen-", ignore_cleanup_errors=True)


def _library() -> ModuleType:
    try:
        import duckdb
    except ImportError as error:
        message = "reckoning responses needs DuckDB, which is not installed"
        hint = "python -m pip install 'quizgen[analysis]'"
        raise Refused([Problem(Place("analyze"), "S703", message, hint)]) from error
    return duckdb


@contextmanager
def _said() -> Iterator[None]:
    """Raise as Unfit what DuckDB says of a file."""
    library = _library()
    try:
        yield
    except (library.OutOfMemoryException, library.IOException) as error:
        raise Unfit(_first_line(error)) from error
    except (library.DataError, library.InvalidInputException) as error:
        raise Unfit(_first_line(error), _line(error)) from error


def _first_line(error: Exception) -> str:
    """Return what DuckDB says, without the name of the link and without its advice."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = [line for line in lines if line.startswith(_SAID)]
    return re.sub(r'(?i)(?:in )?file ["\'][^"\']*["\']', "in the file", (said or lines)[0])


def _line(error: Exception) -> int:
    found = _LINE.search(str(error))
    return int(found[1]) if found else 0
