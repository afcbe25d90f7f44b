"""Things of which a question is true: choose one, choose all, name all, fill the gap."""

from collections.abc import Iterator, Sequence
from functools import partial

from quizgen.blanks import GAP
from quizgen.distractors import FEWEST, Question, alike
from quizgen.folding import fold, other_names, same
from quizgen.identity import guid, target
from quizgen.kinds._advice import advice, not_kept
from quizgen.kinds._capitals import answers_are_capital
from quizgen.kinds._claims import claim_problems, permitted, too_few
from quizgen.kinds._groups import Spellings, nearest, strangers
from quizgen.kinds._making import is_wanted, items, wanted
from quizgen.kinds._open import asks_of_these, open_shapes
from quizgen.kinds._renamed import first_words, renamed_problems
from quizgen.kinds._trust import Trust
from quizgen.kinds.contract import Context, Kind, Made
from quizgen.model import Choice, ChooseAll, Distractor, Fact, Item, Recall, Shape
from quizgen.problems import Problem
from quizgen.schema import FACT_KEYS, Key, Takes

MOST = 200
"""Each member is compared with each, and shown beside each."""
MOST_KEYS = 7
"""Nine options are in sight at once, and two of them are wrong."""

_NAMES = ("choice", "all", "recall", "gap", "gap:typed")
_EXAMPLE = """\
- question: Which of these is a noble gas?
  members: [helium, neon, argon, krypton, xenon, radon]
  never: [oganesson]
  wrong:
    nitrogen: it reacts, with hydrogen to ammonia
    chlorine: it is a halogen, and reacts with most metals
"""


def _make(fact: Fact, context: Context) -> Made:
    members = fact.texts("members")
    if len(members) > MOST:
        message = f"more than {MOST} members in one fact"
        return Made((), (Problem(fact.place("members"), "F189", message, "make several facts"),))
    trust = Trust(fact, (), fact.fields, context.exact)
    asked = _asked(fact, trust, "one", context)
    keys = [(member, *other_names(member, context.same)) for member in members]
    problems = [*_faults(fact, asked, context), *_strangers(trust, keys, context)]
    problems += renamed_problems(fact, members)
    problems += claim_problems(trust, asked, context, keys)
    problems += not_kept(fact, f"{fact.text('question')} {' '.join(members)}")
    wrong = permitted(trust, asked, context, capital=_are_capital(fact, context))
    problems += (
        too_few(trust, len(wrong), problems) if len(wrong) < FEWEST else _too_many(fact, trust)
    )
    made = _all(fact, trust, context)
    if fact.flag("complete"):
        made += _gaps(fact, trust, context)
    else:
        made = [*_one(fact, asked, wrong, context), *made]
    hint = "add `wrong: …`, or `complete: yes` if these are all"
    return wanted(fact, _NAMES, made, problems, hint)


def _asked(fact: Fact, trust: Trust, part: str, context: Context) -> Question:
    """Return what a candidate is measured against: no member can be wrong."""
    key, *others = fact.texts("members")
    name = guid(context.origin.bank, fact.id, part)
    return trust.question(name, key, fact.text("question"), context, others)


def _are_capital(fact: Fact, context: Context) -> bool:
    """Tell whether all members begin with a capital, in a language where that says nothing."""
    every = all(member[:1].isupper() for member in fact.texts("members"))
    return every and answers_are_capital(context.origin.language)


def _one(
    fact: Fact, asked: Question, wrong: tuple[Distractor, ...], context: Context
) -> list[Item]:
    """Return the choice whose key is the first member; the others are not offered."""
    if len(wrong) < FEWEST:
        return []
    return items(
        fact, context, guid=asked.guid, question="one",
        targets=(target(context.origin.bank, fact.id),), stem=asked.shown,
        shapes={"choice": Choice(asked.key, wrong)}, hint=fact.text("hint"),
    )  # fmt: skip


def _all(fact: Fact, trust: Trust, context: Context) -> list[Item]:
    """Return the ways that ask for all members: chosen, or if they are all there are, recalled."""
    members, question = fact.texts("members"), fact.text("question")
    asked = _asked(fact, trust, "all", context)
    shapes: dict[str, Shape] = {}
    if 1 < len(members) <= MOST_KEYS:
        wrong = permitted(trust, asked, context, capital=_are_capital(fact, context))
        if len(wrong) >= FEWEST:
            shapes["all"] = ChooseAll(members, wrong)
    if _is_recalled(fact):
        shapes["recall"] = Recall("\n".join(members))
    return items(
        fact, context, guid=asked.guid, question="all",
        targets=(target(context.origin.bank, fact.id),), stem=question, shapes=shapes,
        hint=fact.text("hint"),
    )  # fmt: skip


def _is_recalled(fact: Fact) -> bool:
    return fact.flag("complete") and not asks_of_these(fact.text("question"))


def _gaps(fact: Fact, trust: Trust, context: Context) -> list[Item]:
    """Return the items that show all members but one."""
    made: list[Item] = []
    bank = context.origin.bank
    for number, (words, member) in enumerate(_by_first_words(fact).items()):
        stem = f"{fact.text('question')}\n{_with_gap(list(fact.texts('members')), number)}"
        asked = trust.question(guid(bank, fact.id, "gap", words), member, stem, context)
        ways = open_shapes(asked, trust.arguable(context.same))
        made += items(
            fact, context, guid=asked.guid, question=f"gap:{words}",
            targets=(target(bank, fact.id, words),), stem=stem,
            shapes={_GAP_NAMES[name]: shape for name, shape in ways.items()},
            hint=fact.text("hint"),
        )  # fmt: skip
    return made if len(fact.texts("members")) > 1 else []


_GAP_NAMES = {"recall": "gap", "typed": "gap:typed"}


def _by_first_words(fact: Fact) -> dict[str, str]:
    """Return the members by the words that name them in ids."""
    return {first_words(fact, member): member for member in fact.texts("members")}


def _with_gap(members: list[str], number: int) -> str:
    sign = "; " if any("," in member for member in members) else ", "
    return sign.join([*members[:number], GAP, *members[number + 1 :]])


def _faults(fact: Fact, asked: Question, context: Context) -> Iterator[Problem]:
    """Yield what is odd about the members by themselves."""
    members = fact.texts("members")
    if len(members) == 1:
        hint = "write it as `answer`; or add the others"
        yield Problem(fact.place("members"), "F183", "there is one member only", hint)
    for number, member in enumerate(members):
        place = fact.place("members", number)
        if told := _twin(member, members[:number], asked, context):
            yield Problem(place, *told)
        for found in advice(fact, "members", member):
            if found.code in {"F145", "F150", "F151"}:
                yield found._replace(place=place)


def _twin(
    member: str, before: Sequence[str], asked: Question, context: Context
) -> tuple[str, str, str] | None:
    """Return code, message and hint if a member cannot be told from an earlier one."""
    names = {fold(name) for name in other_names(member, context.same)}
    for other in before:
        if same(member, other, asked.exact):
            return "F180", f"`{member}` stands twice under `members`", "delete one"
        if fold(other) in names:
            message = f"`{member}` and `{other}` are one thing by `same`"
            return "F180", message, "delete one"
        if alike(member, other, asked, context.same):
            message = f"the members `{member}` and `{other}` overlap"
            return "F181", message, "write them so that each is one thing of its own"
    return None


def _strangers(trust: Trust, keys: Sequence[Spellings], context: Context) -> Iterator[Problem]:
    """Yield the members that are in none of the groups whose rest is to be wrong."""
    groups = trust.texts("others-wrong")
    named = " or ".join(f"`{group}`" for group in groups)
    for number in strangers(trust, keys, context):
        message = f"`{keys[number][0]}` is no member of {named}"
        hint = f"the nearest member is `{nearest(keys[number][0], groups, context)}`"
        yield Problem(trust.fact.place("members", number), "F131", message, hint)


def _too_many(fact: Fact, trust: Trust) -> Iterator[Problem]:
    count = len(fact.texts("members"))
    if trust.offers and count > MOST_KEYS:
        message = f"{count} members are too many to be chosen at once: {MOST_KEYS} at most"
        hint = "make several facts of them, if they are to be chosen"
        yield Problem(fact.place("members"), "F182", message, hint)


def _targets(fact: Fact, context: Context) -> tuple[str, ...]:
    bank = context.origin.bank
    members = fact.texts("members")
    if len(members) > MOST:
        return ()
    wants = partial(is_wanted, fact)
    offers = "wrong" in fact.fields or "others-wrong" in fact.fields
    chosen = offers and (
        (not fact.flag("complete") and wants("choice"))
        or (1 < len(members) <= MOST_KEYS and wants("all"))
    )
    whole = chosen or (_is_recalled(fact) and wants("recall"))
    gaps = _is_recalled(fact) and len(members) > 1 and any(map(wants, _GAP_NAMES.values()))
    words = _by_first_words(fact) if gaps else ()
    first = (target(bank, fact.id),) if whole else ()
    return (*first, *(target(bank, fact.id, word) for word in words))


_KEYS = {
    "question": Key(Takes.TEXT, "what is asked"),
    "members": Key(Takes.TEXTS, "things of which it is true", commas=True),
    "complete": Key(Takes.YES_NO, "these are all there are"),
}

KIND = Kind(
    name="members",
    summary="a question with several right answers: all there are, or some of them",
    keys=_KEYS,
    needed=frozenset({"question", "members"}),
    allowed=frozenset({*_KEYS, *FACT_KEYS} - {"accept"}),
    targets=_targets,
    item_names=lambda _fact: _NAMES,
    answers=lambda fact: tuple((member,) for member in fact.texts("members")),
    make=_make,
    example=_EXAMPLE,
)
