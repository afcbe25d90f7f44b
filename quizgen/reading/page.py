"""Bytes of a file → text with plain line ends, and what could not be read of it."""

import re
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from quizgen.model import Place
from quizgen.problems import Problem

MAX_BYTES = 64 * 2**20
"""The largest file that is read: about 100,000 facts."""
MOST_LINES = 2_000_000
"""So many lines may a file have; the place of each is kept, and costs memory."""
MOST_LINES_OF_PIECE = 200_000
"""So many may a fact have, or a key of the head: a large table has 100,000."""

_MOST_FORBIDDEN = 100
"""So many signs that no list may hold are named."""
FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
"""What no list may hold, as a pattern."""


@dataclass(frozen=True)
class Page:
    """The text of a file as it is read: every line end is one LF, no character YAML chokes on."""

    file: str
    text: str

    @cached_property
    def starts(self) -> list[int]:
        """Return where each line begins in the text."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line_at(self, offset: int) -> int:
        """Return the line, counted from 0, in which an offset of the text lies."""
        return bisect_right(self.starts, offset) - 1

    def line(self, number: int) -> str:
        """Return a line, counted from 0, without its end; "" past the last."""
        if number >= len(self.starts):
            return ""
        start = self.starts[number]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def place(self, line: int, column: int) -> Place:
        """Return the place of a line and a column counted from 0, never past the line's end.

        The line YAML read may be longer than the file's: quotes were put around a slip.
        """
        return Place(self.file, line + 1, min(column, self._length(line)) + 1)

    def _length(self, number: int) -> int:
        """Return the length of a line, counted from 0, without its end."""
        if number + 1 < len(self.starts):
            return self.starts[number + 1] - self.starts[number] - 1
        return len(self.line(number))


def decode(content: bytes) -> str:
    """Return the text of UTF-8 or (with a byte order mark) UTF-16 bytes, line ends as they are.

    Raises UnicodeDecodeError where the bytes are neither.
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16")
    return content.removeprefix(BOM_UTF8).decode("utf-8")


def encode_like(text: str, content: bytes) -> bytes:
    """Return `text` in the encoding, and with the byte order mark, that `content` has."""
    if content.startswith(BOM_UTF16_LE):
        return BOM_UTF16_LE + text.encode("utf-16-le")
    if content.startswith(BOM_UTF16_BE):
        return BOM_UTF16_BE + text.encode("utf-16-be")
    return (BOM_UTF8 if content.startswith(BOM_UTF8) else b"") + text.encode()


def forbidden(sign: str) -> tuple[str, str]:
    """Return message and hint of a sign that no list may hold, however it is written."""
    return f"the control character U+{ord(sign):04X} cannot stand in a list", "delete it"


def read_page(content: bytes, file: str) -> tuple[Page, list[Problem]]:
    """Return the text of a file, and a problem for each thing that is no text.

    A forbidden character becomes a blank in the page, so that one does not hide the next.
    """
    if len(content) > MAX_BYTES:
        size = f"the file has more than {MAX_BYTES:,} bytes"
        return Page(file, ""), [Problem(Place(file), "F004", size, "split it into several lists")]
    try:
        text = decode(content)
    except UnicodeDecodeError as error:
        return Page(file, ""), [_not_text(content, file, error)]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_LINES:
        lines = f"the file has more than {MOST_LINES:,} lines"
        return Page(file, ""), [Problem(Place(file), "F004", lines, "split it into several lists")]
    if text.replace("\n", "").isprintable():
        return Page(file, text), []
    found = list(islice(re.finditer(FORBIDDEN, text), _MOST_FORBIDDEN))
    problems = [_forbidden(text, match, file) for match in found]
    blanks = {ord(sign): " " for sign in set(text) if re.match(FORBIDDEN, sign)}
    return Page(file, text.translate(blanks)), problems


def _not_text(content: bytes, file: str, error: UnicodeDecodeError) -> Problem:
    wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    before = content[: error.start] if wide else content.removeprefix(BOM_UTF8)[: error.start]
    lines = re.split("\r\n|\n|\r", before.decode("utf-16" if wide else "utf-8", "replace"))
    name = "UTF-16" if wide else "UTF-8"
    message = f"byte 0x{error.object[error.start]:02x} is not {name} text"
    letter = error.object[error.start : error.start + 1].decode("cp1252", "replace")
    known = not wide and letter.isalpha()
    hint = "save the file as UTF-8" + (f": in Windows-1252 this byte is `{letter}`" * known)
    return Problem(Place(file, len(lines), len(lines[-1]) + 1), "F002", message, hint)


def _forbidden(text: str, match: re.Match[str], file: str) -> Problem:
    start = match.start()
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return Problem(Place(file, line, column), "F003", *forbidden(match[0]))
