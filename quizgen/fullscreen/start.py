"""The first page: what is due in each deck."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from quizgen.fullscreen import view
from quizgen.fullscreen.pages import Leave, Page, Table
from quizgen.fullscreen.runs import EMPTY, Line, Look, Run, calm, clipped, tapped, told, width
from quizgen.fullscreen.view import Key, View, Window

if TYPE_CHECKING:
    from quizgen.trainer.session import Session

_SECONDS = 18
"""How long a question takes, more or less."""


class Deck(NamedTuple):
    """A list: how many of its targets are due and new, and what is said if none is."""

    title: str
    due: int
    new: int
    next: str = ""


class Lobby(NamedTuple):
    """What there is to do today, `new` new ones in all.

    `begin` returns the session of the decks named, () of all; `more` and `practise` return a
    session of new ones beyond today's, or of what is not due.
    """

    date: str
    decks: Sequence[Deck]
    begin: Callable[[Sequence[int]], "Session"]
    limit: int
    new: int
    earlier: str = ""
    nothing: str = ""
    remarks: Sequence[str] = ()
    more: Callable[[], "Session"] | None = None
    practise: Callable[[], "Session"] | None = None
    exam: Callable[[Page], Page | Leave] | None = None


@dataclass(frozen=True, slots=True)
class Start(Page):
    """The decks; `lit` is the one under ▸, -1 none."""

    table: Table
    lobby: Lobby
    lit: int = -1

    def view(self, window: Window) -> View:
        """Return the decks and their counts."""
        body = list(self._body(window))
        lit = next((at for at, line in enumerate(body) if line and line[0].look is Look.LIT), -1)
        head = view.head("quizgen quiz", [self.lobby.date], window)
        return View(head, body, (), list(self._keys()), lit=lit)

    def press(self, key: str) -> Page | Leave:
        """Begin, choose a deck, or leave."""
        decks = self.lobby.decks
        match key.lower():
            case "q":
                return Leave()
            case "?" | "f1":
                from quizgen.fullscreen.overlays import Help

                return Help(self)
            case "s" if self.table.statistics:
                return self.table.statistics(self)
            case "e" if self.lobby.exam:
                return self.lobby.exam(self)
            case "up" | "k" | "down" | "j":
                step = 1 if key.lower() in {"down", "j"} else -1
                first = 0 if step > 0 else len(decks) - 1
                lit = first if self.lit < 0 else min(max(self.lit + step, 0), len(decks) - 1)
                return replace(self, lit=lit)
            case other:
                return self._begun(other)

    def _begun(self, key: str) -> Page:
        lobby = self.lobby
        if key == "n" and lobby.more:
            return self._asked(lobby.more())
        if key == "w" and lobby.practise:
            return self._asked(lobby.practise())
        number = key.removeprefix("#")
        if key in {"enter", "space"} and not lobby.nothing:
            return self._of(() if self.lit < 0 else (self.lit,))
        if number.isascii() and number.isdecimal() and 0 < int(number[:4]) <= len(lobby.decks):
            return self._of((int(number[:4]) - 1,))
        return self

    def _of(self, chosen: tuple[int, ...]) -> Page:
        return self._asked(self.lobby.begin(chosen))

    def _asked(self, session: "Session") -> Page:
        from quizgen.fullscreen.question import asked_next

        return self if session.is_over else asked_next(self.table, session)

    def _body(self, window: Window) -> Iterator[Line]:
        lobby = self.lobby
        due, new = sum(deck.due for deck in lobby.decks), lobby.new
        if lobby.nothing:
            yield from told(lobby.nothing, window.text)
        else:
            minutes = max(round(min(due + new, lobby.limit) * _SECONDS / 60), 1)
            about = f"about {minutes} minute{'' if minutes == 1 else 's'}"
            is_less = new < sum(deck.new for deck in lobby.decks)  # each could take all of the day
            day = " today" if is_less else ""
            yield from told(f"Due {due}   new {new}{day}   {about}", window.text)
        if lobby.earlier:
            yield from told(lobby.earlier, window.text)
        for remark in lobby.remarks:
            yield from told(remark, window.text, (Run("!", Look.ALMOST), Run(" ")))
        yield EMPTY
        for at, deck in enumerate(lobby.decks):
            yield from self._rows(at, deck, window)

    def _rows(self, at: int, deck: Deck, window: Window) -> Iterator[Line]:
        """Yield a deck and its counts in a line, below one another where the window is narrow."""
        look = Look.LIT if at == self.lit else Look.PLAIN
        gap = " " if window.is_narrow else "   "
        counts = f"{deck.due:3} due{gap}{deck.new:3} new" if deck.due or deck.new else deck.next
        number = Run(f"{'▸' if at == self.lit else ' '} {at + 1:2}  ", look)
        widest = max(width((Run(_title(one)),)) for one in self.lobby.decks)
        room = window.text - width((number,))
        title = Run(_title(deck), look)
        if widest + 2 + len(counts) <= room:
            pad = Run(" " * (widest - width((title,)) + 2), look)
            yield tapped((number, title, pad, Run(counts, look)), f"#{at + 1}")
            return
        yield tapped((number, *clipped((title,), room)), f"#{at + 1}")
        indent = " " * width((number,))
        yield tapped((Run(f"{indent}{counts.strip()}", look),), f"#{at + 1}")

    def _keys(self) -> Iterator[Key]:
        lobby = self.lobby
        if not lobby.nothing:
            lit = self.lit >= 0
            yield Key("Enter", "start" if lit or len(lobby.decks) == 1 else "start all", "enter")
            if len(lobby.decks) > 1:
                yield Key(f"1-{min(len(lobby.decks), 9)}", "one deck")
        if lobby.more:
            yield Key("n", "new ones", "n")
        if lobby.practise:
            yield Key("w", "practise (memory untouched)", "w")
        if lobby.exam:
            yield Key("e", "exam", "e")
        if self.table.statistics:
            yield Key("s", "statistics", "s")
        yield Key("?", "help", "f1")
        yield Key("q", "quit", "q")


def _title(deck: Deck) -> str:
    return calm(deck.title).replace("\n", " ")
