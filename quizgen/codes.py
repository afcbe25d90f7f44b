"""Every code there is: of problems, which are always looked for, and of checks."""

from collections.abc import Mapping
from functools import cache
from os.path import commonprefix

from quizgen.flaws import checks
from quizgen.problems import CODES, Code


@cache
def codes() -> Mapping[str, Code]:
    """Return what each code stands for, by its name."""
    every = CODES | {name: Code(one.severity, one.title) for name, one in checks().items()}
    return {name: every[name] for name in sorted(every)}


def beginning(start: str) -> list[str]:
    """Return the codes that begin so: `I` and `I1` stand for several, `I101` for itself."""
    return [name for name in codes() if start and name.startswith(start.strip().upper())]


def meant(word: str) -> str:
    """Say which code was probably meant by a word that is none; else how codes begin."""
    from difflib import get_close_matches

    name = word.strip().upper()
    near = get_close_matches(name, codes(), len(codes()), 0.6)
    if not near:
        return f"codes begin with {', '.join(sorted({one[0] for one in codes()}))}"
    # A code is typed from the left: a slip at its end is likelier than one at its beginning.
    best = min(near, key=lambda one: (-_shared(one, name), one))
    return f"did you mean `{best}`?"


def _shared(one: str, other: str) -> int:
    """Return how many signs two texts begin with together."""
    return len(commonprefix([one, other]))  # noqa: RUF071  # its signs are what is compared
