"""The sheet of claims as one page that holds everything it needs, and asks nothing of anybody."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

from quizgen.markdown import to_html
from quizgen.model import Item
from quizgen.review.counting import Reviewed
from quizgen.review.sentence import in_line, place, sentence, source
from quizgen.review.statement import Role, Statement
from quizgen.review.tick import Tick

_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)">')
_STATED = frozenset({Role.TRUE, Role.FALSE, Role.FILLED, Role.MISFILLED})
_TYPES = {"jpg": "jpeg", "svg": "svg+xml"}


class Sheet(NamedTuple):
    """What the page shows. `name` is that of its file; `pictures` are the bytes by their names."""

    name: str
    claims: Sequence[Statement]
    ticks: Mapping[str, Sequence[Tick]]
    reviewed: Reviewed
    pictures: Mapping[str, bytes]


def render(sheet: Sheet) -> str:
    """Return the page: works without its script, too, and on paper."""
    style, script = _own("page.css"), _own("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    named = dict.fromkeys(in_line(one.item.origin.title) for one in sheet.claims)
    titles = escape(", ".join(named) or sheet.name)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Claims: {titles}</title>
<style>{style}</style>
</head>
<body data-sheet="{escape(sheet.name)}">
<header>
<h1>Claims: {titles}</h1>
<p>Tick each sentence that is true as it stands; of one that is not, say what is wrong.
{sheet.reviewed.in_words}.</p>
<p class="keys">Keys: <kbd>j</kbd> next, <kbd>k</kbd> back, <kbd>Space</kbd> tick,
<kbd>n</kbd> not right.</p>
<p class="paper">Name: ______________________________ Date: ____________________</p>
</header>
<div class="tools" role="group" aria-label="Your ticks" hidden>
<label>Name <input type="text" id="by" autocomplete="name" maxlength="100"></label>
<label><input type="checkbox" id="only"> only what is not ticked</label>
<button type="button" id="save">Save ticks</button>
<output id="said" role="status"></output>
</div>
<main>
{"".join(_lists(sheet))}</main>
<script>{script}</script>
</body>
</html>
"""


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _text(text: str) -> str:
    """Return an author's text as HTML; the pictures in it by their words."""
    return _IMAGE.sub(_words, to_html(text))


def _words(image: re.Match[str]) -> str:
    return f"[picture: {image[2] or image[1]}]"


def _lists(sheet: Sheet) -> Iterator[str]:
    numbers = {one.hash: number for number, one in enumerate(sheet.claims, 1)}
    several = len({one.item.place.file for one in sheet.claims}) > 1
    for _, listed in groupby(sheet.claims, key=lambda one: one.item.place.file):
        claims = [*listed]
        if several:
            yield f"<h2>{_text(claims[0].item.origin.title)}</h2>\n"
        for _, fact in groupby(claims, key=lambda one: (one.item.origin.bank, one.item.fact)):
            yield _fact([*fact], sheet, numbers)


def _fact(claims: Sequence[Statement], sheet: Sheet, numbers: Mapping[str, int]) -> str:
    item = claims[0].item
    language = escape(item.origin.language)
    parts = "".join(
        _claims([*group], sheet, numbers)
        for _, group in groupby(claims, key=lambda one: _rests_on(one.item))
    )
    return (
        f'<section class="fact"><h3>{escape(item.fact)} <small>{escape(place(item))}</small></h3>\n'
        f'{_pictures(claims, sheet.pictures)}<div lang="{language}" dir="auto">{parts}</div>'
        "</section>\n"
    )


def _rests_on(item: Item) -> object:
    return item.quotes, item.sources, item.cites


def _claims(claims: Sequence[Statement], sheet: Sheet, numbers: Mapping[str, int]) -> str:
    """Return claims that rest on the same words of the same source, and these."""
    item, lines, why = claims[0].item, "", ""
    for one in claims:
        ticks = sheet.ticks.get(one.hash, ())
        lines += _claim(one, "" if one.why == why else one.why, ticks, numbers[one.hash])
        why = one.why or why
    quotes = "".join(f"<blockquote>{_text(words)}</blockquote>\n" for words in item.quotes)
    said = source(item)
    return f"<ol>\n{lines}</ol>\n{quotes}" + (
        f'<p class="source">{escape(said)}</p>\n' if said else ""
    )


def _claim(one: Statement, reason: str, ticks: Sequence[Tick], number: int) -> str:
    """Return one claim, with what the author says of it unless the claim before says it too."""
    name = f"c{number}"
    done = " data-done" if ticks else ""
    is_right = one.is_right and one.role is not Role.FALSE
    said = sentence(one, lambda text: _shown(one, text))
    why = f"<div>Why: {_text(reason)}</div>" if reason else ""
    seen = "".join(f"<div><b>✓</b> {escape(tick.by)}, {tick.on}</div>" for tick in ticks)
    return (
        f'<li class="{"right" if is_right else "wrong"}">'
        f'<input type="checkbox" id="{name}" data-claim="{one.hash}"{done}>'
        f'<label for="{name}" id="{name}s">{said}</label>{why}{seen}'
        f'<div class="no" lang="en" dir="ltr"><label><input type="checkbox" data-no'
        f' aria-describedby="{name}s"> not right</label> <input type="text" data-remark'
        ' aria-label="What is wrong" placeholder="what is wrong" maxlength="1000"></div></li>\n'
    )


def _shown(one: Statement, text: str) -> str:
    """Return a text with a sign of what it is: what is asked, or what is said to it."""
    if text == one.reason:
        return _text(text)
    is_asked = text == one.texts[0] and one.role not in _STATED
    sort = "ask" if is_asked else "say" if one.role not in _STATED else "text"
    return f'<span class="{sort}">{_text(text)}</span>'


def _pictures(claims: Iterable[Statement], content: Mapping[str, bytes]) -> str:
    shown = dict.fromkeys(
        picture for one in claims for picture in (*one.item.pictures, *one.item.inline)
    )
    figures = []
    for picture in shown:
        words = escape(picture.words or picture.path)
        kind = picture.name.rpartition(".")[2]
        address = b64encode(content.get(picture.name, b"")).decode()
        image = f'<img src="data:image/{_TYPES.get(kind, kind)};base64,{address}" alt="{words}">'
        figures.append(
            f"<figure>{image if address else ''}<figcaption>{words}</figcaption></figure>\n"
        )
    return "".join(figures)
