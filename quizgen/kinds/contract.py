"""What a kind of fact promises: one constant `KIND` in one file of this folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from quizgen.folding import Names
from quizgen.model import Entry, Fact, Item, Origin, Source
from quizgen.problems import Problem
from quizgen.schema import Key


@dataclass(frozen=True, slots=True, eq=False)  # one of a few: what it says is looked up by it
class Context:
    """What a fact's items depend on besides the fact: its list, and what was released before.

    `groups` are the list's groups; `same` says what else a thing is called; `exact` is the list's
    default; `released` gives the options of a guid in the order of their release, so that a
    neighbour's new fact changes no released item. `target` is the one of which items are wanted:
    a kind may leave out those of others; "" wants all.
    """

    origin: Origin
    groups: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    same: Names = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    tags: tuple[str, ...] = ()
    exact: bool = False
    released: Callable[[str], tuple[str, ...]] = lambda _guid: ()
    target: str = ""


class Made(NamedTuple):
    """The items of a fact, and what stood in the way of others."""

    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()


class Kind(NamedTuple):
    """A kind of fact.

    A fact is of this kind if it has the key `name`. `keys` are the keys that the kind brings (its
    own name among them), `needed` those it cannot do without, `allowed` all that it has a use for.
    `targets` names what of a fact is remembered, without making its items; `item_names` tells
    which names `only` and `skip` may hold; `answers` what a quote must hold: for each answer its
    spellings, one of which is enough. `make` is a function of its arguments and raises nothing;
    `example` is a fact as an author would write it, for the docs and the tests.
    """

    name: str
    summary: str
    keys: Mapping[str, Key]
    needed: frozenset[str]
    allowed: frozenset[str]
    targets: Callable[[Fact, Context], tuple[str, ...]]
    item_names: Callable[[Fact], tuple[str, ...]]
    answers: Callable[[Fact], tuple[tuple[str, ...], ...]]
    make: Callable[[Fact, Context], Made]
    example: str
