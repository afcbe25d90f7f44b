"""A table: each known cell is asked by the name of its row, and rows by what is true of them.

What makes its items is loaded when a list has a table: a quiz of others begins without it.
"""

from quizgen.kinds.contract import Context, Kind, Made
from quizgen.model import Fact
from quizgen.schema import FACT_KEYS, TRUST_KEYS, Key, Takes

_EXAMPLE = """\
- table: |
    planet  | day      | kind      | named after
    Earth   | 24 hours | rocky     | none
    Mars    | 25 hours | rocky     | the god of war
    Jupiter | 10 hours | gas giant | the king of the gods
    Saturn  | 11 hours | gas giant |
    Uranus  | 17 hours | ice giant | the god of the sky
    Neptune | 16 hours | ice giant | the god of the sea
  one-each: [day, kind, named after]
  ask:
    day: How long does <planet> take to turn once about its axis?
    named after: After whom is <planet> named?
    planet: Which of these planets is of the kind “<kind>”?
"""


def _make(fact: Fact, context: Context) -> Made:
    from quizgen.kinds._table_items import make

    return make(fact, context)


def _targets(fact: Fact, context: Context) -> tuple[str, ...]:
    from quizgen.kinds._table_items import targets

    return targets(fact, context)


def _item_names(fact: Fact) -> tuple[str, ...]:
    from quizgen.kinds._table_items import item_names

    return item_names(fact)


def _answers(fact: Fact) -> tuple[tuple[str, ...], ...]:
    from quizgen.kinds._table_items import answers

    return answers(fact)


_OF_COLUMNS = TRUST_KEYS.keys() - {"exact", "hint"}
"""What a fact says under `columns`, for the column it belongs to."""

_KEYS = {
    "table": Key(
        Takes.TABLE, "rows and columns: lines with bars, a `.csv`, or a list of rows", bars=True
    ),
    "ask": Key(Takes.QUESTIONS, "for each column its question(s), `<column>` for what is shown"),
    "one-each": Key(Takes.TEXTS, "columns of which each row has exactly one value", commas=True),
    "unique": Key(Takes.TEXTS, "one-each, and no other row has it", commas=True),
    "rows": Key(Takes.TEXTS, "columns that name a row together", commas=True),
    "columns": Key(Takes.MAPS, "for each column: wrong, never, accept, …", keys=TRUST_KEYS),
}

KIND = Kind(
    name="table",
    summary="a table of which each cell is asked",
    keys=_KEYS,
    needed=frozenset({"table"}),
    allowed=frozenset({*_KEYS, *FACT_KEYS} - _OF_COLUMNS),
    targets=_targets,
    item_names=_item_names,
    answers=_answers,
    make=_make,
    example=_EXAMPLE,
)
