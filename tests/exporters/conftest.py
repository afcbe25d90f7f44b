"""Chromium, for the tests that look at cards."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.exporters.browser import REVIEWERS, Reviewer, screen_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of one file; only one may drive it at a time."""
    pytest.importorskip("anki", reason="the real backend: pip install anki")
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("no Chromium on the path, so nobody has looked at the cards")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def opened(chromium: Browser) -> Iterator[Callable[[str], Reviewer]]:
    """Opens a reviewer by name, once for the tests of one file."""
    with ExitStack() as stack:

        @cache
        def reviewer(name: str) -> Reviewer:
            way, script = REVIEWERS[name]
            return way(stack.enter_context(screen_of(chromium, script)))

        yield reviewer


@pytest.fixture(params=REVIEWERS)
def reviewer(
    request: pytest.FixtureRequest, opened: Callable[[str], Reviewer]
) -> Iterator[Reviewer]:
    """Every kind of reviewer, as if just started; afterwards nothing may have gone wrong."""
    reviewer = opened(request.param)
    reviewer.restart()
    yield reviewer
    assert reviewer.troubles == []
