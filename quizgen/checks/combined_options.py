"""I112: options that combine others, or numbered statements: A and B, `1, 2 and 4`, both."""

import re
from collections import Counter
from collections.abc import Iterator

from quizgen.checks._options import Options, asks_of_options, path_of_key, stem_of, written
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import fold
from quizgen.problems import Severity

_LABEL = r"(?:[1-9]|[a-f]|i{1,3}|iv|vi?)"
_LABELS = re.compile(
    rf"(?:only |nur )?{_LABEL}(?:(?:, | ?& ?| and | und | et | y |, and ){_LABEL})*(?: only| nur)?"
)
_SEVERAL = re.compile(rf"{_LABEL}(?:, | ?& ?| and | und | et | y ){_LABEL}.*")
_NUMBERED = re.compile(r"(?<!\w)(?:1|i|a)[.):]\s.*?\W(?:2|ii|b)[.):]\s", re.I | re.DOTALL)
_BOTH = frozenset("both neither beide beides keiner keines ambos ambas".split())
_PARTED = re.compile(r",\s+(?:and |und |et |y )?|\s+(?:and|und|et|y|plus|\+|&)\s+")
_FEWEST = 3


def _look(subject: Subject) -> Iterator[Remark]:
    options = written(subject)
    if not options:
        return
    both = _both(options) if asks_of_options(subject.item) else ""
    found = both or _numbered(options, stem_of(subject.item)) or _mixed(options)
    if found:
        yield Remark(
            subject,
            f"{found}: options that combine others ask for logic, not for knowledge",
            "ask for one thing, or list all that is right under `members`, each to be marked",
            path_of_key(subject.fact, subject.item),
        )


def _both(options: Options) -> str:
    """Return what is said of an option that speaks of two others."""
    word = next((one for one in options.all if fold(one) in _BOTH), "")
    return f"`{word}` speaks of other options" if word else ""


def _numbered(options: Options, stem: str) -> str:
    """Return what is said of options that name statements by number: I and III only."""
    folded = [fold(one) for one in options.all]
    if not all(map(_LABELS.fullmatch, folded)) or not any(map(_SEVERAL.fullmatch, folded)):
        return ""
    return f"`{options.key}` names statements by their numbers" if _NUMBERED.search(stem) else ""


def _mixed(options: Options) -> str:
    """Return what is said of options mixed of a few parts: A and B, A and C, B and C.

    Where each place has parts of its own, softer or harder and larger or smaller, two things are
    asked at once, and each fairly.
    """
    parted = [tuple(map(fold, _PARTED.split(one.strip()))) for one in options.all]
    if len(parted) < _FEWEST or sum(len(parts) > 1 for parts in parted) < _FEWEST:
        return ""
    count = Counter(part for parts in parted for part in set(parts))
    if not all(count[part] > 1 for parts in parted for part in parts):
        return ""
    places = {(at, part) for parts in parted for at, part in enumerate(parts)}
    is_even = len(places) == len(count) and len({len(parts) for parts in parted}) == 1
    return "" if is_even else f"`{options.key}` is mixed of parts that the others have too"


CHECK = Check(
    name="I112",
    title="options that combine other options or numbered statements",
    severity=Severity.WARNING,
    why=(
        "Who is sure of one statement crosses out half of the combinations, and who is sure of all"
        " but one gets nothing for it. Such items are harder to read and tell less."
    ),
    reference="Haladyna, Downing & Rodriguez 2002 (complex multiple-choice); Tarrant et al. 2006",
    fails="""\
- question: Which vitamins dissolve in fat?
  answer: A, D and E
  wrong: {A and C: C does not, C and D: C does not, C and E: C does not}
""",
    passes="""\
- question: Which of these vitamins dissolve in fat?
  members: [vitamin A, vitamin D, vitamin E]
  wrong: {vitamin C: it dissolves in water, vitamin B12: it dissolves in water}
""",
    look=each(_look),
)
