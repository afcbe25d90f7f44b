"""Text for the page: what a list or a learner wrote is text, whatever signs it holds."""

import html
from collections.abc import Iterable, Sequence

from quizgen.harmless import harmless
from quizgen.markdown import clean


def escaped(text: str) -> str:
    """Return a text as HTML that shows its characters; its direction ends where it ends."""
    return f"<bdi>{html.escape(clean(text))}</bdi>"


def attribute(text: str) -> str:
    """Return a text as it may stand between the quotes of an attribute."""
    return html.escape(harmless(" ".join(text.split())))


def minus(figure: str) -> str:
    """Return a figure with the sign that is read out as minus; a dash for none."""
    return figure.replace("-", "−") or "–"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str, kind: str = "") -> str:
    """Return a table of cells that are HTML already; the first cell of a row is its head."""
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<div class="wide" role="region" aria-label="{attribute(caption)}" tabindex="0">'
        f'<table class="{kind}"><caption>{html.escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
