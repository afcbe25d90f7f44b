"""A file of responses as the engine sees it: its columns c0, c1, … and the first of its rows."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from quizgen.analysis.engine import Unfit
from quizgen.model import Place
from quizgen.problems import Problem, Refused


class Form(StrEnum):
    """How a file is written."""

    CSV = "CSV"
    JSON = "JSON lines"
    PARQUET = "Parquet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file: `number` counts the files from 0, `name` is what SQL calls it.

    `head` are the names of its columns, `first` some rows, None for an empty cell. JSON lines have
    the keys of their first line for a head.
    """

    file: Path
    number: int
    name: str
    form: Form
    head: tuple[str, ...]
    separator: str = ","
    first: tuple[tuple[str | None, ...], ...] = ()

    @property
    def columns(self) -> list[str]:
        """Return the names of the columns in SQL."""
        return [f"c{at}" for at in range(len(self.head))]

    @property
    def source(self) -> str:
        """Return what stands after FROM, with a `?` for the name and one for the separator."""
        named = ", ".join(self.columns)
        if self.form is Form.PARQUET:
            return f"read_parquet(?) AS t({named})"
        types = ", ".join(f"'{column}': 'VARCHAR'" for column in self.columns)
        return (
            f"read_csv(?, delim = ?, columns = {{{types}}}, header = true, auto_detect = false,"
            " quote = '\"', escape = '\"')"
        )

    @property
    def values(self) -> list[object]:
        """Return the values for `source`."""
        return [self.name] if self.form is Form.PARQUET else [self.name, self.separator]

    def refused(self, error: Unfit | str, hint: str = "", line: int = 1) -> Refused:
        """Return what to raise: the file cannot be read, or `error` is what it lacks."""
        if isinstance(error, Unfit):
            place = Place(str(self.file), error.line or 1)
            hint = hint or f"mend the file, or save it once more as {self.form}"
            return Refused([Problem(place, "S701", f"no {self.form}: {error}", hint)])
        return Refused([Problem(Place(str(self.file), line), "S702", error, hint)])
