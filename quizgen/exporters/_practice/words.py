"""What the page says itself, in the language of the list; else in English."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def code_of(language: str) -> str:
    """Return the code of the language that the page speaks: `de` for `de-AT`."""
    code = language.partition("-")[0].lower()
    return code if code in languages() else "en"


def words(language: str) -> Mapping[str, str]:
    """Return the words of a language code, whatever its region."""
    return languages()[code_of(language)]


@cache
def languages() -> Mapping[str, Mapping[str, str]]:
    """Return the words of every language that the page speaks."""
    text = files(__package__).joinpath("words.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
