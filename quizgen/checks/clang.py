"""I102: a word of the question stands in the right option, and in no other."""

from collections.abc import Iterator, Mapping

from quizgen.checks._options import language_of, path_of_key, stem_of, written
from quizgen.checks._words import roots
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import fold
from quizgen.problems import Severity

_LONG = 6
"""Letters of a part of a word that nobody overlooks, as in derealization."""
_ALIKE = 5
"""Letters with which a word of a wrong option begins that sounds like the question too."""
_MOST = 30
"""Words of an option in which parts are looked for: no option is longer."""


def _look(subject: Subject) -> Iterator[Remark]:
    options, language = written(subject), language_of(subject.item)
    if not options:
        return
    asked = roots(stem_of(subject.item), language)
    in_key, *in_wrong = (_echoes(roots(one, language), asked) for one in options.all)
    if 2 * sum(map(bool, in_wrong)) >= len(in_wrong):
        return  # wrong options echo the question too, be it with other words
    wrong = " ".join(map(fold, options.wrong))
    for word in sorted(one for one in in_key if one[:_ALIKE] not in wrong):
        yield Remark(
            subject,
            f"{_same(word, in_key[word])} `{options.key}`, and in no wrong one",
            "say it in other words in one of the two, or let a wrong option hold it too",
            path_of_key(subject.fact, subject.item),
        )
        return


def _echoes(option: Mapping[str, str], asked: Mapping[str, str]) -> dict[str, str]:
    """Return words of the question that an option repeats, each with the word that does so.

    Histamine, and antihistamines after it.
    """
    long = [root for root in asked if len(root) >= _LONG]
    found = {asked[root]: option[root] for root in asked.keys() & option.keys()}
    for root, word in list(option.items())[:_MOST]:
        found |= {asked[part]: word for part in long if part in root}
    return found


def _same(asked: str, answered: str) -> str:
    if asked == answered:
        return f"`{asked}` stands in the question and in the right option"
    return f"`{asked}` of the question comes back as `{answered}` in the right option"


CHECK = Check(
    name="I102",
    title="a word of the question stands in the right option alone",
    severity=Severity.WARNING,
    why=(
        "Who knows nothing looks for the option that sounds like the question, and here that is"
        " the right one."
    ),
    reference="Haladyna, Downing & Rodriguez 2002 (clang associations); Case & Swanson (NBME)",
    fails="""\
- question: Which drugs are given against an itch that histamine causes?
  answer: antihistamines
  wrong: {statins: they lower cholesterol, diuretics: they act on the kidney}
""",
    passes="""\
- question: Which drugs are given against an itch that histamine causes?
  answer: H1 blockers
  wrong: {statins: they lower cholesterol, diuretics: they act on the kidney}
""",
    look=each(_look),
)
