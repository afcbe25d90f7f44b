"""What `others-wrong` says: every other member of a group is wrong here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from quizgen.folding import fold, same
from quizgen.kinds._trust import Trust
from quizgen.kinds.contract import Context
from quizgen.model import Distractor, RestOfGroup
from quizgen.problems import Problem
from quizgen.schema import closest

Spellings = Sequence[str]
"""A right answer and whatever else it is called."""


def rest_of_groups(trust: Trust, keys: Sequence[str], context: Context) -> Iterator[Distractor]:
    """Yield the members of the fact's groups that are none of the keys, with what they are."""
    for group in trust.texts("others-wrong"):
        for member in context.groups.get(group, ()):
            if not any(same(member.text, key) for key in keys):
                yield Distractor(member.text, RestOfGroup(group), member.reason)


def count_rest(trust: Trust, keys: Sequence[str], context: Context) -> int:
    """Return how many `rest_of_groups` yields, without making them."""
    if not trust.texts("others-wrong"):
        return 0
    folded = _folded_groups(context)
    groups = [folded[group] for group in trust.texts("others-wrong") if group in folded]
    distinct = {fold(key) for key in keys}
    return sum(one.total() - sum(one[key] for key in distinct) for one in groups)


@lru_cache(maxsize=64)
def _folded_groups(context: Context) -> Mapping[str, Counter[str]]:
    """Return how often each word is a member of a group: a group may grow with its list."""
    return {
        group: Counter(fold(member.text) for member in members)
        for group, members in context.groups.items()
    }


def group_problems(trust: Trust, keys: Sequence[Spellings], context: Context) -> Iterator[Problem]:
    """Yield the groups that are not there, and those that do not hold what is right."""
    folded = _folded_groups(context)
    for number, group in enumerate(trust.texts("others-wrong")):
        place = trust.fact.place(*trust.path, "others-wrong", number)
        members = folded.get(group)
        if not members:
            hint = _known_groups(group, context)
            yield Problem(place, "F130", f"there is no group `{group}`", hint)
        elif not any(_is_member(key, members) for key in keys):
            yield Problem(place, "F131", *_strange(keys, group, context))


def strangers(trust: Trust, keys: Sequence[Spellings], context: Context) -> Iterator[int]:
    """Yield the numbers of the keys that are in none of the fact's groups, if some key is."""
    folded = _folded_groups(context)
    groups = [folded[group] for group in trust.texts("others-wrong") if group in folded]
    inside = [any(_is_member(key, members) for members in groups) for key in keys]
    if any(inside):
        yield from (number for number, is_in in enumerate(inside) if not is_in)


def _is_member(key: Spellings, members: Counter[str]) -> bool:
    return any(fold(spelling) in members for spelling in key)


def _strange(keys: Sequence[Spellings], group: str, context: Context) -> tuple[str, str]:
    if len(keys) > 1:
        hint = "what is wrong without being of one kind with these belongs under `wrong`"
        return f"none of these is a member of `{group}`", hint
    hint = f"the nearest member is `{nearest(keys[0][0], [group], context)}`"
    return f"`{keys[0][0]}` is no member of `{group}`", hint


def _known_groups(group: str, context: Context) -> str:
    names = list(context.groups)
    if not names:
        return "write its members under `groups` at the head of the list"
    meant = closest(group, names)
    return f"did you mean `{meant}`?" if meant else f"groups: {', '.join(names)}"


def nearest(text: str, groups: Iterable[str], context: Context) -> str:
    """Return the member of groups that is spelt most like a text; one of them has members."""
    from rapidfuzz import fuzz, process

    members = [one.text for group in groups for one in context.groups.get(group, ())]
    return process.extractOne(text, members, scorer=fuzz.ratio)[0]
