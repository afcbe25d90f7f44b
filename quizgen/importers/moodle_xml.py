"""Moodle XML: what a course exports from its question bank, or what we write for one."""

from quizgen.importers._moodle.questions import read_question
from quizgen.importers._moodle.reading import Pictures, Reader
from quizgen.importers._moodle.tree import Element, questions_in, text
from quizgen.importers._plain import tidy
from quizgen.importers.contract import Importer, Missed, Question, Taken, Wishes


def read(content: bytes, wishes: Wishes) -> Taken:
    """Return the questions of all categories. Raises Unfit."""
    pictures = Pictures(wishes.pictures)
    questions: list[Question] = []
    missed: list[Missed] = []
    lost: list[Missed] = []
    title = language = ""
    for number, element in enumerate(questions_in(content), 1):
        if element.get("type") == "category":
            title = title or _title(element)
            continue
        where, reader = _where(element, number), Reader(pictures)
        try:
            question, said = read_question(element, where, reader)
        except ValueError as error:
            missed.append(Missed(where, str(error)))
            continue
        language = language or tidy(str(said))
        questions.append(question)
        lost += [Missed(where, one) for one in reader.lost]
    return Taken(
        tuple(questions), tuple(missed), tuple(lost),
        title=title or wishes.name, language=language, files=pictures.files,
    )  # fmt: skip


def _where(element: Element, number: int) -> str:
    name = " ".join(tidy(text(element, "name/text")).split())[:60]
    return f"line {element.sourceline}, question {number}{f' {name!r}' if name else ''}"


def _title(element: Element) -> str:
    """Return the name of a category, without those above it that every course has."""
    path = tidy(text(element, "category/text")).replace("//", "\x00").split("/")
    names = [part.replace("\x00", "/").strip() for part in path]
    own = [name for name in names if name and not name.startswith("$") and name != "top"]
    return own[0] if own else ""


def fits(content: bytes) -> bool:
    """Tell whether bytes look like XML, in UTF-8 or UTF-16."""
    start = content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:1]
    return start == b"<"


IMPORTER = Importer("moodle", "Moodle XML, as a course exports its question bank", fits, read)
