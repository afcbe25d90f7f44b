"""I108: words without exception set the right option apart from the wrong ones."""

from collections.abc import Iterator
from itertools import pairwise

from quizgen.checks._options import (
    language_of,
    path_of_key,
    path_of_wrong,
    written,
)
from quizgen.checks._words import ABSOLUTES, in_language
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import words
from quizgen.number_words import in_digits
from quizgen.problems import Severity

_HINT = "leave the word out, or let the right option and a wrong one both have such a word"

_TIMES = frozenset("hour day night week month year morning evening other few time".split())


def _look(subject: Subject) -> Iterator[Remark]:
    options = written(subject)
    if not options:
        return
    absolutes = in_language(ABSOLUTES, language_of(subject.item))
    in_key, *in_wrong = (_first(one, absolutes) for one in options.all)
    if in_key and not any(in_wrong):
        message = f"`{in_key}` stands in the right option, and no wrong one says anything like it"
        yield Remark(subject, message, _HINT, path_of_key(subject.fact, subject.item))
    if in_key or 2 * sum(map(bool, in_wrong)) < len(in_wrong):
        return  # one wrong option of many gives little away
    number = next(at for at, found in enumerate(in_wrong) if found)
    named = ", ".join(f"`{one}`" for one in dict.fromkeys(filter(None, in_wrong)))
    message = f"{named} in wrong options only: what allows no exception is mostly wrong"
    yield Remark(subject, message, _HINT, path_of_wrong(subject, number))


def _first(option: str, absolutes: frozenset[str]) -> str:
    spoken = words(option)
    pairs = pairwise((*spoken, ""))
    return next((one for one, after in pairs if one in absolutes and not _recurs(one, after)), "")


def _recurs(word: str, after: str) -> bool:
    """Tell whether a word says how often: every two hours, all night."""
    return word in {"every", "all"} and (after in _TIMES or in_digits(after).isdecimal())


CHECK = Check(
    name="I108",
    title="always, never, all or only stand in wrong options alone, or in the right one",
    severity=Severity.WARNING,
    why=(
        "Little is true without exception, so learners cross out what says always, never or only."
        " In the right option alone such a word shows as well."
    ),
    reference="Haladyna, Downing & Rodriguez 2002 (specific determiners); Case & Swanson (NBME)",
    fails="""\
- question: When does back pain call for a picture of the spine?
  answer: when a leg grows weak
  wrong:
    always: most back pain goes by itself
    never: some of it has a cause that shows
""",
    passes="""\
- question: When does back pain call for a picture of the spine?
  answer: when a leg grows weak
  wrong:
    when it comes after gardening: a strained muscle needs no picture
    when it lasts for three days: most of it goes by itself in weeks
""",
    look=each(_look),
)
