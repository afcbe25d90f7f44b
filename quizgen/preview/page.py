"""A preview as one page that needs nothing else: its styles and its script are inside.

The browser is told to run this script only and to fetch nothing, whatever a list may hold.
"""

import re
from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from importlib.resources import files

from quizgen.harmless import harmless
from quizgen.preview.facts import part, problems
from quizgen.preview.markup import MATHS, escaped
from quizgen.preview.sheet import Part, Sheet, worst
from quizgen.problems import Severity

_NIGHT = re.compile(r"\.card\.nightMode[^{]*\{([^}]*)\}")
_VERSION = re.compile(r'<!doctype html>\n<html lang="en" data-version="([0-9a-f]+)">')
_SHOWS = {
    "all": "all facts",
    "grave": "errors and warnings",
    "any": "errors, warnings, notes",
}


def page(sheet: Sheet, cards: str, *, live: bool = False) -> str:
    """Return the page of a preview; `cards` are the styles that cards have in the reviewer.

    A live page asks the server that it came from whether there is a newer one: it knows its own
    `version`.
    """
    style = f"{cards}{_by_night(cards)}{_file('page.css')}"
    script = _file("page.js") + (_file("live.js") if live else "")
    title = escaped(_title(sheet.parts))
    facts = _top(sheet) + _parts(sheet)
    summary = _summary(sheet, has_maths=MATHS in facts)
    mark = f' data-version="{_digest(title + summary + facts).hex()}"' if live else ""
    return (
        f'<!doctype html>\n<html lang="en"{mark}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script, live=live)}">'
        '\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header class="top"><h1>{title}</h1><div id="summary">{summary}</div>'
        f"{_controls(sheet)}</header>\n"
        f'<main id="facts">{facts}</main>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def version(live_page: str) -> str:
    """Return what tells a live page from one that shows anything else."""
    found = _VERSION.match(live_page)
    assert found, "Only a live page has a version."
    return found[1]


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str, *, live: bool) -> str:
    """Return what the browser may do with the page: these styles, this script, its pictures."""
    asks = " connect-src 'self';" if live else ""
    return (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)};"
        f"{asks} base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(_digest(text)).decode()}'"


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()


def _by_night(cards: str) -> str:
    """Return the colours that cards have by night, for a screen that is set to dark."""
    night = _NIGHT.search(cards)
    assert night, "The styles of cards name no colours for the night."
    return f"@media screen and (prefers-color-scheme: dark) {{ .card {{{night[1]}}} }}\n"


def _title(parts: tuple[Part, ...]) -> str:
    if not parts:
        return "Preview"
    more = f" and {_count(len(parts) - 1, 'more list')}" if len(parts) > 1 else ""
    return f"Preview: {harmless(parts[0].title or parts[0].file)}{more}"


# --- What stands above the facts ---


def _summary(sheet: Sheet, *, has_maths: bool) -> str:
    """Return the counts, and what the page leaves out."""
    facts = _count(len(sheet.entries), "fact")
    lines = [f"{facts}, {_count(sheet.questions, 'question')}: {tally(sheet)}."]
    if sheet.unpicked:
        lines.append(f"{_count(sheet.unpicked, 'fact')} that no recipe picks: not shown.")
    if sheet.missing:
        lines.append(f"{_count(sheet.missing, 'picture')} left out: the page would be too large.")
    if has_maths:
        lines.append("Maths is shown as it was typed; Anki renders it.")
    return "".join(f"<p>{line}</p>" for line in lines)


def tally(sheet: Sheet) -> str:
    """Return how many problems of each severity there are."""
    found = Counter(problem.severity for problem in sheet.every_problem)
    parts = [_count(found[severity], severity.value) for severity in Severity if found[severity]]
    return ", ".join(parts) or "no problems"


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def _controls(sheet: Sheet) -> str:
    kinds = sorted({entry.kind for entry in sheet.entries if entry.kind})
    return (
        '<div class="controls" role="search">'
        '<span><label for="search">Search</label>'
        ' <input type="search" id="search" autocomplete="off"></span>'
        f'<span><label for="show">Show</label> <select id="show">{_options(_SHOWS)}</select></span>'
        '<span><label for="kind">Kind</label>'
        f' <select id="kind">{_options({"": "all", **{kind: kind for kind in kinds}})}</select>'
        "</span>"
        '<label class="tick"><input type="checkbox" id="try"> Hide the answers</label>'
        '<span class="jumps"><button type="button" id="previous">Previous problem</button>'
        '<button type="button" id="next">Next problem</button></span>'
        '<p id="shown" role="status"></p>'
        '<p class="keys">Keys: <kbd>n</kbd> next problem, <kbd>p</kbd> previous problem,'
        " <kbd>h</kbd> hide the answers, <kbd>/</kbd> search.</p></div>"
    )


def _options(options: dict[str, str]) -> str:
    return "".join(
        f'<option value="{escaped(value)}">{escaped(words)}</option>'
        for value, words in options.items()
    )


def _top(sheet: Sheet) -> str:
    """Return the problems that belong to no single fact."""
    if not sheet.problems:
        return ""
    return (
        '<section class="part top-problems" tabindex="-1" aria-labelledby="of-lists"'
        f' data-worst="{worst(sheet.problems)}">'
        f'<h2 id="of-lists">Problems of the files</h2>{problems(sheet.problems)}</section>'
    )


def _parts(sheet: Sheet) -> str:
    shown = "".join(part(number, one) for number, one in enumerate(sheet.parts, 1))
    return shown or "<p>There is no list to show.</p>"
