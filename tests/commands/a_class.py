"""A class of sixty that sits an exam over twenty capitals, five of which ask badly.

The learners have an ability, and an answer is drawn by it; all of it from a seed.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from math import exp
from pathlib import Path
from random import Random

from quizgen.course import Course
from quizgen.examining import draw
from quizgen.playing import content
from quizgen.quizzing import review_with
from quizgen.scores.opening import empty
from quizgen.scores.store import Store
from quizgen.trainer.amending import Impossible
from quizgen.trainer.exam import Exam, walk
from quizgen.trainer.exam_deeds import Drawn, ExamDeed, begin, hand_in, respond
from quizgen.trainer.grading import Picked
from quizgen.trainer.log import Circumstances
from tests.trainer.exams import Watch
from tests.trainer.script import MONDAY, Ids

SIZE = 60
SEED = "June"

CAPITALS = """\
australia: Sydney, Canberra, Melbourne, Perth
france: Paris, Lyon, Marseille, Timbuktu
switzerland: Bern, Zurich, Geneva, Basel
spain: Madrid, Barcelona, Seville, Valencia
turkey: Ankara, Istanbul, Izmir, Bursa
norway: Oslo, Bergen, Trondheim, Stavanger
poland: Warsaw, Krakow, Gdansk, Lodz
italy: Rome, Milan, Naples, Turin
canada: Ottawa, Toronto, Montreal, Vancouver
brazil: Brasilia, Salvador, Recife, Fortaleza
china: Beijing, Shanghai, Wuhan, Chengdu
india: New Delhi, Mumbai, Kolkata, Chennai
kazakhstan: Astana, Almaty, Shymkent, Aktobe
morocco: Rabat, Casablanca, Fez, Marrakesh
vietnam: Hanoi, Hue, Da Nang, Can Tho
pakistan: Islamabad, Karachi, Lahore, Multan
tanzania: Dodoma, Mwanza, Arusha, Mbeya
ecuador: Quito, Guayaquil, Cuenca, Loja
scotland: Edinburgh, Glasgow, Aberdeen, Dundee
latvia: Riga, Daugavpils, Liepaja, Jelgava
"""
PLANTED = {
    "australia": "A701",  # the class knows that it is Canberra
    "switzerland": "A702",  # the best take Zurich
    "turkey": "A704",  # nearly nobody takes the key
    "france": "A707",  # nobody takes Timbuktu
    "spain": "A708",  # everybody knows it
}
"""What is wrong with a question, by its fact, and the code that says so."""


def facts() -> dict[str, list[str]]:
    """Return the options of each fact; the list calls the first one right."""
    lines = [line.partition(": ") for line in CAPITALS.splitlines()]
    return {name: options.split(", ") for name, _, options in lines}


def the_list() -> str:
    """Return the fact list."""
    entries = (
        f"- id: {name}\n"
        f"  question: Which of these is the capital of {name.title()}?\n"
        f"  answer: {options[0]}\n"
        f"  wrong: [{', '.join(options[1:])}]\n"
        for name, options in facts().items()
    )
    return f"title: Capitals\nbank: capitals-abcd\ncite: An atlas\nfacts:\n{''.join(entries)}"


def line_of(name: str) -> int:
    """Return the line on which a fact begins."""
    return the_list().splitlines().index(f"- id: {name}") + 1


@dataclass
class Learner:
    """A learner of the class, and the option that they took of each fact."""

    number: int
    ability: float
    took: dict[str, str | None] = field(default_factory=dict)


def the_class(seed: int = 7) -> list[Learner]:
    """Return the learners with what they take; the last one leaves every fifth question empty."""
    draws = Random(seed)
    learners = [Learner(number, draws.gauss(0, 1)) for number in range(SIZE)]
    for learner in learners:
        for at, (fact, options) in enumerate(facts().items()):
            weights = _weights(fact, learner.ability, -1.3 + 0.13 * at)
            learner.took[fact] = draws.choices(options, weights)[0]
    last = learners[-1].took
    last.update(dict.fromkeys([*last][::5]))
    return learners


def _weights(fact: str, ability: float, hard: float) -> list[float]:
    """Return how likely each option is; the first is what the list calls the key."""
    knows = 0.2 + 0.8 / (1 + exp(-2 * (ability - hard)))
    miss = (1 - knows) / 3
    match fact:
        case "australia":
            return [miss, knows, miss, miss]
        case "france":
            return [knows, 1.5 * miss, 1.5 * miss, 0]
        case "switzerland":
            good = 1 / (1 + exp(-3 * ability))
            return [0.15 + 0.35 * good, 0.05 + 0.45 * good, 0.5 * (1 - good), 0.3 * (1 - good)]
        case "spain":
            return [1, 0, 0, 0]
        case "turkey":
            return [0.04, 0.32, 0.32, 0.32]
        case _:
            return [knows, miss, miss, miss]


def a_store() -> Store:
    """Return a store that no disk holds."""
    return Store(empty(), Path("nowhere"), review_with())


def sits(learner: Learner, course: Course, store: Store, seed: str = SEED) -> None:
    """Have a learner sit the exam over a course, and hand it in."""
    around = _circumstances(learner)
    questions = draw(course, store, seed, None).questions
    exam = _done(store, begin(Drawn(course.title, questions, seed), around))
    for at, question in enumerate(questions):
        took = learner.took[question.fact.partition("/")[2]]
        if took is not None:
            response = Picked(question.asked.options.index(took))
            exam = _done(store, respond(walk(exam, at, MONDAY), response, around))
    _done(store, hand_in(exam, around))


def _done(store: Store, deed: ExamDeed | Impossible) -> Exam:
    assert isinstance(deed, ExamDeed)
    store.append(deed.event)
    return deed.exam


def _circumstances(learner: Learner) -> Circumstances:
    """Return the surroundings of a learner, whose ids nobody else's are."""
    ids = Ids()

    def new_id() -> bytes:
        return sha256(f"{learner.number} {ids()!r}".encode()).digest()[:16]

    return Circumstances(b"s" * 16, new_id, Watch(), content, "0.0")
