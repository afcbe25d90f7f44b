"""From items to statements: each claim once, however many questions rest on it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple, assert_never

from quizgen.identity import guid
from quizgen.model import (
    Blank,
    CellDiffers,
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Item,
    Listed,
    Numeric,
    Order,
    Recall,
    RestOfGroup,
    StepElsewhere,
    TrueFalse,
    Typed,
)
from quizgen.review.statement import Also, Because, Role, Statement


class _Whole(NamedTuple):
    """What the items of a fact say together.

    `question` is what is asked of steps or members; `members` are all, where the fact has all.
    """

    question: str
    cloze: Cloze | None
    steps: tuple[tuple[str, ...], ...]
    members: tuple[str, ...]


def statements(items: Iterable[Item]) -> tuple[Statement, ...]:
    """Return the claims that items make, fact by fact in the author's order.

    All items of a fact are wanted: which of them a deck holds is asked of `guids`.
    """
    facts: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        facts.setdefault((item.origin.bank, item.fact), []).append(item)
    return tuple(chain.from_iterable(map(_of_fact, facts.values())))


def resting(found: Iterable[Statement], guids: Iterable[str]) -> tuple[Statement, ...]:
    """Return the statements on which any of these questions rests."""
    asked = frozenset(guids)
    return tuple(one for one in found if not asked.isdisjoint(one.guids))


def _of_fact(items: Sequence[Item]) -> Iterable[Statement]:
    whole = _whole(items)
    found: dict[tuple[object, ...], Statement] = {}
    for item in items:
        for one in _of_item(item, whole):
            key = (one.role, one.guid, one.texts)
            before = found.get(key)
            found[key] = one if before is None else _joined(before, one)
    return found.values()


def _joined(one: Statement, other: Statement) -> Statement:
    """Return what two ways of a question claim alike; only what is typed has other right words."""
    also = tuple(dict.fromkeys((*one.also, *other.also)))
    return replace(one, also=also, guids=one.guids | other.guids)


def _whole(items: Sequence[Item]) -> _Whole:
    cloze = next((item.shape for item in items if isinstance(item.shape, Cloze)), None)
    return _Whole(_question(items), cloze, _steps(items), _members(items))


def _question(items: Sequence[Item]) -> str:
    """Return the question of a fact without what is shown below it when a part of it is asked."""
    for item in items:
        if item.question in {"order", "all", "one"}:
            return item.stem
    return items[0].stem.rpartition("\n")[0]


def _steps(items: Sequence[Item]) -> tuple[tuple[str, ...], ...]:
    """Return the steps in their order; those shown in one line if they are only recalled."""
    asked = [item.shape for item in items if item.question == "order"]
    recalled: tuple[tuple[str, ...], ...] = ()
    for shape in asked:
        if isinstance(shape, Order):
            return shape.steps
        if isinstance(shape, Recall):
            recalled = tuple((line,) for line in shape.answer.split("\n"))
    return recalled


def _members(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the members of a fact that says that these are all, else none."""
    gaps = [
        item.shape.answer
        for item in items
        if _part(item) == "gap" and isinstance(item.shape, Recall | Typed | Numeric)
    ]
    whole = [item.shape for item in items if item.question == "all"]
    recalled = next((shape.answer for shape in whole if isinstance(shape, Recall)), "")
    if not gaps and not recalled:
        return ()
    chosen = next((shape.keys for shape in whole if isinstance(shape, ChooseAll)), ())
    return chosen or tuple(dict.fromkeys(gaps)) or tuple(recalled.split("\n"))


def _part(item: Item) -> str:
    return item.question.partition(":")[0]


def _of_item(item: Item, whole: _Whole) -> Iterator[Statement]:
    """Yield what one way to ask claims."""
    match item.shape:
        case TrueFalse(true):
            yield _say(item, Role.TRUE if true else Role.FALSE, item.guid, item.stem)
        case Cloze() as cloze:
            yield _filled(item, cloze)
        case Order():
            yield _order(item, whole)
        case ChooseAll(keys, distractors):
            yield from _of_members(item, keys, distractors, whole)
            yield from _members_all(item, whole)
        case Choice(key, distractors):
            yield from _choice(item, key, distractors, whole)
        case Recall(answer):
            yield from _recalled(item, answer, (), whole)
        case Typed(answer, accept) | Numeric(answer, _, accept):
            yield from _recalled(item, answer, accept, whole)
        case _:
            assert_never(item.shape)


def _say(item: Item, role: Role, name: str, *texts: str) -> Statement:
    return Statement(role, name, item, texts, guids=frozenset({item.guid}))


def _against(item: Item, role: Role, wrong: Distractor, name: str, *texts: str) -> Statement:
    """Return what is said of a wrong option, with the reason."""
    because, reason = _reason(wrong)
    return replace(_say(item, role, name, *texts), because=because, reason=reason)


def _reason(wrong: Distractor) -> tuple[Because, str]:
    claim = wrong.claim
    match claim:
        case CellDiffers(column, row):
            if wrong.reason.startswith((f"{column} ", f"{column}: ")):  # what its own row has
                return Because.SAID, wrong.reason
            if not wrong.reason and wrong.text == row:
                return Because.APART, column
            return Because.CELL, _named(wrong.reason or row)
        case StepElsewhere(place):
            return Because.STEP, str(place)
        case _ if wrong.reason.strip():
            return Because.SAID, wrong.reason
        case RestOfGroup(group):
            return Because.GROUP, group
        case Listed():
            return Because.NOTHING, ""
        case _:
            assert_never(claim)


# --- Each shape, and each part of a fact that shares a claim with others. ---


def _choice(
    item: Item, key: str, distractors: Sequence[Distractor], whole: _Whole
) -> Iterator[Statement]:
    part = _part(item)
    if part == "one":
        yield from _of_members(item, (key,), distractors, whole)
    elif part == "blank" and whole.cloze:
        yield from _blank(item, key, distractors, whole.cloze)
    elif part == "next" and whole.steps:
        yield _order(item, whole)
        yield from _no_steps(item, distractors, whole)
    else:
        yield _say(item, Role.KEY, item.guid, item.stem, key)
        for wrong in distractors:
            yield _against(item, Role.WRONG, wrong, item.guid, item.stem, wrong.text)


def _recalled(item: Item, answer: str, accept: Sequence[str], whole: _Whole) -> Iterator[Statement]:
    part = _part(item)
    if part in {"all", "gap"}:
        keys = whole.members if part == "all" else (answer,)
        yield from _of_members(item, keys, (), whole)
        yield from _members_all(item, whole)
    elif part in {"order", "next", "missing"} and whole.steps:
        yield _order(item, whole)
    else:
        said = _say(item, Role.KEY, item.guid, item.stem, answer)
        yield replace(said, also=tuple(Also(text) for text in accept))


def _name(item: Item, part: str) -> str:
    return guid(item.origin.bank, item.fact, part)


def _of_members(
    item: Item, keys: Iterable[str], distractors: Iterable[Distractor], whole: _Whole
) -> Iterator[Statement]:
    name, asked = _name(item, "all"), whole.question
    for key in keys:
        yield _say(item, Role.MEMBER, name, asked, key)
    for wrong in distractors:
        yield _against(item, Role.OUTSIDER, wrong, name, asked, wrong.text)


def _members_all(item: Item, whole: _Whole) -> Iterator[Statement]:
    """Yield that there are no other members, where the fact says so."""
    if whole.members:
        yield _say(item, Role.COMPLETE, _name(item, "all"), whole.question, *whole.members)


def _order(item: Item, whole: _Whole) -> Statement:
    said = _say(item, Role.ORDER, _name(item, "order"), whole.question)
    return replace(said, places=whole.steps)


def _no_steps(item: Item, distractors: Iterable[Distractor], whole: _Whole) -> Iterator[Statement]:
    """Yield what the author listed as wrong; that a step comes elsewhere, the order says."""
    for wrong in distractors:
        if not isinstance(wrong.claim, StepElsewhere):
            name = _name(item, "order")
            yield _against(item, Role.NO_STEP, wrong, name, whole.question, wrong.text)


def _filled(item: Item, cloze: Cloze) -> Statement:
    also = tuple(Also(text, blank.answer) for blank in cloze.blanks for text in blank.accept)
    said = _say(item, Role.FILLED, _name(item, "cloze"), _with(cloze))
    return replace(said, also=also)


def _blank(
    item: Item, key: str, distractors: Iterable[Distractor], cloze: Cloze
) -> Iterator[Statement]:
    yield _say(item, Role.FILLED, _name(item, "cloze"), _with(cloze))
    number = int(item.question.removeprefix("blank:c"))
    for wrong in distractors:
        texts = (_with(cloze, number, wrong.text), wrong.text, key)
        yield _against(item, Role.MISFILLED, wrong, item.guid, *texts)


def _with(cloze: Cloze, number: int = 0, text: str = "") -> str:
    """Return the text with its blanks filled in, one of them with another text."""
    return "".join(
        (text if piece.number == number else piece.answer) if isinstance(piece, Blank) else piece
        for piece in cloze.pieces
    )


def _named(row: str) -> str:
    """Return a row as a sentence names it: one that is a sentence itself stands in quotes."""
    return f"“{row.rstrip('.')}”" if row.endswith((".", "!", "?")) else row
