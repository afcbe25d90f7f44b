"""No wrong option without a reason, whatever the facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.clashes import overlap
from quizgen.folding import holds, same, squeeze
from quizgen.identity import standing_options
from quizgen.kinds.contract import Context, Made
from quizgen.making import kinds
from quizgen.model import (
    Choice,
    Cloze,
    Distractor,
    Entry,
    Fact,
    Item,
    Listed,
    Origin,
    Place,
    RestOfGroup,
)
from quizgen.problems import CODES
from quizgen.quantity import quantity

ORIGIN = Origin("law-abcd", "The law")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(
    lambda text: text.strip() != ""
)
FAMILIES = [
    ["20 mg", "0.02 g", "30 mg", "25–35 mg", "30.0 mg", "40 mg", "41 mg ± 3 %", "20", "50 ml"],
    ["diuretic", "loop diuretic", "thiazide", "a thiazide", "statin", "beta blocker", "blocker"],
    [
        "naloxone",
        "Naloxone",
        "*glucagon*",
        "Glucagon",
        "heparin",
        "protamine",
        "mRNA",
        "flumazenil",
    ],
    [
        "Mérida",
        "Merida",
        "C",
        "C++",
        "x > y",
        "x < y",
        "Cl^-^",
        "Cl",
        "1.10",
        "1.1",
        "H~2~O",
        "H2O",
    ],
    ["`a::b`", r"\(x\)", "+", "-", "…", "e\u0301", "\u00e9", "水", "E", "\u200f", "1:30", "NO"],
]
Trust = Mapping[str, object]
Groups = dict[str, list[str]]


@dataclass(frozen=True)
class Said:
    """A fact, what it says about right and wrong, and the groups of its list."""

    fact: Fact
    trust: Trust
    groups: Groups


def fact(kind: str, **fields: object) -> Fact:
    return Fact("fact", kind, fields, lambda _path: Place("law.yaml"))


@st.composite
def facts(draw: st.DrawFn) -> Said:
    """Return a fact whose words are much alike, so that the law has something to do."""
    family = draw(st.sampled_from(FAMILIES))
    things = st.integers(0, 9).flatmap(lambda n: TEXT if n == 9 else st.sampled_from(family))
    entries = st.lists(things, max_size=7).map(lambda texts: tuple(map(Entry, texts)))
    trust = {
        "wrong": draw(entries),
        "others-wrong": draw(st.sampled_from([(), ("one",), ("one", "two"), ("three",)])),
        "never": draw(entries)[:1],
        "accept": tuple(draw(st.lists(things, max_size=1))),
        "exact": draw(st.booleans()),
    }
    groups = {"one": draw(st.lists(things, max_size=12)), "two": draw(st.lists(things, max_size=4))}
    key = draw(things)
    shown = draw(st.sampled_from(["What?", "What reverses heparin?", "Is it 20 mg or 30 mg?"]))
    question = fact("question", question=shown, answer=key, **trust)
    blank = "".join(sign for sign in key if sign not in "{}:`\\") or "x"
    before = draw(st.sampled_from(["", "Give ", "It works. ", "`{{ name }}` is "]))
    text = f"{before}{{{{c1::{blank}}}}} against {{{{c2::heparin}}}}."
    cloze = fact("cloze", cloze=text, blanks={"c1": trust})
    return Said(draw(st.sampled_from([question, cloze])), trust, groups)


def context(groups: Groups, released: Iterable[str] = ()) -> Context:
    members = {name: tuple(map(Entry, texts)) for name, texts in groups.items()}
    return Context(ORIGIN, members, released=lambda _guid: tuple(released))


def make(one: Fact, around: Context) -> Made:
    return kinds()[one.kind].make(one, around)


def choices(made: Made) -> list[Choice]:
    return [item.shape for item in made.items if isinstance(item.shape, Choice)]


def claimed(option: Distractor, said_by: Said) -> bool:
    """Tell whether the fact really makes the claim that the option carries."""
    trust, groups = said_by.trust, said_by.groups
    match option.claim:
        case Listed():
            wrong = trust["wrong"]
            assert isinstance(wrong, tuple)
            said = [entry.text for entry in wrong]
        case RestOfGroup(group):
            named = trust["others-wrong"]
            assert isinstance(named, tuple)
            said = groups[group] if group in named else []
        case _:
            said = []
    return any(option.text[1:] == text[1:] and option.text[:1] in (text[:1], text[:1].upper())
               for text in said)  # fmt: skip


def clash(one: str, other: str, exact: bool) -> bool:
    """Tell whether a reader could take one option for the other."""
    return goes_into(one, other, exact) or goes_into(other, one, exact)


def goes_into(part: str, text: str, exact: bool) -> bool:
    first, second = quantity(part), quantity(text)
    if first and second:
        return same(part, text, exact) if exact else overlap(first, second)
    return same(part, text, exact) or holds(text, part, exact)


@given(facts())
def test_every_option_carries_a_claim_that_the_fact_makes(said: Said) -> None:
    found = choices(make(said.fact, context(said.groups)))

    assert all(claimed(option, said) for choice in found for option in choice.distractors)


@settings(max_examples=400)
@given(facts())
def test_no_option_is_right_or_arguable(said: Said) -> None:
    exact = said.trust["exact"] is True
    accept, never = said.trust["accept"], said.trust["never"]
    assert isinstance(accept, tuple)
    assert isinstance(never, tuple)

    found = choices(make(said.fact, context(said.groups)))

    wrong = [(choice, option.text) for choice in found for option in choice.distractors]
    assert not any(
        clash(option, right, exact) for choice, option in wrong for right in (choice.key, *accept)
    )
    assert not any(goes_into(entry.text, option, exact) for _, option in wrong for entry in never)


@given(facts())
def test_a_choice_has_two_to_eight_wrong_options_and_its_key_once(said: Said) -> None:
    found = make(said.fact, context(said.groups))

    for item in found.items:
        if isinstance(item.shape, Choice):
            wrong = [option.text for option in item.shape.distractors]
            shown = standing_options(item.guid, item.shape.key, wrong)
            assert 2 <= len(wrong) <= 8
            assert shown.count(item.shape.key) == 1


@given(facts())
def test_the_options_of_a_choice_differ_from_each_other(said: Said) -> None:
    exact = said.trust["exact"] is True

    found = choices(make(said.fact, context(said.groups)))

    for choice in found:
        texts = [option.text for option in choice.distractors]
        pairs = [(a, b) for number, a in enumerate(texts) for b in texts[:number]]
        assert not any(clash(a, b, exact) for a, b in pairs)


@given(facts(), facts())
def test_what_was_released_stays_first_and_in_order_when_the_group_grows(
    said: Said, more: Said
) -> None:
    before = choices(make(said.fact, context(said.groups)))
    grown = {name: [*more.groups[name], *old] for name, old in said.groups.items()}

    after = [
        choice
        for old in before
        for choice in choices(
            make(said.fact, context(grown, [old.key, *(one.text for one in old.distractors)]))
        )
    ]

    for old, new in zip(before, after, strict=True):
        texts = [squeeze(option.text) for option in old.distractors]
        assert [squeeze(option.text) for option in new.distractors][: len(texts)] == texts


@given(facts())
def test_the_ways_of_a_question_share_its_guid_and_its_target(said: Said) -> None:
    items = make(said.fact, context(said.groups)).items

    names = [(item.guid, item.name) for item in items]
    asked = {(item.guid, item.targets) for item in items if item.kind == "question"}
    assert len(set(names)) == len(names)
    assert len(asked) <= 1


@given(st.one_of(st.text(), st.text("{}c12:`\\()[] ab\n", max_size=40)))
def test_any_text_of_a_cloze_gives_items_or_problems(text: str) -> None:
    made = make(fact("cloze", cloze=text), context({}))

    assert made.items or made.problems
    assert all(problem.code in CODES for problem in made.problems)
    assert all(
        blank.answer.strip() and blank.number > 0
        for item in made.items
        if isinstance(item.shape, Cloze)
        for blank in item.shape.blanks
    )


@given(st.text(min_size=1), st.text(min_size=1), facts())
def test_any_text_of_a_question_gives_items_or_problems(
    question: str, answer: str, said: Said
) -> None:
    one = fact("question", question=question, answer=answer, **said.trust)

    made = make(one, context(said.groups))

    assert made.items or made.problems


def named(number: int) -> tuple[Fact, ...]:
    """Return some facts of a list, each with a name of its own."""
    made = [
        fact("question", question=f"What is {number}?", answer=f"thing {number}",
             **{"others-wrong": ("one",), "accept": (f"member {number}",)}),
        fact("cloze", cloze=f"A {{{{c1::member {number}}}}} and {{{{c2::another}}}}.",
             blanks={"c1": {"others-wrong": ("one",)}}),
    ]  # fmt: skip
    return tuple(replace(one, id=f"{one.kind}-{number}") for one in made)


@given(st.permutations(range(6)), st.integers(1, 6))
def test_adding_or_moving_a_fact_changes_no_other_item(order: list[int], kept: int) -> None:
    around = context({"one": [f"member {number}" for number in range(12)]})
    everything = [
        item for number in range(6) for one in named(number) for item in _items(one, around)
    ]

    some = [
        item for number in order[:kept] for one in named(number) for item in _items(one, around)
    ]

    by_name = {(item.guid, item.name): item for item in everything}
    assert len(by_name) == len(everything)
    assert all(by_name[item.guid, item.name] == item for item in some)


def _items(one: Fact, around: Context) -> tuple[Item, ...]:
    return make(one, around).items
