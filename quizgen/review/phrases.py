"""Our own words in a statement, in the language of the list; else in English.

`{0}` and so on stand for the author's texts. A colon and a reason, or a full stop, comes after.
"""

from typing import NamedTuple

from quizgen.review.statement import Because, Role


class Phrases(NamedTuple):
    """What a language says of each role and each reason, and how it sets marks."""

    said: dict[Role, str]
    because: dict[Because, str]
    any_order: str
    also: str
    instead: str
    after: str
    quotes: tuple[str, str]
    colon: str = ": "


_NOTHING = {Because.NOTHING: "", Because.SAID: "{0}"}

ENGLISH = Phrases(
    said={
        Role.KEY: "The answer to {0} is {1}",
        Role.WRONG: "{1} is not the answer to {0}",
        Role.MEMBER: "{1} is one of the right answers to {0}",
        Role.OUTSIDER: "{1} is not one of the right answers to {0}",
        Role.COMPLETE: "There are no other right answers to {0} than these: {1}",
        Role.ORDER: "The answer to {0} is, in this order: {1}",
        Role.NO_STEP: "{1} is not one of the steps in the answer to {0}",
        Role.TRUE: "This is true: {0}",
        Role.FALSE: "This is not true: {0}",
        Role.FILLED: "This is true: {0}",
        Role.MISFILLED: "{0} is not true, with {1} in place of {2}",
    },
    because={
        **_NOTHING,
        Because.CELL: "that belongs to {0}",
        Because.APART: "the list tells them apart by {0}",
        Because.GROUP: "of the group {0}, nothing else is right here",
        Because.STEP: "it is step {0}",
    },
    any_order="in any order",
    also="Counted as right too, when typed: {0}",
    instead="{0} for {1}",
    after="after",
    quotes=("“", "”"),
)
GERMAN = Phrases(
    said={
        Role.KEY: "Die Antwort auf {0} ist {1}",
        Role.WRONG: "{1} ist nicht die Antwort auf {0}",
        Role.MEMBER: "{1} ist eine der richtigen Antworten auf {0}",
        Role.OUTSIDER: "{1} ist keine der richtigen Antworten auf {0}",
        Role.COMPLETE: "Es gibt keine anderen richtigen Antworten auf {0} als diese: {1}",
        Role.ORDER: "Die Antwort auf {0} ist, in dieser Reihenfolge: {1}",
        Role.NO_STEP: "{1} ist keiner der Schritte in der Antwort auf {0}",
        Role.TRUE: "Das ist wahr: {0}",
        Role.FALSE: "Das ist nicht wahr: {0}",
        Role.FILLED: "Das ist wahr: {0}",
        Role.MISFILLED: "{0} ist nicht wahr, mit {1} an Stelle von {2}",
    },
    because={
        **_NOTHING,
        Because.CELL: "das gehört zu {0}",
        Because.APART: "die Liste unterscheidet sie nach {0}",
        Because.GROUP: "aus der Gruppe {0} ist hier nichts anderes richtig",
        Because.STEP: "das ist Schritt {0}",
    },
    any_order="in beliebiger Reihenfolge",
    also="Getippt zählt auch als richtig: {0}",
    instead="{0} für {1}",
    after="nach",
    quotes=("„", "“"),
)
SPANISH = Phrases(
    said={
        Role.KEY: "La respuesta a {0} es {1}",
        Role.WRONG: "{1} no es la respuesta a {0}",
        Role.MEMBER: "{1} es una de las respuestas correctas a {0}",
        Role.OUTSIDER: "{1} no es una de las respuestas correctas a {0}",
        Role.COMPLETE: "No hay otras respuestas correctas a {0} que estas: {1}",
        Role.ORDER: "La respuesta a {0} es, en este orden: {1}",
        Role.NO_STEP: "{1} no es uno de los pasos de la respuesta a {0}",
        Role.TRUE: "Esto es verdad: {0}",
        Role.FALSE: "Esto no es verdad: {0}",
        Role.FILLED: "Esto es verdad: {0}",
        Role.MISFILLED: "{0} no es verdad, con {1} en lugar de {2}",
    },
    because={
        **_NOTHING,
        Because.CELL: "corresponde a {0}",
        Because.APART: "la lista los distingue por {0}",
        Because.GROUP: "del grupo {0}, nada más es correcto aquí",
        Because.STEP: "es el paso {0}",
    },
    any_order="en cualquier orden",
    also="Al escribir, también cuenta como correcto: {0}",
    instead="{0} por {1}",
    after="según",
    quotes=("«", "»"),
)
FRENCH = Phrases(
    said={
        Role.KEY: "La réponse à {0} est {1}",
        Role.WRONG: "{1} n’est pas la réponse à {0}",
        Role.MEMBER: "{1} est une des réponses justes à {0}",
        Role.OUTSIDER: "{1} n’est pas une des réponses justes à {0}",
        Role.COMPLETE: "Il n’y a pas d’autres réponses justes à {0} que celles-ci\u00a0: {1}",
        Role.ORDER: "La réponse à {0} est, dans cet ordre\u00a0: {1}",
        Role.NO_STEP: "{1} n’est pas une des étapes de la réponse à {0}",
        Role.TRUE: "Ceci est vrai\u00a0: {0}",
        Role.FALSE: "Ceci n’est pas vrai\u00a0: {0}",
        Role.FILLED: "Ceci est vrai\u00a0: {0}",
        Role.MISFILLED: "{0} n’est pas vrai, avec {1} à la place de {2}",
    },
    because={
        **_NOTHING,
        Because.CELL: "cela va avec {0}",
        Because.APART: "la liste les distingue par {0}",
        Because.GROUP: "du groupe {0}, rien d’autre n’est juste ici",
        Because.STEP: "c’est l’étape {0}",
    },
    any_order="dans n’importe quel ordre",
    also="À l’écrit, compte aussi comme juste\u00a0: {0}",
    instead="{0} pour {1}",
    after="d’après",
    quotes=("«\u00a0", "\u00a0»"),
    colon="\u00a0: ",
)
LANGUAGES = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}


def phrases(language: str) -> Phrases:
    """Return the words of a language code, whatever its region: `de`, `de-AT`."""
    return LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)
