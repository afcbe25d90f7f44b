"""Questions → facts: of ours, all ways to ask one fact become that fact again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.importers._alone import Fields, alone
from quizgen.importers._joining import is_question, joined, question_of
from quizgen.importers._plain import tidy
from quizgen.importers.contract import Own, Question, Taken
from quizgen.model import Cloze, Entry


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact to be written: its keys in order, and as comments what its author is to fill in.

    `is_new`: it asks what another kind of fact asked, so that it cannot keep its guid.
    """

    where: str
    fields: Mapping[str, object]
    todo: tuple[str, ...] = ()
    bank: str = ""
    is_new: bool = False


def facts(taken: Taken) -> list[Draft]:
    """Return the facts of all questions in their order, each with its own id, or with none."""
    groups: dict[object, list[Question]] = {}
    for number, question in enumerate(taken.questions):
        own = question.own
        groups.setdefault((own.bank, own.fact) if own else number, []).append(question)
    made = [one for group in groups.values() for one in _facts(group, whole=taken.is_whole)]
    used: set[str] = set()
    return [_with_own_id(one, used) for one in made]


def _with_own_id(draft: Draft, used: set[str]) -> Draft:
    name = str(draft.fields.get("id", ""))
    if not name or name not in used:
        used.add(name)
        return draft
    number = 2
    while f"{name}-{number}" in used:
        number += 1
    used.add(f"{name}-{number}")
    return replace(draft, fields={**draft.fields, "id": f"{name}-{number}"}, is_new=True)


def _facts(group: Sequence[Question], *, whole: bool) -> Iterator[Draft]:
    own = group[0].own
    if own is None:
        yield _draft(group[0], alone(group[0]))
        return
    if (found := joined(own.kind, group, whole=whole)) is not None:
        base, fields = found
        yield replace(_draft(base, fields), bank=own.bank)
        return
    parts: dict[str, list[Question]] = {}
    for one in group:
        parts.setdefault(one.own.question if one.own else "", []).append(one)
    for number, ways in enumerate(parts.values(), 1):
        fields = question_of(ways, whole=whole) if is_question(ways) else alone(ways[0])
        made = _draft(ways[0], {**fields, "id": f"{own.fact}-{number}"})
        yield replace(made, bank=own.bank, is_new=True)


def _draft(question: Question, fields: Fields) -> Draft:
    """Return a fact with what all kinds share around its own keys."""
    name = question.own.fact if question.own else question.id
    around: Fields = {
        "hint": question.hint if not isinstance(question.shape, Cloze) else "",
        "why": question.why,
        "quote": question.quotes,
        "cite": question.cites,
        "image": question.images,
        "tags": question.tags,
        "level": question.level if question.level != "core" else "",
    }
    every = {"id": name, **fields}
    every |= {key: value for key, value in around.items() if key not in every}
    todo = (*question.todo, *_todo(every))
    kept = {key: _said(value) for key, value in every.items()}
    return Draft(question.where, {key: value for key, value in kept.items() if value}, todo)


def _said(value: object) -> object:
    """Return a value without texts that are empty once YAML can hold them."""
    match value:
        case str():
            return tidy(value).strip()
        case Entry(text=text, reason=reason):
            return Entry(tidy(text).strip(), tidy(reason).strip()) if tidy(text).strip() else ()
        case Mapping():
            return {key: kept for key, one in value.items() if (kept := _said(one))}
        case tuple():
            return tuple(kept for one in value if (kept := _said(one)))
        case _:
            return value


def _todo(fields: Mapping[str, object]) -> Iterator[str]:
    if "myth" in fields and not fields.get("truth"):
        yield "truth: (fill in a full sentence that says what is true instead)"
    if "truth" in fields and not fields.get("myth"):
        yield "myth: (fill in a full sentence that is false)"
    if "table" in fields:
        yield "one-each: [match] (if each item has exactly this one; nothing is asked until then)"


def bank_of(taken: Taken) -> str:
    """Return the bank of all questions of ours, "" if there are several or none."""
    banks = {one.own.bank for one in taken.questions if isinstance(one.own, Own)}
    return banks.pop() if len(banks) == 1 else ""
