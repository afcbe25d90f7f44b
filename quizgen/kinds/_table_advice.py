"""What is odd about a table or its questions, though items can be made of it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from quizgen.distractors import FEWEST
from quizgen.folding import fold, holds, squeeze, words
from quizgen.kinds._advice import catch_alls, opens_with_vowel
from quizgen.kinds._claims import claim_problems
from quizgen.kinds._groups import nearest, strangers
from quizgen.kinds._open import asks_of_these
from quizgen.kinds._table_asking import Refusal, Template, fill
from quizgen.kinds._table_sheet import Row, Sheet
from quizgen.kinds._trust import Trust
from quizgen.kinds.contract import Context
from quizgen.model import Path
from quizgen.problems import Problem
from quizgen.quantity import quantity

_LONGEST = 12
"""Cells of more words are not looked through for others that stand in them."""
_ARTICLES = {
    "de": "der die das den dem des ein eine einen einem einer eines".split(),
    "fr": "le la les un une du des".split(),
    "es": "el la los las un una unos unas".split(),
    "it": "il lo la i gli le un uno una".split(),
}
_POINTING = frozenset({"en", "de", "fr", "es", "it"})
"""Languages of which it is known how a question points at its options."""


def advice(sheet: Sheet, found: Sequence[Template], context: Context) -> Iterator[Problem]:
    """Yield what is odd about a table whose questions are `found`."""
    language = context.origin.language.partition("-")[0].lower()
    for column in dict.fromkeys(template.asked for template in found):
        yield from _claims(sheet, column, context)
        yield from catch_alls(sheet.fact, _cells(sheet, column))
    for column in sorted({one for template in found for one in _judged(template)}):
        yield from _subsumed(sheet, column)
    for template in found:
        yield from _too_few(sheet, template)
        yield from _not_kept(sheet, template)
        yield from _articles(sheet, template, language)
        if template.reverse and language in _POINTING and not asks_of_these(template.text):
            message = f"this question for `{template.asked}` may have more right answers than one"
            hint = "ask for one of those shown: `Which of these …?`"
            yield Problem(sheet.fact.place(*template.path), "F171", message, hint)


def _judged(template: Template) -> tuple[str, ...]:
    return template.claimed if template.reverse else (template.asked,)


def _cells(sheet: Sheet, column: str) -> Iterator[tuple[Path, str]]:
    for row in sheet.rows:
        yield from ((("table", row.number, column), text) for text in row.cells[column] or ())


def _claims(sheet: Sheet, column: str, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with the wrong options that are listed for a column."""
    trust = sheet.trust(column)
    if not trust.offers:
        return
    rows = [row for row in sheet.rows if row.cells[column]]
    keys = [row.cells[column] or () for row in rows]
    question = trust.question("", "", "", context)
    if keys:
        yield from claim_problems(trust, question, context, keys)
        yield from _outside(sheet, trust, rows, column, context)
    cells = {fold(value): row for row, key in zip(rows, keys, strict=True) for value in key}
    for number, entry in enumerate(trust.entries("wrong")):
        if row := cells.get(fold(entry.text)):
            message = f"`{entry.text}` is listed as wrong for every row, and {row.name} has it"
            place = sheet.fact.place(*trust.path, "wrong", number)
            yield Problem(place, "F132", message, "delete it: cells of other rows are offered")


def _outside(
    sheet: Sheet, trust: Trust, rows: Sequence[Row], column: str, context: Context
) -> Iterator[Problem]:
    """Yield a problem for the first cell that is in none of the column's groups."""
    for number in strangers(trust, [row.cells[column] or () for row in rows], context):
        first, groups = rows[number].first(column), trust.texts("others-wrong")
        message = f"`{first}` is no member of `{'` or `'.join(groups)}`"
        hint = f"the nearest member is `{nearest(first, groups, context)}`"
        yield Problem(sheet.fact.place("table", rows[number].number, column), "F131", message, hint)
        return


def _subsumed(sheet: Sheet, column: str) -> Iterator[Problem]:
    """Yield a note if a cell stands in another: a loop diuretic is a diuretic."""
    exact = sheet.trust(column).exact
    texts = {text: row for row in reversed(sheet.rows) for text in row.cells[column] or ()}
    by_words = {words(text, exact): text for text in texts}
    for text, row in texts.items():
        mine = words(text, exact)
        if len(mine) > _LONGEST or quantity(text):
            continue
        spans = (
            (start, end) for start in range(len(mine)) for end in range(start + 1, len(mine) + 1)
        )
        for start, end in spans:
            part = by_words.get(mine[start:end], "")
            if part and mine[start:end] != mine and not quantity(part):
                message = f"`{part}` stands in `{text}`, so neither is offered beside the other"
                hint = "if both may be right of one thing, the column is not `one-each`"
                yield Problem(sheet.fact.place("table", row.number, column), "F172", message, hint)
                return


def _too_few(sheet: Sheet, template: Template) -> Iterator[Problem]:
    """Yield a note if a column has too few different cells for a choice."""
    trust = sheet.trust(template.asked)
    form = squeeze if trust.exact else fold
    distinct = {form(row.first(template.asked)) for row in sheet.rows} - {""}
    if len(distinct) <= FEWEST and not trust.offers:
        message = f"`{template.asked}` has too few different cells for a choice"
        hint = f"add rows, or `columns: {{{template.asked}: {{wrong: …}}}}`"
        yield Problem(sheet.fact.place(*(template.path or ("table",))), "F134", message, hint)


def _not_kept(sheet: Sheet, template: Template) -> Iterator[Problem]:
    """Yield a problem for each word under `keep` that a question of some row does not show."""
    for number, kept in enumerate(sheet.fact.texts("keep")):
        for row in sheet.rows:
            shown = f"{fill(template, row)} {row.first(template.asked)}"
            if not holds(shown, kept):
                message = f"neither the question nor its answer has `{kept}`"
                hint = "write it into the question, or correct `keep`"
                yield Problem(sheet.fact.place("keep", number), "F143", message, hint)
                break


def _articles(sheet: Sheet, template: Template, language: str) -> Iterator[Problem]:
    """Yield a problem for an article before a slot that does not fit every row."""
    before = re.compile(r"(?<!\w)(\w+)\s+[*_\"'“(]*<([^<>\n]+)>")
    for match in before.finditer(template.text):
        article, slot = match[1], " ".join(match[2].split())
        if slot in template.slots and _fits_not_all(sheet, article.lower(), slot, language):
            message = f"`{article}` before `<{slot}>` does not fit every row"
            hint = f"write `the {slot} <{slot}>` or the like, or put the article into the cells"
            yield Problem(sheet.fact.place(*template.path), "F170", message, hint)


def _fits_not_all(sheet: Sheet, article: str, slot: str, language: str) -> bool:
    texts = {row.first(slot) for row in sheet.rows} - {""}
    if language == "en":
        return article in {"a", "an"} and {True, False} <= {opens_with_vowel(one) for one in texts}
    return article in _ARTICLES.get(language, ()) and len(texts) > 1


def withheld(sheet: Sheet, template: Template, refused: Iterable[Refusal]) -> Iterator[Problem]:
    """Yield a note on the rows that a question is not asked of, as it holds their answer."""
    for first in list(refused)[:1]:
        row, slot = first
        shown, key = row.first(slot), row.first(template.asked)
        message = f"`{shown}` holds the answer `{key}`, so this is not asked by `<{slot}>`"
        hint = "ask for it by another column, or leave it: the other rows are asked"
        yield Problem(sheet.fact.place("table", row.number, template.asked), "F173", message, hint)
