"""What the options of "what comes next" say of themselves."""

from quizgen.model import Choice, StepElsewhere
from tests.kinds.test_cases import made

LETTER = """\
title: A letter
facts:
- id: letter
  question: How is a letter sent?
  steps:
  - take paper
  - [buy a stamp, find a pen]
  - write it
  - fold it
  - close the envelope
  - post it
"""


def test_a_step_that_is_not_next_tells_its_number_and_parallel_ones_that_of_the_first() -> None:
    (found,) = made(LETTER)
    shapes = (item.shape for item in found.items if item.name == "next")
    first = next(shape for shape in shapes if isinstance(shape, Choice))

    assert first.key == "fold it"
    assert {option.text: option.claim for option in first.distractors} == {
        "buy a stamp": StepElsewhere(2),
        "find a pen": StepElsewhere(2),
        "close the envelope": StepElsewhere(6),
        "post it": StepElsewhere(7),
    }
