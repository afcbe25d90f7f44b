"""Collects what is wrong with the values of a piece."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from quizgen.model import Place
from quizgen.problems import Edit, Problem
from quizgen.reading.compose import Node
from quizgen.reading.page import Page


@dataclass(slots=True)
class Report:
    """Collects the problems of nodes whose text begins at a line, from 0, of the page.

    `subject` is the name of the map in messages.
    """

    page: Page
    line: int
    subject: str
    problems: list[Problem] = field(default_factory=list)

    def place(self, node: Node) -> Place:
        """Return where a node begins."""
        return self.page.place(self.line + node.start_mark.line, node.start_mark.column)

    def add(
        self, node: Node, code: str, message: str, hint: str = "", repair: tuple[Edit, ...] = ()
    ) -> None:
        """Note a problem at the node."""
        self.problems.append(Problem(self.place(node), code, message, hint, repair))

    def instead(self, node: Node, last: Node, text: str) -> tuple[Edit, ...]:
        """Return the repair that writes `text` where two nodes stand.

        None if they stand on two lines, or on one that YAML read only once it was mended.
        """
        start, end = node.start_mark, last.end_mark
        number = self.line + start.line
        if start.line != end.line or number in self._mended():
            return ()
        line = self.page.line(number)
        return (Edit(number, line[: start.column] + text + line[end.column :]),)

    def _mended(self) -> Iterator[int]:
        """Yield the lines of this text that other problems mend."""
        for problem in reversed(self.problems):
            if problem.place.line <= self.line:
                return
            yield from (edit.line for edit in problem.repair)
