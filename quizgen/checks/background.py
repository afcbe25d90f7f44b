"""I125: sentences before the question that it does not need."""

import re
from collections.abc import Iterator

from quizgen.checks._stems import asked, asks_by_choice, language_of, path_of_stem, sentences
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import squeeze
from quizgen.markdown import to_plain
from quizgen.problems import Severity

_LEAST = 6
"""Words of a sentence that takes time to read."""
_LONG = 40
"""Words of background that are too many even if the question refers to them."""
_CASE = {
    "en": re.compile(
        r"(?i)\b(?:man|woman|boy|girl|child|infant|baby|newborn|patient|person"
        r"|mother|father|student|pupil|teacher|nurse|doctor|neighbou?r|friend|colleague|driver"
        r"|farmer|worker|customer|client|athlete|cook|somebody|someone|you|your|he|she|his|her"
        r"|suppose|imagine|assume|consider|given|let|if|year-old|aged|years old|owner|runner)\b"
        r"|^\W*(?:an?|one|two|three|four|five|six|several|some|my|after|when|during|while)\b"
    ),
    "de": re.compile(
        r"(?i)\b(?:mann|frau|junge|mädchen|kind|patient(?:in)?|person|mutter|vater|schüler(?:in)?"
        r"|student(?:in)?|lehrer(?:in)?|nachbar(?:in)?|freund(?:in)?|jemand|sie|er|ihr|angenommen"
        r"|wenn|jährige[rn]?|alt)\b|^\W*(?:eine?|zwei|drei|vier|fünf|einige|nach|bei|während)\b"
    ),
}
_DATA = re.compile(
    r"[\d“”\"«»„`$=]|\\\(|\*|!\[|\w['’]s\s|:\s*$"
    r"|\b(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|hundred|half|twice|double|zwei|drei|vier|fünf|sechs|acht|neun|zehn|zwölf|hundert|halb)\b"
)
"""What a case or a problem to be solved has: figures, quotations, formulas, somebody's own."""
_REFERS = {
    "en": re.compile(
        r"(?i)\b(?:it|its|they|their|them|this|these(?!\s+\w+\s+(?:is|are))|that|those|such|he|she"
        r"|his|her|him|here|there|then|the)\b"
    ),
    "de": re.compile(
        r"(?i)\b(?:er|sie|es|ihr|ihre[nrms]?|sein|seine[nrms]?|dies|diese[nrms]?|solche[nrms]?"
        r"|hier|dabei|dafür|dadurch|daraus|der|die|das|dem|den)\b"
    ),
}


def _look(subject: Subject) -> Iterator[Remark]:
    language = language_of(subject)
    if language not in _CASE or not asks_by_choice(subject):
        return
    text = asked(subject)
    *before, question = sentences(text) or [""]
    background = " ".join(before)
    count = len(background.split())
    if count < _LEAST or _is_case(before, text, language):
        return
    if count < _LONG and _refers(question, background, language):
        return
    yield Remark(
        subject,
        f"{count} words stand before the question and are not needed to answer it:"
        f" `{squeeze(to_plain(before[0]))}`",
        "cut them; what is worth knowing goes into `why`, or becomes a fact of its own",
        path_of_stem(subject),
    )


def _is_case(before: list[str], text: str, language: str) -> bool:
    """Tell whether what stands before the question is a case, or a problem with its figures."""
    if any(_DATA.search(one) for one in before) or "![" in text:
        return True
    if any(_CASE[language].search(one) for one in before):
        return True
    return language == "en" and _names_people(before)  # in German every noun has a capital


def _names_people(before: list[str]) -> bool:
    """Tell whether a sentence begins with two names, or a name that comes again: Anna, Ben."""
    names = re.findall(r"(?<=\s)[A-Z][a-z]+\b", " ".join(before))
    return len(names) > len(before)


def _refers(question: str, background: str, language: str) -> bool:
    """Tell whether the question refers to what stands before it, so that it needs some of it."""
    found = (one[0].casefold() for one in _REFERS[language].finditer(question))
    pointing = [one for one in found if one not in _ARTICLES]
    if pointing and not re.search(r"(?i)\b(?:of|von|by)\s+(?:these|diesen)\b", question):
        return True
    known = set(re.findall(r"\w{4,}", background.casefold()))
    definite = re.findall(r"(?i)\b(?:the|der|die|das|dem|den)\s+(\w{4,})", question)
    return any(word.casefold() in known for word in definite)


_ARTICLES = frozenset("the der die das dem den".split())

CHECK = Check(
    name="I125",
    title="background stands before a question that does not need it",
    severity=Severity.NOTE,
    why=(
        "What is read and not used costs time at every showing, and hides what is asked. A case"
        " with a person, figures or findings is something else: its answer rests on them."
    ),
    reference="Haladyna, Downing & Rodriguez 2002, guideline 16 (window dressing)",
    fails="""\
- question: |
    Bread has been baked for thousands of years in most parts of the world. Which gas makes dough
    rise?
  answer: carbon dioxide
  wrong: {oxygen: it is used up, nitrogen: none is made}
""",
    passes="""\
- question: Which gas makes dough rise?
  answer: carbon dioxide
  wrong: {oxygen: it is used up, nitrogen: none is made}
""",
    look=each(_look),
)
