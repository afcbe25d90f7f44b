"""How often each check speaks on lists: `python -m benchmarks.checks [LIST...]`.

Without lists: those that come with the program, and good ones written by people who had not seen
the checks. On these a check that speaks of more than 3 % of the items it looked at is a note.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from quizgen.checks.contract import Check, Subject
from quizgen.flaws import checks
from quizgen.making import Desk
from quizgen.shelf import Naming, look

_HOME = Path(__file__).parent.parent
_DEFAULT = ("source/*.yaml", "tests/checks/good/*.yaml")


def subjects_of(path: Path) -> list[Subject]:
    """Return the items of a list with their facts; nothing is written into it."""
    desk = Desk(lambda file: Path(file).read_bytes(), lambda: "abcd", pictures=False)
    shelf = look([path], Naming.PROPOSE, desk).shelf
    facts = {fact.id: fact for one in shelf.lists for fact in one.facts}
    return [Subject(item, facts[item.fact]) for item in shelf.items]


def fired(check: Check, lists: Sequence[Sequence[Subject]]) -> Counter[str]:
    """Return how often a check speaks of each question, by guid, each list being a set."""
    return Counter(remark.about.item.guid for subjects in lists for remark in check.look(subjects))


def table(lists: Sequence[Sequence[Subject]]) -> Iterator[str]:
    """Yield the rows of the table."""
    asked = len({one.item.guid for subjects in lists for one in subjects})
    yield "| check | severity | of | questions | fires on | share |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, check in checks().items():
        found = len(fired(check, lists))
        of = "set" if check.of_set else "item"
        yield f"| {name} | {check.severity} | {of} | {asked} | {found} | {found / asked:.1%} |"


def remarks(lists: Sequence[Sequence[Subject]]) -> Iterator[str]:
    """Yield a line for each thing said, to be judged by hand."""
    for name, check in checks().items():
        lines = {
            f"{name} {place.file}:{place.line} {remark.message}": None
            for subjects in lists
            for remark in check.look(subjects)
            for place in [remark.about.fact.place(*remark.path)]
        }
        yield from lines


def main() -> int:
    """Print the table, then what was said."""
    given = [Path(name) for name in sys.argv[1:]]
    paths = given or sorted(path for glob in _DEFAULT for path in _HOME.glob(glob))
    lists = [subjects_of(path) for path in paths]
    print(f"Lists: {', '.join(path.name for path in paths)}\n")
    if not any(lists):
        print("They hold no questions.")
        return 1
    for row in table(lists):
        print(row)
    print()
    for line in remarks(lists):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
