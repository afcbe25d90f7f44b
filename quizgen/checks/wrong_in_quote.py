"""I143: a wrong option stands in the quote that proves the right one."""

import re
from collections.abc import Iterator

from quizgen.checks._options import distractors_of, path_of_wrong
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import fold
from quizgen.problems import Severity


def _look(subject: Subject) -> Iterator[Remark]:
    fact = subject.fact
    if fact.kind in {"table", "steps"}:
        return  # a quote of several rows, or steps, holds what belongs to each
    quotes = [fold(quote) for quote in fact.texts("quote")]
    for number, option in enumerate(distractors_of(subject.item.shape)):
        words = re.compile(rf"(?<!\w){re.escape(fold(option.text))}(?!\w)")
        if any(words.search(quote) for quote in quotes):
            yield Remark(
                subject,
                f"the wrong option `{option.text}` stands in the quote",
                "look whether the quote makes it right as well; then write it under `never`",
                path_of_wrong(subject, number),
            )


CHECK = Check(
    name="I143",
    title="a wrong option stands in the quote of its own fact",
    severity=Severity.NOTE,
    why=(
        "Where one sentence names the right option and a wrong one, it often says the same of both,"
        " and the question has two right answers. It may also set one against the other."
    ),
    reference="Haladyna, Downing & Rodriguez 2002 (one right answer)",
    fails="""\
- question: Between what does a flash of lightning pass?
  answer: a cloud and the ground
  wrong: {two clouds: it needs the ground, the ground and the Moon: no air is between them}
  quote: Lightning passes between two clouds, or between a cloud and the ground.
""",
    passes="""\
- question: Between what may a flash of lightning pass?
  answer: a cloud and the ground
  wrong: {two lakes: water carries no spark, the ground and the Moon: no air is between them}
  quote: Lightning passes between two clouds, or between a cloud and the ground.
""",
    look=each(_look),
)
