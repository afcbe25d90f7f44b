"""A learner before a screen on paper: the keys they press, the lines they see."""

from collections.abc import Mapping, Sequence

from quizgen.course import Course
from quizgen.days import study_day
from quizgen.fullscreen.entrance import Screens, enter
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.question import Question
from quizgen.fullscreen.runs import Line, text_of
from quizgen.fullscreen.view import Window, lay_out
from quizgen.model import Event, Memory
from quizgen.quizzing import Plan
from quizgen.trainer.log import Circumstances
from tests.trainer.script import MONDAY, Clock, Ids, Notebook, course_of

WIDE, NARROW = Window(80, 24), Window(40, 15)
SCREENS = Screens()


def opened(
    course: str | Course, *, plan: Plan = Plan(seed="1"),  # noqa: B008  # a frozen value
    stabilities: Mapping[str, float] | None = None, refusals: int = 0, due: int = 0,
    screens: Screens = SCREENS, kept: Sequence[Event] = (),
) -> tuple[Page, Notebook]:  # fmt: skip
    """Return the first page over a list, and the store that keeps what is answered.

    `stabilities` are those of facts, by id, that were met before and are due in so many days.
    """
    asked = course_of(course) if isinstance(course, str) else course
    day = study_day(MONDAY)
    known = {
        offer.target: Memory(stability, 5.0, day - round(stability), day + due, 3, 0)
        for fact, stability in (stabilities or {}).items()
        for offer in asked.offers
        if offer.fact.endswith(f"/{fact}")
    }
    store = Notebook(known, refusals, kept=list(kept))
    around = Circumstances(b"s" * 16, Ids(), Clock(), lambda item: item.guid, "0.0")
    return enter(asked, store, plan, around, screens, day), store


def pressed(page: Page, *keys: str) -> Page:
    """Return the page after these keys, none of which leaves."""
    for key in keys:
        after = page.press(key)
        assert isinstance(after, Page), f"{key} leaves: {after}"
        page = after
    return page


def left(page: Page, *keys: str) -> Leave:
    """Return how the last of these keys leaves."""
    after = pressed(page, *keys[:-1]).press(keys[-1])
    assert isinstance(after, Leave)
    return after


def asked(page: Page) -> Question:
    """Return the page as that of a question."""
    assert isinstance(page, Question)
    return page


def shown(page: Page, window: Window = WIDE, offset: int = 0) -> list[str]:
    """Return the lines of a window, as a learner without colours sees them."""
    return [text_of(line).rstrip() for line in frame(page, window, offset)]


def frame(page: Page, window: Window = WIDE, offset: int = 0) -> tuple[Line, ...]:
    return lay_out(page.view(window), window, offset).lines
