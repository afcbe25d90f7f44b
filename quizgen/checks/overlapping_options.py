"""I106: two options that a reader takes for one, though their words differ."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from quizgen.checks._options import language_of, path_of_key, path_of_wrong, written
from quizgen.checks._sameness import (
    as_listed,
    as_span,
    as_spelled,
    as_turned,
    contrary,
    is_synonym,
)
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.problems import Severity


class _Pair(NamedTuple):
    """Two options of a language; equal words, figures and parts were found when they were read."""

    one: str
    other: str
    language: str

    def flaw(self) -> str:
        """Return what the two have to do with each other, "" if they are two answers."""
        if self.language == "en" and as_turned(self.one) == as_turned(self.other):
            return "are the same words in another order"
        if self.language == "en" and as_spelled(self.one) == as_spelled(self.other):
            return "are one thing in two spellings"
        if is_synonym(self.one, self.other, self.language):
            return "say the same in another word"
        mine, theirs = as_span(self.one, self.language), as_span(self.other, self.language)
        if mine and theirs and mine[0] <= theirs[1] and theirs[0] <= mine[1]:
            return "overlap in time"
        listed, also = as_listed(self.one), as_listed(self.other)
        if len(listed) > 1 and len(also) > 1 and (listed < also or also < listed):
            return "overlap: what one lists the other lists too"
        return ""


def _look(subject: Subject) -> Iterator[Remark]:
    options, language = written(subject), language_of(subject.item)
    if not options:
        return
    contraries = []
    for (_, one), (at, other) in combinations(enumerate(options.all), 2):
        path = path_of_wrong(subject, at - 1)
        if flaw := _Pair(one, other, language).flaw():
            hint = "replace one of them, or list it under `never` if it is right too"
            yield Remark(subject, f"`{one}` and `{other}` {flaw}", hint, path)
        elif contrary(one, other, language):
            contraries.append((one, other))
    if len(contraries) == 1 and len(options.all) > len(contraries[0]):
        yield Remark(
            subject,
            f"of `{'` and `'.join(contraries[0])}` one must be right, so the others drop out",
            "replace one of the two, or let the others be such a pair as well",
            path_of_key(subject.fact, subject.item),
        )


CHECK = Check(
    name="I106",
    title="two options say the same, overlap, or leave nothing between them",
    severity=Severity.WARNING,
    why=(
        "Two options that say the same must both be wrong, and of two that contradict each other"
        " one must be right. Either way the learner crosses out options by logic."
    ),
    reference="Haladyna, Downing & Rodriguez 2002 (options independent, no pairs that give clues)",
    fails="""\
- question: What follows when the blood loses much water?
  answer: the heart beats faster
  wrong:
    the heart beats slower: it makes up for the loss by beating faster
    the heart pumps elevated volumes: there is less blood to pump
    the heart pumps raised volumes: there is less blood to pump
""",
    passes="""\
- question: What follows when the blood loses much water?
  answer: the heart beats faster
  wrong:
    the heart beats slower: it makes up for the loss by beating faster
    the heart grows larger: that takes years
""",
    look=each(_look),
)
