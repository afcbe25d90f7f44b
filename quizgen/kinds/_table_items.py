"""The items of a table: cells by the name of their row, and rows by what is true of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from quizgen.distractors import FEWEST, Question
from quizgen.identity import guid, target
from quizgen.kinds._capitals import answers_are_capital
from quizgen.kinds._claims import permitted
from quizgen.kinds._making import is_wanted, items, wanted
from quizgen.kinds._open import open_shapes
from quizgen.kinds._renamed import first_words, renamed_problems
from quizgen.kinds._table_asking import Refusal, Template, askable, fill, templates
from quizgen.kinds._table_options import Options
from quizgen.kinds._table_sheet import Row, Sheet, problems_are_errors, read_sheet
from quizgen.kinds._trust import Trust
from quizgen.kinds.contract import Context, Made
from quizgen.markdown import images
from quizgen.model import Choice, Fact, Item, Origin, Picture, Shape

_LISTS = [Context(Origin("", ""), exact=exact) for exact in (False, True)]
"""What a table may stand in, where its list is not known."""


def make(fact: Fact, context: Context) -> Made:
    """Return the items of a table and its problems."""
    from quizgen.kinds._table_advice import advice, withheld  # what is remembered needs none

    sheet, problems = read_sheet(fact, context)
    if sheet is None:
        return Made((), tuple(problems))
    found, told = templates(sheet)
    problems += [*told, *renamed_problems(fact, [*_named(sheet)])]
    problems += advice(sheet, found, context)
    if problems_are_errors(problems):
        return Made((), tuple(problems))
    made: list[Item] = []
    for template in found:
        options = Options(sheet, template, context)
        refused: list[Refusal] = []
        for row in askable(sheet, template):
            if isinstance(row, Refusal):
                refused.append(row)
            elif context.target in ("", _target(sheet, template, row, context.origin.bank)):
                made += _items(sheet, template, row, options, context)
        problems += withheld(sheet, template, refused)
    names = _names(found)
    return wanted(fact, names, made, problems, "see `columns`, `one-each` and `ask`")


def _items(
    sheet: Sheet, template: Template, row: Row, options: Options, context: Context
) -> list[Item]:
    """Return the ways to ask one cell of one row."""
    fact, bank, trust = sheet.fact, context.origin.bank, _trust(sheet, template)
    words = _words(sheet, template, row)
    key, *also = row.cells[template.asked] or ()
    stem = fill(template, row)
    asked = trust.question(guid(bank, fact.id, *words), key, stem, context, also)
    hint = trust.fields.get("hint", fact.text("hint"))
    made = items(
        fact, context, guid=asked.guid, question=":".join(words),
        targets=(_target(sheet, template, row, bank),), stem=stem,
        shapes=_shapes(sheet, template, row, asked, options, context), hint=str(hint),
    )  # fmt: skip
    return [_with_own(sheet, row, one) for one in made]


def _shapes(  # what an item depends on
    sheet: Sheet, template: Template, row: Row, asked: Question, options: Options, context: Context
) -> dict[str, Shape]:
    """Return the ways that the list allows, by name."""
    trust = _trust(sheet, template)
    shapes: dict[str, Shape] = {}
    if is_wanted(sheet.fact, f"choice:{template.name}"):
        kept = permitted(
            trust, asked, context, capital=answers_are_capital(context.origin.language),
            more=options.of(row, asked, context.released(asked.guid)),
        )  # fmt: skip
        if len(kept) >= FEWEST:
            shapes["choice"] = Choice(asked.key, options.explained(row, kept))
    if not template.reverse:
        shapes |= open_shapes(asked, trust.arguable(context.same))
    return {f"{way}:{template.name}": shape for way, shape in shapes.items()}


def _trust(sheet: Sheet, template: Template) -> Trust:
    read = sheet.trust_in_reverse if template.reverse else sheet.trust
    return read(template.asked)


def _words(sheet: Sheet, template: Template, row: Row) -> tuple[str, ...]:
    """Return the words that tell this question from the others of its fact."""
    columns = (template.asked, *template.slots)
    return ("cell", *(first_words(sheet.fact, one) for one in columns), "", *row.words)


def _target(sheet: Sheet, template: Template, row: Row, bank: str) -> str:
    column = first_words(sheet.fact, template.remembered)
    return target(bank, sheet.fact.id, *row.words, column)


def _with_own(sheet: Sheet, row: Row, item: Item) -> Item:
    """Return an item with what its row says under `why`, `quote` and `image`."""
    why, quote, image = (sheet.own(row, column) for column in ("why", "quote", "image"))
    if not (why or quote or image):
        return item
    pictures = images(image) or ([(image, "")] if image else [])
    return replace(
        item,
        why="\n".join(filter(None, (why, item.why))),
        quotes=(*((quote,) if quote else ()), *item.quotes),
        pictures=(*(Picture(path, words) for path, words in pictures), *item.pictures),
    )


def _named(sheet: Sheet) -> Iterator[str]:
    """Yield the words of identity as they are now."""
    yield from sheet.asked
    for row in sheet.rows:
        yield from (row.first(column) for column in sheet.naming)


def _names(found: Sequence[Template]) -> tuple[str, ...]:
    return tuple(
        f"{way}:{template.name}"
        for template in found
        for way in (("choice",) if template.reverse else ("choice", "recall", "typed"))
    )


def _readable(fact: Fact) -> tuple[Sheet | None, list[Template]]:
    """Return the table and its questions; whether form counts in the whole list is not known."""
    sheets = (read_sheet(fact, context)[0] for context in _LISTS)
    sheet = next(filter(None, sheets), None)
    return (sheet, templates(sheet)[0]) if sheet else (None, [])


def targets(fact: Fact, context: Context) -> tuple[str, ...]:
    """Return what is remembered of a table: the cells that are asked in any way."""
    sheet, _ = read_sheet(fact, context)
    if sheet is None:
        return ()
    asked = (_asked(sheet, template, context) for template in templates(sheet)[0])
    return tuple(dict.fromkeys(chain.from_iterable(asked)))


def _asked(sheet: Sheet, template: Template, context: Context) -> Iterator[str]:
    options = Options(sheet, template, context)
    for row in askable(sheet, template):
        if isinstance(row, Row) and _is_asked(sheet, template, row, options):
            yield _target(sheet, template, row, context.origin.bank)


def _is_asked(sheet: Sheet, template: Template, row: Row, options: Options) -> bool:
    """Tell whether any way is left to ask a cell; the wrong options are counted, not made."""
    fact, trust, name = sheet.fact, _trust(sheet, template), template.name
    key, *also = row.cells[template.asked] or ()
    asked = trust.question("", key, template.text, sheet.context, also)
    ways = () if template.reverse else open_shapes(asked, ())
    if any(is_wanted(fact, f"{way}:{name}") for way in ways):
        return True
    return is_wanted(fact, f"choice:{name}") and (trust.offers or options.are_two(row, asked))


def answers(fact: Fact) -> tuple[tuple[str, ...], ...]:
    """Return all cells that are asked: a quote of the whole table holds one of them."""
    sheet, found = _readable(fact)
    if sheet is None:
        return ()
    columns = dict.fromkeys(template.remembered for template in found)
    cells = (row.cells[column] or () for row in sheet.rows for column in columns)
    every = tuple(dict.fromkeys(chain.from_iterable(cells)))
    return (every,) if every else ()


def item_names(fact: Fact) -> tuple[str, ...]:
    """Return the names of all items that the table can give."""
    return _names(_readable(fact)[1])
