"""Any bank survives its own JSON, and what is no bank is refused."""

import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.bank_json import read_bank, write_bank
from quizgen.bank_schema import bank_schema
from quizgen.json_line import Damaged
from quizgen.model import (
    Bank,
    Blank,
    CellDiffers,
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Entry,
    Item,
    Listed,
    Numeric,
    Order,
    Origin,
    Picture,
    Quantity,
    Recall,
    RestOfGroup,
    Section,
    Source,
    StepElsewhere,
    TrueFalse,
    Typed,
)

GOLDEN = Path(__file__).parent / "exporters" / "golden" / "json.json"

some = st.text(max_size=8)
texts = st.lists(some, max_size=2).map(tuple)
entries = st.lists(st.builds(Entry, some, some), max_size=2).map(tuple)
claims = st.one_of(
    st.builds(Listed),
    st.builds(CellDiffers, some, some),
    st.builds(RestOfGroup, some),
    st.builds(StepElsewhere, st.integers()),
)
wrong = st.lists(st.builds(Distractor, some, claims, some), max_size=3).map(tuple)
numbers = st.decimals(allow_nan=False, allow_infinity=False)
quantities = st.builds(Quantity, numbers, numbers, some, some)
blanks = st.builds(Blank, st.integers(), some, some, texts, entries, st.booleans())
shapes = st.one_of(
    st.builds(Choice, some, wrong),
    st.builds(ChooseAll, texts, wrong),
    st.builds(Order, st.lists(texts, max_size=2).map(tuple)),
    st.builds(TrueFalse, st.booleans()),
    st.builds(Recall, some),
    st.builds(Typed, some, texts, entries, st.booleans()),
    st.builds(Numeric, some, quantities, texts, entries),
    st.builds(Cloze, st.lists(some | blanks, max_size=3).map(tuple)),
)
pictures = st.lists(st.builds(Picture, some, some, some), max_size=2).map(tuple)
items = st.builds(
    Item,
    guid=some,
    fact=some,
    name=some,
    targets=texts,
    stem=some,
    shape=shapes,
    origin=st.builds(Origin, some, some, some, some, some),
    question=some,
    hint=some,
    why=some,
    sources=st.lists(st.builds(Source, some, some, some, some, some, some), max_size=2).map(tuple),
    quotes=texts,
    cites=texts,
    pictures=pictures,
    inline=pictures,
    tags=texts,
    level=some,
    kind=some,
)
sections = st.builds(Section, some, st.lists(items, max_size=3).map(tuple))
banks = st.builds(
    Bank,
    some,
    st.lists(sections, max_size=3).map(tuple),
    st.dictionaries(some, st.binary(max_size=8), max_size=2),
)


def written(bank: Bank) -> bytes:
    return write_bank(bank, lambda item: {f"{item.guid}-o1": "an option"})


@given(banks)
def test_any_bank_survives(bank: Bank) -> None:
    assert read_bank(written(bank)) == bank


@given(banks)
def test_any_bank_is_as_the_schema_says(bank: Bank) -> None:
    jsonschema.validate(json.loads(written(bank)), bank_schema())


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(bank_schema())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"type": "choice"', '"type": "guess"'),
        ('"guid": "q', '"gid": "q'),
        ('"list": 0', '"list": -1'),
        ('"quizgen-bank": 1', '"quizgen-bank": 2'),
        ('"tags": [', '"tags": [1,'),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(old: str, new: str) -> None:
    text = GOLDEN.read_text(encoding="utf-8")
    assert old in text
    broken = text.replace(old, new, 1)

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(broken), bank_schema())
    with pytest.raises(Damaged):
        read_bank(broken.encode())


def test_the_order_of_what_a_bank_holds_does_not_matter_for_its_bytes() -> None:
    one, other = {"a.png": b"a", "b.png": b"b"}, {"b.png": b"b", "a.png": b"a"}

    assert written(Bank("D", (), one)) == written(Bank("D", (), other))


def test_half_a_surrogate_pair_is_written_as_json_writes_it() -> None:
    content = written(Bank("half \ud83e", ()))

    assert json.loads(content.decode("utf-8"))["deck"] == "half \ud83e"


def test_a_byte_order_mark_and_unknown_keys_are_passed_over() -> None:
    content = written(Bank("D", ())).replace(b'"deck"', b'"colour": "red", "deck"')

    assert read_bank(b"\xef\xbb\xbf" + content) == Bank("D", ())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no JSON at column 1"),
        (b"[]", "it is not an object"),
        (b"\xff", "it is not UTF-8"),
        (b"{}", "it has no `quizgen-bank`, so it is no bank of quizgen"),
        (b'{"quizgen-bank": true}', "it has no `quizgen-bank`"),
        (b'{"quizgen-bank": 2}', "it is of version 2, and this quizgen reads version 1"),
        (b'{"quizgen-bank": 1, "lists": 1}', "lists: a list is wanted"),
        (b'{"quizgen-bank": 1, "lists": []}', "sections: list is wanted"),
        (b'{"quizgen-bank": 1, "lists": [], "sections": [1]}', "sections/0: section is wanted"),
        (
            b'{"quizgen-bank": 1, "lists": [], "sections": [{"deck": "D", "items": [1]}]}',
            "sections/0/items/0: item is wanted",
        ),
        (
            b'{"quizgen-bank": 1, "lists": [], "sections": [{"deck": "", "items": [{"list": 0}]}]}',
            "sections/0/items/0/list: there is no list 0",
        ),
        (
            b'{"quizgen-bank": 1, "lists": [], "sections": [], "deck": "D", "media": {"a": "?"}}',
            "media/a: base64 is wanted",
        ),
        (b'{"quizgen-bank": 1, "deck": ' + b"[" * 100_000, "no JSON that can be written back"),
    ],
)
def test_what_is_no_bank_is_refused_and_why(content: bytes, why: str) -> None:
    with pytest.raises(Damaged) as refused:
        read_bank(content)

    assert why in str(refused.value)


def test_a_figure_keeps_its_digits() -> None:
    exact = Quantity(Decimal("1.10"), Decimal("1E+2"))
    shape = Numeric("1.10", exact)
    item = Item("q", "f", "numeric", (), "?", shape, Origin("b", "T"))

    again = read_bank(written(Bank("D", (Section("D", (item,)),)))).items[0].shape

    assert repr(again) == repr(shape)
