"""How unlike the key an option looks: a first small measure, from form alone.

A learner who knows nothing picks the option that stands out; Haladyna, Downing & Rodriguez (2002),
guidelines 23–25: options homogeneous in content and form, and about equal in length.
"""

from math import log2

from quizgen.folding import words
from quizgen.quantity import quantity

_OTHER_FORM = 4.0
_OTHER_CASE = 1.0
_PER_DOUBLING = 1.0
_NO_SHARED_WORD = 0.5


def distance(option: str, key: str, decimal_comma: bool = False) -> float:
    """Return how much an option stands out beside the key: 0 looks alike, larger is worse."""
    number, wanted = quantity(option, decimal_comma), quantity(key, decimal_comma)
    if (number is None) != (wanted is None):
        return _OTHER_FORM + abs(log2(max(len(option), 1) / max(len(key), 1)))
    if number and wanted:
        return 0.0
    mine, theirs = words(option), words(key)
    length = abs(log2((len(mine) + 1) / (len(theirs) + 1))) * _PER_DOUBLING
    letters = abs(log2(max(len(option), 1) / max(len(key), 1))) * _PER_DOUBLING
    shape = 0.0 if option[:1].isupper() == key[:1].isupper() else _OTHER_CASE
    shared = 0.0 if set(mine) & set(theirs) else _NO_SHARED_WORD
    return length + letters + shape + shared
