"""The keys of a list, a fact and a blank: what each takes and what it means.

The keys that make a kind stand in that kind's own file (`kinds/`).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Takes(StrEnum):
    """What may be written after a key."""

    TEXT = "one text"
    TEXTS = "a text, or a list of texts"
    ENTRIES = "a list of texts, or `text: reason` lines"
    YES_NO = "yes or no"
    REASONS = "`CODE: reason` lines"
    MAPS = "a map of maps"
    GROUPS = "a map of names to members, or the path of a file that holds one"
    STEPS = "a list of texts; those of a list inside it come in any order"
    SETS = "a list of lists of texts"
    TABLE = "lines with bars, the path of a `.csv`, or a list of `column: cell` rows"
    QUESTIONS = "a map of names, each to a text or a list of texts"
    SOURCE = "a text, or a map of title, author, url, date"
    FACTS = "facts, each after `- `"


class Key(NamedTuple):
    """What one key takes.

    `one_of` limits a text; `commas` says that one text with commas is probably several; `keys` are
    those of the inner maps; `bars` says that a text holds the lines of a table.
    """

    takes: Takes
    meaning: str
    one_of: tuple[str, ...] = ()
    commas: bool = False
    keys: Mapping[str, "Key"] = MappingProxyType({})
    bars: bool = False


TEXT, TEXTS, ENTRIES, YES_NO = Takes.TEXT, Takes.TEXTS, Takes.ENTRIES, Takes.YES_NO

TRUST_KEYS = {
    "wrong": Key(ENTRIES, "wrong options, with why each is wrong", commas=True),
    "others-wrong": Key(TEXTS, "group(s) of which every other member is wrong here", commas=True),
    "never": Key(ENTRIES, "tempting, but true or arguable: never offered", commas=True),
    "accept": Key(TEXTS, "also right when typed", commas=True),
    "exact": Key(YES_NO, "accents, case and the form of numbers count"),
    "hint": Key(TEXT, "shown before answering"),
}
"""The keys that say which answers are right and wrong: of a fact, a blank or a column."""

FACT_KEYS = {
    "id": Key(TEXT, "the fact's name, never changed"),
    **TRUST_KEYS,
    "why": Key(TEXT, "shown after answering: why the key is right"),
    "keep": Key(TEXTS, "words that every item must show in stem or key", commas=True),
    "quote": Key(TEXTS, "the article's words that say so, the key's among them"),
    "cite": Key(TEXTS, "where in the source"),
    "was": Key(ENTRIES, "words corrected after release, `new: old`: they keep their ids"),
    "withdrawn": Key(TEXT, "not asked any more; why"),
    "off": Key(Takes.REASONS, "warnings and notes switched off here, each with why"),
    "image": Key(ENTRIES, "pictures shown with the question: path, or `path: words`", commas=True),
    "tags": Key(TEXTS, "tags", commas=True),
    "level": Key(TEXT, "how much it matters", one_of=("core", "supporting", "detail")),
    "only": Key(TEXTS, "the items to make of this fact", commas=True),
    "skip": Key(TEXTS, "the items not to make of this fact", commas=True),
}

LIST_KEYS = {
    "title": Key(TEXT, "the list's title"),
    "bank": Key(TEXT, "the bank's name for ever"),
    "language": Key(TEXT, "language code of the texts"),
    "article": Key(TEXTS, "where every quote must occur"),
    "cite": Key(Takes.SOURCE, "the source, where there is no article"),
    "cards": Key(TEXT, "what a question gives in Anki", one_of=("both", "choice", "recall")),
    "report": Key(TEXT, "mailto: or URL for reports about a question"),
    "tags": Key(TEXTS, "tags of every fact", commas=True),
    "groups": Key(Takes.GROUPS, "things of one kind, each line `name: members`, in a file too"),
    "same": Key(Takes.SETS, "names of one thing: accepted for each other, never offered together"),
    "exact": Key(YES_NO, "exact for all facts"),
    "facts": Key(Takes.FACTS, "the facts"),
}

MEANT = {
    "distractors": "wrong",
    "distractor": "wrong",
    "outsiders": "wrong",
    "options": "wrong",
    "among": "others-wrong",
    "explanation": "why",
    "rationale": "why",
    "feedback": "why",
    "because": "why",
    "synonyms": "accept",
    "aliases": "accept",
    "difficulty": "level",
    "picture": "image",
    "pictures": "image",
    "figure": "image",
    "img": "image",
    "source": "cite",
    "name": "title",
    "text": "cloze",
    "q": "question",
    "a": "answer",
    "stem": "question",
    "key": "answer",
    "correct": "answer",
    "solution": "answer",
    "right": "answer",
    "closed": "complete",
    "exhaustive": "complete",
    "sequence": "steps",
    "procedure": "steps",
    "misconception": "myth",
    "equivalent": "same",
    "renamed": "was",
    "formerly": "was",
    "retracted": "withdrawn",
    "deprecated": "withdrawn",
    "disable": "off",
    "ignore": "off",
    "suppress": "off",
}
"""Keys of other tools → ours, for "did you mean"."""


INSIDE = {
    "unit": "write it in the answer: `answer: 58.44 g/mol`",
    "tolerance": "write it in the answer: `answer: 58.44 ± 0.01 g/mol`",
}
"""Keys of other tools for what belongs into another value, and where it belongs."""


_ALIKE = 60
"""In percent, how alike two names are of which one may be meant by the other."""


def closest(name: str, known: list[str]) -> str:
    """Return the known name that `name` was probably meant to be, or ""."""
    from difflib import get_close_matches

    from rapidfuzz import fuzz, process

    folded = name.strip().lower().replace("_", "-")
    if folded in known:
        return folded
    if MEANT.get(folded) in known:
        return MEANT[folded]
    # What difflib finds alike has as long a common subsequence, and that is soon told.
    near = process.extract(folded, known, scorer=fuzz.ratio, limit=None, score_cutoff=_ALIKE - 1)
    return next(iter(get_close_matches(folded, [one for one, _, _ in near], 1, _ALIKE / 100)), "")
