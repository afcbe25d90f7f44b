"""How many pixels a picture has, told by its head: nothing is decoded.

Each walk ends at the first part that is cut off. Formats: PNG (W3C) 11.2.1, GIF89a 18 and 20,
JPEG (ITU-T T.81) B.2.2, WebP (RFC 9649) 2.5 to 2.7.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

MAX_PIXELS = 50_000_000
"""So many pixels take 200 MB where a picture is shown; the finest cameras of phones take no more.

A few kilobytes can say that they are a thousand times as many.
"""

_FRAME_HEADS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset(range(0xD0, 0xD8)) | {0x01}
_SCAN, _END = 0xDA, 0xD9
_GIF_IMAGE, _GIF_EXTENSION = 0x2C, 0x21


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        """Return how many pixels there are."""
        return self.width * self.height


def size_of(content: bytes, sort: str) -> Size | None:
    """Return the largest size that a picture of pixels names, None if its head does not say."""
    sizes = [one for one in _SIZES[sort](content) if one.width and one.height]
    return max(sizes, key=lambda one: one.pixels, default=None)


def _png(content: bytes) -> Iterator[Size]:
    if content[12:16] == b"IHDR" and len(content) >= 24:
        yield Size(_big(content, 16, 4), _big(content, 20, 4))


def _gif(content: bytes) -> Iterator[Size]:
    """Yield the size of the screen and of each frame: a frame may be larger."""
    if len(content) < 10:
        return
    yield Size(_little(content, 6, 2), _little(content, 8, 2))
    at = 13 + _colours(content, 10)
    while at < len(content) and content[at] in {_GIF_IMAGE, _GIF_EXTENSION}:
        if content[at] == _GIF_EXTENSION:
            at = _after_blocks(content, at + 2)
            continue
        if at + 10 > len(content):
            return
        left, top, wide, high = (_little(content, at + by, 2) for by in (1, 3, 5, 7))
        yield Size(left + wide, top + high)
        at = _after_blocks(content, at + 11 + _colours(content, at + 9))


def _colours(content: bytes, at: int) -> int:
    """Return the bytes of the table of colours that the flags at a place announce."""
    flags = content[at] if at < len(content) else 0
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(content: bytes, at: int) -> int:
    """Return where the blocks that begin here end: each says its length, the last is empty."""
    while at < len(content) and content[at]:
        at += content[at] + 1
    return at + 1


def _jpeg(content: bytes) -> Iterator[Size]:
    """Yield the size in each head of a frame before the first scan."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in {_SCAN, _END}:
            return
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAME_HEADS and at + 9 <= len(content):
            yield Size(_big(content, at + 7, 2), _big(content, at + 5, 2))
        at += 2 + _big(content, at + 2, 2)


def _webp(content: bytes) -> Iterator[Size]:
    """Yield the size of the canvas, or of the only image."""
    kind = content[12:16]
    if len(content) < 30:
        return
    if kind == b"VP8X":
        yield Size(_little(content, 24, 3) + 1, _little(content, 27, 3) + 1)
    elif kind == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        yield Size(_little(content, 26, 2) & 0x3FFF, _little(content, 28, 2) & 0x3FFF)
    elif kind == b"VP8L" and content[20] == 0x2F:
        bits = _little(content, 21, 4)
        yield Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)


def _big(content: bytes, at: int, length: int) -> int:
    return int.from_bytes(content[at : at + length], "big")


def _little(content: bytes, at: int, length: int) -> int:
    return int.from_bytes(content[at : at + length], "little")


_SIZES: dict[str, Callable[[bytes], Iterator[Size]]] = {
    "PNG": _png,
    "GIF": _gif,
    "JPEG": _jpeg,
    "WebP": _webp,
}
