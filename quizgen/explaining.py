"""`check --explain`: what a code means, why it matters, and how to switch it off."""

from collections.abc import Iterator
from textwrap import fill, indent

from quizgen.analysis.flags import FEWEST, FLAGS, Meaning
from quizgen.codes import codes
from quizgen.flaws import checks
from quizgen.problems import Code, Severity

_WIDTH = 88


def explain(name: str) -> str:
    """Return what there is to say of a code that there is: of a problem, or a flag of an item."""
    if flag := FLAGS.get(name):
        return "\n\n".join(_flag(name, flag))
    return "\n\n".join(_paragraphs(name, codes()[name]))


def _paragraphs(name: str, code: Code) -> Iterator[str]:
    yield fill(f"{name}: {code.meaning} ({code.severity})", _WIDTH)
    if check := checks().get(name):
        yield fill(check.why, _WIDTH)
        yield fill(f"See {check.reference}.", _WIDTH)
        if check.of_set:
            yield fill(OF_SET, _WIDTH)
        yield f"This is found:\n\n{indent(check.fails.rstrip(), '    ')}"
        yield f"This is fine:\n\n{indent(check.passes.rstrip(), '    ')}"
    if code.severity is Severity.ERROR:
        yield "An error keeps a fact out, and cannot be switched off."
    else:
        yield f"To switch it off, in a fact or in a recipe:\n\n    off: {{{name}: why}}"
        yield fill(IN_DRAFTS, _WIDTH)


def _flag(name: str, flag: Meaning) -> Iterator[str]:
    yield fill(f"{name}: {flag.title} (`quizgen analyze` flags it)", _WIDTH)
    yield fill(flag.advice, _WIDTH)
    yield fill(f"It is flagged from {FEWEST} answers on, where {flag.source}.", _WIDTH)


IN_DRAFTS = (
    "Where `check --article` proves a draft, nothing is switched off: a draft does not excuse"
    " itself."
)
OF_SET = (
    "It compares questions: it looks at all those of a list, and of a recipe that draws on several"
    " lists."
)
