"""What a fact, or one blank or column of it, says about right and wrong answers."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from quizgen.distractors import Question
from quizgen.folding import Names, fold, other_names
from quizgen.kinds.contract import Context
from quizgen.model import Entry, Fact, Path
from quizgen.quantity import has_decimal_comma


class Trust(NamedTuple):
    """What a fact, or one blank of it, says about right and wrong answers."""

    fact: Fact
    path: Path
    fields: Mapping[str, object]
    exact_default: bool = False

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return the texts with reasons under `key`."""
        found = self.fields.get(key, ())
        assert isinstance(found, tuple)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts under `key`."""
        found = self.fields.get(key, ())
        assert isinstance(found, tuple)
        return found

    @property
    def exact(self) -> bool:
        """Return whether form counts here."""
        return bool(self.fields.get("exact", self.exact_default))

    @property
    def offers(self) -> bool:
        """Tell whether the author gave any source of wrong options."""
        return "wrong" in self.fields or "others-wrong" in self.fields

    def accepted(self, key: str, names: Names) -> tuple[str, ...]:
        """Return what is right besides the key: under `accept`, and by its other names."""
        accept = self.texts("accept")
        return (*accept, *_more((key, *accept), names)) if names else accept

    def arguable(self, names: Names) -> tuple[Entry, ...]:
        """Return what is under `never`, by all names, with its reasons."""
        never = self.entries("never")
        if not names:
            return never
        more = [Entry(name, entry.reason) for entry in never for name in _more([entry.text], names)]
        return (*never, *more)

    def question(
        self, guid: str, key: str, shown: str, context: Context, also: Iterable[str] = ()
    ) -> Question:
        """Return what a candidate is measured against; `also` are other keys of the question."""
        right = [*also, *_more(also, context.same), *self.accepted(key, context.same)]
        arguable = tuple(entry.text for entry in self.arguable(context.same))
        language = context.origin.language
        comma = has_decimal_comma(language)
        return Question(guid, key, shown, tuple(right), arguable, self.exact, comma, language)


def _more(texts: Iterable[str], names: Names) -> tuple[str, ...]:
    """Return the other names of the things that these texts name, each once."""
    if not names:  # as in most lists
        return ()
    given = list(texts)
    known = {fold(text) for text in given}
    found = {
        fold(name): name for text in reversed(given) for name in other_names(text, names)[::-1]
    }
    return tuple(name for folded, name in reversed(found.items()) if folded not in known)
