"""All regular expressions of the program, found in its syntax trees and its modules."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

PACKAGE = Path(__file__).parents[2] / "quizgen"
_CALLS = frozenset("compile match fullmatch search sub subn split findall finditer".split())


class Found(NamedTuple):
    """A pattern and where it stands; `pattern` is None where only a run could tell it."""

    where: str
    pattern: re.Pattern[str] | re.Pattern[bytes] | None


def patterns() -> list[Found]:
    """Return every pattern of the package, each once."""
    found = [one for path in sorted(PACKAGE.rglob("*.py")) for one in _of_file(path)]
    known = {(one.pattern.pattern, one.pattern.flags): one for one in found if one.pattern}
    return [*known.values(), *(one for one in found if one.pattern is None)]


def _of_file(path: Path) -> Iterator[Found]:
    relative = path.relative_to(PACKAGE.parent)
    if path.name == "__main__.py":
        return
    text = path.read_text("utf-8")
    if "re." not in text:
        return
    module = import_module(".".join(relative.with_suffix("").parts).removesuffix(".__init__"))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _is_call(node):
            yield Found(f"{relative.as_posix()}:{node.lineno}", _evaluated(node, module))
    for name, value in vars(module).items():
        yield from (Found(f"{relative.as_posix()}: {name}", one) for one in _held(value))


def _is_call(node: ast.Call) -> bool:
    match node.func:
        case ast.Attribute(value=ast.Name("re"), attr=name):
            return name in _CALLS
        case _:
            return False


def _evaluated(node: ast.Call, module: ModuleType) -> re.Pattern[str] | re.Pattern[bytes] | None:
    """Return the pattern of a call, None if it depends on a function's own names."""
    assert isinstance(node.func, ast.Attribute)
    given = [one.value for one in node.keywords if one.arg == "flags"]
    place = {"sub": 4, "subn": 4, "split": 3, "compile": 1}.get(node.func.attr, 2)
    flags = given or node.args[place : place + 1]
    try:
        pattern = _value(node.args[0], module)
        given_flags = _value(flags[0], module) if flags else 0
    except NameError:
        return None
    assert isinstance(pattern, str | bytes | re.Pattern)
    assert isinstance(given_flags, int)
    compiled: re.Pattern[str] | re.Pattern[bytes] = re.compile(pattern, given_flags)
    return compiled


def _value(node: ast.expr, module: ModuleType) -> object:
    value: object = eval(compile(ast.Expression(node), "pattern", "eval"), vars(module))
    return value


def _held(value: object) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    match value:
        case re.Pattern():
            yield value
        case dict():
            for one in value.values():
                yield from _held(one)
        case tuple() | list():
            for one in value:
                yield from _held(one)
        case _:
            return
