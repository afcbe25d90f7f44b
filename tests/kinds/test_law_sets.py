"""The law for members, steps and myths, whatever the facts: no wrong option without a reason."""

from dataclasses import dataclass
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.blanks import GAP
from quizgen.folding import Names, fold, joined, other_names, squeeze
from quizgen.kinds.contract import Context, Made
from quizgen.making import kinds
from quizgen.model import (
    Choice,
    ChooseAll,
    Distractor,
    Entry,
    Fact,
    Item,
    Listed,
    Order,
    Recall,
    RestOfGroup,
    StepElsewhere,
    TrueFalse,
)
from quizgen.problems import CODES, Severity
from tests.kinds.test_law import FAMILIES, ORIGIN, TEXT, clash, fact, goes_into


@dataclass(frozen=True)
class Said:
    """A fact with the groups and the other names of its list."""

    fact: Fact
    context: Context

    @property
    def exact(self) -> bool:
        return self.fact.flag("exact")

    @property
    def made(self) -> Made:
        return kinds()[self.fact.kind].make(self.fact, self.context)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items, none of a fact with an error."""
        made = self.made
        wrong = any(problem.severity is Severity.ERROR for problem in made.problems)
        return () if wrong else made.items

    @property
    def offered(self) -> list[tuple[Item, Distractor]]:
        return [(item, option) for item in self.items for option in options(item)]


def options(item: Item) -> tuple[Distractor, ...]:
    return item.shape.distractors if isinstance(item.shape, Choice | ChooseAll) else ()


def things() -> st.SearchStrategy[st.SearchStrategy[str]]:
    return st.sampled_from(FAMILIES).map(
        lambda family: st.integers(0, 9).flatmap(
            lambda n: TEXT if n == 9 else st.sampled_from(family)
        )
    )


@st.composite
def contexts(draw: st.DrawFn, thing: st.SearchStrategy[str]) -> Context:
    groups = {
        "one": tuple(map(Entry, draw(st.lists(thing, max_size=12)))),
        "two": tuple(map(Entry, draw(st.lists(thing, max_size=4)))),
    }
    sets = draw(st.lists(st.lists(thing, min_size=2, max_size=3), max_size=2))
    return Context(ORIGIN, groups, joined(sets))


@st.composite
def members(draw: st.DrawFn) -> Said:
    thing = draw(things())
    fields: dict[str, object] = {
        "question": draw(st.sampled_from(["What?", "Which of these reverse heparin?"])),
        "members": tuple(draw(st.lists(thing, min_size=1, max_size=9, unique_by=fold))),
        "complete": draw(st.booleans()),
        "exact": draw(st.booleans()),
        "wrong": tuple(map(Entry, draw(st.lists(thing, max_size=7)))),
        "never": tuple(map(Entry, draw(st.lists(thing, max_size=1)))),
        "others-wrong": draw(st.sampled_from([(), (), ("one",), ("one", "two")])),
    }
    return Said(fact("members", **fields), draw(contexts(thing)))


@st.composite
def steps(draw: st.DrawFn) -> Said:
    thing = draw(things())
    place = st.lists(thing, min_size=1, max_size=2).map(tuple)
    single = thing.map(lambda step: (step,))
    fields: dict[str, object] = {
        "question": draw(st.sampled_from(["How?", "How is 20 mg of heparin given?"])),
        "steps": tuple(draw(st.lists(st.one_of(single, single, place), min_size=1, max_size=9))),
        "wrong": tuple(map(Entry, draw(st.lists(thing, max_size=2)))),
        "never": tuple(map(Entry, draw(st.lists(thing, max_size=1)))),
        "exact": draw(st.booleans()),
    }
    return Said(fact("steps", **fields), draw(contexts(thing)))


def equal_but_capital(one: str, other: str) -> bool:
    return one[1:] == other[1:] and one[:1].lower() == other[:1].lower()


def claimed(option: Distractor, said: Said) -> bool:
    """Tell whether the fact really makes the claim that the option carries."""
    match option.claim:
        case Listed():
            texts = [entry.text for entry in said.fact.entries("wrong")]
        case RestOfGroup(group):
            named = group in said.fact.texts("others-wrong")
            texts = [entry.text for entry in said.context.groups[group]] if named else []
        case StepElsewhere(number):
            texts = [*numbered(said)[number]]
        case _:
            texts = []
    return any(equal_but_capital(option.text, text) for text in texts)


def places(said: Said) -> tuple[tuple[str, ...], ...]:
    found = said.fact.fields["steps"]
    assert isinstance(found, tuple)
    return found


def numbered(said: Said) -> dict[int, tuple[str, ...]]:
    """Return the steps by their numbers; parallel ones have that of the first."""
    counts = accumulate((len(place) for place in places(said)), initial=1)
    return dict(zip(counts, places(said), strict=False))


def by_all_names(text: str, names: Names) -> list[str]:
    return [text, *other_names(text, names)]


@given(st.one_of(members(), steps()))
def test_every_option_carries_a_claim_that_the_fact_makes(said: Said) -> None:
    assert all(claimed(option, said) for _, option in said.offered)


@settings(max_examples=400)
@given(members())
def test_no_option_is_a_member_under_any_name_nor_arguable(said: Said) -> None:
    names = said.context.same
    right = [one for member in said.fact.texts("members") for one in by_all_names(member, names)]
    never = [entry.text for entry in said.fact.entries("never")]

    wrong = [one for _, option in said.offered for one in by_all_names(option.text, names)]

    assert not any(clash(option, one, said.exact) for option in wrong for one in right)
    assert not any(goes_into(one, option, said.exact) for option in wrong for one in never)


@given(members())
def test_all_that_apply_are_shown_with_two_to_eight_others(said: Said) -> None:
    shapes = [item.shape for item in said.items if isinstance(item.shape, ChooseAll)]

    assert all(shape.keys == said.fact.texts("members") for shape in shapes)
    assert all(2 <= len(shape.keys) <= 7 for shape in shapes)
    assert all(2 <= len(shape.distractors) <= 8 for shape in shapes)


@given(st.one_of(members(), steps()))
def test_the_options_of_an_item_differ_from_each_other_under_every_name(said: Said) -> None:
    names = said.context.same

    pairs = [
        (one, other)
        for item in said.items
        for number, option in enumerate(options(item))
        for earlier in options(item)[:number]
        for one in by_all_names(option.text, names)
        for other in by_all_names(earlier.text, names)
    ]

    assert not any(clash(one, other, said.exact) for one, other in pairs)


@given(members())
def test_what_is_complete_is_no_choice_and_what_is_open_is_never_recalled(said: Said) -> None:
    names = {item.name for item in said.items}

    allowed = (
        {"all", "recall", "gap", "gap:typed"} if said.fact.flag("complete") else {"choice", "all"}
    )
    assert names <= allowed


@given(members())
def test_a_gap_filled_with_its_answer_holds_all_members(said: Said) -> None:
    gaps = [item for item in said.items if item.name == "gap"]

    filled = [
        item.stem.replace(GAP, item.shape.answer, 1)
        for item in gaps
        if isinstance(item.shape, Recall) and item.stem.count(GAP) == 1
    ]
    texts = said.fact.texts("members")
    whole = {f"{said.fact.text('question')}\n{sign.join(texts)}" for sign in (", ", "; ")}
    assert set(filled) <= whole


@given(steps())
def test_to_put_in_order_has_each_step_once_and_no_two_alike(said: Said) -> None:
    shapes = [item.shape for item in said.items if isinstance(item.shape, Order)]

    assert all(shape.steps == places(said) for shape in shapes)
    shown = [[fold(step) for place in shape.steps for step in place] for shape in shapes]
    assert all(len(set(texts)) == len(texts) >= 3 for texts in shown)


@given(steps())
def test_what_comes_next_is_at_the_next_place_and_nothing_else_is(said: Said) -> None:
    order = places(said)
    asked = [item for item in said.items if isinstance(item.shape, Choice)]

    for item in asked:
        assert isinstance(item.shape, Choice)
        before = next(at for at, place in enumerate(order) if place == (item.shape.key,)) - 1
        claims = [one.claim for one in options(item) if isinstance(one.claim, StepElsewhere)]
        elsewhere = [order.index(numbered(said)[claim.place]) for claim in claims]
        assert item.stem.split("\n")[-1].endswith(GAP)
        assert order[before][0] in item.stem
        assert not {0, before, before + 1} & set(elsewhere)


@given(steps())
def test_a_step_that_stands_twice_or_beside_parallel_ones_is_not_asked_alone(said: Said) -> None:
    order = places(said)
    every = [fold(step) for place in order for step in place]
    alone = [item.question.partition(":")[2] for item in said.items if ":" in item.question]

    spots = [
        next(at for at, place in enumerate(order) if squeeze(place[0]) == words) for words in alone
    ]

    assert all(every.count(fold(words)) == 1 for words in alone)
    assert all(len(place) == 1 for at in spots for place in order[max(at - 1, 0) : at + 2])


@given(st.one_of(members(), steps()))
def test_items_have_names_of_their_own_and_targets_that_are_known_without_them(said: Said) -> None:
    items = said.items

    names = [(item.guid, item.name) for item in items]
    known = kinds()[said.fact.kind].targets(said.fact, said.context)
    assert len(set(names)) == len(names)
    assert {target for item in items for target in item.targets} <= set(known)
    assert len(set(known)) == len(known)


@given(TEXT, TEXT)
def test_a_sentence_is_judged_as_the_list_says(myth: str, truth: str) -> None:
    said = Said(fact("myth", myth=myth, truth=truth), Context(ORIGIN))

    shapes = {item.stem: item.shape for item in said.items}

    assert shapes.items() <= {myth: TrueFalse(true=False), truth: TrueFalse(true=True)}.items()
    assert all(problem.code in CODES for problem in said.made.problems)


LINES = st.lists(st.text(min_size=1), min_size=1, max_size=5)


@given(st.text(min_size=1), LINES, st.booleans())
def test_any_text_gives_items_or_problems(question: str, texts: list[str], complete: bool) -> None:
    one = fact("members", question=question, members=tuple(texts), complete=complete)
    other = fact("steps", question=question, steps=tuple((text,) for text in texts))

    for said in (Said(one, Context(ORIGIN)), Said(other, Context(ORIGIN))):
        assert said.made.items or said.made.problems
