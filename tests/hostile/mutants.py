"""Hostile inputs by number: the same seed and number give the same bytes for ever."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from random import Random

from tests.hostile.in_memory import HEAD
from tests.hostile.seeds import facts, seeds
from tests.reading.texts import FRAGMENTS, KEYS, WORDS

_SIGNS = [
    *"\0 \x07 \x1b \x7f \x85 \xa0 \xad \u200b \u200d \u200e \u202e \u2028 \u2066 \ufeff".split(" "),
    *"\ufffe \uffff 😀 \U000e0041 ﬁ ² ½ ٣ １ Ⅳ а е́ ß İ ı ſ \u0301 שלום − – ‐ ×".split(" "),
    *["\t", "\r", "\r\n", "\n", "\n\n", "\n  ", "\n- ", "\n    - "],
]
_NUMBERS = [
    *"1e999999 -1e-999999 99999999999999999 0x1F 1_000 1,000 1.000 1.000,5 -0 .5 5. 1/0".split(),
    *"NaN inf 1e5 10^9 10**99 3–5 5±1 >3 <=3 ≥3 50% 5°C 5mg/dl 5kg·m² 12:30 2024-02-30".split(),
    *["1 in 1000000000000", "half", "twenty-one million", "5 kg to 3 g", "1st", "9" * 400, "1e400"],
]
_YAML = [
    *[
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        "{{",
        "}}",
        "{{c1::",
        "::",
        ": ",
        ":",
        ", ",
        "# ",
        " #",
        "|",
        ">",
    ],
    *["&a ", "*a", "<<: *a", "!!python/object/apply:os.system ", "!!binary ", "!!set ", "? ", "~"],
    *["---\n", "...\n", "%YAML 1.2\n", "%TAG ! tag:x,2000:\n", "\\", '"\\uD800"', '"\\0"', "\\x00"],
    *[
        "`",
        "@",
        "%",
        "|2-\n",
        ">+\n",
        "|\n",
        "$",
        "\\(",
        "\\[",
        "<b>",
        "<!--",
        "&lt;",
        "![a](b.png)",
    ],
    *[
        "```\n",
        "~~~\n",
        "| a | b |\n",
        "|---|---|\n",
        " / ",
        " | ",
        "“",
        "”",
        "‘",
        "’",
        "…",
        "• ",
        "– ",
    ],
]
_TOKENS = [*_SIGNS, *_NUMBERS, *_YAML, *FRAGMENTS, *WORDS, *(f"\n  {key}: " for key in KEYS)]
_CODECS = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-7"]


def random_bytes(random: Random) -> bytes:
    """Return up to 300 bytes, now and then after a byte order mark or a list's head."""
    start = random.choice([b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", HEAD.encode()])
    return start + random.randbytes(random.randrange(300))


def tokens(random: Random) -> bytes:
    """Return a row of signs and words that mean something to YAML or to us."""
    some = "".join(random.choices(_TOKENS, k=random.randrange(1, 40)))
    return _encoded(random.choice(["", HEAD, HEAD + "- "]) + some, random)


def shuffled_facts(random: Random) -> bytes:
    """Return facts of our lists with their lines mixed, each with its key."""
    lines = [line for fact in random.sample(facts(), 2) for line in fact.splitlines()]
    kept = random.sample(lines, random.randrange(1, min(len(lines), 12) + 1))
    kept[0] = f"- {kept[0].lstrip(' -')}"
    return _encoded(HEAD + "\n".join(kept) + "\n", random)


def typed_facts(random: Random) -> bytes:
    """Return facts with keys that there are, and values that authors might type."""
    parts = [HEAD]
    for _ in range(random.randrange(1, 4)):
        head = random.choice(["question", "question", "cloze", "myth", "table"])
        needed = ["answer"] * (head == "question") + ["truth"] * (head == "myth")
        keys = [head, *needed, *random.sample(_FIELDS[head], random.randrange(1, 4))]
        rows = [f"  {key}:{_value(random)}\n" for key in keys]
        parts.append("- " + "".join(rows).lstrip())
    return _encoded("".join(parts), random)


def mutated(sort: str) -> Callable[[Random], bytes]:
    """Return what makes mutants of our files of one sort."""

    def mutant(random: Random) -> bytes:
        texts = seeds()[sort]
        text = random.choice(texts)
        for _ in range(random.choice([1, 1, 2, 3, 5])):
            text = random.choice(_CHANGES)(text, random, texts)
        return _spoiled(_encoded(text, random), random)

    return mutant


_FIELDS = {
    "question": [
        *"answer wrong accept never exact hint why keep quote others-wrong".split(),
        *KEYS,
    ],
    "cloze": ["blanks", "wrong", "accept", "exact", "only", "skip", "hint", "keep", *KEYS],
    "myth": ["truth", "why", "quote", "wrong", *KEYS],
    "table": ["ask", "columns", "wrong", "only", *KEYS],
}


_PLAIN = [
    *"water ice Rhine the-river 5 5.0 1,000 10 km/h 20 % half of it < 5 mg > 3 g NO α β é".split(),
    *["never", "always", "all of the above", "5 mg to 10 mg", "about 3,000", "1–2", "{{c1::x}}"],
    *["{{x}} and {{y::hint}}", "$x^2$", "`a | b`", "**bold** _i_", "the", "an apple", "<river>"],
]


def _value(random: Random) -> str:
    """Return what may stand after `key:`; mostly a form and words that can be read."""
    words = random.choice([_PLAIN, _PLAIN, _PLAIN, [*_PLAIN, *WORDS, *_NUMBERS]])

    def text() -> str:
        return " ".join(random.choices(words, k=random.randrange(1, 4)))

    def one() -> str:
        return text() if random.random() < 0.5 else "'" + text().replace("'", "''") + "'"

    some = [one() for _ in range(random.randrange(1, 5))]
    rows = "".join(f"\n    - {part}" for part in some)
    pairs = "".join(f"\n    {part}: {one()}" for part in some)
    bars = " |\n    a | b" + "".join(f"\n    {text()} | {text()}" for _ in some)
    forms = [f" {some[0]}", f" [{', '.join(some)}]", rows, pairs, bars, f" |\n    {text()}"]
    return random.choices(forms, weights=[8, 2, 2, 2, 1, 2])[0]


def _delete(text: str, random: Random, _: Sequence[str]) -> str:
    start = random.randrange(len(text) + 1)
    return text[:start] + text[start + random.choice([1, 1, 2, 5, 30]) :]


def _insert(text: str, random: Random, _: Sequence[str]) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(_TOKENS) + text[at:]


def _replace(text: str, random: Random, _: Sequence[str]) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(_TOKENS) + text[at + random.choice([1, 1, 3]) :]


def _repeat(text: str, random: Random, _: Sequence[str]) -> str:
    start = random.randrange(len(text) + 1)
    part = text[start : start + random.choice([1, 2, 10, 60])]
    return text[:start] + part * random.choice([2, 2, 3, 20]) + text[start:]


def _splice(text: str, random: Random, others: Sequence[str]) -> str:
    other = random.choice(others)
    start = random.randrange(len(other) + 1)
    at = random.randrange(len(text) + 1)
    return text[:at] + other[start : start + random.randrange(1, 200)] + text[at:]


def _swap_lines(text: str, random: Random, _: Sequence[str]) -> str:
    lines = text.split("\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _shift_line(text: str, random: Random, _: Sequence[str]) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice([" ", "  ", "\t", "- ", "\u00a0"]) + lines[at]
    return "\n".join(lines)


def _value_of_line(text: str, random: Random, _: Sequence[str]) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    key, colon, _rest = lines[at].partition(": ")
    lines[at] = key + colon + random.choice(_TOKENS) + random.choice(["", random.choice(_TOKENS)])
    return "\n".join(lines)


def _cut_off(text: str, random: Random, _: Sequence[str]) -> str:
    return text[: random.randrange(len(text) + 1)]


_CHANGES = [
    *[_delete, _insert, _replace, _replace, _repeat, _splice, _swap_lines, _shift_line],
    *[_value_of_line, _value_of_line, _cut_off],
]


def _encoded(text: str, random: Random) -> bytes:
    ends = random.choice(["\n"] * 8 + ["\r\n", "\r"])
    codec = random.choice(["utf-8"] * 30 + _CODECS)
    return text.replace("\n", ends).encode(codec, "surrogatepass" if "utf" in codec else "replace")


def _spoiled(content: bytes, random: Random) -> bytes:
    if not content or random.random() < 0.9:
        return content
    at = random.randrange(len(content))
    return content[:at] + random.randbytes(random.choice([1, 1, 4])) + content[at + 1 :]


@cache
def generators() -> Mapping[str, tuple[str, Callable[[Random], bytes]]]:
    """Return what makes hostile inputs, by name, each with the sort of file it makes."""
    made: dict[str, tuple[str, Callable[[Random], bytes]]] = {
        "random bytes": ("list", random_bytes),
        "tokens": ("list", tokens),
        "shuffled facts": ("list", shuffled_facts),
        "typed facts": ("list", typed_facts),
    }
    return made | {f"mutated {sort}": (sort, mutated(sort)) for sort in seeds()}


def hostile(name: str, seed: int, number: int) -> tuple[str, bytes]:
    """Return the sort of a generator's file, and its input of this number."""
    sort, make = generators()[name]
    return sort, make(Random(f"{seed}/{name}/{number}"))
