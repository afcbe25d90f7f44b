"""An article that is given by name: its text, or why it is none."""

from collections.abc import Callable
from pathlib import Path

from quizgen.facts.article import Article, read_article
from quizgen.facts.sourcing import MAX_BYTES
from quizgen.files import STANDARD_INPUT, nearest
from quizgen.model import Place
from quizgen.problems import Problem, Refused
from quizgen.reading.page import decode

_OUR_OWN = {".yaml", ".yml", ".history"}


def given_text(path: Path, read: Callable[[Path], bytes], most: int = MAX_BYTES) -> str:
    """Return the text of an article, line ends plain. Refused if it is not to be had.

    `most` is how many bytes it may have.
    """
    if path != STANDARD_INPUT and path.is_dir():
        raise _refused(path, "F001", "the file cannot be read: it is a folder", _OF_FOLDER)
    if path.suffix.lower() in _OUR_OWN:
        # A list holds each of its quotes: as an article it would prove all of them.
        raise _refused(path, "F301", "this is a list or a history, not an article")
    try:
        content = read(path)
        text = decode(content[: most + 1]) if len(content) <= most else ""
    except FileNotFoundError as error:
        meant = None if path == STANDARD_INPUT else nearest(path)
        hint = f"did you mean {meant}?" if meant else "look at the folder and the spelling"
        raise _refused(path, "F001", "there is no such file", hint) from error
    except OSError as error:
        raise _refused(path, "F001", f"the file cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _refused(path, "F002", "this is no text in UTF-8", _AS_TEXT) from error
    if len(content) > most:
        hint = "give a part of it: a chapter, or a section"
        raise _refused(path, "F004", f"the article has more than {most:,} bytes", hint)
    if "\0" in text:
        raise _refused(path, "F002", "this is no text", _AS_TEXT)
    if not any(sign.isalnum() for sign in text):
        raise _refused(path, "F005", "the article is empty", "name the text to draw facts from")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def given_article(path: Path, read: Callable[[Path], bytes]) -> Article:
    """Return an article by its path. Refused if it is not to be had."""
    return read_article(given_text(path, read), path.stem)


_OF_FOLDER = "name the article that lies in it"
_AS_TEXT = "save it as plain text or Markdown, in UTF-8"


def _refused(path: Path, code: str, message: str, hint: str = "") -> Refused:
    return Refused([Problem(Place(str(path)), code, message, hint)])
