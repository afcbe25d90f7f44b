import os
from pathlib import Path

import pytest

from quizgen import project
from quizgen.files import STANDARD_INPUT
from quizgen.problems import Refused
from quizgen.project import Project, Wants, Work, find, shipped, work

LIST = "title: Rivers\nfacts:\n  - question: Where?\n"
RECIPE = "deck: Rivers\nlists: [../source/rivers.yaml]\n"


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    """A project with one list and one recipe."""
    root = tmp_path / "rivers"
    (root / "source").mkdir(parents=True)
    (root / "decks").mkdir()
    (root / "source" / "rivers.yaml").write_text(LIST)
    (root / "decks" / "all.yaml").write_text(RECIPE)
    return root


def refused(given: list[Path], start: Path) -> list[tuple[str, str, str, str]]:
    with pytest.raises(Refused) as caught:
        work(given, start, Wants.LISTS)
    found = caught.value.problems
    return [(Path(p.place.file).name, p.code, p.message, p.hint) for p in found]


@pytest.mark.parametrize("folder", [".", "source", "decks", "source/articles/new"])
def test_a_project_is_found_from_any_folder_in_it(rivers: Path, folder: str) -> None:
    assert find(rivers / folder) == Project(rivers / folder if folder == "." else rivers)


@pytest.mark.parametrize("file", ["source/rivers.yaml", "decks/all.yaml"])
def test_a_list_or_a_recipe_alone_makes_a_project(rivers: Path, file: str) -> None:
    (rivers / file).unlink()

    assert find(rivers) == Project(rivers)


def test_the_nearest_project_is_the_one(rivers: Path) -> None:
    inner = rivers / "old"
    (inner / "source").mkdir(parents=True)
    (inner / "source" / "lakes.yaml").write_text(LIST)

    assert find(inner / "source") == Project(inner)


@pytest.mark.parametrize(("folder", "root"), [(".", "."), ("source", ".."), ("a/b", "../..")])
def test_the_paths_of_a_project_are_those_a_user_would_type(
    rivers: Path, monkeypatch: pytest.MonkeyPatch, folder: str, root: str
) -> None:
    (rivers / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(rivers / folder)

    found = find(Path())

    assert found == Project(Path(root))
    assert found.lists == (Path(root, "source", "rivers.yaml"),)


def test_a_folder_without_lists_is_in_no_project(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "notes.txt").touch()

    assert find(tmp_path / "source") is None


def test_a_command_without_files_takes_what_it_wants_of_the_project(rivers: Path) -> None:
    source, decks = rivers / "source" / "rivers.yaml", rivers / "decks" / "all.yaml"

    assert work([], rivers, Wants.LISTS) == Work((source,), (), Project(rivers))
    assert work([], rivers, Wants.RECIPES) == Work((), (decks,), Project(rivers))


def test_a_project_without_recipes_offers_its_lists(rivers: Path) -> None:
    (rivers / "decks" / "all.yaml").unlink()

    assert work([], rivers, Wants.RECIPES).lists == (rivers / "source" / "rivers.yaml",)


def test_a_project_without_lists_offers_its_recipes(rivers: Path) -> None:
    (rivers / "source" / "rivers.yaml").unlink()

    assert work([], rivers, Wants.LISTS).recipes == (rivers / "decks" / "all.yaml",)


def test_outside_a_project_the_shipped_lists_are_taken(tmp_path: Path) -> None:
    assert work([], tmp_path, Wants.LISTS).project == Project(shipped())


def test_a_checkout_ships_the_folders_beside_the_package() -> None:
    assert shipped() == Path(__file__).resolve().parents[1]


def test_a_wheel_ships_the_folders_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "quizgen" / "shipped").mkdir(parents=True)
    monkeypatch.setattr(project, "__file__", str(tmp_path / "quizgen" / "project.py"))

    assert shipped() == tmp_path / "quizgen" / "shipped"


def test_given_files_are_told_apart_by_their_keys(rivers: Path) -> None:
    source, decks = rivers / "source" / "rivers.yaml", rivers / "decks" / "all.yaml"

    assert work([decks, source], rivers, Wants.RECIPES) == Work((source,), (decks,))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (b"facts:\n", "list"),
        (b"\xef\xbb\xbffacts:\r\n", "list"),
        (LIST.encode("utf-16"), "list"),
        (b"\"facts\": []\ndeck: x\n", "list"),
        (b"title: caf\xe9\nfacts:\n", "list"),
        (b"facts: [unclosed\n", "list"),
        (b"deck : x\n", "recipe"),
        (b"lists: [a.yaml]\n", "recipe"),
    ],
)  # fmt: skip
def test_a_file_is_told_even_if_it_cannot_be_read_yet(
    tmp_path: Path, text: bytes, kind: str
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(text)

    found = work([file], tmp_path, Wants.LISTS)

    assert found == (Work((file,)) if kind == "list" else Work((), (file,)))


def test_an_empty_file_is_a_list_which_says_that_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(" \n")

    assert work([tmp_path / "a.yaml"], tmp_path, Wants.LISTS).lists == (tmp_path / "a.yaml",)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("# Rivers\n\nThe Rhine …\n  facts: no\n", "a list has `facts:`, a recipe `deck:`"),
        ("title: Rivers\nfact:\n- question: x\n", "did you mean `facts`?"),
        ("decks: {}\n", "did you mean `deck`?"),
    ],
)
def test_a_file_that_is_neither_is_reported(tmp_path: Path, text: str, hint: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text)

    assert refused([file], tmp_path) == [
        ("a.yaml", "F006", "this is neither a fact list nor a recipe", hint)
    ]


def test_a_given_folder_stands_for_its_files(rivers: Path) -> None:
    (rivers / "source" / "lakes.yaml").write_text(LIST)

    found = work([rivers / "source"], rivers, Wants.LISTS)

    assert [path.name for path in found.lists] == ["lakes.yaml", "rivers.yaml"]


def test_a_given_project_stands_for_its_lists_and_recipes(rivers: Path) -> None:
    found = work([rivers], rivers, Wants.LISTS)

    assert [path.name for path in (*found.lists, *found.recipes)] == ["rivers.yaml", "all.yaml"]


def test_a_file_given_twice_is_taken_once(rivers: Path) -> None:
    file = rivers / "source" / "rivers.yaml"

    assert work([file, rivers / "source", file], rivers, Wants.LISTS).lists == (file,)


def test_all_paths_that_do_not_exist_are_reported_with_the_nearest(
    rivers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rivers)
    given = [Path("source/river.yaml"), Path("sorce/rivers.yaml"), *[Path("moon.yaml")] * 2]

    meant = Path("source/rivers.yaml")
    assert refused(given, rivers) == [
        ("river.yaml", "F001", "there is no such file", f"did you mean {meant}?"),
        ("rivers.yaml", "F001", "there is no such file", f"did you mean {meant}?"),
        ("moon.yaml", "F001", "there is no such file", "look at the folder and the spelling"),
    ]


def test_an_empty_folder_is_reported(tmp_path: Path) -> None:
    [(_, code, message, _)] = refused([tmp_path], tmp_path)

    assert (code, message) == ("F006", "the folder holds no lists")


def test_a_dash_is_the_list_on_standard_input(tmp_path: Path) -> None:
    assert work([Path("-")], tmp_path, Wants.LISTS) == Work((STANDARD_INPUT,))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_taken_for_a_list_without_reading_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert work([pipe], tmp_path, Wants.LISTS) == Work((pipe,))


GROUPS = "antidotes: [naloxone, flumazenil]\n"


@pytest.mark.parametrize(
    "line",
    [
        "groups: drugs.yaml",
        "groups: 'drugs.yaml'  # ours",
        'groups : "./drugs.yaml"\r',
        "groups:   drugs.yaml",
    ],
)
def test_a_file_of_groups_beside_a_list_is_no_list(rivers: Path, line: str) -> None:
    source = rivers / "source"
    (source / "drugs.yaml").write_text(GROUPS)
    (source / "rivers.yaml").write_text(f"{line}\n{LIST}", newline="")

    assert work([], rivers, Wants.LISTS).lists == (source / "rivers.yaml",)
    assert work([source], rivers, Wants.LISTS).lists == (source / "rivers.yaml",)
    assert work([rivers], rivers, Wants.LISTS).lists == (source / "rivers.yaml",)


@pytest.mark.parametrize("text", [LIST, "facts: []\n", '"facts":\n'])
def test_what_holds_facts_is_a_list_whoever_names_it(rivers: Path, text: str) -> None:
    source = rivers / "source"
    (source / "drugs.yaml").write_text(text)
    (source / "lakes.yaml").write_text(f"groups: more.yaml\n{LIST}")
    (source / "more.yaml").write_text(GROUPS)
    (source / "rivers.yaml").write_text(f"groups: drugs.yaml\n{LIST}")

    found = work([], rivers, Wants.LISTS).lists

    assert [path.name for path in found] == ["drugs.yaml", "lakes.yaml", "rivers.yaml"]


def test_a_file_that_no_list_names_is_taken_for_a_list_with_a_slip(rivers: Path) -> None:
    source = rivers / "source"
    (source / "drugs.yaml").write_text(GROUPS)
    (source / "lakes.yaml").write_bytes(b"\xff\x00")
    (source / "old.yaml").mkdir()

    assert len(work([], rivers, Wants.LISTS).lists) == 4
    assert refused([source], rivers)[0][:2] == ("drugs.yaml", "F006")
