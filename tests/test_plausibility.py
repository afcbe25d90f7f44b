"""Which of two wrong options is the nearer to the key: judged by a person, then by the measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.plausibility import distance

TUNED = [
    ("NMDA receptor", "AMPA receptor", "potassium"),
    ("350 mg", "250 mg", "3,500 mg"),
    ("1789", "1793", "1492"),
    ("enalapril", "lisinopril", "furosemide"),
    ("mitochondrion", "ribosome", "a membrane that surrounds the cell"),
    ("Paris", "Lyon", "the Loire valley"),
    ("`git add`", "`git commit`", "a staging area"),
    ("O(n log n)", "O(n²)", "quickly"),
    ("H~2~O", "CO~2~", "oxygen"),
    ("DNA", "RNA", "ribose"),
    ("to contract", "to relax", "contraction"),
    ("contraction", "relaxation", "relax"),
    ("calcium", "potassium", "vitamin D"),
    ("20 mg", "40 mg", "a drop in a glass"),
    ("der Hund", "der Hase", "Katze"),
    ("Napoleon Bonaparte", "Arthur Wellesley", "Waterloo"),
    ("iron(III) oxide", "iron(II) oxide", "rust"),
    ("hypokalaemia", "hyperkalaemia", "low blood pressure"),
    ("raising muscle tension", "lowering muscle tone", "stress"),
    ("possible treatment", "possible cause", "placebo"),
    ("Shakespeare", "Marlowe", "Hamlet"),
    ("Ag", "Au", "silver"),
    ("6 weeks", "8 weeks", "60 weeks"),
    ("osmosis", "diffusion", "salt"),
    ("dogs", "cats", "cat"),
    ("blue", "green", "wavelength"),
    ("45", "36", "4500"),
]
"""Key, the better wrong option, the worse one: on these pairs the weights were set."""
CHECKED = [
    ("naloxone", "flumazenil", "activated charcoal given early"),
    ("4 %", "10 %", "90 %"),
    ("loop diuretic", "thiazide diuretic", "vasodilator"),
    ("metoprolol", "bisoprolol", "heparin"),
    ("photosynthesis", "chemosynthesis", "chlorophyll"),
    ("Canberra", "Sydney", "New Zealand"),
    ("`len()`", "`size()`", "counts the elements"),
    ("Na", "K", "sodium"),
    (r"\(x^2\)", r"\(2x\)", "parabola"),
    ("WHO", "UNICEF", "Geneva"),
    ("slowly", "quickly", "slow"),
    ("inflammation", "infection", "swollen"),
    ("vitamin B12", "vitamin B6", "iron"),
    ("58.44 g/mol", "74.55 g/mol", "5844 g/mol"),
    ("el coche", "el camión", "coches de segunda mano"),
    ("hablábamos", "hablaríamos", "tú"),
    ("World War I", "World War II", "the Treaty of Versailles"),
    ("serotonin", "dopamine", "brain"),
    ("left ventricle", "right atrium", "aorta"),
    ("intravenous", "intramuscular", "vein"),
    ("unlikely", "impossible", "a matter of chance"),
    ("the French Revolution", "the Russian Revolution", "1789"),
    ("femur", "tibia", "thigh"),
    ("median nerve", "radial nerve", "brachial artery"),
    ("100 °C", "80 °C", "1000 °C"),
    ("Mozart", "Haydn", "Figaro"),
    ("gene", "allele", "heredity"),
]
"""On these nothing was set."""

Pairs = list[tuple[str, str, str]]


def agreed(pairs: Pairs) -> int:
    return sum(distance(near, key) < distance(far, key) for key, near, far in pairs)


@pytest.mark.parametrize(("pairs", "least"), [(TUNED, 27), (CHECKED, 23)])
def test_the_measure_agrees_with_the_judgement_as_often_as_its_docstring_says(
    pairs: Pairs, least: int
) -> None:
    assert len(pairs) == 27
    assert agreed(pairs) == least


@pytest.mark.parametrize(
    ("key", "near", "far"),
    [
        ("20 mg", "40 mg", "40 ml"),
        ("more than 300", "more than 1000", "1000"),
        ("350", "250", "351"),
        ("0", "1", "thing"),
        ("-5 °C", "-8 °C", "5 °C"),
        ("1,5 mg", "2,5 mg", "250 mg"),
        ("Naloxone", "Glucagon", "glucagon"),
        ("`for`", "`try`", "try"),
        ("diuretic", "mydriatic", "a diuresis"),
        ("beta blocker", "alpha blocker", "alpha agonist"),
        ("1945", "1918", "1815"),
        (r"\(x^2\)", r"\(x^3\)", "cube"),
    ],
)
def test_each_feature_tells_two_options_apart(key: str, near: str, far: str) -> None:
    assert distance(near, key, decimal_comma=True) < distance(far, key, decimal_comma=True)


def test_what_several_claims_make_wrong_is_nearer() -> None:
    assert distance("statin", "diuretic", claims=2) < distance("statin", "diuretic")


@given(st.text(max_size=20), st.text(max_size=20), st.booleans())
def test_any_two_texts_have_a_distance_that_can_be_sorted(
    one: str, other: str, comma: bool
) -> None:
    found = distance(one, other, comma)

    assert 0 <= found < float("inf")
    assert distance(other, other, comma) <= found + 1


@pytest.mark.parametrize("option", ["1e999", "-1e999", "1e-999", "0"])
@pytest.mark.parametrize("key", ["1e999", "1e-999", "0", "5"])
def test_the_largest_figures_have_a_distance_too(option: str, key: str) -> None:
    assert 0 <= distance(option, key) < float("inf")
