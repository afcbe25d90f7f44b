"""An item → one item of QTI 1.2 with the marks of Canvas."""

from collections.abc import Collection, Iterator
from urllib.parse import quote

from quizgen.exporters._clozes import why_no_course
from quizgen.exporters._images import image, names_of, with_images
from quizgen.exporters._qti.bodies import body_of
from quizgen.exporters._qti.parts import GENERAL, feedback, html, shows
from quizgen.exporters._texts import general_feedback
from quizgen.exporters._typed import NO_ANSWER, spellings
from quizgen.exporters._xml import Node, node
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Cloze, Item, Typed

EXACT = "its answer counts only to the letter, and Canvas cannot say so"

_SCORE = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
_ROOT = "%24IMS-CC-FILEBASE%24/media/"


def why_not(item: Item) -> str:
    """Return why Canvas cannot hold an item, "" if it can."""
    match item.shape:
        case Typed(exact=True):
            return EXACT
        case Typed() as shape if not spellings(shape):
            return NO_ANSWER
        case Cloze() as cloze if any(blank.exact for blank in cloze.blanks):
            return EXACT
        case Cloze() as cloze:
            return why_no_course(cloze)
        case _:
            return ""


def item_node(item: Item, options: ExportOptions, media: Collection[str]) -> Node:
    """Return an item that Canvas can hold; `media` are the pictures that are in the package."""
    pictures = [one for one in item.pictures if one.name in media]
    names = {one.name: one.name for one in pictures} | names_of([item])
    places = {path: _ROOT + quote(name) for path, name in names.items() if name in media}

    def shown(rendered: str) -> Node:
        return html(with_images(rendered, places))

    body = body_of(item, options, shown)
    beside = "".join(image(one, one.name) for one in pictures)
    general = general_feedback(item)
    told = (*(((GENERAL, general),) if general else ()), *body.feedbacks)
    return node(
        "item",
        node("itemmetadata", node("qtimetadata", *_fields(item, body.type))),
        node("presentation", shown(body.stem + beside), *body.responses),
        node(
            "resprocessing",
            node("outcomes", node("decvar", **_SCORE)),
            *((shows(node("other"), GENERAL),) if general else ()),
            *body.conditions,
        ),
        *(feedback(ident, with_images(rendered, places)) for ident, rendered in told),
        ident=item.guid,
        title=f"{item.fact} {item.name}",
    )


def _fields(item: Item, kind: str) -> Iterator[Node]:
    values = {
        "question_type": kind,
        "points_possible": "1",
        "assessment_question_identifierref": item.guid,
    }
    for label, value in values.items():
        yield node("qtimetadatafield", node("fieldlabel", label), node("fieldentry", value))
