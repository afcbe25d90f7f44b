"""Which problems `check` is asked for: those of some codes, or all but those of some."""

from collections.abc import Iterable
from typing import NamedTuple

from quizgen.codes import beginning, meant
from quizgen.problems import Problem, Severity


class UnknownCodeError(ValueError):
    """No code begins as it is asked for; the text says which was probably meant."""


class Selection(NamedTuple):
    """The codes that are asked for, all if none is named, and those that are not wanted."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, problem: Problem) -> bool:
        """Tell whether a problem is asked for. An error always is: no list is fine with one."""
        if problem.severity is Severity.ERROR:
            return True
        wanted = not self.select or problem.code.startswith(self.select)
        return wanted and not (self.ignore and problem.code.startswith(self.ignore))


def selection(select: Iterable[str], ignore: Iterable[str]) -> Selection:
    """Return the selection of codes given one by one or with commas.

    Raises UnknownCodeError if no code begins with one of them.
    """
    return Selection(_known(select), _known(ignore))


def _known(given: Iterable[str]) -> tuple[str, ...]:
    words = [word.strip() for text in given for word in text.split(",")]
    for word in filter(None, words):
        if not beginning(word):
            raise UnknownCodeError(f"No code begins with {word!r}: {meant(word)}")
    return tuple(word.upper() for word in words if word)
