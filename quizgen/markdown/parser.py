"""The parser behind `quizgen.markdown`: markdown-it with a few rules of our own, nh3 after it."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from unicodedata import east_asian_width

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, fence
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from quizgen.markdown import BLANK, BLANK_END, LITERAL_BLANK, clean
from quizgen.markdown.maths import is_harmless, keep_from_mathjax, let_through
from quizgen.model import Blank

_TAGS = {"p", "br", "em", "strong", "code", "pre", "sub", "sup", "img"}
_ATTRIBUTES = {"img": {"src", "alt"}}
_MATHS = re.compile(r"\\\(.+?\\\)|\\\[.+?\\\]", re.DOTALL)
_MARK = re.compile(f"{BLANK}([0-9]+){BLANK_END}")
_ESCAPABLE = "*_`~^"
_INSIDE = re.compile(r"(?!/|(?:.*/)?\.\.(?:/|$))[^\\:\x00-\x1f]+")
"""A path that cannot lead out of a folder."""


def parse_to_html(text: str, blanks: Sequence[Blank] = ()) -> str:
    """Return the text as safe HTML; a single paragraph comes without `<p>`.

    `blanks` are those whose marks stand in the text: in maths their words must be harmless too.
    """
    parser = _parser()
    tokens = parser.parse(text, {"blanks": blanks})
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        tokens = tokens[1:2]
    rendered = parser.renderer.render(tokens, parser.options, {})
    safe = nh3.clean(rendered, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set())
    return keep_from_mathjax(safe.replace("&nbsp;", "\xa0").strip())


def parse_images(text: str) -> list[tuple[str, str]]:
    """Return path and alternative text of each image, also of one that is never rendered."""
    tokens = _parser(_AnyImage).parse(text, {"blanks": ()})
    inner = chain.from_iterable(token.children or () for token in tokens)
    return [(str(one.attrs["src"]), one.content) for one in inner if one.type == "image"]


class _Parser(MarkdownIt):
    """Markdown-it that takes an image only by a path that stays inside, and leaves it as it is."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  markdown-it's own name
        """Say whether an image may come from here."""
        return _INSIDE.fullmatch(url) is not None

    def normalizeLink(self, url: str) -> str:  # noqa: N802  markdown-it's own name
        """Return the path unchanged: pictures are found by path, not by URL."""
        return url


class _AnyImage(_Parser):
    """The same, but for an image from anywhere: so that it can be told what is wrong with it."""

    def validateLink(self, _url: str) -> bool:  # noqa: N802  markdown-it's own name
        """Say that an image may come from here."""
        return True


class _Renderer(RendererHTML):
    """The default renderer, but for breaks, images, and what stands as it is: code and maths."""

    def softbreak(self, *_: object) -> str:
        """Return a line break: what the author put on a new line stays there."""
        return "<br>"

    def hardbreak(self, *_: object) -> str:
        """Return the same: two blanks at the end of a line change nothing."""
        return "<br>"

    def maths(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        """Return maths for MathJax, as it is."""
        return let_through(_literally(tokens[at].content))

    def code_inline(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        """Return code in a line of text."""
        return f"<code>{_literally(tokens[at].content)}</code>"

    def fence(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        """Return lines of code."""
        lines = _literally(tokens[at].content).removesuffix("\n")
        return f"<pre><code>{lines}</code></pre>\n"

    def image(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        """Return an image; as typed, if a blank stands in its words, or nothing in its path."""
        name, words = str(tokens[at].attrs["src"]), tokens[at].content
        if BLANK in words or not name:
            return escapeHtml(f"![{words}]({name})")
        return f'<img src="{escapeHtml(name)}" alt="{escapeHtml(words)}">'


def _literally(text: str) -> str:
    """Return every character as it is, and so the blanks among them."""
    return escapeHtml(text).replace(BLANK, LITERAL_BLANK)


@cache
def _parser(made_by: type[_Parser] = _Parser) -> MarkdownIt:
    parser = made_by("zero", renderer_cls=_Renderer).enable(
        ["fence", "newline", "backticks", "emphasis", "image"]
    )
    parser.use(sub_plugin).use(superscript_plugin)
    parser.block.ruler.at("fence", _closed_fence, {"alt": ["paragraph"]})
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.before("backticks", "maths", _maths)
    parser.inline.ruler.before("backticks", "sign", _escaped_sign)
    return parser


# --- Rules of parsing. Each says whether it took something. ---


def _closed_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a fence only if it is closed: the words of an open one would vanish."""
    line, count = state.line, len(state.tokens)
    if not fence(state, start, end, False):
        return False
    last = state.line - 1
    closing = state.src[state.bMarks[last] : state.eMarks[last]].strip()
    markup = state.tokens[-1].markup
    closed = last > start and closing.startswith(markup) and not closing.strip(markup[0])
    if silent or not closed:
        del state.tokens[count:]
        state.line = line
    return closed


def _maths(state: StateInline, silent: bool) -> bool:
    """Take harmless maths whole, with its brackets; any other is text."""
    found = _MATHS.match(state.src, state.pos, state.posMax) if _is_closed(state) else None
    if found is None or not _is_harmless(found[0][2:-2], state.env["blanks"]):
        return False
    if not silent:
        state.push("maths", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _is_closed(state: StateInline) -> bool:
    """Tell whether maths may begin here: cheaply, since a text may be full of what opens it."""
    closing = {"\\(": "\\)", "\\[": "\\]"}.get(state.src[state.pos : state.pos + 2])
    return closing is not None and state.src.find(closing, state.pos) >= 0


def _is_harmless(inside: str, blanks: Sequence[Blank]) -> bool:
    """Tell whether maths is harmless, with its blanks filled in and with their hints."""
    within = [blanks[int(mark[1])] for mark in _MARK.finditer(inside)]
    filled = _MARK.sub(lambda mark: clean(blanks[int(mark[1])].answer), inside)
    words = chain.from_iterable((blank.answer, blank.hint) for blank in within)
    return is_harmless(filled) and all(is_harmless(clean(text)) for text in words)


def _escaped_sign(state: StateInline, silent: bool) -> bool:
    """Take a backslash before one of our signs; before anything else it is text."""
    sign = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or not sign or sign not in _ESCAPABLE:
        return False
    if not silent:
        state.push("text_special", "", 0).content = sign
    state.pos += 2
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Take a run of `*` or `_`, never inside a word: 2*3*4 and snake_case are text.

    Scripts without blanks between words (這是**重點**內容) may have `*` anywhere.
    """
    sign = state.src[state.pos]
    if silent or sign not in "*_":
        return False
    run = state.scanDelims(state.pos, sign == "*" and _beside_wide(state, sign))
    for _ in range(run.length):
        state.push("text", "", 0).content = sign
        state.delimiters.append(
            Delimiter(
                marker=ord(sign),
                length=run.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=run.can_open,
                close=run.can_close,
            )
        )
    state.pos += run.length
    return True


def _beside_wide(state: StateInline, sign: str) -> bool:
    before = state.src[: state.pos][-1:]
    after = state.src[state.pos :].lstrip(sign)[:1]
    return any(east_asian_width(character) in "WF" for character in before + after)
