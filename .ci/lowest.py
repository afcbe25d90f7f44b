"""Prints the lowest version of each dependency that pyproject.toml allows, for pip's `-c`."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
optional = [one for name, wanted in extras.items() if name != "dev" for one in wanted]
for wanted in (*project["dependencies"], *optional):
    found = re.match(r"([\w.-]+)>=([\w.]+)", wanted)
    assert found, f"{wanted} has no lowest version"
    print(f"{found[1]}=={found[2]}")
