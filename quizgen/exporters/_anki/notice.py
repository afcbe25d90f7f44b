"""The field Notice, on the front of a card: what was corrected or withdrawn, and on which day."""

from datetime import UTC, datetime

from quizgen.exporters._anki.anki_html import to_anki
from quizgen.exporters._anki.note import Note
from quizgen.exporters._anki.words import words


def corrected(when: int, language: str) -> str:
    """Return the notice of a corrected key; it does not say what the key was."""
    return words(language).corrected.format(_day(when))


def withdrawn(when: int, reason: str, language: str) -> str:
    """Return the notice of a withdrawn question, with the author's reason if there is one."""
    begin = words(language).withdrawn.format(_day(when))
    return f"{begin}: {to_anki(reason)}" if reason else f"{begin}."


def noticed(note: Note, notice: str) -> Note:
    """Return the note with a notice on it."""
    place = [named.name for named in note.type.fields].index("Notice")
    fields = (*note.fields[:place], notice, *note.fields[place + 1 :])
    return note._replace(fields=fields)


def _day(when: int) -> str:
    return datetime.fromtimestamp(when, UTC).date().isoformat()
