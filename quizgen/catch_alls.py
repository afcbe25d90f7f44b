"""Options about the other options: all of the above, none of these, both A and B.

Options change places and are drawn anew, so there is no `above` and no `B`. In English, German,
French and Spanish. `none`, `both` and `A and B` may be answers and pass.
"""

import re
from functools import cache

from quizgen.folding import fold

_EN = "(?:options?|answers?|choices?|statements?)"
_DE = "(?:antwort(?:en)?|moglichkeit(?:en)?|option(?:en)?|aussagen?)"
_FR = "(?:reponses?|propositions?|options?|choix|affirmations?)"
_ES = "(?:respuestas?|opcion(?:es)?|alternativas?|afirmaciones)"
_PATTERNS = (
    (
        "(?:all|none|any|both|neither|either|each) of (?:the )?"
        f"(?:above|below|following|preceding|others?|these|those|them|{_EN})(?: {_EN})?"
    ),
    "(?:all|both|any) the above",
    f"(?:all|none|both)(?: {_EN})? (?:is|are) (?:correct|right|true|wrong|false)",
    f"(?:both|either|{_EN}) [a-f] (?:and|or|&) [a-f](?: only)?",
    "neither [a-f] nor [a-f]",
    "[a-f] and [a-f] only",
    (
        "alles? (?:der |die |diese[rs]? |das )?(?:oben )?"
        f"(?:genannten?|obigen?|oben|aufgefuhrten|davon|{_DE})(?: {_DE})?"
    ),
    f"(?:alle|beide|keine)s?(?: {_DE})? (?:ist|sind|treffen) (?:richtig|wahr|korrekt|falsch|zu)",
    (
        "(?:keine?[rs]?|nichts) (?:der |von |dieser |diesen |den )*(?:oben )?"
        f"(?:genannten?|obigen?|davon|diesen|{_DE})(?: {_DE})?"
    ),
    f"beide {_DE}",
    "sowohl [a-f] als auch [a-f]",
    "weder [a-f] noch [a-f]",
    f"{_DE} [a-f] (?:und|oder) [a-f]",
    rf"(?:toutes?|tous) (?:les |ces )(?:{_FR}|precedente?s)(?: [\w-]+){{0,3}}",
    "(?:tout|rien de) ce qui precede",
    (
        rf"aucune? (?:de |des |d'entre )?(?:ces |les )?(?:{_FR}|precedente?s|elles|eux)"
        r"(?: [\w-]+){0,3}"
    ),
    f"les deux {_FR}",
    f"(?:a la fois|{_FR}) [a-f] (?:et|ou) [a-f]",
    "ni [a-f] ni [a-f]",
    rf"tod[ao]s (?:l[ao]s |est[ao]s )(?:anteriores|{_ES})(?: \w+){{0,3}}",
    "(?:todo|nada de) lo anterior",
    (
        "ningun[ao]? (?:de )?(?:l[ao]s |est[ao]s )?"
        rf"(?:anteriores?|est[ao]s|ell[ao]s|{_ES})(?: \w+){{0,3}}"
    ),
    rf"amb[ao]s {_ES}(?: \w+){{0,3}}",
    "(?:tanto [a-f] como|ni [a-f] ni) [a-f]",
)


_FIRST_WORDS = (
    *("all ", "any ", "both ", "each ", "either ", "neither ", "none "),
    *("answer", "choice", "option", "statement"),
    *("alle", "beide", "kein", "nichts ", "sowohl ", "weder ", "antwort", "aussage", "moglichkeit"),
    *("a la fois ", "aucun", "les deux ", "ni ", "rien de ", "tou"),
    *("affirmation", "choix ", "proposition", "reponse"),
    *("ambos ", "ambas ", "nada de ", "ningun", "tanto ", "toda", "todo"),
    *(f"{letter} and " for letter in "abcdef"),
)
"""How all of them begin: what begins otherwise, as most texts do, needs no pattern."""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_PATTERNS))


def is_catch_all(text: str) -> bool:
    """Tell whether an option or an answer speaks of the other options."""
    folded = fold(text) if " " in text else ""
    return folded.startswith(_FIRST_WORDS) and _pattern().fullmatch(folded) is not None
