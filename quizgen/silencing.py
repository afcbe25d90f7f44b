"""Which problems are switched off where they stand: by `off` of their fact, or of the recipes."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quizgen import model
from quizgen.codes import codes
from quizgen.facts.listing import FactList, pieces_of
from quizgen.flaws import checks
from quizgen.making import kinds
from quizgen.model import Entry, Fact, Place
from quizgen.problems import Problem, Severity
from quizgen.recipes.recipe import Recipe
from quizgen.tables import Table


class Silenced(NamedTuple):
    """The problems that count, and those that are switched off, each with its reason."""

    shown: tuple[Problem, ...]
    hidden: tuple[Problem, ...]


class _Switch(NamedTuple):
    """One line of an `off`: its code, its reason, and what finds its place, which takes long."""

    code: str
    reason: str
    number: int
    locate: Callable[[model.Path], Place]

    @property
    def place(self) -> Place:
        """Return where it stands."""
        return self.locate(("off", self.number))


_Off = Mapping[str, _Switch]
"""All lines of one `off`, by code."""


class _Reach(NamedTuple):
    """The first and the last line of a fact that switches something off."""

    first: int
    last: int
    off: _Off


class _Offs(NamedTuple):
    """What is switched off, by file: in lines of a list, in tables, by each recipe of a list."""

    facts: Mapping[str, Sequence[_Reach]]
    tables: Mapping[str, Sequence[_Off]]
    recipes: Mapping[str, Sequence[_Off]]

    def of(self, problem: Problem) -> list[_Switch]:
        """Return the switches that hide a problem, those of facts first."""
        file, line, _ = problem.place
        reaches = self.facts.get(file, ())
        at = bisect_right(reaches, line, key=lambda one: one.first) - 1
        offs = [*self.tables.get(file, ())]
        if at >= 0 and line <= reaches[at].last:
            offs.append(reaches[at].off)
        recipes = self.recipes.get(file, ())
        if all(problem.code in off for off in recipes):
            offs += recipes
        return [off[problem.code] for off in offs if problem.code in off]


def silence(
    problems: Iterable[Problem], lists: Sequence[FactList], recipes: Sequence[Recipe]
) -> Silenced:
    """Part the problems that count from those that are switched off; an error always counts.

    A fact switches off what stands in it, or in its table's file. A recipe does so for itself and
    for its lists, where every other of the recipes that draws on a list does too. An `off` that
    hides nothing is a note, unless an error may be why.
    """
    used: set[_Switch] = set()
    shown, hidden = _parted(problems, _offs(lists, recipes), used)
    if not any(problem.severity is Severity.ERROR for problem in shown):
        shown += [
            *_idle_facts(lists, used, sets=bool(recipes)),
            *_idle_recipes(recipes, used, shown),
        ]
    return Silenced(tuple(shown), tuple(hidden))


def counted(
    problems: Iterable[Problem], lists: Sequence[FactList], recipes: Sequence[Recipe]
) -> list[Problem]:
    """Return the problems that are not switched off.

    Whether an `off` hides nothing is left open: not all that it may hide was looked for.
    """
    return _parted(problems, _offs(lists, recipes), set())[0]


def _parted(
    problems: Iterable[Problem], offs: _Offs, used: set[_Switch]
) -> tuple[list[Problem], list[Problem]]:
    """Return the problems that count and those that do not; `used` gains what hides them."""
    shown: list[Problem] = []
    hidden: list[Problem] = []
    for problem in problems:
        switches = [] if problem.severity is Severity.ERROR else offs.of(problem)
        used.update(switches)
        if switches:
            hidden.append(problem._replace(off=switches[0].reason))
        else:
            shown.append(problem)
    return shown, hidden


def _offs(lists: Sequence[FactList], recipes: Sequence[Recipe]) -> _Offs:
    return _Offs(
        {one.file: [*_reaches(one)] for one in lists},
        _grouped((file, off) for one in lists for file, off in _tables(one)),
        _grouped((file, _off_of(one)) for one in recipes for file in _files(one)),
    )


# --- What is switched off where ---


def _switches(off: Iterable[Entry], locate: Callable[[model.Path], Place]) -> _Off:
    return {
        code: _Switch(code, reason, number, locate) for number, (code, reason) in enumerate(off)
    }


def _of_fact(fact: Fact) -> _Off:
    return _switches(fact.entries("off"), fact.locate)


def _off_of(recipe: Recipe) -> _Off:
    return _switches(recipe.off, recipe.locate)


def _files(recipe: Recipe) -> list[str]:
    return [str(recipe.file), *map(str, recipe.lists)]


def _grouped(pairs: Iterable[tuple[str, _Off]]) -> dict[str, list[_Off]]:
    found: dict[str, list[_Off]] = {}
    for file, off in pairs:
        found.setdefault(file, []).append(off)
    return found


def _switching(found: FactList) -> list[Fact]:
    return [fact for fact in found.facts if "off" in fact.fields]


def _reaches(found: FactList) -> Iterator[_Reach]:
    """Yield the lines of each fact that switches something off, in the order of the list."""
    if not (facts := _switching(found)):
        return
    page = found.page
    pieces = pieces_of(page, kinds()).facts
    starts = [page.line_at(piece.start) + 1 for piece in pieces]
    for fact in facts:
        at = bisect_right(starts, fact.place().line) - 1
        last = page.line_at(pieces[at].end - 1) + 1
        yield _Reach(starts[at], last, _of_fact(fact))


def _tables(found: FactList) -> Iterator[tuple[str, _Off]]:
    """Yield the file of each table of a fact that switches something off."""
    for fact in _switching(found):
        table = fact.fields.get("table")
        if isinstance(table, Table) and table.file:
            yield str(Path(found.file).parent / table.file), _of_fact(fact)


# --- What hides nothing ---


def _idle_facts(lists: Iterable[FactList], used: set[_Switch], *, sets: bool) -> Iterator[Problem]:
    """Yield a note for each line of a fact's `off` that hides nothing.

    What a set of items is found to have may want a recipe that was not given: `sets` says that
    there are any.
    """
    for one in lists:
        for fact in _switching(one):
            for switch in _of_fact(fact).values():
                check = checks().get(switch.code)
                if switch not in used and (sets or not (check and check.of_set)):
                    yield from _idle(switch, "delete this line: there is nothing to hide")


def _idle_recipes(
    recipes: Sequence[Recipe], used: set[_Switch], shown: Sequence[Problem]
) -> Iterator[Problem]:
    stands = {(problem.place.file, problem.code) for problem in shown}
    for recipe in recipes:
        for switch in _off_of(recipe).values():
            if switch not in used:
                other = next(_keepers(recipe, switch.code, recipes, stands), None)
                hint = "delete this line: there is nothing to hide"
                if other:
                    hint = f"{other.file} draws on the same list: switch it off there too"
                yield from _idle(switch, hint)


def _keepers(
    recipe: Recipe, code: str, recipes: Iterable[Recipe], stands: set[tuple[str, str]]
) -> Iterator[Recipe]:
    """Yield the recipes because of which a code is not switched off in a list of this one."""
    for other in recipes:
        both = {*recipe.lists} & {*other.lists}
        if code not in _off_of(other) and any((str(path), code) in stands for path in both):
            yield other


def _idle(switch: _Switch, hint: str) -> Iterator[Problem]:
    known = codes().get(switch.code)
    if known and known.severity is not Severity.ERROR:  # else that it is none is said
        yield Problem(switch.place, "F192", f"`{switch.code}` hides nothing here", hint)
