"""`check --article`: a draft is proved against an article, and nothing in it is taken on trust."""

import pytest
from click.testing import Result

from tests.commands.projects import Folder

ARTICLE = """\
---
title: The Rhine
---
The Rhine rises in Switzerland.
It flows into the North Sea, and is 1,230 km long.
"""
FACT = """\
- question: Into which sea does the Rhine flow?
  answer: North Sea
  wrong: {Baltic Sea: The Oder flows there., Black Sea: The Danube flows there.}
  quote: It flows into the North Sea, and is 1,230 km long.
"""
HEAD = "title: Rivers\narticle: articles/rhine.md\nfacts:\n"


@pytest.fixture
def desk(nowhere: Folder) -> Folder:
    nowhere.write("rhine.md", ARTICLE)
    return nowhere


def proved(folder: Folder, facts: str, head: str = HEAD) -> Result:
    return folder.quizgen("check", "-", "--article", "rhine.md", stdin=head + facts)


def test_a_draft_with_true_quotes_is_fine(desk: Folder) -> None:
    result = proved(desk, FACT)

    assert result.exit_code == 0
    assert result.stdout == "1 fact in 1 list, 1 question: 2 notes\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("It flows into", "It runs into", "-:7:10: F302 this quote does not stand in the article"),
        (
            "It flows into the North Sea, and is 1,230 km long.",
            "The Rhine rises in Switzerland.",
            "-:7:10: F303 no quote holds the answer `North Sea`",
        ),
        ("answer: North Sea", "answer: the North Sea, 1,320 km", "F303 no quote holds the answer"),
        ("  quote: It flows into the North Sea, and is 1,230 km long.\n", "", "-:4:3: F304 fact"),
        ("Baltic Sea: The Oder flows there.", "cold North Sea: So it is.", "F132 `cold North Sea`"),
        ("Baltic Sea: The Oder", "None of these: It", "F145 "),
    ],
)
def test_a_false_fact_is_an_error(desk: Folder, old: str, new: str, said: str) -> None:
    assert old in FACT

    result = proved(desk, FACT.replace(old, new))

    assert said in result.stderr
    assert " (warning)" not in result.stderr
    assert result.exit_code == 1


def test_a_page_cited_in_place_of_a_quote_is_not_enough(desk: Folder) -> None:
    facts = FACT.partition("  quote:")[0] + "  cite: p. 12\n"

    result = proved(desk, facts, "title: Rivers\ncite: An atlas\nfacts:\n")

    assert "-:4:3: F304 " in result.stderr
    assert " has no quote\n" in result.stderr
    assert result.exit_code == 1


def test_a_wrong_option_without_a_reason_is_a_warning(desk: Folder) -> None:
    plain = "[Baltic Sea, Black Sea]"
    facts = FACT.replace(FACT[FACT.index("{") : FACT.index("}") + 1], plain)

    result = proved(desk, facts)

    assert "F136 `Baltic Sea` has no reason (warning)" in result.stderr
    assert result.exit_code == 1


def test_a_draft_does_not_choose_its_own_article(desk: Folder) -> None:
    desk.write("articles/rhine.md", ARTICLE.replace("It flows", "It runs"))

    result = proved(desk, FACT.replace("It flows", "It runs"))

    assert "F302 " in result.stderr


def test_an_article_that_the_list_names_need_not_be_there(desk: Folder) -> None:
    assert "F301" not in proved(desk, FACT).stderr


@pytest.mark.parametrize("head", [HEAD, f"same: [[1,320 km, 1,230 km]]\n{HEAD}"])
def test_a_draft_cannot_swap_a_figure_by_its_own_word(desk: Folder, head: str) -> None:
    facts = FACT.replace("answer: North Sea", "answer: 1,320 km\n  accept: |\n    1,230 km")

    result = proved(desk, facts, head.replace("1,320 km, 1,230 km", '"1,320 km", "1,230 km"'))

    assert "F306 no quote holds `1,320 km` itself (warning)" in result.stderr
    assert result.exit_code == 1


def test_a_draft_cannot_switch_off_what_is_found(desk: Folder) -> None:
    facts = FACT.replace("Into which sea", "Into which of 7 seas") + "  off: {I142: trust me}\n"

    result = proved(desk, facts)

    assert "I142 " in result.stderr
    assert result.exit_code == 1


def test_every_cell_of_a_table_stands_in_a_quote(desk: Folder) -> None:
    table = """\
- table: |
    what   | size
    length | 1,230 km
    width  | 400 m
    depth  | 25 m
  one-each: [size]
  ask: {size: What is the <what> of the Rhine?}
  quote: It flows into the North Sea, and is 1,230 km long.
"""

    result = proved(desk, table)

    assert "-:4:10: F306 no quote holds `400 m` itself (and 1 more) (warning)" in result.stderr


def test_every_step_stands_in_a_quote(desk: Folder) -> None:
    steps = """\
- question: What does the Rhine do?
  steps: [rises in Switzerland, passes Vienna, flows into the North Sea]
  quote: [The Rhine rises in Switzerland., "It flows into the North Sea, and is 1,230 km long."]
"""

    result = proved(desk, steps)

    assert "F306 no quote holds `passes Vienna` itself (warning)" in result.stderr


def test_words_and_fences_around_the_list_are_left_out_and_lines_stay(desk: Folder) -> None:
    answer = f"Sure!\n\n```yaml\n{HEAD}{FACT.replace('It flows', 'It runs')}```\nMore?\n"

    result = desk.quizgen("check", "-", "--article", "rhine.md", stdin=answer)

    assert "-:3:1: F011 the list was read from between the fences" in result.stderr
    assert "-:10:10: F302 " in result.stderr
    assert "    10 |   quote: It runs into" in result.stderr


def test_a_file_is_proved_in_the_same_way_and_left_as_it_is(desk: Folder) -> None:
    desk.write("draft.txt", f"Sure!\n```yaml\n{HEAD}{FACT}```\n")
    before = desk.files()

    result = desk.quizgen("check", "draft.txt", "--article", "rhine.md")

    assert "draft.txt:2:1: F011 " in result.stderr
    assert result.exit_code == 0
    assert desk.files() == before


def test_several_lists_in_one_answer_are_an_error(desk: Folder) -> None:
    block = f"```yaml\n{HEAD}{FACT}```\n"

    result = desk.quizgen("check", "-", "--article", "rhine.md", stdin=block * 2)

    assert (
        "-:10:1: F012 2 blocks between fences look like lists, at lines 1 and 10" in result.stderr
    )
    assert result.exit_code == 1


def test_without_an_article_standard_input_is_unwrapped_too(nowhere: Folder) -> None:
    result = nowhere.quizgen("check", "-", stdin=f"Sure!\n```\n{HEAD}{FACT}```\n")

    assert "-:2:1: F011 " in result.stderr


def test_a_quote_may_stand_in_any_of_several_articles(desk: Folder) -> None:
    desk.write("oder.md", "The Oder flows into the Baltic Sea.\n")

    result = desk.quizgen(
        "check", "-", "--article", "oder.md", "--article", "rhine.md", stdin=HEAD + FACT
    )

    assert result.exit_code == 0


def test_the_article_may_come_from_standard_input(desk: Folder) -> None:
    desk.write("draft.yaml", HEAD + FACT)

    result = desk.quizgen("check", "draft.yaml", "--article", "-", stdin=ARTICLE)

    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--article", "rhine.md"], "name its file"),
        (["--fix", "draft.yaml", "--article", "rhine.md"], "--fix writes into it"),
        (["-", "--article", "-"], "Standard input is one text"),
        (["draft.yaml", "--article", "-", "--article", "-"], "Standard input is one text"),
    ],
)
def test_what_cannot_be_proved_is_wrong_usage(
    desk: Folder, arguments: list[str], said: str
) -> None:
    desk.write("draft.yaml", HEAD + FACT)

    result = desk.quizgen("check", *arguments)

    assert said in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.md", "gone.md:1:1: F001 there is no such file"),
        ("draft.yaml", "draft.yaml:1:1: F301 this is a list or a history, not an article"),
        ("empty.md", "empty.md:1:1: F005 the article is empty"),
    ],
)
def test_an_article_that_is_none_is_refused(desk: Folder, name: str, said: str) -> None:
    desk.write("draft.yaml", HEAD + FACT)
    desk.write("empty.md", "\n")

    result = desk.quizgen("check", "draft.yaml", "--article", name)

    assert said in result.stderr
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize("option", [(), ("--fix",)])
def test_a_saved_answer_is_never_taken_for_a_list(desk: Folder, option: tuple[str, ...]) -> None:
    answer = f"Of course! Here:\n\n```yaml\n{HEAD}{FACT}```\n\nMore?\n"
    desk.write("answer.txt", answer)

    result = desk.quizgen("check", "answer.txt", *option)

    assert result.exit_code == 1
    assert result.stderr.startswith("answer.txt:3:1: F015 the list stands between fences")
    assert result.stderr.count(": Y") == 0
    assert desk.read("answer.txt") == answer
    assert desk.quizgen("check", "answer.txt", "--article", "rhine.md").exit_code == 0


@pytest.mark.parametrize("answer", ["hello", "Sorry, I cannot help with that."])
def test_an_answer_without_a_list_has_one_problem(desk: Folder, answer: str) -> None:
    result = desk.quizgen("check", "-", "--article", "rhine.md", stdin=answer)

    assert result.exit_code == 1
    assert "-:1:1: F014 no list found in this answer\n" in result.stderr
    assert result.stderr.count("hint:") == 1
