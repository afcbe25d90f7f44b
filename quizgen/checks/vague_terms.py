"""I109: options that differ in a word of frequency, of which no two people mean the same."""

from collections.abc import Iterator

from quizgen.checks._options import language_of, path_of_key, path_of_wrong, written
from quizgen.checks._words import VAGUE, in_language
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import words
from quizgen.problems import Severity

_COMPARING = frozenset("more less most least as how mehr weniger plus moins mas menos".split())


def _look(subject: Subject) -> Iterator[Remark]:
    options = written(subject)
    if not options:
        return
    vague = in_language(VAGUE, language_of(subject.item))
    said = [_vague(words(one), vague) for one in options.all]
    if not any(said) or len(set(said)) == 1:
        return  # what all options say does not tell them apart
    at = next(number for number, found in enumerate(said) if found)
    path = path_of_wrong(subject, at - 1) if at else path_of_key(subject.fact, subject.item)
    yield Remark(
        subject,
        f"`{min(said[at])}` in an option: how often that is, everybody sees differently",
        "give a figure, or leave the word out; it may stand in the question, or in all options",
        path,
    )


def _vague(spoken: tuple[str, ...], vague: frozenset[str]) -> frozenset[str]:
    """Return the vague words of an option; more often than that is not vague."""
    pairs = zip(("", *spoken), spoken, strict=False)
    return frozenset(word for before, word in pairs if word in vague and before not in _COMPARING)


CHECK = Check(
    name="I109",
    title="options say often, rarely or the like",
    severity=Severity.NOTE,
    why=(
        "Asked what share `often` is, people answer from a quarter to nine tenths. An option that"
        " hangs on such a word can be argued for, or against."
    ),
    reference="Case & Swanson (NBME; vague terms of frequency); Tarrant et al. 2006",
    fails="""\
- question: How does a migraine begin?
  answer: often on one side
  wrong: {rarely on one side: many do, usually with a fever: it has none}
""",
    passes="""\
- question: How does a migraine often begin?
  answer: on one side of the head
  wrong: {at the back of the neck: so does a tension headache, with a fever: it has none}
""",
    look=each(_look),
)
