"""`import`: a file from elsewhere → a fact list, and what of the file is not in it."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from quizgen.files import STANDARD_INPUT, is_file_of, obstacle, write_new
from quizgen.importers._facts import Draft, bank_of, facts
from quizgen.importers._yaml import write_list
from quizgen.importers.contract import Importer, Missed, Taken, Unfit, Wishes
from quizgen.model import Place
from quizgen.plugins import constants
from quizgen.problems import Problem, Refused

MOST_SHOWN = 20
"""How many things of one sort are named; of more, how many there are."""
_LONGEST = 20_000
_ORDER = ("json", "moodle", "csv")


@dataclass(frozen=True, slots=True)
class Imported:
    """The text of a list, the pictures beside it, and all that there is to say of it."""

    text: str
    files: Mapping[str, bytes]
    taken: Taken
    facts: tuple[Draft, ...]
    missed: tuple[Missed, ...]

    def lines(self) -> Iterator[str]:
        """Yield what was carried, what was not, and what its author is to do."""
        taken = self.taken
        yield from (f"{name} ← `{head[:80]}`" for name, head in taken.columns)
        yield from taken.said
        yield f"{_count(len(self.facts), 'fact')} made of {_count(_asked(taken), 'question')}."
        if self.files:
            yield f"{_count(len(self.files), 'picture')} carried."
        yield from _named("not carried", self.missed)
        yield from _named("lost", taken.lost)
        anew = sum(one.is_new for one in self.facts)
        if anew:
            yield f"{_count(anew, 'fact')} with an id of its own: their questions get new guids."
        todo = sum(bool(one.todo) for one in self.facts)
        if todo:
            yield f"{_count(todo, 'fact')} to be completed: see `# fill in` in the list."


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asks for: the list to be written, and how the file is to be read."""

    output: Path | None = None
    form: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    answers: str = ""


def importers() -> Mapping[str, Importer]:
    """Return all formats that can be imported, by name."""
    return cast("Mapping[str, Importer]", constants("quizgen.importers", "IMPORTER"))


def import_file(path: Path, read: Callable[[Path], bytes], order: Order) -> Imported:
    """Return the list that a file makes. Refused if the file cannot be read or understood."""
    content = _content(path, read)
    known = importers()
    name = order.form or next((one for one in _ORDER if known[one].fits(content)), "csv")
    stem = (order.output or path).stem if path != STANDARD_INPUT or order.output else "imported"
    pictures = f"{stem}-pictures/" if order.output else ""
    wishes = Wishes(stem, order.columns, order.answers, pictures)
    try:
        taken = known[name].read(content, wishes)
    except Unfit as error:
        raise Refused([Problem(Place(str(path)), "F016", str(error), error.hint)]) from error
    made = facts(taken)
    short = [one for one in made if not _is_too_long(one.fields)]
    missed = [
        Missed(one.where, "a text of it is too long") for one in made if _is_too_long(one.fields)
    ]
    if not short:
        raise Refused([_empty(path, one) for one in (*taken.missed, *missed)][:MOST_SHOWN] or [
            Problem(Place(str(path)), "F016", "there is no question in it")
        ])  # fmt: skip
    return Imported(
        write_list(_head(taken, short), short), taken.files, taken, tuple(short),
        (*taken.missed, *missed),
    )  # fmt: skip


def _content(path: Path, read: Callable[[Path], bytes]) -> bytes:
    from quizgen.reading.page import MAX_BYTES

    try:
        content = read(path)
    except FileNotFoundError as error:
        message, hint = "there is no such file", "look at the folder and the spelling"
        raise Refused([Problem(Place(str(path)), "F001", message, hint)]) from error
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        raise Refused([Problem(Place(str(path)), "F001", message)]) from error
    if len(content) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES:,} bytes"
        raise Refused([Problem(Place(str(path)), "F004", message, "export it in parts")])
    return content


def _empty(path: Path, missed: Missed) -> Problem:
    return Problem(Place(str(path)), "F016", f"{missed.where}: {missed.why}")


def _head(taken: Taken, made: list[Draft]) -> dict[str, str]:
    """Return the head of the list; a source that all questions share is the list's."""
    sources = {one.source for one in taken.questions}
    source = sources.pop() if len(sources) == 1 else ""
    language = taken.language if taken.language != "en" else ""
    bank = bank_of(taken) if all(one.bank for one in made) else ""
    title = taken.title or "Imported"
    return {"title": title, "bank": bank, "language": language, "cite": source}


def _is_too_long(value: object) -> bool:
    match value:
        case str():
            return len(value) > _LONGEST
        case Mapping():
            return any(map(_is_too_long, value.values()))
        case tuple():
            return any(map(_is_too_long, value))
        case _:
            return False


def _asked(taken: Taken) -> int:
    return len(taken.questions)


def _named(what: str, found: tuple[Missed, ...]) -> Iterator[str]:
    yield from (f"{what}: {one.where}: {one.why}" for one in found[:MOST_SHOWN])
    if len(found) > MOST_SHOWN:
        yield f"{what}: {len(found) - MOST_SHOWN:,} more"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


# --- Writing: a list and its pictures, all or none, over nothing. ---


def write_imported(made: Imported, output: Path) -> None:
    """Write a list and the pictures beside it. Refused where something is there already.

    The list comes last: where it is missing, the pictures of a killed run are taken as they are.
    """
    content = {output.parent / name: picture for name, picture in made.files.items()}
    content[output] = made.text.encode()
    problems = [
        Problem(Place(str(path)), "F007", "there is something of this name already",
                "name another file: `-o LIST.yaml`")
        for path in content
        if os.path.lexists(path) and (path == output or not is_file_of(path, content[path]))
    ]  # fmt: skip
    why = "" if problems else obstacle(output)
    if why:
        problems = [_unwritten(output, why)]
    if problems:
        raise Refused(problems)
    _write_all(content)


def _write_all(content: Mapping[Path, bytes]) -> None:
    made: list[Path] = []
    for path, text in content.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if write_new(path, text):  # not over what came to be meanwhile
                made.append(path)
        except OSError as error:
            for done in made:
                with suppress(OSError):
                    done.unlink()
            raise Refused([_unwritten(path, error.strerror or str(error))]) from error


def _unwritten(path: Path, why: str) -> Problem:
    message = f"the file cannot be written: {why}"
    return Problem(Place(str(path)), "F007", message, "name another file: `-o LIST.yaml`")
