"""XML as values, and as bytes: the one file of this folder that knows lxml.

lxml refuses what XML cannot hold; another library would write a file that nothing can read.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

_NOT_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


class Node(NamedTuple):
    """An element: its tag, its attributes, and either text or elements inside.

    A tag that begins with `?` is an instruction to one program, which all others pass over.
    """

    tag: str
    text: str
    attributes: Mapping[str, str]
    inside: tuple["Node", ...]


def node(tag: str, *inside: "Node | str", **attributes: str) -> Node:
    """Return an element with a text or with elements in it; `_` stands for nothing: `type_`."""
    return Node(
        tag,
        "".join(one for one in inside if isinstance(one, str)),
        {name.strip("_"): value for name, value in attributes.items()},
        tuple(one for one in inside if isinstance(one, Node)),
    )


def to_xml(root: Node, namespace: str = "") -> bytes:
    """Return a document, indented. A text must be free of control characters."""
    from lxml import etree

    spaces: Any = {None: namespace} if namespace else None  # its stubs know no default namespace
    prefix = f"{{{namespace}}}" if namespace else ""
    top = etree.Element(f"{prefix}{root.tag}", dict(root.attributes), nsmap=spaces)
    _fill(top, root, prefix, etree)
    written: bytes = etree.tostring(top, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _fill(element: Any, described: Node, prefix: str, etree: Any) -> None:  # noqa: ANN401  lxml is untyped
    if described.text:
        element.text = _plain(described.text)
    for inner in described.inside:
        if inner.tag.startswith("?"):
            element.append(etree.ProcessingInstruction(inner.tag[1:], _plain(inner.text)))
            continue
        attributes = {name: _plain(value) for name, value in inner.attributes.items()}
        child = etree.SubElement(element, f"{prefix}{inner.tag}", attributes)
        _fill(child, inner, prefix, etree)


def _plain(text: str) -> str:
    return text.translate(_NOT_XML)
