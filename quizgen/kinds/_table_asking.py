"""What a table asks: its questions with their slots, and the rows that each can be asked of."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from quizgen.blanks import GAP
from quizgen.bounds import bound_asked
from quizgen.folding import holds, squeeze
from quizgen.kinds._renamed import first_words
from quizgen.kinds._table_sheet import Row, Sheet
from quizgen.markdown import to_plain
from quizgen.model import Path
from quizgen.problems import Problem
from quizgen.schema import closest

_SLOT = re.compile(r"<([^<>\n]{1,80})>")
_OTHER_SLOT = "x"
_FIGURE = re.compile(r"(?<!\w)\d")
_COMPARING = (
    r"(?i)(?<!\w)(?:by|before|after|since|until|till|over|under|above|below|beyond|within|than"
    r"|exceeding|vor|nach|bis|seit|ab|über|unter|als|avant|après|depuis|jusqu['’](?:en|à)|que"
    r"|antes de|después de|desde|hasta)"
    r"(?:\s+(?:the\s+)?(?:years?|ages?(?:\s+of)?|jahre?n?|l['’]an|año))?\s+[*_\"'“(]*$"
)
"""What compares with the figure after it; of people and places it says something else."""
_COMPARED = (
    r"(?i)[*_\"'”)]*(?:\s+\w+){0,2}\s+(?:or|and|oder|und|ou|o|y)\s+"
    r"(?:more|fewer|less|over|under|older|younger|later|earlier|before|after|above|below"
    r"|mehr|weniger|älter|jünger|später|früher|plus|moins|más|menos|después|antes)(?!\w)"
)
"""What compares with the figure before it."""
_MARKUP = re.compile(r"[\\`*_~^]|!\[")
_MARKED = re.compile(r"[\\`*_~^]")


class Template(NamedTuple):
    """A question for one column, its slots in the order of its id.

    `reverse`: it asks for the name of a row, and shows what other rows may have too. `claimed`
    are the slots in which the list says that each row has exactly one value.
    """

    asked: str
    text: str
    slots: tuple[str, ...]
    claimed: tuple[str, ...]
    path: Path
    reverse: bool = False

    @property
    def name(self) -> str:
        """Return what stands after the way in the name of an item: `number<name>`."""
        return self.asked + "".join(f"<{slot}>" for slot in self.slots)

    @property
    def remembered(self) -> str:
        """Return the column of which a cell is remembered when this is asked."""
        return self.claimed[0] if self.reverse else self.asked


def templates(sheet: Sheet) -> tuple[list[Template], list[Problem]]:
    """Return the questions of a table that can be asked, and what is wrong with the others."""
    if "ask" not in sheet.fact.fields:
        return _neutral(sheet)
    found: dict[str, Template] = {}
    problems: list[Problem] = []
    for asked, number, text in _questions(sheet):
        path: Path = ("ask", asked, number)
        template = _template(sheet, squeeze(asked), text, path)
        told = _misfit(sheet, template) or _twin(found, template)
        problems += [Problem(sheet.fact.place(*path), *told)] if told else []
        problems += _near_slots(sheet, template)
        if not told:
            found[template.name] = template
    return [*found.values()], problems


def _questions(sheet: Sheet) -> Iterator[tuple[str, int, str]]:
    asked = sheet.fact.fields["ask"]
    assert isinstance(asked, Mapping)
    for column, texts in asked.items():
        for number, text in enumerate(texts):
            yield column, number, text


def _neutral(sheet: Sheet) -> tuple[list[Template], list[Problem]]:
    """Return a question of a few words for each column that may be asked."""
    slots = " · ".join(f"<{column}>" for column in sheet.naming)
    found = [
        _template(sheet, column, f"{slots}: {column}?", ())
        for column in sheet.asked
        if column in sheet.one_each and column not in sheet.naming
    ]
    if not found:
        hint = f"if each row has exactly one: `one-each: [{_other_column(sheet)}]`"
        message = "no column is `one-each`, so nothing can be asked"
        return [], [Problem(sheet.fact.place("table"), "F166", message, hint)]
    message = f"without `ask` each column is asked as `{found[0].text}`"
    hint = f"write the question: `ask: {{{found[0].asked}: What …?}}`, with {slots} in it"
    return found, [Problem(sheet.fact.place("table"), "F167", message, hint)]


def _other_column(sheet: Sheet) -> str:
    return next(column for column in sheet.asked if column not in sheet.naming)


def _template(sheet: Sheet, asked: str, text: str, path: Path) -> Template:
    """Return a question with its slots; a slot that is no column of the table is text."""
    named = {squeeze(match[1]) for match in _SLOT.finditer(text)} & {*sheet.asked}
    slots = tuple(sorted(named, key=lambda slot: first_words(sheet.fact, slot)))
    is_name = asked in sheet.naming or asked in sheet.unique
    reverse = is_name and not sheet.names_row(slots)
    claimed = tuple(slot for slot in slots if slot in sheet.one_each and slot not in sheet.naming)
    return Template(asked, text, slots, claimed, path, reverse)


_Told = tuple[str, str, str]


def _misfit(sheet: Sheet, template: Template) -> _Told | None:
    """Say why a question cannot be asked; a note where only a claim is missing."""
    asked, slots = template.asked, template.slots
    names = " and ".join(f"`<{column}>`" for column in sheet.naming)
    if asked in slots:
        return "F165", f"the question for `{asked}` shows `<{asked}>`", "ask by another column"
    if not slots:
        message = f"this question for `{asked}` is the same for each row"
        return "F165", message, f"write {names} where the row's own name belongs"
    if template.reverse:
        return _reverse_misfit(sheet, template)
    if not sheet.names_row(slots):
        shown = " and ".join(f"`<{slot}>`" for slot in slots)
        return "F165", f"{shown} may fit several rows", f"ask by {names}, which fits one"
    if asked not in sheet.one_each:
        return "F166", f"`{asked}` is not asked: a row may have several", _claim(sheet, asked)
    return None


def _claim(sheet: Sheet, column: str) -> str:
    row = sheet.naming[0] if len(sheet.naming) == 1 else "row"
    known = [one for one in sheet.fact.texts("one-each") if one != column]
    return (
        f"if each {row} has exactly one {column}, add `one-each: [{', '.join([*known, column])}]`"
    )


def _reverse_misfit(sheet: Sheet, template: Template) -> _Told | None:
    asked, slots = template.asked, template.slots
    if not template.claimed:
        message = f"`{asked}` is not asked by `{slots[0]}`: of another row that may be true too"
        return "F166", message, _claim(sheet, slots[0])
    if slot := next((slot for slot in slots if _compares(sheet, template, slot)), ""):
        message = f"`{asked}` is not asked: what another row has under `{slot}` may fit as well"
        hint = f"ask for the figure of `{slot}` itself, without a word that compares"
        return "F175", message, hint
    if not sheet.names_row((asked, *slots)):
        lacking = [f"`<{one}>`" for one in sheet.naming if one not in (asked, *slots)]
        message = f"an answer to this question for `{asked}` may mean several rows"
        return "F165", message, f"write {' and '.join(lacking)} into the question too"
    return None


def _compares(sheet: Sheet, template: Template, slot: str) -> bool:
    """Tell whether a question compares with a figure, so that others fit: at least <age>."""
    if not any(_FIGURE.search(row.first(slot)) for row in sheet.rows):
        return False
    gapped = _SLOT.sub(
        lambda match: GAP if squeeze(match[1]) == slot else _OTHER_SLOT, template.text
    )
    before, _, after = gapped.partition(GAP)
    compared = re.search(_COMPARING, before) or re.match(_COMPARED, after)
    return compared is not None or bool(bound_asked(gapped))


def _twin(found: Mapping[str, Template], template: Template) -> _Told | None:
    if template.name not in found:
        return None
    shown = " and ".join(f"`<{slot}>`" for slot in template.slots)
    message = f"two questions ask for `{template.asked}` by {shown}: they would be one"
    return "F165", message, "keep one, or ask one of them by another column"


def _near_slots(sheet: Sheet, template: Template) -> Iterator[Problem]:
    """Yield a problem for each `<word>` that is nearly a column."""
    for match in _SLOT.finditer(template.text):
        word = squeeze(match[1])
        meant = "" if word in sheet.asked else closest(word, [*sheet.asked])
        if meant:
            message = f"`<{word}>` stays text: the table has no such column"
            hint = f"did you mean `<{meant}>`?"
            yield Problem(sheet.fact.place(*template.path), "F174", message, hint)


class Refusal(NamedTuple):
    """A row that a question is not asked of, because what it shows holds the answer."""

    row: Row
    slot: str


def askable(sheet: Sheet, template: Template) -> Iterator[Row | Refusal]:
    """Yield the rows that a question can be asked of, and those whose slots give the answer away.

    Every cell that is asked or shown must be known, and be something.
    """
    exact = sheet.trust(template.asked).exact
    for row in sheet.rows:
        keys = row.cells[template.asked]
        shown = [row.first(slot) for slot in template.slots]
        if keys and all(shown):
            told = (
                slot
                for slot, text in zip(template.slots, shown, strict=True)
                if any(holds(text, key, exact) for key in keys)
            )
            slot = next(told, "")
            yield Refusal(row, slot) if slot else row


def fill(template: Template, row: Row) -> str:
    """Return the text that asks for a row's cell; what is filled in shows as it stands alone."""
    words = {slot: row.first(slot) for slot in template.slots}
    filled = _filled(template.text, words)
    if not any(_MARKUP.search(text) for text in words.values()):
        return filled
    marks = {slot: f"\ue000{number}\ue001" for number, slot in enumerate(words)}
    plain = to_plain(_filled(template.text, marks))
    for slot, mark in marks.items():
        plain = plain.replace(mark, to_plain(words[slot]))
    if to_plain(filled) == plain:
        return filled
    escaped = {slot: _MARKED.sub(r"\\\g<0>", text) for slot, text in words.items()}
    return _filled(template.text, escaped)


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda match: words.get(squeeze(match[1]), match[0]), text)
