"""The text by which an item asks, as it reads, and where it stands in the fact."""

import re
from functools import lru_cache

from quizgen.checks._options import plain
from quizgen.checks._words import FUNCTION_WORDS, root
from quizgen.checks.contract import Subject
from quizgen.folding import squeeze, words
from quizgen.model import Choice, ChooseAll, Cloze, Path

_LONGEST = 4000
"""Letters of a stem that are looked at: no more are read at a sitting."""
_MARKED = re.compile(
    r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]|‘[^‘’]*’(?!\w)"
    r"|`[^`]*`|\*{1,3}[^*]+\*{1,3}|(?<!\w)_{1,3}[^_]+_{1,3}(?!\w)"
)
_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_]{3}[.!?])[\"'”’)]*\s+(?=[\"'“‘(¿¡]*[A-ZÀ-Þ\d¿¡])|(?<=\?)\s+|\n+"
)
"""A stop behind a word of three letters or more; `e.g.`, `Dr.` and initials end no sentence."""


def language_of(subject: Subject) -> str:
    """Return the language in which an item asks, without its country."""
    return subject.item.origin.language.partition("-")[0].lower()


def asks_by_choice(subject: Subject) -> bool:
    """Tell whether an item asks a question with options; the gap of a cloze asks nothing."""
    return isinstance(subject.item.shape, Choice | ChooseAll) and subject.item.kind != "cloze"


def asked(subject: Subject) -> str:
    """Return what an item asks as its author typed it: a cloze with its blanks filled."""
    item, fact = subject
    if "question" in fact.fields:
        return fact.text("question")[:_LONGEST]
    if isinstance(item.shape, Cloze):
        return filled(item.shape)[:_LONGEST]
    return item.stem[:_LONGEST]


def filled(cloze: Cloze, without: int = 0) -> str:
    """Return the text of a cloze with its blanks filled, but for those of one number."""
    return "".join(
        piece if isinstance(piece, str) else "___" if piece.number == without else piece.answer
        for piece in cloze.pieces
    )


def path_of_stem(subject: Subject) -> Path:
    """Return the way to the words that ask: of a table the question that was written once."""
    item, fact = subject
    if fact.kind == "cloze":
        return ("cloze",)
    if fact.kind != "table":
        return ("question",) if "question" in fact.fields else (item.question,)
    found = fact.fields.get("ask")
    column, *slots = re.split(r"<|>", item.name.partition(":")[2])
    for name, texts in found.items() if isinstance(found, dict) else ():
        if squeeze(name) == column:
            for number, text in enumerate(texts):
                if all(f"<{slot}>" in squeeze(text) for slot in slots if slot):
                    return "ask", name, number
    return ("table",)


@lru_cache(maxsize=8192)  # the ways of one question share their text, and each check reads it
def unmarked(text: str) -> str:
    """Return a text as it reads, without what is quoted, emphasised or code: words, not its own."""
    return squeeze(plain(_MARKED.sub(" … ", text)))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, and its lines."""
    return [one for one in map(squeeze, _SENTENCE_END.split(text)) if one]


def subject_words(text: str, language: str) -> frozenset[str]:
    """Return the words that say what a text is about, without their endings; numbers too."""
    small = FUNCTION_WORDS.get(language, frozenset())
    return frozenset(root(word, language) for word in words(plain(text)) if word not in small)
