"""I126: a blank on a word that carries no meaning."""

import re
from collections.abc import Iterator

from quizgen.checks._stems import language_of
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.model import Blank, Cloze
from quizgen.problems import Severity

_SMALL = {
    "en": frozenset(
        "a an the of and or but nor is are was were be been am has have had do does did that which"
        " who whom whose these those it its they them their his her she as at by for from in on to"
        " with if than then so not no there".split()
    ),
    "de": frozenset(
        "der die das den dem des ein eine einen einem einer und oder aber ist sind war waren sein"
        " hat haben wird werden von vom zu zum zur im am bei mit als nicht dass es sich".split()
    ),
    "fr": frozenset(
        "le la les un une des du de et ou mais est sont était a ont au aux en par pour que qui ne"
        " pas se il elle".split()
    ),
    "es": frozenset(
        "el la los las un una unos unas de del y o pero es son era ha han al en por para con que se"
        " no lo".split()
    ),
}
"""Words of grammar, as they are written: `As` is arsenic, and `IN` is code."""
_AT_SENTENCE_START = re.compile(r"(?:^|[.!?]\s|\n)[\"'“(\s]*$")


def _look(subject: Subject) -> Iterator[Remark]:
    shape, small = subject.item.shape, _SMALL.get(language_of(subject))
    if not isinstance(shape, Cloze) or small is None:
        return
    before = ""
    for piece in shape.pieces:
        if isinstance(piece, str):
            before += piece
            continue
        if _is_small(piece, before, small) and not _is_meant(subject, piece, before):
            yield Remark(
                subject,
                f"the blank asks for `{piece.answer}`, a word of grammar",
                "put the blank on a word that carries the fact: a name, a figure, what happens",
                ("cloze",),
            )
        before += piece.answer


def _is_small(blank: Blank, before: str, small: frozenset[str]) -> bool:
    """Tell whether every word of a blank is a small one; its first may open a sentence."""
    text = blank.answer
    if _AT_SENTENCE_START.search(before[-20:]) and len(text) > 2:
        text = text[:1].lower() + text[1:]
    parts = text.split()
    return bool(parts) and small.issuperset(parts)


def _is_meant(subject: Subject, blank: Blank, before: str) -> bool:
    """Tell whether the author asks for the word itself: of a language, with rivals or a hint."""
    blanks = subject.fact.fields.get("blanks")
    own = blanks.get(f"c{blank.number}") if isinstance(blanks, dict) else None
    said = own if isinstance(own, dict) else subject.fact.fields
    if blank.hint or {"wrong", "others-wrong", "accept"} & {*said}:
        return True
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


CHECK = Check(
    name="I126",
    title="a blank on a word that carries no meaning",
    severity=Severity.WARNING,
    why=(
        "A word such as `of` or `is` follows from the grammar of the sentence. Filling it in shows"
        " nothing that was learnt, and it takes one of the card's reviews for ever."
    ),
    reference="Wozniak, Twenty rules of formulating knowledge (cloze deletion)",
    fails="""\
- cloze: Yeast turns sugar {{c1::and}} starch into {{c2::carbon dioxide}}.
""",
    passes="""\
- cloze: Yeast turns {{c1::sugar}} into {{c2::carbon dioxide}}.
""",
    look=each(_look),
)
