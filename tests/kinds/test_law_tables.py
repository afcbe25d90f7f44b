"""The law for tables, whatever the cells: no wrong option without a reason that the list gives."""

from dataclasses import dataclass
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.folding import NO_NAMES, fold, joined, other_names, squeeze
from quizgen.identity import standing_options
from quizgen.kinds.contract import Context, Made
from quizgen.making import kinds
from quizgen.model import CellDiffers, Choice, Distractor, Entry, Fact, Item, Listed, RestOfGroup
from quizgen.problems import CODES, Severity
from quizgen.tables import Table, is_none, parse_csv, parse_lines, values
from tests.kinds.test_law import FAMILIES, ORIGIN, TEXT, clash, fact, goes_into

ASK = {
    "b": ("What is the b of <a>?",),
    "c": ("Which c has <a>?", "Which of these c goes with <b> and <a>?"),
    "a": ("Which of these has <b>?", "Which of these has <b> and <c>?", "Which has <d>?"),
}
PAIRS = {
    "c": ("Which c goes with <a>, <b>?",),
    "a": ("Which of these is <c>, <b>?", "Which of these is <c>, <d>, <b>?"),
    "b": ("Which of these is <c> for <a>?",),
}


@dataclass(frozen=True)
class Said:
    """A fact with a table, and its list."""

    fact: Fact
    context: Context

    @property
    def table(self) -> Table:
        table = self.fact.fields["table"]
        assert isinstance(table, Table)
        return table

    @property
    def made(self) -> Made:
        return kinds()["table"].make(self.fact, self.context)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items, none of a fact with an error."""
        made = self.made
        wrong = any(problem.severity is Severity.ERROR for problem in made.problems)
        return () if wrong else made.items

    @property
    def choices(self) -> list[tuple[Item, Choice]]:
        return [(item, item.shape) for item in self.items if isinstance(item.shape, Choice)]

    def exact(self, column: str) -> bool:
        maps = self.fact.fields["columns"]
        assert isinstance(maps, dict)
        return maps.get(column, {}).get("exact", self.fact.flag("exact")) is True

    def trust(self, column: str, key: str) -> tuple[str, ...]:
        """Return the texts that a column has under a key."""
        maps = self.fact.fields["columns"]
        assert isinstance(maps, dict)
        return tuple(getattr(one, "text", one) for one in maps.get(column, {}).get(key, ()))

    def cells(self, row: int) -> dict[str, str]:
        return dict(zip(self.table.columns, self.table.rows[row], strict=True))


def cells(family: list[str]) -> st.SearchStrategy[str]:
    one = st.integers(0, 9).flatmap(lambda n: TEXT if n == 9 else st.sampled_from(family))
    part = st.one_of(one, one, one, st.just("none"))
    several = st.lists(part, min_size=2, max_size=3).map(" / ".join)
    return st.one_of(one, one, one, several, st.sampled_from(["", "none", "-"])).map(str.strip)


@st.composite
def tables(draw: st.DrawFn) -> Said:
    names, first, second = (draw(st.sampled_from(FAMILIES)) for _ in range(3))
    pairs = draw(st.booleans())
    count = draw(st.integers(2, 9))
    apart = draw(st.permutations([*names, *(f"row {n}" for n in range(9))]))[:count]
    rows = tuple(
        (
            apart[n] if not pairs else draw(st.sampled_from(apart[:3])),
            draw(cells(first)) if not pairs else draw(st.sampled_from(["now", "then", "once"])),
            draw(cells(second)),
            draw(st.sampled_from(["x", "y", "", "none"])),
        )
        for n in range(count)
    )
    things = cells(second)
    entries = st.lists(things.filter(bool), max_size=3).map(lambda texts: tuple(map(Entry, texts)))
    trust = {
        "wrong": draw(entries),
        "never": draw(entries)[:1],
        "others-wrong": draw(st.sampled_from([(), ("one",)])),
        "exact": draw(st.booleans()),
    }
    names_wrong = {"others-wrong": ("names",), "wrong": tuple(map(Entry, apart[:2]))}
    fields = {
        "table": Table(("a", "b", "c", "d"), rows),
        "rows": ("a", "b") if pairs else (),
        "one-each": ("c",) if pairs else draw(st.sampled_from([("b", "c"), ("b",), ("c",), ()])),
        "columns": {"c": trust, "a": names_wrong} if draw(st.booleans()) else {},
        "ask": PAIRS if pairs else ASK,
        "exact": draw(st.booleans()),
    }
    groups = {
        "one": tuple(map(Entry, draw(st.lists(things.filter(bool), max_size=6)))),
        "names": tuple(map(Entry, apart)),
    }
    same_things = draw(st.lists(st.lists(st.sampled_from(second), min_size=2), max_size=1))
    return Said(fact("table", **fields), Context(ORIGIN, groups, joined(same_things)))


def asked(item: Item) -> tuple[str, list[str]]:
    """Return the column that an item asks for and the columns that it shows, by its name."""
    _, _, rest = item.name.partition(":")
    column, *slots = rest.replace(">", "").split("<")
    return column, slots


def all_names(text: str, said: Said) -> tuple[str, ...]:
    return (text, *other_names(text, said.context.same))


def apart(one: str, other: str, column: str, said: Said) -> bool:
    """Tell whether two cells have no values in common that a reader could take for one."""
    pairs = product(values(one), values(other))
    return not any(
        clash(first, second, said.exact(column))
        for left, right in pairs
        for first in all_names(left, said)
        for second in all_names(right, said)
    )


def is_settled(cell: str, column: str, said: Said) -> bool:
    """Tell whether a cell holds what the list never offers as wrong in its column."""
    never = said.trust(column, "never")
    return any(clash(value, one, said.exact(column)) for value in values(cell) for one in never)


def is_text_of(option: str, cell: str) -> bool:
    first = (values(cell) or ("",))[0]
    return squeeze(option)[1:] == first[1:] and option[:1] in (first[:1], first[:1].upper())


def rows_of(item: Item, said: Said) -> list[int]:
    """Return the rows that an item may be about: what it asks and shows are theirs."""
    column, slots = asked(item)
    key = item.shape.key if isinstance(item.shape, Choice) else ""
    name = item.question.partition("::")[2]
    naming = ("a", "b") if said.fact.fields["rows"] else ("a",)
    return [
        row
        for row in range(len(said.table.rows))
        if key in values(said.cells(row)[column])[:1]
        and ":".join((values(said.cells(row)[one]) or ("",))[0] for one in naming) == name
        and all(values(said.cells(row)[slot]) for slot in slots)
    ]


def licensed(item: Item, row: int, option: Distractor, said: Said) -> bool:
    """Tell whether the list itself says that an option is wrong."""
    column, slots = asked(item)
    match option.claim:
        case Listed() | RestOfGroup() if is_reverse(column, slots, said):
            return False
        case Listed():
            return any(option.text[1:] == text[1:] for text in said.trust(column, "wrong"))
        case RestOfGroup(group):
            members = [entry.text for entry in said.context.groups[group]]
            return any(option.text[1:] == member[1:] for member in members)
        case CellDiffers():
            mine, table = said.cells(row), said.table
            others = [said.cells(other) for other in range(len(table.rows)) if other != row]
            fitting = [one for one in others if is_text_of(option.text, one[column])]
            judge = wrong_name if is_reverse(column, slots, said) else wrong_cell
            return any(judge(mine, other, column, slots, said) for other in fitting)
        case _:
            return False


def is_reverse(column: str, slots: list[str], said: Said) -> bool:
    naming = {"a", "b"} if said.fact.fields["rows"] else {"a"}
    return column in naming and not naming <= set(slots)


def wrong_cell(
    mine: dict[str, str], other: dict[str, str], column: str, _slots: list[str], said: Said
) -> bool:
    claimed = column in {*said.fact.texts("one-each"), "a"}
    return claimed and apart(mine[column], other[column], column, said)


def wrong_name(
    mine: dict[str, str], other: dict[str, str], _column: str, slots: list[str], said: Said
) -> bool:
    """Tell whether a row surely does not fit what is shown: one claimed slot differs, all known."""
    claimed = set(said.fact.texts("one-each"))
    known = all(other[slot] and other[slot] != "-" for slot in slots if slot != "b" or claimed)
    differs = any(
        apart(mine[slot], other[slot], slot, said)
        and not any(is_settled(cell, slot, said) for cell in (mine[slot], other[slot]))
        for slot in slots
        if slot in claimed
    )
    rest = [slot for slot in slots if slot not in claimed]
    equal = all(
        [*map(fold, values(mine[slot]))] == [*map(fold, values(other[slot]))]
        and not is_none(other[slot])
        for slot in rest
    )
    return known and differs and equal


@settings(max_examples=400)
@given(tables())
def test_every_option_of_a_table_is_licensed_by_the_list(said: Said) -> None:
    for item, choice in said.choices:
        rows = rows_of(item, said)

        assert rows
        assert all(
            any(licensed(item, row, option, said) for row in rows) for option in choice.distractors
        )


@settings(max_examples=400)
@given(tables())
def test_no_option_of_a_table_is_right_or_arguable(said: Said) -> None:
    for item, choice in said.choices:
        column, _ = asked(item)
        exact = said.exact(column)
        right = [
            name
            for row in rows_of(item, said)
            for value in values(said.cells(row)[column])
            for name in all_names(value, said)
        ]
        wrong = [name for one in choice.distractors for name in all_names(one.text, said)]

        assert not any(clash(one, other, exact) for one in wrong for other in right)
        assert not any(
            goes_into(never, one.text, exact)
            for never in said.trust(column, "never")
            for one in choice.distractors
        )


@given(tables())
def test_a_choice_of_a_table_has_its_key_once_and_options_that_differ(said: Said) -> None:
    for item, choice in said.choices:
        exact = said.exact(asked(item)[0])
        texts = [option.text for option in choice.distractors]
        shown = standing_options(item.guid, choice.key, texts)

        assert 2 <= len(texts) <= 8
        assert shown.count(choice.key) == 1
        assert not any(clash(a, b, exact) for n, a in enumerate(texts) for b in texts[:n])


@given(tables())
def test_none_and_unknown_cells_are_never_asked_nor_offered(said: Said) -> None:
    for item in said.items:
        shape = item.shape
        texts = [option.text for option in shape.distractors] if isinstance(shape, Choice) else []
        claims = [option.claim for option in shape.distractors] if texts else []  # type: ignore[union-attr]  # a choice
        from_cells = [
            text
            for text, claim in zip(texts, claims, strict=True)
            if claim.__class__ is CellDiffers
        ]

        assert not any(is_none(text) or text == "" for text in from_cells)
        assert "none" not in item.stem


@given(tables())
def test_the_targets_of_a_table_are_known_without_making_its_items(said: Said) -> None:
    known = kinds()["table"].targets(said.fact, said.context)
    made = {target for item in said.items for target in item.targets}

    assert len(set(known)) == len(known)
    assert made <= set(known) or not said.items


@given(tables())
def test_two_questions_of_a_table_have_two_ids(said: Said) -> None:
    names = [(item.guid, item.name) for item in said.items]
    stems = {item.guid: item.question for item in said.items}

    assert len(set(names)) == len(names)
    assert len(set(stems.values())) == len(stems)


@given(tables())
def test_a_table_gives_the_same_items_again_and_those_of_one_target_alone(said: Said) -> None:
    items = said.items

    for target in {target for item in items for target in item.targets}:
        alone = Context(ORIGIN, said.context.groups, said.context.same, target=target)
        made = kinds()["table"].make(said.fact, alone).items
        assert list(made) == [item for item in items if target in item.targets]


@given(tables(), st.permutations(range(9)))
def test_what_was_released_stays_first_whatever_the_order_of_the_rows(
    said: Said, order: list[int]
) -> None:
    before = {item.guid: choice for item, choice in said.choices}
    released = {
        guid: (choice.key, *(option.text for option in choice.distractors))
        for guid, choice in before.items()
    }
    rows = tuple(said.table.rows[n] for n in order if n < len(said.table.rows))
    moved = Fact(
        "fact", "table", {**said.fact.fields, "table": Table(said.table.columns, rows)},
        said.fact.locate,
    )  # fmt: skip
    around = Context(
        ORIGIN, said.context.groups, said.context.same,
        released=lambda guid: released.get(guid, ()),
    )  # fmt: skip

    after = {item.guid: choice for item, choice in Said(moved, around).choices}

    assert {guid: [one.text for one in choice.distractors] for guid, choice in after.items()} == {
        guid: [one.text for one in choice.distractors] for guid, choice in before.items()
    }


@given(st.lists(st.lists(st.one_of(TEXT, st.text(max_size=3)), min_size=1, max_size=4), max_size=5))
def test_any_table_gives_items_or_problems(rows: list[list[str]]) -> None:
    width = max(map(len, rows), default=2)
    full = tuple(tuple((*row, *[""] * width)[:width]) for row in rows)
    columns = tuple(f"column {n}" for n in range(width))
    one = fact(
        "table", table=Table(columns, full), **{"one-each": columns[1:], "ask": {columns[0]: ("",)}}
    )

    made = kinds()["table"].make(one, Context(ORIGIN, same=NO_NAMES))

    assert made.items or made.problems
    assert all(problem.code in CODES for problem in made.problems)


@given(st.one_of(st.text(), st.text("|-` \\()/ab\n", max_size=60)))
def test_any_text_of_a_table_is_read_or_refused(text: str) -> None:
    for parsed in (parse_lines(text), parse_csv(text)):
        widths = {len(row) for row in parsed.table.rows}

        assert parsed.faults or parsed.table.file or widths == {len(parsed.table.columns)}
        assert all(fault.code in CODES for fault in parsed.faults)
