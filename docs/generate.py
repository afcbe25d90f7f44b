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
from quizgen.analysis import as_csv, as_json, flags, line
from quizgen.bank_json import KEYS, MARK
from quizgen.bank_schema import bank_schema
from quizgen.by_type import Schema
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
from quizgen.statistics import tables
from quizgen.statistics.numbers import WINDOW
from quizgen.statistics.periods import MOST
from quizgen.statistics.tally import FEWEST

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
    """Return the table of the formats found in `quizgen/exporters/`, and what they share."""
    exporters = [each for each in found("exporters", "EXPORTER") if isinstance(each, Exporter)]
    rows = [[code(each.shown), code(each.extension), each.summary] for each in exporters]
    return f"""# Formats

    quizgen build decks/exam.yaml --to moodle --to paper

{table(["name", "file", "what it is"], rows)}

`--to` may be repeated, or take several names with commas; without it, `build` makes `anki`.
The files are called as the recipe, or as the list that is given by itself.

- **The same ids everywhere.** A question has the same guid in every format.
  Where a file holds several ways of a question, an item is `GUID-way` (`…-choice`, `…-recall`).
  An option is `GUID-o1`, whatever the order in which it is shown.
- **What a format cannot hold is left out and named**, once for each reason.
- `csv` and `json` hold every way of every question, with all wrong options.
  A test asks each question in one way, the one that a program can grade best.
- `options` in a recipe, or `--options`, says how many wrong options an item of a test keeps: 3.
  They are the most plausible ones; what was released stays.
- `forms` and `seed`, or `--forms` and `--seed`, make several versions of a test on paper.
- `--tag`, `--level`, `--kind`, `--id` and `--items` pick as a recipe's `pick` does, and narrow what
  a recipe picks. `--deck NAME` makes one deck of all lists that are given.
- `release` makes Anki packages only: the other formats have no learner's progress to keep.

## anki-text

Two files, since Anki takes one note type for a file: `NAME.anki.txt` for the note type Basic, and
`NAME-cloze.anki.txt` for Cloze. In Anki: File > Import, one after the other.
If your Anki calls these note types by other names, choose them in the dialog.
A plain note asks by recall, or, if a question has none, with its options as a list.
For learning take the `.apkg`: an import of text writes over what a learner changed in a note.
Where the `.apkg` was imported before, Anki leaves the text's notes out: they have the same guids.

## csv

UTF-8 with a byte order mark, commas, a row for each item; Excel, LibreOffice and Sheets open it.
Texts stand as the author typed them. Several values of a cell stand on a line each; of a cloze or
of steps each begins with its number.
`wrong 1` is the most plausible wrong option, `reason 1` says why it is wrong.
A cell that a spreadsheet would take for a formula begins with `'`.
Pictures are named by their paths, and not in the file.

## json

See [json.md](json.md).

## moodle

In a course: Question bank > Import > Moodle XML format. Every shape is a question of Moodle's own
sort, with the reason of each wrong option, the explanation and the source as feedback, tags and
pictures. Steps want Moodle 4.4 or later; where some come in any order, each is given its place.
Several right options share the points, and a wrong one takes its part away.
What the list calls arguable (`never`) gets half the points when it is typed, with its reason.
The guid is name and ID number. Moodle never updates a question: an import makes a second one.
So the category carries the month, `Title/2026-11`; delete the old one when you no longer use it.

## gift

Plain text for Moodle and many others, read in the same way.
It is without pictures, several blanks, and answers that count only to the letter; the unit of a
number stands in the question. Take `moodle` where you can.

## qti

QTI 1.2 with Canvas's own marks: Settings > Import Course Content > QTI .zip file.
For Canvas the guid is the question's own id: import a later file with "Overwrite assessment content
with matching IDs" ticked, or each question is there twice.
Steps are matched with their places. An answer that counts only to the letter is left out, since
Canvas takes no notice of case; what is arguable is not right there.

## html

![A question answered on a phone, one in the dark, and the result](img/practice.png)

A practice page: send the file, and whoever opens it in a browser can practise, without a network.
It holds questions, pictures and its one script, and the browser is told to run and fetch nothing
else. Every option is told why it is wrong, right after the answer; at the end come the wrong ones
again. Keyboard, mouse and touch; light and dark; in the language of the list (de, en, es, fr).
A typed answer is judged as in the trainer. What the page cannot read (another unit, a number in
words) is shown beside the answer, and so is what is nearly right: the learner decides.
Each blank of a cloze is a question, and an open question is rated by the learner.
What was right is kept in the browser of that device alone, if the browser allows it.
Maths stands as it was typed.

## paper

![A page of a test, and its key](img/paper.png)

It needs `pip install 'quizgen[paper]'`, which brings the typesetter typst.
`forms: 2` makes `NAME-form-a.pdf` and `NAME-form-b.pdf`: the same questions, in an order that
`seed`, form and question alone decide, and options as well; numbers ascend, True is before False.
`NAME-key.pdf` has the answers to all forms, the explanation and the guid of each question.
A round mark means one answer, a square one all that apply; no question breaks over a page.
The same list gives the same bytes, so the fonts are typst's own: what they have no sign for
(Chinese, emoji) is left out and named. Open questions are left out too. Maths stands as typed.

A new format is one new file: see CONTRIBUTING.
"""


def json_page() -> str:
    """Return what the keys of a bank in JSON mean: ours, then those of each value."""
    defined = bank_schema()["$defs"]
    own = {name: KEYS.get(name, {}) for name in defined}
    sections = "\n".join(
        f"## {name}\n\n{one.get('description', 'A deck.')}\n\n{json_keys(one, own[name])}\n"
        for name, one in sorted(defined.items(), key=lambda each: each[0] != "item")
    )
    top = [[code(name), meaning] for name, meaning in KEYS[""].items()]
    return f"""# The bank as JSON

`quizgen build --to json` writes everything that the items of a recipe hold, for other programs.
It is UTF-8. The same lists give the same bytes, and reading it back gives the same bank.

{table(["key", "meaning"], top)}

`quizgen schema --bank` writes its JSON Schema (draft 2020-12).
Pass over keys that you do not know; refuse a `{MARK}` that is higher than the one you know.
A text is Markdown as the author typed it; a figure is text, so that 1.10 stays 1.10.
Where a value may be of several sorts, such as the shape of an item, its `type` says which.
The ways of one question share its `guid`.

{sections}"""


def json_keys(described: Schema, own: Mapping[str, str]) -> str:
    """Return the table of the keys of one sort of value."""
    keys = described["properties"]
    if not keys:
        return "It has no keys but `type`."
    needed = {name: "yes" if name in described["required"] else "" for name in keys}
    rows = [[code(name), json_form(keys[name]), needed[name], own.get(name, "")] for name in keys]
    width = 4 if own else 3
    return table(["key", "takes", "needed", "meaning"][:width], [row[:width] for row in rows])


def json_form(form: Schema) -> str:
    """Return in words what a schema allows."""
    if "$ref" in form:
        name = form["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "anyOf" in form:
        return " or ".join(map(json_form, form["anyOf"]))
    if "allOf" in form:
        return json_form(form["allOf"][0])
    if form["type"] == "array":
        return f"list of {json_form(form['items'])}"
    return "text" if form["type"] == "string" else str(form["type"])


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


def statistics_page() -> str:
    """Return what the statistics count, and the keys and columns that programs read."""
    keys = [[code(key), meaning] for key, meaning in tables.KEYS.items()]
    columns = [[code(name), meaning] for name, meaning in tables.COLUMNS.items()]
    return f"""# Statistics

`quizgen stats` counts the answers to the lists it is given.
In a terminal it draws bars and a map of days, into a pipe it writes sentences.
`--plain` and `--drawn` choose; `s` in the full-screen quiz shows the same.

- Practice and what was taken back do not count.
  The answers of an exam count on the day it is handed in, the last to each question.
- What the learner said of an answer counts: "mine is right", "count as wrong".
- Answers among options (**recognised**) and answers from memory (**recalled**) stand apart:
  the first are easier.
- A share is **corrected for guessing**: a wrong choice among k options takes back 1/(k−1) of a
  right one (formula scoring; Holzinger 1924, as in Lord & Novick 1968, chapter 14).
  "Don't know" takes nothing back.
- Of fewer than {FEWEST} answers no share is given.
- **Recalled, {WINDOW} days** is held against the retention that is wanted.
  It counts the first answer of a day to what was met on an earlier day.
  A first meeting tests no memory, and what comes again in a session was just shown.
- **Score by week** counts the first answer of a day to each target, first meetings too.
  It is by month once there were answers more than {MOST} weeks ago.
- **Hardest** are the targets forgotten most often (lapses), then those of higher difficulty (FSRS).
  "2 of 5" is lapses of answers.

## --format json

One object, in ASCII:

{table(["key", "meaning"], keys)}

Counts are `answered`, `right` and `share`.
The share is corrected for guessing, from 0 to 1, and `null` where there are too few answers.
Dates are study days, which begin at 04:00.

## --format csv

A row for each target that was met, in the author's order:

{table(["column", "meaning"], columns)}

A cell that a spreadsheet would take for a formula begins with `'`.
"""


def analysis_page() -> str:
    """Return what is flagged, and the keys and columns that programs read and write."""
    rows = [[code(name), one.title, one.source, one.advice] for name, one in flags.FLAGS.items()]
    keys = {
        name: [[code(key), meaning] for key, meaning in found.items()]
        for name, found in as_json.KEYS.items()
    }
    columns = [[code(name), meaning] for name, meaning in as_csv.COLUMNS.items()]
    written = [[code(name), meaning] for name, meaning in line.KEYS.items()]
    return f"""# Item analysis: flags, figures, keys

    quizgen analyze answers.jsonl --format json

How to come by the answers of a class, and what to do then: [analyzing](analyzing.md).

## Flags

The gravest first. `quizgen check --explain CODE` says the same.

{table(["code", "what it says", "where", "what to do"], rows)}

- Nothing is flagged of fewer than {flags.FEWEST} answers.
- A flag that rests on a correlation wants it to stand out from chance: one-sided, at 5 %.
  Where several options are in question they share these 5 % (Bonferroni).
- `A701` explains the flags after it, so that of these `A707` alone is said beside it.
- In question for `A701` and `A702` are wrong options that {flags.SELDOM * 100:g} % or more take.

How often that is wrong: of 1,000 simulated tests of 20 items each, so many have an `A701` though
every key is right. Then the key of one item was moved to its most frequent wrong option: so many
of these items are flagged `A701`, and so many in some way (`tests/analysis/test_flags.py`).

| test | learners | false `A701` | moved key `A701` | moved key flagged |
| --- | --- | --- | --- | --- |
| good (mean discrimination .38) | 30 | 0.1 % | 55 % | 98 % |
| | 60 | 0 | 83 % | 100 % |
| | 200 | 0 | 99.5 % | 100 % |
| weak (.13) | 30 | 7.5 % | 15 % | 93 % |
| | 60 | 2.1 % | 19 % | 98 % |
| | 200 | 0.1 % | 49 % | 100 % |

So look at every flagged item in a class of 30, and trust no flag of a weak test blindly.

## --format json

One object, in ASCII. A figure that cannot be said is `null`.

{table(["key", "meaning"], keys[""])}

The set:

{table(["key", "meaning"], keys["set"])}

An item:

{table(["key", "meaning"], keys["items"])}

An option:

{table(["key", "meaning"], keys["options"])}

## --format csv

A row for each option of each item, with the item's figures repeated; an item without options is
one row. A figure that cannot be said is an empty cell.

{table(["column", "meaning"], columns)}

A cell that a spreadsheet would take for a formula begins with `'`.

## The class file

`quizgen scores export` writes one JSON object a line:

{table(["key", "meaning"], written)}
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
    "analysis.md": analysis_page,
    "checks.md": checks_page,
    "commands.md": commands_page,
    "formats.md": formats_page,
    "json.md": json_page,
    "kinds.md": kinds_page,
    "problems.md": problems_page,
    "statistics.md": statistics_page,
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
