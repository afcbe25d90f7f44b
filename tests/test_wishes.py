"""A kind or a tag that the lists do not have is named, with those that they have."""

from pathlib import Path

import pytest

from quizgen.course import Wanted, open_course
from quizgen.making import Desk
from quizgen.wishes import unmet
from tests.test_course import LIST

TAGS = "Tags: first-ion, ion, ion::cation::sodium, nerve."
KINDS = "Kinds: cloze, members, myth, question, steps, table."


def said(wanted: Wanted, text: str = LIST) -> str:
    desk = Desk(lambda _: text.encode(), lambda: "abcd")
    return unmet(open_course([Path("case.yaml")], wanted, desk), wanted)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ""),
        (Wanted(("ion::cation",), ("cloze",)), ""),
        (Wanted(("first ion",)), ""),
        (Wanted(kinds=("table",)), ""),
        (Wanted(kinds=("foo",)), f"There is no kind 'foo'. {KINDS}"),
        (Wanted(kinds=("clozes",)), f"There is no kind 'clozes': did you mean 'cloze'? {KINDS}"),
        (Wanted(("foo",)), f"No fact has the tag 'foo'. {TAGS}"),
        (Wanted(("nerves",)), f"No fact has the tag 'nerves': did you mean 'nerve'? {TAGS}"),
        (Wanted(("ion", "cation")), f"No fact has the tag 'cation': did you mean 'ion'? {TAGS}"),
    ],
)
def test_what_the_lists_do_not_have_is_named(wanted: Wanted, expected: str) -> None:
    assert said(wanted) == expected


def test_without_tags_that_is_said() -> None:
    bare = "title: T\nbank: t-abcd\ncite: C\nfacts:\n- id: a\n  question: Q?\n  answer: A\n"

    assert said(Wanted(("ion",)), bare) == "No fact has the tag 'ion'. The facts have no tags."
