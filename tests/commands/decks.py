"""What the decks of a project hold."""

from quizgen.exporters._anki.released import Held, read_package
from tests.commands.projects import Folder


def note(folder: Folder, fact: str, name: str = "decks/all.apkg") -> Held:
    notes = read_package(folder.files()[name]).notes.values()
    [found] = [one for one in notes if one.fields["Fact"].endswith(f"/{fact}")]
    return found


def facts(folder: Folder, name: str) -> set[str]:
    notes = read_package(folder.files()[name]).notes.values()
    return {one.fields["Fact"].partition("/")[2] for one in notes}
