"""The practice page as one file: styles, script, questions and pictures are inside.

The browser is told to run this script only and to fetch nothing, whatever a list may hold. The
questions stand in it as JSON, which no browser runs.
"""

import html
import json
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from quizgen.exporters._anki.decks import deck_name
from quizgen.exporters._practice.about import about
from quizgen.exporters._practice.question import questions
from quizgen.exporters._practice.rich import Album
from quizgen.exporters._practice.words import code_of, words
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Bank, Item
from quizgen.number_words import number_names
from quizgen.quantity import has_decimal_comma

_SCRIPTS = ("judging.js", "showing.js", "asking.js", "rounds.js")


def page(bank: Bank, decks: Sequence[tuple[str, Sequence[Item]]], options: ExportOptions) -> str:
    """Return the page that asks the items of these decks."""
    items = [item for _, kept in decks for item in kept]
    language = code_of(items[0].origin.language if items else "en")
    style, script = _file("page.css"), "".join(map(_file, _SCRIPTS))
    title = html.escape(deck_name(bank.deck).replace("::", " · "))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header id="top"><h1 dir="auto">{title}</h1><div id="bar"></div></header>\n'
        f'<main id="room"><p class="card">{html.escape(words(language)["noscript"])}</p></main>\n'
        f'<footer id="about">{about(items, options.reviewed)}</footer>\n'
        f'<script type="application/json" id="bank">{_json(_content(bank, decks, options))}'
        f"</script>\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _content(
    bank: Bank, decks: Sequence[tuple[str, Sequence[Item]]], options: ExportOptions
) -> dict[str, object]:
    """Return all that the script knows: words, decks, questions, pictures."""
    album = Album(bank.media)
    asked = [
        one
        for at, (_, items) in enumerate(decks)
        for item in items
        for one in questions(item, at, options, album)
    ]
    items = [item for _, kept in decks for item in kept]
    known = {item.origin.language for item in items}
    return {
        "name": f"{items[0].origin.bank}/{bank.deck}" if items else bank.deck,
        "decks": [deck_name(deck).rpartition("::")[2] for deck, _ in decks],
        "words": words(items[0].origin.language if items else "en"),
        "languages": {
            language: {"comma": has_decimal_comma(language), "numbers": number_names(language)}
            for language in sorted(known)
        },
        "questions": asked,
        "pictures": album.inlined,
    }


def _json(content: dict[str, object]) -> str:
    """Return JSON that ends no element, begins none and is no comment."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return what the browser may do with the page: these styles, this script, its pictures."""
    return (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)};"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
