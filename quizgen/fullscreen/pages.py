"""What the full screen shows one after the other: each page is a value, a key gives the next.

start → question → … → summary → Leave;  help, flag and trouble lie over a page and return to it
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quizgen.fullscreen.view import View, Window

if TYPE_CHECKING:
    from quizgen.trainer.deeds import Desk
    from quizgen.trainer.log import Circumstances
    from quizgen.trainer.sitting import Course

FINISHED, UNSAVED, INTERRUPTED = 0, 1, 130


class Leave(NamedTuple):
    """The screen closes; the words stand below the shell's line then."""

    code: int = FINISHED
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One screen. What a kind of page has no use for stays as it is here."""

    def view(self, window: Window) -> View:
        """Return what is shown in a window."""
        raise NotImplementedError

    def press(self, key: str) -> "Page | Leave":
        """Return the page after a key."""
        raise NotImplementedError

    def paste(self, text: str) -> "Page":  # noqa: ARG002  # most pages have no field
        """Return the page after a text was pasted: only fields take it."""
        return self

    def wait(self) -> "Page | Leave":
        """Return the page a while later, when nothing was pressed."""
        return self

    @property
    def guard(self) -> object:
        """Return what changes when keys that come at once would be slips; None if none would."""
        return None


class Table(NamedTuple):
    """What pages need of the world: what is asked, where it is kept, the other screens.

    `statistics` returns the page of statistics over the page given; None: there is none.
    """

    title: str
    course: "Course"
    around: "Circumstances"
    statistics: Callable[[Page], Page] | None = None

    @property
    def desk(self) -> "Desk":
        """Return what deeds need."""
        from quizgen.trainer.deeds import Desk  # the first screen waits for nothing it needs

        return Desk(self.around, self.course.reviewed)
