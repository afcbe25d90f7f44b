"""A text with blanks as Moodle has it: `The {1:SHORTANSWER:=pore~=a hole} holds …`."""

import re

from quizgen.exporters._clozes import hint_of
from quizgen.exporters._typed import is_right, not_a_wildcard, spellings
from quizgen.markdown import ToHtml, cloze_to_html, to_html
from quizgen.model import Blank, Cloze

# Signs that no text holds stand for Moodle's own until the author's are safe.
_OPEN, _CLOSE = "\x05", "\x06"
_SPECIAL = re.compile(r"[&<>\"'{}~#=%/\\]")
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;", _OPEN: "{", _CLOSE: "}"})


def cloze_text(cloze: Cloze, hint: str) -> str:
    """Return the text as HTML with a field for each blank; `hint` serves those that have none."""

    def field(blank: Blank, rendered: ToHtml) -> str:
        return f"{_OPEN}{_field(blank)}{_CLOSE}{hint_of(blank, hint, rendered)}"

    return cloze_to_html(cloze.pieces, field).translate(_BRACES)


def _field(blank: Blank) -> str:
    kind = "SHORTANSWER_C" if blank.exact else "SHORTANSWER"
    answers = []
    for one in spellings(blank):
        weight = "=" if is_right(one) else f"%{one.worth}%"
        feedback = f"#{_safe(to_html(one.reason))}" if one.reason else ""
        answers.append(weight + _safe(not_a_wildcard(one.text)) + feedback)
    return f"1:{kind}:{'~'.join(answers)}"


def _safe(text: str) -> str:
    """Return a text in which Moodle finds no sign of its own."""
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", text)
