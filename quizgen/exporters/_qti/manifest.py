"""The list of what a package holds."""

from collections.abc import Iterable

from quizgen.exporters._xml import node, to_xml

_NAMESPACE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"


def manifest(ident: str, pictures: Iterable[str]) -> bytes:
    """Return the manifest of one bank of items and its pictures."""
    files = [(f"{ident}/{ident}.xml", ident, "imsqti_xmlv1p2")]
    files += [
        (f"media/{name}", f"{ident}-picture-{number}", "webcontent")
        for number, name in enumerate(pictures, 1)
    ]
    resources = [
        node("resource", node("file", href=path), identifier=name, type_=kind, href=path)
        for path, name, kind in files
    ]
    root = node(
        "manifest",
        node("metadata", node("schema", "IMS Content"), node("schemaversion", "1.1.3")),
        node("organizations"),
        node("resources", *resources),
        identifier=f"{ident}-manifest",
    )
    return to_xml(root, _NAMESPACE)
