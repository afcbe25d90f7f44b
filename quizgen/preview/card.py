"""One question as it looks in the reviewer, front and answer in one card.

The classes are those of the note types' templates, so that their sheet of styles fits.
"""

from quizgen.model import Cloze, Order, Recall
from quizgen.preview.markup import with_blanks, with_maths
from quizgen.preview.sheet import Question

_CONTENT = (
    "Text",
    "Question",
    "Answer",
    "Options",
    "Hint",
    "Media",
    "Also",
    "Why",
    "Source",
    "Quote",
)
_SECTIONS = {"Also": "qz-also", "Why": "qz-why"}


def card(question: Question) -> str:
    """Return the card of a question: what it asks, then all that the back says."""
    fields = {**question.fields}
    fields |= {name: with_maths(fields[name]) for name in _CONTENT if fields.get(name)}
    shape = f' data-shape="{fields["Shape"]}"' if fields.get("Shape") else ""
    sort = _sort(question)
    asked = with_blanks(fields["Text"]) if sort == "cloze" else fields["Question"]
    return (
        f'<div class="card"><article class="qz-card qz-back qz-{sort}"'
        f' lang="{fields["Language"]}"{shape}>'
        f"{_notice(fields['Notice'])}"
        f'<div class="qz-ask"></div><div class="qz-question" dir="auto">{asked}</div>'
        f"{_boxed('qz-media', fields['Media'])}{fields.get('Options', '')}"
        f"{_hint(fields.get('Hint', ''))}{_answer(question, fields)}"
        f"{''.join(_section(css, fields.get(name, '')) for name, css in _SECTIONS.items())}"
        f"{_source(fields)}</article>"
        '<button type="button" class="reveal">Show the answer</button></div>'
    )


def _sort(question: Question) -> str:
    if isinstance(question.ways[0].shape, Cloze):
        return "cloze"
    return "choice" if question.fields["Options"] else "recall"


def _notice(notice: str) -> str:
    return f'<aside class="qz-notice" dir="auto">{notice}</aside>' if notice else ""


def _boxed(css: str, inside: str) -> str:
    return f'<div class="{css}">{inside}</div>' if inside else ""


def _section(css: str, text: str) -> str:
    if not text:
        return ""
    return f'<section class="{css} told"><div class="qz-text" dir="auto">{text}</div></section>'


def _hint(hint: str) -> str:
    """Return the hint, open: there is no need to ask for it here."""
    if not hint:
        return ""
    return (
        f'<details class="qz-hint" open><summary></summary><div dir="auto">{hint}</div></details>'
    )


def _answer(question: Question, fields: dict[str, str]) -> str:
    """Return the answer, unless the options say it in the same words."""
    answer, options = fields.get("Answer", ""), fields.get("Options", "")
    is_told = any(isinstance(way.shape, Recall | Order) for way in question.ways)
    if options and not is_told:
        return ""
    said = any(
        line.partition(">")[2].startswith((f"{answer}<div", f"{answer}</li>"))
        for line in options.split('<li class="key"')[1:]
    )
    return "" if said else _section("qz-answer", answer)


def _source(fields: dict[str, str]) -> str:
    parts = (
        f'<div class="qz-{css}" dir="auto">{fields[name]}</div>'
        for name, css in (("Source", "text"), ("Quote", "quote"))
        if fields[name]
    )
    inside = "".join(parts)
    return f'<footer class="qz-source told">{inside}</footer>' if inside else ""
