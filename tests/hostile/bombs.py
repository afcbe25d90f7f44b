"""Pictures of a few bytes that say they are huge, and pictures that are something else too."""

import struct
import zlib
from base64 import b64encode

from tests.pictures.examples import png, svg

SCRIPT = b"<html><script>canary=1</script></html>"


def png_head(width: int, height: int) -> bytes:
    """Return a PNG of any size, its pixels left out."""
    return b"\x89PNG\r\n\x1a\n" + _chunk(
        b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    )


def gif_head(width: int, height: int, frame: tuple[int, int] | None = None) -> bytes:
    """Return a GIF of any size, of which a frame may have another."""
    wide, high = frame or (width, height)
    colours, screen = bytes(6), struct.pack("<HHBBB", width, height, 0x80, 0, 0)
    comment = b"\x21\xfe\x03abc\x00"
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, wide, high, 0) + b"\x02\x02\x4c\x01\x00"
    return b"GIF89a" + screen + colours + comment + image + b"\x3b"


def jpeg_head(width: int, height: int, exif: bytes = b"") -> bytes:
    """Return a JPEG of any size; what cameras say of it stands before."""
    said = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if exif else b""
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + said + frame + b"\xff\xd9"


def webp_head(width: int, height: int, kind: str = "VP8X") -> bytes:
    """Return a WebP of any size up to 16,384 (VP8X: 2^24) each way."""
    if kind == "VP8X":
        inside = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif kind == "VP8L":
        bits = width - 1 | (height - 1) << 14
        inside = b"\x2f" + struct.pack("<I", bits) + bytes(8)
    else:
        inside = bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", width, height)
    chunk = kind.encode().ljust(4) + struct.pack("<I", len(inside)) + inside
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def uses(levels: int, each: int) -> bytes:
    """Return an SVG whose shapes each draw the one before so many times."""
    defined = "".join(
        f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * each + "</g>"
        for level in range(1, levels)
    )
    return svg(f'<rect id="a0"/><defs>{defined}</defs><use href="#a{levels - 1}"/>')


def holding(content: bytes) -> bytes:
    """Return an SVG with a picture within."""
    return svg(f'<image href="data:image/png;base64,{b64encode(content).decode()}"/>')


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


POLYGLOTS = {
    "PNG and HTML": png() + SCRIPT,
    "PNG that says HTML": png()[:-12] + _chunk(b"tEXt", b"Comment\0" + SCRIPT) + png()[-12:],
    "GIF and a script": gif_head(1, 1) + b"=1;canary=1;//",
    "JPEG of a camera that says HTML": jpeg_head(1, 1, b"Exif\0\0" + SCRIPT),
    "PNG and ZIP": png() + b"PK\x05\x06" + bytes(18),
}
