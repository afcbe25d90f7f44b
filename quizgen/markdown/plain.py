"""From HTML that `quizgen.markdown` made to the characters a reader sees."""

import html
import re

_TAG = re.compile(r'<(?:[^">]|"[^"]*")*>')
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)">')
_BREAK = re.compile(r"<br>|(?<=</p>)\n|(?<=</pre>)\n")
_SCRIPT = re.compile(r"<(sub|sup)>(.*?)</\1>", re.DOTALL)
_PLAIN = "0123456789+-−=()n"
_RAISED = dict(zip(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ", strict=True))


def html_to_plain(rendered: str) -> str:
    """Return what a reader sees of HTML that this module made."""
    rendered = _SCRIPT.sub(_raised_or_lowered, rendered)
    rendered = _IMAGE.sub(_words_or_name, rendered)
    rendered = _BREAK.sub("\n", rendered)
    return html.unescape(_TAG.sub("", rendered)).strip()


def _words_or_name(image: re.Match[str]) -> str:
    """Return what an image shows, or the name of its file where nobody says."""
    path, words = image.groups()
    return words if words.strip() else path.rpartition("/")[2]


def _raised_or_lowered(script: re.Match[str]) -> str:
    """10<sup>-3</sup> is 10⁻³; what has no such characters keeps its sign: e^iπ."""
    letters, sign = (_RAISED, "^") if script[1] == "sup" else (_LOWERED, "_")
    if all(character in letters for character in script[2]):
        return "".join(letters[character] for character in script[2])
    return sign + script[2]
