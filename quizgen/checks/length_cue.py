"""I101: the key is the longest option by far."""

from collections.abc import Iterator

from quizgen.checks._options import is_too_long, path_of_key, written
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.problems import Severity


def _look(subject: Subject) -> Iterator[Remark]:
    options = written(subject)
    if options and is_too_long(subject):
        yield Remark(
            subject,
            f"the right option has {len(options.key)} letters, the longest wrong one"
            f" {max(map(len, options.wrong))}",
            "make them about equal: shorten the answer (details go into `why`), or say as much in"
            " the wrong options",
            path_of_key(subject.fact, subject.item),
        )


CHECK = Check(
    name="I101",
    title="the right option is much longer than the wrong ones",
    severity=Severity.WARNING,
    why=(
        "Authors qualify what is right until nobody can object, and leave what is wrong short."
        " Learners know this and pick the longest option without reading it."
    ),
    reference="Haladyna, Downing & Rodriguez 2002 (length of options); Tarrant et al. 2006",
    fails="""\
- question: Why does bread rise?
  answer: because yeast turns sugar into carbon dioxide, which the dough holds
  wrong:
    because water boils: an oven makes the crumb no hotter than 100 °C
    because flour swells: it takes up water, and no gas
    because salt melts: it only dissolves
""",
    passes="""\
- question: Which gas makes bread dough rise?
  answer: carbon dioxide
  wrong:
    oxygen: yeast uses it up
    nitrogen: yeast does not make any
    hydrogen: other microbes make it
""",
    look=each(_look),
)
