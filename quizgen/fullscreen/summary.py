"""The page at the end: what a session came to, what to look at again, when the next is due."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizgen.fullscreen import view
from quizgen.fullscreen.pages import FINISHED, UNSAVED, Leave, Page
from quizgen.fullscreen.question import asked_next
from quizgen.fullscreen.runs import EMPTY, Line, Look, Run, told
from quizgen.fullscreen.view import Key, View, Window
from quizgen.problems import Refused
from quizgen.trainer import wording
from quizgen.trainer.deeds import Deed, amend
from quizgen.trainer.phrases import counted, right_in_words, right_of
from quizgen.trainer.replies import Command, Phase
from quizgen.trainer.scoring import Score, score
from quizgen.trainer.session import Candidate, Session, start
from quizgen.trainer.sitting import State

if TYPE_CHECKING:
    from quizgen.fullscreen.pages import Table

_COLUMN = 14


@dataclass(frozen=True, slots=True)
class Summary(Page):
    """The end of a session, over its last page if the learner left before it was over."""

    table: "Table"
    state: State
    over: Page | None = None
    note: str = ""

    def view(self, window: Window) -> View:
        """Return what the session came to."""
        total = score(self.state.session)
        return View(
            head=view.head(self.table.title, [], window),
            body=list(_body(self.state, total, window)),
            verdict=told(self.note or self._stopped, window.text),
            keys=list(self._keys(total, window)),
            reading=True,
        )

    def press(self, key: str) -> Page | Leave:
        """Leave, practise, go back, or take the last answer back."""
        match key.lower():
            case "enter" | "space" | "q":
                return Leave(UNSAVED if self.state.unsaved else FINISHED, self._stopped)
            case "escape" if self.over and not self.state.unsaved:
                return self.over
            case "w" if score(self.state.session).missed:
                return asked_next(self.table, practice(self.state.session))
            case "s" if self.table.statistics:
                return self.table.statistics(self)
            case "u" if _can_undo(self.state.session):
                return self._undone()
            case _:
                return replace(self, note="")

    @property
    def guard(self) -> object:
        """Return what changes with the page: a key meant for the question would close it."""
        return "summary", len(self.state.session.answered)

    @property
    def _stopped(self) -> str:
        session = self.state.session
        stopped = wording.stopped(session)
        if self.state.unsaved:
            return f"{stopped} The last step is not saved; all before it is."
        return f"{stopped} Everything is saved." if self.over and not session.is_over else ""

    def _keys(self, total: Score, window: Window) -> Iterator[Key]:
        yield Key("Enter", "finish", "enter")
        if self.over and not self.state.unsaved:
            yield Key("Esc", "go on", "escape")
        if total.missed:
            wrong = (
                "practise wrong"
                if window.is_narrow
                else "practise the wrong ones (memory untouched)"
            )
            yield Key("w", wrong, "w")
        if self.table.statistics:
            yield Key("s", "statistics", "s")
        if _can_undo(self.state.session):
            yield Key("u", "undo", "u")

    def _undone(self) -> Page:
        state = replace(self.state, asked=None, phase=Phase.ANSWERED, left=False)
        found = amend(state, None, Command("u"), self.table.desk)
        if not isinstance(found, Deed):
            return replace(self, note=found.words)
        try:
            self.table.course.save(found.event)
        except Refused as refused:
            return replace(self, note=refused.problems[0].message)
        return asked_next(self.table, found.state.session, "Taken back.")


def _can_undo(session: Session) -> bool:
    return bool(session.answered or session.last_dropped)


def practice(session: Session) -> Session:
    """Return a session of what was wrong in another; it leaves the memory as it is."""
    missed = [one.turn.candidate for one in score(session).missed]
    again = [Candidate(one.target, one.fact, one.memory) for one in missed]
    seed = f"{session.seed} again {len(session.answered)}"
    return start([], again, day=session.day, seed=seed, limit=len(again), practise=True)


def _body(state: State, total: Score, window: Window) -> Iterator[Line]:
    session = state.session
    if not total.asked:
        yield from told("Nothing was answered.", window.text)
        return
    yield from told(_done(session, total), window.text)
    right = right_of(total.right, total.asked)
    yield from _row("Right", f"{right}{_corrected(session, total)}", window)
    for number, words in (
        (total.unsure, "Not sure"), (total.unknown, "Don't know"),
        (total.by_own_word, "By own word"),
    ):  # fmt: skip
        if number:
            yield from _row(words, str(number), window)
    if total.missed:
        yield EMPTY
        yield from told("Look at again", window.text)
    for given in total.missed:
        asked = " ".join(wording.stem(given.asked).split())
        right = "; ".join(right_in_words(given.asked).splitlines())
        before = (Run("  "), Run("✗", Look.WRONG), Run(" "))
        yield from told(f"{asked}   {right}", window.text, before)
    if coming := _coming(session):
        yield EMPTY
        yield from told(coming, window.text)


def _row(label: str, text: str, window: Window) -> list[Line]:
    return told(text, window.text, (Run(f"  {label}".ljust(_COLUMN + 2)),))


def _done(session: Session, total: Score) -> str:
    """Return how many questions were met, and how many answers they took if these were more."""
    what = "Practised" if session.practise else "Done"
    given = len(session.answered)
    more = f", {counted(given, 'answer')}" if given > total.asked else ""
    return f"{what}: {counted(total.asked, 'question')}{more}"


def _corrected(session: Session, total: Score) -> str:
    if not wording.is_corrected(session, total):
        return ""
    return f"; corrected for guessing {round(100 * total.corrected)} %"


def _coming(session: Session) -> str:
    """Return when the targets of the session come again, the next two days of it."""
    if session.practise:
        return "Practice: the memory stays as it was."
    last = {one.turn.candidate.target: one.memory for one in session.answered}
    waiting = {turn.candidate.target for turn in session.waiting}
    days = [max(one.due_day - session.day, 1) for name, one in last.items()
            if one and name not in waiting]  # fmt: skip
    counts = [f"{days.count(day)} {_when(day)}" for day in sorted(set(days))[:2]]
    still = [f"{len(waiting)} still today"] if waiting else []
    return f"Next: {', '.join([*still, *counts])}." if still or counts else ""


def _when(days: int) -> str:
    return "tomorrow" if days == 1 else f"in {days} days"
