"""Finds the one constant of each file in a folder, so that a new file is found by itself."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules


@cache
def constants(package: str, constant: str) -> dict[str, object]:
    """Return name → constant for each module of `package` that defines it, sorted by name.

    Modules that begin with `_`, and `contract`, are not plug-ins. Raises AttributeError for a
    module without the constant, ValueError for two of one name: both are our own mistakes.
    """
    folder = import_module(package).__path__
    names = sorted(found.name for found in iter_modules(folder))
    plugins = [
        getattr(import_module(f"{package}.{name}"), constant)
        for name in names
        if not name.startswith("_") and name != "contract"
    ]
    by_name = {plugin.name: plugin for plugin in plugins}
    if len(by_name) != len(plugins):
        raise ValueError(f"two files of {package} define the same name: {sorted(by_name)}")
    return by_name
