"""From a fact's `wrong`, `others-wrong`, `never` and `accept` to an item's distractors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.distractors import FEWEST, GIVEN_AWAY, Question, alike, choose, why_not
from quizgen.folding import same, squeeze
from quizgen.kinds._capitals import follow
from quizgen.kinds.contract import Context
from quizgen.model import Choice, Distractor, Entry, Fact, Listed, Path, RestOfGroup
from quizgen.problems import Problem, Severity
from quizgen.quantity import has_decimal_comma
from quizgen.schema import FACT_KEYS, closest

MOST_CONSIDERED = 200
"""Of more wrong options than these, each compared with each, only so many are looked at."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What a fact, or one blank of it, says about right and wrong answers."""

    fact: Fact
    path: Path
    fields: Mapping[str, object]
    exact_default: bool = False

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return the texts with reasons under `key`."""
        found = self.fields.get(key, ())
        assert isinstance(found, tuple)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts under `key`."""
        found = self.fields.get(key, ())
        assert isinstance(found, tuple)
        return found

    @property
    def exact(self) -> bool:
        """Return whether form counts here."""
        return bool(self.fields.get("exact", self.exact_default))

    @property
    def offers(self) -> bool:
        """Tell whether the author gave any source of wrong options."""
        return "wrong" in self.fields or "others-wrong" in self.fields

    def question(self, guid: str, key: str, shown: str, context: Context) -> Question:
        """Return what a candidate is measured against."""
        arguable = tuple(entry.text for entry in self.entries("never"))
        comma = has_decimal_comma(context.origin.language)
        return Question(guid, key, shown, self.texts("accept"), arguable, self.exact, comma)


def choice(
    trust: Trust, question: Question, context: Context, *, capital: bool
) -> tuple[Choice | None, list[Problem]]:
    """Return the choice that a fact licenses, or None, and what stands in its way.

    `capital` says that an option may begin with a capital here, as the key does.
    """
    problems = [*_listed_problems(trust, question), *_group_problems(trust, question, context)]
    released = context.released(question.guid)
    every = (*_listed(trust), *_rest_of_groups(trust, question.key, context))
    if len(every) > MOST_CONSIDERED:
        problems.append(_too_many(trust, len(every)))
    candidates = _considered(every, released)
    if capital and not trust.exact:
        candidates = [one._replace(text=follow(question.key, one.text)) for one in candidates]
    kept = choose(question, candidates, released)
    if len(kept) >= FEWEST:
        return Choice(question.key, kept), problems
    if trust.offers and not any(one.severity is Severity.ERROR for one in problems):
        problems.append(_too_few(trust, len(kept)))
    return None, problems


def _considered(every: Sequence[Distractor], released: Sequence[str]) -> list[Distractor]:
    """Return the first candidates, and of the others those that were released before."""
    if len(every) <= MOST_CONSIDERED:
        return [*every]
    known = {squeeze(text) for text in released}
    late = (one for one in every[MOST_CONSIDERED:] if known and squeeze(one.text) in known)
    return [*every[:MOST_CONSIDERED], *late]


def _too_many(trust: Trust, count: int) -> Problem:
    key = "wrong" if len(trust.entries("wrong")) > MOST_CONSIDERED else "others-wrong"
    message = f"of {count:,} wrong options the first {MOST_CONSIDERED} are considered"
    hint = "a card needs three: keep the most plausible"
    return Problem(trust.fact.place(*trust.path, key), "F144", message, hint)


def _listed(trust: Trust) -> Iterator[Distractor]:
    return (Distractor(entry.text, Listed(), entry.reason) for entry in trust.entries("wrong"))


def _rest_of_groups(trust: Trust, key: str, context: Context) -> Iterator[Distractor]:
    for group in trust.texts("others-wrong"):
        for member in context.groups.get(group, ()):
            if not same(member.text, key):
                yield Distractor(member.text, RestOfGroup(group), member.reason)


_Told = tuple[str, str, str]
"""Code, message and hint of a problem."""


def _listed_problems(trust: Trust, question: Question) -> Iterator[Problem]:
    """Report the author's own options that cannot be offered; the program does not drop them."""
    listed = trust.entries("wrong")[:MOST_CONSIDERED]
    for number, entry in enumerate(listed):
        told = _refused(entry, question) or _twin(entry, listed[:number], question) or _odd(entry)
        if told:
            yield Problem(trust.fact.place(*trust.path, "wrong", number), *told)


def _refused(entry: Entry, question: Question) -> _Told | None:
    """Say why an option cannot be offered as wrong."""
    because = why_not(entry.text, question)
    if any(same(entry.text, other) for other in (*question.right, *question.arguable)):
        message = f"`{entry.text}` is under `wrong` and under `accept` or `never`"
        return "F133", message, "decide which it is"
    if because == GIVEN_AWAY:
        message = f"`{entry.text}` is not offered: {because}, and the answer does not"
        return "F138", message, "write another, or change the question"
    if because:
        message = f"`{entry.text}` cannot be a wrong option: {because}"
        return "F132", message, "write another, or delete it"
    return None


def _odd(entry: Entry) -> _Told | None:
    """Say what looks odd about an option that is offered."""
    if entry.text in FACT_KEYS:
        hint = f"put `{entry.text}:` under `wrong:`, not further in; or give the option more words"
        return "F139", f"`{entry.text}` was read as a wrong option, it looks like a key", hint
    if not entry.reason:
        return "F136", f"`{entry.text}` has no reason", f"write why: `{entry.text}: …`"
    return None


def _twin(entry: Entry, before: Sequence[Entry], question: Question) -> _Told | None:
    """Return code, message and hint if an option cannot stand beside an earlier one."""
    for other in before:
        if same(entry.text, other.text, question.exact):
            return "F135", f"`{entry.text}` stands twice under `wrong`", "delete one"
        if alike(entry.text, other.text, question):
            message = f"`{entry.text}` and `{other.text}` overlap, so only one of them is offered"
            return "F137", message, "make two different options of them, or delete one"
    return None


def _group_problems(trust: Trust, question: Question, context: Context) -> Iterator[Problem]:
    for number, group in enumerate(trust.texts("others-wrong")):
        members = [member.text for member in context.groups.get(group, ())]
        right = (question.key, *question.right)
        if not members:
            hint = _known_groups(group, context)
            place = trust.fact.place(*trust.path, "others-wrong", number)
            yield Problem(place, "F130", f"there is no group `{group}`", hint)
        elif not any(same(member, one) for member in members for one in right):
            nearest = _nearest(question.key, members)
            message = f"`{question.key}` is no member of `{group}`"
            place = trust.fact.place(*trust.path, "others-wrong", number)
            yield Problem(place, "F131", message, f"the nearest member is `{nearest}`")


def _known_groups(group: str, context: Context) -> str:
    names = list(context.groups)
    if not names:
        return "write its members under `groups` at the head of the list"
    meant = closest(group, names)
    return f"did you mean `{meant}`?" if meant else f"groups: {', '.join(names)}"


def _nearest(text: str, members: list[str]) -> str:
    from rapidfuzz import fuzz, process

    return process.extractOne(text, members, scorer=fuzz.ratio)[0]


def _too_few(trust: Trust, count: int) -> Problem:
    key = "wrong" if "wrong" in trust.fields else "others-wrong"
    had = "no wrong option is" if count == 0 else "one wrong option is"
    message = f"{had} left and a choice needs {FEWEST}, so there is none"
    return Problem(trust.fact.place(*trust.path, key), "F134", message, "add some under `wrong`")
