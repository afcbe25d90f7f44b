"""An item as it is printed in the test, and its row in the key."""

from collections.abc import Sequence
from typing import Any

from quizgen.exporters._paper.runs import Run, cloze_runs, runs
from quizgen.exporters._sheet import Option, Step, options_of, steps_of
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Choice, ChooseAll, Cloze, Item, Numeric, Order, TrueFalse, Typed


def letter(at: int) -> str:
    """Return A to Z, then AA."""
    before, last = divmod(at, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def test_runs(item: Item, options: ExportOptions) -> list[Run]:
    """Return all that a test prints of an item."""
    told = [option.text for option in options_of(item, options)]
    told += [step.text for step in steps_of(item, options)]
    told += [item.shape.quantity.unit] if isinstance(item.shape, Numeric) else []
    beside = [[one.name, "picture"] for one in item.pictures if one.name]
    return [*_asked(item), *beside, *(run for text in told for run in runs(text, item))]


def key_runs(item: Item, options: ExportOptions) -> list[Run]:
    """Return all that the key prints of an item."""
    row = key_row(item, options_of(item, options), steps_of(item, options))
    return [*row["answer"], *row["also"], *row["why"]]


def asked(item: Item, options: Sequence[Option], steps: Sequence[Step]) -> dict[str, Any]:
    """Return an item as the test prints it, its options and steps in this order."""
    said: dict[str, Any] = {
        "stem": _asked(item),
        "pictures": [one.name for one in item.pictures if one.name],
    }
    match item.shape:
        case Choice() | ChooseAll() | TrueFalse():
            said["options"] = [runs(option.text, item) for option in options]
            said["shape"] = _MARKS[type(item.shape)]
        case Order():
            said["options"] = [runs(step.text, item) for step in steps]
            said["shape"] = "order"
        case Numeric(quantity=size):
            said |= {"shape": "line", "unit": size.unit}
        case Cloze():
            said["shape"] = "cloze"
        case _:
            said |= {"shape": "line", "unit": ""}
    return said


_MARKS = {Choice: "one", ChooseAll: "several", TrueFalse: "truefalse"}


def key_row(item: Item, options: Sequence[Option], steps: Sequence[Step]) -> dict[str, Any]:
    """Return what the key says of an item whose options and steps stand in this order."""
    row: dict[str, Any] = {"mark": "", "answer": [], "also": [], "why": runs(item.why, item)}
    match item.shape:
        case Choice() | ChooseAll() | TrueFalse():
            right = [(letter(at), one) for at, one in enumerate(options) if one.right]
            row["mark"] = " ".join(at for at, _ in right)
            row["answer"] = _joined([runs(one.text, item) for _, one in right], "; ")
        case Order():
            row["mark"] = ", ".join(_place(step, steps) for step in steps)
            told = sorted(steps, key=lambda step: step.place)
            row["answer"] = _joined([runs(step.text, item) for step in told], " → ")
        case Typed(answer=answer, accept=accept) | Numeric(answer=answer, accept=accept):
            row["answer"] = runs(answer, item)
            row["also"] = _joined([runs(text, item) for text in accept], "; ")
        case Cloze() as cloze:
            row["answer"] = _joined([runs(blank.answer, item) for blank in cloze.blanks], "; ")
            others = [text for blank in cloze.blanks for text in blank.accept]
            row["also"] = _joined([runs(text, item) for text in others], "; ")
        case _:
            raise ValueError(f"a {type(item.shape).__name__} is not asked on paper")
    return row


def _asked(item: Item) -> list[Run]:
    return cloze_runs(item, item.shape) if isinstance(item.shape, Cloze) else runs(item.stem, item)


def _joined(texts: Sequence[list[Run]], between: str) -> list[Run]:
    return [run for at, text in enumerate(texts) for run in ([[between]] if at else []) + text]


def _place(step: Step, steps: Sequence[Step]) -> str:
    """Return the number that belongs before a step: 2/3 if it may be either."""
    width = sum(one.place == step.place for one in steps)
    return "/".join(str(step.place + at) for at in range(width))
