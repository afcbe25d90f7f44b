"""What is asked of every place where texts of a list come out: all is read, and nothing else is.

Each is compared with what comes of a list that means no harm. Whatever that shows, `canary zqhint`,
must be shown of the hostile text too; and a page must be made of the same elements, with the same
attributes, as often. So a sink need not say what it shows, and cannot show less unnoticed.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from unicodedata import category, normalize

from quizgen.harmless import harmless
from tests.hostile.lists import ROLES
from tests.hostile.texts import BENIGN, Text

_ROLE = re.compile(rf"{BENIGN.typed} ({'|'.join(sorted(ROLES, reverse=True))})")
_SLASHES = re.compile("//+")
_TWO = str.maketrans("₂²", "22")
_STAR = "\\*"
_NO_CHARACTERS = re.compile("[\ufffd-\uffff]")
_MATHS = re.compile(r"\\[()\[\]]")
_WRITTEN = frozenset("br code em p pre span strong sub sup".split())
"""What the author's own Markdown becomes; such an element has no attribute but a class."""
_OWN = re.compile(
    r"#.*|data:,|data:image/(png|svg\+xml);base64,[A-Za-z0-9+/=]*|(@@PLUGINFILE@@/|"
    r"%24IMS-CC-FILEBASE%24/media/)?quizgen-[a-z2-7]{26}\.png|https://example\.org/.*",
    re.DOTALL,
)
"""The only addresses that a page may hold: its own, its pictures', and what lists cite."""


class Sight(NamedTuple):
    """What a reader has before them: the words, the elements, the addresses in them."""

    text: str
    elements: Mapping[str, int] = Counter()
    addresses: tuple[str, ...] = ()


def squeezed(text: str) -> str:
    """Return a text as it is compared: in NFC, one blank for any, no controls, no signs of maths.

    What plain text sets low or high counts as on the line, two slashes as one, and a star may have
    a backslash: so a course wants them written.
    """
    composed = normalize("NFC", text)
    shown = "".join(one for one in composed if one.isspace() or category(one) not in {"Cc", "Cs"})
    bare = _MATHS.sub("", _NO_CHARACTERS.sub("", shown.translate(_TWO))).replace(_STAR, "*")
    return _SLASHES.sub("/", " ".join(bare.split()))


def wordings(text: Text) -> tuple[str, ...]:
    """Return how a text may be read: as its Markdown is rendered, or as it was typed."""
    seen = text.typed if text.seen is None else text.seen
    return tuple(dict.fromkeys(map(squeezed, (seen, text.typed))))


def typed(text: Text) -> str:
    """Return how a text is read where it stands as it was typed."""
    return squeezed(text.typed)


def printed(text: Text) -> tuple[str, ...]:
    """Return how a text may be read in a terminal."""
    seen = text.typed if text.seen is None else text.seen
    return tuple(dict.fromkeys(squeezed(harmless(one)) for one in (seen, text.typed)))


def roles(benign: str) -> Counter[str]:
    """Return the places whose texts stand in a text, and how often each."""
    return Counter(_ROLE.findall(squeezed(benign).replace(f"{BENIGN.typed}-", f"{BENIGN.typed} ")))


def unread(words: Sequence[str], shown: str, benign: str, blank: str = " ") -> list[str]:
    """Return the places whose text cannot be read in any of `words`, though a harmless one can.

    A tag goes without blanks and many signs, and two colons part the name of a deck: of these only
    the mark is looked for. `blank` is "" where lines break inside words.
    """
    text = squeezed(shown).replace(" ", blank)
    bare = {"zqtag", "zqdeck"} if any("::" in f":{one}" for one in words) else {"zqtag"}
    return sorted(
        role
        for role in roles(benign)
        if not any(
            (role if role in bare else f"{one} {role}".strip().replace(" ", blank)) in text
            for one in words
        )
    )


def foreign(hostile: Sight, benign: Sight) -> list[str]:
    """Return what a page has more, or less, than a harmless one; and addresses of others."""
    own, other = _without_markdown(hostile.elements), _without_markdown(benign.elements)
    more = [
        f"{name} {own[name] - other[name]:+}" for name in own | other if own[name] != other[name]
    ]
    return sorted(more) + [one for one in hostile.addresses if not _OWN.fullmatch(one)]


def _without_markdown(elements: Mapping[str, int]) -> Counter[str]:
    return Counter(
        {
            name: number
            for name, number in elements.items()
            if not (name.split()[0] in _WRITTEN and name.split()[1:] in ([], ["class"]))
        }
    )
