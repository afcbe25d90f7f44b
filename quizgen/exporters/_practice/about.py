"""What stands under the questions: where they are from, and what they are not."""

import html
from collections.abc import Sequence

from quizgen.exporters._anki.source import source_field
from quizgen.exporters._practice.words import words
from quizgen.markdown import to_html
from quizgen.model import Item


def about(items: Sequence[Item], reviewed: str) -> str:
    """Return the lists and the sources of all items as HTML, each once.

    `reviewed` says how many of the claims were reviewed, "" where nobody ticks them.
    """
    said = words(items[0].origin.language if items else "en")
    lists = {(item.origin.title, item.origin.bank) for item in items}
    titles = [f"{to_html(title)} ({html.escape(bank)})" for title, bank in sorted(lists)]
    named = {(source, item.origin.language) for item in items for source in item.sources}
    fields = {source_field((source,), (), language) for source, language in named}
    lines = [
        *([f"{html.escape(said['made'])} {', '.join(titles)}."] if titles else ()),
        *(f"{html.escape(said['source'])}: {field}." for field in sorted(fields) if field),
        *([f"{html.escape(reviewed)}."] if reviewed else ()),
        html.escape(said["caution"]),
    ]
    return "".join(f'<p dir="auto">{line}</p>' for line in lines)
