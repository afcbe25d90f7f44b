"""Words of identity as they were first released: `was: {new: old}` keeps a corrected word's id."""

from collections import Counter
from collections.abc import Collection, Iterator

from quizgen.folding import squeeze
from quizgen.model import Entry, Fact
from quizgen.problems import Problem


def first_words(fact: Fact, text: str) -> str:
    """Return the words under which a column, cell, member or step was first released.

    In NFC, each run of white space as one blank: how a text is wrapped is no part of its name.
    """
    words = squeeze(text)
    return next((squeeze(old) for new, old in fact.entries("was") if squeeze(new) == words), words)


def renamed_problems(fact: Fact, named: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with `was`; `named` are the texts that it may name, as they are now."""
    if "was" not in fact.fields:
        return
    there = {squeeze(text): text for text in named}
    counts = Counter(first_words(fact, text) for text in there)
    for number, entry in enumerate(fact.entries("was")):
        told = _told(entry, there, counts)
        if told:
            yield Problem(fact.place("was", number), *told)


def _told(
    entry: Entry, there: Collection[str], counts: Counter[str]
) -> tuple[str, str, str] | None:
    """Return code, message and hint of what is wrong with one entry."""
    new, old = squeeze(entry.text), squeeze(entry.reason)
    if not old:
        hint = f"write `was: {{{new}: …}}`, after the colon the word that was released first"
        return "F156", f"`was` does not say what `{new}` was", hint
    if new not in there:
        hint = "before the colon stands the word as it is now, after it the one released first"
        return "F157", f"`was` names `{new}`, which is not in this fact", hint
    if counts[old] > 1:
        hint = "two would share one id: delete this entry, or say what the other one was"
        return "F158", f"`{new}` cannot have been `{old}`: so is, or was, another", hint
    return None
