"""I131: the text of one question answers another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quizgen.checks._keys import Question, frequent, questions, shown
from quizgen.checks._options import plain
from quizgen.checks._stems import language_of, path_of_stem, subject_words
from quizgen.checks._words import FUNCTION_WORDS
from quizgen.checks.contract import Check, Remark, Subject
from quizgen.folding import in_row, words
from quizgen.problems import Severity

_MOST_WORDS = 5
"""Words of the longest key that is looked for: a clause is hardly ever repeated to the word."""
_SHARED = 2
"""So many words of the question must stand beside its key, none of them frequent in the set,"""
_SHARE = 0.5
"""and such a share of those it has."""
_FREQUENT, _FREQUENT_SHARE = 4, 0.12
"""A word in more than so many facts, and in more than such a share, says little of a question."""
_MOST_TEXTS = 25
"""A key that stands in more texts is no answer to be found, but a word of the subject."""


class _Text(NamedTuple):
    """What an item shows."""

    subject: Subject
    words: tuple[str, ...]
    about: frozenset[str]


def _look(subjects: Sequence[Subject]) -> Iterator[Remark]:
    known = [one for one in subjects if language_of(one) in FUNCTION_WORDS]
    texts = _texts(known)
    common = frequent(_by_fact(texts), _FREQUENT, _FREQUENT_SHARE)
    by_word: dict[str, list[_Text]] = defaultdict(list)
    for text in texts:
        for word in set(text.words):
            by_word[word].append(text)
    told: set[tuple[str, ...]] = set()
    for question in questions(known):
        for text in _holding(question, by_word):
            pair = (*_fact(text), *question.fact, " ".join(question.key))
            if pair not in told and _tells(text, question, common):
                told.add(pair)
                yield _remark(text, question)


def _texts(subjects: Sequence[Subject]) -> list[_Text]:
    """Return what the items show, the texts of a fact each once."""
    found: dict[tuple[str, ...], _Text] = {}
    for subject in subjects:
        text = shown(subject)
        if text:
            about = subject_words(text, language_of(subject))
            key = (subject.item.origin.bank, subject.fact.id, text)
            found.setdefault(key, _Text(subject, words(plain(text)), about))
    return [*found.values()]


def _by_fact(texts: Sequence[_Text]) -> list[frozenset[str]]:
    found: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for text in texts:
        found[_fact(text)] |= text.about
    return [*found.values()]


def _fact(text: _Text) -> tuple[str, str]:
    return text.subject.item.origin.bank, text.subject.fact.id


def _holding(question: Question, by_word: Mapping[str, list[_Text]]) -> list[_Text]:
    """Return the texts with the words of a key in a row, if it is no common one."""
    if not _is_specific(question.key):
        return []
    rarest = min(question.key, key=lambda word: len(by_word.get(word, ())))
    candidates = by_word.get(rarest, [])
    if len(candidates) > _MOST_TEXTS:
        return []
    return [one for one in candidates if in_row(question.key, one.words)]


def _is_specific(key: tuple[str, ...]) -> bool:
    """Tell whether a key is a word of its own or a figure with its unit, no 3 and no letter."""
    if len(key) > _MOST_WORDS:
        return False
    return len("".join(key)) >= 4 or any(len(word) > 1 and word.isupper() for word in key)


def _tells(text: _Text, question: Question, common: frozenset[str]) -> bool:
    """Tell whether a text of another fact says of the question's subject what its key is."""
    if _fact(text) == question.fact:
        return False
    language = language_of(question.subject)
    own = question.about - subject_words(" ".join(question.key), language)
    telling = own - common
    shared = telling & text.about
    return len(shared) >= _SHARED and len(shared) >= _SHARE * len(telling)


def _remark(text: _Text, question: Question) -> Remark:
    fact = question.subject.fact
    place = fact.place()
    return Remark(
        text.subject,
        f"this text answers `{fact.id}` ({place.file}:{place.line}): it holds `{question.said}`",
        "leave the word out here, or ask the other of something else; in one test use one of them",
        path_of_stem(text.subject),
    )


CHECK = Check(
    name="I131",
    title="the text of one question answers another",
    severity=Severity.NOTE,
    why=(
        "Who has read the one can answer the other, without knowing it. In a test that is a free"
        " point; among cards it hides what is not known."
    ),
    reference="Haladyna, Downing & Rodriguez 2002, guideline 4 (items independent of one another)",
    fails="""\
- question: Which gas does yeast make of sugar in dough?
  answer: carbon dioxide
- question: How does the carbon dioxide that yeast makes of sugar change the dough?
  answer: it rises
""",
    passes="""\
- question: Which gas does yeast make of sugar in dough?
  answer: carbon dioxide
- question: At about which temperature does carbon dioxide freeze?
  answer: −78 °C
""",
    look=_look,
    of_set=True,
)
