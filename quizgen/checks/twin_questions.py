"""I133: two facts ask the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizgen.checks._keys import Question, questions
from quizgen.checks._stems import path_of_stem
from quizgen.checks.contract import Check, Remark, Subject
from quizgen.problems import Severity

_FEWEST = 2
"""Words that a question needs to be compared by."""
_ALIKE = 0.75
"""A question with more than this share of another's words, and none of its own, asks the same."""
_MOST = 40
"""Of more questions of one key and one word the words are common: they are compared as equal."""


def _look(subjects: Sequence[Subject]) -> Iterator[Remark]:
    by_key: dict[tuple[str, ...], list[Question]] = defaultdict(list)
    for question in questions(subjects):
        if len(question.about) >= _FEWEST:
            by_key[question.key].append(question)
    for found in by_key.values():
        if len(found) > 1:
            yield from _twins(found)


def _twins(found: Sequence[Question]) -> Iterator[Remark]:
    """Yield a remark on each question that an earlier one of the same key asks already."""
    told: set[tuple[str, ...]] = set()
    groups: dict[object, list[Question]] = defaultdict(list)
    for question in found:
        for group in (question.about, *sorted(question.about)):
            for other in groups[group]:
                pair = (*other.fact, *question.fact)
                if pair not in told and _asks_the_same(question, other):
                    told.add(pair)
                    yield _remark(question, other)
            if len(groups[group]) < _MOST:
                groups[group].append(question)


def _asks_the_same(one: Question, other: Question) -> bool:
    """Tell whether two questions of two facts are one: equal words, or one leaves out a few."""
    if one.fact == other.fact:
        return False
    less, more = sorted((one.about, other.about), key=len)
    return less <= more and len(less) > _ALIKE * len(more)


def _remark(question: Question, other: Question) -> Remark:
    fact = other.subject.fact
    place = fact.place()
    return Remark(
        question.subject,
        f"`{fact.id}` ({place.file}:{place.line}) asks the same: `{question.said}`",
        "keep one of the two, or ask the same of another side",
        path_of_stem(question.subject),
    )


CHECK = Check(
    name="I133",
    title="two facts ask the same",
    severity=Severity.WARNING,
    why=(
        "The same question under two names is learnt once and reviewed twice, its two memories"
        " disturb each other, and in a test it counts double."
    ),
    reference="Haladyna, Downing & Rodriguez 2002, guideline 4 (items independent of one another)",
    fails="""\
- {question: Which gas makes bread dough rise?, answer: carbon dioxide}
- {question: What is the gas that makes bread dough rise?, answer: carbon dioxide}
""",
    passes="""\
- {question: Which gas makes bread dough rise?, answer: carbon dioxide}
- {question: Which gas do fire extinguishers blow out?, answer: carbon dioxide}
""",
    look=_look,
    of_set=True,
)
