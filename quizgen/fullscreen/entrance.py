"""What there is to do today → the first page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from quizgen.course import Course
from quizgen.days import date_of, study_day
from quizgen.fullscreen.pages import Page, Table
from quizgen.fullscreen.start import Deck, Lobby, Start
from quizgen.model import Event, Memory, Rating
from quizgen.quizzing import Asker, Plan, Store, Today, begin, nothing_due, today
from quizgen.trainer.log import Circumstances
from quizgen.trainer.session import Candidate, Session, start

_DAY = 24 * 60 * 60 * 1000
_WEEK = 7


class Log(Store, Protocol):
    """A store that tells what was answered lately."""

    @property
    def review(self) -> Callable[..., Memory]:
        """Return what the memory is reckoned with."""

    def events(
        self, kinds: Iterable[str] | None = None, since: int | None = None
    ) -> Iterable[Event]:
        """Return the events of these kinds from a time on."""


class Screens(NamedTuple):
    """The screens besides the quiz, each over the page it is opened from; None: there is none."""

    statistics: Callable[[Page], Page] | None = None
    exam: Callable[[Page], Page] | None = None


class _Hall(NamedTuple):
    """A course on a day, deck by deck. `every` holds all new ones, of which `room` may be met."""

    course: Course
    store: Log
    plan: Plan
    day: int
    every: Today
    room: int

    def title(self, one: Candidate) -> str:
        """Return the deck of a candidate: the title of its list."""
        known = self.course.facts.get(one.fact)
        return known[0].origin.title if known else self.course.title

    @property
    def titles(self) -> list[str]:
        """Return the decks in the order of the lists."""
        facts = self.course.facts
        every = {facts[offer.fact][0].origin.title for offer in self.course.offers if facts}
        wanted = (found.origin.title for found, _ in facts.values())
        return list(dict.fromkeys(one for one in wanted if one in every)) or [self.course.title]

    def found(self, *titles: str) -> Today:
        """Return what there is to do in some decks, in all if none is named."""
        due, new, later = (
            tuple(one for one in part if not titles or self.title(one) in titles)
            for part in (self.every.due, self.every.new, self.every.later)
        )
        return Today(due, new[: self.room], later, len(new))

    def begun(self, chosen: Sequence[int]) -> Session:
        """Return the session of some decks, () of all."""
        titles = self.titles
        return begin(self.found(*(titles[at] for at in chosen)), self.plan, self.day)

    def more(self) -> Session:
        """Return a session of new ones beyond those of today."""
        return self._session(self.every.new[: self.plan.new or Plan().new], practise=False)

    def practised(self) -> Session:
        """Return a session of what is not due, which leaves the memory as it is."""
        return self._session(self.every.later[: self.plan.limit], practise=True)

    def _session(self, chosen: Sequence[Candidate], *, practise: bool) -> Session:
        limit = max(len(chosen), 1)
        return start([], chosen, day=self.day, seed=self.plan.seed, limit=limit, practise=practise)

    def decks(self) -> Iterator[Deck]:
        """Yield what each deck holds today, if it is chosen alone."""
        for title in self.titles:
            found = self.found(title)
            beyond = found.later if self.plan.all or self.plan.practise else ()
            due, new = len(found.due) + len(beyond), len(found.new)
            yield Deck(title, due, new, "" if due or new else self._next(found))

    def _next(self, found: Today) -> str:
        days = [one.memory.due_day for one in found.later if one.memory]
        if not days:
            return "nothing new today"
        ahead = min(days) - self.day
        date = date_of(min(days))
        when = "tomorrow" if ahead == 1 else f"{date:%A}" if ahead < _WEEK else f"{ahead} days"
        return f"nothing {'for' if ahead >= _WEEK else 'until'} {when}"

    def earlier(self, moment: int) -> str:
        """Return what was answered today before, "" if nothing was."""
        from quizgen.scores.fold import counted

        lately = counted(self.store.events(None, moment - _DAY), self.store.review)
        given = [one for one in lately if one.day == self.day]
        right = sum(one.rating > Rating.AGAIN for one in given)
        return f"Earlier today: {len(given)} answered, {right} right" if given else ""


def enter(
    course: Course, store: Log, plan: Plan, around: Circumstances, screens: Screens, day: int
) -> Page:
    """Return the first page."""
    every = today(course, store, plan._replace(new=2 * len(course.offers)), day)
    room = max(plan.new - len(store.met_on(day)), 0) if every.unseen else 0
    hall = _Hall(course, store, plan, day, every, room)
    found = hall.found()
    asker = Asker(course, store, lambda: study_day(around.now()))
    over = begin(found, plan, day).is_over
    now = around.now()
    lobby = Lobby(
        date=f"{now:%A} {now.day} {now:%B}",
        decks=tuple(hall.decks()),
        begin=hall.begun,
        limit=plan.limit,
        new=len(found.new),
        earlier=hall.earlier(int(now.timestamp() * 1000)),
        nothing=nothing_due(found._replace(unseen=0), day) if over else "",
        remarks=course.remarks,
        more=hall.more if over and found.unseen else None,
        practise=hall.practised if over and found.later else None,
        exam=screens.exam,
    )
    return Start(Table(course.title, asker, around, screens.statistics), lobby)
