"""The keys of a list that stand outside its facts, and what is missing among them."""

from collections.abc import Iterable, Mapping

from quizgen.model import Place
from quizgen.problems import Problem
from quizgen.reading.cut import Cut
from quizgen.reading.page import Page
from quizgen.reading.plain import plain_key
from quizgen.schema import LIST_KEYS, closest

_UNREAD = {"Y00", "Y14"}


def read_head(
    page: Page, pieces: Cut, problems: list[Problem]
) -> tuple[dict[str, object], dict[str, Place]]:
    """Return the values of the list's keys and where each stands; note what is wrong."""
    fields: dict[str, object] = {}
    places: dict[str, Place] = {}
    for piece in pieces.head:
        plain = plain_key(page.text[piece.start : piece.end], LIST_KEYS)
        if plain is None or plain.key in places:
            from quizgen.facts.careful_head import read_piece  # YAML is slow to load, seldom needed

            read_piece(page, piece, fields, places, problems)
            continue
        line = page.line_at(piece.start)
        fields[plain.key] = plain.value
        places[plain.key] = page.place(line + plain.line, 0)
        for number, (down, column) in enumerate(plain.spots):
            places[f"{plain.key}/{number}"] = page.place(line + down, column)
    _missing_head(page, pieces, places, problems)
    if not _is_usual(fields):
        from quizgen.facts.head_values import odd_values

        problems.extend(odd_values(fields, places))
    return fields, places


def _is_usual(fields: Mapping[str, object]) -> bool:
    """Tell whether the head holds no address, and no language but one in two letters."""
    language = str(fields.get("language", "en"))
    if "report" in fields or isinstance(fields.get("cite"), Mapping):
        return False
    return len(language) == 2 and language.isascii() and language.isalpha()


def _missing_head(
    page: Page, pieces: Cut, places: Mapping[str, Place], problems: list[Problem]
) -> None:
    top = Place(page.file)
    if not page.text.strip():
        hint = "a list needs `title: …` and `facts:`"
        problems.append(Problem(top, "F005", "the list is empty", hint))
        return
    if any(found.code in _UNREAD for found in problems):
        return  # what is missing may stand in what could not be read
    if "title" not in places and not _meant(places, "title"):
        problems.append(Problem(top, "F103", "the list has no title", "add `title: …`"))
    if not pieces.facts and "facts" not in places and not _meant(places, "facts"):
        place = page.place(page.line_at(max(pieces.facts_at, 0)), 0)
        hint = "add `facts:`, and below it each fact after `- `"
        problems.append(Problem(place, "F103", "the list has no facts", hint))


def _meant(names: Iterable[str], wanted: str) -> bool:
    """Tell whether one of the names is an unknown key that was probably meant to be `wanted`."""
    return any(closest(name, [*LIST_KEYS]) == wanted for name in names)
