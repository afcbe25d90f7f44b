"""What is said of a question, and after it, as plain sentences: each opens with a word."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import assert_never

from quizgen.markdown import to_plain
from quizgen.model import (
    Blank,
    Choice,
    ChooseAll,
    Cloze,
    Item,
    Numeric,
    Order,
    Picture,
    Recall,
    Source,
    TrueFalse,
    Typed,
)
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Grade
from quizgen.trainer.phrases import FEWEST, counted, right_in_words, right_of, sentence
from quizgen.trainer.scoring import Score
from quizgen.trainer.session import Answered, Session

GAP = "[…]"
"""How the stem of a choice or a recall marks its blank; not every voice reads it out."""
BLANK = "[blank]"
"""How a blank is marked where a text may be heard."""
_WITH_A_GAP = frozenset({"blank", "gap", "next", "missing"})
_ARROW = re.compile("^[→←] ", re.MULTILINE)
"""How the stem of a step marks what follows."""


def instruction(asked: Asked) -> str:
    """Return what the learner is to do."""
    match asked.item.shape:
        case Choice():
            return "Choose one."
        case ChooseAll():
            return "Choose all that apply."
        case Order():
            return "Put in order."
        case TrueFalse():
            return "True or false?"
        case Typed():
            return "Type the answer."
        case Numeric():
            return "Type the number."
        case Recall():
            return "Think of the answer, then reveal it."
        case Cloze():
            return "Fill the blank." if asked.is_typed else "Think of the blank, then reveal it."
        case _:
            assert_never(asked.item.shape)


def question(asked: Asked) -> Iterator[str]:
    """Yield the stem, its pictures in words, the numbered options, a hint that is shown anyway."""
    yield stem(asked)
    for picture in asked.item.pictures:
        yield _picture(picture, asked.item)
    for number, option in enumerate(asked.options, 1):
        yield f"{number}. {to_plain(option)}"
    if asked.hinted and (hint := hint_of(asked)):
        yield f"Hint: {hint}"


def stem(asked: Asked) -> str:
    """Return the text that asks."""
    shape = asked.item.shape
    if isinstance(shape, Cloze):
        return to_plain("".join(_piece(piece, asked) for piece in shape.pieces))
    text = to_plain(asked.item.stem)
    part = asked.item.question.partition(":")[0]
    return _ARROW.sub("then ", text).replace(GAP, BLANK) if part in _WITH_A_GAP else text


def filled(asked: Asked) -> str:
    """Return the text that asked, with what belongs into its blank in the blank's place."""
    shape = asked.item.shape
    if not isinstance(shape, Cloze):
        return stem(asked)
    texts = [_piece(piece, asked, filled=True) for piece in shape.pieces]
    return to_plain("".join(texts))


def _picture(picture: Picture, item: Item) -> str:
    """Return what a picture shows, and where its file lies, for whoever wants to open it."""
    file = (PurePath(item.place.file).parent / picture.path).as_posix()
    words = " ".join(picture.words.split())
    return f"[picture: {words} ({file})]" if words else f"[picture: {file}]"


def _piece(piece: str | Blank, asked: Asked, *, filled: bool = False) -> str:
    if isinstance(piece, str):
        return piece
    if piece.number != asked.number:
        return piece.answer
    return f"[{piece.answer}]" if filled else BLANK


def hint_of(asked: Asked) -> str:
    """Return the hint, "" if there is none."""
    hints = [blank.hint for blank in asked.blanks if blank.hint] or [asked.item.hint]
    return to_plain("; ".join(dict.fromkeys(hints)))


def arguable(graded: Grade) -> str:
    """Return what is said of an answer that is neither right nor wrong."""
    reason = f"Arguable: {to_plain(graded.reason)}" if graded.reason else "Arguable"
    return f"{sentence(reason)} It does not count. Please answer again."


def background(asked: Asked) -> Iterator[str]:
    """Yield why it is so and where it stands."""
    item = asked.item
    if item.why:
        yield f"Why: {to_plain(item.why)}"
    for source in item.sources:
        yield f"Source: {_source(source)}"
    for cite in item.cites:
        yield f"Place: {to_plain(cite)}"


def _source(source: Source) -> str:
    return f"{source.title}, after {source.after}" if source.after else source.title


def outlook(given: Answered, session: Session) -> str:
    """Return when the question comes again."""
    target = given.turn.candidate.target
    if not given.right and any(turn.candidate.target == target for turn in session.waiting):
        return "Back in this session."
    if session.practise:
        return "Practice: the memory stays as it was."
    if given.memory is None:
        return ""
    days = given.memory.due_day - given.memory.last_day
    when = "tomorrow" if days == 1 else f"in {days} days"
    is_choice = isinstance(given.asked.item.shape, Choice | TrueFalse)
    if given.right and is_choice and not (given.by_own_word or given.turn.again):
        return f"Again {when}: a choice may be a guess, and counts less."
    return f"Again {when}."


def stopped(session: Session) -> str:
    """Return how a session ended that was left: practice is no part of the one before it."""
    if session.practise:
        return "Practice ended."
    return f"Stopped after {counted(len(session.answered), 'answer')}."


def is_corrected(session: Session, total: Score) -> bool:
    """Tell whether a share corrected for guessing says something of a session."""
    return total.asked >= FEWEST and any(one.asked.options for one in session.answered)


def summary(session: Session, total: Score) -> Iterator[str]:
    """Yield what a session came to."""
    if not total.asked:
        yield "Nothing was answered."
        return
    yield f"Right at the first try: {right_of(total.right, total.asked)}."
    if is_corrected(session, total):
        yield f"Corrected for guessing: {round(100 * total.corrected)} %."
    for number, words in (
        (total.unsure, "Not sure"), (total.unknown, "Did not know"),
        (total.by_own_word, "Right by your own word"),
    ):  # fmt: skip
        if number:
            yield f"{words}: {number}."
    for given in total.missed:
        asked = " ".join(stem(given.asked).split())
        right = "; ".join(right_in_words(given.asked).splitlines())
        yield sentence(f"Look again: {asked} Right answer: {right}")
