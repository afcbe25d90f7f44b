"""Items, memories and questions for the tests of the trainer."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from quizgen.model import (
    Blank,
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Entry,
    Item,
    Listed,
    Memory,
    Numeric,
    Order,
    Origin,
    Quantity,
    Rating,
    Recall,
    Shape,
    TrueFalse,
    Typed,
)
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Grade, Picked, Response, Unknown, Verdict
from quizgen.trainer.session import Answered, Candidate, Session, answer, start

TODAY = 20_000
NMDA = Choice(
    "NMDA receptor",
    (
        Distractor("AMPA receptor", Listed(), "AMPA channels carry no magnesium block"),
        Distractor("GABA receptor", Listed()),
        Distractor("Histamine H1 receptor", Listed(), "H1 is not an ion channel."),
        Distractor("Glycine receptor", Listed()),
    ),
)


def memory(stability: float, due: int = TODAY) -> Memory:
    return Memory(stability, 5.0, due - round(stability), due, seen=2, lapses=0)


def item(
    shape: Shape, *, name: str = "", targets: Sequence[str] = ("t",), language: str = "en",
    hint: str = "", stem: str = "Which receptor?", kind: str = "question",
) -> Item:  # fmt: skip
    return Item(
        guid="q-guid",
        fact="fact",
        name=name or type(shape).__name__.lower(),
        targets=tuple(targets),
        stem=stem,
        shape=shape,
        origin=Origin("bank", "Title", language),
        hint=hint,
        kind=kind,
    )


def typed(answer: str, *accept: str, never: Sequence[Entry] = (), exact: bool = False) -> Asked:
    return Asked(item(Typed(answer, accept, tuple(never), exact)), "t")


def numeric(
    answer: str, low: str, high: str, unit: str = "", *,
    accept: Sequence[str] = (), never: Sequence[Entry] = (), language: str = "en",
) -> Asked:  # fmt: skip
    bounds = Quantity(Decimal(low), Decimal(high), unit)
    shape = Numeric(answer, bounds, tuple(accept), tuple(never))
    return Asked(item(shape, language=language), "t")


def blank(*pieces: str | Blank, number: int = 1, language: str = "en") -> Asked:
    numbers = sorted({piece.number for piece in pieces if isinstance(piece, Blank)})
    targets = [f"c{number}" for number in numbers]
    asked = item(Cloze(pieces), targets=targets, language=language, kind="cloze", stem="")
    return Asked(asked, f"c{number}", number=number)


def choice(target: str = "t", options: Sequence[str] = ("AMPA receptor", "NMDA receptor")) -> Asked:
    return Asked(item(NMDA, targets=(target,)), target, tuple(options), (options.index(NMDA.key),))


def several(keys: Sequence[str] = "ac", wrong: Sequence[str] = "bd") -> Asked:
    """Return a question of which several options are right, in the order of the alphabet."""
    shape = ChooseAll(tuple(keys), tuple(Distractor(text, Listed()) for text in wrong))
    options = sorted([*keys, *wrong])
    right = tuple(options.index(key) for key in sorted(keys))
    return Asked(item(shape), "t", tuple(options), right)


def order(*steps: str | Sequence[str], options: Sequence[str] = ()) -> Asked:
    """Return steps to put in order, shown as they are given or in the order of the options."""
    places = tuple((place,) if isinstance(place, str) else tuple(place) for place in steps)
    flat = [step for together in places for step in together]
    shown = tuple(options) or tuple(flat)
    return Asked(item(Order(places)), "t", shown, tuple(shown.index(step) for step in flat))


def judgement(*, true: bool) -> Asked:
    shape = TrueFalse(true)
    return Asked(item(shape, stem="Glass is solid."), "t", ("True", "False"), (1 - true,))


def recall(answer: str = "NMDA receptor") -> Asked:
    return Asked(item(Recall(answer)), "t")


def given(
    session: Session, *, right: bool = True, response: Response | None = None,
    remembered: Memory | None = None, unsure: bool = False,
) -> Answered:  # fmt: skip
    """Return an answer to the turn at hand of a session, asked as a choice of two."""
    asked = choice(session.turn.candidate.target)
    grade = Grade(Verdict.RIGHT, Rating.GOOD) if right else Grade(Verdict.WRONG, Rating.AGAIN)
    event = f"{len(session.answered):016d}".encode()
    said = response or Picked(asked.keys[0] if right else 1 - asked.keys[0])
    return Answered(event, session.turn, asked, said, grade, remembered, unsure)


def unknown(session: Session) -> Answered:
    return given(session, right=False, response=Unknown())


def after(session: Session, *rights: bool) -> Session:
    """Return the session after these answers."""
    for right in rights:
        session = answer(session, given(session, right=right))
    return session


def new(*facts: str) -> list[Candidate]:
    """Return a new target for each fact; a fact named twice has two."""
    return [Candidate(f"{fact}{at}", fact) for at, fact in enumerate(facts)]


def session_of(*facts: str, limit: int = 100, seed: str = "1") -> Session:
    return start([], new(*facts), day=TODAY, seed=seed, limit=limit)


def facts(session: Session) -> str:
    """Return the facts that wait, in order; one that was missed in capitals."""
    return "".join(
        turn.candidate.fact.upper() if turn.again else turn.candidate.fact
        for turn in session.waiting
    )


def chi_square(counts: Counter[int] | Counter[str], cells: int) -> float:
    expected = sum(counts.values()) / cells
    seen = sum((count - expected) ** 2 / expected for count in counts.values())
    return seen + (cells - len(counts)) * expected
