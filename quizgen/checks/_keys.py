"""What is asked and what is shown in a set of items, so that items can be compared by words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgen.blanks import GAP
from quizgen.checks._options import plain
from quizgen.checks._stems import asked, filled, language_of, subject_words
from quizgen.checks.contract import Subject
from quizgen.folding import words
from quizgen.model import Choice, ChooseAll, Cloze, Numeric, Order, Recall, TrueFalse, Typed


class Question(NamedTuple):
    """One thing that a fact asks: its subject's words without endings, and the words of its key.

    `number` is that of a blank, 0 where there is none.
    """

    subject: Subject
    about: frozenset[str]
    key: tuple[str, ...]
    said: str
    number: int = 0

    @property
    def fact(self) -> tuple[str, str]:
        """Return the fact of which it is asked: two banks may have facts of one id."""
        return self.subject.item.origin.bank, self.subject.fact.id


def questions(subjects: Sequence[Subject]) -> list[Question]:
    """Return what is asked, each once: the ways of one question are one."""
    found: dict[tuple[str, tuple[str, ...], int], Question] = {}
    for subject in subjects:
        for stem, key, number in _asked(subject):
            said = words(plain(key))
            about = subject_words(stem, language_of(subject))
            one = Question(subject, about, said, key, number)
            if said:
                found.setdefault((_question(subject), said, number), one)
    return [*found.values()]


def _question(subject: Subject) -> str:
    """Return what the ways of one question share; a blank is one in the cloze and as a choice."""
    item = subject.item
    return f"{item.origin.bank} {item.fact}" if item.kind == "cloze" else item.guid


def _asked(subject: Subject) -> Iterator[tuple[str, str, int]]:
    """Yield stem and key of what an item asks, and the number of the blank."""
    item = subject.item
    match item.shape:
        case Choice(key):
            number = item.question.removeprefix("blank:c")
            yield item.stem.replace(GAP, " "), key, int(number) if number.isdecimal() else 0
        case Recall(answer) | Typed(answer) | Numeric(answer):
            yield item.stem.replace(GAP, " "), answer, 0
        case Cloze() as cloze:
            for blank in cloze.blanks:
                stem = filled(cloze, without=blank.number).replace("___", " ")
                yield stem, blank.answer, blank.number
        case ChooseAll() | Order() | TrueFalse():
            pass


def shown(subject: Subject) -> str:
    """Return what an item shows before it is answered, "" of a sentence that may be false.

    Of a cloze with several blanks all of it, since each card shows the others.
    """
    shape = subject.item.shape
    if isinstance(shape, TrueFalse):
        return ""
    if isinstance(shape, Cloze):
        numbers = {blank.number for blank in shape.blanks}
        return filled(shape, without=min(numbers) if len(numbers) == 1 else 0)
    if subject.item.kind == "cloze":
        return ""  # its text is that of the cloze
    return subject.item.stem if "question" not in subject.fact.fields else asked(subject)


def frequent(texts: Sequence[frozenset[str]], least: int, share: float) -> frozenset[str]:
    """Return the words that stand in more than `least` of the texts, and in more than a share."""
    counts = Counter(word for text in texts for word in text)
    most = max(least, share * len(texts))
    return frozenset(word for word, count in counts.items() if count > most)
