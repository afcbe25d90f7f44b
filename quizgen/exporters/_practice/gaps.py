"""A cloze on the page: each number is asked on its own, the other blanks are filled."""

from typing import Any

from quizgen.exporters._practice.rich import Album, finished, rich
from quizgen.exporters._practice.wanted import wanted_blank
from quizgen.markdown import ToHtml, cloze_to_html
from quizgen.model import Blank, Cloze, Item

_MOST_WORDS_TYPED = 3  # as in the trainer: a longer one is recalled, and rated by the learner


def cloze_questions(item: Item, cloze: Cloze, album: Album) -> list[dict[str, Any]]:
    """Return a question for each number: the text with a gap, and the whole text."""
    numbers = sorted({blank.number for blank in cloze.blanks})
    return [_question(item, cloze, number, album) for number in numbers]


def _question(item: Item, cloze: Cloze, number: int, album: Album) -> dict[str, Any]:
    asked = [blank for blank in cloze.blanks if blank.number == number]
    answers = [*dict.fromkeys(blank.answer for blank in asked)]
    typed = len(answers) == 1 and "![" not in answers[0]
    typed = typed and len(answers[0].split()) <= _MOST_WORDS_TYPED
    said: dict[str, Any] = {
        "id": f"{item.guid}-c{number}",
        "shape": "gap" if typed else "gaprecall",
        "stem": _text(item, cloze, number, album, filled=False),
        "whole": _text(item, cloze, number, album, filled=True),
        "answer": "<br>".join(rich(answer, item, album) for answer in answers),
    }
    if typed:
        said["wanted"] = wanted_blank(item, cloze, asked[0], album)
        said["also"] = [rich(text, item, album) for text in asked[0].accept]
    return said


def _text(item: Item, cloze: Cloze, number: int, album: Album, *, filled: bool) -> str:
    def shown(blank: Blank, to_html: ToHtml) -> str:
        if blank.number != number:
            return to_html(blank.answer)
        if filled:
            return f'<mark class="said">{to_html(blank.answer)}</mark>'
        hint = to_html(blank.hint) if blank.hint else "…"
        return f'<span class="gap">{hint}</span>'

    return finished(cloze_to_html(cloze.pieces, shown), item, album)
