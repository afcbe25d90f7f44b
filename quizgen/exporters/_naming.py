"""What the files of a bank are called."""

import re

from quizgen.markdown import clean

_LONGEST = 150
"""In bytes: a disk takes 255, and an extension, and the mark of a temporary file, come after."""
_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9¹²³]")
"""Devices of Windows, whatever comes after a dot."""


def file_stem(deck: str) -> str:
    """Return a name that any disk takes: "Health::Magnesium and pain" is magnesium-and-pain.

    The file of a format is this and its extension; further ones put words in between. `build` puts
    the name of the recipe in its place.
    """
    words = "-".join(re.findall(r"\w+", clean(deck).rpartition("::")[2].lower()))
    stem = words.encode(errors="ignore")[:_LONGEST].decode(errors="ignore").rstrip("-")
    return f"{stem}-deck" if _RESERVED.fullmatch(stem) else stem or "deck"
