"""The exam in the plain face: no verdict before it is handed in, any answer may be changed."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from typing import Protocol, assert_never

from quizgen.harmless import harmless
from quizgen.model import Event
from quizgen.problems import Refused
from quizgen.trainer import exam_wording, wording
from quizgen.trainer.amending import Impossible, flag
from quizgen.trainer.exam import Exam, walk
from quizgen.trainer.exam_deeds import ExamDeed, hand_in, mark, respond, undo
from quizgen.trainer.exam_replies import ExamReply, is_yes, parse_in_exam, place_in
from quizgen.trainer.grading import Marked, Ordered, Picked, Rated, Response, Unknown, Wrote
from quizgen.trainer.log import Circumstances
from quizgen.trainer.prompting import help_lines, prompt
from quizgen.trainer.replies import Command, Complaint, Enter, Phase
from quizgen.trainer.session import Session

WARNINGS = (1, 5)
"""Minutes before the end at which it is said how much time is left."""
_SECOND = timedelta(seconds=1)


class Silence(Enum):
    """No line came in the time that there was."""

    SILENCE = "silence"


class Streams(Protocol):
    """Where lines come from and go to. `stops`: a person reads, so a review waits for Enter."""

    stops: bool

    def read(self, prompt: str) -> str | None:
        """Return a line without its end, None at the end of input."""

    def read_within(self, prompt: str, seconds: float) -> str | Silence | None:
        """Return a line as `read` does, or that none came in so many seconds."""

    def say(self, line: str) -> None:
        """Print a line."""


class Hall(Protocol):
    """Where events are kept."""

    def save(self, event: Event) -> Event:
        """Keep an event for good before returning. Raises Refused if that fails."""


class End(Enum):
    """How a sitting ended."""

    HANDED_IN = "handed in"
    LEFT = "left"
    UNSAVED = "unsaved"


class Unsaved(Exception):
    """The learner gives up keeping something."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The exam, whether it is being handed in, which warning of the time was last, the end."""

    exam: Exam
    is_handing_in: bool = False
    warned: float = float("inf")
    end: End | None = None


@dataclass(frozen=True, slots=True)
class ExamFace:
    """Holds an exam through lines, up to its hand-in."""

    streams: Streams
    hall: Hall
    around: Circumstances

    def run(self, exam: Exam) -> Stage:
        """Ask until it is handed in, the time is over or the learner leaves."""
        left = exam.left(self.around.now())
        warned = left / timedelta(minutes=1) if left is not None else float("inf")
        stage = self._show(Stage(exam, warned=warned))
        while stage.end is None:
            try:
                stage = self._turn(stage)
            except Unsaved:
                stage = replace(stage, end=End.UNSAVED)
        self._close(stage)
        return stage

    def say(self, text: str) -> None:
        """Print a text line by line; nothing that steers a terminal gets through."""
        for line in text.split("\n"):
            self.streams.say(harmless(line))

    def save(self, event: Event) -> Event:
        """Keep an event, again and again if it fails. Raises Unsaved when the learner gives up."""
        while True:
            try:
                return self.hall.save(event)
            except Refused as refused:
                for problem in refused.problems:
                    self.say(problem.message)
                question = "Enter tries again, :q quits: "
                line = self.streams.read(question) if self.streams.stops else None
                if line is None or line.strip().lower() == ":q":
                    raise Unsaved from refused

    def _turn(self, stage: Stage) -> Stage:
        """Wait for a line, until there is something to say of the time; do what it says."""
        exam = stage.exam
        left = exam.left(self.around.now())
        if left is None:
            line = self.streams.read(_prompt(stage))
            return self._take(stage, line)
        if left <= timedelta():
            return self._time_is_up(exam)
        stage = self._warn(stage, left)
        ahead = next((one for one in (5, 1) if one < stage.warned and _minutes(one) < left), 0)
        found = self.streams.read_within(_prompt(stage), (left - _minutes(ahead)) / _SECOND)
        if isinstance(found, Silence):
            self.say("")  # the cursor stands behind the prompt
            return stage
        now_left = exam.left(self.around.now())
        if found is not None and now_left is not None and now_left <= timedelta():
            self.say(exam_wording.TOO_LATE)
            return self._time_is_up(exam)
        return self._take(stage, found)

    def _warn(self, stage: Stage, left: timedelta) -> Stage:
        passed = next((one for one in WARNINGS if left <= _minutes(one)), None)
        if passed is None or passed >= stage.warned:
            return stage
        self.say(exam_wording.time_left(left))
        return replace(stage, warned=passed)

    def _time_is_up(self, exam: Exam) -> Stage:
        deed = hand_in(exam, self.around, in_time=False)
        self.save(deed.event)
        self.say("The time is over. What was answered is handed in.")
        return Stage(deed.exam, end=End.HANDED_IN)

    def _take(self, stage: Stage, line: str | None) -> Stage:
        if line is None:
            return replace(stage, end=End.LEFT)
        if stage.is_handing_in:
            return self._decide(stage, line)
        return self._step(stage, parse_in_exam(line, stage.exam.question.asked))

    def _decide(self, stage: Stage, line: str) -> Stage:
        if line.strip().lower() == ":q":
            return replace(stage, end=End.LEFT)
        if not is_yes(line):
            return self._show(replace(stage, is_handing_in=False))
        deed = hand_in(stage.exam, self.around)
        self.save(deed.event)
        self.say(deed.words)
        return replace(stage, exam=deed.exam, end=End.HANDED_IN)

    def _step(self, stage: Stage, reply: ExamReply) -> Stage:
        match reply:
            case Complaint(text):
                self.say(text)
                return stage
            case Command():
                return self._command(stage, reply)
            case Enter():
                return self._go(stage, stage.exam.at + 1)
            case Picked() | Marked() | Ordered() | Wrote() | Rated() | Unknown():
                return self._respond(stage, reply)
            case _:
                assert_never(reply)

    def _respond(self, stage: Stage, response: Response) -> Stage:
        """Keep an answer, and only then go on."""
        found = respond(stage.exam, response, self.around)
        if isinstance(found, Impossible):
            self.say(found.words)
            return stage
        kept = self._keep(stage, found)
        return self._go(kept, kept.exam.at + 1)

    def _keep(self, stage: Stage, found: ExamDeed | Impossible) -> Stage:
        if isinstance(found, Impossible):
            self.say(found.words)
            return stage
        self.save(found.event)
        self.say(found.words)
        return replace(stage, exam=found.exam)

    def _go(self, stage: Stage, at: int) -> Stage:
        """Go to a question; behind the last it is asked whether to hand in."""
        if at == len(stage.exam.questions):
            return replace(stage, is_handing_in=True)
        return self._show(replace(stage, exam=walk(stage.exam, at, self.around.now())))

    def _command(self, stage: Stage, command: Command) -> Stage:
        exam = stage.exam
        match command.name:
            case "q":
                return replace(stage, end=End.LEFT)
            case "hand-in":
                return replace(stage, is_handing_in=True)
            case "next":
                return self._go(stage, exam.at + 1)
            case "back":
                return self._go(stage, max(exam.at - 1, 0))
            case "go":
                return self._go_to(stage, command.text)
            case "m":
                return self._keep(stage, mark(exam, self.around))
            case "u":
                return self._keep(stage, undo(exam, self.around))
            case "flag":
                return self._flag(stage, command.text)
            case name:
                self._tell(exam, name)
                return stage

    def _go_to(self, stage: Stage, text: str) -> Stage:
        at = place_in(text, len(stage.exam.questions))
        if isinstance(at, Complaint):
            self.say(at.text)
            return stage
        return self._go(stage, at)

    def _flag(self, stage: Stage, text: str) -> Stage:
        session = Session((), 0, stage.exam.seed)
        found = flag(session, stage.exam.question.asked, text, self.around)
        if not isinstance(found, Impossible):
            self.save(found.event)
        self.say(found.words)
        return stage

    def _tell(self, exam: Exam, name: str) -> None:
        how, *_ = help_lines(exam.question.asked)
        for line in (how, *exam_wording.HELP) if name == "help" else exam_wording.overview(exam):
            self.say(line)

    def _show(self, stage: Stage) -> Stage:
        question = stage.exam.question
        self.say(f"\n{exam_wording.place(stage.exam)}. {wording.instruction(question.asked)}")
        for line in wording.question(question.asked):
            self.say(line)
        if so_far := exam_wording.so_far(question):
            self.say(so_far)
        return stage

    def _close(self, stage: Stage) -> None:
        if stage.end is End.HANDED_IN:
            return
        exam = stage.exam
        self.say("")
        if stage.end is End.UNSAVED:
            stopped = f"Stopped, {exam.answered} of {len(exam.questions)} answered."
            self.say(f"{stopped} The last step is not saved; all before it is.")
        else:
            self.say(exam_wording.put_away(exam))


def _minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def _prompt(stage: Stage) -> str:
    if stage.is_handing_in:
        return exam_wording.hand_in(stage.exam)
    return prompt(Phase.ASKED, stage.exam.question.asked, Session((), 0, ""))
