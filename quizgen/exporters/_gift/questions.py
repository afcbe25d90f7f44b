"""An item → one question of GIFT."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from quizgen.exporters._clozes import hint_of, why_no_course
from quizgen.exporters._gift.escaping import escaped, formatted, one_line, plain
from quizgen.exporters._matching import matched
from quizgen.exporters._sheet import Option, options_of
from quizgen.exporters._texts import (
    TOO_MANY_PARTS,
    block,
    general_feedback,
    share,
    tags_of,
    too_many_parts,
)
from quizgen.exporters._typed import NO_ANSWER, Spelling, figures, in_digits, spellings
from quizgen.exporters.contract import ExportOptions
from quizgen.markdown import ToHtml, cloze_to_html, to_html
from quizgen.model import (
    Blank,
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

PICTURE = "GIFT cannot hold its picture"
SEVERAL_BLANKS = "GIFT holds one blank, and this has several"
EXACT = "its answer counts only to the letter, and GIFT cannot say so"
ARROW = "GIFT cannot hold `->` or `&&0` in a typed answer"
LONG_NUMBER = "GIFT cannot hold a number that long"

_BLANK = "\x05"  # no text of an author holds it


def why_not(item: Item) -> str:
    """Return why GIFT cannot hold an item, "" if it can."""
    if any(picture.name for picture in (*item.pictures, *item.inline)):
        return PICTURE
    match item.shape:
        case ChooseAll() as shape if too_many_parts(shape):
            return TOO_MANY_PARTS
        case Typed() as shape:
            return _why_not_typed(shape)
        case Numeric() as shape:
            numbers = [
                one for figure in figures(item, shape) for one in (figure.middle, figure.off)
            ]
            return LONG_NUMBER if any("E" in in_digits(one) for one in numbers) else ""
        case Cloze() as shape if len(shape.blanks) > 1:
            return SEVERAL_BLANKS
        case Cloze() as shape:
            return why_no_course(shape) or _why_not_typed(shape.blanks[0])
        case _:
            return ""


def _why_not_typed(shape: Typed | Blank) -> str:
    if shape.exact:
        return EXACT
    texts = [one.text for one in spellings(shape)]
    if not texts:
        return NO_ANSWER
    return ARROW if any(sign in text for text in texts for sign in ("->", "&&0")) else ""


def question(item: Item, options: ExportOptions) -> str:
    """Return the question of an item that GIFT can hold: its comment, its name, its braces."""
    tags = "".join(f" [tag:{name}]" for name in tags_of(item))
    asked = _asked(item)
    answers = [*_answers(item, options)]
    if feedback := general_feedback(item):
        answers.append(f"####{formatted(feedback)}")
    inside = "\n".join(answers)
    whole = escaped(one_line(asked)).replace(_BLANK, f"{{\n{inside}}}")
    return f"// [id:{item.guid}]{tags}\n::{item.guid}::[html]{whole}\n"


def _asked(item: Item) -> str:
    """Return what is asked as HTML, with the sign at the place of the braces."""
    match item.shape:
        case Cloze() as cloze:

            def field(blank: Blank, rendered: ToHtml) -> str:
                return f"{_BLANK}{hint_of(blank, item.hint, rendered)}"

            return block(cloze_to_html(cloze.pieces, field))
        case Numeric() as number if number.quantity.unit:
            unit = f" ({to_html(number.quantity.unit)})"
            return f"{block(to_html(item.stem) + unit)}{_BLANK}"
        case _:
            return f"{block(to_html(item.stem))}{_BLANK}"


def _answers(item: Item, options: ExportOptions) -> Iterator[str]:
    """Yield the lines between the braces, all but the feedback."""
    match item.shape:
        case Choice() | ChooseAll():
            yield from _choice(options_of(item, options), single=isinstance(item.shape, Choice))
        case TrueFalse(true=true):
            yield "TRUE" if true else "FALSE"
        case Typed() as shape:
            yield from map(_spelling, spellings(shape))
        case Cloze() as cloze:
            yield from map(_spelling, spellings(cloze.blanks[0]))
        case Numeric() as shape:
            yield "#"
            for one in figures(item, shape):
                number = f"{in_digits(one.middle)}:{in_digits(one.off)}"
                yield f"={_weight(one.worth)}{number}{_feedback(one.reason)}"
        case Order():
            for step, place in matched(item, options):
                yield f"={formatted(to_html(step.text))} -> {place}"
        case Recall():
            raise ValueError("what the learner rates has no place in a course")
        case _:
            assert_never(item.shape)


def _choice(shown: Sequence[Option], *, single: bool) -> Iterator[str]:
    for one in shown:
        part = share(sum(other.right is one.right for other in shown))
        if single:
            sign = "=" if one.right else "~"
        else:
            sign = f"~%{part}%" if one.right else f"~%-{part}%"
        yield f"{sign}{formatted(to_html(one.text))}{_feedback(one.reason)}"


def _spelling(one: Spelling) -> str:
    """Return a spelling with its weight: without, one that begins with `%` would lose its own."""
    return f"={_weight(one.worth)}{plain(one.text)}{_feedback(one.reason)}"


def _weight(worth: Decimal) -> str:
    return f"%{worth}%"


def _feedback(reason: str) -> str:
    return f"#{formatted(to_html(reason))}" if reason else ""
