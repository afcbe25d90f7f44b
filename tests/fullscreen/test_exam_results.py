"""The score of an exam: its rows, and what to look at again."""

from dataclasses import replace

from tests.fullscreen.desk import NARROW, pressed, shown
from tests.fullscreen.exams import at_hand, sitting


def test_the_score_parts_what_was_wrong_from_what_has_no_answer() -> None:
    sat = sitting()
    end = pressed(sat.page, "1", "enter", *"magnesium", "down", "down", "y")

    assert [line.rstrip() for line in shown(end)[2:12]] == [
        " Right          1 of 3",
        " Not answered   1",
        " Time           1 minute",
        "",
        " Look at again",
        "   ✗ Which receptor does magnesium block at rest?",
        "     NMDA receptor",
        "",
        " Not answered",
        "   · What is movement toward the midline called?",
    ]


def test_rows_too_long_for_the_window_are_sentences() -> None:
    page = at_hand(sitting().page)
    first = page.exam.questions[0]
    title = "Magnesium and the aching back of the old"
    item = replace(first.asked.item, origin=replace(first.asked.item.origin, title=title))
    other = replace(first, asked=first.asked._replace(item=item))
    exam = replace(page.exam, questions=(other, *page.exam.questions[1:]))

    lines = "\n".join(shown(replace(page, exam=exam).ended(), NARROW))

    assert f"List {title[:30]}" in lines
    assert "Right: 0 of 3." in lines
