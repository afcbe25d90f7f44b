"""Which items can be printed: the others are left out, each with the reason."""

from collections.abc import Sequence

from quizgen.exporters._paper.laying import key_runs, test_runs
from quizgen.exporters._paper.runs import pictures, signs
from quizgen.exporters._paper.typesetting import Press
from quizgen.exporters.contract import ExportOptions, LeftOut
from quizgen.model import Item

NO_SIGN = "the fonts of the paper have no sign for “{}”"
NO_PICTURE = "its picture {} cannot be printed"


def fitting(
    items: Sequence[Item], options: ExportOptions, press: Press
) -> tuple[list[Item], tuple[LeftOut, ...]]:
    """Return the items that can be printed whole, and those that cannot.

    A sign without a glyph would be an empty box, and typst would not say so.
    """
    texts = {id(item): [*test_runs(item, options), *key_runs(item, options)] for item in items}
    said = {id(item): signs(texts[id(item)]) for item in items}
    missing = press.missing("".join(said.values()))
    names = {name for found in texts.values() for name in pictures(found)}
    unshown = {name for name in names if not press.shows(name)}
    kept, left_out = [], []
    for item in items:
        lost = sorted(missing.intersection(said[id(item)]))
        dark = sorted(unshown.intersection(pictures(texts[id(item)])))
        if not lost and not dark:
            kept.append(item)
            continue
        reason = NO_SIGN.format("".join(lost)) if lost else NO_PICTURE.format(dark[0])
        left_out.append(LeftOut(item, reason))
    return kept, tuple(left_out)
