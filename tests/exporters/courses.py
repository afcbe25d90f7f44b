"""Items of every shape, texts that hurt, and golden files, for the tests of formats for courses."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from quizgen.exporters.contract import Exporter, ExportOptions, Rendered
from quizgen.model import (
    Bank,
    Blank,
    Choice,
    ChooseAll,
    Distractor,
    Entry,
    Item,
    Listed,
    Numeric,
    Picture,
    Quantity,
    Section,
    Typed,
)
from tests.exporters.examples import (
    CLOCK,
    INJECTION,
    MINERALS,
    MYTH,
    SIGNAL,
    bank_of,
    choice,
    cloze,
    item,
    shaped,
)
from tests.pictures.examples import png

GOLDEN = Path(__file__).parent / "golden"

NASTIES = (
    "<b>bold</b> & \"quoted\" 'single'",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]> <!-- -- > <?php ?>",
    "&lt; &amp; &#35; &nbsp;",
    "{1:SHORTANSWER:=x} {#1} {T}",
    "~ = # { } : \\",
    "\\: \\= \\n \\\\ \\",
    "####feedback",
    "=100% sure",
    "%50%half",
    "[html]not HTML",
    "[plain] text [b1] [b2]",
    "::name:: // comment",
    "$CATEGORY: a/b",
    "line one\nline two",
    "`a = b; {c}` and\n\n```\nx = {1}\n\ny\n```",
    r"maths \(\frac{a}{b}\) and \[x\] and \(",
    "\u202e right to left \u200b 漢字 🧲",
    "control \x00\x07\x1b \x85 \ufffe\uffff",
    "  blanks  \t and\r\nmore  ",
)
"""Texts with a sign of every format, of HTML and of XML."""

RED, BLUE = "quizgen-red.png", "quizgen-blue.png"
MEDIA = {RED: png(255), BLUE: png(0, 0, 255)}

MASS = Numeric(
    "24.305 ± 0.05 u",
    Quantity(Decimal("24.255"), Decimal("24.355"), "u"),
    ("24.3",),
    (Entry("24 u", "Rounded too far."),),
)
ION = Typed("Mg^2+^", ("magnesium ion", "*"), (Entry("Mg", "That is the metal."),))
SEVERAL = cloze(
    "several", "A {b} ", Blank(1, "pore", "a *hole*"), " [b1] ",
    Blank(2, "Mg^2+^", accept=("{x}",)), " end.",
)  # fmt: skip
ONE_BLANK = cloze("one", "A ", Blank(1, "%pore~", accept=("[hole]",)), " in the `wall`")
PICTURED = replace(
    item("pictured", Choice("the ![red](r.png) one", (
        Distractor("none", Listed(), "see ![blue](b.png)"), Distractor("both", Listed()),
    ))),
    stem="Which one, ![lost](lost.png)?",
    pictures=(Picture("r.png", "a \"red\" <square>", RED),),
    inline=(Picture("r.png", "red", RED), Picture("b.png", "blue", BLUE), Picture("lost.png")),
)  # fmt: skip

EVERY_SHAPE = bank_of(
    replace(choice("nmda"), why="It sits in the *pore*.", quotes=("Mg^2+^ blocks it.",), hint="A."),
    shaped("minerals", MINERALS, "Which of these are minerals?"),
    shaped("signal", SIGNAL, "What happens in which order?"),
    shaped("injection", INJECTION, "How is an injection given?"),
    replace(shaped("myth", MYTH, "Most back pain needs a scan."), why="Most eases without one."),
    replace(item("mass", MASS), stem="What is the mass of magnesium?"),
    replace(item("ion", ION), stem="Which ion?"),
    ONE_BLANK,
    SEVERAL,
)
"""An item of each shape that a program can grade, none with a picture."""

WITH_PICTURES = replace(bank_of(PICTURED, choice("plain")), media=MEDIA)

NESTED = Bank(
    "Health::Pain",
    (
        Section("Health::Pain", (choice("a"),)),
        Section("Health::Pain::Back/Neck", (choice("b"),)),
        Section("Other", (choice("c"),)),
    ),
)


def nasty(text: str) -> Bank:
    """Return items of all shapes that are full of a text."""
    wrong = tuple(Distractor(f"{sign} {text}", Listed(), text) for sign in "123")
    around = {"why": text, "hint": text, "quotes": (text,), "cites": (text,), "tags": (text, "ok")}
    shapes = (
        item("choice", Choice(f"k {text}", wrong)),
        item("all", ChooseAll((f"k {text}", f"l {text}"), wrong)),
        shaped("order", SIGNAL._replace(steps=((f"1 {text}",), (f"2 {text}", f"3 {text}")))),
        shaped("myth", MYTH),
        item("typed", Typed(f"t {text}", (text,), (Entry(f"u {text}", text),))),
        item("number", MASS),
        cloze("cloze", f"{text} ", Blank(1, f"b {text}", text, (text,)), f" {text}"),
    )
    made: list[Item] = [replace(one, stem=text or "?", **around) for one in shapes]  # type: ignore[arg-type]  # a field by its name
    return bank_of(*made, deck=f"Deck {text}")


def rendered(exporter: Exporter, bank: Bank) -> tuple[bytes, Rendered]:
    """Return the one file that a format makes of a bank, and all that it says of it."""
    made = exporter.render(bank, ExportOptions(CLOCK))
    (content,) = made.files.values()
    return content, made


def golden(name: str, content: str, *, anew: bool) -> str:
    """Return what a golden file holds; `anew` writes it first: read the difference."""
    if anew:
        (GOLDEN / name).write_text(content, encoding="utf-8")
    return (GOLDEN / name).read_text(encoding="utf-8")


HARMLESS = frozenset("a blockquote br cite code div em img p pre span strong sub sup".split())
"""The elements that texts of courses are made of."""


def elements(markup: str) -> set[str]:
    """Return the names of the elements of HTML, as a browser finds them."""
    from lxml.html import fragment_fromstring

    return {str(one.tag) for one in fragment_fromstring(markup, "div").iter()}
