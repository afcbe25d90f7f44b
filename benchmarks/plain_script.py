"""What an instructor would write over an evening: a list in, an Anki package out, all by genanki.

python -m benchmarks.plain_script list.yaml deck.apkg

The yardstick of `benchmarks.decks`. Questions become a note with a choice and a recall card, wrong
options drawn from the other answers; clozes become cloze notes. No ids of its own, no checks.
"""

import html
import random
import sys
from pathlib import Path
from typing import Any

import genanki
import yaml

CSS = ".card { font-family: arial; font-size: 20px; text-align: center; } .key { color: green; }"
BACK = '{{FrontSide}}<hr id="answer">{{Answer}}<p>{{Why}}</p><small>{{Source}}</small>'
QUESTION = genanki.Model(
    1607392319,
    "Plain question",
    fields=[{"name": name} for name in ("Question", "Answer", "Options", "Why", "Source")],
    templates=[
        {"name": "Choice", "qfmt": "{{Question}}{{Options}}", "afmt": BACK},
        {"name": "Recall", "qfmt": "{{Question}}", "afmt": BACK},
    ],
    css=CSS,
)
CLOZE = genanki.Model(
    1607392320,
    "Plain cloze",
    fields=[{"name": name} for name in ("Text", "Why", "Source")],
    templates=[
        {
            "name": "Cloze",
            "qfmt": "{{cloze:Text}}",
            "afmt": "{{cloze:Text}}<p>{{Why}}</p><small>{{Source}}</small>",
        }
    ],
    css=CSS,
    model_type=genanki.Model.CLOZE,
)


def main(source: Path, target: Path) -> None:
    """Read the list, make a note of each fact, write the package."""
    found = yaml.load(source.read_text("utf-8"), yaml.CSafeLoader)
    deck = genanki.Deck(2059400110, found["title"])
    answers = sorted({str(fact["answer"]) for fact in found["facts"] if "answer" in fact})
    draw = random.Random(1)
    for fact in found["facts"]:
        tags = [*found["tags"], *fact["tags"]]
        rest = [html.escape(fact["why"]), html.escape(found["cite"])]
        if "cloze" in fact:
            fields, model = [html.escape(fact["cloze"].strip()), *rest], CLOZE
        else:
            asked, key = html.escape(fact["question"]), html.escape(str(fact["answer"]))
            fields, model = [asked, key, options(fact, answers, draw), *rest], QUESTION
        deck.add_note(genanki.Note(model, fields, tags=tags))
    genanki.Package(deck).write_to_file(target)


def options(fact: dict[str, Any], answers: list[str], draw: random.Random) -> str:
    """Return the answer among three random other answers, as HTML."""
    key = str(fact["answer"])
    others = [answer for answer in draw.sample(answers, min(4, len(answers))) if answer != key]
    shown = [key, *others[:3]]
    draw.shuffle(shown)
    return f"<ol>{''.join(f'<li>{html.escape(option)}</li>' for option in shown)}</ol>"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
