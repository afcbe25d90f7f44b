"""Whether the fields of a note that lay in a file may be given out again: only as we write them.

A package in the folder of the decks may be anyone's. What it holds would run in learners' Anki.
"""

import html
import re
from collections.abc import Mapping

import nh3

from quizgen.exporters._anki.anki_html import without_signs
from quizgen.markdown.maths import is_harmless

_TAGS = {
    "p", "br", "em", "strong", "code", "pre", "sub", "sup", "img", "span",
    "ol", "li", "div", "a", "cite", "blockquote",
}  # fmt: skip
_ATTRIBUTES = {
    "img": {"src", "alt"},
    "a": {"href"},
    "ol": {"class", "dir", "data-draw", "data-order"},
    "li": {"class", "data-o", "data-place"},
    "div": {"class"},
}
_PLAIN = ("Recall", "Report", "Language", "Shape", "Fact", "Item", "Id")
"""The fields that stand in attributes, or hold no markup."""

_ADDRESS = re.compile(r"(?:mailto|https?):", re.IGNORECASE)
_MATHS = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
_OPENING = re.compile(r"\\[(\[]")
_TAG = re.compile(r"<[^>]*>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")


def is_ours(fields: Mapping[str, str]) -> bool:
    """Tell whether each field holds only what we might have written into it."""
    return all(
        _is_plain(name, text) if name in _PLAIN else _is_markup(text)
        for name, text in fields.items()
        if text
    )


def _is_plain(name: str, text: str) -> bool:
    if name == "Report" and not _ADDRESS.match(text):
        return False
    return html.escape(html.unescape(text)) == text.replace("&#91;", "[")


def _is_markup(text: str) -> bool:
    if _CONTROLS.search(text) or without_signs(text) != text or not _is_harmless(text):
        return False
    cleaned = nh3.clean(
        text,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel=None,
        attribute_filter=_kept,
    )
    # It writes some characters as themselves that we write as entities, so both are read.
    return html.unescape(cleaned) == html.unescape(text)


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """Return the value of an attribute; a picture comes from the collection, never from afar."""
    is_far = (tag, attribute) == ("img", "src") and not re.fullmatch(r"[^/\\:]+", value)
    return None if is_far else value


def _is_harmless(text: str) -> bool:
    """Tell whether all that MathJax would read is harmless."""
    inside = (html.unescape(_TAG.sub("", one or other)) for one, other in _MATHS.findall(text))
    return all(map(is_harmless, inside)) and not _OPENING.search(_MATHS.sub("", text))
