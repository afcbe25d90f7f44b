"""Text for the page: the author's Markdown as safe HTML, its pictures by number."""

import html
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from quizgen.markdown import clean, to_html
from quizgen.markdown.maths import keep_from_mathjax
from quizgen.model import Item, Picture

_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)">')
_MATHS = re.compile(r"<(?:[^\">]|\"[^\"]*\")*>|\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
_ANGLES = str.maketrans({"<": "&lt;", ">": "&gt;"})  # an attribute may hold them as they are
_PARTED = "\\<span></span>"
_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}


@dataclass
class Album:
    """The pictures that the page shows, in the order of their first use."""

    media: Mapping[str, bytes]
    used: dict[str, int] = field(default_factory=dict)

    @property
    def inlined(self) -> list[str]:
        """Return each picture as an address that holds its bytes."""
        return [
            f"data:{_TYPES[PurePosixPath(name).suffix]};base64,"
            + b64encode(self.media[name]).decode()
            for name in self.used
        ]

    def image(self, name: str, words: str) -> str:
        """Return an image that the script fills; its words, if the page does not have it.

        Without a `src` a browser asks for nothing. `words` are HTML.
        """
        if name not in self.media or PurePosixPath(name).suffix not in _TYPES:
            return f'<span class="missing">{words.translate(_ANGLES) or html.escape(name)}</span>'
        number = self.used.setdefault(name, len(self.used))
        return f'<img data-picture="{number}" alt="{words}">'


def rich(text: str, item: Item, album: Album) -> str:
    """Return a text of an item as HTML."""
    return finished(to_html(text), item, album)


def finished(rendered: str, item: Item, album: Album) -> str:
    """Return HTML of `quizgen.markdown` with its pictures found, and its maths marked.

    Maths stays as it was typed: a page that fetches nothing has nobody to set it. A picture that
    was not looked at stands as it was typed.
    """
    names = {one.path: one.name for one in item.inline if one.name}

    def image(found: re.Match[str]) -> str:
        path, words = html.unescape(found[1]), found[2]
        if path not in names:
            return keep_from_mathjax(f"![{words}]({found[1]})".translate(_ANGLES))
        return album.image(names[path], words)

    if "<img " in rendered:
        rendered = _IMAGE.sub(image, rendered)
    if "\\" not in rendered:
        return rendered
    return _MATHS.sub(_marked, rendered).replace(_PARTED, "\\")


def _marked(found: re.Match[str]) -> str:
    inside = found[1] or found[2]
    return f'<code class="maths">{inside}</code>' if inside else found[0]


def beside(pictures: tuple[Picture, ...], album: Album) -> str:
    """Return the pictures beside a question; what has no name was not looked at, and left out."""
    return "".join(
        album.image(one.name, html.escape(clean(one.words))) for one in pictures if one.name
    )
