"""Drawings as SVG inside the page. All that they show also stands in a table beside them.

They have classes and no colours: the styles of the page give them, by day and by night. What
matters is told apart by its form as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quizgen.analysis.flags import LOW, TOO_EASY, TOO_HARD
from quizgen.analysis.markup import attribute, minus

_MOST_LABELS = 40
_STEP = 0.2


class Point(NamedTuple):
    """An item on the map: its number, its figures, and whether it asks for mending."""

    number: int
    facility: float
    discrimination: float
    name: str
    mends: bool


class Trace(NamedTuple):
    """The shares that pick an option, the weakest fifth first; None where nobody saw it."""

    letter: str
    shares: Sequence[float | None]
    is_key: bool


class _Frame(NamedTuple):
    """The field of a drawing in its units, and the values at its edges."""

    left: float
    top: float
    right: float
    bottom: float
    low: float
    high: float

    def x(self, share: float) -> float:
        """Return the column of a share from 0 to 1."""
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        """Return the row of a value."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)


class _Box(NamedTuple):
    """A part of a drawing in its units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Return whether two boxes have more in common than a border."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def bar(share: float, *, is_key: bool) -> str:
    """Return a bar for a share from 0 to 1."""
    kind = "bar key" if is_key else "bar"
    return (
        f'<svg class="{kind}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="trough" width="100" height="10"/>'
        f'<rect class="full" width="{100 * share:.1f}" height="10"/></svg>'
    )


# --- Facility and discrimination of all items ---


def map_of_items(points: Sequence[Point]) -> str:
    """Return the map: facility to the right, discrimination upwards, bounds shaded."""
    found = [point.discrimination for point in points]
    low = _STEP * (min([*found, -_STEP]) // _STEP)
    high = _STEP * (max([*found, 3 * _STEP]) // _STEP + 1)
    frame = _Frame(46, 8, 338, 260, low, high)
    drawn = "".join((*_shades(frame), *_map_axes(frame), *_dots(frame, points)))
    words = "Map of the items by facility and discrimination; the table below has the figures."
    return f'<svg class="map" viewBox="0 0 360 300" role="group" aria-label="{words}">{drawn}</svg>'


def _shades(frame: _Frame) -> Iterator[str]:
    hard, easy = frame.x(TOO_HARD), frame.x(TOO_EASY)
    for left, right, top in (
        (frame.left, frame.right, frame.y(LOW)),
        (frame.left, hard, frame.top),
        (easy, frame.right, frame.top),
    ):
        yield (
            f'<rect class="shade" x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
            f'height="{frame.bottom - top:.1f}"/>'
        )


def _map_axes(frame: _Frame) -> Iterator[str]:
    for share in (0, 0.25, 0.5, 0.75, 1):
        yield _text(frame.x(share), frame.bottom + 16, f"{share:.0%}".replace("%", " %"), "middle")
    steps = round((frame.high - frame.low) / _STEP)
    for step in range(steps + 1):
        value = round(frame.low + step * _STEP, 1)
        kind = "zero" if value == 0 else "grid"
        yield _line(frame.left, frame.y(value), frame.right, frame.y(value), kind)
        yield _text(frame.left - 4, frame.y(value) + 4, minus(f"{value + 0.0:.1f}"), "end")
    yield _text((frame.left + frame.right) / 2, frame.bottom + 34, "facility", "middle")
    yield (
        f'<text class="axis" text-anchor="middle" transform="translate(13 '
        f'{(frame.top + frame.bottom) / 2:.0f}) rotate(-90)">discrimination</text>'
    )


def _dots(frame: _Frame, points: Sequence[Point]) -> Iterator[str]:
    """Yield the sound items as rings, then those to mend as full squares with their numbers."""
    for one in points:
        if not one.mends:
            x, y = frame.x(one.facility), frame.y(one.discrimination)
            yield f'<circle class="sound" cx="{x:.1f}" cy="{y:.1f}" r="3.5">{_title(one)}</circle>'
    spots = [(one, frame.x(one.facility), frame.y(one.discrimination)) for one in points]
    mending = [spot for spot in spots if spot[0].mends]
    taken = [_Box(x - 4, y - 4, x + 4, y + 4) for _, x, y in mending]
    for at, (one, x, y) in enumerate(mending):
        square = f'<rect class="mend" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
        label = _label(x, y, f"#{one.number}", frame, taken) if at < _MOST_LABELS else ""
        yield f'<a href="#item-{one.number}">{_title(one)}{square}{label}</a>'


def _label(x: float, y: float, text: str, frame: _Frame, taken: list[_Box]) -> str:
    """Return the number beside its square, where it covers nothing; "" if there is no room."""
    wide = 7 * len(text)
    for right, down in ((8, 4), (-8 - wide, 4), (-wide / 2, -8), (-wide / 2, 17)):
        left, base = x + right, y + down
        box = _Box(left, base - 9, left + wide, base + 1)
        is_inside = frame.left <= left <= frame.right - wide and base <= frame.bottom
        if is_inside and not any(map(box.meets, taken)):
            taken.append(box)
            return f'<text class="label" x="{left:.1f}" y="{base:.1f}">{text}</text>'
    return ""


def _title(one: Point) -> str:
    figures = f"facility {one.facility:.0%}, discrimination {one.discrimination:.2f}"
    return f"<title>#{one.number} {attribute(one.name)}: {attribute(figures)}</title>"


# --- Scores of the learners ---


def histogram(tenths: Sequence[int], most: float) -> str:
    """Return how many learners got each tenth of all marks; the tenths have equal widths."""
    frame = _Frame(38, 18, 352, 142, 0, max([*tenths, 1]))
    wide = (frame.right - frame.left) / max(len(tenths), 1)
    parts = [_line(frame.left, frame.bottom, frame.right, frame.bottom, "zero")]
    for at, count in enumerate(tenths):
        x, top = frame.left + at * wide, frame.y(count)
        parts.append(
            f'<rect class="column" x="{x + 1:.1f}" y="{top:.1f}" width="{wide - 2:.1f}" '
            f'height="{frame.bottom - top:.1f}"/>'
        )
        if count:
            parts.append(_text(x + wide / 2, top - 3, f"{count:,}", "middle"))
    parts.extend(
        _text(frame.x(share), frame.bottom + 14, f"{share * most:g}", "middle")
        for share in (0, 0.5, 1)
    )
    parts.append(_text((frame.left + frame.right) / 2, frame.bottom + 31, "marks", "middle"))
    words = "How many learners got which marks; the table below has the counts."
    return (
        f'<svg class="histogram" viewBox="0 0 360 180" role="img" aria-label="{words}">'
        f"{''.join(parts)}</svg>"
    )


# --- Who picks an option ---


def traces(shown: Sequence[Trace]) -> str:
    """Return a line for each option: the share that picks it in each fifth of the class."""
    frame = _Frame(46, 8, 218, 116, 0, 1)
    parts = [
        part
        for share in (0, 0.5, 1)
        for part in (
            _line(frame.left, frame.y(share), frame.right, frame.y(share), "grid"),
            _text(frame.left - 4, frame.y(share) + 4, f"{share:.0%}".replace("%", " %"), "end"),
        )
    ]
    for share, word, anchor in ((0, "weakest fifth", "start"), (1, "best", "end")):
        parts.append(_text(frame.x(share), frame.bottom + 15, word, anchor))
    rows = [(one, at) for at, one in enumerate(shown) if any(s is not None for s in one.shares)]
    # The key is drawn last, over the others.
    for one, at in sorted(rows, key=lambda row: row[0].is_key):
        parts.extend(_trace(frame, one, at))
    parts.extend(_ends(frame, [one for one, _ in rows]))
    words = "The share picking each option, by fifth of the class; the table below has the figures."
    return (
        f'<svg class="traces" viewBox="0 0 240 138" role="img" aria-label="{words}">'
        f"{''.join(parts)}</svg>"
    )


def _trace(frame: _Frame, one: Trace, at: int) -> Iterator[str]:
    last = max(len(one.shares) - 1, 1)
    kind = "key" if one.is_key else f"wrong dash-{at % 4}"
    spots = [
        (frame.x(place / last), frame.y(share))
        for place, share in enumerate(one.shares)
        if share is not None
    ]
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    yield f'<polyline class="trace {kind}" points="{corners}"/>'
    for x, y in spots:
        size = 3.6 if one.is_key else 2.2
        yield f'<circle class="spot {kind}" cx="{x:.1f}" cy="{y:.1f}" r="{size}"/>'


def _ends(frame: _Frame, shown: Iterable[Trace]) -> Iterator[str]:
    """Yield the letters at the right ends, far enough apart to be read."""
    ends = sorted(
        ((frame.y([s for s in one.shares if s is not None][-1]), one) for one in shown),
        key=lambda end: (end[0], end[1].letter),
    )
    room = frame.bottom - 11 * (len(ends) - 1)
    above = frame.top - 11.0
    for number, (y, one) in enumerate(ends):
        above = max(above + 11, min(y, room + 11 * number))
        kind = "label strong" if one.is_key else "label"
        at = f'x="{frame.right + 7}" y="{above + 4:.1f}"'
        yield f'<text class="{kind}" {at}>{one.letter}</text>'


def _line(x: float, y: float, to_x: float, to_y: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text class="axis" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>'
