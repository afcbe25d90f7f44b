"""What all formats for courses ask of a text with blanks."""

from quizgen.exporters._typed import NO_ANSWER, spellings
from quizgen.markdown import ToHtml, cloze_to_html
from quizgen.model import Blank, Cloze

NO_BLANK = "it has no blank"
BLANK_IN_MATHS = "a blank stands inside maths, where a course shows no field to type in"

_MARK = "\x05"  # no text of an author holds it


def why_no_course(cloze: Cloze) -> str:
    """Return why no course can show the blanks of a text, "" if it can."""
    if not cloze.blanks:
        return NO_BLANK
    if not all(map(spellings, cloze.blanks)):
        return NO_ANSWER
    return BLANK_IN_MATHS if has_blank_in_maths(cloze) else ""


def hint_of(blank: Blank, hint: str, rendered: ToHtml) -> str:
    """Return what stands behind the field of a blank: its hint, else that of the item."""
    shown = rendered(blank.hint or hint)
    return f" ({shown})" if shown else ""


def has_blank_in_maths(cloze: Cloze) -> bool:
    """Tell whether a blank stands inside maths, as the reader would see it."""
    rendered = cloze_to_html(cloze.pieces, lambda *_: _MARK)
    for opening, closing in ((r"\(", r"\)"), (r"\[", r"\]")):
        for maths in rendered.split(opening)[1:]:
            if _MARK in maths.partition(closing)[0]:
                return True
    return False
