"""A row or a line for each answer: the file that `quizgen scores export` writes, or a long table.

What is not there is NULL, so that both are read in one way.
"""

import json
from pathlib import Path

from quizgen.analysis.engine import Engine, Unfit
from quizgen.analysis.line import VERSION
from quizgen.analysis.loaded import COLUMNS, ROWS, Notes, named
from quizgen.analysis.sheet import Form, Sheet

TYPES = {
    "learner": "VARCHAR",
    "item": "VARCHAR",
    "record": "VARCHAR",
    "report": "VARCHAR",
    "id": "VARCHAR",
    "order": "BIGINT",
    "exam": "VARCHAR",
    "question": "VARCHAR",
    "shape": "VARCHAR",
    "content": "VARCHAR",
    "options": "VARCHAR[]",
    "picked": "BIGINT[]",
    "typed": "VARCHAR",
    "mark": "DOUBLE",
    "most": "DOUBLE",
    "right": "BOOLEAN",
    "response": "VARCHAR",
}
"""The columns that are read, each with its type. `key` is a list of places beside `options`, else
the text that is right."""

_ORDERED = "list_aggregate({}, 'string_agg', ' → ')"
_TEXTS = "list_transform({}, lambda place: options[place + 1])"


def load(engine: Engine, sheet: Sheet, notes: Notes) -> None:
    """Fill the table with the answers of a sheet, and note what learners said of items."""
    if sheet.form is Form.JSON:
        _refuse_newer(sheet)
    source, values = _source(sheet)
    try:
        _answers(engine, sheet, source, values)
        _reports(engine, source, values)
    except Unfit as error:
        if sheet.form is Form.JSON:
            raise _where(sheet, error) from error
        raise
    notes.can_repeat = True


def _refuse_newer(sheet: Sheet) -> None:
    version = sheet.first[0][0] if sheet.first else None
    if version is not None and version != str(VERSION):
        message = f"the file is of version {version}, and this quizgen reads version {VERSION}"
        raise sheet.refused(message, "python -m pip install --upgrade quizgen")


def _source(sheet: Sheet) -> tuple[str, list[object]]:
    """Return what to select from, with every column of `TYPES` in its type, and its values."""
    if sheet.form is Form.JSON:
        key = "BIGINT[]" if _has_lists(sheet) else "VARCHAR"
        types = {**TYPES, "key": key}
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
        source = (
            "read_json(?, format = 'newline_delimited', "
            f"columns = {{{columns}}}, maximum_object_size = 16777216)"
        )
        return source, [sheet.name]
    at = {name.casefold(): column for name, column in zip(sheet.head, sheet.columns, strict=True)}
    types = {**TYPES, "key": "BIGINT[]" if _has_lists(sheet) else "VARCHAR"}
    wanted = ", ".join(
        f'{_read(sheet, at[name], kind) if name in at else f"NULL::{kind}"} AS "{name}"'
        for name, kind in types.items()
    )
    return f"(SELECT {wanted} FROM {sheet.source})", sheet.values


def _has_lists(sheet: Sheet) -> bool:
    """Tell whether options are listed, and their places told; a first line may be a report."""
    return not {"quizgen-responses", "options"}.isdisjoint(name.casefold() for name in sheet.head)


def _read(sheet: Sheet, column: str, kind: str) -> str:
    """Return SQL that reads a column in its type; a list in CSV is written as in JSON."""
    if sheet.form is Form.CSV and kind.endswith("[]"):
        return f"from_json({column}, '[\"{kind[:-2]}\"]')"
    if sheet.form is Form.CSV and kind == "DOUBLE":
        return f"CAST(replace({column}, ',', '.') AS DOUBLE)"
    return f"CAST({column} AS {kind})"


def _answers(engine: Engine, sheet: Sheet, source: str, values: list[object]) -> None:
    has_lists = _has_lists(sheet)
    learner = named(["learner"])
    whole = f"""
        CASE WHEN shape = 'order' THEN [{_ORDERED.format("{0}")}] ELSE {{0}} END"""
    right = "CASE WHEN key IS NULL THEN NULL ELSE [key] END"
    if has_lists:
        right = whole.format(_TEXTS.format("key"))
    engine.run(
        f"""
        INSERT INTO loaded ({COLUMNS})
        SELECT {sheet.number}, if({learner} = '', hash(row), hash({learner})), item, '',
            if(question IS NULL, NULL, hash(question)), id, coalesce("order", row),
            exam IS NOT NULL,
            coalesce(mark, CAST("right" AS DOUBLE) * coalesce(most, 1)), most,
            {"NULL" if has_lists else "response"},
            CASE WHEN typed IS NOT NULL THEN [trim(typed)]
                 WHEN picked IS NULL THEN {"[]::VARCHAR[]" if has_lists else "NULL"}
                 ELSE {whole.format(_TEXTS.format("picked"))} END,
            CASE WHEN shape = 'order' OR typed IS NOT NULL THEN NULL
                 ELSE nullif(options, []::VARCHAR[]) END,
            {right},
            content, coalesce(shape IN ('typed', 'numeric'), false) OR typed IS NOT NULL
        FROM (SELECT *, row_number() OVER () + {(sheet.number + 1) * ROWS} AS row FROM {source})
        WHERE coalesce(record, 'answer') = 'answer' AND item IS NOT NULL
        """,
        *values,
    )


def _reports(engine: Engine, source: str, values: list[object]) -> None:
    engine.run(
        f"INSERT INTO said SELECT item, report, id FROM {source} WHERE record = 'report'"
        " AND item IS NOT NULL AND report IS NOT NULL",
        *values,
    )


def _where(sheet: Sheet, error: Unfit) -> Unfit:
    """Return the error with the line that is no JSON object, where there is one."""
    with Path(sheet.name).open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                found = json.loads(line) if line.strip() else {}
            except (ValueError, RecursionError):
                return Unfit("this is no JSON", number)
            if not isinstance(found, dict):
                return Unfit("this is no JSON object", number)
    return error
