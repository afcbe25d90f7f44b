"""QTI 1.2 as Canvas reads it: a package with one bank of items, and its pictures."""

from hashlib import sha256

from quizgen.exporters._images import names_of
from quizgen.exporters._naming import file_stem
from quizgen.exporters._qti.items import item_node, why_not
from quizgen.exporters._qti.manifest import manifest
from quizgen.exporters._sheet import gradable
from quizgen.exporters._xml import node, to_xml
from quizgen.exporters._zip import zipped
from quizgen.exporters.contract import Exporter, ExportOptions, LeftOut, Rendered
from quizgen.markdown import clean
from quizgen.model import Bank, Item

_EXTENSION = ".qti.zip"
_NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


def render(bank: Bank, options: ExportOptions) -> Rendered:
    """Return a package with the items of all decks, each with its guid as identifier.

    All stand in one section: Canvas takes several for groups from which it draws.
    """
    decks, left_out = gradable(bank)
    every = [item for _, items in decks for item in items]
    refused = [LeftOut(item, why) for item in every if (why := why_not(item))]
    items = [item for item in every if not why_not(item)]
    shown = _pictures(items, bank)
    section = node(
        "section",
        *(item_node(item, options, set(shown)) for item in items),
        ident="root_section",
    )
    title = " ".join(clean(bank.deck).split()) or "Items"
    ident = f"quizgen-{sha256(bank.deck.encode(errors='replace')).hexdigest()[:16]}"
    assessment = node("assessment", section, ident=ident, title=title)
    members = {
        "imsmanifest.xml": manifest(ident, shown),
        f"{ident}/{ident}.xml": to_xml(node("questestinterop", assessment), _NAMESPACE),
    } | {f"media/{name}": bank.media[name] for name in shown}
    content = zipped(members)
    return Rendered({f"{file_stem(bank.deck)}{_EXTENSION}": content}, (*left_out, *refused))


def _pictures(items: list[Item], bank: Bank) -> list[str]:
    """Return the names of the pictures of the items, as far as there is a file."""
    names = {one.name for item in items for one in item.pictures} | {*names_of(items).values()}
    return sorted(names & bank.media.keys())


EXPORTER = Exporter("qti", _EXTENSION, "QTI 1.2 package for Canvas, with pictures", render)
