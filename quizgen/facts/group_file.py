"""A file of groups, shared by lists: `groups: groups/drugs.yaml`."""

from collections.abc import Callable
from pathlib import Path

from quizgen.facts.listing import FactList
from quizgen.facts.sourcing import is_inside
from quizgen.files import nearest
from quizgen.model import Place
from quizgen.problems import Problem
from quizgen.reading.compose import MappingNode, Node
from quizgen.reading.cut import Piece
from quizgen.reading.page import read_page
from quizgen.reading.pieces import parse_piece
from quizgen.reading.report import Report
from quizgen.reading.values import read_groups
from quizgen.reading.words import words_of


def with_groups(found: FactList, read: Callable[[Path], bytes]) -> FactList:
    """Return a list with the groups of the file that it names, relative to its folder.

    What is wrong in that file is a problem at its place there. A list whose file cannot be read
    has a problem that says so, and no groups.
    """
    name = found.fields["groups"]
    assert isinstance(name, str)
    folder = Path(found.file).parent
    if not is_inside(folder / name, folder):
        return _without(found, name, "it lies outside the list's folder")
    try:
        content = read((folder / name).absolute())
    except (OSError, ValueError) as error:
        return _without(found, name, getattr(error, "strerror", None) or "it is no path")
    groups, problems = _groups(content, str(folder / name), name)
    return found._replace(
        fields={**found.fields, "groups": groups},
        problems=(*found.problems, *problems),
        places={**found.places, "groups/0": Place(str(folder / name))},
    )


def _without(found: FactList, name: str, why: str) -> FactList:
    folder = Path(found.file).parent
    meant = nearest(folder / name) if is_inside(folder / name, folder) else None
    hint = f"did you mean {meant.relative_to(folder).as_posix()}?" if meant else _HINT
    message = f"the file of groups {name} cannot be read: {why}"
    problem = Problem(found.place("groups/0"), "F310", message, hint)
    return found._replace(problems=(*found.problems, problem))


_HINT = "paths begin at the list; or write the groups here, a line for each: its name, its members"


def _groups(content: bytes, file: str, name: str) -> tuple[dict[str, object], list[Problem]]:
    """Return the groups of a file and what is wrong with it; what is right is read."""
    page, problems = read_page(content, file)
    parsed = parse_piece(page, Piece(0, len(page.text)), words_of({}))
    # `--fix` mends lists; this file may belong to many.
    problems += [problem._replace(repair=()) for problem in parsed.problems]
    groups: dict[str, object] | None = None
    if parsed.node is not None:
        report = Report(page, parsed.line, name, problems)
        groups = read_groups(_within(parsed.node), name, report)
    elif not problems:
        message = "the file of groups is empty"
        problems.append(Problem(Place(file), "F310", message, "write `name: [member, member]`"))
    return groups or {}, problems


def _within(node: Node) -> Node:
    """Return the map of groups: the file itself, or what stands alone under `groups:`."""
    if isinstance(node, MappingNode) and len(node.value) == 1:
        key, inner = node.value[0]
        if key.value == "groups" and isinstance(inner, MappingNode):
            return inner
    return node
