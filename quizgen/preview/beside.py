"""What stands beside a question: how it is asked, on what its wrong options rest, what is typed."""

from collections.abc import Iterable, Iterator, Sequence

from quizgen.markdown import to_html
from quizgen.model import Blank, Choice, Cloze, Entry, Item, Numeric, Quantity, Typed
from quizgen.preview.claims import claims, distractors
from quizgen.preview.markup import escaped, with_maths
from quizgen.preview.sheet import Question

DRAWN = 3
"""How many wrong options a card draws beside a single key."""


def beside(question: Question) -> str:
    """Return what an author wants to know of a question and a learner does not see."""
    rows = [("Asked as", escaped(", ".join(way.name for way in question.ways)))]
    rows += [("Not in Anki", escaped(question.no_card))] if question.no_card else []
    rows += [("Deck", escaped(", ".join(question.decks)))] if question.decks else []
    telling = [*_blanks(question.ways), *_typed(question.ways), *_wrong(question.ways)]
    told = f'<dl class="told">{_rows(telling)}</dl>' if telling else ""
    return f'<div class="beside"><dl>{_rows(rows)}</dl>{told}</div>'


def _rows(rows: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<div><dt>{name}</dt><dd>{said}</dd></div>" for name, said in rows)


def _html(text: str) -> str:
    """Return a text of a list as it looks, without pictures: there is no room for them."""
    return with_maths(to_html(text)) if "![" not in text else escaped(text)


def _several(texts: Iterable[str]) -> str:
    return "; ".join(f"<bdi>{_html(text)}</bdi>" for text in texts)


# --- Wrong options ---


def _wrong(ways: Sequence[Item]) -> Iterator[tuple[str, str]]:
    options = distractors(ways)
    if not options:
        return
    told = list(claims(ways))
    lines = [f"{escaped(claim)}: {_several(option.text for option in own)}" for claim, own in told]
    if len(told) == 1:
        lines = [f"all {len(options)}: {escaped(told[0][0])}"]
    yield "Why wrong", "<br>".join(lines)
    bare = [option.text for option in options if not option.reason]
    if bare:
        yield "No reason given", _several(bare)
    is_choice = any(isinstance(way.shape, Choice) for way in ways)
    if is_choice and len(options) > DRAWN:
        yield "Drawn", f"{DRAWN} of these {len(options)} at each showing"


# --- What may be typed ---


def _blanks(ways: Sequence[Item]) -> Iterator[tuple[str, str]]:
    cloze = ways[0].shape
    if isinstance(cloze, Cloze):
        lines = [_blank(blank) for blank in sorted(cloze.blanks, key=lambda one: one.number)]
        yield "Blanks, a card for each number", "<br>".join(lines)


def _blank(blank: Blank) -> str:
    hint = f" (hint: {_html(blank.hint)})" if blank.hint else ""
    accept = f"; also right: {_several(blank.accept)}" if blank.accept else ""
    arguable = f"; arguable: {_arguable(blank.arguable)}" if blank.arguable else ""
    return f"{blank.number}: <bdi>{_html(blank.answer)}</bdi>{hint}{accept}{arguable}"


def _typed(ways: Sequence[Item]) -> Iterator[tuple[str, str]]:
    typed = next((way.shape for way in ways if isinstance(way.shape, Typed | Numeric)), None)
    if typed is None:
        return
    if isinstance(typed, Numeric) and typed.quantity.low != typed.quantity.high:
        yield "Right when typed", _range(typed.quantity)
    if typed.accept:
        yield "Also right when typed", _several(typed.accept)
    if typed.arguable:
        yield "Arguable, asked again", _arguable(typed.arguable)


def _range(quantity: Quantity) -> str:
    return escaped(f"{quantity.low:f} to {quantity.high:f} {quantity.unit}".strip())


def _arguable(entries: Iterable[Entry]) -> str:
    return _several(f"{one.text} ({one.reason})" if one.reason else one.text for one in entries)
