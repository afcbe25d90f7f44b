"""Anki's text file: plain cards of Anki's own note types, for those who want to edit them there.

Two files, since Anki takes one note type for a file: `rivers.anki.txt` of the type Basic, and
`rivers-cloze.anki.txt` of the type Cloze. Who learns with the deck takes the `.apkg`.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quizgen.exporters._anki.anki_html import to_anki
from quizgen.exporters._anki.decks import deck_name
from quizgen.exporters._anki.fact_note import why_no_card
from quizgen.exporters._naming import file_stem
from quizgen.exporters._sheet import options_of, steps_of
from quizgen.exporters.anki import note_of
from quizgen.exporters.contract import Exporter, ExportOptions, LeftOut, Rendered
from quizgen.identity import way as way_of
from quizgen.model import Bank, Cloze, Item, Numeric, Order, Recall, Typed

NO_PICTURES = "it has a picture, and a text file carries none"
ONE_CARD = "a plain note asks in one way, here as `{}`"
_EXTENSION = ".anki.txt"


class _Note(NamedTuple):
    """A line of a file: what stands in the two fields of a plain note."""

    guid: str
    front: str
    back: str
    tags: str
    deck: str


def render(bank: Bank, options: ExportOptions) -> Rendered:
    """Return the files of plain notes and of clozes, the latter only if there are any."""
    plain: list[_Note] = []
    clozes: list[_Note] = []
    left_out: list[LeftOut] = []
    for deck, ways in _questions(bank):
        note, asked = _note(ways, deck, options)
        if isinstance(note, str):
            left_out += [LeftOut(way, note) for way in ways]
            continue
        (clozes if isinstance(asked.shape, Cloze) else plain).append(note)
        why = ONE_CARD.format(way_of(asked.name))
        left_out += [LeftOut(way, why) for way in ways if way is not asked]
    stem = file_stem(bank.deck)
    files = {f"{stem}{_EXTENSION}": _file("Basic", ("Front", "Back"), plain)}
    if clozes:
        files[f"{stem}-cloze{_EXTENSION}"] = _file("Cloze", ("Text", "Back Extra"), clozes)
    return Rendered(files, tuple(left_out))


def _questions(bank: Bank) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for section in bank.sections:
        ways: dict[str, list[Item]] = {}
        for item in section.items:
            ways.setdefault(item.guid, []).append(item)
        yield from ((deck_name(section.deck), tuple(group)) for group in ways.values())


def _note(ways: Sequence[Item], deck: str, options: ExportOptions) -> tuple[_Note | str, Item]:
    """Return the line of a question, or why there is none, and the way in which it is asked."""
    made = note_of(ways, options)
    texts = dict(zip((one.name for one in made.type.fields), made.fields, strict=True))
    asked = _asked(ways)
    if asked is None:
        return why_no_card(ways), ways[0]
    behind = [texts["Why"], texts["Quote"], texts["Source"]]
    if isinstance(asked.shape, Cloze):
        front, back = [texts["Notice"], texts["Text"]], behind
    else:
        offered, reasons = _offered(asked, options)
        front = [texts["Notice"], texts["Question"], texts["Hint"], offered]
        back = [texts["Answer"], reasons, *behind]
    note = _Note(made.guid, _divided(front), _divided(back), " ".join(made.tags), deck)
    if texts["Media"] or "<img " in f"{note.front}{note.back}":
        return NO_PICTURES, asked
    return note, asked


def _asked(ways: Sequence[Item]) -> Item | None:
    """Return the way in which a plain card asks a question, None if the list allows none.

    As a recall if there is one, for that is what a plain card does; else with its options; a typed
    answer is thought.
    """
    wanted = ways[0].origin.cards
    recalls = [way for way in ways if isinstance(way.shape, Recall)]
    thought = [way for way in ways if isinstance(way.shape, Typed | Numeric)]
    others = [way for way in ways if way not in recalls and way not in thought]
    clozes = [way for way in ways if isinstance(way.shape, Cloze)]
    if wanted == "choice":
        return next(iter(others), None)
    if wanted == "recall":
        return next(iter([*recalls, *clozes, *thought]), None)
    return next(iter([*recalls, *others, *thought]), None)


def _offered(asked: Item, options: ExportOptions) -> tuple[str, str]:
    """Return the options of a question as a list, and below the answer why the others are wrong."""
    shown = options_of(asked, options)
    wrong = [f"{to_anki(one.text)}: {to_anki(one.reason)}" for one in shown if one.reason]
    texts = [one.text for one in shown]
    if isinstance(asked.shape, Order):
        steps = steps_of(asked, options)
        by_id = sorted(steps, key=lambda one: int(one.id.rpartition("-o")[2]))
        if [one.place for one in by_id] == sorted(one.place for one in by_id):
            by_id = [*by_id[1:], by_id[0]]  # in order by chance: the question would answer itself
        texts = [one.text for one in by_id]
    return _list("ol", map(to_anki, texts)), _list("ul", wrong)


def _list(tag: str, lines: Iterable[str]) -> str:
    inside = "".join(f"<li>{line}</li>" for line in lines)
    return f"<{tag}>{inside}</{tag}>" if inside else ""


def _divided(parts: Iterable[str]) -> str:
    first, *rest = [part for part in parts if part] or [""]
    return first + "".join(f"<div>{part}</div>" for part in rest)


def _file(note_type: str, fields: tuple[str, str], notes: Iterable[_Note]) -> bytes:
    r"""Return a file that Anki reads without a question.

    Every cell is in quotes: a line that began with `#` would be taken for a comment.
    """
    text = io.StringIO(newline="")
    columns = "\t".join(("Guid", *fields, "Tags", "Deck"))
    text.write("#separator:tab\n#html:true\n")
    text.write(f"#notetype:{note_type}\n#columns:{columns}\n")
    text.write("#guid column:1\n#tags column:4\n#deck column:5\n")
    table = csv.writer(text, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerows(notes)
    return text.getvalue().encode()


EXPORTER = Exporter(
    "anki_text", _EXTENSION, "Text for Anki: plain cards and clozes, to be edited there", render
)
