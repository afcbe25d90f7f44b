import html
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import markdown
from quizgen.markdown import cloze_to_html, images, to_html, to_plain
from quizgen.markdown.parser import parse_to_html
from quizgen.markdown.plain import html_to_plain
from quizgen.model import Blank

PARTED = "\\<span></span>"
"""A backslash that MathJax does not see before the bracket after it."""

# Text without a meaning of its own: the reader sees it to the letter.
LITERAL_TEXTS = [
    "a < b & c > \"d\" 'e'",
    "}} and {{ and {{c1::x}} and ::",
    "NO",
    "1:30",
    "1.10",
    "🦴 👩🏽‍⚕️ 🇩🇪",
    "עברית و عربي",
    "snake_case and __init and a_b_c",
    "2*3*4 and 2**3**4",
    "a * b * c",
    "*",
    "List<int>",
    "<!-- x -->",
    "<script>alert(1)</script>",
    "x<y and y>z",
    "&amp; &lt; &nbsp;",
    "a lone ~ and a lone ^",
    "about ~5 and 2^3 or 2 ^ 3",
    "C:\\new\\table",
    "\\( never closed",
    "![alt](http://example.org/x.png)",
    "![alt](//example.org/x.png)",
    "![alt](data:image/png;base64,x)",
    "![alt](/x.png)",
    "![alt](../x.png)",
    "![alt](a/../x.png)",
    "![alt](..)",
    "![alt](..\\x.png)",
    "![alt](C:x.png)",
    "![alt]()",
    "[text](http://example.org)",
    "http://example.org",
    "# no heading",
    "- no list",
    "1. no list",
    "> no quote",
    "``` a fence that nobody closes",
    "no\u00a0break",
    "tab\tinside",
    "$x$ and $$y$$",
    "a | b",
]

RENDERED = [
    ("2 > 1", "2 &gt; 1", "2 > 1"),
    ("1 < 2", "1 &lt; 2", "1 < 2"),
    ("a & b", "a &amp; b", "a & b"),
    ("*a* and _b_", "<em>a</em> and <em>b</em>", "a and b"),
    ("**a b** c", "<strong>a b</strong> c", "a b c"),
    ("\\*a\\*", "*a*", "*a*"),
    ("这是**重点**内容", "这是<strong>重点</strong>内容", "这是重点内容"),
    ("`a < *b* && c`", "<code>a &lt; *b* &amp;&amp; c</code>", "a < *b* && c"),
    ("`std::vector<int>`", "<code>std::vector&lt;int&gt;</code>", "std::vector<int>"),
    ("H~2~O", "H<sub>2</sub>O", "H₂O"),
    ("Mg^2+^ 10^-14^", "Mg<sup>2+</sup> 10<sup>-14</sup>", "Mg²⁺ 10⁻¹⁴"),
    ("e^iπ^", "e<sup>iπ</sup>", "e^iπ"),
    ("\\(x_1 < *2* & 3^2\\)", "\\(x_1 &lt; *2* &amp; 3^2\\)", "\\(x_1 < *2* & 3^2\\)"),
    ("\\[a\\] b", "\\[a\\] b", "\\[a\\] b"),
    ("![a nerve](nerve.png)", '<img src="nerve.png" alt="a nerve">', "a nerve"),
    ("![a](<b c.png>)", '<img src="b c.png" alt="a">', "a"),
    ("![a](folder/x.png)", '<img src="folder/x.png" alt="a">', "a"),
    ("![a](..x.png)", '<img src="..x.png" alt="a">', "a"),
    ("![](folder/x.png)", '<img src="folder/x.png" alt="">', "x.png"),
    ("a\nb", "a<br>b", "a\nb"),
    ("a  \nb\\\nc", "a<br>b\\<br>c", "a\nb\\\nc"),
    ("a\r\nb\rc", "a<br>b<br>c", "a\nb\nc"),
    ("a\n\nb", "<p>a</p>\n<p>b</p>", "a\nb"),
    ("```py\nif x < 1:\n\n    y\n```", "<pre><code>if x &lt; 1:\n\n    y</code></pre>",
     "if x < 1:\n\n    y"),
    ("a\n```\nopen", "a<br>```<br>open", "a\n```\nopen"),
    ("a\x00b\x1fc\x7fd\x9be\ud800f", "abcdef", "abcdef"),
    ("  *a*  ", "<em>a</em>", "a"),
    ("", "", ""),
]  # fmt: skip

CONTROLS = ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x84", "\x9f", "\ud800", "\udfff"]

FORBIDDEN_MATHS = [
    r"\(\href{javascript:alert(1)}{x}\)",
    r"\(a \href  {javascript:alert(1)}{x}\)",
    r"\[\style{background:url(http://x.org/y)}{x}\]",
    r"\(\class{key}{x}\)",
    r"\(\cssId{qz}{x}\)",
    r"\(\data{a=b}{x}\)",
    r"\(\require{html}\)",
    r"\(\def\x{1}\)",
    r"\(\gdef\x{1}\)",
    r"\(\let\x=\href\)",
    r"\(\newcommand{\x}{1}\)",
    r"\(\unicode{65}\)",
    r"\(\bbox[background:url(http://x.org/y)]{x}\)",
    r"\(\mmlToken{mi}[href=javascript:alert(1)]{x}\)",
    # MathJax would not end these where they seem to end.
    r"\({\)}\href{javascript:alert(1)}{x}\)",
    r"\(a\\) and \href{javascript:alert(1)}{x}\)",
    r"\(a}\)",
    # Half of it; the other half may stand in another text of the card.
    r"\( never closed",
    r"\[ never closed",
    r"`\(x\)`",
]
HARMLESS_MATHS = [
    r"\(x^2\)",
    r"\(\left(\frac{a}{b}\right)\)",
    r"\[\begin{pmatrix}a\\[2pt] b\end{pmatrix}\]",
    r"\(\{a, b\}\)",
    r"\(\text{the href and the class}\)",
    r"\(\\href\)",
    r"\(\letter\)",
]

CLOZES = [
    (("a ", Blank(1, "b"), " c"), "a [b] c"),
    (("**", Blank(1, "b"), "** *c ", Blank(2, "d"), "*"), "<strong>[b]</strong> <em>c [d]</em>"),
    (("H~", Blank(1, "2"), "~O"), "H<sub>[2]</sub>O"),
    (("x ", Blank(1, "*b* <c>")), "x [<em>b</em> &lt;c&gt;]"),
    (("`x ", Blank(1, "*b* <c>"), "`"), "<code>x [*b* &lt;c&gt;]</code>"),
    (("\\(K = ", Blank(1, "10^{-14}^"), "\\)"), "\\(K = [10^{-14}^]\\)"),
    (("```\n", Blank(1, "x*y*"), "\n```"), "<pre><code>[x*y*]</code></pre>"),
    ((Blank(1, "`std::vector`"), " it is"), "[<code>std::vector</code>] it is"),
    (("*a", Blank(1, "b*"), " c"), "*a[b*] c"),
    # Where nothing would be shown, the blank still is.
    (("```", Blank(1, "x"), "\ny\n```"), "```[x]<br>y<br>```"),
    (("![", Blank(1, "x"), "](a.png)"), "![[x]](a.png)"),
    (("![a](", Blank(1, "x"), ".png)"), "![a]([x].png)"),
    (("\x020\x03", Blank(1, "x")), "0[x]"),
    (("`", Blank(1, "x\x05"), "`"), "<code>[x]</code>"),
    (("\\(", Blank(1, "\\href{x}{y}"), "\\)"), f"{PARTED}([\\href{{x}}{{y}}]\\)"),
    (("\\(", Blank(1, "\\hr"), "ef{x}\\)"), f"{PARTED}([\\hr]ef{{x}}\\)"),
    (("\\(", Blank(1, "\\hr\x00ef"), "\\)"), f"{PARTED}([\\href]\\)"),
    (("\\(", Blank(1, "a", "\\href{}"), "\\)"), f"{PARTED}([a]\\)"),
    (("\\(", Blank(1, "{"), "\\)"), f"{PARTED}([{{]\\)"),
    (("\\(a", Blank(1, "b\\\\[2pt]"), "\\)"), "\\(a[b\\\\[2pt]]\\)"),
    (("```\\(", Blank(1, "x"), "\ny\n```"), f"```{PARTED}([x]<br>y<br>```"),
]


def in_brackets(blank: Blank, render: Callable[[str], str]) -> str:
    return f"[{render(blank.answer)}]"


@pytest.mark.parametrize("text", LITERAL_TEXTS)
def test_a_text_without_markup_is_seen_to_the_letter(text: str) -> None:
    assert html_to_plain(to_html(text)) == text
    assert to_plain(text) == text


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_a_control_character_goes_from_a_text_without_markup(control: str) -> None:
    text = f"a{control}b"

    assert (to_html(text), to_plain(text)) == ("ab", "ab")


@pytest.mark.parametrize(("text", "rendered", "plain"), RENDERED)
def test_the_subset_renders_as_documented(text: str, rendered: str, plain: str) -> None:
    assert to_html(text) == rendered
    assert to_plain(text) == plain


@pytest.mark.parametrize("text", FORBIDDEN_MATHS)
def test_what_mathjax_must_not_obey_is_text_to_the_letter(text: str) -> None:
    rendered = to_html(text)

    assert r"\(" not in rendered
    assert r"\[" not in rendered
    assert to_plain(text) == text.strip("`")


@pytest.mark.parametrize("text", HARMLESS_MATHS)
def test_harmless_maths_reaches_mathjax_as_it_is(text: str) -> None:
    assert html.unescape(to_html(text)) == text


@pytest.mark.parametrize(("pieces", "rendered"), CLOZES)
def test_a_blank_is_rendered_where_it_stands(pieces: tuple[str | Blank], rendered: str) -> None:
    assert cloze_to_html(pieces, in_brackets) == rendered


@given(st.one_of(st.text(), st.text(alphabet="a <>&\"'[!{}\t\u00a0\u2028")))
def test_the_way_without_the_parser_agrees_with_the_parser(text: str) -> None:
    bare = markdown._MARKUP.sub("", markdown.clean(text)).replace("![", "").strip()

    assert to_html(bare) == parse_to_html(bare)


@given(st.text(alphabet="ab *_~^`\\()[]!.<>&\"'\n{}:", max_size=40))
def test_any_text_becomes_safe_and_balanced_html(text: str) -> None:
    rendered = to_html(text)

    opened = re.findall(r"<(p|em|strong|code|pre|sub|sup)>", rendered)
    closed = re.findall(r"</(p|em|strong|code|pre|sub|sup)>", rendered)
    rest = re.sub(
        r"<span></span>|</?(?:p|em|strong|code|pre|sub|sup|br)>|<img [^>]*>", "", rendered
    )
    assert sorted(opened) == sorted(closed)
    assert "<" not in rest
    assert re.sub(r"&(?:amp|lt|gt|quot);", "", rest).count("&") == 0


@given(
    st.lists(
        st.one_of(
            st.text(alphabet="a *_~^`\\()![]\n", max_size=8),
            st.builds(Blank, st.integers(1, 3), st.text(alphabet="xy*`", min_size=1)),
        ),
        max_size=6,
    )
)
def test_no_blank_is_lost_or_doubled(pieces: list[str | Blank]) -> None:
    rendered = cloze_to_html(pieces, lambda blank, _: f"({blank.number}:{blank.answer})")

    blanks = [piece for piece in pieces if isinstance(piece, Blank)]
    assert [rendered.count(f"({blank.number}:{blank.answer})") for blank in blanks] == [
        blanks.count(blank) for blank in blanks
    ]


def test_a_plain_text_does_not_load_the_parser() -> None:
    script = """
import sys
from quizgen.markdown import cloze_to_html, images, to_html, to_plain
print(to_html("x < y"), to_plain("z"), cloze_to_html(("a",), None), "markdown_it" in sys.modules)
"""

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout == "x &lt; y z a False\n"


IMAGES = [
    ("none", []),
    ("![a](b.png) and *![c d](<e f.png>)*", [("b.png", "a"), ("e f.png", "c d")]),
    ("![](http://example.org/x.png)", [("http://example.org/x.png", "")]),
    ("![a](..\\x.png)![b](/x.png)", [("..\\x.png", "a"), ("/x.png", "b")]),
    ("![a]()", [("", "a")]),
    ("`![a](b.png)`", []),
    ("```\n![a](b.png)\n```", []),
    ("\\(![a](b.png)\\)", []),
    ("a ![b] (c.png) ![d", []),
    ("{{c1::![a](b.png)::hint}}", [("b.png", "a")]),
    ("one\n\n![a](b.png)", [("b.png", "a")]),
]


@pytest.mark.parametrize(("text", "found"), IMAGES)
def test_the_images_of_a_text_are_found_wherever_they_lead(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert images(text) == found


@given(st.text(alphabet='a![]()<>"\\./:`*\n&;', max_size=30))
def test_an_image_that_is_shown_is_among_those_found(text: str) -> None:
    shown = re.findall(r'<img src="([^"]*)"', to_html(text))

    assert set(map(html.unescape, shown)) <= {path for path, _ in images(text)}
