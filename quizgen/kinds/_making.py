"""What the kinds share: items with everything that their fact and list say of them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from quizgen.kinds.contract import Context, Made
from quizgen.model import Fact, Item, Picture, Shape
from quizgen.problems import Problem, Severity
from quizgen.schema import closest


def items(  # noqa: PLR0913  # all by name, each a part of the items
    fact: Fact,
    context: Context,
    *,
    guid: str,
    question: str,
    targets: tuple[str, ...],
    stem: str,
    shapes: Mapping[str, Shape],
    hint: str = "",
    why: str = "",
) -> list[Item]:
    """Return an item for each way to ask, by name, with the fact's own words and its list's.

    `why` comes before the fact's own.
    """
    way = partial(
        Item,
        guid=guid,
        question=question,
        fact=fact.id,
        targets=targets,
        stem=stem,
        origin=context.origin,
        hint=hint,
        why="\n".join(filter(None, (why, fact.text("why")))),
        sources=context.sources,
        quotes=fact.texts("quote"),
        cites=fact.texts("cite"),
        pictures=_pictures(fact) if "image" in fact.fields else (),
        tags=_tags(context.tags, fact.texts("tags")),
        level=fact.text("level") or "core",
        kind=fact.kind,
        place=fact.place(),
    )
    return [way(name=name, shape=shape) for name, shape in shapes.items()]


def _pictures(fact: Fact) -> tuple[Picture, ...]:
    return tuple(Picture(path, words) for path, words in fact.entries("image"))


@lru_cache(maxsize=4096)
def _tags(general: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys("-".join(tag.split()) for tag in (*general, *own)))


def is_wanted(fact: Fact, name: str) -> bool:
    """Tell whether `only` and `skip` leave an item: they hold names, or what a `:` ends."""
    only = fact.texts("only")
    return (not only or _is_among(name, only)) and not _is_among(name, fact.texts("skip"))


def _is_among(name: str, named: tuple[str, ...]) -> bool:
    return name in named or name.partition(":")[0] in named


def wanted(
    fact: Fact,
    names: tuple[str, ...],
    items: Iterable[Item],
    problems: Iterable[Problem],
    hint: str = "give it wrong options, or a shorter answer",
) -> Made:
    """Return the items that `only` and `skip` leave; `names` are all that the kind could make.

    `hint` says what to add where nothing comes of the fact.
    """
    found = [*problems]
    kept = tuple(items)
    if "only" in fact.fields or "skip" in fact.fields:
        found += _unknown_names(fact, names)
        kept = tuple(made for made in kept if is_wanted(fact, made.name))
    if fact.texts("only") and fact.texts("skip"):
        both = "`only` and `skip` in one fact"
        found.append(Problem(fact.place("skip"), "F140", both, "keep one of them"))
    if not kept and not any(problem.severity is Severity.ERROR for problem in found):
        found.append(Problem(fact.place(), "F142", "nothing comes of this fact", hint))
    return Made(kept, tuple(found))


def _unknown_names(fact: Fact, names: tuple[str, ...]) -> Iterable[Problem]:
    for key in ("only", "skip"):
        for number, name in enumerate(fact.texts(key)):
            if not any(_is_among(known, (name,)) for known in names):
                message = f"there is no item `{name}` with `{fact.kind}`"
                yield Problem(fact.place(key, number), "F141", message, _meant(name, names))


def _meant(name: str, names: tuple[str, ...]) -> str:
    meant = closest(name, list(names))
    return f"did you mean `{meant}`?" if meant else f"items: {', '.join(names)}"
