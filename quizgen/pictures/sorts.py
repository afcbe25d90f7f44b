"""What a picture is, told by its first bytes, and the name under which a deck holds it."""

from base64 import b32encode
from hashlib import sha256

SUFFIXES = {
    "PNG": (".png",),
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "GIF": (".gif",),
    "WebP": (".webp",),
    "SVG": (".svg",),
}
"""The sorts that every client of Anki shows, and how their files may end; the first is ours."""

_BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
}
_BYTE_ORDER = (b"\xff\xfe", b"\xfe\xff")
_LETTERS = 26


def sort_of(content: bytes) -> str:
    """Return the sort of a picture, "" if these bytes are none of `SUFFIXES`.

    Whatever begins as XML does counts as SVG.
    """
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WebP"
    if content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return "SVG"
    if content.startswith(_BYTE_ORDER):
        return "SVG"
    return next((sort for begin, sort in _BEGINNINGS.items() if content.startswith(begin)), "")


def name_of(content: bytes) -> str:
    """Return the name of a picture in a deck: equal bytes have one name, others another.

    In a learner's collection all pictures of all decks lie in one folder.
    """
    digest = b32encode(sha256(content).digest()).decode().lower()[:_LETTERS]
    return f"quizgen-{digest}{SUFFIXES[sort_of(content)][0]}"
