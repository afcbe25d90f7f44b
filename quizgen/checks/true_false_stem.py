"""I122: a choice that only asks which of its options is true."""

import re
from collections.abc import Iterator

from quizgen.checks._stems import asked, asks_by_choice, language_of, path_of_stem, unmarked
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.problems import Severity

_NOUN_EN = r"(?:statement|claim|assertion|proposition|answer|option|alternative|one)s?"
_TRUE_EN = r"(?:true|false|correct|incorrect|right|wrong|untrue|accurate|inaccurate|valid|best)"
_ASKED_EN = (
    rf"(?:which|what)(?:\s+{_NOUN_EN})?(?:\s+of\s+(?:the\s+following|the\s+above|these|those|the)"
    rf"(?:\s+{_NOUN_EN})?)?\s+(?:(?:is|are|was|were|must\s+be|can\s+be)\s+"
    rf"(?:(?:most|always|not|also|never)\s+)?(?:the\s+)?{_TRUE_EN}(?:\s+{_NOUN_EN})?"
    r"|holds?(?:\s+true)?|applies|apply)"
)
_TOLD_EN = (
    r"(?:choose|select|pick|mark|tick|find|identify|indicate)\s+(?:the|all|each|every)\s+"
    rf"(?:\w+\s+)?{_TRUE_EN}\s+{_NOUN_EN}"
    rf"|the\s+(?:{_TRUE_EN}\s+{_NOUN_EN}|following)\s+(?:is|are)(?:\s+{_TRUE_EN})?"
    r"|true\s+or\s+false"
)
_ASKED_DE = (
    r"(?:welche[rsnm]?|was)(?:\s+(?:der|dieser|von\s+diesen|von\s+den)(?:\s+folgenden)?)?"
    r"(?:\s+(?:aussagen?|antwort(?:en)?|behauptung(?:en)?))?\s+"
    r"(?:(?:ist|sind)\s+(?:nicht\s+)?(?:richtig|falsch|wahr|korrekt|zutreffend)"
    r"|(?:trifft|treffen)\s+(?:nicht\s+)?zu|stimm(?:t|en)(?:\s+nicht)?)"
)
_ASKED_FR = (
    r"(?:lequel|laquelle|lesquel(?:le)?s|quel(?:le)?s?)"
    r"(?:\s+(?:de\s+ces|des))?(?:\s+(?:affirmation|proposition|réponse|phrase)s?)?"
    r"(?:\s+suivantes?)?\s+(?:est|sont)\s+(?:vraies?|fausses?|correctes?|exactes?|justes?)"
)
_ASKED_ES = (
    r"(?:cuál(?:es)?|qué)(?:\s+(?:de\s+(?:estas|las\s+siguientes|las)))?"
    r"(?:\s+(?:afirmaci(?:ón|ones)|respuestas?|opci(?:ón|ones)))?\s+(?:es|son)\s+"
    r"(?:la\s+)?(?:verdaderas?|falsas?|correctas?|ciertas?|incorrectas?)"
)
_WHOLE = {
    language: re.compile(rf"(?i)\W*(?:{stem})\W*")
    for language, stem in {
        "en": f"{_ASKED_EN}|{_TOLD_EN}",
        "de": _ASKED_DE,
        "fr": _ASKED_FR,
        "es": _ASKED_ES,
    }.items()
}


def _look(subject: Subject) -> Iterator[Remark]:
    whole = _WHOLE.get(language_of(subject))
    if whole is None or not asks_by_choice(subject):
        return
    text = unmarked(asked(subject).replace("*", ""))  # an emphasis changes nothing here
    if whole.fullmatch(text):
        yield Remark(
            subject,
            f"`{text}` asks nothing that can be answered without reading the options",
            "name the subject and ask one thing of it; sentences to be judged one by one are `myth`"
            " and `truth`",
            path_of_stem(subject),
        )


CHECK = Check(
    name="I122",
    title="a question asks which of its options is true, and names no subject",
    severity=Severity.WARNING,
    why=(
        "Such a question is several sentences to be judged as true or false, each about something"
        " else. Nobody can think of the answer before the options, and what was known is not clear"
        " afterwards."
    ),
    reference="Case & Swanson, item-writing manual of the NBME; Tarrant et al. 2006",
    fails="""\
- question: Which of the following statements is true?
  answer: Yeast makes carbon dioxide.
  wrong: {Salt makes dough rise.: it slows yeast, Flour holds no starch.: most of it is starch}
""",
    passes="""\
- question: What does yeast give off in a dough?
  answer: carbon dioxide
  wrong: {oxygen: it uses it up, nitrogen: it makes none, methane: other microbes do}
""",
    look=each(_look),
)
