"""What `quizgen/exporters/contract.py` asks of every format; a new one is tested by being there."""

from dataclasses import replace

import pytest

from quizgen.exporters._naming import file_stem
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Bank, Item, Origin, Section
from quizgen.packing import exporters
from tests.exporters.examples import (
    BANK,
    CLOCK,
    SAMPLE,
    bank_of,
    choice,
    cloze,
    recall,
    typed,
)

every_format = pytest.mark.parametrize("name", exporters())


def only_choices(made: Item) -> Item:
    """Return the item as of a list that wants only choices."""
    return replace(made, origin=Origin(BANK, "T", cards="choice"))


NASTY = '<b> & "q" {{c1::x}} ~ = # \\(a\\) \\frac \n\u202e 漢字 🧲 [sound:x.mp3]'
BANKS = {
    "sample": SAMPLE,
    "empty": Bank("Empty", ()),
    "no items": Bank("Empty", (Section("Empty", ()),)),
    "nested": Bank("A::B", (Section("A::B::C", (choice("c"),)), Section("A::B::D", (typed("d"),)))),
    "nasty": bank_of(
        replace(recall("n"), stem=NASTY, why=NASTY, hint=NASTY), deck='A/B: "c" <d> | ?*'
    ),
    "left out": bank_of(typed("t"), only_choices(recall("r"))),
    "odd names": bank_of(cloze("größe-1.2_x", "a"), deck="..::/etc/passwd"),
}

every_bank = pytest.mark.parametrize("bank", BANKS.values(), ids=BANKS)


@every_format
def test_a_format_is_found_under_its_own_name(name: str) -> None:
    exporter = exporters()[name]

    assert exporter.name == name
    assert name.isidentifier()
    assert name.islower()
    assert exporter.extension.startswith(".")
    assert exporter.summary
    assert "\n" not in exporter.summary


def test_all_formats_of_a_bank_can_lie_in_one_folder() -> None:
    extensions = [exporter.extension for exporter in exporters().values()]

    assert len({*extensions}) == len(extensions)


@every_format
@every_bank
def test_the_same_bank_gives_the_same_bytes(name: str, bank: Bank) -> None:
    exporter, options = exporters()[name], ExportOptions(CLOCK)

    first, second = exporter.render(bank, options), exporter.render(bank, options)

    assert first == second


@every_format
@every_bank
def test_files_have_plain_names_that_end_in_the_extension(name: str, bank: Bank) -> None:
    exporter = exporters()[name]

    files = exporter.render(bank, ExportOptions(CLOCK)).files

    assert files
    assert all(file.endswith(exporter.extension) for file in files)
    assert all(file.startswith(file_stem(bank.deck)) for file in files)
    assert [file for file in files if set(file) & set('/\\:*?"<>|\n') or file[0] == "."] == []
    assert all(len(content) > 0 for content in files.values())


@every_format
@every_bank
def test_what_is_left_out_is_of_the_bank_and_has_a_reason(name: str, bank: Bank) -> None:
    left_out = exporters()[name].render(bank, ExportOptions(CLOCK)).left_out

    assert all(left.reason.strip() for left in left_out)
    assert all(left.item in bank.items for left in left_out)


@every_format
def test_a_bank_is_left_as_it_is(name: str) -> None:
    media = {"a.png": b"x"}
    bank = replace(SAMPLE, media=media)

    exporters()[name].render(bank, ExportOptions(CLOCK))

    assert bank == replace(SAMPLE, media={"a.png": b"x"})
    assert media == {"a.png": b"x"}
