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

from quizgen import outcome
from quizgen.checks.contract import Check
from quizgen.cli import main
from quizgen.explaining import OF_SET
from quizgen.exporters.contract import Exporter
from quizgen.facts.listing import read_list
from quizgen.flaws import checks
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
`quizgen check --explain CODE` says what a code means.
The codes that begin with `I` are those of item-writing: see [checks](checks.md).
How to switch a warning or a note off stands there too.

{table(["code", "severity", "meaning"], rows)}

## For programs

`quizgen check --format json` prints one object, in ASCII:

{table(["key", "meaning"], [[code(key), meaning] for key, meaning in outcome.KEYS[""].items()])}

A problem:

{table(["key", "meaning"], [[code(key), text] for key, text in outcome.KEYS["problems"].items()])}

The summary:

{table(["key", "meaning"], [[code(key), text] for key, text in outcome.KEYS["summary"].items()])}

`quizgen check --format github` prints workflow commands, which GitHub shows beside the lines.
A note becomes a `notice`.
The exit code is the same in every format.
"""


def checks_page() -> str:
    """Return the table of the checks found in `quizgen/checks/`, and a section for each."""
    every = [checks()[name] for name in sorted(checks())]
    rows = [
        [f"[{code(one.name)}](#{one.name.lower()})", one.title, one.severity, "yes" * one.of_set]
        for one in every
    ]
    sections = "\n".join(map(check_section, every))
    return f"""# Checks

What an item-writing expert would say of questions in which nothing is false.
`quizgen check` makes all of them; `build`, `release` and `quiz` make none.

{table(["code", "what it finds", "severity", "of a set"], rows)}

A check *of a set* compares questions.
It looks at those of a list, and at those of a recipe that draws on several lists.

## Switching one off

A check is sometimes wrong. Then say so where it is, and why:

```yaml
- question: Why does bread rise?
  answer: because yeast turns sugar into carbon dioxide, which the dough holds
  off: {{I101: the long answer is the textbook's own sentence}}
```

The reason is required, for whoever reads the list next.
So any warning and any note can be switched off, of [problems](problems.md) too; an error cannot.
`off` in a recipe switches a code off in the lists that the recipe draws on.
If `check` reads several recipes that draw on a list, each of them must say so.

`quizgen check` counts what is switched off, and `--show-suppressed` shows it with the reasons.
An `off` that hides nothing any more is a note.
To look at some codes only, once: `--select I`, `--ignore I101,F13`. Errors are always shown.

{sections}"""


def check_section(check: Check) -> str:
    """Return what there is to say of one check."""
    of_set = f"\n\n{OF_SET}" if check.of_set else ""
    return f"""## {check.name}

**{check.title[:1].upper()}{check.title[1:]}** ({check.severity}).
{check.why}{of_set}

Reference: {check.reference}.

Found:

```yaml
{check.fails.strip()}
```

Fine:

```yaml
{check.passes.strip()}
```
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
    "checks.md": checks_page,
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
