"""What a quiz is asked for and the lists do not have: a kind, or a tag."""

from collections.abc import Iterable, Iterator

from quizgen.course import Course, Wanted, tags_of
from quizgen.making import kinds
from quizgen.schema import closest

_MOST = 20
"""So many tags are named."""


def unmet(course: Course, wanted: Wanted) -> str:
    """Return what is said of the first kind or tag of which the lists have no fact, "" if none."""
    return next(_unmet(course, wanted), "")


def _unmet(course: Course, wanted: Wanted) -> Iterator[str]:
    known = sorted(kinds())
    for kind in wanted.kinds:
        if kind not in known:
            yield f"There is no kind {kind!r}{_meant(kind, known)} Kinds: {', '.join(known)}."
    if not wanted.tags or not course.facts:
        return
    tags = sorted({tag for one in course.facts.values() for tag in tags_of(*one)})
    for tag in wanted.tags:
        name = "-".join(tag.split())
        if not any(f"{one}::".startswith(f"{name}::") for one in tags):
            yield f"No fact has the tag {tag!r}{_meant(name, tags)} {_named(tags)}"


def _meant(name: str, known: Iterable[str]) -> str:
    near = closest(name, [*known])
    return f": did you mean {near!r}?" if near else "."


def _named(tags: list[str]) -> str:
    if not tags:
        return "The facts have no tags."
    return f"Tags: {', '.join(tags[:_MOST])}{', …' if len(tags) > _MOST else ''}."
