"""What an export format promises: one constant `EXPORTER` in one file of this folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from quizgen.model import Bank, Item


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an export depends on besides its bank.

    `clock` is the time in whole seconds since 1970 UTC; `stamps` the time of the last change of
    each guid, where it differs from `clock`; `released` all options ever released of each guid, in
    the places that number them; `corrected` when the key of a guid was corrected, if learners are
    still to be told; `reviewed` how many of the claims were reviewed, in words, "" for nothing.
    `draw` is how many wrong options an item keeps where its set is fixed; `forms` how many
    versions of a test are made, and `seed` what their order depends on.
    """

    clock: int
    stamps: Mapping[str, int] = field(default_factory=dict)
    released: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    corrected: Mapping[str, int] = field(default_factory=dict)
    reviewed: str = ""
    draw: int = 3
    forms: int = 1
    seed: str = "1"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that a format cannot hold, and why."""

    item: Item
    reason: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """Files to write (name → bytes), and the items that are not in them."""

    files: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name, the extension of its files, a line for the docs, the renderer.

    `render(bank, options)` is a function of its arguments: same input, same bytes. The names of
    its files are plain, begin with `file_stem` of the deck and end in `extension`: `build` puts the
    name of the recipe in the stem's place. No two formats share an extension, so that all can lie
    in one folder. `tests/exporters/test_contract.py` holds every format to it.
    """

    name: str
    extension: str
    summary: str
    render: Callable[[Bank, ExportOptions], Rendered]

    @property
    def shown(self) -> str:
        """Return the name as `--to` takes it: `anki-text`."""
        return self.name.replace("_", "-")
