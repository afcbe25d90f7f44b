"""I101: the key is the longest option by far."""

from collections.abc import Iterator

from quizgen.checks._options import plain
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.model import Choice
from quizgen.problems import Severity

_TIMES = 1.6
"""So much longer than the longest wrong option that nobody overlooks it."""
_LETTERS = 15
"""And by so many letters: of two short words the longer says nothing."""


def _look(subject: Subject) -> Iterator[Remark]:
    shape = subject.item.shape
    if not isinstance(shape, Choice):
        return
    key = len(plain(shape.key))
    longest = max(len(plain(one.text)) for one in shape.distractors)
    if key > _TIMES * longest and key - longest > _LETTERS:
        yield Remark(
            subject,
            f"the right option has {key} letters, the longest wrong one {longest}",
            "make them about equal: shorten the answer (details go into `why`), or say as much in"
            " the wrong options",
            ("answer",),
        )


CHECK = Check(
    name="I101",
    title="the right option is much longer than the wrong ones",
    severity=Severity.WARNING,
    why=(
        "Authors qualify what is right until nobody can object, and leave what is wrong short."
        " Learners know this and pick the longest option without reading it."
    ),
    reference="Haladyna, Downing & Rodriguez 2002, guideline 24; Tarrant & Ware 2008",
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
