"""`quizgen prompt`: the whole of it on standard output, or a reason why not."""

import pytest

from tests.commands.projects import Folder

ARTICLE = """\
---
title: The Rhine
---
The Rhine rises in Switzerland.
It flows into the North Sea.
"""


def test_it_holds_the_rules_an_example_and_the_article(nowhere: Folder) -> None:
    nowhere.write("source/articles/rhine.md", ARTICLE)

    result = nowhere.quizgen("prompt", "source/articles/rhine.md")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert "No wrong option without a reason" in result.stdout.replace("no wrong", "No wrong")
    assert "`article: articles/rhine.md`" in result.stdout
    assert "- myth: " in result.stdout
    assert f"```\n{ARTICLE}```\n" in result.stdout


def test_it_is_the_same_each_time(nowhere: Folder) -> None:
    nowhere.write("rhine.md", ARTICLE)

    first, second = (nowhere.quizgen("prompt", "rhine.md").stdout for _ in range(2))

    assert first == second


def test_the_article_is_read_from_standard_input(nowhere: Folder) -> None:
    result = nowhere.quizgen("prompt", "-", stdin=ARTICLE)

    assert "It flows into the North Sea." in result.stdout
    assert "`article: articles/article.md`" in result.stdout


@pytest.mark.parametrize(("wanted", "words"), [("1", "1 fact."), ("12", "12 facts.")])
def test_it_asks_for_so_many_facts(nowhere: Folder, wanted: str, words: str) -> None:
    result = nowhere.quizgen("prompt", "-", "--facts", wanted, stdin=ARTICLE)

    assert result.stdout.endswith(f"how many facts: {words}\n")


@pytest.mark.parametrize("wanted", ["0", "101", "many"])
def test_a_number_of_facts_that_makes_no_sense_is_refused(nowhere: Folder, wanted: str) -> None:
    assert nowhere.quizgen("prompt", "-", "--facts", wanted, stdin=ARTICLE).exit_code == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.md", b"", "F001 there is no such file"),
        (".", b"", "F001 the file cannot be read: it is a folder"),
        ("a.md", b"", "F005 the article is empty"),
        ("a.md", b" \n---\n", "F005 the article is empty"),
        ("a.md", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "F002 this is no text in UTF-8"),
        ("a.md", b"PK\x03\x04\x00\x00abc", "F002 this is no text"),
        ("a.md", b"long " * 50_000, "F004 the article has more than 200,000 bytes"),
        ("a.yaml", b"title: Rivers\n", "F301 this is a list or a history"),
    ],
)
def test_what_is_no_article_is_refused(
    nowhere: Folder, name: str, content: bytes, said: str
) -> None:
    (nowhere.root / "a.md").write_bytes(content)
    (nowhere.root / "a.yaml").write_bytes(content)

    result = nowhere.quizgen("prompt", name)

    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{name}:1:1: {said}" in result.stderr


def test_a_misspelled_article_is_guessed(nowhere: Folder) -> None:
    nowhere.write("rhine.md", ARTICLE)

    assert "did you mean rhine.md?" in nowhere.quizgen("prompt", "rine.md").stderr


def test_escapes_of_an_article_never_reach_the_terminal(nowhere: Folder) -> None:
    nasty = "\x1b]0;owned\x07\x1b[2J\u202e\x9b31m\U000e0041"

    result = nowhere.quizgen("prompt", "-", stdin=f"The Rhine{nasty} flows.\n")

    assert not set(nasty) & set(result.stdout) - set("]0;owned[2J31m")


def test_a_folder_is_called_one_whatever_its_name(nowhere: Folder) -> None:
    nowhere.write("dir.yaml/article.md", ARTICLE)

    result = nowhere.quizgen("prompt", "dir.yaml")

    assert result.exit_code == 1
    assert "dir.yaml:1:1: F001 the file cannot be read: it is a folder\n" in result.stderr
