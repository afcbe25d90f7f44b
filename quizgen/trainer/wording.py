"""What is said of a question and of an answer, as plain sentences: each opens with a word."""

from collections.abc import Iterator
from typing import assert_never

from quizgen.markdown import to_plain
from quizgen.model import Blank, Choice, Cloze, Item, Numeric, Rating, Recall, Source, Typed
from quizgen.trainer.asking import Asked
from quizgen.trainer.difference import difference
from quizgen.trainer.grading import Grade, Picked, Rated, Unknown, Verdict, Wrote
from quizgen.trainer.scoring import Score
from quizgen.trainer.session import Answered, Session

GAP = "[…]"
"""How the stem of a cloze deletion's choice marks its blank; not every voice reads it out."""
BLANK = "[blank]"
"""How a blank is marked where a text may be heard."""


def instruction(asked: Asked) -> str:
    """Return what the learner is to do."""
    match asked.item.shape:
        case Choice():
            return "Choose one."
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
    """Yield the stem, the options with their numbers, and a hint that is shown anyway."""
    yield stem(asked)
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
    return text.replace(GAP, BLANK) if asked.item.kind == "cloze" else text


def _piece(piece: str | Blank, asked: Asked) -> str:
    if isinstance(piece, str):
        return piece
    return BLANK if piece.number == asked.number else piece.answer


def hint_of(asked: Asked) -> str:
    """Return the hint, "" if there is none."""
    hints = [blank.hint for blank in asked.blanks if blank.hint] or [asked.item.hint]
    return to_plain("; ".join(dict.fromkeys(hints)))


def verdict(given: Answered) -> Iterator[str]:
    """Yield what an answer was and what is right."""
    match given.response:
        case Picked(option):
            yield from _picked(given, option)
        case Wrote(text):
            yield from _wrote(given, text)
        case Unknown():
            yield f"Right answer: {_key(given.asked)}."
        case Rated(rating):
            yield from _rated(rating, given.grade)
        case _:
            assert_never(given.response)


def _picked(given: Answered, option: int) -> Iterator[str]:
    asked = given.asked
    text = to_plain(asked.options[option])
    if given.right:
        yield f"Right: {option + 1}, {text}."
        return
    reason = _reason(asked.item, asked.options[option])
    yield sentence(f"Wrong. You chose {option + 1}, {text}{f': {reason}' if reason else ''}")
    yield f"Right answer: {_key(asked)}."


def _wrote(given: Answered, text: str) -> Iterator[str]:
    right = f"Right answer: {_key(given.asked)}."
    if given.grade.verdict is Verdict.NEAR:
        meant = given.grade.meant
        also = "" if meant == given.asked.answer else f" Near to: {to_plain(meant)}."
        yield f"Nearly. You wrote: {text}"
        yield f"{right}{also} {difference(text, meant)}"
        yield "Counts as wrong, unless :mine counts it as right."
    elif given.right:
        yield f"Right: {_key(given.asked)}."
    else:
        yield f"Wrong. You wrote: {text}"
        yield right


def _rated(rating: Rating, graded: Grade) -> Iterator[str]:
    capped = "; not sure or with a hint, it counts as Hard" if graded.rating < rating else ""
    yield f"Rated {rating.name.capitalize()}{capped}."


def arguable(graded: Grade) -> str:
    """Return what is said of an answer that is neither right nor wrong."""
    reason = f"Arguable: {to_plain(graded.reason)}" if graded.reason else "Arguable"
    return f"{sentence(reason)} It does not count. Please answer again."


def _key(asked: Asked) -> str:
    key = to_plain(asked.answer)
    return f"{asked.key + 1}, {key}" if asked.options else key


def _reason(item: Item, option: str) -> str:
    """Return why an option is wrong, "" where the author gives no reason."""
    if not isinstance(item.shape, Choice):
        return ""
    reasons = (one.reason for one in item.shape.distractors if one.text == option)
    return to_plain(next(reasons, ""))


def sentence(text: str) -> str:
    """Return a text with a full stop at its end, unless it ends with a stop of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


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
    days = given.memory.due_day - session.day
    when = "tomorrow" if days == 1 else f"in {days} days"
    if given.right and given.asked.guess and not (given.by_own_word or given.turn.again):
        return f"Again {when}: a choice may be a guess, and counts less."
    return f"Again {when}."


def summary(session: Session, total: Score) -> Iterator[str]:
    """Yield what a session came to."""
    if not total.asked:
        yield "Nothing was answered."
        return
    share = round(100 * total.right / total.asked)
    guessing = any(one.asked.options for one in session.answered)
    yield f"Right at the first try: {total.right} of {total.asked}, {share} %."
    if guessing:
        yield f"Corrected for guessing: {round(100 * total.corrected)} %."
    for number, words in (
        (total.unsure, "Not sure"), (total.unknown, "Did not know"),
        (total.by_own_word, "Right by your own word"),
    ):  # fmt: skip
        if number:
            yield f"{words}: {number}."
    for given in total.missed:
        asked = " ".join(stem(given.asked).split())
        yield f"Look again: {asked} Right answer: {to_plain(given.asked.answer)}."
