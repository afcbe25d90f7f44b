"""Making decks: the packing of notes, their fields, the whole command, the choice of options.

Each against what somebody would write instead, on the lists of `benchmarks.make_list`. 7,500 facts
make 10,000 notes: the choice of a cloze's blank is a note of its own.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks import plain_deck
from benchmarks.make_list import make_list
from benchmarks.ratio import Comparison, compare
from quizgen.blanks import parse
from quizgen.distractors import why_not
from quizgen.exporters._anki.decks import Deck
from quizgen.exporters._anki.package import package
from quizgen.exporters.anki import lay_out, render
from quizgen.exporters.contract import ExportOptions
from quizgen.facts.listing import FactList, read_list
from quizgen.facts.pausing import collector_paused
from quizgen.folding import fold, words
from quizgen.making import kinds, maker
from quizgen.model import Bank, Item, Section
from quizgen.number_words import in_digits
from quizgen.plausibility import distance, looks
from quizgen.quantity import quantity
from quizgen.wordings import are_strangers, wording

NOTES, FACTS = 10_000, 7_500
FEW, MANY = 1_000, 10_000
RUNS = 5
OPTIONS = ExportOptions(clock=1_800_000_000)
REMEMBERED = (
    *(fold, words, quantity, in_digits, wording, looks),
    *(why_not, are_strangers, distance, parse),
)
"""What a process knows of texts and pairs of texts that it has met."""


def measure() -> Iterator[Comparison]:
    """Yield a comparison for each step from items to a file, for the command, for the options."""
    with tempfile.TemporaryDirectory() as folder:
        bank = bank_of(FACTS)
        decks, _ = lay_out(bank, OPTIONS)
        assert sum(len(deck.notes) for deck in decks) == NOTES
        yield packing(decks, Path(folder))
        if find_spec("anki"):
            yield packing_by_anki(decks, Path(folder))
        else:
            print("No row for Anki's own backend: `anki` is not installed.", file=sys.stderr)
        yield rendering(bank, Path(folder))
        yield building(Path(folder))
        yield from choosing()


def packing(decks: Sequence[Deck], folder: Path) -> Comparison:
    """Pack notes whose fields are given, on both sides."""
    return compare(
        f"pack {NOTES:,} notes, fields given",
        "plain genanki",
        ours=lambda: pack(decks, folder),
        yardstick=lambda: plain_deck.write_notes(decks, folder / "plain.apkg"),
        target=None,
        runs=RUNS,
    )


def packing_by_anki(decks: Sequence[Deck], folder: Path) -> Comparison:
    """Pack notes whose fields are given; the yardstick also numbers, checks and indexes them."""
    from benchmarks import anki_backend

    return compare(
        f"pack {NOTES:,} notes, fields given",
        "Anki's own backend",
        ours=lambda: pack(decks, folder),
        yardstick=lambda: anki_backend.write_notes(decks, folder),
        target=None,
        runs=RUNS,
    )


def pack(decks: Sequence[Deck], folder: Path) -> None:
    """Write the package of these decks."""
    (folder / "ours.apkg").write_bytes(package(decks, {}, OPTIONS.clock))


def rendering(bank: Bank, folder: Path) -> Comparison:
    """Make notes of items and pack them: the text of a field is each side's own work."""

    def ours() -> None:
        with collector_paused():  # as the command does
            (content,) = render(bank, OPTIONS).files.values()
        (folder / "ours.apkg").write_bytes(content)

    return compare(
        f"{NOTES:,} notes from items to `.apkg`",
        "plain genanki, `html.escape`",
        ours=ours,
        yardstick=lambda: plain_deck.write_items(bank, folder / "plain.apkg"),
        target=0.5,
        runs=RUNS,
    )


def building(folder: Path) -> Comparison:
    """Run the command, and the script, from a list to a package: processes, start and all."""
    (folder / "list").mkdir()
    path = folder / "list" / "long.yaml"
    path.write_text(make_list(MANY), encoding="utf-8")
    python = (sys.executable, "-m")
    ours = (*python, "quizgen", "build", "--frozen", str(path), "-o", str(folder / "built"))
    script = (*python, "benchmarks.plain_script", str(path), str(folder / "script.apkg"))
    return compare(
        f"`quizgen build` of {MANY:,} facts",
        "a 60-line script",
        ours=lambda: run(ours),
        yardstick=lambda: run(script),
        target=0.6,
        runs=RUNS,
    )


def run(command: tuple[str, ...]) -> None:
    """Run a process to its end; a failure is ours."""
    subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parent.parent)


def choosing() -> Iterator[Comparison]:
    """Make the items of ten times the facts: options listed, or of a group, which may grow too."""
    lists: tuple[tuple[str, int, Callable[[int], str]], ...] = (
        ("listed", FEW, make_list),
        ("of a group of 40", FEW, lambda facts: grouped(facts, 40)),
        ("of a group of all answers", FEW // 5, lambda facts: grouped(facts, facts)),
    )
    for options, few, text in lists:
        yield compare(
            f"choose options {options}, {few:,} → {10 * few:,} facts",
            "itself",
            ours=making(read(text(10 * few))),
            yardstick=making(read(text(few))),
            target=12,
            runs=RUNS,
        )


def making(listed: FactList) -> Callable[[], None]:
    """Return what makes the items of a list as a new process does, nothing remembered."""

    def make() -> None:
        for remembered in REMEMBERED:
            remembered.cache_clear()
        with collector_paused():  # as the command does
            assert len(items(listed)) > len(listed.facts)

    return make


def grouped(facts: int, group: int) -> str:
    """Return a list whose facts take their wrong options from a group of that many members."""
    names = [f"agent {number:05}" for number in range(group)]
    head = (
        f"title: Groups\nbank: long-list-qzxw\ncite: A book\ngroups:\n  agents: {names}\nfacts:\n"
    )
    return head + "".join(
        f"  - id: fact-{number}\n    question: Which one is no. {number}?\n"
        f"    answer: {names[number % group]}\n    others-wrong: agents\n"
        for number in range(facts)
    )


def bank_of(facts: int) -> Bank:
    """Return the items of a made list of that many facts as one deck."""
    listed = read(make_list(facts))
    return Bank(listed.origin.title, (Section(listed.origin.title, tuple(items(listed))),))


def read(text: str) -> FactList:
    """Return a list without a problem."""
    listed = read_list(text.encode(), "long.yaml", kinds())
    assert not listed.problems
    return listed


def items(listed: FactList) -> list[Item]:
    """Return the items of a list of which nothing was released."""
    make = maker(listed, (), lambda _guid: ())
    return [item for fact in listed.facts for item in make(fact).items]
