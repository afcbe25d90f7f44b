"""An item → one question of Moodle."""

import json
from collections.abc import Iterator, Sequence
from typing import assert_never

from quizgen.exporters._clozes import why_no_course
from quizgen.exporters._matching import matched
from quizgen.exporters._moodle.cloze import cloze_text
from quizgen.exporters._moodle.texts import Images, formatted
from quizgen.exporters._sheet import Option, keeps_order, options_of, steps_of
from quizgen.exporters._texts import (
    TOO_MANY_PARTS,
    block,
    general_feedback,
    share,
    tags_of,
    too_many_parts,
)
from quizgen.exporters._typed import (
    NO_ANSWER,
    figures,
    in_digits,
    not_a_wildcard,
    spellings,
)
from quizgen.exporters._xml import Node, node
from quizgen.exporters.contract import ExportOptions
from quizgen.markdown import to_html, to_plain
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

_PENALTY = "0.3333333"
_UNIT_OPTIONAL, _NO_UNIT = "0", "3"


def why_not(item: Item) -> str:
    """Return why Moodle cannot hold an item, "" if it can."""
    match item.shape:
        case ChooseAll() as shape if too_many_parts(shape):
            return TOO_MANY_PARTS
        case Typed() as shape if not spellings(shape):
            return NO_ANSWER
        case Cloze() as shape:
            return why_no_course(shape)
        case _:
            return ""


def question(item: Item, options: ExportOptions, images: Images) -> Node:
    """Return the question of an item that Moodle can hold."""
    match item.shape:
        case Choice() | ChooseAll():
            return _whole("multichoice", item, images, *_choice(item, options, images))
        case TrueFalse(true=true):
            return _whole("truefalse", item, images, *_true_false(true=true))
        case Typed() as shape:
            return _whole("shortanswer", item, images, *_typed(shape, images))
        case Numeric() as shape:
            return _whole("numerical", item, images, *_numeric(item, shape, images))
        case Order() as shape if any(len(steps) > 1 for steps in shape.steps):
            return _whole("matching", item, images, *_matching(item, options, images))
        case Order():
            return _whole("ordering", item, images, *_ordering(item, options, images))
        case Cloze():
            return _whole("cloze", item, images)
        case Recall():
            raise ValueError("what the learner rates has no place in a course")
        case _:
            assert_never(item.shape)


def _whole(kind: str, item: Item, images: Images, *own: Node) -> Node:
    """Return a question with what all have, in the order in which Moodle writes it."""
    is_cloze, is_judged = kind == "cloze", kind == "truefalse"
    shape = item.shape
    asked = cloze_text(shape, item.hint) if isinstance(shape, Cloze) else to_html(item.stem)
    hint = "" if is_cloze else to_html(item.hint)
    return node(
        "question",
        node("?quizgen", _origin(item)),
        node("name", node("text", item.guid)),
        formatted("questiontext", block(asked) + images.beside(item), images),
        formatted("generalfeedback", general_feedback(item), images),
        *(() if is_cloze else (node("defaultgrade", "1"),)),
        node("penalty", "1" if is_judged else _PENALTY),
        node("hidden", "0"),
        node("idnumber", item.guid),
        *own,
        *((formatted("hint", hint, images),) if hint else ()),
        *_tags(item),
        type_=kind,
    )


def _origin(item: Item) -> str:
    """Return what Moodle has no place for: which question of which fact of which list it is."""
    named: dict[str, object] = {
        "bank": item.origin.bank,
        "fact": item.fact,
        "kind": item.kind,
        "question": item.question,
        "way": item.name,
        "level": item.level,
        "language": item.origin.language,
    }
    if isinstance(item.shape, Cloze):
        blanks = [(one.number, one.hint or item.hint) for one in item.shape.blanks]
        if blanks != [(at, "") for at in range(1, len(blanks) + 1)]:
            named["blanks"] = blanks  # a field has no number, and its hint is but text behind it
    return json.dumps(named).replace("?>", "?\\u003e")


def _tags(item: Item) -> tuple[Node, ...]:
    tags = [node("tag", node("text", name)) for name in tags_of(item)]
    return (node("tags", *tags),) if tags else ()


def _choice(item: Item, options: ExportOptions, images: Images) -> tuple[Node, ...]:
    shown = options_of(item, options)
    single = isinstance(item.shape, Choice)
    return (
        node("single", "true" if single else "false"),
        node("shuffleanswers", "false" if keeps_order(item, shown) else "true"),
        node("answernumbering", "abc"),
        *(_answer(one, _worth(one, shown, single=single), images) for one in shown),
    )


def _worth(option: Option, shown: Sequence[Option], *, single: bool) -> str:
    """Return the percentage of an option; of several, those that are wrong take points away."""
    if single:
        return "100" if option.right else "0"
    part = share(sum(one.right is option.right for one in shown))
    return part if option.right else f"-{part}"


def _answer(option: Option, worth: str, images: Images) -> Node:
    feedback = formatted("feedback", to_html(option.reason), images)
    return formatted("answer", to_html(option.text), images, feedback, fraction=worth)


def _true_false(*, true: bool) -> Iterator[Node]:
    for word, right in (("true", true), ("false", not true)):
        yield node("answer", node("text", word), fraction="100" if right else "0")


def _typed(shape: Typed, images: Images) -> Iterator[Node]:
    yield node("usecase", "1" if shape.exact else "0")
    for one in spellings(shape):
        feedback = formatted("feedback", to_html(one.reason), images)
        text = node("text", not_a_wildcard(one.text))
        yield node("answer", text, feedback, fraction=str(one.worth), format="plain_text")


def _numeric(item: Item, shape: Numeric, images: Images) -> Iterator[Node]:
    for one in figures(item, shape):
        feedback = formatted("feedback", to_html(one.reason), images)
        text, off = node("text", in_digits(one.middle)), node("tolerance", in_digits(one.off))
        yield node("answer", text, feedback, off, fraction=str(one.worth), format="plain_text")
    unit = " ".join(to_plain(shape.quantity.unit).split())
    if unit:
        yield node("units", node("unit", node("multiplier", "1"), node("unit_name", unit)))
    yield node("unitgradingtype", "0")
    yield node("showunits", _UNIT_OPTIONAL if unit else _NO_UNIT)


def _ordering(item: Item, options: ExportOptions, images: Images) -> Iterator[Node]:
    yield node("layouttype", "VERTICAL")
    yield node("selecttype", "ALL")
    yield node("selectcount", "0")
    yield node("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST")
    yield node("numberingstyle", "none")
    for step in steps_of(item, options):
        yield formatted("answer", to_html(step.text), images, fraction="100")


def _matching(item: Item, options: ExportOptions, images: Images) -> Iterator[Node]:
    """Yield the steps, each to be given its place: two of one place cannot be put in order."""
    yield node("shuffleanswers", "true")
    for step, place in matched(item, options):
        answer = node("answer", node("text", place))
        yield formatted("subquestion", to_html(step.text), images, answer)
