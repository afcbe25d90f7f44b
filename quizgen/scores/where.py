"""Where the scores of this user are."""

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "QUIZGEN_SCORES"


def default_path(environment: Mapping[str, str]) -> Path:
    """Return the file of `QUIZGEN_SCORES`, else the one in the user's data folder."""
    if given := environment.get(VARIABLE):
        return Path(given).expanduser()
    from platformdirs import user_data_path

    return user_data_path("quizgen", appauthor=False) / "scores.sqlite3"
