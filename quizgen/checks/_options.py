"""The options of an item as a reader sees them, and where they stand in the fact."""

from functools import lru_cache

from quizgen.markdown import to_plain
from quizgen.model import Choice, ChooseAll, Distractor, Fact, Item, Path, Shape


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
    """Return the way to an option that the author listed as wrong; () for any other."""
    blank = item.question.partition("blank:")[2]
    for way, entries in ((("wrong",), fact.fields.get("wrong")), _of_blank(fact, blank)):
        for number, entry in enumerate(entries if isinstance(entries, tuple) else ()):
            if entry.text == text:
                return (*way, number)
    return ()


def _of_blank(fact: Fact, blank: str) -> tuple[Path, object]:
    blanks = fact.fields.get("blanks")
    own = blanks.get(blank) if isinstance(blanks, dict) else None
    return ("blanks", blank, "wrong"), own.get("wrong") if isinstance(own, dict) else None
