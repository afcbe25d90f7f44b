"""Lists made to hurt, each with a name; all of them are small enough to be read."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from string import ascii_lowercase

from tests.hostile.in_memory import FACT, HEAD

_START = HEAD + "- id: a\n  question: q?\n"
_Q = _START + "  answer: "
LINE = 10 * 2**20


def _bomb() -> str:
    rows = (f"  {b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise(ascii_lowercase))
    return HEAD + "- a: &a [x, x]\n" + "".join(rows)


def _merges() -> str:
    rows = (f"- &{b}\n  <<: [*{a}, *{a}]\n" for a, b in pairwise(ascii_lowercase))
    return HEAD + "- &a\n  question: q?\n" + "".join(rows)


def _answers(*answers: str) -> str:
    return HEAD + "".join(
        f"- question: How much is it in case {at}?\n  answer: '{answer}'\n"
        f"  wrong: ['1', '{answer} kg', '5 mg']\n"
        for at, answer in enumerate(answers)
    )


def _facts(number: int) -> str:
    return HEAD + "".join(f"- id: f{at}\n  question: q{at}?\n  answer: x\n" for at in range(number))


_NINES = "9" * 19_000
TEXTS: Mapping[str, Callable[[], str]] = {
    "aliases that double": _bomb,
    "merge keys that double": _merges,
    "an anchor that holds itself": lambda: HEAD + "- &a {question: *a, answer: *a}\n",
    "anchors without end": lambda: HEAD + "- question: " + "&a " * 300_000 + "x\n",
    "brackets": lambda: _Q + "[" * 100_000 + "\n",
    "braces in the head": lambda: "title: T\ngroups: " + "{a: " * 100_000 + "\nfacts:\n",
    "dashes": lambda: HEAD + "- " * 100_000 + "\n",
    "a stair": lambda: HEAD + "- a:\n" + "".join(" " * at + "a:\n" for at in range(2, 2_000)),
    "one long word": lambda: _Q + "x" * LINE + "\n",
    "one long quote": lambda: _Q + "'" + "x''" * (LINE // 3) + "'\n",
    "one quote of escapes": lambda: _Q + '"' + "\\x41" * (LINE // 4) + '"\n',
    "one long key": lambda: HEAD + "- " + "k" * LINE + ": x\n",
    "one long line of colons": lambda: HEAD + "- question: " + "a: " * (LINE // 3) + "\n",
    "one long comment": lambda: HEAD + "# " + "x" * LINE + "\n" + FACT,
    "one long block": lambda: _START + "  answer: |\n" + "    x\n" * 1_000_000,
    "one long title": lambda: "title: " + "x" * LINE + "\n" + HEAD,
    "a hundred thousand facts": lambda: _facts(100_000),
    "a hundred thousand facts without ids": lambda: (
        HEAD + "- question: q?\n  answer: x\n" * 100_000
    ),
    "a hundred thousand broken facts": lambda: HEAD + "- question: a: b\n" * 100_000,
    "a hundred thousand keys": lambda: _START + "".join(f"  k{at}: x\n" for at in range(100_000)),
    "one key a hundred thousand times": lambda: _START + "  answer: x\n" * 100_000,
    "a hundred thousand options": lambda: (
        _Q + "x\n  wrong:\n" + "".join(f"    - o{at}\n" for at in range(100_000))
    ),
    "a hundred thousand options in brackets": lambda: (
        _Q + "x\n  wrong: [" + ", ".join(f"o{at}" for at in range(100_000)) + "]\n"
    ),
    "a hundred thousand names of one thing": lambda: (
        "same: [[" + ", ".join(f"n{at}" for at in range(100_000)) + "]]\n" + HEAD + FACT
    ),
    "a hundred thousand members": lambda: (
        "groups: {g: [" + ", ".join(f"n{at}" for at in range(100_000)) + "]}\n" + HEAD + FACT
        + "  others-wrong: g\n"
    ),
    "a hundred thousand heads": lambda: "".join(f"h{at}: x\n" for at in range(100_000)) + HEAD,
    "a thousand blanks": lambda: HEAD + "- cloze: " + "{{a}} and " * 1_000 + "\n",
    "blanks that never close": lambda: HEAD + "- cloze: '" + "{{" * 9_000 + "'\n",
    "slips that cannot be mended": lambda: HEAD + "- id:s/x\ntags: [a]\n\nfacts:\n" * 3_000,
    "documents": lambda: (HEAD + FACT + "---\n") * 3_000,
    "directives": lambda: "%YAML 9.9\n%TAG ! tag:x,2000:\n---\n" * 3_000 + HEAD + FACT,
    "tags of Python": lambda: HEAD + "- answer: !!python/object/apply:os.system ['exit 3']\n" * 99,
    "a tag of a date": lambda: _Q + "!!timestamp 2001-12-14t21:59:43.10-05:00\n",
    "a tag of bytes": lambda: _Q + "!!binary R0lGODlhDAAMAIQAAP\n",
    "numbers": lambda: _answers(
        "1e999999", "-1e-999999", "1e999999 kg", "1/0", "0/0", "NaN", "inf", "0x" + "F" * 9_000,
        _NINES, "0." + _NINES, f"{_NINES} kg", f"1 ± {_NINES}", f"{_NINES}–{_NINES}", "٣" * 9_000,
        "10^" + _NINES, "10" + "⁹" * 9_000, "²" * 9_000, "5 kg^99999", "5 m**10**10**10",
        "1 in " + _NINES, _NINES + "st", "½" * 9_000, "1," * 9_000, "5e" * 9_000, "-" * 9_000,
    ),
    "numbers of blanks": lambda: HEAD + f"- cloze: 'x {{{{C {_NINES}:y}}}}'\n"
    + f"- cloze: 'x {{{{c{_NINES}::y}}}}'\n",
    "capitals that are no symbol": lambda: _answers(
        "G" * 200 + "er", "Na" * 100 + "!", "-" * 99 + "x"
    ),
    "blanks at the ends of lines": lambda: HEAD + ("- question: q?" + " " * 90_000 + "\n") * 20,
    "empty lines": lambda: HEAD + "\n" * 2_000_000,
    "controls": lambda: _Q + "".join(map(chr, [*range(32), *range(0x7F, 0xA0)])) * 200 + "\n",
    "surrogates by their numbers": lambda: _Q + '"\\uD800 \\uDFFF \\uD83D\\uDE00 \\U00110000"\n',
    "a mark of byte order inside": lambda: HEAD + "\ufeff" + FACT + "\ufeff- question: \ufeffq?\n",
}  # fmt: skip
BYTES: Mapping[str, Callable[[], bytes]] = {
    "UTF-16 without a mark": lambda: (HEAD + FACT).encode("utf-16-le"),
    "UTF-16 that ends early": lambda: (HEAD + FACT).encode("utf-16")[:-1],
    "UTF-16 with half a pair": lambda: b"\xff\xfe" + HEAD.encode("utf-16-le") + b"\x00\xd8",
    "UTF-32": lambda: (HEAD + FACT).encode("utf-32"),
    "UTF-32 without a mark": lambda: (HEAD + FACT).encode("utf-32-be"),
    "Latin-1": lambda: (HEAD + FACT + "  why: été\n").encode("latin-1"),
    "overlong UTF-8": lambda: (HEAD + FACT).encode() + b"  why: \xc0\xaf \xe0\x80\xaf\n",
    "a surrogate in UTF-8": lambda: (HEAD + FACT).encode() + b"  why: \xed\xa0\x80\n",
    "UTF-7": lambda: (HEAD + FACT + "  why: é\n").encode("utf-7"),
    "nothing but NUL": lambda: bytes(LINE),
    "every byte": lambda: bytes(range(256)) * 4_000,
    "a program": lambda: b"\x7fELF" + bytes(range(256)) * 400,
    "lone CR": (HEAD + FACT * 3).replace("\n", "\r").encode,
    "all ends of lines": (HEAD.replace("\n", "\r\n") + FACT + FACT.replace("\n", "\r")).encode,
}


def _encoded(make: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: make().encode("utf-8", "surrogatepass")


def attacks() -> dict[str, Callable[[], bytes]]:
    """Return what makes the bytes of each attack, by its name."""
    return {name: _encoded(make) for name, make in TEXTS.items()} | dict(BYTES)
