"""I129: a value of a column takes in another, in the plural or in a list of several."""

from collections.abc import Iterator, Mapping, Sequence

from quizgen.checks._stems import language_of
from quizgen.checks.contract import Check, Remark, Subject
from quizgen.folding import fold, in_row, squeeze, words
from quizgen.model import Fact
from quizgen.problems import Severity
from quizgen.quantity import is_plural, quantity
from quizgen.same_words import bare
from quizgen.tables import Table, values

_LONGEST = 12
"""Words of a cell whose parts are looked at."""
_SHORTEST = 4

_Cells = Mapping[str, int]
"""The values of a column, each with the row where it stands first."""


def _look(subjects: Sequence[Subject]) -> Iterator[Remark]:
    tables = {id(one.fact): one for one in subjects if one.fact.kind == "table"}
    for subject in tables.values():
        for column in _claimed(subject.fact):
            yield from _taken_in(subject, column)


def _claimed(fact: Fact) -> list[str]:
    """Return the columns of which each row has exactly one value, but those that name it."""
    columns = [*fact.texts("one-each"), *fact.texts("unique")]
    return [column for column in dict.fromkeys(map(squeeze, columns)) if column in _table(fact)]


def _table(fact: Fact) -> tuple[str, ...]:
    table = fact.fields.get("table")
    return table.columns if isinstance(table, Table) else ()


def _cells(fact: Fact, column: str) -> _Cells:
    table = fact.fields["table"]
    assert isinstance(table, Table)
    found: dict[str, int] = {}
    for number, cell in table.column(column):
        for value in values(cell):
            if not quantity(value) and len(words(value)) <= _LONGEST:
                found.setdefault(value, number)
    return found


def _taken_in(subject: Subject, column: str) -> Iterator[Remark]:
    """Yield a remark on each value that is another with words around it, or one of its parts."""
    language = language_of(subject)
    cells = _cells(subject.fact, column)
    by_words = {bare(fold(value), words(value), language).words: value for value in cells}
    for value, row in cells.items():
        part = next((one for one in _parts(value, language, by_words) if one != value), "")
        if part and not in_row(words(part), words(value)):  # which is said where it is read
            yield Remark(
                subject,
                f"`{value}` takes in `{part}`, which another row has: it is true of both",
                f"make values of one grain; where several are right part them by ` / `: it accepts"
                f" each; or `{column}` is not `one-each`",
                ("table", row, column),
            )


def _parts(value: str, language: str, by_words: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """Yield the other values of the column that a value holds, in the plural or not."""
    whole = bare(fold(value), words(value), language)
    for part in sorted(whole.parts):
        yield from _named(part, by_words)
    for start in range(1, len(whole.words)):  # what stands before a noun makes it narrower
        yield from _named(whole.words[start:], by_words)


def _named(part: tuple[str, ...], by_words: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """Yield the value of these words, its last in the singular or the plural."""
    if not part:
        return
    *first, last = part
    for form in (last, *_other_number(last)):
        if found := by_words.get((*first, form)):
            yield found


def _other_number(word: str) -> Iterator[str]:
    if len(word) < _SHORTEST or not word.isalpha():
        return
    single = [word[:-3] + "y"] if word.endswith("ies") else [word[:-1], word[:-2]]
    plural = [word + ending for ending in ("s", "es", "e", "en", "n")]
    for form in [*single, *plural, word[:-1] + "ies"]:
        if is_plural(*sorted((word, form), key=len)) and form != word:
            yield form


CHECK = Check(
    name="I129",
    title="a value of a column takes in another",
    severity=Severity.WARNING,
    why=(
        "Where one row says `diuretics` and another `loop diuretic`, the first is true of both."
        " Whoever answers it of the second row is right and is counted wrong, and the two are never"
        " offered together."
    ),
    reference="Haladyna, Downing & Rodriguez 2002, guidelines 19 and 22",
    fails="""\
- table: |
    drug       | class
    mannitol   | diuretics
    furosemide | loop diuretic
    aspirin    | analgesic
    naloxone   | antidote
  one-each: [class]
  ask:
    class: To which class does <drug> belong?
""",
    passes="""\
- table: |
    drug       | class
    mannitol   | osmotic diuretic
    furosemide | loop diuretic
    aspirin    | analgesic
    naloxone   | antidote
  one-each: [class]
  ask:
    class: To which class does <drug> belong?
""",
    look=_look,
)
