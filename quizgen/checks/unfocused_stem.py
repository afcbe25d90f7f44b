"""I123: a stem that asks nothing by itself: `Magnesium is:`."""

import re
from collections.abc import Iterator

from quizgen.checks._options import keys_of, plain, written
from quizgen.checks._stems import asked, asks_by_choice, language_of, path_of_stem
from quizgen.checks._words import FUNCTION_WORDS
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import fold, squeeze, words
from quizgen.problems import Severity

_ABOUT = {
    "en": frozenset("about concerning regarding re with regard respect as to on true".split()),
    "de": frozenset("uber zu zum zur bezuglich betrifft".split()),
    "fr": frozenset("sur concernant propos".split()),
    "es": frozenset("sobre acerca respecto".split()),
}
_ARTICLES = {
    "en": frozenset("a an the".split()),
    "de": frozenset("der die das den dem ein eine einen".split()),
    "fr": frozenset("le la les l un une".split()),
    "es": frozenset("el la los las un una".split()),
}
_LINKS = {
    "en": frozenset("is are was were has have can may does do".split()),
    "de": frozenset("ist sind war waren hat haben kann konnen".split()),
    "fr": frozenset("est sont etait a ont peut peuvent".split()),
    "es": frozenset("es son era esta ha tiene puede".split()),
}
_LEFT_OPEN = (":", "…", "...", "–", "—", "-")
_SIGNS = re.compile(r"[\d=+×·÷/<>\[\]_$\\`]|\bx\b")
_NAME = 3
"""Words of the longest name that says nothing but itself."""
_LONG_KEY = 4
"""Words of an option that says what the stem did not."""
_SAYING = re.compile(
    r"(?:is|are|was|were|has|have|can|must|should|may|it|they)\b|\w{2,}[^\Wsui]s\s\w"
)
"""How an English option begins that says something of the name: reduces infections."""


def _look(subject: Subject) -> Iterator[Remark]:
    language = language_of(subject)
    if language not in _LINKS or not asks_by_choice(subject):
        return
    text = squeeze(plain(asked(subject)))
    says = _longest_key(subject) >= _LONG_KEY or (language == "en" and _all_say(subject))
    if not _SIGNS.search(text) and _asks_nothing(text, language, says=says):
        yield Remark(
            subject,
            f"`{text}` asks nothing by itself: the options have to be read to see what is meant",
            "write a whole question, that can be answered with the options covered",
            path_of_stem(subject),
        )


def _longest_key(subject: Subject) -> int:
    return max(len(words(plain(key))) for key in keys_of(subject.item.shape))


def _all_say(subject: Subject) -> bool:
    """Tell whether all options go on with a sentence that the stem began."""
    options = written(subject)
    return options is not None and all(_SAYING.match(fold(one)) for one in options.all)


def _asks_nothing(text: str, language: str, *, says: bool) -> bool:
    """Tell whether a stem is a name, with at most a word before or after it.

    `says`: the options say what it did not.
    """
    every = list(words(text))
    name = [*every]
    while name and (name[0] in _ABOUT[language] or name[0] in _ARTICLES[language]):
        del name[0]
    opened = any(word in _ABOUT[language] for word in every[: len(every) - len(name)])
    if linked := bool(name) and name[-1] in _LINKS[language]:
        del name[-1]
    if not name or len(name) > _NAME or not FUNCTION_WORDS[language].isdisjoint(name):
        return False
    if text.endswith("?"):
        return len(name) == 1
    if linked or opened:
        return True
    if text.endswith(_LEFT_OPEN):  # of two words the second may be a verb: The kidney excretes:
        return len(name) == 1 or (len(name) == 2 and not name[1].endswith(("s", "ed", "t", "en")))
    return says


CHECK = Check(
    name="I123",
    title="a stem asks nothing by itself",
    severity=Severity.WARNING,
    why=(
        "A stem of a name alone leaves it to the options to say what is asked. A reader cannot"
        " think of the answer first, and compares sentences about different things."
    ),
    reference="Haladyna, Downing & Rodriguez 2002, guideline 15",
    fails="""\
- question: "Yeast:"
  answer: turns sugar into carbon dioxide
  wrong: {is a plant: it is a fungus, dies in water: it needs it}
""",
    passes="""\
- question: What does yeast make of sugar in a dough?
  answer: carbon dioxide
  wrong: {oxygen: it uses it up, nitrogen: it makes none}
""",
    look=each(_look),
)
