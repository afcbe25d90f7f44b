"""Courses by hand, of items of all shapes of which several options are right, or none is drawn."""

from quizgen.course import Course, Offer
from quizgen.model import (
    ChooseAll,
    Distractor,
    Item,
    Listed,
    Order,
    Origin,
    Place,
    RestOfGroup,
    Shape,
    Source,
    TrueFalse,
)

ORIGIN = Origin("health-abcd", "Magnesium and pain")
MINERALS = ChooseAll(
    ("Magnesium", "Calcium"),
    (
        Distractor("Vitamin D", Listed(), "it is a steroid-like hormone"),
        Distractor("Vitamin C", Listed()),
        Distractor("Biotin", RestOfGroup("vitamin")),
    ),
)
SIGNAL = Order(
    (
        ("Tissue is hurt",),
        ("Mediators excite the nerve ending", "Blood vessels widen"),
        ("An action potential runs",),
        ("Transmitter is released",),
    )
)


def course_of(*items: Item) -> Course:
    """Return a course of a fact for each item."""
    by_fact = {f"{ORIGIN.bank}/{one.fact}": one for one in items}
    return Course(
        title=ORIGIN.title,
        offers=tuple(Offer(one.targets[0], fact) for fact, one in by_fact.items()),
        items=lambda fact, _target: (by_fact[fact],),
        places=dict.fromkeys(by_fact, lambda: Place("case.yaml")),
    )


def item(fact: str, name: str, stem: str, shape: Shape, *, hint: str = "", why: str = "") -> Item:
    return Item(
        guid=f"q-{fact}", fact=fact, name=name, targets=(f"t-{fact}",), stem=stem, shape=shape,
        origin=ORIGIN, hint=hint, why=why, sources=(Source("An atlas"),),
    )  # fmt: skip


SEVERAL = item("minerals", "all", "Which of these are minerals?", MINERALS, hint="two")
IN_ORDER = item("signal", "order", "How does a signal arise?", SIGNAL, hint="it starts outside")
MYTH = item(
    "glass", "myth", "Glass is a slow-flowing liquid at room temperature.", TrueFalse(true=False),
    hint="old windows mislead", why="Glass is an amorphous solid at room temperature.",
)  # fmt: skip
ALL_SHAPES = (SEVERAL, IN_ORDER, MYTH)
