"""A screen as an SVG for the README: text that anyone can read and select, nothing fetched."""

import re
from collections.abc import Sequence
from html import escape

from rich.cells import cell_len

from quizgen.fullscreen.runs import Line, Look

_WORDS = re.compile(r"\S+(?: \S+)*")
"""Words with single blanks between: more of them would be drawn as one."""
_CELL, _LINE, _PAD = 8.4, 19, 14
_STYLE = """\
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;\
white-space:pre;fill:#1f2328}rect.w{fill:#fff;stroke:#d0d7de}.green{fill:#1a7f37}\
.red{fill:#cf222e}.magenta{fill:#8250df}.cyan{fill:#0a7591}.dim{fill:#656d76}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}rect.w{fill:#0d1117;stroke:#30363d}\
.green{fill:#3fb950}.red{fill:#ff7b72}.magenta{fill:#d2a8ff}.cyan{fill:#39c5cf}\
.dim{fill:#8b949e}}"""


def svg(lines: Sequence[Line], columns: int, words: str) -> str:
    """Return a screen as an SVG; `words` say what it shows to whoever cannot see it."""
    width, height = columns * _CELL + 2 * _PAD, len(lines) * _LINE + 2 * _PAD
    drawn = "\n".join(_drawn(line, number) for number, line in enumerate(lines) if line)
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img">
<title>{escape(words)}</title>
<style>{_STYLE}</style>
<rect class="w" x=".5" y=".5" width="{width - 1:.0f}" height="{height - 1}" rx="8"/>
{drawn}
</svg>
"""


def _drawn(line: Line, number: int) -> str:
    y = _PAD + number * _LINE + 14
    spans: list[str] = []
    at = 0
    for run in line:
        spans += [_span(word, at, run.look) for word in _WORDS.finditer(run.text)]
        at += cell_len(run.text)
    return f'<text y="{y}">{"".join(spans)}</text>'


def _span(words: re.Match[str], at: int, look: Look) -> str:
    x = _PAD + (at + cell_len(words.string[: words.start()])) * _CELL
    length = cell_len(words.group()) * _CELL
    named = f' class="{look.value}"' if look is not Look.PLAIN else ""
    return f'<tspan x="{x:.1f}" textLength="{length:.1f}"{named}>{escape(words.group())}</tspan>'
