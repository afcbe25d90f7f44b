"""A myth and the truth: two full sentences, each to be judged alone."""

import re
from collections.abc import Iterator

from quizgen.folding import fold, words
from quizgen.identity import guid, target
from quizgen.kinds._advice import not_kept
from quizgen.kinds._making import is_wanted, items, wanted
from quizgen.kinds.contract import Context, Kind, Made
from quizgen.model import Fact, TrueFalse
from quizgen.problems import Problem
from quizgen.schema import FACT_KEYS, TRUST_KEYS, Key, Takes

_NAMES = ("myth", "truth")
_ANSWERS = (  # compiled when a list has a myth
    r"(?i)(?:(?:no|yes|nein|ja|doch|non|oui|si|sí|sì)\b"
    r"(?:\s*[,;:.!–—-]|\s+(?:it|they|this|that|there|he|she)\b)"
    r"|(?:actually|instead|rather|however|but|it|they|he|she|this|that|these|those|in fact"
    r"|in reality|in truth|on the contrary|tatsächlich|vielmehr|sondern|in wirklichkeit"
    r"|en fait|en réalité|en realidad|in realtà)\b)"
)
"""How a sentence opens that answers another: alone it says nothing, or gives itself away."""
_EXAMPLE = """\
- myth: Glass is a slow-flowing liquid at room temperature.
  truth: Glass is an amorphous solid at room temperature.
  why: Old panes are thicker at one edge because they were made so.
"""


def _make(fact: Fact, context: Context) -> Made:
    bank, myth, truth = context.origin.bank, fact.text("myth"), fact.text("truth")
    targets = (target(bank, fact.id),)
    made = items(
        fact, context, guid=guid(bank, fact.id, "myth"), question="myth", targets=targets,
        stem=myth, shapes={"myth": TrueFalse(true=False)}, hint=fact.text("hint"), why=truth,
    )  # fmt: skip
    if not _answers_the_myth(truth):
        made += items(
            fact, context, guid=guid(bank, fact.id, "truth"), question="truth", targets=targets,
            stem=truth, shapes={"truth": TrueFalse(true=True)}, hint=fact.text("hint"),
        )  # fmt: skip
    problems = [*_faults(fact), *not_kept(fact, myth), *not_kept(fact, truth)]
    return wanted(fact, _NAMES, made, problems, "write a truth that can stand alone")


def _answers_the_myth(truth: str) -> bool:
    return re.match(_ANSWERS, truth.lstrip(" *_\"'“")) is not None


def _faults(fact: Fact) -> Iterator[Problem]:
    myth, truth = fact.text("myth"), fact.text("truth")
    if fold(myth) == fold(truth):
        hint = "write as `truth` what is right instead"
        yield Problem(fact.place("truth"), "F187", "myth and truth are one sentence", hint)
    elif words(truth)[: len(words(myth))] == words(myth):  # what goes before may deny it: not all
        message = "this truth begins with the whole myth, so the myth seems true as well"
        hint = "write each so that nobody can hold both: `Hot water kills no more germs than cold.`"
        yield Problem(fact.place("truth"), "F159", message, hint)
    for key in _NAMES:
        if fact.text(key).rstrip(" *_\"'”").endswith(("?", "？", "؟")):
            message = f"this {key} is a question, and only a sentence can be true or false"
            yield Problem(fact.place(key), "F188", message, "write it as a sentence")
    if _answers_the_myth(truth):
        opening = " ".join(truth.split()[:2])
        message = f"`{opening} …` answers the myth, so this truth cannot be judged alone"
        hint = "write it as a sentence of its own, that names what it is about"
        yield Problem(fact.place("truth"), "F186", message, hint)


def _targets(fact: Fact, context: Context) -> tuple[str, ...]:
    alone = not _answers_the_myth(fact.text("truth"))
    asked = is_wanted(fact, "myth") or (alone and is_wanted(fact, "truth"))
    return (target(context.origin.bank, fact.id),) if asked else ()


_KEYS = {
    "myth": Key(Takes.TEXT, "a full sentence that is false"),
    "truth": Key(Takes.TEXT, "a full sentence that says what is true instead"),
}
_NO_USE = {*TRUST_KEYS, "was"} - {"hint"}

KIND = Kind(
    name="myth",
    summary="a myth and the truth, each to be judged as true or false",
    keys=_KEYS,
    needed=frozenset({"myth", "truth"}),
    allowed=frozenset({*_KEYS, *FACT_KEYS} - _NO_USE),
    targets=_targets,
    item_names=lambda _fact: _NAMES,
    answers=lambda _fact: (),
    make=_make,
    example=_EXAMPLE,
)
