"""From a fact's `wrong`, `others-wrong`, `never` and `accept` to an item's distractors."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from quizgen.distractors import (
    FEWEST,
    GIVEN_AWAY,
    OTHER_UNIT,
    SPEAKS_OF_OTHERS,
    Question,
    alike,
    are_apart,
    choose,
    in_unit_of_key,
    why_not,
)
from quizgen.folding import Names, fold, other_names, same, squeeze
from quizgen.kinds._capitals import follow
from quizgen.kinds._groups import Spellings, count_rest, group_problems, rest_of_groups
from quizgen.kinds._trust import Trust
from quizgen.kinds.contract import Context
from quizgen.model import Choice, Distractor, Entry, Listed
from quizgen.problems import Problem, Severity
from quizgen.schema import FACT_KEYS

MOST_CONSIDERED = 200
"""Of more wrong options than these, each compared with each, only so many are looked at."""


def choice(
    trust: Trust, question: Question, context: Context, *, capital: bool
) -> tuple[Choice | None, list[Problem]]:
    """Return the choice that a fact licenses, or None, and what stands in its way.

    `capital` says that an option may begin with a capital here, as the key does.
    """
    keys = [(question.key, *question.right)]
    problems = claim_problems(trust, question, context, keys)
    kept = permitted(trust, question, context, capital=capital)
    if len(kept) >= FEWEST:
        return Choice(question.key, kept), problems
    return None, [*problems, *too_few(trust, len(kept), problems)]


def permitted(
    trust: Trust,
    question: Question,
    context: Context,
    *,
    capital: bool,
    more: Iterable[Distractor] = (),
) -> tuple[Distractor, ...]:
    """Return the wrong options that a fact licenses, `more` of its kind's own among them."""
    released = context.released(question.guid)
    every = chain(_listed(trust), more, rest_of_groups(trust, [question.key], context))
    candidates = _considered(every, released)
    if capital and not trust.exact and not question.key[:1].islower():
        candidates = [one._replace(text=follow(question.key, one.text)) for one in candidates]
    return choose(question, candidates, released, context.same)


def claim_problems(
    trust: Trust, question: Question, context: Context, keys: Sequence[Spellings]
) -> list[Problem]:
    """Return what is wrong with the claims of a fact; `keys` are its right answers."""
    firsts = [key[0] for key in keys]
    problems = [*_listed_problems(trust, question, firsts, context.same)]
    problems += group_problems(trust, keys, context)
    count = len(trust.entries("wrong")) + count_rest(trust, firsts, context)
    if count > MOST_CONSIDERED:
        problems.append(_too_many(trust, count))
    return problems


def too_few(trust: Trust, count: int, problems: Iterable[Problem]) -> list[Problem]:
    """Return the note that so few wrong options make no choice, if that needs to be said."""
    if not trust.offers or any(one.severity is Severity.ERROR for one in problems):
        return []
    key = "wrong" if "wrong" in trust.fields else "others-wrong"
    had = "no wrong option is" if count == 0 else "one wrong option is"
    message = f"{had} left and a choice needs {FEWEST}, so there is none"
    place = trust.fact.place(*trust.path, key)
    return [Problem(place, "F134", message, "add some under `wrong`")]


def _considered(every: Iterator[Distractor], released: Sequence[str]) -> list[Distractor]:
    """Return the first candidates, and of the others those that were released before."""
    first = [*islice(every, MOST_CONSIDERED)]
    if not released:
        return first
    known = {squeeze(text) for text in released}
    return [*first, *(one for one in every if squeeze(one.text) in known)]


def _too_many(trust: Trust, count: int) -> Problem:
    key = "wrong" if len(trust.entries("wrong")) > MOST_CONSIDERED else "others-wrong"
    message = f"of {count:,} wrong options the first {MOST_CONSIDERED} are considered"
    hint = "a card needs three: keep the most plausible"
    return Problem(trust.fact.place(*trust.path, key), "F144", message, hint)


def _listed(trust: Trust) -> Iterator[Distractor]:
    return (Distractor(entry.text, Listed(), entry.reason) for entry in trust.entries("wrong"))


_Told = tuple[str, str, str]
"""Code, message and hint of a problem."""


def _listed_problems(
    trust: Trust, question: Question, keys: Sequence[str], names: Names
) -> Iterator[Problem]:
    """Report the author's own options that cannot be offered; the program does not drop them."""
    listed = trust.entries("wrong")[:MOST_CONSIDERED]
    decided = (*trust.texts("accept"), *(entry.text for entry in trust.entries("never")))
    for number, entry in enumerate(listed):
        told = (
            _twice_said(entry, decided)
            or _another_name(entry, keys, names)
            or _refused(entry, question, names)
            or _twin(entry, listed[:number], question, names)
            or _odd(entry)
        )
        if told:
            yield Problem(trust.fact.place(*trust.path, "wrong", number), *told)


def _twice_said(entry: Entry, decided: Iterable[str]) -> _Told | None:
    """Say that an option is listed as right or arguable too."""
    if not any(same(entry.text, other) for other in decided):
        return None
    message = f"`{entry.text}` is under `wrong` and under `accept` or `never`"
    return "F133", message, "decide which it is"


def _another_name(entry: Entry, keys: Sequence[str], names: Names) -> _Told | None:
    """Say that an option is a right answer by `same`, under another name."""
    if not names:
        return None
    others = {fold(name) for name in other_names(entry.text, names)}
    key = next((key for key in keys if fold(key) in others), "")
    if not key or any(same(entry.text, one) for one in keys):
        return None
    message = f"`{entry.text}` cannot be a wrong option: by `same` it is `{key}`"
    return "F132", message, "delete it here, or take it out of `same`"


def _refused(entry: Entry, question: Question, names: Names) -> _Told | None:
    """Say why an option cannot be offered as wrong."""
    for name in (entry.text, *other_names(entry.text, names)):
        if because := why_not(name, question):
            also = "" if name == entry.text else f"it is `{name}` by `same`, and "
            if because == SPEAKS_OF_OTHERS:
                message = f"`{entry.text}` cannot be an option: {because}"
                return "F145", message, "write out what is meant, or delete it"
            if because == GIVEN_AWAY:
                message = f"`{entry.text}` is not offered: {also}{because}, and the answer does not"
                return "F138", message, "write another, or change the question"
            message = f"`{entry.text}` cannot be a wrong option: {also}{because}"
            figure = in_unit_of_key(name, question) if because == OTHER_UNIT else ""
            hint = f"write `{figure}`" if figure else "write another, or delete it"
            return "F132", message, hint
    return None


def _odd(entry: Entry) -> _Told | None:
    """Say what looks odd about an option that is offered."""
    if entry.text in FACT_KEYS:
        hint = f"put `{entry.text}:` under `wrong:`, not further in; or give the option more words"
        return "F139", f"`{entry.text}` was read as a wrong option, it looks like a key", hint
    if not entry.reason:
        return "F136", f"`{entry.text}` has no reason", f"write why: `{entry.text}: …`"
    return None


def _twin(entry: Entry, before: Sequence[Entry], question: Question, names: Names) -> _Told | None:
    """Return code, message and hint if an option cannot stand beside an earlier one."""
    for other in before:
        if not names and are_apart(entry.text, other.text, question):
            continue
        if same(entry.text, other.text, question.exact):
            return "F135", f"`{entry.text}` stands twice under `wrong`", "delete one"
        if names and fold(other.text) in map(fold, other_names(entry.text, names)):
            message = f"`{entry.text}` and `{other.text}` are one thing by `same`"
            return "F137", message, "delete one"
        if alike(entry.text, other.text, question, names):
            message = f"`{entry.text}` and `{other.text}` overlap, so only one of them is offered"
            return "F137", message, "make two different options of them, or delete one"
    return None
