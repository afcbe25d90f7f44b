"""I124: a text that leans on something the reader does not have: an article, what came before."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizgen.checks._stems import asked, language_of, path_of_stem, sentences, unmarked
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.model import Choice, ChooseAll, Order
from quizgen.problems import Severity


class _Pointers(NamedTuple):
    """How a language points outside: anywhere in a text, at its beginning, and at a picture."""

    anywhere: re.Pattern[str]
    first: re.Pattern[str]
    shown: re.Pattern[str]


class _Beside(NamedTuple):
    """What a card shows beside its question: pictures, and things to choose from or to order."""

    pictures: bool
    things: bool


_SOURCE_EN = (
    r"article|text|passage|paper|chapter|lecture|lesson|handout|course|excerpt|reading|podcast|book"
    r"|author|authors|speaker|researchers|study|video|slides?|section|paragraph"
)
_VERB_EN = (
    r"say|says|said|mean|means|meant|argue|argues|argued|claim|claims|claimed|state|states|stated"
    r"|describe|describes|described|conclude|concludes|concluded|find|finds|found|show|shows|showed"
    r"|report|reports|reported|test|tests|tested|draw|draws|drew|suggest|suggests|suggested"
)
_PICTURE_EN = r"figure|diagram|graph|chart|picture|image|photo|photograph|table|map|drawing"
_FURTHER_EN = r"(?!\s+(?:of|by|on|about|that|which|who|in\s+which|called|entitled|…)(?!\w))"
_AUX_EN = r"is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|may|might|must"

_ALL = {
    "en": _Pointers(
        anywhere=re.compile(
            rf"(?i)(?<!\w)(?:this\s+(?:{_SOURCE_EN}|experiment|survey|trial)(?!\w)"
            rf"|these\s+(?:authors|researchers|slides|studies|findings|results)(?!\w)"
            rf"|according\s+to\s+(?:the|our)\s+(?:{_SOURCE_EN})(?!\w){_FURTHER_EN}"
            rf"|(?:in|by|from)\s+(?:the|our)\s+(?:article|passage|text|lecture|handout|excerpt"
            rf"|podcast|video|slides)(?=\W*$|\s*[,.;:?!]|\s+(?:{_AUX_EN})\s)"
            rf"|the\s+authors?(?!\w){_FURTHER_EN}"
            rf"|the\s+(?:study|researchers)(?=\W*$|\s*[,.;:?!]|\s+(?:{_VERB_EN}))"
            rf"|the\s+(?:text|passage|article|lecture|speaker)\s+(?:{_VERB_EN})"
            r"|(?:the|this)\s+above(?!-)|aforementioned|above-mentioned"
            r"|(?:mentioned|described|discussed|listed|explained|named|stated|shown)\s+"
            r"(?:above|below)|(?:mentioned|discussed)\s+(?:earlier|before|previously)"
            r"|the\s+(?:previous|preceding)\s+(?:question|card|sentence|section|item|fact)"
            r"|as\s+we\s+(?:saw|learned|learnt|discussed)|we\s+(?:discussed|learned|learnt)"
            r"|(?:in|from|during)\s+(?:class|(?:this|our)\s+(?:class|unit|module)))(?!\w)"
        ),
        first=re.compile(
            rf"(?i)\W*(?:(?:(?P<it>it)|they|he|she|this|(?P<these>these|those))(?=\s)"
            rf"|(?:(?:in|at|on|by|for|from|to|with|of)\s+)?(?:what|which|why|how|when|where|who)"
            rf"(?:\s+\w+)?\s+(?:{_AUX_EN})\s+(?:(?P<it2>it)|they|he|she|this"
            r"|(?:its|their|his)(?=(?:\s+\w+){1,3}\W*$)"
            r"|(?P<these2>these|those)(?:\s+[a-z]+)?)(?!\w)"
            rf"|(?:{_AUX_EN})\s+(?:(?P<it3>it)|they|he|she|this)(?=\s))"
        ),
        shown=re.compile(
            rf"(?i)(?<!\w)(?:(?-i:Figure|Fig\.|Table|Slide)\s+\d+|this\s+(?:{_PICTURE_EN})"
            rf"|the\s+(?:{_PICTURE_EN})\s+(?:above|below)"
            r"|(?:shown|seen|pictured|marked|meant|depicted)\s+here|here\s+(?:is|are)\s+shown"
            r"|the\s+following\s+(?:figure|diagram|graph|picture|table|text|passage))(?!\w)"
        ),
    ),
    "de": _Pointers(
        anywhere=re.compile(
            r"(?i)(?<!\w)(?:diese[rsm]?\s+(?:artikel|text|studie|abschnitt|kapitel|vorlesung)s?"
            r"|laut\s+(?:dem\s+)?(?:text|artikel|autor|studie)|im\s+(?:text|artikel)"
            r"|(?:oben|zuvor)\s+(?:genannt|beschrieben|erwähnt)(?:e[nrsm]?)?|obengenannte[nrsm]?"
            r"|der\s+autor\s+(?:meint|sagt|schreibt))(?!\w)"
        ),
        first=re.compile(
            r"(?i)\W*(?:(?:er|sie|dieser|diese|dieses)(?=\s)"
            r"|(?:was|wie|warum|wo|wann)\s+(?:ist|sind|war|hat|haben|tut|tun|kann)\s+"
            r"(?:er|sie|dieser|diese|dieses)(?=\s|\W*$))"
        ),
        shown=re.compile(
            r"(?i)(?<!\w)(?:diese[rs]?\s+(?:abbildung|bild|diagramm|karte|tabelle)"
            r"|hier\s+(?:gezeigt|abgebildet|gemeint))(?!\w)"
        ),
    ),
    "fr": _Pointers(
        anywhere=re.compile(
            r"(?i)(?<!\w)(?:(?:cet|ce|cette)\s+(?:article|texte|étude|chapitre|cours)"
            r"|(?:selon|d['’]après)\s+(?:l['’]article|le\s+texte|l['’]auteur|l['’]étude)"
            r"(?!\s+d(?:e|u|es)(?!\w))|ci-dessus|susmentionnée?s?)(?!\w)"
        ),
        first=re.compile(r"(?i)\W*(?:ils?|elles?|celui-ci|celle-ci)(?=\s)(?!\s+(?:y|faut|existe))"),
        shown=re.compile(r"(?i)(?<!\w)(?:cette\s+(?:figure|image|carte)|ce\s+schéma)(?!\w)"),
    ),
    "es": _Pointers(
        anywhere=re.compile(
            r"(?i)(?<!\w)(?:est[ea]\s+(?:artículo|texto|estudio|capítulo|curso)"
            r"|según\s+(?:el\s+(?:texto|artículo|autor|estudio)|la\s+autora)(?!\s+del?(?!\w))"
            r"|(?:mencionad|descrit|citad)[oa]s?\s+(?:arriba|anteriormente))(?!\w)"
        ),
        first=re.compile(r"(?i)\W*(?:ellos|ellas|él|ella|éste|ésta)(?=\s)"),
        shown=re.compile(r"(?i)(?<!\w)(?:esta\s+(?:figura|imagen)|este\s+(?:mapa|gráfico))(?!\w)"),
    ),
}
_AHEAD = re.compile(
    r"(?i)\s(?:that|who|which|to|if|whether|when|while|for|after|until|before|how|than)\s"
    r"|^\s(?:\w+\s)?(?:summer|winter|spring|autumn|day|night|noon|midnight|dark|light|cold|warm|hot"
    r"|wet|dry|rains?|raining|snows?|snowing|freez\w+)(?!\w)"
)
"""What `it` can point to further on: It is Mars that … How long does it take to … It is night."""
_TOLD_OF = r"(?i)\b(?:an?|one|two|several)\s(?:\S+\s){0,4}?(?:stud(?:y|ies)|researchers?|texts?)\b"
"""A source that the text itself tells of: in a study of sleep."""
_IT = ("it", "it2", "it3")
_THESE = ("these", "these2")


def _look(subject: Subject) -> Iterator[Remark]:
    pointers = _ALL.get(language_of(subject))
    if pointers is None:
        return
    raw = asked(subject)
    if leans := _leans(unmarked(raw), pointers, _beside(subject, raw)):
        yield Remark(
            subject,
            f"`{leans}` points to what is not on the card",
            "name what is meant: each card comes alone, in any order",
            path_of_stem(subject),
        )


def _beside(subject: Subject, raw: str) -> _Beside:
    item = subject.item
    pictures = bool(item.pictures or item.inline) or "![" in raw
    things = isinstance(item.shape, Choice | ChooseAll | Order) or "\n" in item.stem
    return _Beside(pictures, things)


def _leans(text: str, pointers: _Pointers, beside: _Beside) -> str:
    """Return the words that point outside, "" if there are none."""
    found = pointers.anywhere.search(text)
    if found and not _is_introduced(found, text):
        return found[0]
    if beside.pictures:
        return ""
    if found := pointers.shown.search(text):
        return found[0]
    opening = next(iter(sentences(text)), "")
    found = pointers.first.match(opening)
    if not found or _is_given(found, opening, beside):
        return ""
    return found[0].strip(" *_\"'“(¿")


def _is_introduced(found: re.Match[str], text: str) -> bool:
    """Tell whether the source is named before, or in quotes or italics: the author of *Emma*."""
    if "…" in text and "author" in found[0].lower():
        return True
    return re.search(_TOLD_OF, text[: found.start()]) is not None


def _is_given(found: re.Match[str], opening: str, beside: _Beside) -> bool:
    """Tell whether what a sentence opens with is said in it, or stands beside it."""
    groups = found.groupdict()
    if any(groups.get(name) for name in _IT):
        return bool(_AHEAD.search(opening[found.end() :]))
    return ":" in opening or (beside.things and any(groups.get(name) for name in _THESE))


CHECK = Check(
    name="I124",
    title="a text points to what is not on its card",
    severity=Severity.WARNING,
    why=(
        "Cards come alone and in any order, months after the lecture or the article was read."
        " What leans on them, or on the card before, cannot be understood."
    ),
    reference="Wozniak, Twenty rules of formulating knowledge; Haladyna, Downing & Rodriguez"
    " 2002, guideline 15",
    fails="""\
- question: According to the article, what makes bread rise?
  answer: carbon dioxide
""",
    passes="""\
- question: What makes bread rise?
  answer: carbon dioxide
""",
    look=each(_look),
)
