"""Each text of a share of them is compared with a harmless one, sink by sink."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from tests.hostile.judging import Sight, foreign, roles, unread, wordings
from tests.hostile.texts import BENIGN, TEXTS, Text, is_whole

WHOLE = [text for text in TEXTS if is_whole(text)]
Finding = tuple[str, list[str]]


def share(at: int, of: int) -> list[Text]:
    """Return every so many-th text, from one on: other sinks begin elsewhere."""
    return WHOLE[at::of]


def findings(
    texts: Iterable[Text],
    look: Callable[[Text], Sight],
    troubles: Callable[[], list[str]],
    words: Callable[[Text], Sequence[str]] = wordings,
) -> Iterator[Finding]:
    """Yield each text of which not all is read, or that is more than text; and what is wrong."""

    @cache
    def harmless(in_cloze: bool) -> Sight:
        return look(BENIGN._replace(in_cloze=in_cloze))

    for text in texts:
        benign, hostile = harmless(text.in_cloze), look(text)
        assert roles(benign.text), "the sink shows nothing"
        missing = [f"not read: {role}" for role in unread(words(text), hostile.text, benign.text)]
        like = hostile._replace(addresses=()) if text.respelt else benign
        if wrong := [*missing, *foreign(hostile, like), *troubles()]:
            yield text.typed, wrong


def in_lines(wrong: Iterable[Finding]) -> str:
    """Return what was found, a line for each text."""
    return "\n".join(f"{text[:60]!r}: {'; '.join(why)[:300]}" for text, why in wrong)
