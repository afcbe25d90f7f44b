"""Whether a quote holds an answer, as words."""

import re

from quizgen.facts.article import plain
from quizgen.folding import fold

_NO_BLANKS = r"[\u0590-\u08ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]"
"""Scripts that write words without blanks between them, or with a short word before as one."""
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[^\W\d_]|[%°‰])")
_JOINED = re.compile(r"\d[^\W\d_]|\d[%°‰]")
_MEASURE = re.compile(r"[^\w]*\d[\d.,\s–-]*[^\d\s]+")


def quote_holds(quotes: tuple[str, ...], spellings: tuple[str, ...]) -> bool:
    """Tell whether one of the quotes holds one of the spellings of an answer, as words.

    A word may go on ("contraction" in "contractions"), but not where one more sign makes another
    answer of it: NaCl and NaClO, 6 and 16, 20 m and 20 mg.
    """
    inside = [fold(plain(quote)) for quote in quotes]
    answers = [plain(spelling) for spelling in spellings]
    return any(_holds_words(quote, answer) for answer in answers for quote in inside)


def _holds_words(quote: str, answer: str) -> bool:
    """Tell whether a folded quote holds an answer as words."""
    wanted, sharp = fold(answer), _ends_sharply(answer)
    if _stands_in(quote, wanted, sharp=sharp):
        return True
    # 0.04 % is also 0.04%
    joined = _BEFORE_UNIT.sub("", wanted)
    return _JOINED.search(joined) is not None and _stands_in(
        _BEFORE_UNIT.sub("", quote), joined, sharp=sharp
    )


def _stands_in(quote: str, wanted: str, *, sharp: bool) -> bool:
    at = quote.find(wanted)
    while at >= 0:
        before, after = quote[:at][-2:], quote[at + len(wanted) :][:2]
        if not _runs_on(before, wanted[:1]) and not _goes_on(wanted[-1:], after, sharp):
            return True
        at = quote.find(wanted, at + 1)
    return False


def _runs_on(before: str, first: str) -> bool:
    """Tell whether an answer begins inside a word or a number."""
    if first.isdigit() and re.fullmatch(r"\d[.,]", before):
        return True
    glued = first.isalnum() and before[-1:].isalnum()
    return glued and not re.match(_NO_BLANKS, first) and not re.match(_NO_BLANKS, before[-1])


def _goes_on(last: str, after: str, sharp: bool) -> bool:
    """Tell whether an answer ends inside a number, or inside a word where it must not."""
    if last.isdigit() and re.match(r"[.,]?\d", after):
        return True
    return sharp and last.isalnum() and after[:1].isalnum() and not re.match(_NO_BLANKS, after)


def _ends_sharply(answer: str) -> bool:
    """Tell whether an answer ends in what no ending may follow: a number, its unit, a formula."""
    _, _, last = answer.strip().rpartition(" ")
    formula = any(sign.isdigit() or (place and sign.isupper()) for place, sign in enumerate(last))
    return formula or len(last) <= 2 or _MEASURE.fullmatch(answer) is not None
