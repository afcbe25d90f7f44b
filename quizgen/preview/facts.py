"""A fact of the preview as HTML: its name, what is wrong with it, its questions."""

from collections.abc import Iterable
from functools import partial

from quizgen.harmless import harmless
from quizgen.preview.beside import beside
from quizgen.preview.card import card
from quizgen.preview.markup import escaped, with_code
from quizgen.preview.sheet import Entry, Part
from quizgen.problems import Problem, Severity


def part(number: int, found: Part) -> str:
    """Return the section of a list; `number` tells it from the others."""
    entries = "".join(map(partial(_entry, found), found.entries))
    file = f'<p class="file"><code>{escaped(found.file)}</code></p>'
    return (
        f'<section class="part" aria-labelledby="list-{number}">'
        f'<h2 id="list-{number}" lang="{escaped(found.language)}" dir="auto">'
        f"{escaped(harmless(found.title)) or 'A list without a title'}</h2>{file}"
        f"{entries or '<p>This list has no facts.</p>'}</section>"
    )


def _entry(found: Part, entry: Entry) -> str:
    name = escaped(entry.name)
    pairs = "".join(
        f'<div class="pair">{card(question)}{beside(question)}</div>'
        for question in entry.questions
    )
    withdrawn = f'<p class="withdrawn">Withdrawn: {escaped(entry.withdrawn)}</p>'
    return (
        f'<article class="fact" tabindex="-1" aria-label="{name}"'
        f' data-name="{escaped(found.file)} {name}" data-kind="{escaped(entry.kind)}"'
        f' data-worst="{entry.worst}"><header><h3>{name}</h3>{_about(entry)}</header>'
        f"{withdrawn if entry.withdrawn else ''}{problems(entry.problems)}{pairs or _none(entry)}"
        "</article>"
    )


def _about(entry: Entry) -> str:
    """Return where a fact stands, of what kind it is, its level and its tags."""
    item = next((way for question in entry.questions for way in question.ways), None)
    said = [entry.kind, *((item.level, *item.tags) if item else ())]
    words = "".join(f"<li>{escaped(word)}</li>" for word in said if word)
    place = escaped(f"{entry.place.file}:{entry.place.line}")
    return f'<code class="place">{place}</code><ul class="words">{words}</ul>'


def _none(entry: Entry) -> str:
    """Return the fact as it was typed, of which there is nothing else to show."""
    return f'<p class="none">No question comes of this fact.</p><pre>{escaped(entry.text)}</pre>'


def problems(found: Iterable[Problem]) -> str:
    """Return problems as a list, the gravest first: what is wrong, what to do, where."""
    rank = [*Severity]
    lines = "".join(map(_problem, sorted(found, key=lambda one: rank.index(one.severity))))
    return f'<ul class="problems">{lines}</ul>' if lines else ""


def _problem(one: Problem) -> str:
    place = one.place
    hint = f'<p class="advice" dir="auto">{with_code(one.hint)}</p>' if one.hint else ""
    return (
        f'<li class="{one.severity.value}"><p dir="auto"><b>{one.severity.value.capitalize()}</b>'
        f" <code>{escaped(one.code)}</code> {with_code(one.message)}</p>{hint}"
        f'<p class="where"><code>{escaped(f"{place.file}:{place.line}:{place.column}")}</code></p>'
        "</li>"
    )
