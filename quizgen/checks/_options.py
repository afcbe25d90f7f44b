"""The options of an item as a reader sees them, and where they stand in the fact."""

import re
from functools import lru_cache
from typing import NamedTuple

from quizgen.checks.contract import Subject
from quizgen.folding import fold
from quizgen.markdown import to_plain
from quizgen.model import (
    Choice,
    ChooseAll,
    Distractor,
    Fact,
    Item,
    Path,
    Shape,
)

_LONGEST = 4000
"""Letters of a text that are looked at."""


class Options(NamedTuple):
    """The options of a choice as a reader sees them: the key, and what is wrong."""

    key: str
    wrong: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Return the key, then the others."""
        return self.key, *self.wrong


def written(subject: Subject) -> Options | None:
    """Return the options of a choice whose wording is its author's, None of anything else.

    Of steps the wording was settled by the sequence.
    """
    shape = subject.item.shape
    if not isinstance(shape, Choice) or subject.fact.kind == "steps":
        return None
    return Options(
        plain(shape.key)[:_LONGEST],
        tuple(plain(one.text)[:_LONGEST] for one in shape.distractors),
    )


def stem_of(item: Item) -> str:
    """Return what an item asks as it reads; of more than anybody reads, the end."""
    return plain(item.stem)[-_LONGEST:]


_TIMES = 1.6
"""So much longer than the longest wrong option that nobody overlooks it."""
_LETTERS = 15
"""And by so many letters: of two short words the longer says nothing."""


def is_too_long(subject: Subject) -> bool:
    """Tell whether the right option is the longest by far."""
    options = written(subject)
    if not options:
        return False
    key, longest = len(options.key), max(map(len, options.wrong))
    return key > _TIMES * longest and key - longest > _LETTERS


_OF_OPTIONS = {
    "en": r"\b(?:of (?:these|the following|those)|following|if any)\b",
    "de": r"\b(?:dieser|diesen|folgenden?r?)\b",
    "fr": r"\b(?:de ces|parmi|suivante?s?)\b",
    "es": r"\b(?:de est[ao]s|siguientes?)\b",
}


def asks_of_options(item: Item) -> bool:
    """Tell whether the stem asks about the options: only then is `none` or `both` about them."""
    pattern = _OF_OPTIONS.get(language_of(item), "(?!)")
    return re.search(pattern, fold(item.stem)) is not None


def language_of(item: Item) -> str:
    """Return the language of an item's texts without its country: pt of pt-BR."""
    return item.origin.language.partition("-")[0].lower()


def keys_of(shape: Shape) -> tuple[str, ...]:
    """Return the right options of a choice of any sort, none of another shape."""
    match shape:
        case Choice():
            return (shape.key,)
        case ChooseAll():
            return shape.keys
        case _:
            return ()


def distractors_of(shape: Shape) -> tuple[Distractor, ...]:
    """Return the wrong options of a choice of any sort, none of another shape."""
    return shape.distractors if isinstance(shape, Choice | ChooseAll) else ()


@lru_cache(maxsize=8192)  # each check reads the same few texts
def plain(text: str) -> str:
    """Return a text as it reads, without its marks."""
    return to_plain(text) if any(sign in text for sign in r"*_`~^\[<&") else text


def path_of_option(fact: Fact, item: Item, text: str) -> Path:
    """Return the way to an option that the author listed as wrong; () for any other.

    Its first letter may have been made a capital like the key's, or a small one.
    """
    blank = item.question.partition("blank:")[2]
    for way, entries in ((("wrong",), fact.fields.get("wrong")), _of_blank(fact, blank)):
        for number, entry in enumerate(entries if isinstance(entries, tuple) else ()):
            if text in {entry.text, entry.text[:1].swapcase() + entry.text[1:]}:
                return (*way, number)
    return ()


def _of_blank(fact: Fact, blank: str) -> tuple[Path, object]:
    blanks = fact.fields.get("blanks")
    own = blanks.get(blank) if isinstance(blanks, dict) else None
    return ("blanks", blank, "wrong"), own.get("wrong") if isinstance(own, dict) else None


def path_of_key(fact: Fact, item: Item) -> Path:
    """Return the way to the right answer as its author wrote it, or to what asks for it."""
    if fact.kind == "members" and isinstance(item.shape, Choice):
        members = fact.fields.get("members")
        known = members if isinstance(members, tuple) else ()
        return ("members", known.index(item.shape.key)) if item.shape.key in known else ("members",)
    if fact.kind == "table":
        return ("ask", item.question.split(":")[1]) if item.question.count(":") else ("table",)
    return ("answer",) if "answer" in fact.fields else (fact.kind,)


def path_of_wrong(subject: Subject, number: int) -> Path:
    """Return the way to the wrong option of this number, or to the key of what is made anew."""
    item, fact = subject
    text = distractors_of(item.shape)[number].text
    return path_of_option(fact, item, text) or path_of_key(fact, item)
