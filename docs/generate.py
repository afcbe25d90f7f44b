"""Write the pages that the program itself knows best, or check that they are up to date.

python docs/generate.py            write them
python docs/generate.py --check    print what differs, exit 1 if anything does
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from difflib import unified_diff
from pathlib import Path

import click
from click.testing import CliRunner

from quizgen.cli import main
from quizgen.exporters.contract import Exporter
from quizgen.facts.listing import read_list
from quizgen.kinds.contract import Kind
from quizgen.making import kinds
from quizgen.plugins import constants
from quizgen.problems import CODES
from quizgen.schema import FACT_KEYS, LIST_KEYS, Key

FOLDER = Path(__file__).parent
NOTICE = "<!-- Written by docs/generate.py: change the program, then run it. -->"
WIDTH = 80


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; a bar inside a cell is escaped."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines
    )


def code(text: str) -> str:
    """Return the text as Markdown code."""
    return f"`{text}`"


def problems_page() -> str:
    """Return the table of all problem codes."""
    rows = [[code(name), found.severity, found.meaning] for name, found in sorted(CODES.items())]
    return f"""# Problems

    cardio.yaml:9:5: F201 this fact has no id

File, line, column, code, message; below it the line, a caret, and what to do.
An error keeps a fact out and nothing is made; a warning or a note leaves it in.
`quizgen check` exits with 1 if there is an error or a warning.

{table(["code", "severity", "meaning"], rows)}
"""


def formats_page() -> str:
    """Return the table of the formats found in `quizgen/exporters/`."""
    exporters = [each for each in found("exporters", "EXPORTER") if isinstance(each, Exporter)]
    rows = [[code(each.name), code(each.extension), each.summary] for each in exporters]
    return f"""# Formats

{table(["name", "file", "what it is"], rows)}

A new format is one new file: see CONTRIBUTING.
"""


def keys_table(keys: Mapping[str, Key]) -> str:
    """Return a table of keys: what each takes and means."""
    return table(
        ["key", "takes", "meaning"],
        [
            [code(name), ", ".join(map(code, key.one_of)) or key.takes, key.meaning]
            for name, key in keys.items()
        ],
    )


def kind_section(kind: Kind) -> str:
    """Return the section of one kind: an example, what it makes, its keys."""
    allowed = ", ".join(code(key) for key in FACT_KEYS if key in kind.allowed)
    return f"""## {kind.name}

```yaml
{kind.example.strip()}
```

{kind.summary.capitalize()}.

{keys_table(kind.keys)}

It also takes: {allowed}.

Its items, as `only` and `skip` name them: {item_names(kind)}.
"""


def item_names(kind: Kind) -> str:
    """Return the names of the items that the example of a kind may give."""
    text = f"title: Example\nfacts:\n{kind.example}"
    (fact,) = read_list(text.encode(), "example.yaml", kinds()).facts
    return ", ".join(map(code, kind.item_names(fact)))


def kinds_page() -> str:
    """Return a section for each kind found in `quizgen/kinds/`, and the keys they share."""
    sections = "\n".join(kind_section(kind) for kind in kinds().values())
    return f"""# Kinds of facts, and every key

{sections}
## Keys of any fact

{keys_table(FACT_KEYS)}

## Keys of the list

{keys_table(LIST_KEYS)}
"""


def found(room: str, constant: str) -> list[object]:
    """Return the plug-ins of a room, sorted by name."""
    return list(constants(f"quizgen.{room}", constant).values())


def commands_page() -> str:
    """Return the help of each command, as a terminal of 80 columns shows it."""
    assert isinstance(main, click.Group)
    names = main.list_commands(click.Context(main))
    sections = [help_section([]), *(help_section([name]) for name in names)]
    return "# Commands\n\n" + "\n".join(sections)


def help_section(arguments: list[str]) -> str:
    """Return the help of one command."""
    asked = [*arguments, "--help"]
    result = CliRunner().invoke(main, asked, prog_name="quizgen", terminal_width=WIDTH)
    assert result.exit_code == 0, result.output
    return f"""## quizgen {" ".join(arguments)}""".rstrip() + f"\n\n```text\n{result.output}```\n"


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "formats.md": formats_page,
    "kinds.md": kinds_page,
    "problems.md": problems_page,
}


def generate(*, check: bool) -> int:
    """Write the pages, or compare them; return the exit code."""
    stale = False
    for name, page in PAGES.items():
        path = FOLDER / name
        title, rest = page().split("\n", 1)
        wanted = f"{title}\n\n{NOTICE}\n{rest}"
        stands = path.read_text(encoding="utf-8") if path.exists() else ""
        if wanted == stands:
            continue
        stale = True
        if check:
            difference = unified_diff(
                stands.splitlines(), wanted.splitlines(), f"docs/{name}", "generated", lineterm=""
            )
            print("\n".join(difference))
        else:
            path.write_text(wanted, encoding="utf-8", newline="\n")
            print(f"wrote docs/{name}")
    if check and stale:
        print("The pages are out of date: run python docs/generate.py", file=sys.stderr)
    return int(check and stale)


if __name__ == "__main__":
    sys.exit(generate(check="--check" in sys.argv[1:]))
