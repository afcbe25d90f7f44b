"""A bank with an item of every shape and every sort of claim, and the golden files of formats."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from quizgen.exporters.contract import Exporter, ExportOptions
from quizgen.model import (
    Bank,
    Blank,
    CellDiffers,
    Choice,
    Distractor,
    Entry,
    Listed,
    Numeric,
    Picture,
    Quantity,
    RestOfGroup,
    Section,
    StepElsewhere,
    Typed,
)
from tests.exporters.examples import CLOCK, SAMPLE, SHAPES, cloze, item

GOLDEN = Path(__file__).parent / "golden"

CLAIMS = Choice(
    "=2+3",
    (
        Distractor("a cell", CellDiffers("period", "Na")),
        Distractor("a member", RestOfGroup("antidote")),
        Distractor("a step", StepElsewhere(2), "It comes second."),
        Distractor("listed", Listed()),
    ),
)
MOLAR = Numeric(
    "58.44 ± 0.01 g/mol",
    Quantity(Decimal("58.43"), Decimal("58.45"), "g/mol"),
    accept=("58.4 g/mol",),
    arguable=(Entry("58 g/mol", "rounded too far"),),
)
PORE = (
    "The ",
    Blank(1, "pore", "a hole", accept=("channel",)),
    " holds `x::y` and ",
    Blank(2, "Mg^2+^", arguable=(Entry("magnesium", "which form?"),)),
    ".",
)
BOTTLE = Picture("pictures/bottle.png", "A bottle", "bottle-1234.png")

EVERY_SHAPE = Bank(
    "Health::Magnesium",
    (
        *SAMPLE.sections,
        *SHAPES.sections,
        Section(
            "Health::Magnesium::More",
            (
                replace(item("claims", CLAIMS), level="detail", cites=("p. 3", "p. 5")),
                replace(item("molar", MOLAR), kind="question", hint="g/mol"),
                replace(item("exact", Typed("NaCl", ("salt",), exact=True)), tags=()),
                replace(cloze("blanks", *PORE), kind="cloze"),
                replace(item("bottle", Choice("A", CLAIMS.distractors[:2])), pictures=(BOTTLE,)),
            ),
        ),
    ),
    {"bottle-1234.png": b"\x89PNG"},
)


def rendered(exporter: Exporter, bank: Bank = EVERY_SHAPE) -> dict[str, bytes]:
    """Return the files of a bank by their endings: what follows the name of the deck."""
    files = exporter.render(bank, ExportOptions(CLOCK)).files
    return {name.removeprefix("magnesium"): content for name, content in files.items()}


def assert_golden(request: pytest.FixtureRequest, name: str, content: bytes) -> None:
    """Compare with the golden file; `--cases-anew` writes it first: read the difference."""
    golden = GOLDEN / name
    write = golden.write_bytes if request.config.getoption("--cases-anew") else len

    write(content)

    assert content == golden.read_bytes()
