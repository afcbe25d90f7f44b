"""The texts of one question of Moodle's as our Markdown, with its pictures and what was lost."""

import posixpath
import re
from base64 import b64decode
from binascii import Error
from dataclasses import dataclass, field
from urllib.parse import unquote

from quizgen.importers._html import to_markdown
from quizgen.importers._moodle.tree import Element, text
from quizgen.importers._plain import in_markdown, tidy

_ROOT = "@@PLUGINFILE@@/"
_LONGEST = 60_000
"""More than any text of a list has, tags and all."""
_NAME = re.compile(r"[^\w.-]+")


@dataclass(slots=True)
class Pictures:
    """The pictures of a file, by their path beside the list; two of one name get two paths."""

    folder: str
    files: dict[str, bytes] = field(default_factory=dict)

    def keep(self, name: str, content: bytes) -> str:
        """Return the path of a picture beside the list, "" if pictures cannot be kept."""
        if not self.folder:
            return ""
        plain = _NAME.sub("-", tidy(posixpath.basename(name))).lstrip(".-")[-80:] or "picture"
        stem, dot, ending = plain.rpartition(".")
        number, path = 2, f"{self.folder}{plain}"
        while self.files.get(path, content) != content:
            path = f"{self.folder}{stem}-{number}{dot}{ending}"
            number += 1
        self.files[path] = content
        return path


@dataclass(slots=True)
class Reader:
    """Reads the texts of one question; `lost` collects what our Markdown cannot hold."""

    pictures: Pictures
    lost: list[str] = field(default_factory=list)

    def markdown(self, element: Element | None) -> str:
        """Return the text of an element with `<text>` and its files in it."""
        if element is None:
            return ""
        return self.html(text(element, "text"), element)

    def html(self, found: str, element: Element) -> str:
        """Return a text that belongs to an element, in the element's format.

        Raises ValueError for one that is far too long for a list.
        """
        if len(found) > _LONGEST:
            raise ValueError("a text of it is too long")
        if element.get("format") in ("plain_text", "markdown"):
            plain = tidy(found).strip()
            return plain if element.get("format") == "markdown" else in_markdown(plain)
        contents = {one.get("name", ""): one for one in element.findall("file")}
        marked = to_markdown(found, lambda source: self._path(source, contents))
        self.lost += [one for one in marked.lost if one not in self.lost]
        return marked.text

    def _path(self, source: str, contents: dict[str, Element]) -> str:
        name = unquote(source.removeprefix(_ROOT))
        if not source.startswith(_ROOT) or name not in contents:
            return ""
        try:
            content = b64decode("".join((contents[name].text or "").split()), validate=True)
        except (Error, ValueError):
            return ""
        return self.pictures.keep(name, content)
