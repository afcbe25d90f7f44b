"""Small pictures of every sort."""

import struct
import zlib
from pathlib import Path


def png(red: int = 0, green: int = 0, blue: int = 0, *, size: int = 8) -> bytes:
    """Return a PNG of one colour."""
    rows = (b"\0" + bytes((red, green, blue)) * size) * size
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = (_part(b"IHDR", head), _part(b"IDAT", zlib.compress(rows)), _part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _part(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff\xd9"
)
GIF = b"GIF89a\x01\x00\x01\x00"
WEBP = b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f" + bytes(13)


def svg(inside: str = "", attributes: str = "") -> bytes:
    """Return an SVG that holds these elements."""
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {attributes}>'
    return f"{opening}{inside}</svg>".encode()


def hang(folder: Path, **pictures: bytes) -> Path:
    """Write pictures, `red_png` as red.png, and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in pictures.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return folder
