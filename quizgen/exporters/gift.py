"""GIFT: questions as plain text, which Moodle and many others read."""

from quizgen.exporters._gift.questions import question, why_not
from quizgen.exporters._moodle.categories import category
from quizgen.exporters._naming import file_stem
from quizgen.exporters._sheet import gradable
from quizgen.exporters.contract import Exporter, ExportOptions, LeftOut, Rendered
from quizgen.model import Bank

_EXTENSION = ".gift.txt"


def render(bank: Bank, options: ExportOptions) -> Rendered:
    """Return the questions as one file, each with its guid as name and id number."""
    decks, left_out = gradable(bank)
    refused = [LeftOut(item, why) for _, items in decks for item in items if (why := why_not(item))]
    blocks: list[str] = []
    for deck, items in decks:
        blocks.append(f"$CATEGORY: {category(bank.deck, deck, options.clock)}\n")
        blocks.extend(question(item, options) for item in items if not why_not(item))
    content = "\n".join(blocks) or "\n"
    return Rendered(
        {f"{file_stem(bank.deck)}{_EXTENSION}": content.encode()}, (*left_out, *refused)
    )


EXPORTER = Exporter("gift", _EXTENSION, "GIFT text, for Moodle and others: no pictures", render)
