"""Pictures in a note: a collection has one flat folder, in which each has the name of its bytes."""

import html
from collections.abc import Iterable, Sequence

from quizgen.exporters._anki.anki_html import without_signs
from quizgen.exporters._anki.note import Note
from quizgen.exporters._images import names_of, with_images
from quizgen.markdown import clean
from quizgen.model import Item, Picture


def media_field(pictures: Iterable[Picture]) -> str:
    """Return the pictures beside a question; what has no name is in no deck, and left out."""
    return "".join(_image(picture) for picture in pictures if picture.name)


def _image(picture: Picture) -> str:
    words = without_signs(html.escape(clean(picture.words)))
    return f'<img src="{html.escape(picture.name)}" alt="{words}">'


def with_names(note: Note, ways: Sequence[Item]) -> Note:
    """Return a note whose images bear the names of their files.

    Until here an image has the path that the author typed. One whose file was not looked at, or
    cannot be used, is shown as it was typed.
    """
    if "<img " not in "".join(note.fields):
        return note
    names = {one.name: one.name for way in ways for one in way.pictures} | names_of(ways)
    return note._replace(fields=tuple(with_images(field, names) for field in note.fields))
