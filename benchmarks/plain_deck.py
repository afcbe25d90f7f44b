"""The straightforward genanki program: the same items as ours, into the same fields.

The yardstick of `benchmarks.decks`: what a good programmer writes who has the bank in hand and
trusts its text. Each text goes through `html.escape`, each note is a `genanki.Note` with the guid
of its question, and genanki finds the cards and writes the file. Less than ours: no Markdown, no
option numbers, no order of numbers, no places of new cards, no zip that is compressed.
"""

import html
import random
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import genanki

from quizgen.exporters._anki.decks import Deck
from quizgen.exporters._anki.note_types import CLOZE, FACT, NoteType
from quizgen.model import Bank, Blank, Choice, Cloze, Item, Recall

FRONTS = {
    "choice": "{{#Options}}{{Question}}{{Options}}{{/Options}}",
    "recall": "{{#Recall}}{{Question}}{{/Recall}}",
    "typed": "{{#Typed}}{{Question}}{{/Typed}}",
    "cloze": "{{cloze:Text}}",
}


def model(note_type: NoteType) -> genanki.Model:
    """Return a note type with the fields of one of ours, its cards plainly laid out."""
    return genanki.Model(
        note_type.id,
        note_type.name,
        fields=[{"name": field.name} for field in note_type.fields],
        templates=[
            {
                "name": template.name,
                "qfmt": FRONTS[template.name],
                "afmt": f"{FRONTS[template.name]}<hr>{{{{Why}}}}{{{{Source}}}}",
            }
            for template in note_type.templates
        ],
        model_type=genanki.Model.CLOZE if note_type.is_cloze else genanki.Model.FRONT_BACK,
    )


def write_items(bank: Bank, target: Path) -> None:
    """Write a note for each question of the bank, its fields made here."""
    draw, fact, cloze = random.Random(1), model(FACT), model(CLOZE)
    deck = genanki.Deck(1, bank.deck)
    for guid, group in groupby(bank.items, key=lambda item: item.guid):
        ways = list(group)
        shape = ways[0].shape
        if isinstance(shape, Cloze):
            fields, kind = _cloze_fields(ways[0], shape), cloze
        else:
            fields, kind = _fact_fields(ways, draw), fact
        tags = [tag.replace(" ", "-") for tag in (*ways[0].tags, f"level::{ways[0].level}")]
        deck.add_note(genanki.Note(kind, fields, tags=tags, guid=guid))
    genanki.Package(deck).write_to_file(target)


def write_notes(decks: Iterable[Deck], target: Path) -> None:
    """Write notes whose fields are given: only the packing."""
    models = {note_type.id: model(note_type) for note_type in (FACT, CLOZE)}
    written = []
    for deck in decks:
        plain = genanki.Deck(deck.id, deck.name, deck.description)
        for placed in deck.notes:
            note = placed.note
            kind = models[note.type.id]
            plain.add_note(genanki.Note(kind, note.fields, tags=note.tags, guid=note.guid))
        written.append(plain)
    genanki.Package(written).write_to_file(target)


def _fact_fields(ways: Sequence[Item], draw: random.Random) -> list[str]:
    item = ways[0]
    shapes = [way.shape for way in ways]
    choice = next((shape for shape in shapes if isinstance(shape, Choice)), None)
    recall = next((shape for shape in shapes if isinstance(shape, Recall)), None)
    answer = recall.answer if recall else choice.key if choice else ""
    texts = [
        html.escape(item.stem),
        html.escape(answer),
        _options(choice, draw) if choice else "",
        "1" if recall else "",
        "",
        html.escape(item.hint),
        "",
        "",
        *_about(item),
        "choice" if choice else "",
        *_names(item),
    ]
    return texts + [""] * (len(FACT.fields) - len(texts))


def _cloze_fields(item: Item, cloze: Cloze) -> list[str]:
    texts = [
        "".join(
            _deletion(piece) if isinstance(piece, Blank) else html.escape(piece)
            for piece in cloze.pieces
        ),
        "",
        "",
        *_about(item),
        *_names(item),
    ]
    return texts + [""] * (len(CLOZE.fields) - len(texts))


def _deletion(blank: Blank) -> str:
    parts = [str(blank.number), blank.answer, *([blank.hint] if blank.hint else [])]
    return f"{{{{c{'::'.join(map(html.escape, parts))}}}}}"


def _about(item: Item) -> list[str]:
    sources = [", ".join(filter(None, source)) for source in item.sources]
    return [
        html.escape(item.why),
        "<br>".join(map(html.escape, [*sources, *item.cites])),
        "".join(f"<blockquote>{html.escape(quote)}</blockquote>" for quote in item.quotes),
        "",
        "",
        item.origin.language,
    ]


def _names(item: Item) -> list[str]:
    return [html.escape(f"{item.origin.bank}/{item.fact}"), item.name, item.guid]


def _options(choice: Choice, draw: random.Random) -> str:
    lines = [f'<li class="key">{html.escape(choice.key)}</li>']
    lines += [
        f'<li class="wrong">{html.escape(wrong.text)}'
        f'<div class="reason">{html.escape(wrong.reason)}</div></li>'
        for wrong in choice.distractors
    ]
    draw.shuffle(lines)
    return f'<ol class="qz">{"".join(lines)}</ol>'
