from quizgen.facts.listing import read_list
from quizgen.kinds.contract import Made
from quizgen.making import kinds, maker
from quizgen.model import Choice, Numeric

MEMBERS = [f"agent {number:03}" for number in range(300)]


def made(fields: str, *released: str, language: str = "en") -> Made:
    head = f"title: Agents\nbank: agents-abcd\nlanguage: {language}\ngroups:\n  agents: {MEMBERS}\n"
    fact = f"facts:\n  - id: one\n    question: Which one?\n{fields}"
    found = read_list((head + fact).encode(), "agents.yaml", kinds())
    (only,) = found.facts
    return maker(found, (), lambda _guid: released)(only)


def test_of_a_large_group_what_was_released_stays_and_how_many_there_are_is_told() -> None:
    answer = "    answer: agent 007\n    others-wrong: agents\n    wrong: [gold, silver]\n"

    found = made(answer, "agent 290")

    choice = found.items[0].shape
    assert isinstance(choice, Choice)
    assert choice.distractors[0].text == "agent 290"
    messages = [problem.message for problem in found.problems if problem.code == "F144"]
    assert messages == ["of 301 wrong options the first 200 are considered"]


def test_a_number_is_typed_as_its_language_writes_it() -> None:
    found = made("    answer: 1,500 mg\n", language="de")

    (typed,) = (item.shape for item in found.items if item.name == "typed")
    assert isinstance(typed, Numeric)
    assert typed.quantity.low == 1.5


def test_the_hint_on_another_unit_gives_the_figure_in_that_of_the_answer() -> None:
    found = made("    answer: 5 µm\n    wrong: [70 nm, 3 ml, 8 µm]\n")

    hints = [problem.hint for problem in found.problems if problem.code == "F132"]
    assert hints == ["write `0.07 µm`", "write another, or delete it"]
