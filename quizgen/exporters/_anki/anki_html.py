"""Text for a field of Anki, which takes more for a sign of its own than a browser does."""

import re
from functools import lru_cache

from quizgen.markdown import to_html

_OWN_SIGN = re.compile(r"\[(?=(?:sound|anki):|/?latex\]|/?\$)", re.IGNORECASE)


@lru_cache(maxsize=65536)  # options, and their reasons, stand in many notes
def to_anki(text: str) -> str:
    """Return a text as HTML that Anki shows as it is: `[sound:x]` and `[latex]` are text."""
    return without_signs(to_html(text))


def without_signs(rendered: str) -> str:
    """Return HTML in which Anki finds no sound, no speech and no LaTeX."""
    return _OWN_SIGN.sub("&#91;", rendered) if "[" in rendered else rendered
