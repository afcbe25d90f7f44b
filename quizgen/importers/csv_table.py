"""CSV: a table that a spreadsheet saved, a row for each question; or the table that we write."""

from collections.abc import Iterable

from quizgen.importers._csv.columns import columns_of
from quizgen.importers._csv.own import is_own, read_own
from quizgen.importers._csv.reading import Sheet, read_sheet
from quizgen.importers._csv.rows import read_rows
from quizgen.importers.contract import Importer, Missed, Question, Taken, Wishes

_ANSWERS = {
    "letter": "answers are letters of options",
    "number": "answers are numbers of options",
    "text": "answers are the words of an option",
}


def read(content: bytes, wishes: Wishes) -> Taken:
    """Return the questions of a table. Raises Unfit."""
    sheet = read_sheet(content)
    if is_own(sheet.head):
        return _own(sheet)
    columns = columns_of(sheet.head, wishes.columns)
    found = read_rows(sheet, columns, wishes.answers)
    said = (*sheet.said, *filter(None, [_ANSWERS.get(found.answers)]))
    known = {one.at for one in columns.found}
    lost = tuple(
        Missed(f"column `{name[:60]}`", "nothing of a list looks like it")
        for at, name in enumerate(sheet.head)
        if name and at not in known
    )
    return Taken(
        tuple(found.questions), tuple(found.missed), lost, columns.shown, said, title=wishes.name
    )


def _own(sheet: Sheet) -> Taken:
    read = list(read_own(sheet))
    questions = [one for one, _ in read if isinstance(one, Question)]
    missed = tuple(one for one, _ in read if isinstance(one, Missed))
    lost = tuple(
        Missed(f"row {number}", "its pictures are not in the table")
        for number, (_, cells) in enumerate(read, 2)
        if cells.get("pictures")
    )
    said = ("a table that quizgen wrote: each row is a way to ask",)
    return Taken(
        tuple(questions), missed, lost, (), said,
        title=_first(cells.get("list", "") for _, cells in read),
        language=_first(cells.get("language", "") for _, cells in read),
        is_whole=True,
    )  # fmt: skip


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def fits(content: bytes) -> bool:
    """Tell whether bytes may be a table: they are nothing else that can be imported."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return start not in (b"{", b"<")


IMPORTER = Importer("csv", "A table that a spreadsheet saved as CSV", fits, read)
