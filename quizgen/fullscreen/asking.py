"""A question before its answer: what asks, the options or the field, the keys that work."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from quizgen.fullscreen import view
from quizgen.fullscreen.field import Field
from quizgen.fullscreen.runs import EMPTY, Line, Look, Run, calm, tapped, told, wrap
from quizgen.fullscreen.view import Key, View, Window
from quizgen.markdown import to_plain
from quizgen.model import Choice, ChooseAll, Cloze, Numeric, Order, Recall, TrueFalse, Typed
from quizgen.trainer import wording
from quizgen.trainer.asking import Asked
from quizgen.trainer.replies import Phase

if TYPE_CHECKING:
    from quizgen.fullscreen.question import Question

_FIELD = 16
"""Cells of a field, whatever the length of the answer."""
_WIDEST_FIELD = 30
_LABEL = 8
NOT_CHOSEN = (-1,)
"""What is chosen of a choice whose options have boxes, as long as none is."""


def asking(page: "Question", window: Window) -> View:
    """Return the question before its answer, or with its answer revealed."""
    body = list(_body(page, window))
    lit = next((at for at, line in enumerate(body) if line and line[0].look is Look.LIT), -1)
    return View(
        head=head(page, window),
        body=body,
        verdict=notes(page, window),
        keys=list(_keys(page)),
        reading=page.state.phase is Phase.REVEALED or not (page.asked.options or page.types),
        lit=lit,
    )


def head(page: "Question", window: Window) -> Line:
    """Return the list's title, how far the session is, what it came to."""
    state, session = page.state, page.state.session
    before = session.before if state.phase is Phase.ANSWERED else None
    place = (before or session).place
    again = ", again" if (before or session).waiting and (before or session).turn.again else ""
    right = sum(one.right for one in session.answered)
    coming = sum(turn.again for turn in session.waiting)
    counts = [
        f"{place} of {session.planned}{again}",
        *(["? not sure"] if state.unsure else []),
        f"✓ {right}   ✗ {len(session.answered) - right}",
        *([f"{coming} coming again"] if coming else []),
        *(["practice"] if session.practise else []),
    ]
    return view.head(page.asked.item.origin.title, counts, window)


def notes(page: "Question", window: Window) -> list[Line]:
    """Return what stands above the keys: the field of a flag, what was just done or is missing."""
    if page.flag is None:
        return told(page.note, window.text) if page.note else []
    field = field_runs(page.flag, min(_WIDEST_FIELD, window.text - 4))
    return [*told("What is wrong with this question?", window.text), *wrap(field, window.text)]


def stem(asked: Asked, window: Window, *, filled: bool = False) -> list[Line]:
    """Return what asks, its blank filled if that is wanted, and its pictures in words."""
    text, *rest = wording.question(asked)
    text = wording.filled(asked) if filled else text
    pictures = rest[: len(asked.item.pictures)]
    return [line for one in (text, *pictures) for line in told(one, window.text)]


def labelled(label: str, text: str, window: Window, look: Look = Look.PLAIN) -> list[Line]:
    """Return a text behind its label."""
    return told(text, window.text, (Run(label.ljust(_LABEL)),), look)


def _body(page: "Question", window: Window) -> Iterator[Line]:
    asked = page.asked
    yield from _instruction(page, window)
    if page.types and "[blank]" in wording.stem(asked):
        yield from _with_field(page, window)
    else:
        yield from stem(asked, window)
        if asked.is_typed:
            yield EMPTY
            yield from wrap(_field(page, window), window.text, (Run("Answer".ljust(_LABEL)),))
    if asked.options:
        yield EMPTY
        yield from _options(page, window)
    hint = wording.hint_of(asked)
    if hint and (asked.hinted or page.state.hinted):
        yield EMPTY
        yield from labelled("Hint", hint, window)
    if page.state.phase is Phase.REVEALED:
        yield EMPTY
        yield from labelled("Answer", to_plain(asked.answer), window)
        yield from background(asked, window)


def background(asked: Asked, window: Window) -> Iterator[Line]:
    """Yield why it is so and where it stands."""
    for line in wording.background(asked):
        label, _, text = line.partition(": ")
        yield from labelled(label, text, window, Look.DIM if label != "Why" else Look.PLAIN)


def _instruction(page: "Question", window: Window) -> Iterator[Line]:
    shape = page.asked.item.shape
    words = wording.instruction(page.asked)
    if isinstance(shape, Order):
        words = f"{words} {len(page.chosen)} of {len(page.asked.options)} placed."
    if isinstance(shape, ChooseAll | Order | TrueFalse):
        yield from told(words, window.text)


def _options(page: "Question", window: Window) -> Iterator[Line]:
    for at, option in enumerate(page.asked.options):
        lit = at == page.lit
        look = Look.LIT if lit else Look.PLAIN
        mark = Run("▸ " if lit else "  ", look)
        before = (mark, Run(f"{at + 1}  {box(page, at)}", look))
        for line in told(to_plain(option), window.text, before, look):
            yield tapped(line, f"#{at + 1}")


def box(page: "Question", at: int) -> str:
    """Return how an option is marked or placed, "" where one is simply chosen.

    In an exam a choice is marked too, since it may be changed: none yet is `NOT_CHOSEN`.
    """
    match page.asked.item.shape:
        case ChooseAll():
            return "[x] " if at in page.chosen else "[ ] "
        case Order():
            return f"[{page.chosen.index(at) + 1}] " if at in page.chosen else "[ ] "
        case Choice() | TrueFalse() if page.chosen:
            return "[x] " if at in page.chosen else "[ ] "
        case Choice() | TrueFalse() | Recall() | Typed() | Numeric() | Cloze():
            return ""
        case _:
            assert_never(page.asked.item.shape)


def _with_field(page: "Question", window: Window) -> list[Line]:
    """Return the text with the field in the place of its blank."""
    before, *others = wording.stem(page.asked).split("[blank]")
    runs = [Run(calm(before)), *_field(page, window)]
    runs += [Run(f"{calm(other)}[…]") for other in others[:-1]]
    return wrap([*runs, Run(calm(others[-1]))], window.text)


def _field(page: "Question", window: Window) -> list[Run]:
    if not page.types:
        text = calm(page.field.text).replace(" ", "\N{NO-BREAK SPACE}")
        return [Run(f"[{text.ljust(_FIELD, '_')}]", tap="enter")]
    return field_runs(page.field, min(_WIDEST_FIELD, window.text - 10))


def field_runs(field: Field, room: int) -> list[Run]:
    """Return a field with its cursor; of a long text the part before the cursor."""
    text = calm(field.text).replace(" ", "\N{NO-BREAK SPACE}")
    start = max(field.at - room, 0)
    before, under = text[start : field.at], text[field.at : field.at + 1] or "_"
    after = text[field.at + 1 : start + room]
    pad = "_" * max(_FIELD - len(before) - len(under) - len(after), 0)
    return [Run(f"[{before}"), Run(under, Look.LIT, "cursor"), Run(f"{after}{pad}]")]


def _keys(page: "Question") -> Iterator[Key]:
    if page.flag is not None:
        yield Key("Enter", "send", "enter")
        yield Key("Esc", "leave", "escape")
        return
    if page.types:
        yield Key("Enter", "check", "enter")
        yield Key("empty:", "don't know")
        yield Key("end with ?:", "not sure")
        yield Key("Esc", "keys", "escape")
        yield Key("F1", "help", "f1")
        return
    if page.state.phase is Phase.REVEALED:
        yield Key("Space", "next (Good)", "space")
        for number, words in enumerate(("Again", "Hard", "Good", "Easy"), 1):
            yield Key(str(number), words, str(number))
    else:
        yield from answering(page)
        yield Key("0", "don't know", "0")
        yield Key("n", "sure" if page.state.unsure else "not sure", "n")
        if wording.hint_of(page.asked) and not (page.asked.hinted or page.state.hinted):
            yield Key("h", "hint", "h")
    if page.state.session.answered or page.state.session.last_dropped:
        yield Key("u", "undo", "u")
    yield Key("x", "never again", "x")
    yield Key("?", "help", "f1")
    yield Key("q", "quit", "q")


def answering(page: "Question") -> Iterator[Key]:
    """Yield the keys that answer a question."""
    count = len(page.asked.options)
    match page.asked.item.shape:
        case Choice():
            yield Key(f"1-{count}", "answer")
        case TrueFalse():
            yield Key("1", "true", "#1")
            yield Key("2", "false", "#2")
        case ChooseAll():
            yield Key(f"1-{count}", "mark")
            yield Key("Enter", "check", "enter")
        case Order():
            yield Key(f"1-{count}", "next place")
            yield Key("Enter", "check", "enter")
            yield Key("Backspace", "last back", "backspace")
        case Recall() | Typed() | Numeric() | Cloze():
            typed = page.asked.is_typed
            yield Key("Enter", "type", "enter") if typed else Key("Space", "answer", "space")
        case _:
            assert_never(page.asked.item.shape)
