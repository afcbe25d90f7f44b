"""A question after its answer: each option with its reason, why it is so, the verdict."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from quizgen.fullscreen.asking import background, head, labelled, notes, stem
from quizgen.fullscreen.parting import parted
from quizgen.fullscreen.runs import EMPTY, Line, Look, Run, calm, told, width
from quizgen.fullscreen.verdicts import verdict
from quizgen.fullscreen.view import Key, View, Window
from quizgen.markdown import to_plain
from quizgen.model import Listed, Order, TrueFalse
from quizgen.trainer.amending import may_count
from quizgen.trainer.asking import Asked
from quizgen.trainer.claims import why_wrong
from quizgen.trainer.difference import difference
from quizgen.trainer.grading import Marked, Ordered, Picked, Response, Verdict, Wrote
from quizgen.trainer.phrases import in_any_order, right_in_words
from quizgen.trainer.session import Answered

if TYPE_CHECKING:
    from quizgen.fullscreen.question import Question

_AFTER = 3
"""Blanks between an option and its word."""


class Told(NamedTuple):
    """What is said of an option: a mark, a word beside it, a reason below it."""

    mark: str = " "
    word: str = ""
    reason: str = ""
    box: str = ""


def feedback(page: "Question", window: Window) -> View:
    """Return what is said of the last answer, or of a question dropped before it was answered."""
    given = _of_this(page)
    told_of = given if page.flag is None else None
    said = verdict(told_of, page.state.session, window) if told_of else []
    return View(
        head=head(page, window),
        body=list(_body(page, given, window)),
        verdict=[*notes(page, window), *said],
        keys=list(_keys(page, given)),
        reading=True,
    )


def _of_this(page: "Question") -> Answered | None:
    """Return the answer to this page's question."""
    last = page.state.last
    return last if last and last.asked is page.asked else None


def _body(page: "Question", given: Answered | None, window: Window) -> Iterator[Line]:
    asked = page.asked
    yield from stem(asked, window, filled=given is not None)
    if given is None:
        return
    yield EMPTY
    if asked.options:
        yield from _options(asked, given.response, window)
    elif isinstance(given.response, Wrote):
        yield from _spelling(given, given.response.text, window)
    else:
        yield from labelled("Answer", right_in_words(asked), window)
    yield from _free(asked, window)
    yield EMPTY
    yield from background(asked, window)


def _options(asked: Asked, response: Response, window: Window) -> Iterator[Line]:
    said = [_told(asked, response, at) for at in range(len(asked.options))]
    texts = [calm(to_plain(option)) for option in asked.options]
    column = max(width((Run(text),)) for text in texts)
    longest = max(len(one.word) for one in said)
    aligned = 9 + column + _AFTER + longest <= window.text
    for at, (one, text) in enumerate(zip(said, texts, strict=True)):
        look = {"✓": Look.RIGHT, "✗": Look.WRONG, "!": Look.ALMOST}.get(one.mark, Look.PLAIN)
        before = (Run(one.mark, look), Run(f" {at + 1}  {one.box}"))
        gap = column - width((Run(text),)) if aligned else 0
        word = f"{' ' * (gap + _AFTER)}{one.word}" if one.word else ""
        below = (Run(" " * width(before)),)
        if width((*before, Run(f"{text}{word}"))) <= window.text:
            yield from told(f"{text}{word}", window.text, before)
        else:
            yield from told(text, window.text, before)
            yield from told(one.word, window.text, below) if one.word else ()
        if one.reason:
            yield from told(one.reason, window.text, below)


def _told(asked: Asked, response: Response, at: int) -> Told:
    is_key = at in asked.keys
    match response:
        case Ordered(options) if isinstance(asked.item.shape, Order):
            return _placed(asked, options, at)
        case Marked(options):
            return _marked(asked, options, at)
        case Picked(option) if option == at and not is_key:
            return Told("✗", "your answer", _reason(asked, at, chosen=True))
        case _ if isinstance(asked.item.shape, Order):
            return Told(box=f"[{_place_of(asked, at)}] ")
        case _ if is_key:
            return Told("✓", "right")
        case _:
            return Told(reason=_reason(asked, at))


def _marked(asked: Asked, options: tuple[int, ...], at: int) -> Told:
    box = "[x] " if at in options else "[ ] "
    if at in asked.keys:
        return Told("✓", "right", box=box) if at in options else Told("!", "missed", box=box)
    chosen = at in options
    reason = _reason(asked, at, chosen=chosen)
    return Told("✗", "not one", reason, box) if chosen else Told(reason=reason, box=box)


def _placed(asked: Asked, options: tuple[int, ...], at: int) -> Told:
    given = options.index(at) + 1
    wanted = _places(asked, at)
    if str(given) in wanted:
        return Told("✓", "right", box=f"[{given}] ")
    return Told("✗", f"belongs at {' or '.join(wanted)}", box=f"[{given}] ")


def _places(asked: Asked, at: int) -> list[str]:
    """Return the numbers of the places at which a step is right."""
    first = 1
    for place in asked.places:
        if at in place:
            return [str(number) for number in range(first, first + len(place))]
        first += len(place)
    return []


def _place_of(asked: Asked, at: int) -> str:
    return str(asked.keys.index(at) + 1)


def _free(asked: Asked, window: Window) -> Iterator[Line]:
    """Yield which steps come in any order."""
    for place in asked.places:
        if len(place) > 1:
            yield from told(f"Places {in_any_order(_places(asked, place[0]))}.", window.text)


def _reason(asked: Asked, at: int, *, chosen: bool = False) -> str:
    """Return why an option is wrong; that it is listed as wrong says little of others."""
    shape = asked.item.shape
    if isinstance(shape, TrueFalse):
        return ""
    distractors = getattr(shape, "distractors", ())
    bare = any(
        one.text == asked.options[at] and isinstance(one.claim, Listed) and not one.reason
        for one in distractors
    )
    return "" if bare and not chosen else why_wrong(asked.item, asked.options[at])


def _spelling(given: Answered, text: str, window: Window) -> Iterator[Line]:
    """Yield what was typed above what is right, and where the two part."""
    is_near = (given.was or given).grade.verdict is Verdict.NEAR
    meant = (given.was or given).grade.meant or given.asked.answer
    if not is_near:
        yield from labelled("you", text, window)
        yield from labelled("right", right_in_words(given.asked), window)
        return
    found = parted(text, to_plain(meant))
    yield from labelled("you", found.typed, window)
    if meant != given.asked.answer:
        yield from labelled("near to", found.right, window)
    else:
        yield from labelled("right", found.right, window)
    caret = found.caret if len(found.right) + 8 < window.text else ""
    said = difference(text, meant)
    yield from labelled("", f"{caret}   {said}" if caret else said, window)
    if meant != given.asked.answer:
        yield from labelled("right", right_in_words(given.asked), window)


def _keys(page: "Question", given: Answered | None) -> Iterator[Key]:
    if page.flag is not None:
        yield Key("Enter", "send", "enter")
        yield Key("Esc", "leave", "escape")
        return
    yield Key("Space", "finish" if page.state.session.is_over else "next", "space")
    if given and given.right:
        yield Key("-", "count as wrong", "-")
    elif given and may_count(given, right=True):
        near = given.grade.verdict is Verdict.NEAR
        yield Key("=", "counts as right" if near else "mine is right", "=")
    if given:
        yield Key("f", "flag", "f")
    yield Key("u", "undo", "u")
    if page.state.session.last_dropped is None:
        yield Key("x", "never again", "x")
    yield Key("?", "help", "f1")
    yield Key("q", "quit", "q")
