from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizgen.cli import main
from quizgen.facts.listing import read_list
from quizgen.facts.naming import bank_name, is_good_name
from quizgen.making import kinds
from quizgen.naming import name_lists, name_problems
from quizgen.problems import Problem

FACT = "- id: {}\n  question: q?\n  answer: x\n"
Lists = dict[str, str]


def problems(folder: Path, texts: Lists, *given: str) -> list[Problem]:
    """Return the problems of names of the given files, all of the texts being there."""
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    lists = [read_list((folder / name).read_bytes(), str(folder / name), kinds()) for name in given]
    return list(name_problems(lists, Path.read_bytes))


def shown(found: list[Problem], folder: Path) -> list[tuple[str, int, int, str, str]]:
    return [
        (Path(p.place.file).name, p.place.line, p.place.column, p.code,
         p.message.replace(f"{folder}/", "")) for p in found
    ]  # fmt: skip


def bank(name: str, *ids: str) -> str:
    return f"title: T\nbank: {name}\nfacts:\n" + "".join(map(FACT.format, ids))


TWICE = "the id `b` stands twice in the bank, first at"


@pytest.mark.parametrize(
    ("texts", "given", "expected"),
    [
        ({"1.yaml": bank("r-abcd", "a", "b")}, ["1.yaml"], []),
        ({"1.yaml": bank("r-abcd", "b", "b")}, ["1.yaml"],
         [("1.yaml", 7, 7, "F202", f"{TWICE} 1.yaml:4")]),
        ({"1.yaml": bank("r-abcd", "b"), "2.yaml": bank("r-abcd", "a", "b")}, ["1.yaml", "2.yaml"],
         [("2.yaml", 7, 7, "F202", f"{TWICE} 1.yaml:4")]),
        ({"1.yaml": bank("r-abcd", "b"), "2.yaml": bank("other", "b")}, ["1.yaml", "2.yaml"], []),
        ({"1.yaml": bank("r-abcd", "b"), "2.yaml": bank("other", "b")}, ["1.yaml"], []),
        ({"x/1.yaml": bank("r-abcd", "a"), "y/2.yaml": bank("r-abcd", "c")},
         ["x/1.yaml", "y/2.yaml"],
         [("2.yaml", 2, 7, "F206", "lists of the bank r-abcd lie in x and in y")]),
        ({"1.yaml": bank("r abcd", "a b", "-c", "d/e", "ok", "größe", "b.1_2")}, ["1.yaml"],
         [("1.yaml", 2, 7, "F203", "`r abcd` cannot be a bank's name"),
          ("1.yaml", 4, 7, "F203", "`a b` cannot be an id"),
          ("1.yaml", 7, 7, "F203", "`-c` cannot be an id"),
          ("1.yaml", 10, 7, "F203", "`d/e` cannot be an id")]),
    ],
)  # fmt: skip
def test_names_are_checked_over_all_lists_of_a_bank(
    texts: Lists, given: list[str], expected: list[tuple[str, int, int, str, str]], tmp_path: Path
) -> None:
    found = problems(tmp_path, texts, *given)

    assert shown(found, tmp_path) == expected


@pytest.mark.parametrize(
    "neighbour",
    [
        bank("r-abcd", "b"),
        bank("r-abcd   # for ever", "b   # a note"),
        bank("'r-abcd'", '"b"'),
        "facts:\n- question: q?\n  id: b\n  answer: x\nbank: r-abcd\n",
        bank("r-abcd", "a").replace("\n", "\r\n") + "- {id: b, question: q?, answer: x}\r\n",
        bank("r-abcd", "b").replace("title: T", "title: `broken"),
    ],
)
def test_an_id_of_a_neighbour_that_was_not_given_counts(neighbour: str, tmp_path: Path) -> None:
    found = problems(tmp_path, {"1.yaml": bank("r-abcd", "b"), "2.yaml": neighbour}, "1.yaml")

    assert [(p.code, p.message) for p in found] == [("F202", found[0].message)]
    assert found[0].message.startswith(f"{TWICE} {tmp_path}/2.yaml")


@pytest.mark.parametrize(
    ("first", "text", "ids"),
    [
        ("kept", "The Rhine, a river?", ["kept", "rhine-river"]),
        ("rhine", "the Rhine?", ["rhine", "rhine-2"]),
        ("rhine-2", "the Rhine?", ["rhine-2", "rhine"]),
        ("x", "12 + 3 = ?", ["x", "fact-2"]),
        ("x", "Was ist größer: α oder Ω?", ["x", "größer-α-ω"]),
        ("x", "מה זה עברית", ["x", "מה-זה-עברית"]),
        ("x", "What is it?", ["x", "what-is-it"]),
    ],
)
def test_an_id_is_proposed_from_a_few_words(first: str, text: str, ids: list[str]) -> None:
    content = (bank("r", first) + f"- question: '{text}'\n  answer: x\n").encode()
    found = read_list(content, "f.yaml", kinds())

    (one,) = name_lists([found], [content], lambda: "wxyz")

    assert [fact.id for fact in one.found.facts] == ids
    assert all(is_good_name(fact.id) for fact in one.found.facts)


def test_ids_proposed_in_two_lists_of_a_bank_differ() -> None:
    contents = [(bank("r") + "- question: Rhine?\n  answer: x\n").encode()] * 2
    found = [read_list(content, f"{n}.yaml", kinds()) for n, content in enumerate(contents)]

    named = name_lists(found, contents, lambda: "wxyz")

    assert [fact.id for one in named for fact in one.found.facts] == ["rhine", "rhine-2"]


@pytest.mark.parametrize(
    ("file", "name"),
    [("a/River Names.yaml", "river-names-wxyz"), ("-", "list-wxyz"), ("12.yaml", "list-wxyz"),
     ("größe.yaml", "größe-wxyz")],
)  # fmt: skip
def test_a_bank_is_named_after_its_file(file: str, name: str) -> None:
    assert bank_name(file, lambda: "wxyz") == name


NAMELESS = "title: T\ncite: C\nfacts:\n- question: The Rhine?\n  answer: x\n"


def run(*args: str, stdin: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*args], input=stdin)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("prepare", "options", "why"),
    [
        (lambda _: None, ["--frozen"], "--frozen"),
        (lambda file: file.chmod(0o444), ["--fix"], "the file is read-only"),
    ],
)
def test_names_that_may_not_be_written_are_an_error(
    prepare: Callable[[Path], None], options: list[str], why: str, tmp_path: Path
) -> None:
    file = tmp_path / "rivers.yaml"
    file.write_text(NAMELESS)
    prepare(file)

    code, output = run("check", str(file), *options)

    assert code == 1
    assert "rivers.yaml:1:1: F205 " in output
    assert why in output
    assert file.read_text() == NAMELESS


def test_fix_writes_names_once(tmp_path: Path) -> None:
    file = tmp_path / "rivers.yaml"
    file.write_text(NAMELESS)

    first = run("check", "--fix", str(file))
    written = file.read_text()
    second = run("check", "--fix", str(file))

    assert (first[0], second[0]) == (0, 0)
    assert "- id: rhine\n  question: The Rhine?\n" in written
    assert file.read_text() == written
    assert "wrote" in first[1]
    assert "wrote" not in second[1]


def test_nothing_is_written_into_any_list_while_one_has_an_error(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(NAMELESS)
    bad.write_text(NAMELESS + "- question: no answer\n")

    code, output = run("check", "--fix", str(good), str(bad))

    assert code == 1
    assert "F103 this question has no answer" in output
    assert (good.read_text(), bad.read_text()) == (NAMELESS, NAMELESS + "- question: no answer\n")


def test_a_list_from_standard_input_is_checked() -> None:
    code, output = run("check", "-", stdin=NAMELESS + "- question: a: b\n")

    assert code == 1
    assert "-:4:3: F201 this fact has no id (note)\n     4 | - question: The Rhine?\n" in output
    assert "-:6:3: F103 this question has no answer\n" in output
    assert "-:6:14: Y02 `: ` at column 14 starts a new value (note)\n" in output


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What does the angle of a dancing bee's run tell?", "angle-dancing-bee-run"),
        ("Which insulins can be given i.v. at once?", "insulins-can-given-once"),
        ("De quoi l’eau est-elle faite ?", "quoi-eau-elle-faite"),
        ("Which fruit has most vitamin C?", "fruit-most-vitamin-c"),
    ],
)
def test_a_proposed_id_has_no_letters_that_are_no_words(question: str, name: str) -> None:
    text = f"title: T\nbank: t-abcd\nfacts:\n- question: {question}\n  answer: x\n"
    found = read_list(text.encode(), "t.yaml", kinds())

    (named,) = name_lists([found], [text.encode()], lambda: "abcd")

    assert [one for _, one in named.names.ids] == [name]
