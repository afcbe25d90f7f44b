"""What a quiz asks from: the targets of lists, and the items of a fact once it is asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from quizgen.facts.listing import FactList
from quizgen.kinds.contract import Context
from quizgen.making import Desk, context_of, gallery_of, kinds, list_of, maker
from quizgen.model import Fact, Item, Place
from quizgen.problems import Problem, Refused, Severity


class Wanted(NamedTuple):
    """Which targets are wanted: of these tags, of these kinds, these; empty or None admits all."""

    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    targets: frozenset[str] | None = None


class Offer(NamedTuple):
    """A target that can be asked: the fact it belongs to, as "bank/id"."""

    target: str
    fact: str


class Course(NamedTuple):
    """The targets in the author's order; `items(fact, target)` makes those of a fact when asked.

    With a target it need not make the items of others, of which a table has thousands; "" is all.
    `remarks` are what the learner is told before the first question; `facts` are all facts of the
    lists by their names, each with its list.
    """

    title: str
    offers: tuple[Offer, ...]
    items: Callable[[str, str], tuple[Item, ...]]
    places: Mapping[str, Callable[[], Place]]
    remarks: tuple[str, ...] = ()
    facts: Mapping[str, tuple[FactList, Fact]] = MappingProxyType({})


def open_course(paths: Sequence[Path], wanted: Wanted, desk: Desk) -> Course:
    """Return the course of these lists. Refused if one of them cannot be used at all.

    Writes ids into a list that has none, as `build` does.
    """
    lists = [_usable(path, desk) for path in paths]
    if any(_lacks_names(one) for one in lists):
        lists = _named(paths, desk)
    facts = {_name(one, fact): (one, fact) for one in lists for fact in one.facts}
    offers = tuple(_offers(facts, wanted))
    return Course(
        title=", ".join(dict.fromkeys(one.origin.title for one in lists)),
        offers=offers,
        items=_items_of(facts, desk),
        places={name: fact.place for name, (_, fact) in facts.items()},
        remarks=tuple(_remarks(lists)),
        facts=facts,
    )


def open_recipes(recipes: Sequence[Path], wanted: Wanted, desk: Desk) -> Course:
    """Return the course of what these recipes pick. Refused as `open_course` is."""
    from quizgen.recipes.loading import load as load_recipe
    from quizgen.recipes.sections import sections
    from quizgen.shelf import Naming, look

    loaded = [load_recipe(path) for path in recipes]
    errors = [one for _, found in loaded for one in found if one.severity is Severity.ERROR]
    if errors:
        raise Refused(errors)
    read = [recipe for recipe, _ in loaded if recipe]
    paths = list(dict.fromkeys(path for recipe in read for path in recipe.lists))
    items = look(paths, Naming.PROPOSE, desk._replace(pictures=False)).shelf.items
    picked = frozenset(
        target
        for recipe in read
        for section in sections(recipe, items)[0]
        for item in section.items
        for target in item.targets
    )
    course = open_course(paths, wanted._replace(targets=picked), desk)
    return course._replace(title=", ".join(recipe.deck.split("::")[-1] for recipe in read))


def _usable(path: Path, desk: Desk) -> FactList:
    try:
        found = list_of(desk.read(path), path, desk)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise Refused([Problem(Place(str(path)), "F001", message)]) from error
    errors = [one for one in found.problems if one.severity is Severity.ERROR]
    if errors and not found.facts:
        raise Refused(errors)
    return found


def _lacks_names(found: FactList) -> bool:
    return not found.origin.bank or not all(fact.id for fact in found.facts)


def _named(paths: Sequence[Path], desk: Desk) -> list[FactList]:
    """Return the lists once their ids are written; what cannot be written is named for now."""
    from quizgen.naming import name_lists
    from quizgen.shelf import Naming, fill, look

    blind = desk._replace(pictures=False)  # the pictures of a fact are looked at when it is asked
    fill(look(paths, Naming.WRITE, blind), blind)
    lists = [_usable(path, desk) for path in paths]
    return [one.found for one in name_lists(lists, [b""] * len(lists), desk.letters)]


def _name(found: FactList, fact: Fact) -> str:
    return f"{found.origin.bank}/{fact.id}"


def _offers(facts: Mapping[str, tuple[FactList, Fact]], wanted: Wanted) -> Iterator[Offer]:
    contexts: dict[str, Context] = {}
    for name, (found, fact) in facts.items():
        if _is_wanted(found, fact, wanted):
            if found.file not in contexts:
                contexts[found.file] = context_of(found)
            for target in kinds()[fact.kind].targets(fact, contexts[found.file]):
                if wanted.targets is None or target in wanted.targets:
                    yield Offer(target, name)


def _is_wanted(found: FactList, fact: Fact, wanted: Wanted) -> bool:
    if fact.text("withdrawn") or (wanted.kinds and fact.kind not in wanted.kinds):
        return False
    asked = {"-".join(tag.split()) for tag in wanted.tags}
    tags = tags_of(found, fact) if asked else ()
    return not asked or any(f"{tag}::".startswith(f"{one}::") for tag in tags for one in asked)


def tags_of(found: FactList, fact: Fact) -> tuple[str, ...]:
    """Return the tags of a fact and of its list, each once."""
    general = found.fields.get("tags", ())
    assert isinstance(general, tuple)
    return tuple(dict.fromkeys("-".join(tag.split()) for tag in (*general, *fact.texts("tags"))))


def _items_of(
    facts: Mapping[str, tuple[FactList, Fact]], desk: Desk
) -> Callable[[str, str], tuple[Item, ...]]:
    """Return what makes the items of a fact, its list's article and history read when needed."""
    makers: dict[str, Callable[[Fact, str], tuple[Item, ...]]] = {}

    @lru_cache(maxsize=4096)
    def made(name: str, target: str) -> tuple[Item, ...]:
        found, fact = facts[name]
        if found.file not in makers:
            makers[found.file] = _maker(found, desk)
        return makers[found.file](fact, target)

    def items(name: str, target: str) -> tuple[Item, ...]:
        return made(name, target if facts[name][1].kind == "table" else "")

    return items


def _maker(found: FactList, desk: Desk) -> Callable[[Fact, str], tuple[Item, ...]]:
    from quizgen.facts.sourcing import read_articles

    articles, _ = read_articles(found, desk.read)
    make = maker(found, articles, _released(found), gallery_of(found, desk))

    def items(fact: Fact, target: str) -> tuple[Item, ...]:
        made = make(fact, target)
        wrong = any(problem.severity is Severity.ERROR for problem in made.problems)
        return () if wrong else made.items

    return items


def _released(found: FactList) -> Callable[[str], tuple[str, ...]]:
    """Return what gives the released options of a guid, its history read when it is asked."""

    def options(guid: str) -> tuple[str, ...]:
        from quizgen.history.release import released_options
        from quizgen.history.store import beside, load_one

        bank = found.origin.bank
        return released_options(load_one(beside(Path(found.file), bank), bank, guid), guid)

    return options


def _remarks(lists: Iterable[FactList]) -> Iterator[str]:
    for found in lists:
        if found.lost:
            errors = sum(one.severity is Severity.ERROR for one in found.problems)
            total = len(found.facts) + found.lost
            count = f"{errors} error{'' if errors == 1 else 's'}"
            yield (
                f"{found.lost} of {total} facts in {Path(found.file).name} are left out ({count}). "
                "`quizgen check` shows them."
            )
