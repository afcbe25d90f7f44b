"""Finds the one constant of each file in a folder, so that a new file is found by itself."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path


@cache
def constants(package: str, constant: str) -> dict[str, object]:
    """Return name → constant for each module of `package` that defines it, sorted by name.

    Modules that begin with `_`, and `contract`, are not plug-ins. Raises AttributeError for a
    module without the constant, ValueError for two of one name: both are our own mistakes.
    """
    names = sorted(
        {found for folder in import_module(package).__path__ for found in _names(folder)}
    )
    plugins = [
        getattr(import_module(f"{package}.{name}"), constant)
        for name in names
        if not name.startswith("_") and name != "contract"
    ]
    by_name = {plugin.name: plugin for plugin in plugins}
    if len(by_name) != len(plugins):
        raise ValueError(f"two files of {package} define the same name: {sorted(by_name)}")
    return by_name


def _names(folder: str) -> Iterator[str]:
    """Yield the modules of a folder; `pkgutil` would do the same, and costs a quiz its start."""
    for entry in Path(folder).iterdir():
        name, dot, kind = entry.name.partition(".")
        if kind == "py" or (not dot and name.isidentifier()):
            yield name
