"""Whether an SVG is nothing but a picture: no program, nothing from outside, no tricks of XML."""

import re
from urllib.parse import unquote_to_bytes
from xml.parsers.expat import ExpatError, ParserCreate

from quizgen.pictures.sizes import MAX_PIXELS, size_of
from quizgen.pictures.sorts import sort_of
from quizgen.pictures.uses import MAX_DRAWN, Uses

_SVG = "http://www.w3.org/2000/svg"
_HTML = "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset("script foreignobject handler listener iframe embed object audio video".split())
_OWN = r"(?:#|data:image/(?:png|jpeg|gif|webp)[;,])"
_OWN_ADDRESS = re.compile(rf"\s*(?:{_OWN}|\Z)", re.IGNORECASE)
_FOREIGN_URL = re.compile(rf"url\(\s*+[\"']?+(?!{_OWN})", re.IGNORECASE)
_HELD = re.compile(r"data:image/[a-z]+[^,]*,([^\"')]*)", re.IGNORECASE)
_LOADING = re.compile(r"@import|image-set\(|expression\(|\\", re.IGNORECASE)
"""What loads in a style; a backslash may spell any of it otherwise."""


class NotSvg(Exception):
    """The bytes are no SVG; the message says why."""


class _Unsafe(Exception):
    """Raised within the parser, to stop it."""


def why_unsafe(content: bytes) -> str:
    """Return what keeps an SVG from a card, "" if nothing does. Raises NotSvg."""
    parser = ParserCreate(namespace_separator=" ")
    reader = _Reader()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.entity
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(content, True)
        return reader.why_endless()
    except _Unsafe as reason:
        return str(reason)
    except (ExpatError, ValueError, LookupError) as error:
        # Besides what is no XML: an encoding that is unknown, or none of text.
        raise NotSvg("it is no well-formed XML") from error


class _Reader:
    """Looks at each part of an SVG as the parser comes to it."""

    def __init__(self) -> None:
        self._is_root = True
        self._style: list[str] | None = None
        self._uses = Uses()

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Look at an element and its attributes."""
        space, _, name = element.rpartition(" ")
        if self._is_root and (space, name) != (_SVG, "svg"):
            raise NotSvg(f'its first element is not <svg xmlns="{_SVG}">')
        self._is_root = False
        if name.lower() in _ACTIVE or space == _HTML:
            raise _Unsafe(f"it holds <{name}>")
        named = [(key.rpartition(" ")[2].lower(), value) for key, value in attributes.items()]
        for attribute, value in named:
            _look_at(attribute, value)
        self._uses.begin(named)
        if name.lower() == "style":
            self._style = []

    def text(self, text: str) -> None:
        """Collect the words of a style sheet: the parser may hand them over in parts."""
        if self._style is not None:
            self._style.append(text)

    def end(self, element: str) -> None:
        """Look at a style sheet once it is whole."""
        self._uses.end()
        if self._style is not None and element.rpartition(" ")[2].lower() == "style":
            _look_at_style("".join(self._style))
            self._style = None

    def why_endless(self) -> str:
        """Return why it would be drawn for ever, "" if it would not."""
        drawn = self._uses.drawn()
        if drawn is None:
            return "its parts stand for each other in a circle"
        return f"it draws {drawn:,} elements" if drawn > MAX_DRAWN else ""

    def entity(self, *_: object) -> None:
        """Refuse entities: a few lines of them stand for gigabytes, or for a file."""
        raise _Unsafe("it declares entities")

    def instruction(self, target: str, _rest: str) -> None:
        """Refuse a style sheet from outside."""
        if target.lower() == "xml-stylesheet":
            raise _Unsafe("it loads a style sheet")


def _look_at(name: str, value: str) -> None:
    if name.startswith("on"):
        raise _Unsafe(f"it runs a program (`{name}`)")
    if name == "attributename" and re.match(r"\s*(on|.*href)", value, re.IGNORECASE):
        raise _Unsafe(f"it moves `{value.strip()}`")
    if name in {"href", "src"} and not _OWN_ADDRESS.match(value):
        raise _Unsafe(f"it points outside itself (`{value[:60]}`)")
    if name == "style":
        _look_at_style(value)
        return
    _look_at_pictures(value)
    if _FOREIGN_URL.search(value):  # as in fill="url(…)"
        raise _Unsafe(f"it points outside itself (`{value[:60]}`)")


def _look_at_pictures(value: str) -> None:
    """Refuse pictures within that have too many pixels, or are none that we know."""
    for found in _HELD.finditer(value):
        _look_at_picture(found[1])


def _look_at_picture(encoded: str) -> None:
    from base64 import b64decode
    from binascii import Error

    try:
        content = b64decode(unquote_to_bytes("".join(encoded.split())))
    except Error:
        content = b""
    sort = sort_of(content)
    size = size_of(content, sort) if sort not in {"", "SVG"} else None
    if size is None:
        raise _Unsafe("a picture within it is none")
    if size.pixels > MAX_PIXELS:
        raise _Unsafe(f"a picture within it has {size.width:,} × {size.height:,} pixels")


def _look_at_style(words: str) -> None:
    if _FOREIGN_URL.search(words) or _LOADING.search(words):
        raise _Unsafe("its style points outside itself")
    _look_at_pictures(words)
