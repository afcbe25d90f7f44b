"""Answers of a class that was never there: of any size, the same from one seed, in three forms.

A learner knows an item by the two-parameter model and takes its key, else one of three others.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

ITEMS = 100
_OPTIONS = "ABCD"
_RIGHT = "substr('ABCD', 1 + item % 4, 1)"

_ANSWERS = f"""
CREATE TABLE answers AS
WITH learners AS (
    SELECT learner, sqrt(-2 * ln(chance(learner, 1))) * cos(2 * pi() * chance(learner, 2)) AS able
    FROM range(?) AS t(learner)
), items AS (
    SELECT item, 0.6 + 1.2 * chance(item, 3) AS slope, 3 * chance(item, 4) - 2 AS hard
    FROM range({ITEMS}) AS t(item)
), each AS (
    SELECT learner, item, 1 / (1 + exp(-1.7 * slope * (able - hard))) AS known,
        chance(learner * {ITEMS} + item, 5) AS luck
    FROM learners CROSS JOIN items
)
SELECT learner::INTEGER AS learner, item::SMALLINT AS item,
    ((item + CASE WHEN luck < known THEN 0 ELSE 1 + hash(learner, item) % 3 END) % 4)::UTINYINT
        AS took
FROM each ORDER BY learner, item
"""
_LINES = """
SELECT 1 AS "quizgen-responses", 'answer' AS record, md5(concat(learner, '-', item)) AS id,
    substr(md5(learner::VARCHAR), 1, 16) AS learner, item + 1 AS "order",
    'e0e0e0e0e0e0e0e0' AS exam, concat('q', md5('q' || item), '-choice') AS item,
    concat('q', md5('q' || item), '-t') AS question, concat('made-abcd/fact-', item) AS fact,
    'choice' AS shape, md5('c' || item) AS content,
    list_transform(range(4), lambda o: concat('option ', o, ' of item ', item)) AS options,
    [(item % 4)::BIGINT] AS key, [took::BIGINT] AS picked, NULL::VARCHAR AS typed,
    (took = item % 4)::INTEGER::DOUBLE AS mark
FROM answers ORDER BY answers.learner, answers.item
"""
_LONG = f"""
SELECT concat('s', learner) AS learner, concat('i', item) AS item,
    substr('{_OPTIONS}', 1 + took, 1) AS response, {_RIGHT} AS key
FROM answers ORDER BY answers.learner, answers.item
"""


def make_answers(folder: Path, learners: int, seed: int = 1) -> dict[str, Path]:
    """Write the answers of so many learners to a hundred items; return the files by their form."""
    with duckdb.connect(folder / "made") as connection:
        connection.execute("SET memory_limit = '2GB'")
        connection.execute(
            f"CREATE MACRO chance(a, b) AS (hash(a, b, {int(seed)}) % 1000003 + 0.5) / 1000003"
        )
        connection.execute(_ANSWERS, [learners])
        made = {}
        for form, (name, write) in _FORMS.items():
            made[form] = folder / f"{learners}.{name}"
            write(connection, made[form])
    (folder / "made").unlink()
    return made


def _csv(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Write a row for each learner, below the row of keys."""
    cells = ", ".join(
        f"max(substr('{_OPTIONS}', 1 + took, 1)) FILTER (item = {item})" for item in range(ITEMS)
    )
    keys = ", ".join(f"'{_OPTIONS[item % 4]}'" for item in range(ITEMS))
    names = ", ".join(f"i{item}" for item in range(ITEMS))
    rows = f"SELECT concat('s', learner), {cells} FROM answers GROUP BY learner"
    connection.execute(
        f"COPY (SELECT * FROM (VALUES ('KEY', {keys})) AS t(learner, {names})"
        f" UNION ALL {rows}) TO '{file}' (FORMAT csv, HEADER)"
    )


def _lines(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    connection.execute(f"COPY ({_LINES}) TO '{file}' (FORMAT json)")


def _parquet(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    connection.execute(f"COPY ({_LONG}) TO '{file}' (FORMAT parquet)")


_FORMS: Mapping[str, tuple[str, Callable[[duckdb.DuckDBPyConnection, Path], None]]] = {
    "wide CSV": ("csv", _csv),
    "JSON lines": ("jsonl", _lines),
    "long Parquet": ("parquet", _parquet),
}
