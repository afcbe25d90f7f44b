"""What nearly every pair of options is spared: the short way must say what the long one says."""

from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.distractors import Question, _alike, _are_one, _in_common, _related
from quizgen.wordings import wording

PARTS = (
    *("more than", "about", "at least", "up to", "300", "299", "350 mg", "0.35 g", "4", "four"),
    *("zwei", "two", "1.10", "1.1", "20 %", "the", "a", "NMDA", "nmda", "receptor", "receptors"),
    *("and", "or", ",", "-", "+", "`x_y`", "*it*", "10^3^", "10³", "Café", "cafe\u0301", "ｃafe"),
    *("мир", "мup", "all of the above", "respectively", "both", "mitral", "tricuspid", "valve"),
)
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join) | st.text(max_size=6)
SHOWN = st.sampled_from(["Which one?", "In which order?", "It is more than […].", "Etwa wie viel?"])
QUESTIONS = st.builds(
    Question,
    guid=st.just("q"),
    key=TEXTS,
    shown=SHOWN,
    right=st.lists(TEXTS, max_size=1).map(tuple),
    arguable=st.lists(TEXTS, max_size=1).map(tuple),
    exact=st.booleans(),
    decimal_comma=st.booleans(),
    language=st.sampled_from(["en", "de", "fr"]),
)
VALVES = "the mitral and the tricuspid valve", "tricuspid and mitral valve"


@given(TEXTS, QUESTIONS)
@example("300", Question("q", "more than 300", "?"))
@example("receptors", Question("q", "the receptor", "?"))
@example(VALVES[0], Question("q", VALVES[1], "?"))
def test_a_stranger_has_nothing_in_common_with_the_answer(text: str, question: Question) -> None:
    read = wording(text, question.exact, question.decimal_comma, question.language)

    assert _related(text, read, question) == _in_common(read, question)


@given(TEXTS, TEXTS, QUESTIONS)
@example("20 mg", "0.02 g", Question("q", "5 mg", "?"))
@example("receptor", "NMDA receptor", Question("q", "x", "?"))
@example(*VALVES, Question("q", "x", "?"))
def test_strangers_are_two_options(one: str, other: str, question: Question) -> None:
    assert _alike(one, other, question) == _are_one(one, other, question)
