"""Walking through claims in lines: one after the other, each judged or left for later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from quizgen.review.sentence import in_line, place, plain, source
from quizgen.review.statement import Statement
from quizgen.review.tick import Tick

KEYS = "y right, n not right, Enter later, b back, q quit: "
_HELP = (
    "y      the sentence is true: your tick is saved at once",
    "n      it is not, or not as it stands: no tick; the end lists what to mend",
    "Enter  leave it for later (also s)",
    "b      back to the claim before, and take your answer to it back",
    "q      stop; what is ticked is saved",
)


class Streams(Protocol):
    """Where lines come from and go to."""

    def read(self, prompt: str) -> str | None:
        """Return a line without its end, None at the end of input."""

    def say(self, line: str) -> None:
        """Print a line."""


class Book(Protocol):
    """Where ticks are kept; each is saved before the call returns. Raises Refused if it cannot."""

    def mine(self, one: Statement) -> Tick | None:
        """Return the tick of the person at work, None if there is none."""

    def others(self, one: Statement) -> Sequence[Tick]:
        """Return the ticks of everybody else."""

    def tick(self, one: Statement) -> None:
        """Keep that the person at work found the claim right."""

    def put(self, one: Statement, tick: Tick | None) -> None:
        """Have this tick of the person at work, or none."""


@dataclass(slots=True)
class Walk:
    """How far a walk has come. `answers` are the replies given, and each one's tick before."""

    claims: Sequence[Statement]
    answers: list[tuple[str, Tick | None]] = field(default_factory=list)

    @property
    def ticked(self) -> int:
        """Return how many claims were found right."""
        return sum(reply == "y" for reply, _ in self.answers)

    @property
    def wrong(self) -> list[Statement]:
        """Return the claims that were found not right."""
        pairs = zip(self.claims, self.answers, strict=False)
        return [one for one, (reply, _) in pairs if reply == "n"]


def run(walk: Walk, book: Book, streams: Streams) -> None:
    """Ask for each claim until all were seen, the input ends, or the person leaves."""
    while len(walk.answers) < len(walk.claims):
        for line in _shown(walk, book):
            streams.say(line)
        while (reply := _reply(streams)) == "?":
            for line in _HELP:
                streams.say(line)
        if reply is None:
            return
        _take(reply, walk, book, streams)


def _shown(walk: Walk, book: Book) -> Iterator[str]:
    at = len(walk.answers)
    one = walk.claims[at]
    yield ""
    yield f"{at + 1:,} of {len(walk.claims):,}  {place(one.item)}  {one.item.fact}"
    yield plain(one)
    if one.why:
        yield f"Why: {in_line(one.why)}"
    for quote in one.item.quotes:
        yield f"Quote: “{in_line(quote)}”"
    if said := source(one.item):
        yield f"Source: {said}"
    for picture in (*one.item.pictures, *one.item.inline):
        yield f"Picture: {picture.path}"
    for tick in book.others(one):
        yield f"Reviewed by {tick.by} on {tick.on}"
    if mine := book.mine(one):
        yield f"Reviewed by you on {mine.on}"


_REPLIES = {
    "y": "y", "yes": "y", "n": "n", "no": "n", "": "s", "s": "s", "b": "b", "u": "b",
    "?": "?", "h": "?", "help": "?",
}  # fmt: skip
_LEAVE = ("q", "quit", ":q")


def _reply(streams: Streams) -> str | None:
    """Return y, n, s, b or ?; None if the person leaves."""
    while (line := streams.read(KEYS)) is not None:
        word = line.strip().casefold()
        if word in _LEAVE:
            return None
        if word in _REPLIES:
            return _REPLIES[word]
        streams.say("That is none of the keys. ? explains them.")
    return None


def _take(reply: str, walk: Walk, book: Book, streams: Streams) -> None:
    if reply == "b":
        _back(walk, book, streams)
        return
    one = walk.claims[len(walk.answers)]
    before = book.mine(one)
    if reply == "y":
        book.tick(one)
    elif reply == "n" and before:
        book.put(one, None)
    walk.answers.append((reply, before))


def _back(walk: Walk, book: Book, streams: Streams) -> None:
    if not walk.answers:
        streams.say("This is the first one.")
        return
    reply, before = walk.answers.pop()
    one = walk.claims[len(walk.answers)]
    if reply != "s":
        book.put(one, before)
