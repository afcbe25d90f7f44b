"""Where a nearly right text parts from the right one: the two one above the other, and a caret."""

from typing import NamedTuple

from rich.cells import cell_len


class Parted(NamedTuple):
    """What was typed and what is right, a `-` where one lacks a letter; a caret below it, or ""."""

    typed: str
    right: str
    caret: str = ""


def parted(typed: str, right: str) -> Parted:
    """Return two texts one above the other; without a caret where they differ in form alone."""
    one, other = typed.casefold(), right.casefold()
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        at = min(len(one), len(other))
    is_plain = len(one) == len(typed) and len(other) == len(right) and one != other
    if not is_plain or abs(len(one) - len(other)) > 1:
        return Parted(typed, right)
    if len(one) < len(other):
        typed = f"{typed[:at]}-{typed[at:]}"
    elif len(one) > len(other):
        right = f"{right[:at]}-{right[at:]}"
    return Parted(typed, right, f"{' ' * cell_len(right[:at])}^")
