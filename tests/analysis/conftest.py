"""Chromium, for the tests that look at the page."""

from tests.exporters.conftest import chromium

__all__ = ["chromium"]
