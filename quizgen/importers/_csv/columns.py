"""Which column of a table is what: guessed from its head, or said by the user."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from quizgen.importers.contract import Unfit

_WORDS: Mapping[str, str] = {
    "question": "question|question text|questions|stem|prompt|front|item|question stem|q|frage"
    "|fragetext|fragen|vorderseite|pregunta|enunciado|domanda|énoncé|pergunta|vraag|fråga",
    "answer": "answer|correct|correct answer|correct answers|right|right answer|key|solution|back"
    "|answer key|correct option|correct response|correct choice|a|antwort|lösung|richtig|korrekt"
    "|richtige antwort|rückseite|respuesta|respuesta correcta|correcta|réponse|bonne réponse"
    "|risposta|risposta corretta|resposta|antwoord|svar",
    "accept": "also right|accept|accepted|synonyms|synonym|alternative answers|also accepted"
    "|auch richtig|synonyme|sinónimos",
    "never": "never|arguable|umstritten",
    "why": "why|explanation|feedback|general feedback|rationale|because|comment|erklärung"
    "|begründung|rückmeldung|kommentar|explicación|retroalimentación|explication|spiegazione",
    "hint": "hint|hints|tip|hinweis|tipp|pista|indice|suggerimento",
    "tags": "tags|tag|topic|topics|category|subject|keywords|thema|schlagwörter|kategorie|etiquetas"
    "|tema|categoría|étiquettes|catégorie|mots-clés",
    "id": "id|identifier|fact|kennung",
    "source": "source|reference|citation|quelle|fuente|référence|fonte",
    "quote": "quote|quotation|zitat|cita",
    "level": "level",
}
_MEANS = {word: name for name, words in _WORDS.items() for word in words.split("|")}
_OPTION = "option|choice|answer|alternative|response|antwort|auswahl|opción|respuesta|réponse|choix"
_WRONG = (
    "wrong|wrong answer|wrong option|incorrect|incorrect answer|incorrect option|distractor|false"
    "|falsch|falsche antwort|distraktor|incorrecta|respuesta incorrecta|mauvaise réponse"
    "|distracteur"
)
_REASON = "reason|why wrong|feedback|explanation|rationale|grund|begründung|razón|raison"
_LABEL = r"(?P<label>[a-h]|[0-9]{1,2})"
_NUMBERED = (
    ("option", re.compile(rf"(?:(?:{_OPTION})s? )?{_LABEL}")),
    ("wrong", re.compile(rf"(?:{_WRONG})s?(?: {_LABEL})?")),
    ("reason", re.compile(rf"(?:{_REASON})(?: (?:{_OPTION}|{_WRONG}))? {_LABEL}")),
)
NAMES = (*_WORDS, "option", "wrong", "reason")
"""What a column may be; `option`, `wrong` and `reason` several times."""


class Column(NamedTuple):
    """A column: what it is, its place, and the letter or number in its head."""

    name: str
    at: int
    label: str = ""


class Columns(NamedTuple):
    """The columns that were understood, and what each was taken for: `question` ← its head."""

    found: tuple[Column, ...]
    shown: tuple[tuple[str, str], ...]

    def at(self, name: str) -> int:
        """Return the place of the column of a name, -1 if there is none."""
        return next((one.at for one in self.found if one.name == name), -1)

    def all(self, name: str) -> tuple[Column, ...]:
        """Return the columns of a name in their order."""
        return tuple(one for one in self.found if one.name == name)

    def reason_of(self, column: Column) -> int:
        """Return the place of the column that says why an option is wrong, -1 for none."""
        reasons = self.all("reason")
        named = [one.at for one in reasons if one.label and one.label == column.label]
        beside = [one.at for one in reasons if not one.label and one.at == column.at + 1]
        return (*named, *beside, -1)[0]


def columns_of(head: Sequence[str], wanted: Mapping[str, str]) -> Columns:
    """Return the columns of a table; `wanted` are those that the user named. Raises Unfit."""
    said = _wanted(head, wanted)
    lettered = "b" in {name.casefold() for name in head}
    found = {at: Column(name, at, _label(head[at])) for at, name in said.items()}
    for at, name in enumerate(head):
        guess = _guess(name, at, lettered=lettered) if at not in found else None
        is_one = guess is not None and guess.name in _WORDS
        taken = guess is not None and guess.name in {one.name for one in found.values()}
        if guess and not (is_one and taken) and guess.name not in wanted:
            found[at] = guess
    ordered = tuple(found[at] for at in sorted(found))
    shown = tuple((_shown(one), head[one.at]) for one in ordered)
    _refuse_gaps(ordered, head)
    return Columns(ordered, shown)


def _wanted(head: Sequence[str], wanted: Mapping[str, str]) -> dict[int, str]:
    said: dict[int, str] = {}
    folded = [name.casefold() for name in head]
    for name, titles in wanted.items():
        kind = re.sub(r" ?[0-9]+$", "", name)
        if kind not in NAMES:
            near = get_close_matches(kind, NAMES, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"columns: {', '.join(NAMES)}"
            raise Unfit(f"there is no column `{name}` to be had", hint)
        title = " ".join(titles.split()).casefold()
        if title not in folded:
            raise Unfit(f"the table has no column {titles!r}", f"its columns: {_list(head)}")
        said[folded.index(title)] = kind
    return said


def _guess(title: str, at: int, *, lettered: bool) -> Column | None:
    """Return what a head says of its column; `lettered`: options are called A, B, C."""
    name = " ".join(re.sub(r"[_:.()#*\-/]+", " ", title.casefold()).split())
    name = re.sub(r"(?<=[a-z])(?=[0-9]+$)", " ", name)
    if name in _MEANS and not (lettered and name == "a"):
        return Column(_MEANS[name], at)
    for kind, pattern in _NUMBERED:
        if match := pattern.fullmatch(name):
            return Column(kind, at, match["label"] or "")
    if name in _REASON.split("|"):
        return Column("reason", at)
    return None


def _label(title: str) -> str:
    match = re.search(rf"\b{_LABEL}$", title.casefold())
    return match["label"] if match else ""


def _refuse_gaps(found: Sequence[Column], head: Sequence[str]) -> None:
    names = {one.name for one in found}
    if "question" not in names:
        raise Unfit(
            f"no column looks like the question; its columns: {_list(head)}",
            'name it: --column question="…"',
        )
    if "answer" not in names:
        raise Unfit(
            f"no column says which answer is right; its columns: {_list(head)}",
            'name it: --column answer="…"',
        )


def _shown(column: Column) -> str:
    return f"{column.name} {column.label.upper()}".rstrip()


def _list(head: Sequence[str]) -> str:
    return ", ".join(f"`{name[:60]}`" for name in head[:20] if name) or "none"
