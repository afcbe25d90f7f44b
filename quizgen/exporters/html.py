"""A practice page: one file that holds everything, to be opened in a browser, online or not."""

from quizgen.exporters._naming import file_stem
from quizgen.exporters._sheet import gradable
from quizgen.exporters.contract import Exporter, ExportOptions, Rendered
from quizgen.model import Bank


def render(bank: Bank, options: ExportOptions) -> Rendered:
    """Return one page that asks each question of the bank in one way."""
    from quizgen.exporters._practice.page import page

    decks, left_out = gradable(bank, rated=True)
    text = page(bank, decks, options)
    return Rendered({f"{file_stem(bank.deck)}.html": text.encode()}, left_out)


EXPORTER = Exporter("html", ".html", "practice page: one file for any browser, offline", render)
