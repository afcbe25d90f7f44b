"""The fields that say where a fact comes from, and where to write when it is wrong."""

import html
from functools import lru_cache
from urllib.parse import quote, urlsplit

from quizgen.exporters._anki.anki_html import to_anki, without_signs
from quizgen.exporters._anki.words import words
from quizgen.markdown import clean
from quizgen.model import Item, Source

_PAGES = ("http", "https")
_REPORTS = ("mailto", "http", "https")


@lru_cache(maxsize=4096)
def source_field(sources: tuple[Source, ...], cites: tuple[str, ...], language: str) -> str:
    """Return each source and each place in it on a line of its own."""
    lines = [_source(source, language) for source in sources]
    return "<br>".join(line for line in [*lines, *map(to_anki, cites)] if line)


def _source(source: Source, language: str) -> str:
    title = to_anki(source.title)
    if title and _scheme(source.url) in _PAGES:
        title = f'<a href="{_address(source.url.strip())}">{title}</a>'
    after = f"{words(language).after} <cite>{to_anki(source.after)}</cite>" if source.after else ""
    rest = [to_anki(part) for part in (source.author, source.date, source.licence)]
    return ", ".join(part for part in (title, after, *rest) if part)


@lru_cache(maxsize=4096)
def quote_field(quotes: tuple[str, ...]) -> str:
    """Return the words of the source, each quote as a block of its own."""
    return "".join(f"<blockquote>{to_anki(words)}</blockquote>" for words in quotes)


def report_field(item: Item) -> str:
    """Return the whole address at which a fact can be reported, "" if the list gives none."""
    address = item.origin.report.strip()
    scheme = _scheme(address) if address else ""
    if scheme not in _REPORTS:
        return ""
    fact = quote(f"{item.origin.bank}/{item.fact}")
    added = f"subject=quizgen%20{fact}" if scheme == "mailto" else f"fact={fact}"
    before, mark, fragment = address.partition("#")
    joint = "&" if "?" in before else "?"
    return _address(f"{before}{joint}{added}{mark}{fragment}")


def _address(address: str) -> str:
    """Return an address for an attribute; Anki makes sounds and LaTeX out of those too."""
    return without_signs(html.escape(clean(address)))


def _scheme(address: str) -> str:
    """Return the scheme of an address, "" for what is none."""
    try:
        return urlsplit(address.strip()).scheme
    except ValueError:
        return ""
