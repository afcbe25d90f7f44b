"""What is said of an answer: what it was, what is right, and why a wrong option is wrong."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from quizgen.markdown import to_plain
from quizgen.model import Choice, ChooseAll, Cloze, Numeric, Order, Rating, Recall, TrueFalse, Typed
from quizgen.trainer.asking import Asked
from quizgen.trainer.claims import why_wrong
from quizgen.trainer.difference import difference
from quizgen.trainer.grading import (
    Grade,
    Marked,
    Ordered,
    Picked,
    Rated,
    Unknown,
    Verdict,
    Wrote,
)
from quizgen.trainer.partly import in_place, marks
from quizgen.trainer.phrases import in_any_order, right_in_words, sentence
from quizgen.trainer.session import Answered


def verdict(given: Answered) -> Iterator[str]:
    """Yield what an answer was and what is right."""
    match given.response:
        case Picked(option):
            yield from _picked(given, option)
        case Marked(options):
            yield from _marked(given, options)
        case Ordered(options):
            yield from _ordered(given, options)
        case Wrote(text):
            yield from _wrote(given, text)
        case Unknown():
            yield from right_answer(given.asked)
        case Rated(rating):
            yield from _rated(rating, given.grade)
        case _:
            assert_never(given.response)


def right_answer(asked: Asked) -> Iterator[str]:
    """Yield what is right."""
    match asked.item.shape:
        case Order():
            yield f"Right order: {_numbers(asked.keys)}."
            for number, key in enumerate(asked.keys, 1):
                yield sentence(f"Step {number}: {to_plain(asked.options[key])}")
            yield from _free(asked)
        case Choice() | ChooseAll():
            yield sentence(f"Right answer: {'; '.join(_named(asked, key) for key in asked.keys)}")
        case TrueFalse():
            yield f"Right answer: it is {right_in_words(asked)}."
        case Recall() | Typed() | Numeric() | Cloze():
            yield f"Right answer: {right_in_words(asked)}."
        case _:
            assert_never(asked.item.shape)


def _picked(given: Answered, option: int) -> Iterator[str]:
    asked = given.asked
    if isinstance(asked.item.shape, TrueFalse):
        yield f"{'Right' if given.right else 'Wrong'}: it is {right_in_words(asked)}."
    elif given.right:
        yield sentence(f"Right: {_named(asked, option)}")
    else:
        yield _with_reason("Wrong. You chose", asked, option)
        yield from right_answer(asked)


def _marked(given: Answered, options: Sequence[int]) -> Iterator[str]:
    asked = given.asked
    if given.right:
        yield f"Right: {_numbers(options)}."
        return
    found = marks(asked, options)
    how = "Partly right" if found.found else "Wrong"
    surplus = f", {len(found.surplus)} too many" if found.surplus else ""
    yield f"{how}: {len(found.found)} of {len(asked.keys)} found{surplus}."
    for option in found.surplus:
        yield _with_reason("Not one:", asked, option)
    for option in found.missed:
        yield sentence(f"Missed: {_named(asked, option)}")
    yield f"Right answer: {_numbers(asked.keys)}."


def _ordered(given: Answered, options: Sequence[int]) -> Iterator[str]:
    asked = given.asked
    if given.right:
        yield f"Right: {_numbers(options)}."
        yield from _free(asked)
        return
    yield f"Wrong. {in_place(asked, options)} of {len(options)} in place."
    yield from right_answer(asked)


def _free(asked: Asked) -> Iterator[str]:
    """Yield which steps come in any order."""
    first = 1
    for place in asked.places:
        numbers = [str(number) for number in range(first, first + len(place))]
        first += len(place)
        if len(numbers) > 1:
            yield f"Places {in_any_order(numbers)}."


def _with_reason(words: str, asked: Asked, option: int) -> str:
    reason = why_wrong(asked.item, asked.options[option])
    return sentence(f"{words} {_named(asked, option)}{f': {reason}' if reason else ''}")


def _named(asked: Asked, option: int) -> str:
    return f"{option + 1}, {to_plain(asked.options[option])}"


def _numbers(options: Sequence[int]) -> str:
    return ", ".join(str(option + 1) for option in options)


def _wrote(given: Answered, text: str) -> Iterator[str]:
    right = f"Right answer: {right_in_words(given.asked)}."
    if given.grade.verdict is Verdict.NEAR:
        meant = given.grade.meant
        also = "" if meant == given.asked.answer else f" Near to: {to_plain(meant)}."
        yield f"Nearly. You wrote: {text}"
        yield f"{right}{also} {difference(text, meant)}"
        yield "Counts as wrong, unless :mine counts it as right."
    elif given.right:
        yield f"Right: {right_in_words(given.asked)}."
    else:
        yield f"Wrong. You wrote: {text}"
        yield right


def _rated(rating: Rating, graded: Grade) -> Iterator[str]:
    capped = "; not sure or with a hint, it counts as Hard" if graded.rating < rating else ""
    yield f"Rated {rating.name.capitalize()}{capped}."
