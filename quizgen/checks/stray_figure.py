"""I142: a figure stands in the question, and in none of the quotes."""

import re
from collections.abc import Iterator

from quizgen.blanks import Faulty, parse
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.model import Fact
from quizgen.number_words import in_digits
from quizgen.problems import Severity

_FIGURE = re.compile(r"(?<![\w.,^~{/-])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\w~^-])")
"""A number that stands alone: not that of vitamin B12, H~2~O or `24-hour`."""
_SHOWN = ("question", "truth")


def _look(subject: Subject) -> Iterator[Remark]:
    fact = subject.fact
    quotes = [
        form
        for quote in fact.texts("quote")
        for form in (_bare(quote), in_digits(quote, subject.item.origin.language))
    ]
    if not quotes or fact.kind == "table":
        return
    held = {figure for quote in quotes for figure in re.findall(r"\d+(?:[.,]\d+)*", quote)}
    for key, text in _texts(fact):
        stray = [one for one in _FIGURE.findall(text) if _bare(one) not in held]
        if stray:
            yield Remark(
                subject,
                f"the figure {stray[0]} stands in the question, and in no quote",
                "quote the words that say it, or leave it out",
                (key,),
            )
            return


def _texts(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield what is shown of the fact before it is answered, with its key."""
    if fact.kind == "cloze":
        try:
            pieces = parse(fact.text("cloze"))
        except Faulty:
            return
        yield "cloze", " … ".join(piece for piece in pieces if isinstance(piece, str))
        return
    yield from ((key, fact.text(key)) for key in _SHOWN if key in fact.fields)


def _bare(text: str) -> str:
    """Return a text whose figures have no sign between their thousands."""
    return re.sub(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}(?!\d))", "", text)


CHECK = Check(
    name="I142",
    title="a figure of the question stands in no quote",
    severity=Severity.WARNING,
    why=(
        "A figure that the quoted words do not hold was remembered, reckoned or invented by whoever"
        " drafted the question, and a reader cannot tell which."
    ),
    reference="our own: a question states no more than its source",
    fails="""\
- question: Which sound follows a flash after 15 seconds at 5 kilometres?
  answer: thunder
  quote: The sound that follows a flash of lightning is thunder.
""",
    passes="""\
- question: Which sound follows a flash of lightning?
  answer: thunder
  quote: The sound that follows a flash of lightning is thunder.
""",
    look=each(_look),
)
