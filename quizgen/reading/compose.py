"""YAML text → PyYAML's nodes, every scalar as text; over libyaml where PyYAML has it."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

__all__ = [
    "MappingNode",
    "Node",
    "NotYaml",
    "ScalarNode",
    "SequenceNode",
    "compose",
    "escaped_texts",
    "is_deep",
    "is_far_in",
]

MAX_DEPTH = 40
"""How deep brackets may nest; real lists need three, and libyaml's stack ends at some thousands."""
MAX_INDENT = 200
"""How far in a line's text may begin."""

_BRACKET = re.compile(r"[\[\]{}]")


class NotYaml(Exception):
    """The text is no YAML; `line` and `column`, from 0, are where the parser noticed."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class _AsText:
    """Leaves every scalar as typed: no resolver runs, `NO` and `1:30` stay text."""

    def resolve(self, *_: object) -> str:
        return "text"

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class _Composer(_AsText, CParser):
        """libyaml's parser and composer."""

else:
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Composer(_AsText, Reader, Scanner, Parser, Composer):  # type: ignore[no-redef]  # one of the two
        """PyYAML's own parser and composer."""

        def __init__(self, stream: str) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)


def is_deep(text: str) -> bool:
    """Tell whether brackets nest deeper than any list needs."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest > MAX_DEPTH


def is_far_in(lines: Iterable[str]) -> bool:
    """Tell whether a line begins further in than any list needs."""
    long = [line[:MAX_INDENT] for line in lines if len(line) > MAX_INDENT]
    return any(not start.strip(" -?:\t") for start in long)


def escaped_texts(node: Node | None) -> Iterator[ScalarNode]:
    """Yield the texts of a node in double quotes, in which a backslash may stand for any sign."""
    left = [node] if node else []
    while left:
        one = left.pop()
        if isinstance(one, ScalarNode):
            if one.style == '"':
                yield one
        elif isinstance(one, MappingNode):
            left += chain.from_iterable(one.value)
        else:
            left += one.value


def compose(text: str) -> Node | None:
    """Return the one node of a YAML text, None if it is empty. Raises NotYaml.

    Links (`&x`, `*x`) are resolved by YAML; the caller makes sure there are none, and that the
    text is neither deep nor far in: libyaml's stack is bounded by nothing else.
    """
    try:
        node: Node | None = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = (mark.line, mark.column) if mark else (0, 0)
        raise NotYaml(error.problem or "not YAML", *where) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise NotYaml(str(error).partition("\n")[0] or "not YAML", 0, 0) from None
    return node
