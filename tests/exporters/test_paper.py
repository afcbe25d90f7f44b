"""The test on paper, read back by poppler: every stem once, forms, keys, nothing lost."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from quizgen.exporters._paper.forms import forms
from quizgen.exporters._paper.laying import letter
from quizgen.exporters._paper.typesetting import Press
from quizgen.exporters._sheet import gradable
from quizgen.exporters.contract import ExportOptions
from quizgen.exporters.paper import EXPORTER
from quizgen.model import Bank, Blank, Item, Numeric, Order, Picture, Quantity, Typed
from quizgen.problems import Refused
from tests.exporters.every_shape import EVERY_SHAPE, assert_golden
from tests.exporters.examples import (
    CLOCK,
    INJECTION,
    MINERALS,
    MYTH,
    ORIGIN,
    bank_of,
    choice,
    cloze,
    item,
    recall,
    shaped,
)
from tests.exporters.practice import DOSE, DRAWING
from tests.exporters.test_cards_hostile import HOSTILE, hostile

pytest.importorskip("typst", reason="NOT TESTED, no pages are set: pip install 'quizgen[paper]'")

OPTIONS = ExportOptions(CLOCK)
SIZE = Numeric("350 mg", Quantity(Decimal(350), Decimal(350), "mg"))
EVERY = (
    replace(choice("choice"), stem="Which receptor is it?", why="It sits in the *pore*."),
    shaped("all", MINERALS, "Which are minerals?"),
    shaped("order", INJECTION, "How is it given?"),
    shaped("myth", MYTH, "Most pain needs a scan."),
    replace(item("typed", Typed("magnesium", ("Mg",))), stem="Which element has two letters?"),
    replace(item("number", SIZE), stem="What is the limit?"),
    cloze(
        "cloze", "Ions leave ", Blank(1, "pores", "holes"), " and enter ", Blank(2, "cells"), "."
    ),
    replace(item("dose", DOSE), stem="How much is allowed?"),
)
STEMS = [
    "Which receptor is it?", "Which are minerals?", "How is it given?", "Most pain needs a scan.",
    "Which element has two letters?", "What is the limit?", "Ions leave", "How much is allowed?",
]  # fmt: skip

Read = Callable[[bytes], list[str]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Returns the text of each page of a PDF, as poppler reads it."""
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("NOT TESTED, nobody has read the pages: apt-get install poppler-utils")

    def pages(content: bytes) -> list[str]:
        path = tmp_path / "read.pdf"
        path.write_bytes(content)
        read = subprocess.run(
            [program, "-layout", "-enc", "UTF-8", path, "-"], capture_output=True, check=True
        )
        return read.stdout.decode().split("\f")[:-1]

    return pages


def made(bank: Bank, options: ExportOptions = OPTIONS) -> dict[str, bytes]:
    """Return the files by what follows the name of the deck."""
    files = EXPORTER.render(bank, options).files
    return {name.removeprefix("magnesium"): content for name, content in files.items()}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_what_is_printed_is_as_reviewed(request: pytest.FixtureRequest) -> None:
    decks, _ = gradable(EVERY_SHAPE)
    items = [one for _, kept in decks for one in kept]
    (form,) = forms(EVERY_SHAPE, items, OPTIONS)

    said = {"test": form.test, "key": form.key["rows"]}
    written = json.dumps(said, ensure_ascii=False, indent=1)
    assert_golden(request, "paper.json", f"{written}\n".encode())


def test_every_stem_stands_in_the_test_once_and_every_option_too(read: Read) -> None:
    text = squeezed(" ".join(read(made(bank_of(*EVERY))[".pdf"])))

    assert [text.count(stem) for stem in STEMS] == [1] * len(STEMS)
    for words in ("AMPA receptor", "Creatine", "Wash hands", "True", "3500 mg", "(holes)"):
        assert text.count(words) == 1
    assert "Name" in text
    assert "Page 1 of 1" in text
    assert "Study material, not medical advice." in text


def test_no_file_says_when_it_was_made() -> None:
    for content in made(bank_of(*EVERY)).values():
        assert content.startswith(b"%PDF-")
        assert not re.search(rb"CreationDate|ModDate|xmp:(?:Create|Modify)Date", content)


def test_the_test_gives_no_answer_and_no_guid_away(read: Read) -> None:
    text = squeezed(" ".join(read(made(bank_of(*EVERY))[".pdf"])))

    for words in ("magnesium ", "pores", "cells", "It sits", *(one.guid for one in EVERY)):
        assert words not in text


def test_the_key_has_a_row_for_each_item_with_its_guid_and_why(read: Read) -> None:
    text = squeezed(" ".join(read(made(bank_of(*EVERY))["-key.pdf"])))

    assert [text.count(one.guid) for one in EVERY] == [1] * len(EVERY)
    for words in ("NMDA receptor", "It sits in the pore.", "also: Mg", "pores; cells", "Key"):
        assert words in text


def letters_of(options: ExportOptions) -> dict[str, dict[str, str]]:
    """Return for each form the mark of each fact in the key, checked against the test."""
    found: dict[str, dict[str, str]] = {}
    facts = {one.guid: one.fact for one in EVERY}
    for form in forms(bank_of(*EVERY), EVERY, options):
        found[form.letter] = {facts[row["id"]]: row["mark"] for row in form.key["rows"]}
        for asked, row in zip(form.test["items"], form.key["rows"], strict=True):
            right = [asked["options"]["ABCDE".index(mark)] for mark in plain(row["mark"])]
            assert [run for text in right for run in text] == [
                run for run in row["answer"] if run != ["; "]
            ] or not right
    return found


def plain(mark: str) -> list[str]:
    """Return the letters of a mark, none of what is numbered."""
    return [one for one in mark.split() if one.isalpha()]


def test_forms_differ_in_order_and_each_has_its_own_key() -> None:
    found = letters_of(ExportOptions(CLOCK, forms=4))

    assert [*found] == ["A", "B", "C", "D"]
    assert len({tuple(marks) for marks in found.values()}) > 1
    assert len({marks["choice"] for marks in found.values()}) > 1
    assert {marks["myth"] for marks in found.values()} == {"B"}
    assert {marks["dose"] for marks in found.values()} == {"B"}


def test_a_seed_gives_its_own_order_and_always_the_same() -> None:
    one, other = (letters_of(ExportOptions(CLOCK, seed=seed)) for seed in ("1", "2"))

    assert one == letters_of(ExportOptions(CLOCK, seed="1"))
    assert [*one["A"]] != [*other["A"]]


def test_another_item_does_not_change_the_order_of_the_rest() -> None:
    less = forms(bank_of(*EVERY[1:]), EVERY[1:], OPTIONS)[0].key["rows"]
    more = forms(bank_of(*EVERY), EVERY, OPTIONS)[0].key["rows"]

    assert [row for row in more if row["id"] != EVERY[0].guid] == less


def test_several_forms_are_files_of_their_own_with_one_key(read: Read) -> None:
    files = made(bank_of(*EVERY), ExportOptions(CLOCK, forms=2))

    assert [*files] == ["-form-a.pdf", "-form-b.pdf", "-key.pdf"]
    for name in "AB":
        text = squeezed(" ".join(read(files[f"-form-{name.lower()}.pdf"])))
        assert f"Form {name}" in text
        assert [text.count(stem) for stem in STEMS] == [1] * len(STEMS)
    assert len(read(files["-key.pdf"])) == 2


def test_steps_are_printed_in_another_order_with_the_numbers_in_the_key() -> None:
    two = shaped("two", Order((("first",), ("second",))))
    (form,) = forms(bank_of(two), [two], OPTIONS)

    assert form.test["items"][0]["options"] == [[["second"]], [["first"]]]
    assert form.key["rows"][0]["mark"] == "2, 1"


def many(count: int) -> list[Item]:
    return [
        replace(choice(f"q{at}"), stem=f"Question {at} of many asks {'a lot ' * (at % 40)}this?")
        for at in range(count)
    ]


def test_no_item_breaks_over_a_page(read: Read) -> None:
    pages = read(made(bank_of(*many(40)))[".pdf"])

    assert len(pages) > 3
    for page in pages:
        assert page.count("asks") == page.count("this?") == page.count("AMPA receptor")
        assert page.count("asks") == page.count("NMDA receptor") == page.count("Histamine")
    assert [f"Page {at} of {len(pages)}" in page for at, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)


def test_an_item_longer_than_a_page_loses_nothing(read: Read) -> None:
    long = replace(choice("long"), stem="\n".join(f"line {at}." for at in range(1, 121)))
    text = squeezed(" ".join(read(made(bank_of(long))[".pdf"])))

    assert [text.count(f"line {at}.") for at in range(1, 121)] == [1] * 120


# --- What cannot be printed ---


def test_a_sign_that_no_standard_has_is_none_either() -> None:
    with Press({}) as press:
        assert press.missing("a\U0010fffdß") == {"\U0010fffd"}


def test_a_sign_without_a_glyph_leaves_its_item_out_and_is_named() -> None:
    bank = bank_of(choice("a"), replace(choice("b"), stem="漢字 and 🧲?"))
    left_out = EXPORTER.render(bank, OPTIONS).left_out

    assert [(left.item.fact, left.reason) for left in left_out] == [
        ("b", "the fonts of the paper have no sign for “字漢🧲”")
    ]


@pytest.mark.parametrize(
    "text", ["Ω µ α β", "Mg²⁺ H₂O", "≥ ≤ ± × → −", "Ж Ñ ü ß ç", "é e\u0301", "½ ° €"]
)
def test_signs_that_lists_need_are_printed(text: str) -> None:
    with Press({}) as press:
        assert press.missing(text) == set()


def test_a_picture_is_printed_and_one_that_cannot_be_leaves_its_item_out() -> None:
    heart, broken = Picture("a.svg", "A", "heart.svg"), Picture("b.png", "B", "broken.png")
    bank = replace(
        bank_of(
            replace(choice("a"), pictures=(heart,)),
            replace(choice("b"), pictures=(broken,)),
            replace(choice("c"), stem="![x](a.svg)", inline=(heart,)),
        ),
        media={"heart.svg": DRAWING, "broken.png": b"\x89PNG"},
    )
    left_out = EXPORTER.render(bank, OPTIONS).left_out

    assert [(left.item.fact, left.reason) for left in left_out] == [
        ("b", "its picture broken.png cannot be printed")
    ]


def test_a_recall_has_nobody_to_rate_it() -> None:
    left_out = EXPORTER.render(bank_of(recall("a")), OPTIONS).left_out

    assert [left.reason for left in left_out] == [
        "the learner rates it, and this format has nobody who does"
    ]


def test_without_typst_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(Refused) as refused:
        EXPORTER.render(bank_of(*EVERY), OPTIONS)
    (problem,) = refused.value.problems
    assert (problem.code, problem.message, problem.hint) == (
        "F009",
        "paper needs typst, which is not installed",
        "python -m pip install 'quizgen[paper]'",
    )


# --- What a list holds is text ---

MATHS = re.compile(r"\\\((</span>.*?)\\\)")
NASTY = [
    *HOSTILE[:-1],
    '#read("/etc/passwd") #import "x.typ" #panic()',
    r"#eval(\"1\") $x$ <label> @ref // /* */ ~ -- --- ' \" a_b = - +",
    '"); #panic("',
]


@pytest.mark.parametrize("at", range(len(NASTY)), ids=NASTY)
def test_whatever_a_list_holds_is_printed_to_the_letter(at: int, read: Read) -> None:
    text = NASTY[at]
    asked = hostile(text, at)
    rendered = EXPORTER.render(bank_of(*asked), OPTIONS)
    test, key = ("".join("".join(read(pdf)).split()) for pdf in rendered.files.values())

    told = "".join(MATHS.sub(r"\1", text).split())
    assert rendered.left_out == ()
    assert test.replace("\u200b", "").count(f"q{told}") == 4
    assert [key.count(one.guid) for one in asked] == [1] * 5


def test_maths_is_printed_as_typed_and_the_key_says_so(read: Read) -> None:
    asked = replace(choice("a"), stem=r"What is \(x^2\)?", why=r"\[x \cdot x\]")
    files = made(bank_of(asked))

    assert "x^2?" in "".join(read(files[".pdf"])[0].split())
    assert r"x \cdot x" in read(files["-key.pdf"])[0]
    assert "Maths is printed as it was typed." in read(files["-key.pdf"])[0]


def test_superscripts_and_code_keep_their_signs(read: Read) -> None:
    asked = replace(choice("a"), stem="How does Mg^2+^ in `x  y` and H~2~O *move* **on**?")
    text = squeezed(read(made(bank_of(asked))[".pdf"])[0])

    for words in ("Mg", "2+", "x y", "move", "on"):
        assert words in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Seite 1 von 1"), ("fr", "Page 1 sur 1"), ("es", "Página 1 de 1"), ("fi", "Page 1 of")],
)
def test_the_paper_speaks_the_language_of_its_list(language: str, words: str, read: Read) -> None:
    asked = replace(choice("a"), origin=replace(ORIGIN, language=language))

    assert words in read(made(bank_of(asked))[".pdf"])[0]


def test_options_have_letters_past_the_alphabet() -> None:
    assert [letter(at) for at in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_no_room_for_temporary_files_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))

    with pytest.raises(Refused, match="the pages cannot be laid out: No such file"), Press({}):
        pass


def test_pictures_without_room_are_told_and_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(Refused, match="No space left on device"), Press({"a.png": b""}):
        pass

    assert list(tmp_path.iterdir()) == []
