import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.distractors import MOST, Question, alike, choose, why_not
from quizgen.folding import squeeze
from quizgen.model import Distractor, Listed, RestOfGroup

NUMBERS = Question("q1", "20 mg", "How much?")
WORDS = Question("q2", "loop diuretic", "What is furosemide?")


def wrong(*texts: str) -> list[Distractor]:
    return [Distractor(text, Listed()) for text in texts]


def chosen(question: Question, *texts: str, released: tuple[str, ...] = ()) -> list[str]:
    return [found.text for found in choose(question, wrong(*texts), released)]


@pytest.mark.parametrize(
    ("key", "candidate", "because"),
    [
        ("naloxone", "Naloxone", "it equals the answer"),
        ("Mérida", "merida.", "it equals the answer"),
        ("loop diuretic", "diuretic", "it is contained in `loop diuretic`"),
        ("diuretic", "loop diuretic", "it contains `diuretic`"),
        ("20 mg", "0.02 g", "as a number it equals the answer or lies within its bounds"),
        ("58.44 ± 0.01", "58.45", "as a number it equals the answer or lies within its bounds"),
        ("400–420 mg", "410 mg", "as a number it equals the answer or lies within its bounds"),
        ("410 mg", "400–420 mg", "as a number it equals the answer or lies within its bounds"),
        ("20 mg", "21 g", "it has another unit than the answer"),
        ("20 mg", "21", "it has no unit, the answer is in mg"),
        ("20", "21 mg", "it has another unit than the answer"),
        ("20 mg", "3 drops", "it has another unit than the answer"),
        ("heparin", "protamine", "it stands in the question"),
        ("alpha", "arguable", "it is listed under `never`"),
        ("alpha", "very arguable", "it contains `arguable`, which is listed under `never`"),
        ("alpha", "ALSO RIGHT", "it equals the answer"),
        ("alpha", "also right, too", "it contains `also right`"),
        ("500", "600.0", "as a number it equals `600`, which is listed under `never`"),
        ("500", "700.0", "as a number it equals the answer or lies within its bounds"),
    ],
)
def test_what_may_be_right_is_no_wrong_option(key: str, candidate: str, because: str) -> None:
    question = Question(
        "q", key, "What does protamine undo?", ("also right", "700"), ("arguable", "600")
    )

    assert why_not(candidate, question) == because


@pytest.mark.parametrize(
    ("key", "candidate"),
    [
        ("C", "C++"),
        ("x > y", "x < y"),
        ("Cl^-^", "Cl"),
        ("+", "-"),
        ("1 week", "4 weeks"),
        ("20 mg", "200 mg"),
        ("20 mg", "120 mg"),
        ("12 Angry Men", "12 Monkeys"),
        ("12 Angry Men", "21 Grams"),
        ("20 mg", "a pinch"),
        ("diuretic", "antidiuretic"),
        ("alpha", "argue"),
        ("5-HT", "2-HT"),
    ],
)
def test_what_only_resembles_the_key_may_be_offered(key: str, candidate: str) -> None:
    assert why_not(candidate, Question("q", key, "Which?", (), ("arguable",))) == ""


@pytest.mark.parametrize(("key", "candidate"), [("tú", "tu"), ("1.10", "1.1"), ("None", "none")])
def test_where_form_counts_another_form_is_another_answer(key: str, candidate: str) -> None:
    question = Question("q", key, "Which?")

    assert why_not(candidate, question) != ""
    assert why_not(candidate, question._replace(exact=True)) == ""


def test_an_option_may_stand_in_the_stem_if_the_key_does() -> None:
    question = Question("q", "relax", "Does it relax or contract a muscle?")

    assert why_not("contract", question) == ""


def test_a_decimal_comma_is_read_as_the_language_does() -> None:
    german = Question("q", "1,5 mg", "Wie viel?", decimal_comma=True)

    assert why_not("1.500 µg", german) != ""
    assert why_not("15 mg", german) == ""


def test_of_options_that_are_one_to_a_reader_one_is_kept() -> None:
    assert len(chosen(WORDS, "potassium", "Potassium", "POTASSIUM.")) == 1
    assert len(chosen(WORDS, "beta blocker", "blocker")) == 1
    assert len(chosen(NUMBERS, "30 mg", "30.0 mg", "25–35 mg")) == 1
    assert len(chosen(NUMBERS, "30 mg", "31 mg")) == 2


def test_of_two_claims_for_the_same_words_the_first_counts() -> None:
    listed = Distractor("thiazide", Listed(), "acts elsewhere")
    grouped = Distractor("thiazide", RestOfGroup("classes"))

    assert choose(WORDS, [listed, grouped]) == (listed,)


def test_at_most_eight_are_kept_the_most_plausible_first() -> None:
    texts = [f"other diuretic {letter}" for letter in "abcdefghij"]

    kept = chosen(WORDS, "a very long and improbable answer that stands out", *texts)

    assert len(kept) == MOST
    assert set(kept) <= set(texts)


def test_what_was_released_stays_first_in_its_order() -> None:
    plausible = [f"other diuretic {letter}" for letter in "abcdefgh"]
    odd = ("a very long and improbable answer that stands out", "x")

    kept = chosen(WORDS, *plausible, *odd, released=odd)

    assert tuple(kept[:2]) == odd
    assert len(kept) == MOST


def test_what_is_no_longer_permitted_goes_even_if_it_was_released() -> None:
    assert chosen(WORDS, "thiazide", "statin", released=("gone", "statin")) == [
        "statin",
        "thiazide",
    ]


def test_a_released_option_is_known_in_both_forms_of_unicode() -> None:
    kept = chosen(WORDS, "zzz diuretic", "Me\u0301rida", released=("M\u00e9rida",))

    assert kept[0] == "Me\u0301rida"


TEXTS = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=6).map(squeeze).filter(bool),
        st.sampled_from(
            ["20 mg", "0.02 g", "loop", "diuretic", "a b", "b", "b c", "B", "1–3", "2"]
        ),
    ),
    max_size=14,
)


@given(TEXTS, st.permutations(range(14)), st.sampled_from([WORDS, NUMBERS]), st.booleans())
def test_the_kept_are_permitted_distinct_and_no_matter_of_order(
    texts: list[str], order: list[int], question: Question, exact: bool
) -> None:
    asked = question._replace(exact=exact)
    shuffled = [texts[place] for place in order if place < len(texts)]

    kept = chosen(asked, *texts)

    assert chosen(asked, *shuffled) == kept
    assert len(kept) <= MOST
    assert all(why_not(text, asked) == "" for text in kept)
    pairs = [(one, other) for one in kept for other in kept if one is not other]
    assert not any(alike(one, other, asked) for one, other in pairs)


@given(TEXTS, TEXTS)
def test_new_candidates_leave_the_released_ones_in_place(old: list[str], new: list[str]) -> None:
    before = chosen(WORDS, *old)

    after = chosen(WORDS, *new, *old, released=tuple(before))

    assert after[: len(before)] == before
