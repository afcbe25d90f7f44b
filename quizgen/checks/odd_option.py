"""I110: a wrong option that looks like nothing the question could mean."""

from collections.abc import Iterator

from quizgen.checks._options import is_too_long, path_of_key, path_of_option, plain
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.model import Choice, Distractor, Listed
from quizgen.plausibility import distance, looks
from quizgen.problems import Severity
from quizgen.quantity import has_decimal_comma

_FAR = 6.0
"""Of the listed options in well-made lists one in two hundred is as far from its key."""

_HINT = "write options of one kind and form, and about equally long"


def _look(subject: Subject) -> Iterator[Remark]:
    shape = subject.item.shape
    if not isinstance(shape, Choice) or subject.fact.kind == "steps":
        return
    key, comma = shape.key, has_decimal_comma(subject.item.origin.language)
    far = [one.text for one in shape.distractors if _is_odd(one, key, comma)]
    if len(far) < len(shape.distractors):
        for text in far:
            message = f"`{plain(text)}` looks unlike the answer `{plain(key)}`"
            yield Remark(subject, message, _HINT, path_of_option(subject.fact, subject.item, text))
    elif not is_too_long(subject):  # of which another check speaks
        message = f"the answer `{plain(key)}` looks unlike every other option"
        yield Remark(subject, message, _HINT, path_of_key(subject.fact, subject.item))


def _is_odd(option: Distractor, key: str, comma: bool) -> bool:
    """Tell whether a listed option is far from the key; columns and groups are of one kind.

    Any scale will do for figures, and what is none among them is in the way of their order.
    """
    if option.claim != Listed() or distance(option.text, key, comma) < _FAR:
        return False
    return looks(key, comma).number is None


CHECK = Check(
    name="I110",
    title="a wrong option looks wholly unlike the right one",
    severity=Severity.NOTE,
    why=(
        "A sentence among words, or a word among figures, is crossed out at a glance, or taken for"
        " the answer because it stands out. Then the item asks about looks."
    ),
    reference=(
        "Haladyna, Downing & Rodriguez 2002 (homogeneous in content and grammatical structure)"
    ),
    fails="""\
- question: Which organ makes bile?
  answer: liver
  wrong:
    kidney: it makes urine
    the gland behind the stomach which makes insulin: that is the pancreas
""",
    passes="""\
- question: Which organ makes bile?
  answer: liver
  wrong: {kidney: it makes urine, pancreas: it makes insulin}
""",
    look=each(_look),
)
