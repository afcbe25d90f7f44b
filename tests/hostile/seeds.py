"""What is turned hostile: small lists, recipes, groups, tables and articles that stand here."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from quizgen.making import kinds
from tests.hostile.in_memory import FACT, HEAD

ROOT = Path(__file__).parents[2]
_LISTS = ("source/*.yaml", "quizgen/starter/source/*.yaml", "tests/checks/good/*.yaml")
_CASES = ("tests/kinds/cases/*.txt", "tests/checks/cases/*.txt", "tests/facts/broken_lists.txt")
_LONGEST = 3_000

_GROUPS = """\
# Drugs by what they do
diuretics: [furosemide, amiloride, 'torasemide']
opioids:
  - morphine
  - fentanyl: stronger, and shorter
statins: {simvastatin: the first, atorvastatin: }
"""
_TABLE = """\
river,length,sea,quote
Rhine,"1,233 km",North Sea,The Rhine is long
Danube,2850 km,Black Sea,
"Elbe, the","1,094 km",North Sea / German Bight,?
"""
_ANSWER = "Here is your list:\n\n```yaml\n{}```\n\nTell me if you want more *facts*.\n"


@cache
def seeds() -> Mapping[str, tuple[str, ...]]:
    """Return the small good texts of each sort of file."""
    lists = tuple(dict.fromkeys(_small_lists()))
    articles = [path.read_text("utf-8") for path in sorted(ROOT.glob("source/articles/*.md"))]
    return {
        "list": lists,
        "recipe": tuple(path.read_text("utf-8") for path in sorted(ROOT.glob("decks/*.yaml"))),
        "groups": (_GROUPS, "groups:\n  a: [b, c]\n"),
        "table": (_TABLE, _TABLE.replace(",", ";"), _TABLE.replace(",", "\t")),
        "article": tuple(text[:_LONGEST] for text in articles),
        "answer": tuple(_ANSWER.format(text) for text in lists[:40]),
    }


@cache
def facts() -> tuple[str, ...]:
    """Return the facts of our lists and of the kinds' examples, each as it is typed."""
    texts = [path.read_text("utf-8") for one in _LISTS for path in sorted(ROOT.glob(one))]
    found = [part for text in texts for part in _facts_of(text)]
    return (FACT, *(kind.example for kind in kinds().values()), *found)


def _facts_of(text: str) -> list[str]:
    body = text.partition("\nfacts:")[2]
    return [part for part in re.split(r"^(?=- )", body, flags=re.MULTILINE) if part[:2] == "- "]


def _small_lists() -> Iterator[str]:
    """Yield lists of one fact, under the head of their file, and the cases of other tests."""
    for pattern in _LISTS:
        for path in sorted(ROOT.glob(pattern)):
            text = path.read_text("utf-8")
            head = text.partition("\nfacts:")[0] + "\nfacts:\n"
            yield from ((head + fact)[:_LONGEST] for fact in _facts_of(text))
    yield from (HEAD + fact for fact in facts())
    for pattern in _CASES:
        for path in sorted(ROOT.glob(pattern)):
            yield from _cases_of(path.read_text("utf-8"))


def _cases_of(text: str) -> Iterator[str]:
    for part in re.split(r"^(?:===|>>>).*\n", text, flags=re.MULTILINE):
        if part.startswith("title:"):
            yield part[:_LONGEST]
        elif part.startswith("- "):
            yield (HEAD + part)[:_LONGEST]
