"""The page on which a question is asked, answered and explained."""

from dataclasses import dataclass, replace

from quizgen.fullscreen.field import EMPTY, Field
from quizgen.fullscreen.pages import Leave, Page, Table
from quizgen.fullscreen.view import View, Window
from quizgen.problems import Refused
from quizgen.trainer.asking import Asked
from quizgen.trainer.deeds import Deed
from quizgen.trainer.grading import Rated
from quizgen.trainer.replies import Phase
from quizgen.trainer.session import Session
from quizgen.trainer.sitting import State, upcoming


@dataclass(frozen=True, slots=True)
class Question(Page):
    """A question, and what the learner has done on its page so far.

    `lit` is the option under ▸, -1 none; `chosen` those marked, or placed, in this order; `field`
    takes the typed answer while `types`; `flag` what is wrong with the question, None if nothing is
    written; `note` is said above the keys; `warned`: an empty answer was sent once.
    """

    table: Table
    state: State
    asked: Asked
    lit: int = -1
    chosen: tuple[int, ...] = ()
    field: Field = EMPTY
    types: bool = False
    flag: Field | None = None
    note: str = ""
    warned: bool = False

    def view(self, window: Window) -> View:
        """Return the question, or what is said of its answer."""
        if self.state.phase is Phase.ANSWERED:
            from quizgen.fullscreen.feedback import feedback

            return feedback(self, window)
        from quizgen.fullscreen.asking import asking

        return asking(self, window)

    def press(self, key: str) -> Page | Leave:
        """Return the page after a key."""
        from quizgen.fullscreen.pressing import press

        return press(self, key)

    def paste(self, text: str) -> Page:
        """Return the page with a text in the field, if one is open."""
        if self.flag is not None:
            return replace(self, flag=self.flag.put(text))
        return replace(self, field=self.field.put(text), note="") if self.types else self

    @property
    def guard(self) -> object:
        """Return what changes with feedback, a revealed answer, a recall that was rated."""
        phase, answered = self.state.phase, self.state.session.answered
        if phase is Phase.ASKED and not (answered and isinstance(answered[-1].response, Rated)):
            return None
        return phase, len(answered)

    def saved(self, deed: Deed, words: str = "") -> Page:
        """Return the page after a deed, once it is kept; the page that says why it is not."""
        try:
            self.table.course.save(deed.event)
        except Refused as refused:
            from quizgen.fullscreen.overlays import Unsaved

            said = " ".join(problem.message for problem in refused.problems)
            return Unsaved(self, deed, words, said)
        if deed.moves or isinstance(_response(deed), Rated):
            return asked_next(self.table, deed.state.session, words)
        return replace(self, state=deed.state, note=words, types=False, flag=None)


def _response(deed: Deed) -> object:
    """Return what was responded, where the deed is an answer."""
    last = deed.state.last
    return last.response if last and last.event == deed.event.id else None


def asked_next(table: Table, session: Session, words: str = "") -> Page:
    """Return the page of the turn at hand, or of the summary."""
    found = upcoming(session, table.course, table.desk.around.now)
    note = " ".join([*([words] if words else []), *found.words])
    asked = found.state.asked
    if asked is None:
        from quizgen.fullscreen.summary import Summary

        return Summary(table, found.state, note=note)
    return Question(table, found.state, asked, types=asked.is_typed, note=note)
