r"""Which maths a card may hand to MathJax, and how the rest is kept from it.

MathJax reads all of a card's text between `\(` and `\)`, whoever wrote it. So a backslash before
`(` or `[` is parted from it wherever it does not open maths that is closed, balanced and harmless.
"""

import re

_FORBIDDEN = frozenset(
    # Lead elsewhere, load, style or name parts of the card, put words into its attributes.
    """href url includegraphics style class cssId data bbox unicode mmlToken
    require setOptions
    def edef gdef xdef let futurelet global csname newcommand renewcommand providecommand
    newenvironment renewenvironment DeclareMathOperator DeclarePairedDelimiter
    DeclarePairedDelimiters DeclarePairedDelimiterX DeclarePairedDelimiterXPP
    Newextarrow newtagform renewtagform""".split()
)
"""Commands that do more than show a formula; from `require` on, those that bring others in."""

_STEP = re.compile(r"\\([A-Za-z]+|.)|[{}]|\\\Z", re.DOTALL)
_HARMLESS = "\x0e"  # stands for a backslash of harmless maths; no text of an author holds it
_OPENING = re.compile(r"<(?:[^\">]|\"[^\"]*\")*>|\\(?=[(\[])")
_PARTED = "\\<span></span>"


def is_harmless(inside: str) -> bool:
    """Tell whether what stands between the delimiters of maths may be rendered.

    Braces are balanced and no delimiter stands in it, as MathJax reads: else it ends elsewhere.
    """
    depth = 0
    for step in _STEP.finditer(inside):
        depth += (step[0] == "{") - (step[0] == "}")
        if depth < 0 or step[0] == "\\" or step[1] in _FORBIDDEN or step[1] in {")", "]"}:
            return False
    return depth == 0


def let_through(maths: str) -> str:
    """Return harmless maths so marked that `keep_from_mathjax` leaves it alone."""
    return maths.replace("\\", _HARMLESS)


def keep_from_mathjax(rendered: str) -> str:
    """Return HTML in which only what was let through is maths; a reader sees the same."""
    if "\\" in rendered:
        rendered = _OPENING.sub(lambda found: found[0] if found[0][0] == "<" else _PARTED, rendered)
    return rendered.replace(_HARMLESS, "\\")
