"""The pictures of the README show what the program draws today."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from quizgen.fullscreen.view import Window
from tests.fullscreen.desk import frame, opened, pressed
from tests.fullscreen.pictures import svg

IMAGES = Path(__file__).parents[2] / "docs" / "img"
LIST = """\
title: Magnesium and back pain
bank: health-abcd
cite: Magnesium and the aching back, after Can Magnesium Cause Back Pain?
facts:
- id: nmda
  question: Which receptor does magnesium block at rest, by sitting in its channel pore?
  answer: NMDA receptor
  wrong:
    AMPA receptor: AMPA channels carry no magnesium block.
    Histamine H1 receptor: H1 is not an ion channel.
  hint: its agonist gave it its name
  why: At rest a magnesium ion sits in the NMDA channel and keeps it shut.
- {id: other, question: Which?, answer: This}
"""
WINDOW = Window(80, 18)
MOST = 200_000
PICTURES = {
    "quiz-question.svg": (["enter"], "A question with three options, and the keys that answer it"),
    "quiz-feedback.svg": (
        ["enter", "2"],
        "The same after a wrong answer: the reason of each option, the right one, and the source",
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_is_drawn_today(name: str, request: pytest.FixtureRequest) -> None:
    keys, words = PICTURES[name]
    page, _ = opened(LIST)
    found = svg(frame(pressed(page, *keys), WINDOW), WINDOW.columns, words)
    if request.config.getoption("--cases-anew"):
        (IMAGES / name).write_text(found, encoding="utf-8")
        return

    assert found == (IMAGES / name).read_text("utf-8")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_and_fetches_nothing(name: str) -> None:
    text = (IMAGES / name).read_text("utf-8")
    links = [value for part in ET.fromstring(text).iter() for value in part.attrib.values()
             if "://" in value]  # fmt: skip

    assert len(text.encode()) < MOST
    assert links == []
    assert "url(" not in text
