"""Initial capitals follow the key: "Naloxone" beside "glucagon" gives it away.

Raised is the first letter of an option, never lowered, and only where nothing is lost by it:

- the key begins with a capital that any word may have at its place: in a cloze, where its blank
  opens a sentence; as the answer to a question, where answers are written with a capital;
- the key's first word is an ordinary one: a capital, then small letters (not `NMDA`, `pH`);
- the option's first word is of small letters alone and can be spoken (not `mRNA`, `npm`, `x`,
  `p-value`, `np.array`, code, maths);
- form does not count (`exact`), and in a question the language is none that writes nouns, and
  nouns only, with a capital.
"""

import re

_ORDINARY = re.compile(r"[^\W\d_][^\W\d_]+(?![\w.(-])")
_SPOKEN = re.compile(r"[aeiouyäöü]|[^\x00-\x7f]")
_SENTENCE_END = r"(?:^|\n|\w{3}[.!?][\"'”’)]?\s)[\s\"'“‘(*_]*$"  # of clozes alone
_NOUNS_ARE_CAPITAL = frozenset({"de", "lb"})


def answers_are_capital(language: str) -> bool:
    """Tell whether the answers to a question may all begin with a capital in a language."""
    return language.partition("-")[0].lower() not in _NOUNS_ARE_CAPITAL


def opens_sentence(before: str) -> bool:
    """Tell whether what follows the text `before` opens a sentence."""
    return re.search(_SENTENCE_END, before) is not None


def follow(key: str, option: str) -> str:
    """Return the option with its first letter raised if the key's capital would stand out."""
    first, word = _ORDINARY.match(key), _ORDINARY.match(option)
    if not first or not word or not first[0].istitle() or not word[0].islower():
        return option
    return option[0].upper() + option[1:] if _SPOKEN.search(word[0]) else option
