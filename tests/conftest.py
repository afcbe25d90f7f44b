"""Settings of all tests."""

import gc

import pytest
from hypothesis import HealthCheck, settings

# Two busy cores make one example in a thousand slow; a deadline would only fail at random.
settings.register_profile(
    "quizgen", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("quizgen")


def pytest_runtest_teardown() -> None:
    gc.unfreeze()  # a command keeps its modules for good: here many run in one process


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--cases-anew",
        action="store_true",
        help="write into the case files what the program makes of them: read the difference",
    )
