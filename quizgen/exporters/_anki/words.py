"""The few words of our own that stand in fields, in the language of the list; else in English.

The words of the templates are in `templates/words.css`.
"""

from dataclasses import dataclass

from quizgen.model import CellDiffers, Claim, Listed, RestOfGroup


@dataclass(frozen=True, slots=True)
class Words:
    """What a language calls things. `cell` and `rest` have a place for a name."""

    after: str
    listed: str
    cell: str
    rest: str


ENGLISH = Words(
    after="after",
    listed="Listed as wrong by the author.",
    cell="The list gives exactly one “{}” here, and it is another.",
    rest="Of the group “{}”, the list says that no other member is right here.",
)
GERMAN = Words(
    after="nach",
    listed="Vom Autor als falsch aufgeführt.",
    cell="Die Liste nennt hier genau einen Wert für „{}“, und zwar einen anderen.",
    rest="Aus der Gruppe „{}“ ist laut Liste hier kein anderes Mitglied richtig.",
)
LANGUAGES = {"en": ENGLISH, "de": GERMAN}


def words(language: str) -> Words:
    """Return the words of a language code, whatever its region: `de`, `de-AT`."""
    return LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)


def claim_in_words(claim: Claim, language: str) -> str:
    """Return why the list may offer an option as wrong, for an option that has no reason."""
    match claim:
        case Listed():
            return words(language).listed
        case CellDiffers(column=column):
            return words(language).cell.format(column)
        case RestOfGroup(group=group):
            return words(language).rest.format(group)
