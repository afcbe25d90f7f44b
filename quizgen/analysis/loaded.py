"""The one table that every reader fills, and what the reader knows of the items beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from quizgen.analysis.engine import Engine

ROWS = 1 << 40
"""More rows than a file can have. The order of an answer is that of its file, from 1, then its row;
a smaller one is told by the file itself."""

_TABLES = """
CREATE TABLE loaded (
    file SMALLINT,     -- its number
    learner UBIGINT,   -- a hash: no name of a learner comes into the database
    name VARCHAR,      -- the item as the file calls it
    answer VARCHAR,    -- the right answer that a Moodle file gives for it, else ''
    question UBIGINT,  -- a hash of what the ways of a question share, NULL: the item
    id VARCHAR,        -- the id of the answer, NULL if it has none
    seq BIGINT,        -- the order of the answers of a learner
    is_exam BOOLEAN,
    mark DOUBLE,       -- NULL: to be found by comparing the response with the key
    most DOUBLE,       -- the marks that can be had, NULL: as the file says of the item, else 1
    response VARCHAR,  -- a cell as it stands, NULL: no answer, or it is in `picked`
    picked VARCHAR[],  -- the texts of the options, or what was typed
    shown VARCHAR[],   -- all options that were shown, NULL: not known
    keyed VARCHAR[],   -- the right ones, NULL: not known
    content VARCHAR,   -- a hash of the wording
    is_typed BOOLEAN
);
CREATE TABLE said (item VARCHAR, kind VARCHAR, id VARCHAR);
"""

COLUMNS = (
    "file, learner, name, answer, question, id, seq, is_exam, mark, most, response, picked, "
    "shown, keyed, content, is_typed"
)


def prepare(engine: Engine) -> None:
    """Make the tables."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            engine.run(statement)


def named(columns: Iterable[str]) -> str:
    """Return SQL that hashes what names a learner; of an empty name, file and row do."""
    texts = ", ".join(f"coalesce(lower(trim({column})), '')" for column in columns)
    return f"concat_ws(chr(31), {texts})"


@dataclass(slots=True)
class Notes:
    """What the readers found beside the answers: in the rows KEY and MAX, and of the files.

    `keys` and `most` are by the names of the items; `order` holds the names in the order in which
    the columns of the tables stand. `without_right` says that a download of Moodle lacks the texts
    of the questions, or the right answers.
    """

    keys: dict[str, str] = field(default_factory=dict)
    most: dict[str, float] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    can_repeat: bool = False
    without_right: bool = False
