"""What the caller knows of the items that a file speaks of: their keys, and names of options."""

from collections.abc import Callable, Mapping
from typing import NamedTuple


class KnownItem(NamedTuple):
    """An item of a list: its name in the analysis, the texts that are right, and other names.

    `needed` says that all of `keys` belong to one answer; else each of them is right alone.
    `names` leads from what may stand in a cell to the text of an option: `GUID-o1` → `Vienna`.
    `offered` are the options that a test shows, so that one that nobody picks is known of.
    """

    item: str
    keys: tuple[str, ...] = ()
    needed: bool = False
    names: Mapping[str, str] = {}
    offered: tuple[str, ...] = ()


Look = Callable[[str, str], KnownItem | None]
"""Takes the head of a column and "", or the text of a question and its right answer as Moodle
shows them; returns the item that it is, None if it is none."""


def unknown(_text: str, _right: str) -> KnownItem | None:
    """Return None: there is no list."""
    return None
