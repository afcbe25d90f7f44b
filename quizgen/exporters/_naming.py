"""What the files of a bank are called."""

import re

from quizgen.markdown import clean


def file_stem(deck: str) -> str:
    """Return a name that any disk takes: "Health::Magnesium and pain" is magnesium-and-pain.

    The file of a format is this and its extension; further ones put words in between. `build` puts
    the name of the recipe in its place.
    """
    words = re.findall(r"\w+", clean(deck).rpartition("::")[2].lower())
    return "-".join(words)[:100] or "deck"
