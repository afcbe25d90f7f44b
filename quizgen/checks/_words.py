"""Words that checks look for, by language; of a language we do not know there are none.

All are folded: lower case, without accents.
"""

from collections.abc import Mapping
from functools import lru_cache

from quizgen.folding import words

_SHORTEST = 4
"""Letters of the shortest word that carries meaning enough to be a cue, and of any word's root."""


def _sets(**by_language: str) -> dict[str, frozenset[str]]:
    return {language: frozenset(listed.split()) for language, listed in by_language.items()}


def in_language(table: Mapping[str, frozenset[str]], language: str) -> frozenset[str]:
    """Return the words of a language, none if we do not know it."""
    return table.get(language, frozenset())


FUNCTION_WORDS = _sets(
    en=(
        "a an the this that these those and or nor but if then than as at by for from in into of"
        " off on onto out over per through to under up upon with within without about above after"
        " against along among around before behind below beneath beside between beyond down during"
        " near since toward towards until via am is are was were be been being do does did done has"
        " have had having can could may might must shall should will would not no it its he she his"
        " her him they them their there here we us our you your i me my who whom whose which what"
        " when where why how so such very too also just only more most less least much many few"
        " some any all both each every either neither other another same own one ones"
    ),
    de=(
        "der die das den dem des ein eine einen einem einer eines und oder aber wenn als wie an am"
        " auf aus bei beim bis durch fur gegen hinter im in ins mit nach neben ohne seit uber um"
        " unter von vom vor wahrend wegen zu zum zur zwischen ist sind war waren sein wird werden"
        " wurde wurden hat haben hatte hatten kann konnen konnte muss mussen soll sollen darf nicht"
        " kein keine keinen es er sie sich ihr ihre ihren sein seine wir man wer was wann wo warum"
        " welche welcher welches welchen welchem so sehr auch nur mehr meist viel viele einige alle"
        " jede jeder jedes dieser diese dieses diesen diesem dass damit"
    ),
    fr=(
        "le la les l un une des du de d et ou mais si que qui quoi dont au aux a dans en par pour"
        " sur sous avec sans chez vers entre contre depuis pendant apres avant est sont etait"
        " etaient etre sera ete fait font a ont avait avaient peut peuvent doit doivent ne pas non"
        " il elle ils elles on se son sa ses leur leurs ce cet cette ces quel quelle quels quelles"
        " comment combien pourquoi quand ou tres aussi seul plus moins tout tous toute toutes"
        " chaque autre autres meme"
    ),
    es=(
        "el la los las lo un una unos unas y e o u pero si que quien cual cuales de del a al en por"
        " para con sin sobre entre desde hasta hacia contra durante tras es son era eran ser sera"
        " esta estan fue fueron ha han habia hay puede pueden debe deben no se su sus le les lo"
        " este esta estos estas ese esa como cuando cuanto cuantos donde porque muy tambien solo"
        " mas menos todo todos toda todas cada otro otra otros otras mismo misma"
    ),
)
"""Words that carry grammar and no meaning."""

ABSOLUTES = _sets(
    en=(
        "always never all only none nobody nothing everybody everyone everything every entirely"
        " completely totally absolutely exclusively solely invariably"
    ),
    de=(
        "immer nie niemals stets alle alles jeder jede jedes nur kein keine keiner niemand nichts"
        " vollig ganzlich ausschließlich ausschliesslich"
    ),
    fr=(
        "toujours jamais tous toutes tout seulement uniquement aucun aucune personne rien"
        " completement totalement exclusivement"
    ),
    es=(
        "siempre nunca jamas todos todas solo solamente unicamente ningun ninguno ninguna nadie"
        " nada completamente totalmente exclusivamente"
    ),
)
"""Words that allow no exception."""

VAGUE = _sets(
    en=(
        "often usually sometimes rarely frequently infrequently occasionally seldom commonly"
        " generally normally mostly regularly"
    ),
    de=(
        "oft haufig manchmal selten meist meistens gelegentlich gewohnlich ublicherweise"
        " normalerweise bisweilen"
    ),
    fr=(
        "souvent parfois rarement generalement habituellement quelquefois frequemment normalement"
        " regulierement"
    ),
    es=(
        "frecuentemente raramente generalmente normalmente habitualmente ocasionalmente"
        " regularmente"
    ),
)
"""Words of frequency of which no two people mean the same."""

_ENDINGS = {
    "en": (
        "ations ation ating ated ates ators ator ative ional ions ion ings ing ed ers er ors or"
        " ical als al ics ic ives ive ly ments ment ities ity ies ied y es s e ness able ible ance"
        " ence ants ant ents ent ism ists ist ians ian ous"
    ),
    "de": "ungen ung ischen ische isch lichen liche lich igen ige ig en ern er es em e n s",
    "fr": "ements ement ations ation iques ique aux ales ale al ees ee es e s",
    "es": "aciones acion mente icos icas ico ica ales al es os as o a s",
}


@lru_cache(maxsize=8)
def _endings(language: str) -> tuple[str, ...]:
    return tuple(sorted(_ENDINGS.get(language, "").split(), key=len, reverse=True))


@lru_cache(maxsize=16384)
def root(word: str, language: str) -> str:
    """Return a folded word without its ending, so that compress and compression are one."""
    for ending in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=16384)
def roots(text: str, language: str) -> Mapping[str, str]:
    """Return the words of a text that carry meaning, folded, by their roots.

    None in a language of which we do not know the other words.
    """
    if language not in FUNCTION_WORDS:
        return {}
    return {
        root(word, language): word
        for word in words(text)
        if len(word) >= _SHORTEST and word.isalpha() and word not in FUNCTION_WORDS[language]
    }
