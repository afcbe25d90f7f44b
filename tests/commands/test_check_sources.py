"""What `check` says of articles and quotes."""

import pytest

from tests.commands.projects import Folder

ARTICLE = """\
---
title: The Rhine
after: A longer text
---
The Rhine rises in Switzerland.
It flows into the North Sea.
"""
LIST = """\
title: Rivers
bank: rivers-abcd
article: rhine.md
facts:
- id: rhine-sea
  question: Into which sea does the Rhine flow?
  answer: North Sea
  quote: QUOTE
"""


def checked(folder: Folder, text: str) -> str:
    folder.write("rhine.md", ARTICLE)
    folder.write("rivers.yaml", text)
    return folder.quizgen("check", "rivers.yaml").stderr


def test_a_quote_of_the_article_that_holds_the_answer_is_fine(nowhere: Folder) -> None:
    text = LIST.replace("QUOTE", "It *flows* into the  North Sea.")

    assert checked(nowhere, text) == ""


@pytest.mark.parametrize(
    ("quote", "place", "message", "hint"),
    [
        (
            "It runs into the North Sea.",
            "8:10",
            "F302 this quote does not stand in the article",
            "the nearest passage is: It flows into the North Sea.",
        ),
        (
            "The Rhine rises in Switzerland.",
            "8:10",
            "F303 no quote holds the answer `North Sea`",
            (
                "add a second quote: each after `- ` under `quote:`; or write the words of the "
                "quote under `accept`"
            ),
        ),
    ],
)
def test_a_quote_is_refused_that_is_not_in_the_article_or_lacks_the_answer(
    nowhere: Folder, quote: str, place: str, message: str, hint: str
) -> None:
    output = checked(nowhere, LIST.replace("QUOTE", quote))

    assert output.startswith(f"rivers.yaml:{place}: {message}\n")
    assert output.endswith(f"  hint: {hint}\n")


def test_a_fact_without_a_quote_is_warned_of(nowhere: Folder) -> None:
    output = checked(nowhere, LIST.replace("  quote: QUOTE\n", ""))

    assert output.startswith('rivers.yaml:5:3: F304 fact "rhine-sea" has no quote (warning)\n')


def test_an_article_that_is_not_there_is_an_error_with_the_nearest_name(nowhere: Folder) -> None:
    text = LIST.replace("rhine.md", "rine.md").replace("QUOTE", "It flows.")

    output = checked(nowhere, text)

    assert "F301 the article rine.md cannot be read\n" in output
    assert "did you mean rhine.md?" in output


def test_an_article_behind_links_in_a_circle_is_an_error(nowhere: Folder) -> None:
    (nowhere.root / "round.md").symlink_to("about.md")
    (nowhere.root / "about.md").symlink_to("round.md")

    shown = checked(nowhere, LIST.replace("article: rhine.md", "article: round.md"))

    assert "F301 the article round.md" in shown


def test_an_article_called_dash_is_a_file_and_not_standard_input(nowhere: Folder) -> None:
    shown = checked(nowhere, LIST.replace("article: rhine.md", 'article: "-"'))

    assert "F301 the article - cannot be read" in shown
