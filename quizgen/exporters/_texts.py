"""The texts of an item as HTML for a course: what is shown beside the question and after it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from quizgen.exporters._anki.source import quote_field, source_field
from quizgen.markdown import clean, to_html
from quizgen.model import ChooseAll, Item

WHY, SOURCE = "quizgen-why", "quizgen-source"
"""Classes by which the two are told apart when a file is read again."""

MOST_PARTS = 10
"""Into how many parts Moodle can share the points of a question."""

TOO_MANY_PARTS = (
    f"it has more than {MOST_PARTS} right or more than {MOST_PARTS} wrong options, and Moodle can "
    f"share the points among {MOST_PARTS} at most"
)

_NO_TAG = re.compile(r"[<>\]`\s]+")
_BLOCKS = ("<p>", "<pre>", "<div ", "<blockquote>")


def general_feedback(item: Item) -> str:
    """Return the feedback to an item as HTML, "" if the list has nothing to say."""
    why = to_html(item.why)
    source = source_field(item.sources, item.cites, item.origin.language)
    parts = (
        f'<div class="{WHY}">{why}</div>' if why else "",
        quote_field(item.quotes),
        f'<div class="{SOURCE}">{source}</div>' if source else "",
    )
    return "".join(parts)


def block(rendered: str) -> str:
    """Return HTML that begins and ends with a tag: in a paragraph, if it has none."""
    return rendered if rendered.startswith(_BLOCKS) else f"<p>{rendered}</p>"


def too_many_parts(shape: ChooseAll) -> bool:
    """Tell whether Moodle cannot share the points among the options."""
    return max(len(shape.keys), len(shape.distractors)) > MOST_PARTS


def share(parts: int) -> str:
    """Return the percentage of one of so many parts, as Moodle lists it: 33.33333, 12.5."""
    return f"{Decimal(100) / parts:.5f}".rstrip("0").rstrip(".")


def tags_of(item: Item) -> Iterator[str]:
    """Yield the tags of an item, without the signs that a course or a comment cannot hold."""
    for tag in item.tags:
        if name := " ".join(_NO_TAG.sub(" ", clean(tag)).split()):
            yield name
