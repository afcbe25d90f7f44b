"""What notes of both types say about themselves: sources, tags, names."""

import html
import re
from collections.abc import Sequence

from quizgen.exporters._anki.anki_html import to_anki
from quizgen.exporters._anki.source import quote_field, report_field, source_field
from quizgen.markdown import clean
from quizgen.model import Item

_FOUR_LETTERS = re.compile(r"-[^\W\d_]{4}$")
_BLANKS = re.compile(r"\s+")


def about(item: Item) -> dict[str, str]:
    """Return the fields that do not depend on how the question is asked."""
    language = item.origin.language
    return {
        "Why": to_anki(item.why),
        "Source": source_field(item.sources, item.cites, language),
        "Quote": quote_field(item.quotes),
        "Report": report_field(item),
        "Language": html.escape(language),
        "Fact": html.escape(f"{item.origin.bank}/{item.fact}"),
        "Id": item.guid,
    }


def tags(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the tags of a note, under the name of its bank: `magnesium::level::core`."""
    bank = _FOUR_LETTERS.sub("", items[0].origin.bank)
    names = {tag for item in items for tag in (*item.tags, f"level::{item.level}")}
    return tuple(sorted(_BLANKS.sub("-", clean(f"{bank}::{name.strip()}")) for name in names))
