"""What a text must lose before it is printed: a list, or a learner, may have typed anything."""

from unicodedata import category

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def harmless(text: str) -> str:
    """Return a text as it may be printed: control and direction characters become `·`."""
    return "".join("·" if category(ch) in _UNSEEN else ch for ch in text)
