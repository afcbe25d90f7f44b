"""Steps in their order: put in order, what comes next, which is missing, all by heart."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from unicodedata import bidirectional

from quizgen.blanks import GAP
from quizgen.distractors import FEWEST
from quizgen.folding import fold, squeeze
from quizgen.identity import guid, target
from quizgen.kinds._advice import catch_alls, not_kept
from quizgen.kinds._capitals import answers_are_capital
from quizgen.kinds._claims import claim_problems, permitted
from quizgen.kinds._forms import Forms
from quizgen.kinds._making import is_wanted, items, wanted
from quizgen.kinds._open import asks_of_these, open_shapes
from quizgen.kinds._renamed import first_words, renamed_problems
from quizgen.kinds._trust import Trust
from quizgen.kinds.contract import Context, Kind, Made
from quizgen.model import Choice, Distractor, Fact, Item, Order, Path, Recall, Shape, StepElsewhere
from quizgen.problems import Problem
from quizgen.schema import FACT_KEYS, Key, Takes

MOST = 200
"""Each step is shown beside each."""
FEWEST_TO_ORDER = 3
"""Two can stand in one wrong order only."""

_NAMES = ("order", "recall", "next", "missing", "missing:typed")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})
_FROM_RIGHT = frozenset({"R", "AL"})
_EXAMPLE = """\
- question: How is a pot of tea made?
  steps:
    - boil fresh water
    - - warm the pot
      - measure the tea
    - pour the water on the tea
    - wait for four minutes
    - take out the leaves
    - fill the cups
"""


@dataclass(frozen=True)
class _Steps:
    """The steps of a fact: for each place its step, or several that come in any order."""

    fact: Fact
    places: tuple[tuple[str, ...], ...]
    context: Context

    @cached_property
    def every(self) -> tuple[str, ...]:
        """Return all steps from the first to the last."""
        return tuple(step for place in self.places for step in place)

    @property
    def ways(self) -> Iterator[Path]:
        """Yield the way to each step."""
        for at, place in enumerate(self.places):
            yield from (("steps", at, number) for number in range(len(place)))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Return what is compared of each step."""
        return tuple(map(Forms(self.context, exact=False).of, self.every))

    @cached_property
    def repeated(self) -> frozenset[str]:
        """Return the steps that occur more than once, in these words or in others."""
        counts = Counter(self.forms)
        return frozenset(
            step for step, form in zip(self.every, self.forms, strict=True) if counts[form] > 1
        )

    @property
    def in_order(self) -> bool:
        """Tell whether they can be put in order: equal lines cannot be told apart."""
        return len(self.places) >= FEWEST_TO_ORDER and not self.repeated

    @cached_property
    def asked(self) -> Mapping[str, int]:
        """Return the places that are asked by themselves, by the words that name them in ids.

        None on or beside steps that come in any order, none whose words occur twice.
        """
        wide = {at for at, place in enumerate(self.places) if len(place) > 1}
        return {
            first_words(self.fact, place[0]): at
            for at, place in enumerate(self.places)
            if wide.isdisjoint({at - 1, at, at + 1}) and place[0] not in self.repeated
        }

    def is_after(self, at: int) -> bool:
        """Tell whether the step at a place comes after one that stands once."""
        return at > 0 and self.places[at - 1][0] not in self.repeated


def _places(fact: Fact) -> tuple[tuple[str, ...], ...]:
    places = fact.fields["steps"]
    assert isinstance(places, tuple)
    return places


def _make(fact: Fact, context: Context) -> Made:
    steps = _Steps(fact, _places(fact), context)
    if errors := tuple(_errors(steps)):
        return Made((), errors)
    trust = Trust(fact, (), fact.fields, context.exact)
    first, *others = steps.every
    any_step = trust.question("", first, fact.text("question"), context, others)
    problems = [*_repeated(steps), *renamed_problems(fact, steps.every)]
    problems += catch_alls(fact, zip(steps.ways, steps.every, strict=True))
    problems += claim_problems(trust, any_step, context, [(step,) for step in steps.every])
    problems += not_kept(fact, " ".join([fact.text("question"), *steps.every]))
    made = _whole(steps, context)
    for words, at in steps.asked.items():
        made += _next(steps, words, at, trust, context)
        made += _missing(steps, words, at, trust, context)
    return wanted(fact, _NAMES, made, problems, "write its steps so that no two are equal")


def _whole(steps: _Steps, context: Context) -> list[Item]:
    """Return the ways that ask for all steps: put in order, and recalled."""
    fact = steps.fact
    shapes: dict[str, Shape] = {"order": Order(steps.places)} if steps.in_order else {}
    if not asks_of_these(fact.text("question")):
        shapes["recall"] = Recall("\n".join(map(_in_one_line, steps.places)))
    return items(
        fact, context, guid=guid(context.origin.bank, fact.id, "order"), question="order",
        targets=(target(context.origin.bank, fact.id),), stem=fact.text("question"),
        shapes=shapes, hint=fact.text("hint"),
    )  # fmt: skip


def _next(steps: _Steps, words: str, at: int, trust: Trust, context: Context) -> list[Item]:
    """Return the choice of what comes right after the step before."""
    if not steps.is_after(at):
        return []
    fact, bank = steps.fact, context.origin.bank
    before, key = steps.places[at - 1][0], steps.places[at][0]
    stem = f"{fact.text('question')}\n{before}\n{_arrow(steps)} {GAP}"
    asked = trust.question(guid(bank, fact.id, "next", words), key, stem, context)
    capital = answers_are_capital(context.origin.language)
    others = _elsewhere(steps, at)
    wrong = permitted(trust, asked, context, capital=capital, more=others)
    if len(wrong) < FEWEST:
        return []
    return items(
        fact, context, guid=asked.guid, question=f"next:{words}",
        targets=(target(bank, fact.id, words),), stem=stem,
        shapes={"next": Choice(key, wrong)}, hint=fact.text("hint"),
    )  # fmt: skip


def _elsewhere(steps: _Steps, at: int) -> Iterator[Distractor]:
    """Yield the steps of other places, not the first and not the one that is shown."""
    before = 0
    for place, found in enumerate(steps.places):
        if place not in {0, at - 1, at}:
            for step in found:
                if step not in steps.repeated:
                    yield Distractor(step, StepElsewhere(before + 1))
        before += len(found)


def _missing(steps: _Steps, words: str, at: int, trust: Trust, context: Context) -> list[Item]:
    """Return the items that show all steps but one."""
    fact, bank = steps.fact, context.origin.bank
    lines = [_in_one_line(place) for place in steps.places]
    lines[at] = GAP
    stem = f"{fact.text('question')}\n{f'{chr(10)}{_arrow(steps)} '.join(lines)}"
    name = guid(bank, fact.id, "missing", words)
    asked = trust.question(name, steps.places[at][0], stem, context)
    ways = open_shapes(asked, trust.arguable(context.same))
    return items(
        fact, context, guid=asked.guid, question=f"missing:{words}",
        targets=(target(bank, fact.id, words),), stem=stem,
        shapes={_MISSING_NAMES[name]: shape for name, shape in ways.items()},
        hint=fact.text("hint"),
    )  # fmt: skip


_MISSING_NAMES = {"recall": "missing", "typed": "missing:typed"}


def _in_one_line(place: tuple[str, ...]) -> str:
    """Return a step; or those that come in any order, which no arrow parts."""
    return " + ".join(place)


def _arrow(steps: _Steps) -> str:
    """Return the sign before what follows: it points where the language or the steps are read."""
    language = steps.context.origin.language.partition("-")[0].lower()
    signs = map(bidirectional, "".join(steps.every))
    first = next((sign for sign in signs if sign in {"L", *_FROM_RIGHT}), "")
    return "←" if language in _RIGHT_TO_LEFT or first in _FROM_RIGHT else "→"


def _errors(steps: _Steps) -> Iterator[Problem]:
    if len(steps.every) > MOST:
        told = "F189", f"more than {MOST} steps in one fact", "make several facts"
    elif len(steps.places) < 2:
        message = "`steps` needs at least two, one after the other"
        told = "F184", message, "add what comes before or after"
    else:
        return  # a place is slow to find, and nothing is said here
    yield Problem(steps.fact.place("steps"), *told)


def _repeated(steps: _Steps) -> Iterator[Problem]:
    """Yield a note for each step that stands twice, where it stands again."""
    seen: dict[str, str] = {}
    for way, step, form in zip(steps.ways, steps.every, steps.forms, strict=True):
        if form in seen:
            first = seen[form]
            twice = "stands twice" if fold(first) == fold(step) else f"is one step with `{first}`"
            message = f"`{squeeze(step)}` {twice}, so neither it nor the order is asked"
            hint = "say what is different: add `again`, or what it is done to"
            yield Problem(steps.fact.place(*way), "F185", message, hint)
        seen.setdefault(form, step)


def _targets(fact: Fact, context: Context) -> tuple[str, ...]:
    steps, bank = _Steps(fact, _places(fact), context), context.origin.bank
    if any(_errors(steps)):
        return ()
    wants = partial(is_wanted, fact)
    recalled = not asks_of_these(fact.text("question"))
    whole = (recalled and wants("recall")) or (steps.in_order and wants("order"))
    missing = recalled and any(map(wants, _MISSING_NAMES.values()))
    words = [
        word
        for word, at in steps.asked.items()
        if missing or (wants("next") and steps.is_after(at))
    ]
    first = (target(bank, fact.id),) if whole else ()
    return (*first, *(target(bank, fact.id, word) for word in words))


_KEYS = {
    "question": Key(Takes.TEXT, "what is asked"),
    "steps": Key(Takes.STEPS, "the steps in their order"),
}

KIND = Kind(
    name="steps",
    summary="steps in their order: of a procedure, or from a cause to its effect",
    keys=_KEYS,
    needed=frozenset({"question", "steps"}),
    allowed=frozenset({*_KEYS, *FACT_KEYS} - {"accept", "others-wrong"}),
    targets=_targets,
    item_names=lambda _fact: _NAMES,
    answers=lambda fact: (tuple(chain.from_iterable(_places(fact))),),
    make=_make,
    example=_EXAMPLE,
)
