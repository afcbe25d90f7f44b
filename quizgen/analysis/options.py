"""Who picked which option, of those who saw it; of what was typed, what was typed most."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from quizgen.analysis.engine import Engine
from quizgen.analysis.figures import OptionFigures, Picked
from quizgen.analysis.formulas import point_biserial

MOST = 30
"""So many options of an item are told, those that were picked most often."""
MOST_TYPED = 12
_FIFTHS = 5

# What is typed, or stands in a table, is one answer in any case and with any blanks; it is shown as
# most wrote it. Where a file lists the options, one is what it is to the letter.
_PICKED = f"""
CREATE TABLE picks AS
WITH each AS (
    SELECT item, fifth, is_typed, shown, unnest(list_distinct(picked)) AS text, rest FROM rested
), named AS (
    SELECT item, fifth, is_typed, text, rest, CASE WHEN is_typed OR shown IS NULL
        THEN lower(nfc_normalize(trim(regexp_replace(text, '\\s+', ' ', 'g'))))
        ELSE text END AS option
    FROM each
), counted AS (
    SELECT item, is_typed, option, fifth,
        count(*) AS n, count(rest) AS m, coalesce(sum(rest), 0) AS rest
    FROM named GROUP BY ALL
), written AS (
    SELECT item, option, text, count(*) AS n FROM named GROUP BY ALL
), ranked AS (
    SELECT item, option, arg_max(text, {{'n': n, 'text': text}}) AS text, rank() OVER (
        PARTITION BY item ORDER BY sum(n) DESC, option
    ) AS place FROM written GROUP BY item, option
)
SELECT counted.*, text FROM counted JOIN ranked USING (item, option)
WHERE place <= CASE WHEN is_typed THEN {MOST_TYPED} ELSE {MOST} END
"""
_SHOWN = """
SELECT item, option, fifth, count(*), count(rest), coalesce(sum(rest), 0),
    coalesce(sum(rest * rest), 0)
FROM (SELECT item, fifth, rest, unnest(list_distinct(shown)) AS option
    FROM rested WHERE shown IS NOT NULL)
GROUP BY item, option, fifth
UNION ALL
SELECT item, NULL, fifth, count(*), count(rest), coalesce(sum(rest), 0),
    coalesce(sum(rest * rest), 0)
FROM rested WHERE shown IS NULL GROUP BY item, fifth
"""


@dataclass(slots=True)
class _Sums:
    """How many there are by fifth; of those with a rest how many, the sum of it and of squares."""

    fifths: list[int] = field(default_factory=lambda: [0] * _FIFTHS)
    n: int = 0
    rest: float = 0.0
    squares: float = 0.0

    def add(self, fifth: int, count: int, n: int, rest: float, squares: float = 0.0) -> None:
        """Add the sums of one fifth, which counts from 1."""
        self.fifths[fifth - 1] += count
        self.n += n
        self.rest += rest
        self.squares += squares

    def plus(self, other: "_Sums") -> "_Sums":
        """Return both together."""
        fifths = [sum(pair) for pair in zip(self.fifths, other.fifths, strict=True)]
        return _Sums(fifths, self.n + other.n, self.rest + other.rest, self.squares + other.squares)


_Named = dict[tuple[int, str | None], _Sums]


def options(
    engine: Engine, offered: Mapping[int, Iterable[str]], few: int
) -> dict[int, tuple[OptionFigures, ...]]:
    """Return the options of each item, the keys first, then by how many picked them.

    `offered` are options that were on offer though nobody may have picked them. Correlations are
    given of options that at least `few` saw.
    """
    picks, texts, shown = _counted(engine)
    keys: dict[int, set[str]] = {}
    for item, key in engine.rows("SELECT DISTINCT number, option FROM keys"):
        keys.setdefault(int(str(item)), set()).add(str(key))
    found: dict[int, dict[str, None]] = {}
    for item, option in (*picks, *shown):
        if option is not None:
            found.setdefault(item, {})[option] = None
    for item, more in (*keys.items(), *offered.items()):
        for option in more:
            there = found.setdefault(item, {})
            if option not in there and _level(option) in there:  # as a table has it
                texts[item, _level(option)] = option
            else:
                there[option] = None
    return {
        item: _figures(item, named, keys.get(item, set()), (picks, texts, shown), few)
        for item, named in found.items()
        if any(of == item for of, _ in picks)
    }


def _counted(engine: Engine) -> tuple[_Named, dict[tuple[int, str], str], _Named]:
    engine.run(_PICKED)
    picks: _Named = {}
    texts: dict[tuple[int, str], str] = {}
    rows = engine.rows("SELECT item, option, text, fifth, n, m, rest FROM picks ORDER BY n DESC")
    for item, option, text, fifth, *sums in rows:
        one = int(str(item)), str(option)
        texts.setdefault(one, str(text))
        picks.setdefault(one, _Sums()).add(int(str(fifth)), *sums)  # type: ignore[arg-type]  # SQL gives numbers
    shown: _Named = {}
    for item, option, fifth, *sums in engine.rows(_SHOWN):
        name = int(str(item)), None if option is None else str(option)
        shown.setdefault(name, _Sums()).add(int(str(fifth)), *sums)  # type: ignore[arg-type]  # SQL gives numbers
    return picks, texts, shown


def _figures(
    item: int,
    names: Collection[str],
    keys: Collection[str],
    counted: tuple[_Named, Mapping[tuple[int, str], str], _Named],
    few: int,
) -> tuple[OptionFigures, ...]:
    picks, texts, shown = counted
    right = {key if key in names else _level(key) for key in keys}
    made = []
    for name in names:
        took = picks.get((item, name), _Sums())
        # Where an answer does not say what was shown, all options of the item were.
        saw = shown.get((item, name), _Sums()).plus(shown.get((item, None), _Sums()))
        made.append(
            OptionFigures(
                text=texts.get((item, name), name),
                is_key=name in right,
                all=Picked(sum(took.fifths), sum(saw.fifths)),
                point_biserial=_correlation(took, saw) if saw.n >= few else None,
                by_fifth=tuple(map(Picked, took.fifths, saw.fifths)),
            )
        )
    return tuple(sorted(made, key=lambda one: (not one.is_key, -one.all.picked, one.text)))


def _level(text: str) -> str:
    """Return a text as the engine sets two side by side that are typed, or stand in tables."""
    return " ".join(normalize("NFC", text).lower().split())


def _correlation(took: _Sums, saw: _Sums) -> float | None:
    if not took.n or not saw.n:
        return None
    mean = saw.rest / saw.n
    variance = saw.squares / saw.n - mean * mean
    return point_biserial(took.n, saw.n, took.rest / took.n, mean, variance)
