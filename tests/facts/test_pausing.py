import gc
from collections.abc import Iterator

import pytest

from quizgen.facts.pausing import collector_paused


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.parametrize("for_good", [False, True])
def test_the_collector_rests_and_goes_on(for_good: bool) -> None:
    with collector_paused(for_good=for_good):
        assert not gc.isenabled()

    assert gc.isenabled()


@pytest.mark.parametrize("for_good", [False, True])
def test_a_collector_that_was_off_stays_off(for_good: bool) -> None:
    gc.disable()

    with collector_paused(for_good=for_good):
        pass

    assert not gc.isenabled()


def test_the_collector_goes_on_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), collector_paused():
        raise ZeroDivisionError

    assert gc.isenabled()


def test_what_is_kept_for_good_is_never_scanned() -> None:
    with collector_paused(for_good=True):
        kept = [[]]  # type: ignore[var-annotated]  # any value that the collector follows

    assert gc.get_freeze_count() > 0
    assert not any(one is kept for one in gc.get_objects())


def test_what_is_made_in_a_pause_is_scanned_afterwards() -> None:
    with collector_paused():
        kept = [[]]  # type: ignore[var-annotated]  # any value that the collector follows

    assert gc.get_freeze_count() == 0
    assert any(one is kept for one in gc.get_objects())
