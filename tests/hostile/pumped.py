"""Texts that repeat one sign or word as often as a list lets them: what makes patterns slow."""

from tests.hostile.in_memory import HEAD

LENGTH = 19_000
UNITS = [
    *"a A 1 9 é G ٣ - – _ * ` ' \" ( ) [ ] { } < > \\ / | . , : ; # & $ ^ ~ + = % ½ … “ ”".split(),
    *["a ", "1 ", "1,", "1.", "1,000 ", "- ", "1-", "1–2 ", "5 mg ", "to ", "and ", "or ", "not "],
    *["no ", "the ", "of ", "a of ", "half ", "one hundred ", "between 1 and ", "either ", "more "],
    *["than ", "never ", "is ", "which ", "e.g. ", "A.", "Aa", "A1", "**a", "*a*", "_a_ ", "`a` "],
    *["``", "\\(", "\\[", "\\(a", "$$", "$a$ ", "~a~", "^a^", "10^", "1e", "5 m/", "m·", "kg^2 "],
    *["[a](", "![", "![a](b)", "<b>", "</b>", "<!--", "&lt;", "http://", "a@", "a.b", "{{", "}}"],
    *["{{a", "c1::", "::", "a::b ", "1st ", "two ", "and/or ", "either a or ", "1/2 ", "x = "],
    *["\u00a0", "\u200b", "\u0301", "a\u0301", "\u202e", "ß", "İ", "𝟗", "中", "א ", "both "],
]  # fmt: skip
PLACES = {
    "a stem": "- question: '@'\n  answer: x\n  wrong: [y, z]\n",
    "a key": "- question: q?\n  answer: '@'\n  wrong: [y, z]\n",
    "options": "- question: q?\n  answer: 'x @'\n  wrong: ['y @', '@ z', '@!']\n  accept: ['@.']\n",
    "a cloze": "- cloze: '{{x}} @ {{y}}'\n  wrong: [z]\n",
    "a blank": "- cloze: 'the {{c1::@}} is'\n  wrong: [z]\n",
    "a myth": "- myth: '@'\n  truth: 'x @'\n  why: '@'\n",
    "a quote": "- question: q?\n  answer: x\n  wrong: y\n  quote: '@'\n  keep: ['@']\n  why: '@'\n",
}


def pumped(unit: str, place: str, length: int = LENGTH) -> bytes:
    """Return a list in which a unit is repeated at a place, and then does not go on."""
    text = (unit * (length // len(unit)) + "!")[:length]
    return (HEAD + PLACES[place].replace("@", text.replace("'", "''"))).encode()
