"""An item on the page: what is wrong with it, its figures, its options and who takes them."""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from quizgen.analysis.figures import ItemFigures, OptionFigures
from quizgen.analysis.flags import FLAGS, percent
from quizgen.analysis.markup import escaped, minus, table
from quizgen.analysis.plots import Trace, bar, traces
from quizgen.analysis.wording import (
    called,
    coefficient,
    counted,
    facility,
    foremost,
    reported,
    too_few,
    where,
)

_MOST_TRACES = 6
_FIFTHS = ("weakest", "2nd", "3rd", "4th", "best")


def article(number: int, item: ItemFigures) -> str:
    """Return an item as HTML; `number` is its place among all."""
    name = f"name-{number}"
    return (
        f'<article class="item" id="item-{number}" aria-labelledby="{name}">'
        f'<h3 id="{name}"><span class="number">#{number}</span> {escaped(called(item))}</h3>'
        f"{''.join(_about(item))}{_flags(item)}{_figures(item)}{_options(item)}</article>"
    )


def _about(item: ItemFigures) -> Iterator[str]:
    if item.asked:
        yield f'<p class="place"><code>{escaped(where(item))}</code></p>'
        yield f'<p class="stem">{escaped(item.asked.stem)}</p>'
    if item.wordings > 1:
        yield f'<p class="quiet">Asked with {item.wordings} wordings, counted together.</p>'
    if said := reported(item):
        yield f'<p class="said">Learners said: {escaped(said)}.</p>'


def _flags(item: ItemFigures) -> str:
    if not item.flags:
        return ""
    return f'<ul class="flags">{"".join(map(_flag, item.flags))}</ul>'


def _flag(flag: tuple[str, str]) -> str:
    code, words = flag
    meaning = FLAGS[code]
    kind = "mend" if meaning.mends else "note"
    return (
        f'<li class="{kind}"><b>{code} {meaning.title}</b>: {escaped(words)}. '
        f'<span class="advice">{meaning.advice}</span></li>'
    )


def _figures(item: ItemFigures) -> str:
    few = too_few(item)
    found = [
        ("answers", f"{item.n:,}"),
        ("facility", facility(item)),
        ("discrimination", few or minus(coefficient(item.discrimination))),
        ("efficiency", few or minus(coefficient(item.efficiency))),
    ]
    if item.alpha_without is not None and not few:
        found.append(("alpha without it", minus(coefficient(item.alpha_without))))
    cells = "".join(f"<div><dt>{name}</dt><dd>{words}</dd></div>" for name, words in found)
    return f'<dl class="figures">{cells}</dl>'


def _options(item: ItemFigures) -> str:
    shown, more = foremost(item)
    if not shown:
        return ""
    letters = list(zip(_labels(shown), shown, strict=False))
    what = "Answers" if item.is_typed else "Options"
    few = bool(too_few(item))
    rows = [_option(letter, option, few=few) for letter, option in letters]
    options = table(
        ("", what, "share", "taken", "r"), rows, f"{what} and who takes them", "options"
    )
    rest = f'<p class="quiet">{counted(more, "more answer")}, not shown.</p>' if more else ""
    drawn = _by_fifth(letters) if not few else ""
    return f'<div class="pair"><div>{options}{rest}</div>{drawn}</div>'


def _labels(shown: Sequence[OptionFigures]) -> Sequence[str]:
    """Return a letter for each option; an option that is one letter or digit labels itself."""
    texts = [option.text for option in shown]
    if all(len(text) == 1 and text.isalnum() for text in texts):
        return [escaped(text) for text in texts]
    return ascii_uppercase


def _option(letter: str, option: OptionFigures, *, few: bool) -> Sequence[str]:
    share = option.all.share or 0.0
    key = ' <b class="is-key">key</b>' if option.is_key else ""
    r = "–" if few else minus(coefficient(option.point_biserial))
    return (
        letter,
        f"{escaped(option.text)}{key}",
        f'<span class="share">{percent(share)}</span>{bar(share, is_key=option.is_key)}',
        f"{option.all.picked:,}/{option.all.shown:,}",
        r,
    )


def _by_fifth(letters: Sequence[tuple[str, OptionFigures]]) -> str:
    """Return the traces of the options that most take, and the table of all of them."""
    known = [(letter, option) for letter, option in letters if option.by_fifth]
    if not known:
        return ""
    ranked = sorted(known, key=lambda one: (not one[1].is_key, -one[1].all.picked))
    drawn = [one for one in known if one in ranked[:_MOST_TRACES]]
    lines = [
        Trace(letter, [fifth.share for fifth in option.by_fifth], option.is_key)
        for letter, option in drawn
    ]
    rows = [
        (letter, *("–" if f.share is None else percent(f.share) for f in option.by_fifth))
        for letter, option in known
    ]
    shares = table(("", *_FIFTHS), rows, "Shares by fifth of the class", "fifths")
    return (
        f"<figure>{traces(lines)}<figcaption>Share taking each option, by fifth of the class"
        f"</figcaption><details><summary>As a table</summary>{shares}</details></figure>"
    )
