"""A list is taken out of what a chatbot wrote around it, line for line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.drafts.unwrapping import between_fences, unwrapped, without_list
from quizgen.problems import Refused

LIST = "title: Rivers\nfacts:\n- question: Q?\n  answer: A\n"


def codes(content: str) -> list[str]:
    return [problem.code for problem in unwrapped(content.encode(), "-")[1]]


def kept(content: str) -> list[str]:
    return unwrapped(content.encode(), "-")[0].decode().splitlines()


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("```yaml", "```"),
        ("```", "```"),
        ("~~~yml", "~~~"),
        ("`````yaml", "`````"),
        ("```", "````"),
    ],
)
def test_the_block_is_kept_at_its_lines(opening: str, closing: str) -> None:
    content = f"Sure!\n\n{opening}\n{LIST}{closing}\nMore?\n"

    assert kept(content) == ["", "", "", *LIST.splitlines()]
    assert codes(content) == ["F011"]


def test_the_place_of_what_is_said_is_the_fence() -> None:
    _, [problem] = unwrapped(f"Sure!\n```yaml\n{LIST}```\n".encode(), "draft.txt")

    assert (problem.place.file, problem.place.line) == ("draft.txt", 2)


@pytest.mark.parametrize(
    "content",
    [
        "",
        LIST,
        "Sure, here is nothing.\n",
        "Run this:\n```sh\nls\n```\n",
        LIST.replace("A\n", "|\n    ```\n    code\n    ```\n"),
        f"{LIST}```\n- question: after a fence\n```\n",
    ],
)
def test_what_has_no_such_block_is_left_as_it_is(content: str) -> None:
    assert unwrapped(content.encode(), "-") == (content.encode(), [])


def test_a_block_of_something_else_beside_the_list_is_left_out() -> None:
    content = f"```sh\nls\n```\n\n```yaml\n{LIST}```\n```json\n{{}}\n```\n"

    assert kept(content) == [*[""] * 5, *LIST.splitlines()]


def test_a_head_shown_on_its_own_does_not_compete_with_the_list() -> None:
    content = f"The head:\n```yaml\ntitle: Rivers\n```\n\n```yaml\n{LIST}```\n"

    assert kept(content)[-4:] == LIST.splitlines()


def test_several_lists_are_refused_with_their_lines() -> None:
    content = f"```yaml\n{LIST}```\nOr:\n```yaml\n{LIST}```\n"

    with pytest.raises(Refused) as refused:
        unwrapped(content.encode(), "-")

    [problem] = refused.value.problems
    assert (problem.code, problem.place.line) == ("F012", 8)
    assert problem.message == "2 blocks between fences look like lists, at lines 1 and 8"


def test_a_fence_that_is_never_closed_is_warned_of() -> None:
    content = f"```yaml\n{LIST}"

    assert codes(content) == ["F013"]
    assert kept(content)[1:5] == LIST.splitlines()


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_are_read(end: str) -> None:
    content = f"Sure!\n```yaml\n{LIST}```\n".replace("\n", end)

    assert kept(content) == ["", "", *LIST.splitlines()]


def test_an_answer_in_utf_16_is_read() -> None:
    content = f"Sure!\n```yaml\n{LIST}```\n".encode("utf-16")

    assert unwrapped(content, "-")[0].decode("utf-16").splitlines() == [
        "", "", *LIST.splitlines()
    ]  # fmt: skip


def test_what_is_no_text_is_left_to_the_reader_of_lists() -> None:
    assert unwrapped(b"```\n\xff", "-") == (b"```\n\xff", [])


@given(st.text(alphabet="`~fact:is \n-", max_size=80))
def test_any_text_is_kept_or_emptied_line_by_line(text: str) -> None:
    before = text.split("\n")

    try:
        after = unwrapped(text.encode(), "-")[0].decode().split("\n")
    except Refused:
        after = before

    assert all(line in ("", old) for line, old in zip(after, before, strict=False))


@pytest.mark.parametrize(
    "content", ["hello", "Sorry, I cannot help with that.\n", "Run:\n```sh\nls\n```\n", "a: b"]
)
def test_an_answer_without_a_list_is_called_so(content: str) -> None:
    [problem] = without_list(content.encode(), "-", ["title", "facts", "question"])

    assert (problem.code, problem.message) == ("F014", "no list found in this answer")


@pytest.mark.parametrize(
    "content",
    ["", LIST, f"Sure!\n```\n{LIST}```\n", "**title**: Rivers", "• question: Q?", '  "facts" :'],
)
def test_what_may_be_a_list_is_read(content: str) -> None:
    assert without_list(content.encode(), "-", ["title", "facts", "question"]) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_list_between_fences_is_no_list_yet(encoding: str) -> None:
    content = f"Sure!\n```yaml\n{LIST}```\n".encode(encoding)

    [problem] = between_fences(content, "answer.txt")

    assert (problem.code, problem.place.line) == ("F015", 2)
    assert "`quizgen check answer.txt --article ARTICLE`" in problem.hint


def test_a_list_with_a_fence_in_a_text_is_a_list() -> None:
    content = LIST.replace("A\n", "|\n    ```\n    code\n    ```\n")

    assert between_fences(content.encode(), "list.yaml") == []
