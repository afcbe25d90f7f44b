"""The HTML in the files of each format, which the program that reads a file would show."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from quizgen.exporters.contract import ExportOptions
from quizgen.model import Bank
from quizgen.plugins import constants
from tests.exporters.examples import CLOCK
from tests.exporters.practice import content_of

_SPECIAL = re.compile(r"(?<!\\)(?:\\\\)*([~=#{}:])")
_ELEMENT = re.compile("<(?!br|code|em|pre|span|strong|sub|sup)[a-z]+")
_TYPED = "=%100%"
_ESCAPED = re.compile(r"\\([~=#{}:\\])")


Way = tuple[str, str]
"""The guid and the name of an item."""


class Held(NamedTuple):
    """What a file holds: HTML, the words that stand beside it as they are, and its skeleton.

    `left_out` are the items that the format cannot hold.
    """

    html: list[str]
    plain: str
    skeleton: Counter[str]
    left_out: frozenset[Way]


class Made(NamedTuple):
    """The files of a format, and the items that are not in them."""

    files: list[bytes]
    left_out: frozenset[Way]

    @property
    def text(self) -> str:
        """Return the only file as text."""
        (content,) = self.files
        return content.decode()


def _rendered(name: str, bank: Bank) -> Made:
    exporter: Any = constants("quizgen.exporters", "EXPORTER")[name]
    made = exporter.render(bank, ExportOptions(CLOCK))
    left_out = frozenset((one.item.guid, one.item.name) for one in made.left_out)
    return Made([*made.files.values()], left_out)


def of_moodle(bank: Bank) -> Held:
    """Return what a course takes from Moodle's XML."""
    made = _rendered("moodle", bank)
    root = strict(made.files[0])
    rich = [one.text or "" for one in root.iter("text") if _format(one) == "html"]
    plain = [one.text or "" for one in root.iter("text") if _format(one) != "html"]
    return Held(rich, "\n".join(plain), Counter(map(_name, root.iter())), made.left_out)


def of_qti(bank: Bank) -> Held:
    """Return what a course takes from the archive."""
    made = _rendered("qti", bank)
    rich, plain, skeleton = list[str](), list[str](), Counter[str]()
    with zipfile.ZipFile(io.BytesIO(made.files[0])) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml"):
                continue
            for one in strict(archive.read(name)).iter():
                skeleton[_name(one)] += 1
                is_rich = one.get("texttype") == "text/html"
                (rich if is_rich else plain).append(one.text or "")
    return Held(rich, "\n".join(plain), skeleton, made.left_out)


def of_gift(bank: Bank) -> Held:
    """Return what stands in a GIFT file; its skeleton are the signs that mean something there."""
    made = _rendered("gift", bank)
    lines = made.text.split("\n")
    signs = Counter(f"line {line[:2]!r}" for line in lines if line[:2] in {"", "//", "::", "$C"})
    signs["lines"] = len(lines)
    shown, said = list[str](), list[str]()
    for line in lines:
        if line.startswith(("//", "$CATEGORY")):
            said.append(line)
            continue
        signs.update(_SPECIAL.findall(line))
        (said if line.startswith(_TYPED) else shown).append(_ESCAPED.sub(r"\1", line))
    return Held(shown, "\n".join(said), signs, made.left_out)


def of_practice(bank: Bank) -> Held:
    """Return what the script of a practice page puts into the page."""
    made = _rendered("html", bank)
    page = made.text
    said = content_of(page)
    html = [*_strings(said["questions"])]
    return Held(html, "\n".join(said["decks"]), Counter(re.findall(_ELEMENT, page)), made.left_out)


def of_anki_text(bank: Bank) -> Held:
    """Return the cells of Anki's text files."""
    made = _rendered("anki_text", bank)
    rows = []
    for content in made.files:
        lines = io.StringIO(content.decode(), newline="")
        rows += [row for row in csv.reader(lines, delimiter="\t") if not row[0].startswith("#")]
    plain = "\n".join(f"{row[0]} {row[3]} {row[4]}" for row in rows)
    cells = [cell for row in rows for cell in row[1:3]]
    return Held(cells, plain, Counter({"rows": len(rows)}), made.left_out)


def strict(content: bytes) -> Any:  # noqa: ANN401  # lxml's own
    """Return the root of XML that has no document type, no entity and no comment."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root: Any = etree.fromstring(content, parser)
    assert root.getroottree().docinfo.doctype == ""
    assert [*root.iter(etree.Comment, etree.Entity)] == []
    return root


def _name(one: Any) -> str:  # noqa: ANN401  # lxml's own
    return etree.QName(one).localname if isinstance(one.tag, str) else f"?{one.target}"


def _format(text: Any) -> str:  # noqa: ANN401  # lxml's own
    return str(text.getparent().get("format"))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name == "wanted":
                yield from (loose["reason"] for loose in one["arguable"])
            elif name not in {"id", "shape", "lang", "report"}:
                yield from _strings(one)


SINKS = {
    "moodle": of_moodle,
    "qti": of_qti,
    "gift": of_gift,
    "html": of_practice,
    "anki-text": of_anki_text,
}
