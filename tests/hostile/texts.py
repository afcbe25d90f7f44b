r"""What a stranger may type where a text is expected, and what a reader is to see of it.

A text is typed into every place of a list by `tests.hostile.lists`, and looked for in everything
that comes of the list. Unless `seen` says otherwise it is read as it was typed, but for what no
reader sees: controls are gone, and any blanks are one.
"""

from typing import NamedTuple


class Text(NamedTuple):
    """A text, what is read of it where that is not the same, and whether a cloze can hold it.

    `respelt` says that it may be typed otherwise too, so that a file lists one answer more.
    """

    typed: str
    seen: str | None = None
    in_cloze: bool = True
    respelt: bool = False


def _all(*texts: str) -> list[Text]:
    return [Text(one) for one in texts]


BENIGN = Text("canary")
"""What stands in a list that means no harm: all else must make pages of the same elements."""

HTML = [
    *_all(
        "<script>canary = 1</script>",
        "</script><script>canary = 1</script>",
        "<img src=x onerror=canary=1>",
        '" onmouseover="canary=1" autofocus onfocus="canary=1" x="',
        "' onclick='canary=1",
        "</li></ol></article><svg onload=canary=1>",
        '<li class="key" data-o="1">',
        '<iframe srcdoc="<script>parent.canary=1</script>"></iframe>',
        "<style>.qz-card{display:none}</style>",
        "<!-- <script>",
        "--> <b>",
        "</textarea></title></style></noscript><b>",
        '<a href="javascript:canary=1">x</a>',
        '<a href="data:text/html,<script>canary=1</script>">x</a>',
        '<form action="http://canary.test"><button>x</button></form>',
        '<base href="http://canary.test/"><meta http-equiv=refresh content="0;http://canary.test">',
        '<link rel=stylesheet href="//canary.test/x.css">',
        '<object data="http://canary.test"></object><embed src="//canary.test">',
        '<math><mi xlink:href="javascript:canary=1">x</mi></math>',
        '<input autofocus onfocus="canary=1"><details open ontoggle=canary=1>',
        '<div style="background:url(//canary.test/x)">x</div>',
        "&lt;script&gt;canary=1&lt;/script&gt; &#60;b&#62; &amp;amp; &nbsp;",
        "javascript:canary=1",
        "data:text/html,<script>canary=1</script>",
        "${canary=1};canary=1;",
        "[[constructor.constructor('canary=1')()]]",
    ),
    Text("'});canary=1;//", in_cloze=False),
]

STYLES = [
    *_all(
        "x{background:url(http://canary.test/x)}",
        "@import url(//canary.test/x.css);",
        "width:expression(canary=1)",
        r"\000041 \3c script\3e",
    ),
    Text("}</style><style>body{display:none}", in_cloze=False),
]

MATHS = [
    *_all(
        r"\(\href{javascript:canary=1}{x}\)",
        r"\(</span><script>canary=1</script>\)",
        r"\(\class{key}{x}\) \[\style{position:fixed}{x}\]",
        r"\(\require{html}\) \[\unicode{x3c}\] \(\cssId{qa}{x}\)",
        r"\(\def\x{\x\x}\x\)",
        r"\( } \) \[ { \] \( \( \)",
        r"$$x$$ $\href{javascript:canary=1}{x}$",
        r"\begin{align}\href{javascript:canary=1}{x}\end{align}",
        r"\\( x \\)",
    ),
    Text(r"\(x < y\)"),
]

XML = _all(
    "<![CDATA[ x ]]>",
    "]]> x",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e;',
    "<?xml version='1.0'?><?php canary(); ?>",
    "&e; &xxe; &#0; &#xFFFF; &unknown;",
    '<xi:include href="file:///etc/passwd" parse="text"/>',
    "\ufffe\uffff x",
)

GIFT = [
    *_all(
        "x = y # z",
        "// x",
        "x // y",
        "%100%x",
        r"\ \\ \= \# \n",
        "[html]x",
        "[markdown]<b>x</b>",
        "x -> y &&0",
        "#### x",
    ),
    Text("x {=y} {T} {~z}"),
    Text("::x:: $CATEGORY: x", in_cloze=False),
    Text("x ~y# ~%50%z"),
]

SPREADSHEETS = _all(
    "=1+1",
    '=HYPERLINK("http://canary.test","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "'=1+1",
    "\t=1+1",
    '";=1+1;"',
    '","=1+1","',
    "\u00a0=1+1",
)

TERMINAL = [
    Text("\x1b]0;canary\x07x", "]0;canaryx"),
    Text("\x1b]52;c;Y2FuYXJ5\x1b\\x", "]52;c;Y2FuYXJ5\\x"),
    Text("\x1b]8;;http://canary.test\x1b\\x\x1b]8;;\x1b\\", "]8;;http://canary.test\\x]8;;\\"),
    Text("\x1bPq#0;2;0;0;0\x1b\\x", "Pq#0;2;0;0;0\\x"),
    Text("\x1b[2J\x1b[1;1Hx\x1b[31m", "[2J[1;1Hx[31m"),
    Text("\x9b31mx\x9d0;canary\x9cx", "31mx0;canaryx"),
    Text("\x90x\x98x\x9ex", "xxx"),
    Text("x\x08\x08\x7f\x07\x0e\x0f", "x"),
    Text("\x1b[?1049l\x1b[?1000h\x1b[6n\x1b[cx", "[?1049l[?1000h[6n[cx"),
    Text("x\x00y\x01z", "xyz"),
]

UNSEEN = [
    *_all(
        "\u202egnirts\u202c x",
        "\u2066x\u2069 \u2067y\u2069 \u061cz",
        "x\u200by\u200dz\ufeff \u2060\u00ad",
        "עברית abc مرحبا",
        "á 👩🏽‍⚕️ 日本語 \U000e0041",
        "x" + "".join(chr(0x300 + at) for at in range(60)),
        "\u2028x\u2029y",
    ),
    Text("\ud800x\udfff", "x"),
    Text("x\ud83d", "x"),
]

LONG = _all("x" * 900, "long words " * 80, "<b>" * 300)

ANKI = [
    Text("{{c1::x}} {{c2::y::z}}", in_cloze=False),
    Text("{{Options}} {{FrontSide}} {{#Why}}x{{/Why}}", in_cloze=False),
    Text("{{type:Question}} {{cloze:Text}} {{^Why}}", in_cloze=False),
    Text("}} x {{", in_cloze=False),
    Text("x::y", in_cloze=False),
    *_all(
        "<anki-mathjax>x</anki-mathjax> <anki-mathjax block=true>",
        "[sound:x.mp3] [anki:play:q:0] [anki:tts lang=en_US]x[/anki:tts]",
        "[latex]onmouseover=canary=1[/latex] [$]x[/$] [$$]y[/$$]",
        "<tts service=canary>x</tts>",
        "deck::deck nid:1 #separator:comma",
    ),
]

SCREENS = _all(
    "[red]x[/red] [/] [bold",
    "[@click=app.quit]x[/]",
    "[link=http://canary.test]x[/link]",
    r"\[x]",
    ":smile: :warning:",
)

PAPER = _all(
    '#read("/etc/passwd") #eval("1")',
    '#import "x.typ" #include "x"',
    "$ x $ @ref <label> = x",
    '#set page(width: 1pt) #panic("canary")',
    "//",
)

COURSES = [
    *_all(
        "@@PLUGINFILE@@/x.png $@NULL@$",
        "[[1]] [b1] [[input:ans1]]",
        "$CANVAS_OBJECT_REFERENCE$/x $WIKI_REFERENCE$ $IMS-CC-FILEBASE$/x",
        "$Person.name.full $User.id",
        "%24IMS-CC-FILEBASE%24/x ${x}",
        "{mlang en}x{mlang}",
    ),
    Text("{1:MC:=x~y#z}"),
]

PROGRAMS = [
    *_all(
        "%s %n %d %(x)s %x",
        "../../etc/passwd",
        r"C:\x CON \\server\share",
        "'; DROP TABLE event; --",
        "$(touch canary) ; touch canary | x && y",
        '{"x": null} \\u0041 \\x41',
        "null",
        "NaN",
        "!!python/object/apply:os.system [canary]",
        "&a !x <<: *x",
    ),
    Text("{0} {x!r} {x.__class__} {}", "{0} {x!r} {x.class} {}"),
    Text("::error file=x,line=1::canary", in_cloze=False),
    Text("::set-output name=x::y %0A::error::canary", in_cloze=False),
]

MARKDOWN = [
    *_all(
        "# x",
        "> x",
        "- x",
        "1. x",
        "---",
        "| x | y |",
        "[x](javascript:canary=1)",
        "[x](http://canary.test)",
        "[x]: http://canary.test",
        "<http://canary.test> http://canary.test www.canary.test",
        "[^1] x",
        "- [ ] x",
        "==x== ++x++",
    ),
    Text("*x* **y** __z__", "x y z"),
    Text("`<b>` `x`", "<b> x"),
    Text("H~2~O", "H2O", respelt=True),
    Text("x^2^", "x2", respelt=True),
]

GROUPS = {
    "html": HTML,
    "styles": STYLES,
    "maths": MATHS,
    "xml": XML,
    "gift": GIFT,
    "spreadsheets": SPREADSHEETS,
    "terminal": TERMINAL,
    "unseen": UNSEEN,
    "long": LONG,
    "anki": ANKI,
    "screens": SCREENS,
    "paper": PAPER,
    "courses": COURSES,
    "programs": PROGRAMS,
    "markdown": MARKDOWN,
}
TEXTS = [text for group in GROUPS.values() for text in group]


def is_whole(text: Text) -> bool:
    """Tell whether a text can be written in UTF-8: one that cannot is refused with its list."""
    return not any("\ud800" <= one <= "\udfff" for one in text.typed)
