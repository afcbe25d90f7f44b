"""What a format is told of a job: the options of its recipe, and what was released."""

from pathlib import Path

from quizgen.building import Plan, build, take
from quizgen.exporters._naming import file_stem
from quizgen.exporters.contract import Exporter, ExportOptions, Rendered
from quizgen.making import Desk
from quizgen.model import Bank
from quizgen.project import Work
from quizgen.recipes.recipe import Asked
from quizgen.shelf import Naming
from tests.commands.projects import RECIPE, Folder, rivers

NOW = 4_000_000_000


def told(bank: Bank, options: ExportOptions) -> Rendered:
    """Return a file that says what the format was told."""
    said = f"{options.draw} {options.forms} {options.seed} {options.clock}"
    return Rendered({f"{file_stem(bank.deck)}-{n}.told": said.encode() for n in "ab"})


TOLD = Exporter("told", ".told", "What a format is told", told)


def built(folder: Folder, asked: Asked) -> dict[str, str]:
    """Return the files that a build of the project's recipe makes."""
    desk = Desk(Path.read_bytes, lambda: "abcd")
    work = Work(recipes=(folder.root / "decks" / "all.yaml",))
    plan = Plan((TOLD,), asked)
    order = take(work, Naming.FROZEN, desk, lambda _: folder.root / "out", NOW, plan)

    (written,) = build(order, plan.formats, NOW)

    return {file.name: file.read_text() for file, _ in written.files}


def test_a_format_is_told_what_the_recipe_says(tmp_path: Path) -> None:
    project = rivers(tmp_path)
    project.write("decks/all.yaml", RECIPE + "options: 4\nforms: 3\nseed: June\n")

    assert built(project, Asked()) == dict.fromkeys(("all-a.told", "all-b.told"), f"4 3 June {NOW}")


def test_what_is_asked_for_goes_before_the_recipe(tmp_path: Path) -> None:
    project = rivers(tmp_path)
    project.write("decks/all.yaml", RECIPE + "options: 4\nforms: 3\nseed: June\n")

    assert built(project, Asked(options=2, forms=1, seed=""))["all-a.told"] == f"2 1  {NOW}"


def test_a_recipe_that_says_nothing_asks_for_one_form_with_three_wrong_options(
    tmp_path: Path,
) -> None:
    assert built(rivers(tmp_path), Asked())["all-a.told"] == f"3 1 1 {NOW}"
