"""All that `check` and `check --fix` do with a stranger's files, without a disk."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from errno import ENOENT
from functools import cache, lru_cache
from pathlib import Path

from quizgen.blanks import Faulty, as_typed, numbered, parse
from quizgen.drafts.unwrapping import between_fences, unwrapped, without_list
from quizgen.facts.listing import FactList, read_list
from quizgen.facts.mending import mend
from quizgen.flaws import flaws
from quizgen.making import Desk, kinds
from quizgen.model import Fact, Item
from quizgen.naming import Named
from quizgen.problems import CODES, Problem, Refused, Severity
from quizgen.reading.page import decode
from quizgen.recipes.findings import findings
from quizgen.recipes.loading import read_recipe
from quizgen.recipes.sections import sections
from quizgen.shelf import Naming, Shelf, look
from quizgen.silencing import silence

FOLDER = Path("no-such-folder")
LIST = FOLDER / "list.yaml"
HEAD = "title: T\nbank: t-abcd\ncite: C\nfacts:\n"
_FEW = 6
"""So many slips are all tried in one go; of more, some may be left for the next."""
FACT = "- id: a\n  question: q?\n  answer: x\n  wrong: [y, z]\n"


@lru_cache(maxsize=4)
def read_here(content: bytes) -> FactList:
    """Read a list that lies nowhere."""
    return read_list(content, str(LIST), kinds())


@dataclass(frozen=True, slots=True)
class Looked:
    """What a stranger's files gave: facts, items, the codes of all problems, slips mended."""

    facts: int = 0
    items: int = 0
    codes: frozenset[str] = frozenset()
    mended: int = 0


def check_list(content: bytes) -> Looked:
    """Read a list, make its items, run every check, mend its slips, write its names.

    Raises AssertionError where facts and problems are both missing, a problem lies outside the
    file, or what was mended or written reads otherwise than before.
    """
    found = read_here(content)
    assert found.facts or found.problems, "neither facts nor problems"
    _places(found)
    mended = _mended(content, found)
    shelf, named = _look({LIST.name: content})
    problems = [*shelf.problems, *flaws(shelf.lists, [shelf.items])]
    shown, _ = silence(problems, shelf.lists, ())
    assert all(problem.code in CODES or problem.code in _checked() for problem in shown)
    for one in named:
        _named(one, content, shelf)
    codes = frozenset(problem.code for problem in [*problems, *found.problems])
    return Looked(len(found.facts), len(shelf.items), codes, mended)


def check_recipe(content: bytes) -> Looked:
    """Read a recipe, and pick by it from a good list."""
    recipe, problems = read_recipe(content, FOLDER / "recipe.yaml")
    assert recipe or problems, "neither a recipe nor problems"
    if recipe:
        made, _ = sections(recipe, _stock())
        problems += findings(recipe, _stock(), made)
    return Looked(codes=frozenset(problem.code for problem in problems))


def check_groups(content: bytes) -> Looked:
    """Read a file of groups, and a list that names it."""
    fact = "- question: Which is one?\n  answer: morphine\n  others-wrong: opioids\n"
    text = f"groups: groups.yaml\n{HEAD}{fact}{fact.replace('opioids', '[diuretics, statins]')}"
    return _beside(text, "groups.yaml", content)


def check_table(content: bytes) -> Looked:
    """Read a table of a file of its own, and a list that names it."""
    ask = "  ask:\n    length: How long is <river>?\n    sea: Into which sea runs <river>?\n"
    text = f"{HEAD}- id: a\n  table: rivers.csv\n  one-each: [length, sea]\n{ask}"
    return _beside(text, "rivers.csv", content)


def check_article(content: bytes) -> Looked:
    """Read an article, and a list that quotes it."""
    text = f"article: article.md\n{HEAD}{FACT}  quote: x is the answer\n"
    return _beside(text.replace("cite: C\n", ""), "article.md", content)


def check_answer(content: bytes) -> Looked:
    """Take a list out of what a chatbot wrote around it."""
    between = between_fences(content, str(LIST))
    without = without_list(content, str(LIST), ["title", "facts", *kinds()])
    try:
        bare, said = unwrapped(content, str(LIST))
    except Refused as refused:
        return Looked(codes=frozenset(problem.code for problem in refused.problems))
    looked = check_list(bare)
    more = {problem.code for problem in [*between, *without, *said]}
    return Looked(looked.facts, looked.items, looked.codes | more, looked.mended)


ENTRIES: Mapping[str, Callable[[bytes], Looked]] = {
    "list": check_list,
    "recipe": check_recipe,
    "groups": check_groups,
    "table": check_table,
    "article": check_article,
    "answer": check_answer,
}


def _beside(text: str, name: str, content: bytes) -> Looked:
    shelf, _ = _look({LIST.name: text.encode(), name: content})
    problems = [*shelf.problems, *flaws(shelf.lists, [shelf.items])]
    facts = sum(len(one.facts) for one in shelf.lists)
    return Looked(facts, len(shelf.items), frozenset(problem.code for problem in problems))


def _look(files: Mapping[str, bytes]) -> tuple[Shelf, tuple[Named, ...]]:
    def read(path: Path) -> bytes:
        if path.name not in files:
            raise FileNotFoundError(ENOENT, "No such file")
        return files[path.name]

    draft = look([LIST], Naming.PROPOSE, Desk(read, lambda: "abcd"))
    return draft.shelf, draft.named


@cache
def _stock() -> tuple[Item, ...]:
    shelf, _ = _look({LIST.name: (HEAD + FACT + FACT.replace("id: a", "id: b")).encode()})
    return shelf.items


@cache
def _checked() -> frozenset[str]:
    from quizgen.flaws import checks

    return frozenset(checks())


def _places(found: FactList) -> None:
    if not found.page.text:
        return  # it is no text: its bytes have no lines
    lines = found.page.text.split("\n")
    for problem in found.problems:
        place = problem.place
        assert 1 <= place.line <= len(lines), f"{problem} lies below the file"
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, f"{problem} lies beyond a line"


def _mended(content: bytes, before: FactList) -> int:
    """Mend the slips of a list; return how many. What was read before is read after."""
    done = mend(content, read_here)
    if not done.slips:
        assert done.content == content, "bytes were changed without a slip"
        return 0
    after = read_here(done.content)
    left = iter(_held(after))
    assert all(one in left for one in _held(before)), "mending changed a fact"
    assert all(after.fields.get(key) == value for key, value in before.fields.items())
    if sum(bool(problem.repair) for problem in before.problems) < _FEW:
        assert mend(done.content, read_here).content == done.content, "mending twice mends more"
    _only_slips_changed(content, done.content, done.slips)
    return len(done.slips)


def _only_slips_changed(before: bytes, after: bytes, slips: tuple[Problem, ...]) -> None:
    """See that lines which no slip touches stay as they are, line ends too, in their order."""
    reach = {edit.line + 1 - slip.place.line for slip in slips for edit in slip.repair}
    widest = max(map(abs, reach), default=0)
    touched = {slip.place.line + by for slip in slips for by in range(-widest, widest + 1)}
    rest = iter(_lines(after))
    kept = [line for at, line in enumerate(_lines(before), 1) if at not in touched]
    assert all(line in rest for line in kept), "mending changed a line without a slip"


def _lines(content: bytes) -> list[str]:
    """Return the lines with their ends; that of an empty one may change, beside a lone CR."""
    parts = [*re.split("(\r\n|\n|\r)", decode(content)), ""]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [text + end if text else "" for text, end in pairs]


def _held(found: FactList) -> list[tuple[str, Mapping[str, object]]]:
    return [(fact.kind, fact.fields) for fact in found.facts]


def _named(one: Named, content: bytes, shelf: Shelf) -> None:
    """Write the missing names into a list, as `--fix` does, and read it again."""
    errors = any(problem.severity is Severity.ERROR for problem in shelf.problems)
    if errors or not one.names:
        return
    written = one.content()
    assert written != content, "no name was written"
    again = read_here(written)
    assert again.origin.bank == one.found.origin.bank, "another bank was written"
    assert [fact.id for fact in again.facts] == [fact.id for fact in one.found.facts], "other ids"
    for before, after in zip(one.found.facts, again.facts, strict=True):
        assert _without_names(after) in (_without_names(before), _without_names(_numbered(before)))


def _numbered(fact: Fact) -> Fact:
    """Return a cloze with its bare blanks numbered, any other fact as it is."""
    try:
        text = as_typed(numbered(parse(fact.text("cloze"))))
    except Faulty:
        return fact
    return replace(fact, fields={**fact.fields, "cloze": text})


def _without_names(fact: Fact) -> tuple[str, dict[str, object]]:
    """Return a fact without its id, a cloze as its pieces."""
    fields = {key: value for key, value in fact.fields.items() if key != "id"}
    if fact.kind == "cloze":
        with suppress(Faulty):
            fields["cloze"] = parse(fact.text("cloze"))
    return fact.kind, fields
