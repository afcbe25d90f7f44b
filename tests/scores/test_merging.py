"""The union of two stores, whichever comes first."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.model import Event, Memory
from quizgen.problems import Refused
from quizgen.scores.fold import fold
from quizgen.scores.merging import merge
from quizgen.scores.store import open_store
from tests.scores.made import answer, name, review, said
from tests.scores.steps import Step, made, steps
from tests.scores.test_store import everything

STORES = 3
ORDERS = ([(0, 1), (0, 2)], [(1, 2), (0, 1)], [(2, 1), (2, 0), (0, 2)], [(1, 0), (2, 1), (0, 2)])
"""Each ends with all three in the store 0: (A∪B)∪C, A∪(B∪C), …"""


def filled(folder: Path, drawn: list[tuple[int, Step]]) -> list[Path]:
    """Return stores that took turns; an event may be about one that its own store lacks."""
    paths = [folder / f"{number}.sqlite3" for number in range(STORES)]
    stores = [open_store(path, review) for path in paths]
    ids: list[bytes] = []
    exams: list[bytes] = []
    for number, (at, step) in enumerate(drawn, 1):
        event = stores[at].append(made(step, number, ids, exams))
        ids.append(event.id)
        exams += [event.id] if event.kind == "exam-start" else []
    for store in stores:
        store.close()
    return paths


def merged(
    folder: Path, drawn: list[tuple[int, Step]], order: list[tuple[int, int]]
) -> tuple[list[Event], dict[str, Memory]]:
    folder.mkdir()
    paths = filled(folder, drawn)
    for into, other in order:
        with open_store(paths[into], review) as store:
            merge(store, paths[other])
    with open_store(paths[0], review) as store:
        return list(store.events()), everything(store)


@given(
    steps(20).flatmap(
        lambda drawn: st.tuples(*[st.tuples(st.integers(0, 2), st.just(one)) for one in drawn])
    )
)
@settings(max_examples=40)
def test_any_order_of_merging_gives_the_same(drawn: tuple[tuple[int, Step], ...]) -> None:
    with TemporaryDirectory() as folder:
        found = [
            merged(Path(folder, str(number)), list(drawn), order)
            for number, order in enumerate(ORDERS)
        ]

    events, memories = found[0]
    assert found == [found[0]] * len(ORDERS)
    assert memories == fold(events, review)
    assert len(events) == len(drawn)


def test_merging_twice_adds_nothing(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    with open_store(other, review) as store:
        store.append(answer(1))
        store.append(said(2, "from-the-future", 1))
    before = other.read_bytes()
    with open_store(one, review) as store:
        assert [merge(store, other), merge(store, other), merge(store, one)] == [2, 0, 0]
        assert [event.kind for event in store.events()] == ["answer", "from-the-future"]

    assert other.read_bytes() == before


def test_an_undo_in_one_store_takes_back_an_answer_in_the_other(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    with open_store(one, review) as store:
        store.append(answer(1, ["t1"]))
        store.append(answer(2, ["t2"]))
    with open_store(other, review) as store:
        store.append(said(3, "undo", 1))
        assert merge(store, one) == 2

        assert set(everything(store)) == {"t2"}


def test_what_is_appended_after_a_merge_comes_last(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    with open_store(other, review) as store:
        store.append(answer(1, time=5000))
    with open_store(one, review) as store:
        store.append(answer(2, time=10))
        merge(store, other)

        assert store.append(answer(3, time=20)).time == 5001
        assert [event.id for event in store.events()] == [name(2), name(1), name(3)]


def test_a_store_in_use_may_be_merged(tmp_path: Path) -> None:
    with open_store(tmp_path / "one", review) as one, open_store(tmp_path / "b", review) as other:
        other.append(answer(1))
        assert merge(one, other.path) == 1


@pytest.mark.parametrize(("content", "code"), [(None, "S604"), ("my notes\n" * 99, "S602")])
def test_what_is_no_store_is_not_merged(tmp_path: Path, content: str | None, code: str) -> None:
    other = tmp_path / "other"
    if content is not None:
        other.write_text(content)
    with open_store(tmp_path / "one", review) as store:
        with pytest.raises(Refused) as refusal:
            merge(store, other)
        store.append(answer(1))

    assert [problem.code for problem in refusal.value.problems] == [code]
    assert refusal.value.problems[0].place.file == str(other)
