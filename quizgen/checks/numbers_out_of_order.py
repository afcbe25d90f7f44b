"""I107: options that are figures and cannot be put in order."""

from collections.abc import Iterator

from quizgen.checks._options import (
    Options,
    keys_of,
    language_of,
    path_of_key,
    path_of_wrong,
    written,
)
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.model import Quantity
from quizgen.number_words import as_figure
from quizgen.problems import Severity
from quizgen.quantity import has_decimal_comma, quantity, same_unit

_FEWEST = 2
"""Of options that are figures: one alone may be a name, 1984."""


def _look(subject: Subject) -> Iterator[Remark]:
    options = written(subject)
    if not options or keys_of(subject.item.shape)[0].startswith("`"):
        return  # of code nobody expects that it is sorted
    language = language_of(subject.item)
    comma = has_decimal_comma(language)
    sizes = [quantity(one, comma) for one in options.all]
    meant = [quantity(as_figure(one, language), comma) for one in options.all]
    if sum(map(bool, meant)) < _FEWEST or _are_in_order(sizes):
        return
    if not any(sizes):
        return  # one, two, three: words, all of them
    odd = next((at for at, size in enumerate(sizes) if size is None), None)
    if odd is None:
        odd = _of_other_unit(sizes)
    yield Remark(
        subject,
        f"{_reason(options, odd, sizes[odd], meant[odd])}, so the options are not shown by size",
        "write all options as figures in one unit: then they are shown from the least to the most",
        path_of_wrong(subject, odd - 1) if odd else path_of_key(subject.fact, subject.item),
    )


def _are_in_order(sizes: list[Quantity | None]) -> bool:
    known = [size for size in sizes if size]
    return len(known) == len(sizes) and all(same_unit(known[0], size) for size in known)


def _of_other_unit(sizes: list[Quantity | None]) -> int:
    known = [size for size in sizes if size]
    return next(at for at, size in enumerate(known) if not same_unit(known[0], size))


def _reason(options: Options, odd: int, size: Quantity | None, meant: Quantity | None) -> str:
    if size:
        return f"`{options.all[odd]}` is in another unit than `{options.key}`"
    how = "is a figure in words" if meant else "is no figure"
    return f"`{options.all[odd]}` {how} among figures"


CHECK = Check(
    name="I107",
    title="options that are figures, and cannot be put in order",
    severity=Severity.NOTE,
    why=(
        "Figures are read fastest from the least to the most, and quizgen shows them so if it can"
        " compare them all. In any other order the learner searches instead of thinking."
    ),
    reference="Haladyna, Downing & Rodriguez 2002 (logical or numerical order)",
    fails="""\
- question: How many legs has a spider?
  answer: 8
  wrong: {six: an insect has, 10: a crab has}
""",
    passes="""\
- question: How many legs has a spider?
  answer: 8
  wrong: {6: an insect has, 10: a crab has}
""",
    look=each(_look),
)
