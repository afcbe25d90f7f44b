"""Missing ids, bank names and blank numbers of the lists of a command: found, told, written."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.blanks import Faulty, parse
from quizgen.facts.head import read_head
from quizgen.facts.listing import FactList
from quizgen.facts.naming import bank_name, is_good_name, proposals
from quizgen.facts.writing import Names, has_bare_blanks, write_names
from quizgen.folding import fold
from quizgen.model import Fact
from quizgen.problems import Problem
from quizgen.reading.cut import cut
from quizgen.reading.page import read_page
from quizgen.reading.quoting import split_comment

_ID = re.compile(
    r"""(?:^[ ]*(?:-[ ]+)?|[{,][ ]*)["']?id["']?[ \t]*:[ \t]+([^\n,}]+)""", re.MULTILINE
)

_KEEPS = "the one at {} was released and keeps it: give the other another id, or delete its id line"
_ANOTHER = (
    "give the newer of the two another id (or delete its id line); one that was released keeps it"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A list with all its names, those that are missing in its file, and the file's bytes."""

    found: FactList
    names: Names
    before: bytes

    def content(self) -> bytes:
        """Return the bytes of the list with the missing names written in."""
        return write_names(self.before, self.found, self.names)

    def summary(self) -> str:
        """Return what is written, for the user."""
        parts = [
            _count(len(self.names.ids), "id"),
            f"bank: {self.names.bank}" if self.names.bank else "",
            _count(len(self.names.bare), "cloze")
            and "numbers for " + _count(len(self.names.bare), "cloze"),
        ]
        return f"wrote into {self.found.file}: {', '.join(part for part in parts if part)}"

    def notes(self) -> Iterator[Problem]:
        """Yield what is missing, for `check`."""
        fix = "or run `quizgen check --fix`"
        if self.names.ids:
            fact, name = self.names.ids[0]
            facts = _count(len(self.names.ids), "fact")
            yield Problem(
                fact.place(), "F201", "this fact has no id", f"add `id: {name}`, {fix} ({facts})"
            )
        if self.names.bank:
            hint = "run `quizgen check --fix`"  # it ends in four letters that are drawn anew
            yield Problem(self.found.place("title"), "F204", "this list has no bank's name", hint)

    def refusal(self, why: str) -> Problem:
        """Return the error that the names are missing and are not written."""
        message = f"ids, blank numbers or the bank's name are missing and not written ({why})"
        hint = "run `quizgen check --fix` where the list can be written"
        return Problem(self.found.place("title"), "F205", message, hint)


def _count(number: int, name: str) -> str:
    if not number:
        return ""
    return f"{number} {name}{'' if number == 1 else 's'}"


def name_lists(
    lists: Sequence[FactList], contents: Sequence[bytes], letters: Callable[[], str]
) -> list[Named]:
    """Return the lists with an id for each fact and a name for each bank."""
    taken: dict[str, set[str]] = defaultdict(set)
    for one in lists:
        taken[one.origin.bank].update(fact.id for fact in one.facts if fact.id)
    return [
        _name(one, before, taken[one.origin.bank], letters)
        for one, before in zip(lists, contents, strict=True)
    ]


def _name(found: FactList, before: bytes, taken: set[str], letters: Callable[[], str]) -> Named:
    bank = "" if found.origin.bank else bank_name(found.file, letters)
    ids = tuple(proposals(found.facts, taken))
    taken.update(name for _, name in ids)
    bare = tuple(fact for fact in found.facts if has_bare_blanks(fact, found.page))
    if not (bank or ids or bare):
        return Named(found, Names(), before)
    by_fact = {id(fact): name for fact, name in ids}
    facts = tuple(replace(fact, id=by_fact.get(id(fact), fact.id)) for fact in found.facts)
    origin = replace(found.origin, bank=bank or found.origin.bank)
    return Named(found._replace(facts=facts, origin=origin), Names(ids, bare, bank), before)


def name_problems(
    lists: Sequence[FactList],
    read: Callable[[Path], bytes],
    released: Mapping[tuple[str, str], Collection[str]] | None = None,
) -> Iterator[Problem]:
    """Yield ids that stand twice in a bank, over all files of its folder, and odd names.

    `released` are the texts under which a bank and an id were given out.
    """
    folders: dict[str, str] = {}
    first: dict[tuple[str, str], Fact | str] = {}
    for bank, name, file in _neighbours(lists, read):
        first.setdefault((bank, name), file)
    for one in lists:
        bank, folder = one.origin.bank, str(Path(one.file).parent)
        if not is_good_name(bank):
            yield _odd(one, bank)
        if folders.setdefault(bank, folder) != folder:
            message = f"lists of the bank {bank} lie in {folders[bank]} and in {folder}"
            yield Problem(one.place("bank/0"), "F206", message, "put them into one folder")
        for fact in one.facts:
            known = (released or {}).get((bank, fact.id), ())
            yield from _id_problems(fact, bank, first, known)
    yield from _lost_ids(lists, first.keys(), released or {})


def _lost_ids(
    lists: Sequence[FactList],
    known: Collection[tuple[str, str]],
    released: Mapping[tuple[str, str], Collection[str]],
) -> Iterator[Problem]:
    """Yield the new facts that ask what a released fact asked that is gone from the bank."""
    gone = {
        (bank, fold(stem)): name
        for (bank, name), stems in sorted(released.items())
        for stem in stems
        if (bank, name) not in known
    }
    for one in lists if gone else ():
        for fact in one.facts:
            bank, before = one.origin.bank, (one.origin.bank, fact.id) in released
            old = "" if before else gone.get((bank, fold(plain(fact))), "")
            if old:
                yield _lost(fact, old)


def _lost(fact: Fact, old: str) -> Problem:
    message = f"this was released as the fact `{old}`, which is gone: learners would start anew"
    hint = (
        f"write `id: {old}` here; or, if this asks something else, keep that fact and write "
        "`withdrawn: why` on it"
    )
    return Problem(fact.place("id"), "H506", message, hint)


def _odd(found: FactList, bank: str) -> Problem:
    hint = "letters, digits and `-`, a letter or digit first"
    return Problem(found.place("bank/0"), "F203", f"`{bank}` cannot be a bank's name", hint)


def _id_problems(
    fact: Fact, bank: str, first: dict[tuple[str, str], Fact | str], released: Collection[str]
) -> Iterator[Problem]:
    if not is_good_name(fact.id):
        hint = "letters, digits and `-`, a letter or digit first"
        yield Problem(fact.place("id"), "F203", f"`{fact.id}` cannot be an id", hint)
    before = first.setdefault((bank, fact.id), fact)
    if before is fact:
        return
    where = before if isinstance(before, str) else _where(before)
    message = f"the id `{fact.id}` stands twice in the bank, first at {where}"
    twins = [fact] if isinstance(before, str) else [before, fact]
    older = [twin for twin in twins if released and plain(twin) in released]
    hint = _KEEPS.format(_where(older[0])) if len(older) == 1 else _ANOTHER
    yield Problem(fact.place("id"), "F202", message, hint)


def plain(fact: Fact) -> str:
    """Return what a fact asks as the history writes it."""
    from quizgen.history.ways import in_one_line

    text = fact.opening
    with suppress(Faulty):
        if fact.kind == "cloze":
            text = "".join(piece if isinstance(piece, str) else "…" for piece in parse(text))
    return in_one_line(text)


def _where(fact: Fact) -> str:
    place = fact.place("id")
    return f"{place.file}:{place.line}"


def _neighbours(
    lists: Sequence[FactList], read: Callable[[Path], bytes]
) -> Iterator[tuple[str, str, str]]:
    """Yield bank, id and file of the facts in lists of the same banks that were not given."""
    given = {Path(one.file) for one in lists}
    banks = {one.origin.bank for one in lists}
    for path in others(given):
        yield from ids_of(path, banks, read)


def relatives(lists: Sequence[FactList], read: Callable[[Path], bytes]) -> list[Path]:
    """Return the lists of the same banks that were not given: they lie in the same folders."""
    banks = {one.origin.bank for one in lists if one.origin.bank}
    given = {Path(one.file) for one in lists}
    return [path for path in others(given) if _bank_of(path, read) in banks]


def others(given: Collection[Path]) -> Iterator[Path]:
    """Yield the other files of the folders of these lists that may be lists."""
    for folder in sorted({path.parent for path in given if path != Path("-")}):
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
            if path not in given:
                yield path


def _bank_of(path: Path, read: Callable[[Path], bytes]) -> str:
    with suppress(OSError):
        page, _ = read_page(read(path), str(path))
        return str(read_head(page, cut(page.text, ["id"]), [])[0].get("bank", ""))
    return ""


def ids_of(
    path: Path, banks: set[str], read: Callable[[Path], bytes]
) -> Iterator[tuple[str, str, str]]:
    """Yield bank, id and file of the facts in a file, if it is a list of one of these banks."""
    try:
        page, _ = read_page(read(path), str(path))
    except OSError:
        return
    pieces = cut(page.text, ["id"])
    bank = read_head(page, pieces, [])[0].get("bank", "")
    if bank and bank in banks:
        for piece in pieces.facts:
            match = _ID.search(page.text, piece.start, piece.end)
            if match and (name := split_comment(match[1])[0].strip(" \"'")):
                yield str(bank), name, str(path)
