"""Between the plan and the release somebody may change what it was made from."""

from pathlib import Path

import pytest

from quizgen.making import Desk
from quizgen.ordering import Order, Survey, survey
from quizgen.planning import Foresight, foresee
from quizgen.problems import Refused
from quizgen.project import Work
from quizgen.releasing import named, prepared, publish
from quizgen.shelf import Naming
from tests.commands.projects import NAMELESS, RIVERS

NOW = 1_000_000
DESK = Desk(Path.read_bytes, lambda: "abcd")


def looked(*lists: Path) -> tuple[Survey, Foresight]:
    """Return what is planned for these lists."""
    work = Work(lists=lists)
    found = survey(work, Naming.WRITE, DESK, lambda one: one.file.parent, whole=True)
    return found, foresee(found.order, NOW)


def release(order: Order, foreseen: Foresight) -> None:
    publish(order, foreseen, [*prepared(order, foreseen)])


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.yaml"
    path.write_text(RIVERS, encoding="utf-8")
    return path


@pytest.fixture
def lakes(tmp_path: Path) -> Path:
    path = tmp_path / "lakes.yaml"
    path.write_text(NAMELESS, encoding="utf-8")
    return path


def refused(found: Survey, foreseen: Foresight) -> list[str]:
    with pytest.raises(Refused) as caught:
        release(*named(found, foreseen, DESK, lambda order: foresee(order, NOW)))
    return [problem.code for problem in caught.value.problems]


def test_a_list_that_was_edited_meanwhile_keeps_the_edit(lakes: Path) -> None:
    found, foreseen = looked(lakes)
    edited = NAMELESS.replace("deepest", "largest")
    lakes.write_text(edited, encoding="utf-8")

    assert refused(found, foreseen) == ["H507"]
    assert lakes.read_text(encoding="utf-8") == edited
    assert {path.name for path in lakes.parent.iterdir()} == {"lakes.yaml"}


def test_a_plan_that_is_another_once_ids_are_written_is_not_carried_out(
    rivers: Path, lakes: Path
) -> None:
    found, foreseen = looked(rivers, lakes)
    rivers.write_text(RIVERS.replace("The Oder", "The Vistula"), encoding="utf-8")

    assert refused(found, foreseen) == ["H507"]
    assert not list(rivers.parent.glob("*.history"))


def test_a_history_that_was_written_meanwhile_is_not_written_over(rivers: Path) -> None:
    found, foreseen = looked(rivers)
    other, agreed = looked(rivers)
    release(other.order, agreed)
    before = {path.name: path.read_bytes() for path in rivers.parent.iterdir()}

    assert refused(found, foreseen) == ["H507"]
    assert {path.name: path.read_bytes() for path in rivers.parent.iterdir()} == before


def test_what_was_planned_is_what_is_written(rivers: Path, lakes: Path) -> None:
    found, foreseen = looked(rivers, lakes)

    order, again = named(found, foreseen, DESK, lambda order: foresee(order, NOW))
    release(order, again)

    assert again.plans == foreseen.plans
    assert looked(rivers, lakes)[1].is_empty
