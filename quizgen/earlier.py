"""What was given out before: the packages that lie where the decks of an order are written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from quizgen.exporters._anki.decks import deck_name
from quizgen.exporters._anki.released import Held, Package, Unreadable
from quizgen.model import Item, Place
from quizgen.ordering import EXTENSION, Job, Order, by_guid, history_of
from quizgen.packing import held_in
from quizgen.problems import Problem


@dataclass(frozen=True, slots=True)
class Leaving:
    """A note that its fact still gives, and that a deck does not hold any more."""

    file: Path
    deck: str
    item: Item


def earlier(order: Order) -> tuple[dict[Path, Package], list[str]]:
    """Return what the decks of these jobs hold as they lie there now; remarks on the unreadable."""
    found = _read(file for job in order.jobs for file in (job.aside, job.file))
    remarks = [
        f"{file} cannot be read ({why}): what learners have of it is not known, and a release "
        "writes it anew."
        for file, why in found.items()
        if isinstance(why, str)
    ]
    return {file: held for file, held in found.items() if isinstance(held, Package)}, remarks


def _read(files: Iterable[Path]) -> dict[Path, Package | str]:
    """Return what each file holds that is there, or why it cannot be read."""
    found: dict[Path, Package | str] = {}
    for file in files:
        try:
            held = held_in(file)
        except Unreadable as error:
            found[file] = str(error)
        else:
            found |= {file: held} if held else {}
    return found


def newest(packages: Iterable[Package]) -> dict[str, Held]:
    """Return the notes that learners have, each as it was last given out."""
    found: dict[str, Held] = {}
    for package in packages:
        for guid, held in package.notes.items():
            if guid not in found or found[guid].modified < held.modified:
                found[guid] = held
    return found


def guids(packages: Iterable[Package]) -> set[str]:
    """Return the guids of all notes in these packages."""
    return {guid for package in packages for guid in package.notes}


def leaving(order: Order, packages: Mapping[Path, Package]) -> Iterator[Leaving]:
    """Yield the notes that leave a deck although their facts still give them."""
    given = by_guid(order.shelf.items)
    for job in order.jobs:
        notes = packages[job.file].notes if job.file in packages else {}
        kept = {item.guid for item in job.bank.items}
        for guid in notes:
            if guid in given and guid not in kept:
                yield Leaving(job.file, job.bank.deck, given[guid][0])


def moved(job: Job, packages: Mapping[Path, Package]) -> Iterator[str]:
    """Yield a warning for each deck of an earlier package that this job does not fill any more."""
    if job.file not in packages:
        return
    names = {deck_name(section.deck) for section in job.bank.sections}
    names.add(deck_name(job.bank.deck))
    kept = {item.guid for item in job.bank.items}
    notes = packages[job.file].notes.values()
    still = {held.deck for held in notes if held.guid in kept}
    for name in sorted(still - names):
        yield (
            f"The deck `{name}` of {job.file} is gone or has another name now. Learners' cards "
            "stay in it, and new ones come into another deck beside it: keep the name, or have "
            "learners rename theirs in Anki first."
        )


# --- What lies beside the decks of an order ---


def held_elsewhere(order: Order) -> set[str]:
    """Return the guids in the decks of other recipes and lists than those of the order."""
    return guids(_held([file for file in _beside(order) if _is_made(file, order)]).values())


def forsaken(order: Order) -> Iterator[str]:
    """Yield a remark for each deck of these banks that no recipe or list has the name of."""
    files = [file for file in _beside(order) if not _is_made(file, order)]
    for file, package in _held(files).items():
        if _banks(package) & order.shelf.histories.keys():
            yield (
                f"{file} holds notes of these lists, and no recipe makes it any more: delete it, "
                "or give the recipe its name back."
            )


def lost_histories(order: Order) -> Iterator[Problem]:
    """Yield a problem for each bank that was released, by the decks there, and has no history."""
    lost = {
        bank: path
        for bank, history in order.shelf.histories.items()
        if not history.records and not (path := history_of(order, bank)).exists()
    }
    if not lost:
        return
    jobs = [file for job in order.jobs for file in (job.file, job.aside)]
    for file, package in _held([*jobs, *_beside(order)]).items():
        for bank in sorted(_banks(package) & lost.keys()):
            message = f"{file} holds released notes of this bank, and its history is not there"
            hint = "take it back from git; or delete the deck, if learners are to start anew"
            yield Problem(Place(str(lost.pop(bank))), "H509", message, hint)


def _held(files: Iterable[Path]) -> dict[Path, Package]:
    return {file: held for file, held in _read(files).items() if isinstance(held, Package)}


def _beside(order: Order) -> list[Path]:
    """Return the packages in the folders of these decks that are none of theirs."""
    own = {file for job in order.jobs for file in (job.file, job.aside)}
    folders = sorted({job.file.parent for job in order.jobs})
    return [file for folder in folders for file in _packages_in(folder) if file not in own]


def _packages_in(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{EXTENSION}"))


def _is_made(file: Path, order: Order) -> bool:
    """Tell whether a recipe or list beside those of the order has the name of a deck."""
    sources = {job.recipe.file.parent for job in order.jobs}
    sources |= {path.parent for job in order.jobs for path in job.recipe.lists}
    names = (file.stem, file.stem.removesuffix("-withdrawn"))
    return any((folder / f"{name}.yaml").exists() for folder in sources for name in names)


def _banks(package: Package) -> set[str]:
    """Return the banks that the notes of a package name."""
    facts = {held.fields.get("Fact", "") for held in package.notes.values()}
    return {unescape(fact).rpartition("/")[0] for fact in facts}
