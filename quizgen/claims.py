"""The claims of lists and recipes, and the ticks beside them as they are kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from quizgen.alone import alone
from quizgen.files import STANDARD_INPUT
from quizgen.making import Desk
from quizgen.model import Place
from quizgen.ordering import Order, refuse, settle, survey
from quizgen.problems import Problem
from quizgen.project import Wants, work
from quizgen.review.counting import Reviewed, reviewed
from quizgen.review.sentence import plain
from quizgen.review.statement import Statement
from quizgen.review.stating import resting, statements
from quizgen.review.tick import Tick, Ticks
from quizgen.review.tick_store import load, save
from quizgen.reviewing import ticks_files
from quizgen.shelf import Naming

LONGEST_TEXT = 200
"""Of a claim's sentence so much is kept with its tick, for people who read the file."""


@dataclass(slots=True)
class Sheet:
    """The claims of an order, and the ticks of its banks; `files` are where these are kept."""

    order: Order
    claims: tuple[Statement, ...]
    files: dict[str, Path]
    shipped: bool
    ticks: dict[str, Ticks] = field(default_factory=dict)

    @property
    def ticked(self) -> frozenset[str]:
        """Return the hashes that somebody ticked."""
        return frozenset[str]().union(*(one.claims for one in self.ticks.values()))

    @property
    def count(self) -> Reviewed:
        """Return how many claims were reviewed."""
        return reviewed(self.claims, self.ticked)

    @property
    def open(self) -> tuple[Statement, ...]:
        """Return the claims that nobody ticked."""
        ticked = self.ticked
        return tuple(one for one in self.claims if one.hash not in ticked)

    @property
    def obstacles(self) -> list[Problem]:
        """Return why none of these claims can be ticked, if they cannot."""
        lists = [one.file for one in self.order.shelf.lists]
        if self.shipped:
            message = "the lists that come with quizgen are not yours to tick"
            hint = "go to a folder with `source/*.yaml`, or name a list or a recipe"
            return [Problem(Place(lists[0]), "F007", message, hint)]
        if str(STANDARD_INPUT) in lists:
            message = "claims of a list from standard input cannot be ticked"
            hint = "save it: ticks lie beside the list"
            return [Problem(Place(str(STANDARD_INPUT)), "F007", message, hint)]
        return []

    @property
    def every_tick(self) -> Iterator[Tick]:
        """Return the ticks of all banks, those of claims that are gone among them."""
        return (tick for ticks in self.ticks.values() for tick in ticks.by_key.values())

    def amend(self, bank: str, change: Callable[[Ticks], Ticks]) -> int:
        """Change the ticks of a bank as they lie beside its lists now; return how many more.

        Others may tick at the same time: nobody's tick is lost. Raises Refused.
        """
        refuse(self.obstacles)
        with alone(self.files[bank].parent):
            before = self.fresh(bank)
            self.ticks[bank] = change(before)
            if self.ticks[bank] != before:
                save(self.files[bank], self.ticks[bank])
        return len(self.ticks[bank].by_key) - len(before.by_key)

    def fresh(self, bank: str) -> Ticks:
        """Return the ticks of a bank as they lie there now."""
        return load(self.files[bank], bank)[0] if bank in self.files else Ticks(bank)


def open_sheet(paths: Sequence[Path], naming: Naming, desk: Desk) -> Sheet:
    """Read lists and recipes, and the ticks beside them. Refused if there is an error."""
    found = work(paths, Path(), Wants.LISTS)
    order = settle(survey(found, naming, desk, lambda _: Path()), desk)
    refuse(order.problems)
    asked = (item.guid for job in order.jobs for item in job.bank.items)
    claims = resting(statements(order.shelf.items), asked)
    sheet = Sheet(order, claims, ticks_files(order.shelf), found.shipped)
    sheet.ticks = {bank: sheet.fresh(bank) for bank in sheet.files}
    return sheet


@dataclass(frozen=True, slots=True)
class Desktop:
    """Keeps the ticks of one person, each before the call returns."""

    sheet: Sheet
    by: str
    today: date

    def mine(self, one: Statement) -> Tick | None:
        """Return the tick of the person at work, None if there is none."""
        return self._ticks(one).by_key.get((one.hash, self.by))

    def others(self, one: Statement) -> Sequence[Tick]:
        """Return the ticks of everybody else."""
        ticks = self._ticks(one).by_key.values()
        return [tick for tick in ticks if tick.claim == one.hash and tick.by != self.by]

    def tick(self, one: Statement) -> None:
        """Keep that the person at work found the claim right."""
        self._keep(one, tick_of(one, self.by, self.today))

    def put(self, one: Statement, tick: Tick | None) -> None:
        """Have this tick of the person at work, or none."""
        self._keep(one, tick)

    def _ticks(self, one: Statement) -> Ticks:
        bank = one.item.origin.bank
        return self.sheet.ticks.get(bank, Ticks(bank))

    def _keep(self, one: Statement, tick: Tick | None) -> None:
        mine = [tick] if tick else []
        self.sheet.amend(
            one.item.origin.bank, lambda ticks: ticks.without(one.hash, self.by).with_(mine)
        )


def tick_of(one: Statement, by: str, on: date) -> Tick:
    """Return a person's tick of a claim."""
    text = plain(one)
    short = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1].rstrip() + "…"
    return Tick(one.hash, by, on, short)
