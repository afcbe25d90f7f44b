"""What differs from shape to shape: the type, what is shown to respond with, what scores."""

from typing import assert_never

from quizgen.exporters._matching import matched
from quizgen.exporters._qti.blanks import blanks
from quizgen.exporters._qti.parts import (
    RESPONSE,
    Body,
    Shown,
    adds,
    equal,
    plain,
    points,
    scores,
    shows,
)
from quizgen.exporters._sheet import Option, options_of
from quizgen.exporters._texts import block
from quizgen.exporters._typed import Figure, figures, in_digits, is_right, spellings
from quizgen.exporters._xml import Node, node
from quizgen.exporters.contract import ExportOptions
from quizgen.markdown import to_html
from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Item,
    Numeric,
    Order,
    Recall,
    TrueFalse,
    Typed,
)


def body_of(item: Item, options: ExportOptions, shown: Shown) -> Body:
    """Return what is asked by an item that Canvas can hold."""
    stem = block(to_html(item.stem))
    match item.shape:
        case Choice():
            return _choice("multiple_choice_question", item, options, shown)
        case ChooseAll():
            return _choice("multiple_answers_question", item, options, shown)
        case TrueFalse():
            return _true_false(item, options)
        case Typed() as shape:
            right = [equal(one.text) for one in spellings(shape) if is_right(one)]
            return Body("short_answer_question", stem, (_field(),), (scores(*right),))
        case Numeric() as shape:
            unit = f" ({to_html(shape.quantity.unit)})" if shape.quantity.unit else ""
            right = [scores(_within(one)) for one in figures(item, shape) if is_right(one)]
            asked = block(to_html(item.stem) + unit)
            return Body("numerical_question", asked, (_field(fibtype="Decimal"),), tuple(right))
        case Order():
            return _order(item, options, shown)
        case Cloze() as cloze:
            return blanks(item, cloze)
        case Recall():
            raise ValueError("what the learner rates has no place in a course")
        case _:
            assert_never(item.shape)


def _field(**attributes: str) -> Node:
    label = node("response_label", ident="answer1", rshuffle="No")
    fib = node("render_fib", label, **attributes)
    return node("response_str", fib, ident=RESPONSE, rcardinality="Single")


def _choice(kind: str, item: Item, options: ExportOptions, shown: Shown) -> Body:
    every = options_of(item, options)
    single = isinstance(item.shape, Choice)
    labels = [node("response_label", shown(to_html(one.text)), ident=one.id) for one in every]
    right = next(equal(one.id) for one in every if one.right) if single else _all_of(every)
    told = [one for one in every if one.reason]
    return Body(
        kind,
        block(to_html(item.stem)),
        (_choices(labels, "Single" if single else "Multiple"),),
        (*(shows(equal(one.id), f"{one.id}_fb") for one in told), scores(right)),
        tuple((f"{one.id}_fb", to_html(one.reason)) for one in told),
    )


def _all_of(every: tuple[Option, ...]) -> Node:
    parts = [equal(one.id) if one.right else node("not", equal(one.id)) for one in every]
    return node("and", *parts)


def _choices(labels: list[Node], cardinality: str) -> Node:
    choices = node("render_choice", *labels)
    return node("response_lid", choices, ident=RESPONSE, rcardinality=cardinality)


def _true_false(item: Item, options: ExportOptions) -> Body:
    """Return a sentence to be judged; Canvas knows the two by these words alone."""
    every = options_of(item, options)
    labels = [
        node("response_label", plain(word), ident=one.id)
        for word, one in zip(("True", "False"), every, strict=True)
    ]
    right = next(equal(one.id) for one in every if one.right)
    stem = block(to_html(item.stem))
    return Body("true_false_question", stem, (_choices(labels, "Single"),), (scores(right),))


def _within(one: Figure) -> Node:
    """Return the condition that a number is right; one that must be met exactly has no margin."""
    middle = in_digits(one.middle)
    margin = {"margintype": "absolute", "margin": in_digits(one.off)} if one.off else {}
    low, high = in_digits(one.middle - one.off), in_digits(one.middle + one.off)
    return node(
        "or",
        node("varequal", middle, respident=RESPONSE, **margin),
        node(
            "and",
            node("vargte", low, respident=RESPONSE),
            node("varlte", high, respident=RESPONSE),
        ),
    )


def _order(item: Item, options: ExportOptions, shown: Shown) -> Body:
    pairs = matched(item, options)
    places = sorted({(step.place, place) for step, place in pairs})
    each = points(len(pairs))
    responses = []
    for step, _ in pairs:
        labels = [
            node("response_label", plain(place), ident=f"{item.guid}-p{number}")
            for number, place in places
        ]
        choices = node("render_choice", *labels)
        material = shown(to_html(step.text))
        responses.append(node("response_lid", material, choices, ident=f"response_{step.id}"))
    return Body(
        "matching_question",
        block(to_html(item.stem)),
        tuple(responses),
        tuple(
            adds(equal(f"{item.guid}-p{step.place}", f"response_{step.id}"), each)
            for step, _ in pairs
        ),
    )
