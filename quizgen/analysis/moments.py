"""What is counted and summed of the answers, by the engine; the formulas need no more of them.

answers → kept (the first ones) → rested (each beside the rest) → moments
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from quizgen.analysis.engine import Engine

_FIRST = "QUALIFY row_number() OVER (PARTITION BY learner, question ORDER BY seq) = 1"
_ONCE = "QUALIFY id IS NULL OR row_number() OVER (PARTITION BY id ORDER BY seq) = 1"

_CROSSED = """
SELECT kept.file, once.file, count(DISTINCT learner)
FROM kept JOIN once USING (learner, question)
WHERE kept.file <> once.file AND kept.id IS NULL AND once.id IS NULL
    AND (kept.mark <> once.mark OR kept.picked IS DISTINCT FROM once.picked)
GROUP BY ALL ORDER BY ALL LIMIT 3
"""
_LEARNERS = """
CREATE TABLE learners AS
SELECT learner, sum(mark) AS mark, sum(most) AS most,
    count(*) = count(DISTINCT item) AND count(*) = ? AS is_complete
FROM kept GROUP BY learner
"""
_RESTED = """
CREATE TABLE rested AS
SELECT item, kept.mark, kept.most, picked, shown, content, is_typed, is_complete,
    who.mark AS whole, fifth,
    CASE WHEN who.most > kept.most THEN (who.mark - kept.mark) / (who.most - kept.most) END AS rest
FROM kept JOIN (
    SELECT *, ntile(5) OVER (ORDER BY mark / most, learner) AS fifth FROM learners
) AS who USING (learner)
"""
_ITEMS = """
SELECT item, count(*), avg(mark / most), stddev_samp(mark), max(most),
    coalesce(covar_samp(mark / most, rest), 0),
    coalesce(var_samp(mark / most) FILTER (rest IS NOT NULL), 0), coalesce(var_samp(rest), 0),
    CASE WHEN stddev_samp(mark) FILTER (is_complete) > 1e-9
        THEN corr(mark, whole) FILTER (is_complete) END,
    coalesce(covar_samp(mark, whole) FILTER (is_complete), 0),
    coalesce(var_samp(mark) FILTER (is_complete), 0),
    coalesce(var_samp(whole - mark) FILTER (is_complete), 0),
    count(DISTINCT content), bool_or(is_typed), bool_and(mark IN (0, most))
FROM rested GROUP BY item
"""
# Item and rest, each sorted by itself, are two rows of steps. Between one end of a step of either
# and the next, both are level: ASOF finds the step that such a stretch lies in.
_GREATEST = """
WITH centred AS (
    SELECT item, mark / most - avg(mark / most) OVER w AS mark, rest - avg(rest) OVER w AS rest
    FROM rested WHERE rest IS NOT NULL WINDOW w AS (PARTITION BY item)
), marks AS (
    SELECT item, mark AS level, sum(count(*)) OVER (PARTITION BY item ORDER BY mark) AS last
    FROM centred GROUP BY item, mark
), rests AS (
    SELECT item, rest AS level, sum(count(*)) OVER (PARTITION BY item ORDER BY rest) AS last
    FROM centred GROUP BY item, rest
), ends AS (
    SELECT item, last FROM marks UNION SELECT item, last FROM rests
), stretches AS (
    SELECT item, last, last - lag(last, 1, 0) OVER (PARTITION BY item ORDER BY last) AS long
    FROM ends
)
SELECT stretches.item, sum(stretches.long * marks.level * rests.level) / (sum(stretches.long) - 1)
FROM stretches
ASOF JOIN marks ON stretches.item = marks.item AND stretches.last <= marks.last
ASOF JOIN rests ON stretches.item = rests.item AND stretches.last <= rests.last
GROUP BY stretches.item HAVING sum(stretches.long) > 1
"""
_WHOLE = """
SELECT count(*), count(*) FILTER (is_complete), avg(mark) FILTER (is_complete),
    stddev_samp(mark) FILTER (is_complete) FROM learners
"""
_TENTHS = """
SELECT least(floor(mark / most * 10 + 1e-9), 9)::INTEGER AS tenth, count(*)
FROM learners GROUP BY tenth
"""
# The variance of the sum of all items, each brought to mean 0 and variance 1.
_STANDARD = """
WITH spread AS (
    SELECT item, avg(mark) AS mean, stddev_samp(mark) AS sd FROM rested WHERE is_complete
    GROUP BY item HAVING sd > 1e-9
), sums AS (
    SELECT learner, sum((kept.mark - mean) / sd) AS score
    FROM kept JOIN learners USING (learner) JOIN spread USING (item)
    WHERE is_complete GROUP BY learner
)
SELECT (SELECT count(*) FROM spread), coalesce(var_samp(score), 0) FROM sums
"""


class ItemMoments(NamedTuple):
    """The moments of one item, in shares of its marks where nothing else is said.

    `sd` and those `within` the complete learners are in marks: with the score, of the item, and of
    the score without it. `greatest` is the covariance of item and rest once each is sorted.
    """

    item: int
    n: int
    mean: float
    sd: float | None
    most: float
    covariance: float
    variance: float
    rest: float
    item_total: float | None
    within_covariance: float
    within_variance: float
    within_rest: float
    wordings: int
    is_typed: bool
    is_dichotomous: bool
    greatest: float


class SetMoments(NamedTuple):
    """How many learners and complete ones, the mean and sd of the scores of these in marks.

    `standard` is how many items vary, and the variance of their sum, each with the variance 1.
    """

    learners: int
    complete: int
    mean: float | None
    sd: float | None
    tenths: tuple[int, ...]
    standard: tuple[int, float]


class Crossed(NamedTuple):
    """Two files, by their numbers, and how many learners answer otherwise in the second."""

    first: int
    second: int
    learners: int


def keep(engine: Engine, *, all_answers: bool) -> list[Crossed]:
    """Make the table of the answers that count: none twice, and the first ones unless `all`.

    Return whose answers in one table differ from those in another, and do not count.
    What is so of most files, that there is nothing to leave out, is cheaper to count than to do.
    """
    if _differ(engine, "hash(id)", "answers WHERE id IS NOT NULL"):
        engine.run("ALTER TABLE answers RENAME TO once")
    else:
        engine.run(f"CREATE TABLE once AS SELECT * FROM answers {_ONCE}")
        engine.run("DROP TABLE answers")
    if all_answers or _differ(engine, "learner, question", "once"):
        engine.run("ALTER TABLE once RENAME TO kept")
        return []
    engine.run(f"CREATE TABLE kept AS SELECT * FROM once {_FIRST}")
    crossed = [Crossed(*(int(str(cell)) for cell in row)) for row in engine.rows(_CROSSED)]
    engine.run("DROP TABLE once")
    return crossed


def _differ(engine: Engine, columns: str, source: str) -> bool:
    """Tell whether no two rows have the same in some columns."""
    different = engine.number(f"SELECT count(*) FROM (SELECT DISTINCT {columns} FROM {source})")
    return different == engine.number(f"SELECT count(*) FROM {source}")


def rest(engine: Engine) -> None:
    """Make the tables of the learners, and of the answers beside the rest of their learner."""
    items = engine.number("SELECT count(DISTINCT item) FROM kept")
    engine.run(_LEARNERS, items)
    engine.run(_RESTED)


def of_items(engine: Engine) -> Iterator[ItemMoments]:
    """Yield the moments of each item."""
    greatest = {row[0]: row[1] for row in engine.rows(_GREATEST)}
    for row in engine.rows(_ITEMS):
        yield ItemMoments._make((*row, greatest.get(row[0], 0.0)))


def of_set(engine: Engine) -> SetMoments:
    """Return the moments of all items together."""
    ((learners, complete, mean, sd),) = engine.rows(_WHOLE)
    counts: Mapping[object, object] = {row[0]: row[1] for row in engine.rows(_TENTHS)}
    ((varying, variance),) = engine.rows(_STANDARD)
    tenths = tuple(int(str(counts.get(tenth, 0))) for tenth in range(10))
    standard = int(str(varying)), float(str(variance))
    return SetMoments._make((learners, complete, mean, sd, tenths, standard))
