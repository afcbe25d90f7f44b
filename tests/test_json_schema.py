"""The JSON Schema and the program agree, so that an editor does not object to a good list."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from jsonschema import Draft7Validator

from quizgen.cli import main
from quizgen.facts.listing import read_list
from quizgen.json_schema import FORMS, list_schema, recipe_schema
from quizgen.making import kinds
from quizgen.reading.compose import (
    MappingNode,
    Node,
    NotYaml,
    ScalarNode,
    SequenceNode,
    compose,
    is_deep,
    is_far_in,
)
from quizgen.recipes.keys import PICK_KEYS, RECIPE_KEYS
from quizgen.schema import FACT_KEYS, LIST_KEYS, Takes
from tests.facts.test_broken_lists import HEAD, Case, cases
from tests.reading.texts import facts
from tests.test_readme import files

ROOT = Path(__file__).parents[1]
LISTS = Draft7Validator(list_schema(kinds().values()))
RECIPES = Draft7Validator(recipe_schema(RECIPE_KEYS, PICK_KEYS))
SHIPPED = sorted((ROOT / "source").glob("*.yaml"))
CASE_FILES = sorted((ROOT / "tests" / "kinds" / "cases").glob("*.txt"))
README = {name: text for name, text in files().items() if text.startswith("title:")}
TYPED = ["58.44", "true", "1:30", "NO", "null", "~", "2026-11-20", "0x1F", "1.10", "on", "x: y"[:1]]

# How YAML 1.2 reads a plain text: what editors hold against the schema.
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+")
_PLAIN: dict[str, object] = dict.fromkeys(["", "~", "null", "Null", "NULL"])
_PLAIN |= dict.fromkeys(["true", "True", "TRUE"], True)
_PLAIN |= dict.fromkeys(["false", "False", "FALSE"], False)


def as_json(node: Node | None) -> object:
    """Return what an editor sees of a YAML text."""
    match node:
        case MappingNode():
            return {str(as_key(key)): as_json(value) for key, value in node.value}
        case SequenceNode():
            return [as_json(entry) for entry in node.value]
        case ScalarNode() if not node.style:
            plain = 1 if _NUMBER.fullmatch(node.value) else node.value
            return _PLAIN.get(node.value, plain)
        case ScalarNode():
            return node.value
        case _:
            return None


def as_key(node: Node) -> object:
    return node.value if isinstance(node, ScalarNode) else repr(node)


def seen_by_an_editor(text: str) -> Node | None:
    """Return the node of a text, None where it is no YAML: then the schema has no say."""
    if is_deep(text) or is_far_in(text.split("\n")):
        return None
    try:
        return compose(text)
    except NotYaml:
        return None


def objections(text: str, schema: Draft7Validator = LISTS) -> list[str]:
    node = seen_by_an_editor(text)
    found = schema.iter_errors(as_json(node)) if node else ()
    return [error.message for error in found]


def is_reported(text: str) -> bool:
    return bool(read_list(text.encode(), "list.yaml", kinds()).problems)


def with_fact(text: str) -> str:
    return HEAD + text


@pytest.mark.parametrize("schema", [LISTS, RECIPES])
def test_it_is_a_schema_of_draft_7(schema: Draft7Validator) -> None:
    Draft7Validator.check_schema(schema.schema)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_it_accepts_the_shipped_lists(path: Path) -> None:
    assert objections(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda path: path.name
)
def test_it_accepts_the_shipped_recipes(path: Path) -> None:
    assert objections(path.read_text("utf-8"), RECIPES) == []


@pytest.mark.parametrize("name", README)
def test_it_accepts_the_lists_of_the_readme(name: str) -> None:
    assert objections(README[name]) == []


@pytest.mark.parametrize("name", kinds())
def test_it_accepts_the_example_of_each_kind(name: str) -> None:
    assert objections(with_fact(kinds()[name].example)) == []


@pytest.mark.parametrize("value", TYPED)
def test_a_text_may_look_like_something_else(value: str) -> None:
    text = with_fact(
        f"- question: q?\n  answer: {value}\n  wrong: [{value}, b]\n  never: {value}\n"
    )

    assert objections(text) == []


@pytest.mark.parametrize(
    ("plain", "seen"),
    [("null", None), ("~", None), ("true", True), ("58.44", 1), ("0x1F", 1), ("'1'", "1"),
     ("NO", "NO"), ("1:30", "1:30"), ("2026-11-20", "2026-11-20")],
)  # fmt: skip
def test_an_editor_sees_more_than_text_where_it_looks_so(plain: str, seen: object) -> None:
    assert as_json(seen_by_an_editor(f"a: {plain}")) == {"a": seen}


@pytest.mark.parametrize(
    "wrong", ["x", "[x, 58.44]", "{x: r, 58.44: null}", "[x: r, y]", "\n  - x: r\n  - 5\n"]
)
def test_options_are_written_in_any_way_the_program_reads(wrong: str) -> None:
    text = with_fact(f"- id: a\n  question: q?\n  answer: z\n  wrong: {wrong}\n")

    assert objections(text) == []
    assert not is_reported(text)


@pytest.mark.parametrize("value", ["yes", "no", "Yes", "NO", "true", "False", "tRUE"])
def test_yes_and_no_are_written_in_any_way_the_program_reads(value: str) -> None:
    text = with_fact(f"- id: a\n  question: q?\n  answer: x\n  exact: {value}\n")

    assert objections(text) == []
    assert not is_reported(text)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("- question: q?\n  anwser: x\n", "'anwser' was unexpected"),
        ("- question: q?\n", "'answer' is a required property"),
        ("- question: q?\n  answer: x\n  cloze: '{{a}}'\n", "False schema does not allow"),
        ("- question: q?\n  answer: x\n  blanks: {c1: {hint: h}}\n", "False schema does not allow"),
        ("- why: x\n", "is not valid under any of the given schemas"),
        ("- question: q?\n  answer: [a, b]\n", "is not of type"),
        ("- question: q?\n  answer: x\n  level: Core\n", "'Core' is not one of"),
        ("- question: q?\n  answer: x\n  exact: maybe\n", "is not valid under any"),
        ("- cloze: '{{a}}'\n  blanks: {c1: {hnt: h}}\n", "'hnt' was unexpected"),
        ("- text\n", "is not of type 'object'"),
    ],
)
def test_it_refuses_what_the_program_refuses(fact: str, said: str) -> None:
    text = with_fact(fact)

    assert any(said in one for one in objections(text)), objections(text)
    assert is_reported(text)


@pytest.mark.parametrize("head", ["facts: []\n", "title: T\n", "title: T\nfacts: [{a: b}]\nx: y\n"])
def test_it_refuses_a_list_without_title_or_facts(head: str) -> None:
    assert objections(head) != []


@pytest.mark.parametrize("recipe", ["deck: D\n", "deck: D\nlists: a\npick: {tag: a}\n", "x: y\n"])
def test_it_refuses_a_recipe_that_is_none(recipe: str) -> None:
    assert objections(recipe, RECIPES) != []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_to_whatever_it_objects_the_program_objects_too(case: Case) -> None:
    assert is_reported(case.text) or objections(case.text) == []


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_it_accepts_the_lists_of_the_case_files(path: Path) -> None:
    text = path.read_text("utf-8").partition("=== items\n")[0]

    assert is_reported(text) or objections(text) == []


@settings(max_examples=600)
@given(facts())
def test_it_objects_to_no_fact_that_the_program_takes(fact: str) -> None:
    text = with_fact(fact)

    assert is_reported(text) or objections(text) == []


def test_every_key_is_in_it_with_what_it_means() -> None:
    assert isinstance(LISTS.schema, Mapping)
    properties = LISTS.schema["properties"]
    fact = properties["facts"]["items"]["properties"]
    brought = [key for kind in kinds().values() for key in kind.keys]

    assert properties.keys() == LIST_KEYS.keys()
    assert fact.keys() == {*FACT_KEYS, *brought}
    assert all(one["description"] for one in [*properties.values(), *fact.values()])


def test_every_sort_of_value_has_a_form() -> None:
    assert {*FORMS, Takes.MAPS, Takes.FACTS} == {*Takes}


def test_the_command_writes_the_schema_into_a_file(tmp_path: Path) -> None:
    file = tmp_path / "new" / "quizgen.schema.json"

    first = CliRunner().invoke(main, ["schema", "-o", str(file)])
    printed = CliRunner().invoke(main, ["schema"])
    again = CliRunner().invoke(main, ["schema", "-o", str(file)])
    recipe = CliRunner().invoke(main, ["schema", "--recipe"])

    assert (first.exit_code, first.stdout) == (0, f"{file}\n")
    assert again.stdout == f"{file}  (unchanged)\n"
    assert file.read_text("utf-8") == printed.stdout
    assert '"quizgen recipe"' in recipe.stdout


def test_the_command_says_why_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    result = CliRunner().invoke(main, ["schema", "-o", str(tmp_path / "file" / "x.json")])

    assert result.exit_code == 1
    assert "F007" in result.stderr
