"""I121: a question asks for what is not so, and the word that turns it round is easily missed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizgen.checks._options import plain
from quizgen.checks._stems import (
    asked,
    asks_by_choice,
    language_of,
    path_of_stem,
    sentences,
    unmarked,
)
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import squeeze
from quizgen.problems import Severity


class _Grammar(NamedTuple):
    """How a language asks and denies: the words after which a denial turns the question round.

    `clause` opens a part of the sentence whose denial is its own: drugs that do not cross.
    """

    asks: re.Pattern[str]
    denies: re.Pattern[str]
    clause: re.Pattern[str]
    excepts: re.Pattern[str]


def _grammar(asks: str, denies: str, clause: str, excepts: str) -> _Grammar:
    # A word in capitals is emphasised: only small letters deny unseen.
    return _Grammar(
        re.compile(rf"(?i)(?<!\w)(?:{asks})"),
        re.compile(rf"(?<!\w)(?:{denies})(?![\w-])"),
        re.compile(rf"(?i)(?<!\w)(?:{clause})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{excepts})\W*$"),
    )


_AUXILIARY = (
    "is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|may|might|must|shall"
)
_GRAMMARS = {
    "en": _grammar(
        r"which|what|who|whom|whose|where|when\b(?=.*\?)",
        rf"(?:{_AUXILIARY})\s(?:[^\s,]+\s){{0,6}}?not(?!\s+only\b)"
        rf"|(?:{_AUXILIARY}|ca|wo)n?['’]t|cannot|never"
        r"|(?<!at )least\s+(?:likely|probable|appropriate|suitable|useful|helpful|effective"
        r"|important|true|accurate|consistent|typical|characteristic|often|relevant|plausible)",
        r"that|who|whom|whose|which|because|if|when|while|although|though|unless|since|as|than"
        r"|where|whether|so|what|how|why",
        r"except(?:ing)?(?:\s+(?:for|which|what|who|one|of|the|these|following|this|that))*",
    ),
    "de": _grammar(
        r"welche[rsnm]?|was|wer|wen|wem|wo|wann",
        r"nicht(?!\s+nur\b)|nie|niemals|(?:ist|sind|war|waren)\s+kein(?:e[nrms]?)?|am wenigsten",
        r",|wenn|weil|dass|ob",
        r"außer|ausgenommen",
    ),
    "fr": _grammar(
        r"qu['’]est-ce\s+qu(?:i|e|['’])|quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|qui",
        r"(?:ne\s|n['’])[^,?]{1,40}?\s(?:pas|jamais)",
        r"qui|que|dont|où|si|lorsque|quand",
        r"sauf|excepté",
    ),
    "es": _grammar(
        r"cuál(?:es)?|qué|quién(?:es)?|dónde|cuándo",
        r"no(?!\s+(?:sólo|solo|solamente)\b)|nunca|jamás",
        r"que|quien(?:es)?|si|cuando|porque|donde",
        r"excepto|salvo",
    ),
}


_LEFT = 2
"""Words after the denial in a sentence that the options complete: Aspirin does not cause …"""


def _look(subject: Subject) -> Iterator[Remark]:
    grammar = _GRAMMARS.get(language_of(subject))
    if grammar is None or not asks_by_choice(subject):
        return
    if twice := _twice(squeeze(plain(asked(subject))), grammar):
        first, second = twice
        yield Remark(
            subject,
            f"the question is turned round twice, by `{first}` and by `{second}`",
            "take one of the two away; better still, ask for what is so",
            path_of_stem(subject),
        )
        return
    for sentence in sentences(unmarked(asked(subject))):
        if word := _denial(sentence, grammar):
            yield Remark(
                subject,
                f"the question is turned round by `{word}`, which a hurried reader misses",
                f"ask for what is so; where the exception is the point, write **{word.upper()}**",
                path_of_stem(subject),
            )
            return


def _twice(text: str, grammar: _Grammar) -> tuple[str, str] | None:
    """Return the two words that turn a question round and back, in capitals or not."""
    small = text.lower()
    last = grammar.excepts.search(small)
    first = grammar.denies.search(small, 0, last.start()) if last else None
    if not last or not first or grammar.clause.search(small[: first.end()]):
        return None
    return _the_word(first[0]), last[0].split()[0].strip(":….?")


def _denial(sentence: str, grammar: _Grammar) -> str:
    """Return the word that turns a question round, "" if none does."""
    if found := grammar.excepts.search(sentence):
        return found[0].split()[0].strip(":….?")
    opening = grammar.asks.search(sentence)
    if not opening and sentence.endswith(("?", ".")):
        return ""
    rest = sentence[opening.end() :] if opening else sentence
    found = grammar.denies.search(rest)
    if not found or grammar.clause.search(rest[: found.end()]):
        return ""
    if not opening and len(rest[found.end() :].split()) > _LEFT:
        return ""
    return _the_word(found[0])


def _the_word(found: str) -> str:
    parts = found.split()
    return " ".join(parts[-2:]) if parts[0] in {"least", "am"} else parts[-1]


CHECK = Check(
    name="I121",
    title="a question asks for what is not so, without emphasis",
    severity=Severity.WARNING,
    why=(
        "A reader who skips one small word answers the opposite question, and is wrong in spite of"
        " knowing. Ask for what is so; if the exception itself is worth knowing, make the word"
        " stand out."
    ),
    reference="Haladyna, Downing & Rodriguez 2002, guideline 17",
    fails="""\
- question: Which of these gases is not noble?
  answer: nitrogen
  wrong: {argon: it is, neon: it is, helium: it is}
""",
    passes="""\
- question: Which of these gases is **not** noble?
  answer: nitrogen
  wrong: {argon: it is, neon: it is, helium: it is}
""",
    look=each(_look),
)
