"""What an item-writing expert would say: the items of lists and recipes through all checks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from quizgen.checks.contract import Check, Remark, Subject
from quizgen.facts.listing import FactList
from quizgen.model import Item, Place
from quizgen.plugins import constants
from quizgen.problems import Problem


def checks() -> Mapping[str, Check]:
    """Return all checks by their codes."""
    return cast("Mapping[str, Check]", constants("quizgen.checks", "CHECK"))


def flaws(lists: Sequence[FactList], sets: Iterable[Sequence[Item]]) -> list[Problem]:
    """Return what is to be said of the items, each flaw once, by place.

    `sets` are what is read together: the items of each list, or those that a recipe picks. A check
    of single items looks at each item once.
    """
    facts = {(one.origin.bank, fact.id): fact for one in lists for fact in one.facts}
    every = [
        [Subject(item, fact) for item in items if (fact := facts.get(_fact_of(item)))]
        for items in sets
    ]
    single = list({id(one.item): one for subjects in every for one in subjects}.values())
    found: dict[tuple[Place, str], list[Remark]] = {}
    for check in checks().values():
        for subjects in every if check.of_set else [single]:
            for remark in check.look(subjects):
                place = remark.about.fact.place(*remark.path)
                found.setdefault((place, check.name), []).append(remark)
    return sorted(_problems(found), key=lambda one: (one.place, one.code))


def _fact_of(item: Item) -> tuple[str, str]:
    return item.origin.bank, item.fact


def _problems(found: Mapping[tuple[Place, str], list[Remark]]) -> Iterator[Problem]:
    for (place, code), remarks in found.items():
        first = remarks[0]
        others = len({one.about.item.guid for one in remarks}) - 1
        more = f" (and in {others} other question{'s' * (others > 1)})" if others else ""
        weight = checks()[code].severity
        yield Problem(place, code, first.message + more, first.hint, weight=weight)
