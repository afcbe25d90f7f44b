"""Guids and target ids: functions of names, never of wording. Frozen with the first release."""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from unicodedata import normalize

_NO_ID = re.compile(r"[^A-Za-z0-9]+")
_JSON = json.JSONEncoder(ensure_ascii=False)
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [one + other for one in _LETTERS for other in _LETTERS]
_SHIFTS = range(120, -1, -10)  # to each ten of 130 bits


def guid(bank: str, fact: str, part: str, *words: str) -> str:
    """Return the id of one question of a fact: `q` and 26 characters of a–z2–7.

    `part` says which question of the fact it is ("ask", "cloze", "blank" with the word "c1", …).
    All ways of the question share it, in every format.
    """
    return "q" + _digest([bank, fact, part, *words])


def way(name: str) -> str:
    """Return the way in which an item of this name asks: of `choice:period<name>` it is choice."""
    return name.partition(":")[0]


def item_id(guid: str, name: str) -> str:
    """Return the id of one way of a question, for files that hold several: `GUID-choice`.

    Letters, digits and `-` alone.
    """
    return f"{guid}-{_NO_ID.sub('-', way(name))}"


def target(bank: str, fact: str, *words: str) -> str:
    """Return the id of one thing to remember: `t` and 26 characters of a–z2–7.

    No words: the fact itself; "c1": a blank.
    """
    return "t" + _digest([bank, fact, "target", *words])


def _digest(names: list[str]) -> str:
    # A JSON list cannot be read in two ways, as joined strings can.
    text = f"[{','.join(map(_quoted, names))}]"
    return _in_letters(sha256(text.encode()).digest())


def _in_letters(digest: bytes) -> str:
    """Return the first 130 bits in base 32 (RFC 4648), in small letters.

    As `base64.b32encode` does in more than twice the time, and each question takes two ids.
    """
    bits = int.from_bytes(digest[:17], "big") >> 6
    return "".join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])


@lru_cache(maxsize=4096)  # the bank's name is in each id, a fact's in several
def _quoted(name: str) -> str:
    return _JSON.encode(normalize("NFC", name))


def standing_options(guid: str, key: str, wrong: Sequence[str], drawn: int = 3) -> tuple[str, ...]:
    """Return the options of a question in the order in which they are first released.

    Wrong ones best first; the key at a place among the first `drawn` + 1 that a hash decides, so
    that an option's number does not give it away.
    """
    place = sha256(f"{guid} {normalize('NFC', key)}".encode()).digest()[0]
    place %= min(len(wrong), drawn) + 1
    return (*wrong[:place], key, *wrong[place:])


def hashed_options(guid: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return options of which several are right, in an order that says nothing about which.

    Each once, in NFC: the order in which those of a question are first released.
    """
    distinct = dict.fromkeys(normalize("NFC", text) for text in texts)
    return tuple(sorted(distinct, key=lambda text: sha256(f"{guid} {text}".encode()).digest()))


def option_numbers(
    guid: str, key: str, wrong: Sequence[str], released: Sequence[str] = ()
) -> dict[str, int]:
    """Return the number of each option, from 1, by its words in NFC: `GUID-o1` and so on.

    `released` are all words ever released for the guid, in their order; new ones come after them.
    """
    return numbered(standing_options(guid, key, wrong), released)


def numbered(standing: Sequence[str], released: Sequence[str] = ()) -> dict[str, int]:
    """Return the number of each option, from 1, by its words in NFC.

    `standing` are the options in the order in which they would be first released.
    """
    distinct = dict.fromkeys(normalize("NFC", word) for word in (*released, *standing))
    return {word: number for number, word in enumerate(distinct, 1)}
