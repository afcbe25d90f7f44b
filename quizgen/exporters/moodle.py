"""Moodle XML: a category for each deck, a question of Moodle's own sort for each item."""

from collections.abc import Iterator

from quizgen.exporters._moodle.categories import category
from quizgen.exporters._moodle.questions import question, why_not
from quizgen.exporters._moodle.texts import images_of
from quizgen.exporters._naming import file_stem
from quizgen.exporters._sheet import gradable
from quizgen.exporters._xml import Node, node, to_xml
from quizgen.exporters.contract import Exporter, ExportOptions, LeftOut, Rendered
from quizgen.model import Bank, Item

_EXTENSION = ".moodle.xml"


def render(bank: Bank, options: ExportOptions) -> Rendered:
    """Return the questions as one file, each with its guid as name and id number."""
    decks, left_out = gradable(bank)
    refused = [LeftOut(item, why) for _, items in decks for item in items if (why := why_not(item))]

    def questions(items: list[Item]) -> Iterator[Node]:
        for item in items:
            if not why_not(item):
                yield question(item, options, images_of(item, bank.media))

    quiz: list[Node] = []
    for deck, items in decks:
        path = node("text", category(bank.deck, deck, options.clock))
        quiz.append(node("question", node("category", path), type_="category"))
        quiz.extend(questions(items))
    content = to_xml(node("quiz", *quiz))
    return Rendered({f"{file_stem(bank.deck)}{_EXTENSION}": content}, (*left_out, *refused))


EXPORTER = Exporter(
    "moodle", _EXTENSION, "Moodle XML: questions with feedback and pictures", render
)
