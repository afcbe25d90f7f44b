"""What notes of both types say about themselves: sources, tags, names."""

import html
import re
from collections.abc import Sequence
from functools import lru_cache

from quizgen.exporters._anki.anki_html import to_anki, without_signs
from quizgen.exporters._anki.pictures import media_field
from quizgen.exporters._anki.source import quote_field, report_field, source_field
from quizgen.markdown import clean
from quizgen.model import Item

_FOUR_LETTERS = re.compile(r"-[^\W\d_]{4}$")
_BLANKS = re.compile(r"\s+")


def about(item: Item) -> dict[str, str]:
    """Return the fields that do not depend on how the question is asked."""
    language = item.origin.language
    return {
        "Media": media_field(item.pictures),
        "Why": to_anki(item.why),
        "Source": source_field(item.sources, item.cites, language),
        "Quote": quote_field(item.quotes),
        "Report": report_field(item),
        "Language": _as_text(language),
        "Fact": html.escape(f"{item.origin.bank}/{item.fact}"),
        "Id": item.guid,
    }


@lru_cache(maxsize=64)
def _as_text(language: str) -> str:
    return without_signs(html.escape(language))


def tags(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the tags of a note, under the name of its bank: `magnesium::level::core`."""
    return _tags(items[0].origin.bank, tuple([(item.tags, item.level) for item in items]))


@lru_cache(maxsize=4096)
def _tags(bank: str, said: tuple[tuple[tuple[str, ...], str], ...]) -> tuple[str, ...]:
    names = {name for tags, level in said for name in (*tags, f"level::{level}")}
    return tuple(sorted(tag(bank, name) for name in names))


@lru_cache(maxsize=4096)
def tag(bank: str, name: str) -> str:
    """Return a tag under the name of its bank, which goes without its four letters."""
    return _BLANKS.sub("-", clean(f"{_FOUR_LETTERS.sub('', bank)}::{name.strip()}"))
