"""JSON: the whole bank, every way of every question, read back without loss."""

from collections.abc import Mapping
from dataclasses import replace

from quizgen.bank_json import write_bank
from quizgen.exporters._naming import file_stem
from quizgen.exporters._sheet import options_of, steps_of
from quizgen.exporters.contract import Exporter, ExportOptions, Rendered
from quizgen.model import Bank, Item

_ALL = 1_000  # more wrong options than any item has


def render(bank: Bank, options: ExportOptions) -> Rendered:
    """Return the bank as one JSON object. Nothing is left out."""
    every = replace(options, draw=_ALL)

    def ids(item: Item) -> Mapping[str, str]:
        texts = {one.id: one.text for one in options_of(item, every)}
        return texts | {one.id: one.text for one in steps_of(item, every)}

    return Rendered({f"{file_stem(bank.deck)}.json": write_bank(bank, ids)})


EXPORTER = Exporter("json", ".json", "The whole bank for other programs: docs/json.md", render)
