"""Fact lists in; Anki decks, a terminal quiz and tests to hand out."""

__version__ = "0.1.0"
