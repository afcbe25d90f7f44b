"""What the kinds share: an item with everything that its fact and list say of it."""

from collections.abc import Iterable

from quizgen.kinds.contract import Context, Made
from quizgen.model import Fact, Item, Shape
from quizgen.problems import Problem, Severity
from quizgen.schema import closest


def item(  # noqa: PLR0913  # all by name, each a part of the item
    fact: Fact,
    context: Context,
    *,
    guid: str,
    name: str,
    targets: tuple[str, ...],
    stem: str,
    shape: Shape,
    hint: str = "",
) -> Item:
    """Return an item of the fact, with the fact's own words and its list's."""
    return Item(
        guid=guid,
        fact=fact.id,
        name=name,
        targets=targets,
        stem=stem,
        shape=shape,
        origin=context.origin,
        hint=hint,
        why=fact.text("why"),
        sources=context.sources,
        quotes=fact.texts("quote"),
        cites=fact.texts("cite"),
        tags=tuple(
            dict.fromkeys("-".join(tag.split()) for tag in (*context.tags, *fact.texts("tags")))
        ),
        level=fact.text("level") or "core",
        kind=fact.kind,
        place=fact.place(),
    )


def wanted(
    fact: Fact, names: tuple[str, ...], items: Iterable[Item], problems: Iterable[Problem]
) -> Made:
    """Return the items that `only` and `skip` leave; `names` are all that the kind could make."""
    found = [*problems, *_unknown_names(fact, names)]
    only, skip = fact.texts("only"), fact.texts("skip")
    if only and skip:
        hint = "keep one of them"
        found.append(Problem(fact.place("skip"), "F140", "`only` and `skip` in one fact", hint))
    kept = tuple(
        made for made in items if (not only or made.name in only) and made.name not in skip
    )
    if not kept and not any(problem.severity is Severity.ERROR for problem in found):
        hint = "give it wrong options, or a shorter answer"
        found.append(Problem(fact.place(), "F142", "nothing comes of this fact", hint))
    return Made(kept, tuple(found))


def _unknown_names(fact: Fact, names: tuple[str, ...]) -> Iterable[Problem]:
    for key in ("only", "skip"):
        for number, name in enumerate(fact.texts(key)):
            if name not in names:
                message = f"a {fact.kind} has no item `{name}`"
                yield Problem(fact.place(key, number), "F141", message, _meant(name, names))


def _meant(name: str, names: tuple[str, ...]) -> str:
    meant = closest(name, list(names))
    return f"did you mean `{meant}`?" if meant else f"items: {', '.join(names)}"
