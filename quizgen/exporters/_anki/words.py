"""The few words of our own that stand in fields, in the language of the list; else in English.

The words of the templates are in `templates/words.css`.
"""

from dataclasses import dataclass

from quizgen.model import CellDiffers, Claim, Listed, RestOfGroup, StepElsewhere


@dataclass(frozen=True, slots=True)
class Words:
    """What a language calls things.

    `cell` and `rest` have a place for a name, `step` for a number, `corrected` and `withdrawn` for
    a day; `true` and `false` are the options of a sentence to be judged.
    """

    after: str
    corrected: str
    withdrawn: str
    listed: str
    cell: str
    rest: str
    step: str
    true: str
    false: str


ENGLISH = Words(
    after="after",
    corrected="Corrected on {}.",
    withdrawn="Withdrawn on {}",
    listed="Listed as wrong by the author.",
    cell="The list gives exactly one “{}” here, and it is another.",
    rest="Of the group “{}”, the list says that no other member is right here.",
    step="It is step {}.",
    true="True",
    false="False",
)
GERMAN = Words(
    after="nach",
    corrected="Berichtigt am {}.",
    withdrawn="Zurückgezogen am {}",
    listed="Vom Autor als falsch aufgeführt.",
    cell="Die Liste nennt hier genau einen Wert für „{}“, und zwar einen anderen.",
    rest="Aus der Gruppe „{}“ ist laut Liste hier kein anderes Mitglied richtig.",
    step="Das ist Schritt {}.",
    true="Wahr",
    false="Falsch",
)
SPANISH = Words(
    after="según",
    corrected="Corregida el {}.",
    withdrawn="Retirada el {}",
    listed="El autor la da por falsa.",
    cell="La lista da aquí un único valor de «{}», y es otro.",
    rest="Del grupo «{}», según la lista, ningún otro miembro es correcto aquí.",
    step="Es el paso {}.",
    true="Verdadero",
    false="Falso",
)
FRENCH = Words(
    after="d’après",
    corrected="Corrigée le {}.",
    withdrawn="Retirée le {}",
    listed="Donnée comme fausse par l’auteur.",
    cell="La liste donne ici une seule valeur de « {} », et c’en est une autre.",
    rest="Du groupe « {} », aucun autre membre n’est juste ici selon la liste.",
    step="C’est l’étape {}.",
    true="Vrai",
    false="Faux",
)
LANGUAGES = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}


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
        case StepElsewhere(place=place):
            return words(language).step.format(place)
