"""One question of Moodle's → a question of ours, or why it cannot be one."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from quizgen.importers._html import to_markdown
from quizgen.importers._moodle.reading import Reader
from quizgen.importers._moodle.sorts import SORTS
from quizgen.importers._moodle.tree import Element, instruction, text
from quizgen.importers._plain import as_id, as_tags, tidy
from quizgen.importers.contract import Own, Question
from quizgen.model import Cloze, Entry

_OURS = re.compile(
    r'(?:<div class="quizgen-why">(?P<why>.*?)</div>)?'
    r"(?P<quotes>(?:<blockquote>.*?</blockquote>)*+)"
    r'(?:<div class="quizgen-source">(?P<source>.*?)</div>)?',
    re.DOTALL,
)
_BESIDE = re.compile(r"(.*</(?:p|pre|div|blockquote)>)((?:<img [^>]*>)+)", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")


class _Said(NamedTuple):
    """What is said after answering: why, and of a question of ours its quotes and source."""

    why: str
    quotes: tuple[str, ...] = ()
    source: str = ""


def read_question(element: Element, where: str, reader: Reader) -> tuple[Question, str]:
    """Return a question, and its language if it is one of ours.

    Raises ValueError, which says why it cannot be carried.
    """
    if text(element, "hidden").strip() == "1":
        raise ValueError("it is hidden in Moodle, as older versions are")
    ours = _ours(instruction(element))
    kind = element.get("type", "")
    sort = SORTS.get(kind)
    if sort is None:
        raise ValueError(f"Moodle's sort {kind[:40]!r} has no shape in a list")
    found = sort(element, reader, ours)
    stem, images = ("", ()) if isinstance(found.shape, Cloze) else _stem(element, reader)
    said = _feedback(element, reader, found.why)
    question = Question(
        where=where,
        shape=found.shape,
        stem=stem,
        id=as_id(text(element, "idnumber").strip()),
        never=found.never,
        accept=found.accept,
        wrong=found.wrong,
        hint=_first_hint(element, reader),
        images=images,
        tags=as_tags([one.text or "" for one in element.findall("tags/tag/text")]),
        level=ours.get("level", ""),
        why=said.why,
        quotes=said.quotes,
        source=said.source,
        own=_own(ours),
    )
    return question, ours.get("language", "")


def _ours(found: str) -> Mapping[str, str]:
    """Return what quizgen wrote of the question, nothing if it did not write it."""
    try:
        read = json.loads(found) if found else {}
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _own(ours: Mapping[str, str]) -> Own | None:
    names = ("bank", "fact", "kind", "question", "way")
    if not all(isinstance(ours.get(name), str) for name in names):
        return None
    return Own(*(tidy(ours[name]) for name in names))


def _stem(element: Element, reader: Reader) -> tuple[str, tuple[Entry, ...]]:
    """Return the question, and the pictures that stand behind its last paragraph."""
    asked = element.find("questiontext")
    if asked is None:
        raise ValueError("it has no text")
    found = text(asked, "text").strip()
    beside = _BESIDE.fullmatch(found)
    stem = reader.html(beside[1] if beside else found, asked)
    shown = reader.html(beside[2], asked) if beside else ""
    if not stem and not shown:
        raise ValueError("its text is empty")
    return stem, tuple(Entry(path, words) for words, path in _IMAGE.findall(shown))


def _first_hint(element: Element, reader: Reader) -> str:
    return next(filter(None, (reader.markdown(one) for one in element.findall("hint"))), "")


def _feedback(element: Element, reader: Reader, more: str) -> _Said:
    """Return why the key is right; of ours also its quotes and its source."""
    general = element.find("generalfeedback")
    found = "" if general is None else text(general, "text").strip()
    ours = _OURS.fullmatch(found) if "quizgen-" in found or "<blockquote>" in found else None
    if ours is None or general is None:
        texts = dict.fromkeys(filter(None, (reader.markdown(general), more)))
        return _Said("\n".join(texts))
    quotes = re.findall("<blockquote>(.*?)</blockquote>", ours["quotes"], re.DOTALL)
    return _Said(
        reader.html(ours["why"] or "", general) or more,
        tuple(filter(None, (reader.html(one, general) for one in quotes))),
        to_markdown(ours["source"] or "").text,
    )
