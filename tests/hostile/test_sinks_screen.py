"""What a list holds, on the full screen: read, and a terminal gets nothing of it to obey."""

import re

import pytest

from quizgen.fullscreen.pages import Page
from quizgen.fullscreen.view import Window
from tests.fullscreen.desk import opened, shown
from tests.hostile.comparing import WHOLE, share
from tests.hostile.judging import printed, roles, unread
from tests.hostile.lists import list_of
from tests.hostile.playing import accepted, unsafe
from tests.hostile.texts import BENIGN, Text

ALL = pytest.param("all", marks=pytest.mark.slow)
LARGE = Window(2000, 400)
KEYS = ["enter", "h", *["0", "space", "x", "space"] * 9]
"""The hint; then of questions in turn that they are not known, and never again."""
_VARIANTS = re.compile("[\ufe00-\ufe0f]")
"""How a sign is drawn, which terminals disagree about: the screen leaves it out."""
_PICTURE = re.compile(r"  image:\n.*\n")


def screens(text: Text) -> str:
    """Return what a learner sees who goes through all questions of a list, its picture aside."""
    page, _ = opened(_PICTURE.sub("", list_of(text, 0)))
    seen = []
    for key in KEYS:
        seen += shown(page, LARGE)
        after = page.press(key)
        if not isinstance(after, Page):
            break
        page = after
    return "\n".join(seen)


@pytest.mark.parametrize("which", ["share", ALL])
def test_the_full_screen_shows_every_text(which: str) -> None:
    texts = [one for one in (WHOLE if which == "all" else share(6, 16)) if accepted(one)]
    benign = {one: screens(BENIGN._replace(in_cloze=one)) for one in (True, False)}
    wrong = []
    for text in texts:
        seen = screens(text)
        words = printed(text._replace(typed=_VARIANTS.sub("", text.typed)))
        missing = unread(words, seen, benign[text.in_cloze], blank="")
        if missing or unsafe(seen):
            wrong.append((text.typed[:60], missing, unsafe(seen)))

    assert wrong == []
    assert len(roles(benign[True])) > 20
