"""The analysis for a terminal of 80 columns: the set, what to mend, a row for each item."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from quizgen.analysis.figures import Analysis, ItemFigures
from quizgen.analysis.flags import FEWEST, FLAGS, to_mend
from quizgen.analysis.wording import (
    called,
    coefficient,
    counted,
    facility,
    of_set,
    reported,
    too_few,
    where,
)
from quizgen.harmless import harmless

_WIDTH = 80
_INDENT = 6
_MOST = 20
"""How many items to mend are shown with all that is said of them."""


def as_text(analysis: Analysis) -> str:
    """Return the lines of the report, safe to print whatever items and options hold."""
    parts = (_head, _mending, _noticing, _reporting, _table)
    return "\n\n".join(filter(None, ("\n".join(part(analysis)) for part in parts))) + "\n"


def _head(analysis: Analysis) -> Iterator[str]:
    whole = analysis.whole
    yield (
        f"{counted(whole.learners, 'learner')}, {counted(whole.items, 'item')}, "
        f"{counted(whole.responses, 'answer')}."
    )
    figures = list(of_set(whole))
    column = max((len(name) for name, _ in figures), default=0) + 2
    for name, words in figures:
        yield from _hanging(name.ljust(column), words)
    for one in analysis.said:
        yield from _hanging("", one)


def _mending(analysis: Analysis) -> Iterator[str]:
    numbers = _numbers(analysis)
    found = to_mend(analysis.items)
    if not found:
        few = all(item.n < FEWEST for item in analysis.items)
        yield f"Nothing is flagged below {FEWEST} answers." if few else "No item asks for mending."
        return
    yield f"To mend: {len(found):,} of {counted(len(analysis.items), 'item')}, the worst first."
    for item in found[:_MOST]:
        yield ""
        yield from _item(numbers[item.item], item)
    if len(found) > _MOST:
        rest = counted(len(found) - _MOST, "more item")
        yield f"\n{rest}: the table has the codes, --format html the rest."


def _item(number: int, item: ItemFigures) -> Iterator[str]:
    name = harmless(called(item))
    place = harmless(where(item))
    yield _cut(f"{f'#{number}':<{_INDENT}}{place or name}")
    if item.asked:
        yield _cut(f"{'':{_INDENT}}{name}")
        yield _cut(f"{'':{_INDENT}}{harmless(' '.join(item.asked.stem.split()))}")
    if item.wordings > 1:
        yield f"{'':{_INDENT}}Asked with {item.wordings:,} wordings, counted together."
    for flag in item.flags:
        meaning = FLAGS[flag.code]
        yield from _hanging(f"{'':{_INDENT}}{flag.code}  ", f"{meaning.title}: {flag.words}.")
        if meaning.mends:
            yield from _hanging(f"{'':{_INDENT + 4}}> ", meaning.advice)
    if said := reported(item):
        yield from _hanging(f"{'':{_INDENT}}", f"Learners said: {said}.")


def _noticing(analysis: Analysis) -> Iterator[str]:
    """Yield how many items have each of the flags that ask for no mending."""
    found = Counter(flag.code for item in analysis.items for flag in item.flags)
    for code, meaning in FLAGS.items():
        if found[code] and not meaning.mends:
            words = f"{meaning.title}: {counted(found[code], 'item')}. {meaning.advice}"
            yield from _hanging(f"{code}  ", words)


def _reporting(analysis: Analysis) -> Iterator[str]:
    """Yield what learners said of items that are not shown above."""
    numbers = _numbers(analysis)
    above = {item.item for item in to_mend(analysis.items)[:_MOST]}
    rest = [item for item in analysis.items if reported(item) and item.item not in above]
    if rest:
        yield "What learners said of others:"
    for item in rest:
        name = harmless(where(item) or called(item))
        yield from _hanging(f"{f'#{numbers[item.item]}':<{_INDENT}}", f"{name}: {reported(item)}")


def _table(analysis: Analysis) -> Iterator[str]:
    yield "All items. discr.: correlation with the rest; effic.: share of the possible one."
    yield f"{'':<{_INDENT}}{'n':>6}  {'facility':<15}{'discr.':>6} {'effic.':>7}  item"
    for number, item in enumerate(analysis.items, 1):
        yield _cut(_row(number, item))
        if item.flags:
            yield f"{'':<{_INDENT}}{'':>6}  {' '.join(flag.code for flag in item.flags)}"


def _row(number: int, item: ItemFigures) -> str:
    figures = f"{coefficient(item.discrimination):>6} {coefficient(item.efficiency):>7}"
    told = f"{too_few(item)}" if item.n < FEWEST else figures
    name = harmless(called(item))
    return f"{f'#{number}':<{_INDENT}}{item.n:>6,}  {facility(item):<15}{told:<14}  {name}"


def _numbers(analysis: Analysis) -> dict[str, int]:
    return {item.item: number for number, item in enumerate(analysis.items, 1)}


def _hanging(start: str, words: str) -> Sequence[str]:
    """Return lines that begin with `start`, and go on below its end."""
    shown = harmless(" ".join(words.split()))
    below = " " * len(start)
    return wrap(
        shown, _WIDTH, initial_indent=start, subsequent_indent=below, break_on_hyphens=False
    )


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
