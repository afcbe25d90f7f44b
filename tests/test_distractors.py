import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.clashes import overlap
from quizgen.distractors import (
    MOST,
    SPEAKS_OF_OTHERS,
    Question,
    alike,
    choose,
    in_unit_of_key,
    why_not,
)
from quizgen.folding import joined, squeeze
from quizgen.model import Distractor, Listed, RestOfGroup
from quizgen.number_words import as_figure
from quizgen.quantity import quantity

BOUNDS = "as a number it equals the answer or lies within its bounds"
NEAR = "it is so near to `{}` that somebody can argue for it"
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
        ("alpha", "so arguable", "it contains `arguable`, which is listed under `never`"),
        ("alpha", "ALSO RIGHT", "it equals the answer"),
        ("alpha", "also right, too", "it contains `also right`"),
        ("500", "600.0", "as a number it equals `600`, which is listed under `never`"),
        ("alpha", "very", "it is contained in `very arguable`, which is listed under `never`"),
        (
            "alpha",
            "the Pinches",
            (
                "plural, article, hyphen and order aside it is `a pinch`,"
                " which is listed under `never`"
            ),
        ),
        ("alphas", "the alpha", "plural, article, hyphen and order aside it is `alphas`"),
        ("500", "700.0", "as a number it equals the answer or lies within its bounds"),
    ],
)
def test_what_may_be_right_is_no_wrong_option(key: str, candidate: str, because: str) -> None:
    arguable = ("arguable", "600", "very arguable", "a pinch")
    question = Question("q", key, "What does protamine undo?", ("also right", "700"), arguable)

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


SAME = [
    ("diuretic", "diuretics", "en"),
    ("loop diuretic", "loop diuretics", "en"),
    ("hands and knees", "hand and knee", "en"),
    ("artery", "arteries", "en"),
    ("Woche der Ruhe", "Wochen der Ruhe", "de"),
    ("a heart", "the heart", "en"),
    ("der Nerv", "ein Nerv", "de"),
    ("le nerf", "un nerf", "fr"),
    ("el nervio", "los nervios", "es"),
    ("co-factor", "cofactor", "en"),
    ("sodium, potassium", "potassium, sodium", "en"),
    ("sodium, potassium, and chloride", "chloride; potassium & sodium", "en"),
    ("sodium and potassium", "potassium + sodium", "en"),
    ("Milz und Leber", "Leber, Milz", "de"),
    ("the liver and the spleen", "spleen and liver", "en"),
    ("the mitral and the tricuspid valve", "the tricuspid and the mitral valve", "en"),
    ("the mitral and tricuspid valves", "the tricuspid valve and the mitral valve", "en"),
    ("mitral and tricuspid valves", "tricuspid and mitral valve", "en"),
    ("arm, leg and neck pain", "leg, neck, and arm pain", "en"),
    ("sodium or potassium", "potassium or sodium", "en"),
    ("A, B or AB", "AB, A or B", "en"),
    ("either heat or cold", "cold or heat", "en"),
    ("between the heart and the lung", "between the lung and the heart", "en"),
    ("both hands and feet", "feet and hands", "en"),
    ("die Mitral- und die Trikuspidalklappe", "Trikuspidal- und Mitralklappe", "de"),
    ("die linke und die rechte Kammer", "die rechte und die linke Kammer", "de"),
    ("Milz oder Leber", "Leber oder Milz", "de"),
    ("les valves mitrale et tricuspide", "les valves tricuspide et mitrale", "fr"),
    ("le foie ou la rate", "la rate ou le foie", "fr"),
    ("las válvulas mitral y tricúspide", "las válvulas tricúspide y mitral", "es"),
    ("sodio o potasio", "potasio o sodio", "es"),
    ("a hundred", "100", "en"),
    ("half a dozen", "six", "en"),
    ("einundzwanzig", "21", "de"),
    ("first", "1st", "en"),
    ("the fifth nerve", "5th nerve", "en"),
    ("½", "0.5", "en"),
    ("1/2", "0,5", "de"),
    ("€5", "5 €", "en"),
    ("x²", "x^2^", "en"),
    ("10³", "1000", "en"),
    ("0 °C", "32 °F", "en"),
    ("between six and eight weeks", "7 weeks", "en"),
]


@pytest.mark.parametrize(("one", "other", "language"), SAME)
def test_what_is_the_same_in_other_words_is_no_wrong_option(
    one: str, other: str, language: str
) -> None:
    comma = language != "en"
    asked = Question("q", one, "Which?", decimal_comma=comma, language=language)
    refused = Question("q", "x", "Which?", (), (one,), decimal_comma=comma, language=language)

    assert why_not(other, asked) != ""
    assert why_not(one, asked._replace(key=other)) != ""
    assert why_not(other, refused) != ""
    assert alike(one, other, refused)
    assert alike(other, one, refused)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ion", "ions"),
        ("(1, 2)", "(2, 1)"),
        ("1, 2", "2, 1"),
        ("f(a, b)", "f(b, a)"),
        ("[x, y]", "[y, x]"),
        ("a - b", "b - a"),
        ("A", "B"),
        ("the", "a"),
        ("sodium, potassium", "sodium, chloride"),
        ("sodium and potassium", "potassium or sodium"),
        ("salt and cold water", "water and cold salt"),
        ("high sodium and low potassium", "high potassium and low sodium"),
        ("iron and zinc, respectively", "zinc and iron, respectively"),
        ("inhale and then exhale", "exhale and then inhale"),
        ("the wall of the heart and the lung", "the wall of the lung and the heart"),
        ("red wine and meat", "red meat and wine"),
        ("blood group O and AB", "blood group AB and A"),
        ("first", "second"),
        ("120/80 mmHg", "150/100 mmHg"),
        ("x²", "x³"),
        ("protein", "protease"),
        ("C5", "C5s"),
    ],
)
def test_what_differs_in_more_may_stand_together(one: str, other: str) -> None:
    question = Question("q", one, "Which?")

    assert why_not(other, question) == ""
    assert not alike(one, other, question)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("20 mg", "0.02 g", True),
        ("0 °C", "273.15 K", True),
        ("x²", "x^2^", True),
        ("1.10", "1.1", False),
        ("20 mg", "20.0 mg", False),
        ("20 mg", "0.03 g", False),
        ("diuretic", "diuretics", False),
        ("a heart", "the heart", False),
        ("½", "0.5", False),
    ],
)
def test_where_form_counts_only_another_unit_is_the_same(
    one: str, other: str, wanted: bool
) -> None:
    asked = Question("q", one, "Which?", exact=True)
    refused = Question("q", "x", "Which?", (), (one,), exact=True)

    assert (why_not(other, asked) != "") is wanted
    assert (why_not(other, refused) != "") is wanted
    assert alike(one, other, asked) is wanted


@pytest.mark.parametrize(
    ("candidate", "key", "comma", "written"),
    [
        ("70 nm", "5 µm", False, "0.07 µm"),
        ("70 nm", "5 µm", True, "0,07 µm"),
        ("1 h", "30 min", False, "60 min"),
        ("100 °F", "37 °C", False, "37.77778 °C"),
        ("2 kg", "5 mg", False, "2000000 mg"),
        ("70 µm", "5 µm", False, ""),
        ("70 s", "5 µm", False, ""),
        ("about 70 nm", "5 µm", False, ""),
        ("1–2 nm", "5 µm", False, ""),
        ("nerve", "5 µm", False, ""),
    ],
)
def test_a_figure_is_written_in_the_unit_of_the_answer(
    candidate: str, key: str, comma: bool, written: str
) -> None:
    assert in_unit_of_key(candidate, Question("q", key, "?", decimal_comma=comma)) == written


@pytest.mark.parametrize(("key", "candidate"), [("tú", "tu"), ("1.10", "1.1"), ("None", "none")])
def test_where_form_counts_another_form_is_another_answer(key: str, candidate: str) -> None:
    question = Question("q", key, "Which?")

    assert why_not(candidate, question) != ""
    assert why_not(candidate, question._replace(exact=True)) == ""


@pytest.mark.parametrize(
    ("key", "shown", "candidate", "because"),
    [
        (
            "more than 300",
            "How many?",
            "more than 100",
            "it can be true together with `more than 300`",
        ),
        ("more than 300", "How many?", "500", "it can be true together with `more than 300`"),
        ("more than 300", "How many?", "about 50", ""),
        ("more than 300", "How many?", "fewer than 100", ""),
        (
            "300",
            "In more than […] reactions.",
            "100",
            "it can be true together with `more than 300`",
        ),
        ("300", "In about […] reactions.", "100", ""),
        ("300", "In about […] reactions.", "350", NEAR.format("about 300")),
        ("4 %", "About how much is absorbed?", "4.5 %", NEAR.format("about 4 %")),
        ("4 %", "How much is absorbed?", "4.5 %", ""),
        ("about 4 %", "How much is absorbed?", "4.5 %", NEAR.format("about 4 %")),
        ("600 mg", "Doses have gone up to […].", "900 mg", ""),
        ("600 mg", "Doses have gone up to […].", "650 mg", NEAR.format("up to 600 mg")),
        ("up to 600 mg", "How much?", "up to 900 mg", ""),
        ("six", "How many?", "6", "it equals the answer"),
        ("6 weeks", "How long?", "forty-two days", BOUNDS),
        ("6 weeks", "How long?", "at least six weeks", "it can be true together with `6 weeks`"),
        ("type 1 diabetes", "Which?", "type one diabetes", "it equals the answer"),
        ("six", "How many?", "seven", ""),
        ("no more than 300", "How many?", "more than 300", ""),
        ("ABC", "Which?", "\u0410\u0412\u0421", "it equals the answer"),
        ("both kidneys", "Which?", "all of the above", SPEAKS_OF_OTHERS),
    ],
)
def test_a_bounded_figure_leaves_nothing_to_argue(
    key: str, shown: str, candidate: str, because: str
) -> None:
    assert why_not(candidate, Question("q", key, shown)) == because


def test_what_stands_in_a_never_entry_in_plural_is_not_offered() -> None:
    question = Question("q", "statin", "Which?", (), ("loop diuretics first",))

    because = "it is contained in `loop diuretics first`, which is listed under `never`"
    assert why_not("the loop diuretic", question) == because
    assert why_not("thiazide diuretic", question) == ""


def test_numbers_in_words_are_those_of_the_language() -> None:
    german = Question("q", "6", "Wie viele?", decimal_comma=True, language="de")

    assert why_not("sechs", german) == "it equals the answer"
    assert why_not("six", german) == ""
    assert why_not("sechs", german._replace(exact=True)) == ""


def test_where_form_counts_what_is_not_seen_does_not() -> None:
    exact = Question("q", "cofactor", "Which?", exact=True)

    assert why_not("co\u00adfactor", exact) == "it equals the answer"
    assert why_not("Cofactor", exact) == ""


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


@pytest.mark.parametrize(
    "shown",
    ["In which order do they close?", "Which follow, respectively?", "In welcher Reihenfolge?"],
)
def test_where_a_question_asks_for_the_order_another_order_is_another_answer(shown: str) -> None:
    question = Question("q", "mitral, tricuspid and aortic", shown)

    assert why_not("aortic, tricuspid and mitral", question) == ""
    assert not alike("aortic, tricuspid and mitral", "tricuspid, aortic and mitral", question)


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


def test_what_several_claims_make_wrong_comes_first() -> None:
    once = [Distractor(f"other diuretic {letter}", RestOfGroup("one")) for letter in "abcdefgh"]
    twice = [Distractor("other diuretic z", RestOfGroup(group)) for group in ("one", "two")]

    assert choose(WORDS, [*once, *twice])[0].text == "other diuretic z"


SPELLINGS = [
    str.upper,
    lambda text: f"**{text}**",
    lambda text: f" {text}. ",
    lambda text: text.replace("e", "\u0435"),
    lambda text: re.sub(r"\b6\b", "six", text),
    lambda text: "".join(chr(ord(ch) + 0xFEE0) if "!" <= ch <= "~" else ch for ch in text),
    "\u00ad".join,
    lambda text: text.replace("e", "é"),
    lambda text: text.replace(" mg", "000 µg"),
    lambda text: text.replace("6000", "6,000"),
    lambda text: f"the {text}" if text[0].isalpha() else text,
    lambda text: re.sub(r"(diuretic|heparine|cell|week)s?$", r"\1s", text),
]


@pytest.mark.parametrize("spelled", SPELLINGS)
@given(
    st.sampled_from(["loop diuretic", "6", "6 weeks", "6 mg", "6000", "heparine", "type 6 cell"]),
    st.sampled_from(["What?", "In about […].", "In more than […] of them."]),
)
def test_the_key_in_any_spelling_is_never_kept(
    spelled: Callable[[str], str], key: str, shown: str
) -> None:
    assert chosen(Question("q", key, shown), spelled(key)) == []


FIGURES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "more than ", "> ", "at least ", "under ", "up to ", "about ", "~"]),
    st.sampled_from(["3", "4", "6", "six", "300", "1,200", "0.3", "4 ± 1", "400–420"]),
    st.sampled_from(["", " mg", " g", " weeks", " days"]),
)
ANY = st.one_of(FIGURES, st.text(max_size=8))


@given(ANY, ANY, st.sampled_from(["What?", "In about […].", "In more than […]."]), st.booleans())
def test_being_alike_is_no_matter_of_order(one: str, other: str, shown: str, exact: bool) -> None:
    question = Question("q", "key", shown, exact=exact)

    assert alike(one, other, question) == alike(other, one, question)
    assert alike(one, one, question)


@given(FIGURES, FIGURES)
def test_no_kept_figure_can_be_true_together_with_the_key(key: str, candidate: str) -> None:
    kept = chosen(Question("q", key, "How much?"), candidate)

    first, second = quantity(as_figure(key)), quantity(as_figure(candidate))
    assert not (kept and first and second and overlap(first, second))


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


NAMES = joined([["diuretic", "water pill"], ["statin", "CSE inhibitor"], ["loop", "heparin"]])


def test_what_holds_of_one_name_holds_of_all() -> None:
    candidates = wrong("water pill", "CSE inhibitor", "statin", "beta blocker")

    kept = choose(WORDS, candidates, names=NAMES)

    texts = {found.text for found in kept}
    assert "water pill" not in texts
    assert len(texts & {"CSE inhibitor", "statin"}) == 1
    assert "beta blocker" in texts


def test_a_released_option_stays_before_its_other_name() -> None:
    candidates = wrong("CSE inhibitor", "statin", "beta blocker")

    first = [
        choose(WORDS, candidates, (text,), NAMES)[0].text for text in ("statin", "CSE inhibitor")
    ]

    assert first == ["statin", "CSE inhibitor"]
