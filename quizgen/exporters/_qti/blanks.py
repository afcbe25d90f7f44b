"""A text with blanks: Canvas puts a field where the text has the name of a blank in brackets."""

from quizgen.exporters._clozes import hint_of
from quizgen.exporters._qti.parts import Body, adds, equal, plain, points
from quizgen.exporters._texts import block
from quizgen.exporters._typed import Spelling, is_right, spellings
from quizgen.exporters._xml import Node, node
from quizgen.markdown import ToHtml, cloze_to_html
from quizgen.model import Blank, Cloze, Item

# Signs that no text holds stand for the brackets until the author's are safe.
_OPEN, _CLOSE = "\x05", "\x06"
_BRACKETS = str.maketrans({"[": "&#91;", "]": "&#93;", _OPEN: "[", _CLOSE: "]"})


def blanks(item: Item, cloze: Cloze) -> Body:
    """Return a text with a field for each blank, in which all accepted spellings are right."""
    name = _unused_name(cloze)
    names = [f"{name}{number}" for number in range(1, len(cloze.blanks) + 1)]
    unused = iter(names)

    def field(blank: Blank, rendered: ToHtml) -> str:
        return f"{_OPEN}{next(unused)}{_CLOSE}{hint_of(blank, item.hint, rendered)}"

    asked = cloze_to_html(cloze.pieces, field).translate(_BRACKETS)
    right = [tuple(filter(is_right, spellings(blank))) for blank in cloze.blanks]
    each = points(len(names))
    return Body(
        "fill_in_multiple_blanks_question",
        block(asked),
        tuple(_response(item, one, texts) for one, texts in zip(names, right, strict=True)),
        tuple(adds(equal(_label(item, one, 1), f"response_{one}"), each) for one in names),
    )


def _unused_name(cloze: Cloze) -> str:
    """Return how names of blanks begin: no text has it in brackets, escaped or not."""
    typed = "".join(piece if isinstance(piece, str) else piece.hint for piece in cloze.pieces)
    name = "b"
    while f"[{name}" in typed:
        name += "b"
    return name


def _response(item: Item, name: str, texts: tuple[Spelling, ...]) -> Node:
    labels = [
        node("response_label", plain(one.text), ident=_label(item, name, number))
        for number, one in enumerate(texts, 1)
    ]
    named = node("material", node("mattext", name))
    return node("response_lid", named, node("render_choice", *labels), ident=f"response_{name}")


def _label(item: Item, name: str, number: int) -> str:
    return f"{item.guid}-{name}-{number}"
