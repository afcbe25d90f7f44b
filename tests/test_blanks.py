import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.blanks import Faulty, numbered, parse, spans
from quizgen.model import Blank


def opened(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a {{b}} c", ["{{b}}"]),
        ("{{c1::b::hint}}", ["{{c1::b::hint}}"]),
        ("`{{ name }}` {{b}}", ["{{b}}"]),
        ("`x {{c1::y}}`", ["{{c1::y}}"]),
        (r"\({{a}}\) {{b}}", ["{{b}}"]),
        (r"\(K = {{c1::10^{-14}}}\)", ["{{c1::10^{-14}}}"]),
        ("```\n{{ a }}\n``` {{b}}", ["{{b}}"]),
        ("` {{a}} and no end", ["{{a}}"]),
        ("{ {a} }", []),
    ],
)
def test_blanks_are_found_where_a_reader_sees_them(text: str, found: list[str]) -> None:
    assert opened(text) == found


def test_bare_blanks_count_from_one() -> None:
    pieces = numbered(parse("{{a}} and {{b}}"))

    assert pieces == (Blank(1, "a"), " and ", Blank(2, "b"))


PIECES = ["{{", "}}", "{", "}", "c1::", "::", "`", "\\(", "\\)", "a", " ", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_any_text_has_blanks_or_a_fault_and_loses_nothing(text: str) -> None:
    found = pieces_of(text)

    plain = "".join(piece for piece in found if isinstance(piece, str))
    assert plain == without(text, [*spans(text)] if found else [(0, len(text))])


def pieces_of(text: str) -> tuple[str | Blank, ...]:
    try:
        return parse(text)
    except Faulty:
        return ()


def without(text: str, found: list[tuple[int, int]]) -> str:
    for start, end in reversed(found):
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("no blank", "F120", "this cloze has no blank"),
        ("a {{b", "F121", "the blank `{{b` is not closed"),
        ("a {{b} c}", "F121", "the blank `{{b} c}` is not closed"),
        ("a {{c1::b} c::d} e", "F121", "the blank `{{c1::b} c::d} e` is not closed"),
        ("a {{ }}", "F121", "a blank is empty"),
        ("{{C1::a}}", "F121", "`C1::` is no number of a blank"),
        ("{{c1::a}} {{b}}", "F122", "numbered and bare blanks are mixed"),
    ],
)
def test_a_fault_has_a_code_and_a_hint(text: str, code: str, message: str) -> None:
    with pytest.raises(Faulty) as caught:
        parse(text)

    assert (caught.value.code, str(caught.value)) == (code, message)
    assert caught.value.hint
