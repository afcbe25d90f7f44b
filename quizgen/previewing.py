"""`preview`: what lists say now → a page of every question, with its problems beside it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.checking import Checked, check
from quizgen.exporters._anki.fact_note import why_no_card
from quizgen.exporters._anki.note_types import css
from quizgen.exporters.anki import note_of
from quizgen.exporters.contract import ExportOptions
from quizgen.facts.listing import FactList
from quizgen.facts.pausing import collector_paused
from quizgen.filing import Filed, Spot, Stretch, filed, stretches
from quizgen.history.release import corrections, options_by_guid
from quizgen.making import Desk
from quizgen.model import Item, Place
from quizgen.preview.page import page, tally, version
from quizgen.preview.pictures import Inliner
from quizgen.preview.sheet import Entry, Part, Question, Sheet
from quizgen.problems import Problem, Refused
from quizgen.project import Project, Wants, find, work
from quizgen.recipes.loading import load
from quizgen.recipes.recipe import Recipe
from quizgen.recipes.sections import sections
from quizgen.serving import Board, serving
from quizgen.shelf import Naming, Shelf
from quizgen.watching import Watch, changes


@dataclass(frozen=True, slots=True)
class Previewed:
    """A page, what is to be said of it in a line, and whether it is of the shipped lists."""

    page: str
    summary: str
    shipped: bool = False


def preview(paths: Sequence[Path], desk: Desk, now: int, *, live: bool = False) -> Previewed:
    """Read the lists and recipes given, or those of the project, and show what comes of them.

    Of a recipe only what it picks is shown. Whatever is wrong is on the page; nothing is written.
    Refused as `work` refuses: if a path leads nowhere.
    """
    with collector_paused():
        checked = check(paths, Naming.PROPOSE, desk)
        sheet = _sheet(checked, *_decks(paths, checked.shelf), now)
        facts = f"{len(sheet.entries):,} fact{'s' * (len(sheet.entries) != 1)}"
        questions = f"{sheet.questions:,} question{'s' * (sheet.questions != 1)}"
        summary = f"{facts}, {questions}: {tally(sheet)}"
        return Previewed(page(sheet, css(), live=live), summary, checked.shipped)


def live(paths: Sequence[Path], desk: Desk, clock: Callable[[], int], port: int) -> Iterator[str]:
    """Serve the page, and make it anew whenever a file that it came from changes, for ever.

    Without paths it stays with the project that it began in, whatever becomes of its lists.
    Yields what there is to say: the address, then each time what is on the page. Refused at once
    if a path leads nowhere; later that is said on the page. PortTaken, if it is.
    """
    watch = Watch(desk.read)
    desk = desk._replace(read=watch.read)
    home = None if paths else find(Path())
    known = _files(home)
    watch.begin(_folders(paths, home))
    found = preview(paths, desk, clock(), live=True)
    board = Board(found.page.encode(), version(found.page))
    with serving(board, port) as address:
        yield f"{address}  {found.summary}"
        yield "The page follows your changes. Ctrl-C ends it."
        for _ in changes(watch):
            watch.begin(_folders(paths, home))
            gone = [] if _files(home) else [*_gone(known)]
            found = _refused(gone) if gone else _again(paths, desk, clock())
            known = _files(home) or known
            board.put(found.page.encode(), version(found.page))
            yield found.summary


def _again(paths: Sequence[Path], desk: Desk, now: int) -> Previewed:
    """Return the page anew, with nothing but the problems if the work is refused."""
    try:
        return preview(paths, desk, now, live=True)
    except Refused as refused:
        return _refused(refused.problems)


def _refused(problems: Sequence[Problem]) -> Previewed:
    sheet = Sheet(problems=tuple(problems))
    return Previewed(page(sheet, css(), live=True), tally(sheet))


def _files(home: Project | None) -> tuple[Path, ...]:
    return (*home.lists, *home.recipes) if home else ()


def _gone(files: Iterable[Path]) -> Iterator[Problem]:
    """Yield why a project is none any more: these files were all of it, and are not there.

    Else the next one upwards would be taken for it, or the lists that come with quizgen.
    """
    for file in files:
        hint = "the page comes back with the file"
        yield Problem(Place(str(file)), "F001", "there is no such file", hint)


def _folders(paths: Sequence[Path], home: Project | None) -> Iterator[Path]:
    """Yield the folders whose lists, recipes and histories count."""
    if home:
        yield from (home.root / name for name in ("source", "decks"))
    try:
        found = work(paths, Path(), Wants.LISTS)
    except Refused:
        yield from (path if path.is_dir() else path.parent for path in paths)
        return
    yield from (path.parent for path in (*found.lists, *found.recipes))
    for recipe, _ in map(load, found.recipes):
        yield from (path.parent for path in (recipe.lists if recipe else ()))


def _decks(paths: Sequence[Path], shelf: Shelf) -> tuple[Mapping[str, list[str]], frozenset[str]]:
    """Return the decks of each guid by the recipes, and the lists of which only those count."""
    found = work(paths, Path(), Wants.LISTS)
    files = found.recipes or (found.project and found.project.recipes) or ()
    recipes = [recipe for recipe, _ in map(load, files) if recipe]
    decks: dict[str, list[str]] = {}
    for recipe in recipes:
        for section in sections(recipe, _items(recipe, shelf))[0]:
            for guid in dict.fromkeys(item.guid for item in section.items):
                decks.setdefault(guid, []).append(section.deck)
    drawn_on = {str(path) for recipe in recipes for path in recipe.lists} if found.recipes else ()
    return decks, frozenset(drawn_on) - {str(path) for path in found.lists}


def _items(recipe: Recipe, shelf: Shelf) -> list[Item]:
    places = {str(path): place for place, path in enumerate(recipe.lists)}
    picked = [item for item in shelf.items if item.place.file in places]
    return sorted(picked, key=lambda item: places[item.place.file])


def _sheet(
    checked: Checked, decks: Mapping[str, list[str]], partly: frozenset[str], now: int
) -> Sheet:
    """Return what is shown; of the lists `partly` only what is in a deck, or has no question."""
    shelf = checked.shelf
    facts = {one.file: stretches(one) for one in shelf.lists}
    found = filed(facts, checked.problems)
    rendering = _rendering(shelf, decks, now)
    items = _by_spot((*shelf.items, *shelf.withdrawn))
    parts, unpicked = [], 0
    for one in shelf.lists:
        entries = list(_entries(one, facts[one.file], items, found, rendering))
        shown = [entry for entry in entries if one.file not in partly or _is_picked(entry)]
        unpicked += len(entries) - len(shown)
        origin = one.origin
        parts.append(Part(origin.title, one.file, origin.language, tuple(shown)))
    return Sheet(tuple(parts), found.others, unpicked, len(rendering.pictures.missing))


def _is_picked(entry: Entry) -> bool:
    return not entry.questions or any(question.decks for question in entry.questions)


def _by_spot(items: Sequence[Item]) -> dict[Spot, list[Item]]:
    spots: dict[Spot, list[Item]] = {}
    for item in items:
        spots.setdefault((item.place.file, item.place.line), []).append(item)
    return spots


def _entries(
    found: FactList,
    lines: Sequence[Stretch],
    items: Mapping[Spot, Sequence[Item]],
    problems: Filed,
    rendering: "_Rendering",
) -> Iterator[Entry]:
    """Yield the facts of a list, with those that could not be read."""
    facts = {fact.place().line: fact for fact in found.facts}
    for stretch in lines:
        spot = (found.file, stretch.first)
        own = (facts[line] for line in range(stretch.first, stretch.last + 1) if line in facts)
        fact = next(own, None)
        place = fact.place() if fact else Place(*spot)
        questions = tuple(rendering.questions(items.get((found.file, place.line), ())))
        yield Entry(
            name=(fact and fact.id) or f"the fact at line {place.line}",
            place=place,
            kind=fact.kind if fact else "",
            text="" if questions else stretch.text.rstrip(),
            withdrawn=fact.text("withdrawn") if fact else "",
            questions=questions,
            problems=problems.of_facts.get(spot, ()),
        )


@dataclass
class _Rendering:
    """Makes the questions of a preview; `pictures` counts those for which there is no room."""

    options: ExportOptions
    decks: Mapping[str, list[str]]
    pictures: Inliner

    def questions(self, items: Sequence[Item]) -> Iterator[Question]:
        """Yield the questions of a fact, the ways of each together."""
        ways: dict[str, list[Item]] = {}
        for item in items:
            ways.setdefault(item.guid, []).append(item)
        for guid, group in ways.items():
            note = note_of(group, self.options)
            names = (named.name for named in note.type.fields)
            fields = self.pictures.fields(dict(zip(names, note.fields, strict=True)))
            no_card = "" if note.cards else why_no_card(group)
            yield Question(tuple(group), fields, tuple(self.decks.get(guid, ())), no_card)


def _rendering(shelf: Shelf, decks: Mapping[str, list[str]], now: int) -> _Rendering:
    histories = tuple(shelf.histories.values())
    options = ExportOptions(
        now, released=options_by_guid(histories), corrected=corrections(histories, now)
    )
    return _Rendering(options, decks, Inliner(shelf.album))
