"""Whatever the words of an item, no check raises, and what it says has a place and words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.checks.contract import Subject
from quizgen.flaws import checks
from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Entry,
    Fact,
    Item,
    Listed,
    Origin,
    Place,
    Shape,
    TrueFalse,
    Typed,
)
from quizgen.shapes import Blank

ODD = (
    "|?|!|[…]|[…] are|an|by doing what|both|none|all three|A and B|I and III only|1, 2 and 4|ß|İ|½"
    "|10^400|1e999|-|–|```|\\(x\\)|**|<b>|𝒳|\u200b|\u0301|often|always|the 19th century|1843"
    "|the 99th century|30 mg|2 h|who|How many?|Which of these|I. a II. b|A.\nB?|of of of|not|is not"
).split("|")

texts = st.lists(st.sampled_from(ODD) | st.text(max_size=6), min_size=1, max_size=6).map(" ".join)
languages = st.sampled_from(["en", "de", "fr", "es", "nl", "en-GB", "", "-"])
kinds = st.sampled_from(["question", "cloze", "table", "members", "myth", "steps"])
wrongs = st.lists(texts.map(lambda text: Distractor(text, Listed())), min_size=2, max_size=8)
shapes: st.SearchStrategy[Shape] = st.one_of(
    st.builds(Choice, texts, wrongs.map(tuple)),
    st.builds(ChooseAll, st.tuples(texts, texts), wrongs.map(tuple)),
    st.builds(TrueFalse, st.booleans()),
    st.builds(Typed, texts),
    st.builds(lambda text, answer: Cloze((text, Blank(1, answer))), texts, texts),
)


@st.composite
def subjects(draw: st.DrawFn) -> Subject:
    """Return an item with any words, and a fact that has some of them."""
    shape, kind = draw(shapes), draw(kinds)
    item = Item(
        guid=draw(st.text(max_size=3)), fact=draw(st.sampled_from(["a", "b"])), name="choice",
        targets=("a",), stem=draw(texts), shape=shape, why=draw(texts), kind=kind,
        origin=Origin("bank-abcd", "A bank", draw(languages)),
        question=draw(st.sampled_from(["ask", "blank:c1", "cell:b:a::x", "one"])),
    )  # fmt: skip
    listed = tuple(Entry(one.text, draw(texts)) for one in getattr(shape, "distractors", ()))
    asked = draw(texts)
    whole = {"members": (asked, draw(texts)), "steps": ((asked,), (draw(texts),))}.get(kind, asked)
    fields: dict[str, object] = {kind: whole, "why": item.why, "wrong": listed}
    return Subject(item, Fact(item.fact, kind, fields, lambda _path: Place("a.yaml")))


@settings(max_examples=300)
@given(st.lists(subjects(), max_size=5))
def test_no_check_raises_whatever_the_words(some: list[Subject]) -> None:
    remarks = [remark for check in checks().values() for remark in check.look(some)]

    assert all(remark.message for remark in remarks)
    assert all(remark.about.fact.place(*remark.path).line for remark in remarks)


@settings(max_examples=100)
@given(st.lists(subjects(), max_size=5))
def test_a_check_says_the_same_twice(some: list[Subject]) -> None:
    first, second = ([[*check.look(some)] for check in checks().values()] for _ in range(2))

    assert first == second
