"""Texts for property tests: facts as authors might type them, and texts to hurt a YAML reader."""

from hypothesis import strategies as st

FRAGMENTS = [
    *"- |-|- - |id: |question: |answer: |wrong: |c1: |'|''|{|}|[|]|{{|}}|,|, |: |:| #|# |#1".split(
        "|"
    ),
    *"&a |*a|!x |!!str |!!python/object:os.system |<<: |? |>|~|null|NO|1:30|0x1F|a|b c|é|😀".split(
        "|"
    ),
    *'עברית|`|@|%|\\|\\"|"| |  |    '.split("|"),
    *[
        "wrong:\n",
        "cloze: |\n",
        "facts:\n",
        "title: T\n",
        "blanks:\n",
        "|",
        "|2-\n",
        ">+\n",
        "---\n",
    ],
    *["...\n", "%YAML 1.1\n", "- id: a\n  question: q?\n  answer: x\n", "\n", "\n\n", "\r\n", "\r"],
    *["\t", "\u00a0", "\u2028", "\x85", "\0", "\x07", "\ufeff"],
]

nasty = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=40).map("".join)

WORDS = [
    *"a;b c;NO;1:30;x:y;don't;it's;\"q\";-5;é;😀;α: β;#1;a #b;a # b;- x;[a;[a, b];{a};*x*".split(
        ";"
    ),
    *"&;!;> 3;| x;%;'tis;;x:;\\t;a, b;5,000;why;wrong;core;yes;  pad;end  ;?;? q;~;{{x}}".split(
        ";"
    ),
    *"a\u00a0b;~~;<b>;=;a';a\";--;-x;...;---;@x;`c`;x\ty".split(";"),
]

words = st.sampled_from(WORDS) | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=8
)
KEYS = [
    *"id question answer cloze wrong never accept exact hint why keep quote cite tags".split(),
    *["level", "only", "skip", "blanks", "others-wrong", "steps", "off", "zzz", "an option"],
    *["table", "same", "ask"],
]


def _quoted(text: str) -> st.SearchStrategy[str]:
    single = "'" + text.replace("'", "''") + "'"
    return st.sampled_from([text, text, text, single, f'"{text}"'])


scalars = words.flatmap(_quoted)
gaps = st.sampled_from([" ", " ", " ", "  ", "", "   "])
steps = st.sampled_from([2, 2, 2, 2, 4, 1, 0, 3])

FORMS = [
    *["plain", "plain", "bar", "fold", "list", "flow", "map", "gap"],
    *["braces", "lists", "rows"],
]


@st.composite
def _value(draw: st.DrawFn, depth: int, margin: int) -> str:
    """Return what stands after `key:`, the line end included."""
    inner = margin + draw(steps)
    pad = " " * inner
    form = draw(st.sampled_from(FORMS))
    lines = draw(st.lists(scalars, min_size=1, max_size=3))
    names = draw(st.lists(words, min_size=len(lines), max_size=len(lines)))
    pairs = [f"{name}: {line}" for name, line in zip(names, lines, strict=True)]
    forms = {
        "bar": " |\n" + "".join(f"{pad}{line}\n" for line in lines),
        "fold": draw(gaps) + f"\n{pad}".join(lines) + "\n",
        "list": "\n" + "".join(f"{pad}-{draw(gaps)}{line}\n" for line in lines),
        "flow": f" [{', '.join(lines)}]\n",
        "braces": f" {{{', '.join(pairs)}}}\n",
        "lists": "\n" + "".join(f"{pad}- [{', '.join(lines)}]\n" for _ in lines),
        "rows": "\n"
        + "".join(
            f"{pad}- a: {line}\n{pad}  {one}\n" for line, one in zip(lines, pairs, strict=True)
        ),
        "gap": "\n" + "".join(f"{pad}{line}\n" for line in lines),
        "plain": draw(gaps) + lines[0] + "\n",
    }
    if form == "map" and depth < 2:
        entries = (f"{pad}{draw(words)}:{draw(_value(depth + 1, inner))}" for _ in lines)
        return "\n" + "".join(entries)
    return forms.get(form, forms["plain"])


@st.composite
def facts(draw: st.DrawFn) -> str:
    """Return the text of a fact: a dash, keys, values of every form, now and then a slip."""
    dash = draw(st.sampled_from(["- ", "- ", "- ", "-   ", "  - ", "-\n  "]))
    margin = len(dash.split("\n")[-1])
    lines = []
    for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=5)):
        extra = draw(
            st.sampled_from(["", "", "", "", "", "", "\n", "# c\n", f"{' ' * margin}# c\n"])
        )
        shift = draw(st.sampled_from([0] * 15 + [-1, 1]))
        lines.append(extra + " " * max(margin + shift, 0) + key + ":" + draw(_value(0, margin)))
    return dash + "".join(lines).lstrip(" \n")


@st.composite
def heads(draw: st.DrawFn) -> str:
    """Return the text of a key of a list's head, now and then with a comment or a line before."""
    key = draw(st.sampled_from(["title", "article", "same", "groups", "tags", "cite", "exact"]))
    return draw(st.sampled_from(["", "", "# c\n", "\n"])) + f"{key}:{draw(_value(0, 0))}"
