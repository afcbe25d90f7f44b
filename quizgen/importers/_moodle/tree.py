"""The bytes of an XML file → its elements, and nothing from elsewhere: no entities, no network."""

from typing import Any

from quizgen.importers.contract import Unfit

Element = Any
"""An element of lxml, which is untyped."""


def questions_in(content: bytes) -> list[Element]:
    """Return the elements `question` of a file of Moodle's. Raises Unfit."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unfit(f"this is no XML: {str(error)[:200]}") from error
    info: Any = root.getroottree().docinfo
    if info.doctype:
        raise Unfit("this XML defines words of its own (a DOCTYPE), which no file of Moodle does")
    if root.tag != "quiz":
        raise Unfit(
            f"this XML is not Moodle's: it begins with <{str(root.tag)[:40]}>, not with <quiz>",
            "in Moodle: Question bank, Export, Moodle XML format",
        )
    return [one for one in root if one.tag == "question"]


def text(element: Element, path: str) -> str:
    """Return the text at a path, "" if there is none."""
    found = element.find(path)
    return "" if found is None else (found.text or "")


def instruction(element: Element) -> str:
    """Return what the instruction `<?quizgen …?>` in an element says, "" if there is none."""
    from lxml import etree

    for one in element:
        if one.tag is etree.ProcessingInstruction and one.target == "quizgen":
            return one.text or ""
    return ""
