"""JSON: the bank that `build --to json` writes, with all ways of each question."""

import re
from collections.abc import Iterable, Mapping

from quizgen.bank_json import read_bank
from quizgen.importers._plain import as_tags
from quizgen.importers.contract import Importer, Missed, Own, Question, Taken, Unfit, Wishes
from quizgen.json_line import Damaged
from quizgen.model import Bank, Entry, Item, Source

_INSIDE = re.compile(r"(?!/|(?:.*/)?\.{1,2}(?:/|$))[^\\:\x00-\x1f]{1,200}")
"""A path that cannot lead out of a folder."""


def read(content: bytes, wishes: Wishes) -> Taken:
    """Return the ways to ask in a bank. Raises Unfit."""
    try:
        bank = read_bank(content)
    except (Damaged, TypeError, ValueError, RecursionError) as error:
        raise Unfit(f"this is no bank that quizgen wrote: {error}") from error
    questions = tuple(_question(item, f"item {at}") for at, item in enumerate(bank.items, 1))
    files, lost = _pictures(bank) if wishes.pictures else ({}, ())
    first = bank.items[0].origin if bank.items else None
    return Taken(
        questions,
        lost=tuple(lost),
        title=first.title if first else bank.deck,
        language=first.language if first else "",
        files=files,
        is_whole=True,
    )


def _pictures(bank: Bank) -> tuple[Mapping[str, bytes], Iterable[Missed]]:
    """Return the pictures by their paths as typed, beside the list, and those that cannot be."""
    files: dict[str, bytes] = {}
    lost: dict[Missed, None] = {}
    for number, item in enumerate(bank.items, 1):
        for one in (*item.pictures, *item.inline):
            content = bank.media.get(one.name)
            if content is None:
                continue
            if not _INSIDE.fullmatch(one.path) or files.setdefault(one.path, content) != content:
                lost[Missed(f"item {number}", f"its picture {one.path[:80]!r} has no place")] = None
    return files, lost


def _question(item: Item, where: str) -> Question:
    own = Own(item.origin.bank, item.fact, item.kind, item.question, item.name)
    return Question(
        where=where,
        shape=item.shape,
        stem=item.stem,
        hint=item.hint,
        why=item.why,
        quotes=item.quotes,
        cites=item.cites,
        images=tuple(Entry(one.path, one.words) for one in item.pictures),
        tags=as_tags(list(item.tags)),
        level=item.level,
        source="\n".join(map(_source, item.sources)),
        own=own,
    )


def _source(source: Source) -> str:
    after = f"after {source.after}" if source.after else ""
    rest = (source.author, source.date, source.url, source.licence)
    return ", ".join(part for part in (source.title, after, *rest) if part)


def fits(content: bytes) -> bool:
    """Tell whether bytes look like an object of JSON."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


IMPORTER = Importer("json", "A bank that quizgen wrote as JSON", fits, read)
