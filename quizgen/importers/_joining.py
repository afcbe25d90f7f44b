"""All ways to ask one fact of ours → that fact again."""

from collections.abc import Sequence

from quizgen.blanks import GAP
from quizgen.importers._alone import Fields, alone, cloze, once, typed, wrong
from quizgen.importers.contract import Question
from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Entry,
    Listed,
    Numeric,
    Order,
    Recall,
    TrueFalse,
    Typed,
)

_MOST_WORDS_TYPED = 3
_STEP_WAYS = ("order", "recall", "next", "missing", "missing:typed")
_COMPLETE, _OPEN = ("all", "recall", "gap", "gap:typed"), ("choice", "all")


def joined(kind: str, group: Sequence[Question], *, whole: bool) -> tuple[Question, Fields] | None:
    """Return the fact that all ways come from, None if they do not say what it was."""
    match kind:
        case "question" if is_question(group):
            return group[0], question_of(group, whole=whole)
        case "cloze":
            return _joined_cloze(group)
        case "steps":
            return _joined_steps(group, whole=whole)
        case "members":
            return _joined_members(group, whole=whole)
        case "myth":
            return _joined_myth(group, whole=whole)
        case _:
            return None


def is_question(ways: Sequence[Question]) -> bool:
    stems = {one.stem for one in ways}
    return len(stems) == 1 and all(
        isinstance(one.shape, Choice | Recall | Typed | Numeric) for one in ways
    )


def question_of(ways: Sequence[Question], *, whole: bool) -> Fields:
    """Return the fact of choice, recall and typed answer of one question."""
    shapes = [one.shape for one in ways]
    fields = alone(next((one for one in ways if isinstance(one.shape, Choice)), ways[0]))
    fields.pop("only", None)
    for one, shape in zip(ways, shapes, strict=True):
        if isinstance(shape, Typed | Numeric):
            more = typed(one, shape)
            fields |= {key: value for key, value in more.items() if value and not fields.get(key)}
    if not whole:
        return fields
    is_open = any(isinstance(shape, Recall | Typed | Numeric) for shape in shapes)
    if not is_open:
        return fields | {"only": ("choice",)}
    recalled = any(isinstance(shape, Recall) for shape in shapes)
    typed_too = any(isinstance(shape, Typed | Numeric) for shape in shapes)
    short = len(str(fields["answer"]).split()) <= _MOST_WORDS_TYPED
    skipped = (*(() if recalled else ("recall",)), *(("typed",) if short and not typed_too else ()))
    return fields | {"skip": skipped}


def _joined_cloze(group: Sequence[Question]) -> tuple[Question, Fields] | None:
    base = next((one for one in group if isinstance(one.shape, Cloze)), None)
    if base is None or not isinstance(base.shape, Cloze):
        return None
    by_number = dict(base.wrong)
    for one in group:
        number = one.own.question.removeprefix("blank:c") if one.own else ""
        if isinstance(one.shape, Choice) and number.isascii() and number.isdecimal():
            by_number[int(number)] = wrong(one.shape.distractors)
    return base, cloze(base.shape, by_number)


def _joined_steps(group: Sequence[Question], *, whole: bool) -> tuple[Question, Fields] | None:
    base = next((one for one in group if isinstance(one.shape, Order)), None)
    if base is None:
        return None
    more = (
        Entry(other.text, other.reason)
        for one in group
        if isinstance(one.shape, Choice) and whole
        for other in one.shape.distractors
        if isinstance(other.claim, Listed)
    )
    steps = base.shape.steps if isinstance(base.shape, Order) else ()
    known = {step for place in steps for step in place}
    outside = tuple(one for one in once(more) if one.text not in known)
    fields = {**alone(base), "wrong": outside, "never": _arguable(group)}
    return base, fields | (_only_of(group, _STEP_WAYS) if whole else {})


def _joined_members(group: Sequence[Question], *, whole: bool) -> tuple[Question, Fields] | None:
    base = next((one for one in group if isinstance(one.shape, ChooseAll)), None)
    all_of = [one for one in group if one.own and one.own.question == "all"]
    if base is None and not (all_of and isinstance(all_of[0].shape, Recall)):
        return None
    base = base or all_of[0]
    fields = alone(base)
    if isinstance(base.shape, Recall):
        members = tuple(line for line in base.shape.answer.split("\n") if line)
        fields = {"question": base.stem, "members": members}
    fields["members"] = _in_order(group, fields["members"])
    ways = {one.own.way for one in group if one.own}
    is_complete = bool(ways & {"recall", "gap", "gap:typed"})
    fields |= {"never": _arguable(group), "only": (), "complete": is_complete}
    if whole or not is_complete:
        names = _COMPLETE if is_complete else _OPEN
        fields |= _only_of(group, names)
    return base, fields


def _in_order(group: Sequence[Question], members: object) -> tuple[str, ...]:
    """Return members in the order of their list, where a gap among them or a key shows it."""
    assert isinstance(members, tuple)
    shown = ""
    for one in group:
        part = one.own.question if one.own else ""
        if part.startswith("gap:") and isinstance(one.shape, Typed | Numeric | Recall):
            shown = one.stem.partition("\n")[2].replace(GAP, one.shape.answer)
        if part == "one" and isinstance(one.shape, Choice):
            shown = one.shape.key
    found = [shown.find(member) for member in members]
    order = sorted(range(len(members)), key=lambda at: (found[at] < 0, found[at]))
    return tuple(members[at] for at in order)


def _joined_myth(group: Sequence[Question], *, whole: bool) -> tuple[Question, Fields] | None:
    """Return myth and truth: the truth opens what is said of the myth."""
    myth = next((one for one in group if one.shape == TrueFalse(true=False)), None)
    truth = next((one for one in group if one.shape == TrueFalse(true=True)), None)
    if myth is None:
        return None
    said, _, rest = myth.why.partition("\n")
    if truth is not None:
        said, rest = truth.stem, truth.why
    only = _only_of(group, ("myth", "truth")) if whole else {}
    return myth, {"myth": myth.stem, "truth": said, "why": rest, **only}


def _only_of(group: Sequence[Question], names: Sequence[str]) -> Fields:
    """Return `only` with the ways that are there, nothing if all are."""
    ways = {one.own.way for one in group if one.own}
    kept = tuple(name for name in names if name in ways)
    return {} if len(kept) in (0, len(names)) else {"only": kept}


def _arguable(group: Sequence[Question]) -> tuple[Entry, ...]:
    found = (
        entry
        for one in group
        if isinstance(one.shape, Typed | Numeric)
        for entry in one.shape.arguable
    )
    return once(found)
