"""One question → the keys of the fact that asks it, and nothing else."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from quizgen.blanks import as_typed
from quizgen.importers.contract import Pairs, Question
from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Entry,
    Numeric,
    Order,
    Recall,
    TrueFalse,
    Typed,
)

Fields = dict[str, object]
"""The keys of a fact in their order; an empty value stands for none."""


def alone(question: Question) -> Fields:
    """Return the keys of the fact that asks a question and nothing else."""
    shape = question.shape
    match shape:
        case Choice(key=key, distractors=distractors):
            fields: Fields = {"question": question.stem, "answer": key}
            fields |= {"accept": question.accept, "wrong": wrong(distractors)}
            return fields | {"never": question.never} | _only(question, "choice")
        case ChooseAll(keys=keys, distractors=distractors):
            fields = {"question": question.stem, "members": keys, "wrong": wrong(distractors)}
            return fields | {"never": question.never, "only": ("all",)}
        case Order(steps=steps):
            return {"question": question.stem, "steps": steps}
        case TrueFalse(true=true):
            return {"truth" if true else "myth": question.stem}
        case Recall(answer=answer):
            fields = {"question": question.stem, "answer": answer, "accept": question.accept}
            return fields | {"never": question.never}
        case Typed() | Numeric():
            return typed(question, shape)
        case Cloze():
            return cloze(shape, question.wrong)
        case Pairs(pairs=pairs):
            rows = tuple({"item": thing, "match": other} for thing, other in pairs)
            return {"table": rows, "ask": {"match": "What belongs to <item>?"}}
        case _:
            assert_never(shape)


def _only(question: Question, way: str) -> Fields:
    """Return `only` for a way of ours that stands for a question of another kind."""
    is_other = question.own is not None and question.own.kind != "question"
    return {"only": (way,)} if is_other else {}


def typed(question: Question, shape: Typed | Numeric) -> Fields:
    wrong = question.wrong.get(0, ())
    return {
        "question": question.stem,
        "answer": shape.answer,
        "accept": (*shape.accept, *question.accept),
        "wrong": wrong,
        "never": once((*shape.arguable, *question.never)),
        "exact": isinstance(shape, Typed) and shape.exact,
    }


def cloze(shape: Cloze, wrong: Mapping[int, tuple[Entry, ...]]) -> Fields:
    """Return a cloze: what belongs to a blank stands under its number, if there are several."""
    maps: dict[str, Fields] = {}
    for blank in shape.blanks:
        own: Fields = {
            "wrong": wrong.get(blank.number, ()),
            "never": blank.arguable,
            "accept": blank.accept,
        }
        kept = {key: value for key, value in own.items() if value}
        if kept:
            maps.setdefault(f"c{blank.number}", kept)
    exact = {"exact": True} if any(blank.exact for blank in shape.blanks) else {}
    fields: Fields = {"cloze": as_typed(shape.pieces), **exact}
    if len({blank.number for blank in shape.blanks}) == 1:
        return fields | next(iter(maps.values()), {})
    return fields | ({"blanks": maps} if maps else {})


def wrong(distractors: Iterable[Distractor]) -> tuple[Entry, ...]:
    return once(Entry(one.text, one.reason) for one in distractors)


def once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return each text once, with the first reason that is given."""
    found: dict[str, str] = {}
    for text, reason in entries:
        found[text] = found.get(text) or reason
    return tuple(Entry(text, reason) for text, reason in found.items())
