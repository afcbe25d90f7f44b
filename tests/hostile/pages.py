"""Whole pages with a hostile text in every place: the preview, the sheet of claims, practice."""

from dataclasses import replace
from itertools import groupby

from quizgen.exporters._anki.note_types import css
from quizgen.model import Place
from quizgen.preview.page import page
from quizgen.preview.pictures import Inliner
from quizgen.preview.sheet import Entry, Part, Sheet
from quizgen.problems import Problem, Severity
from quizgen.review import page as review_page
from quizgen.review.counting import reviewed
from quizgen.review.stating import statements
from tests.hostile.items import MEDIA, items_of
from tests.hostile.lists import marked
from tests.hostile.texts import Text
from tests.preview.sheets import question


def preview(text: Text) -> str:
    """Return the preview of a list whose problems and files speak of the text too."""

    def said(role: str) -> str:
        return marked(text.typed, role)

    place = Place(said("source"), 1)
    odd = Problem(place, "I999", said("why"), said("hint"), weight=Severity.ERROR)
    by_guid = groupby(items_of(text, 0), key=lambda one: one.guid)
    made = [question(*ways) for _, ways in by_guid]
    asked = tuple(replace(one, fields=Inliner(MEDIA).fields(one.fields)) for one in made)
    entries = (
        Entry(said("asked"), place, "question", "", said("withdrawn"), asked, (odd,)),
        Entry(said("gone"), place, "", said("gonequestion"), problems=(odd,)),
    )
    return page(Sheet((Part(said("title"), said("author"), "en", entries),), (odd,)), css())


def review(text: Text) -> str:
    """Return the sheet of claims of a list."""
    claims = statements(items_of(text, 0))
    name = marked(text.typed, "title")
    return review_page.render(
        review_page.Sheet(name, claims, {}, reviewed(claims, frozenset()), MEDIA)
    )
