"""The log and the memory beside it."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from quizgen.model import Event, Memory
from quizgen.scores import memory
from quizgen.scores.fold import first_days, fold
from quizgen.scores.store import Store, open_store
from tests.scores.made import PARAMETERS, answer, exam_answer, name, parameters, review, said
from tests.scores.steps import Step, made, steps


def everything(store: Store) -> dict[str, Memory]:
    with store.reading() as connection:
        return dict(memory.everything(connection))


def is_fresh(store: Store) -> bool:
    with store.reading() as connection:
        return memory.is_fresh(connection) or not everything(store)


def raw(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quizgen" / "scores.sqlite3"


def test_what_was_appended_is_there_when_it_is_opened_again(path: Path) -> None:
    first = replace(answer(1), session=name(8), body={**answer(1).body, "typed": "\udcff ß"})
    with open_store(path, review) as store:
        store.append(first)
    with open_store(path, review) as store:
        assert list(store.events()) == [first]
        assert everything(store) == fold([first], review)


@given(steps())
@settings(max_examples=150)
def test_the_memory_beside_the_log_is_what_the_log_gives(drawn: list[Step]) -> None:
    with TemporaryDirectory() as folder, open_store(Path(folder, "s"), review) as store:
        for number, step in enumerate(drawn, 1):
            events = list(store.events())
            exams = [event.id for event in events if event.kind == "exam-start"]
            store.append(made(step, number, [event.id for event in events], exams))

            assert everything(store) == fold(store.events(), review)
            assert is_fresh(store)
        for day in (99, 100, 101, 102):
            first = first_days(store.events(), review)
            assert store.met_on(day) == {target for target in first if first[target] == day}


def test_times_rise_even_if_the_clock_goes_back(path: Path) -> None:
    with open_store(path, review) as store:
        times = [store.append(answer(n, time=time)).time for n, time in enumerate([50, 10, 50, 90])]

    assert times == [50, 51, 52, 90]


def test_an_event_that_is_there_already_is_returned_as_it_is(path: Path) -> None:
    with open_store(path, review) as store:
        first = store.append(answer(1, time=5))
        again = store.append(answer(1, time=9))

        assert again == first
        assert list(store.events()) == [first]


def test_another_event_of_the_same_id_is_a_bug(path: Path) -> None:
    with open_store(path, review) as store:
        store.append(answer(1))
        with pytest.raises(sqlite3.IntegrityError):
            store.append(said(1, "flagged"))
        store.append(answer(2))

        assert len(list(store.events())) == 2


@pytest.mark.parametrize("statement", ["UPDATE event SET day = 1", "DELETE FROM event"])
def test_the_log_only_grows(path: Path, statement: str) -> None:
    with open_store(path, review) as store:
        store.append(answer(1))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw(path, statement)


def test_due_comes_by_day_then_target(path: Path) -> None:
    with open_store(path, review) as store:
        for number, (target, rating) in enumerate([("b", 3), ("a", 3), ("c", 1), ("d", 4)]):
            store.append(answer(number, [target], rating))

        assert [target for target, _ in store.due(103, 10)] == ["c", "a", "b"]
        assert [target for target, _ in store.due(103, 2, 1)] == ["a", "b"]
        assert store.due(103, 1) == [("c", store.memories(["c"])["c"])]
        assert store.due(100, 10) == []
        assert store.count_due(101, 103) == {101: 1, 103: 2}


def test_many_targets_may_be_asked_for_at_once(path: Path) -> None:
    with open_store(path, review) as store:
        store.append(answer(1, [f"t{number}" for number in range(2000)]))

        assert len(store.memories(f"t{number}" for number in range(1500))) == 1500
        assert store.memories([]) == {}


def test_what_was_met_on_a_day_was_not_met_before(path: Path) -> None:
    with open_store(path, review) as store:
        store.append(answer(1, ["old"], day=99))
        store.append(answer(2, ["old"], day=100))
        store.append(answer(3, ["new"], day=100))
        store.append(answer(4, ["undone"], day=100))
        store.append(said(5, "undo", 4))
        store.append(answer(6, ["practice"], day=100, practice=True))
        store.append(exam_answer(8, 7, targets=["exam"], day=99))
        store.append(said(9, "exam-hand-in", 7, day=100))

        assert store.met_on(100) == {"new", "exam"}
        assert store.met_on(99) == {"old"}


def test_suspended_until_restored_or_undone(path: Path) -> None:
    def about(number: int, kind: str, guid: str) -> Event:
        return replace(said(number, kind), guid=guid)

    with open_store(path, review) as store:
        for number, guid in enumerate(["q1", "q2", "q3", "q4"], 1):
            store.append(about(number, "suspended", guid))
        store.append(about(5, "restored", "q2"))
        store.append(said(6, "undo", 3))
        store.append(about(7, "restored", "q4"))
        store.append(said(8, "undo", 7))

        assert store.suspended() == {"q1", "q4"}


def test_events_by_kind_and_time(path: Path) -> None:
    with open_store(path, review) as store:
        for event in (answer(1), said(2, "flagged", 1), answer(3)):
            store.append(event)

        assert [event.time for event in store.events(["answer"])] == [1, 3]
        assert [event.time for event in store.events(since=2)] == [2, 3]
        assert list(store.events([])) == []


def test_parameters_apply_to_the_next_answer_and_can_be_undone(path: Path) -> None:
    with open_store(path, review) as store:
        store.append(answer(1, ["old"]))
        store.append(parameters(2))
        store.append(answer(3))
        assert store.last_parameters() == tuple(PARAMETERS)
        assert everything(store) == fold(store.events(), review)
        store.append(said(4, "undo", 2))
        store.append(answer(5))

        assert store.last_parameters() == ()
        assert everything(store) == fold([answer(1, ["old"]), answer(3), answer(5)], review)


def test_what_is_folded_anew_is_reckoned_by_the_parameters_of_its_time(path: Path) -> None:
    with open_store(path, review) as store:
        store.append(parameters(1))
        store.append(answer(2))
        store.append(answer(3, rating=1))
        store.append(said(4, "mine-is-right", 3))

        assert everything(store) == fold(store.events(), review)


def test_a_store_copied_elsewhere_works(path: Path, tmp_path: Path) -> None:
    with open_store(path, review) as store:
        store.append(answer(1))
    there = tmp_path / "elsewhere" / "my scores?.db"
    there.parent.mkdir()
    shutil.copy(path, there)

    with open_store(there, review) as store:
        store.append(answer(2))
        assert everything(store) == fold([answer(1), answer(2)], review)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_may_read_it(path: Path) -> None:
    with open_store(path, review) as store:
        store.append(answer(1))
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}

    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_each_commit_is_on_the_disk(path: Path) -> None:
    with open_store(path, review) as store, store.reading() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "9p", "fuse.sshfs"])
def test_on_a_shared_file_system_there_is_a_rollback_journal(path: Path, kind: str) -> None:
    with open_store(path, review) as store:
        store.append(answer(1))
    with open_store(path, review, kind_of=lambda _: kind) as store, store.reading() as connection:
        store.append(answer(2))
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
        assert [each.name for each in path.parent.iterdir()] == [path.name]


DOUBTS = {
    "an event without its memory": (
        "INSERT INTO event SELECT x'00112233445566778899aabbccddeeff', 9, day, zone, kind, about, "
        "session, guid, fact, way, body FROM event"
    ),
    "memory without its event": "UPDATE memory SET upto = 77",
    "no memory at all": "DELETE FROM memory",
}


@pytest.mark.parametrize("statement", DOUBTS.values(), ids=DOUBTS)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_memory_in_doubt_is_folded_anew(path: Path, statement: str, read_only: bool) -> None:
    with open_store(path, review) as store:
        store.append(answer(1))
    raw(path, "UPDATE memory SET seen = 42", statement)
    before = path.read_bytes()

    with open_store(path, review, read_only=read_only) as store:
        assert store.memories(["t1"]) == fold(store.events(), review)
        assert [target for target, _ in store.due(200, 5)] == ["t1"]
    assert read_only == (path.read_bytes() == before)


def test_another_process_may_put_the_memory_in_doubt(path: Path) -> None:
    with open_store(path, review) as store:
        store.append(answer(1))
        raw(path, DOUBTS["an event without its memory"])
        store.append(answer(20))

        assert everything(store) == fold(store.events(), review)


def test_a_store_that_is_only_read_is_not_made_and_not_changed(path: Path) -> None:
    with open_store(path, review, read_only=True) as store:
        assert list(store.events()) == []
        assert store.due(10**6, 5) == []
    assert not path.parent.exists()


def test_reading_leaves_nothing_beside_the_file(path: Path) -> None:
    with open_store(path, review) as store:
        store.append(answer(1))
    before = path.read_bytes()
    with open_store(path, review, read_only=True) as store:
        assert len(list(store.events())) == 1

    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_reading_while_another_writes(path: Path) -> None:
    with open_store(path, review) as writer:
        writer.append(answer(1))
        with open_store(path, review, read_only=True) as reader:
            writer.append(answer(2))
            assert len(list(reader.events())) == 2
