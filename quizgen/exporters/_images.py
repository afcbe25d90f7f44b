"""Images in HTML that `quizgen.markdown` made: by the place where a format keeps their files.

Until here an image has the path that the author typed.
"""

import html
import re
from collections.abc import Iterable, Mapping

from quizgen.markdown import clean
from quizgen.markdown.maths import keep_from_mathjax
from quizgen.model import Item, Picture

_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)">')
_ANGLES = str.maketrans({"<": "&lt;", ">": "&gt;"})


def names_of(ways: Iterable[Item]) -> dict[str, str]:
    """Return the name of the file of each image in the texts of items, by its path as typed."""
    return {one.path: one.name for way in ways for one in way.inline if one.name}


def with_images(rendered: str, places: Mapping[str, str]) -> str:
    """Return HTML whose images come from `places`, by the path as typed.

    One that has no place, since its file was not looked at or cannot be used, is shown as it was
    typed.
    """
    if "<img " not in rendered:
        return rendered

    def placed(image: re.Match[str]) -> str:
        path, words = image.groups()
        place = places.get(html.unescape(path))
        if place is None:
            return keep_from_mathjax(f"![{words}]({path})".translate(_ANGLES))
        return f'<img src="{html.escape(place)}" alt="{words}">'

    return _IMAGE.sub(placed, rendered)


def image(picture: Picture, place: str) -> str:
    """Return a picture beside a question, from its place in a format."""
    return f'<img src="{html.escape(place)}" alt="{html.escape(clean(picture.words))}">'
