"""HTML in Moodle's XML, with the files of its images beside it."""

from base64 import b64encode
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from quizgen.exporters._images import image, names_of, with_images
from quizgen.exporters._xml import Node, node
from quizgen.model import Item

_ROOT = "@@PLUGINFILE@@/"


class Images(NamedTuple):
    """The images of an item: name of the file by path as typed, and the files by name."""

    names: Mapping[str, str]
    media: Mapping[str, bytes]

    def beside(self, item: Item) -> str:
        """Return the pictures that are shown with the question."""
        return "".join(image(one, one.name) for one in item.pictures if one.name in self.media)


def images_of(item: Item, media: Mapping[str, bytes]) -> Images:
    """Return the images of an item, as far as there is a file."""
    names = {one.name: one.name for one in item.pictures} | names_of([item])
    return Images({path: name for path, name in names.items() if name in media}, media)


def formatted(tag: str, rendered: str, images: Images, *inside: Node, **attributes: str) -> Node:
    """Return an element with HTML, the files that it shows, and what else is in it."""
    places = {path: _ROOT + quote(name) for path, name in images.names.items()}
    shown = with_images(rendered, places)
    names = sorted({name for path, name in images.names.items() if f'"{places[path]}"' in shown})
    files = [
        node("file", b64encode(images.media[name]).decode(), name=name, path="/", encoding="base64")
        for name in names
    ]
    return node(tag, node("text", shown), *files, *inside, **attributes, format="html")
