"""Lists → items → a format → a list → items: what the tests of importers compare."""

from pathlib import Path

from quizgen.exporters.contract import ExportOptions
from quizgen.facts.listing import FactList, read_list
from quizgen.importing import Imported, Order, import_file
from quizgen.making import kinds, maker
from quizgen.model import Bank, Item, Section
from quizgen.packing import exporters
from quizgen.problems import Problem

CLOCK = 1_795_140_000

LIST = r"""title: Rivers and more
bank: rivers-abcd
cite: An atlas
tags: [water]
groups:
  antidote: {naloxone: for opioids, flumazenil: for benzodiazepines, atropine: for nerve agents}

facts:
- id: rhine-sea
  question: Into which sea does the Rhine flow?
  answer: North Sea
  accept: [the North Sea]
  wrong:
    Baltic Sea: 'The Oder: it flows there.'
    Black Sea: The *Danube* flows there.
  never: {German Bight: a part of it}
  why: |
    It ends in the Netherlands.
    `Not` in \(x^2\).
  hint: Think of Rotterdam.
  tags: [north]
  level: supporting
- id: of-these
  question: Which of these is a noble gas, and which H~2~O?
  answer: He
  wrong: {'N~2~': it reacts, 'O~2~': it reacts}
- id: mass
  question: What is the molar mass of NaCl?
  answer: 58.44 ± 0.01 g/mol
- id: long
  question: Why is the sky blue?
  answer: short waves are scattered more than long ones
- id: spoken
  question: What is the Rhine called in Basel?
  answer: Rhy
  skip: [typed]
- id: source
  cloze: The Rhine rises in {{c1::Switzerland}}.
- id: reverses
  cloze: |
    {{c1::Naloxone}} reverses {{c2::opioids::which class?}} with {braces} & `code`.
  blanks:
    c1: {wrong: {flumazenil: it reverses benzodiazepines, atropine: it blocks receptors}}
    c2: {accept: [opiates], never: {morphine: one of them}}
- id: antidote
  question: Which antidote is given for opioids?
  answer: naloxone
  others-wrong: antidote
- id: elements
  table: |
    symbol | name      | period
    Na     | sodium    | 3
    K      | potassium | 4
    Rb     | rubidium  | 5
  unique: [name, period]
  ask: {name: What is the name of <symbol>?}
- id: gases
  question: Which of these is a halogen?
  members: [fluorine, chlorine, bromine]
  wrong: {neon: a noble gas, argon: a noble gas, sodium: a metal}
- id: oceans
  question: What are the three largest oceans?
  members: [the Pacific, the Atlantic, the Indian Ocean]
  complete: yes
  wrong: {the Baltic: a sea, the Caspian: a lake}
- id: tea
  question: How is tea made?
  steps:
    - boil fresh water
    - - warm the pot
      - measure the tea
    - pour the water on the tea
    - wait for four minutes
    - take out the leaves
- id: hike
  question: How does a river run?
  steps: [rain falls, a spring rises, a brook runs, a river flows]
- id: glass
  myth: Glass is a slow-flowing liquid at room temperature.
  truth: Glass is an amorphous solid at room temperature.
  why: Old panes were made uneven.
"""
"""A fact of each kind, with what a format may stumble over."""


def listed(text: str) -> FactList:
    """Return a list as it is read."""
    return read_list(text.encode(), "list.yaml", kinds())


def made(text: str) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """Return the items of a list, and all problems of it."""
    found = listed(text)
    make = maker(found, (), lambda _: ())
    parts = [make(fact) for fact in found.facts]
    problems = (*found.problems, *(one for part in parts for one in part.problems))
    return tuple(item for part in parts for item in part.items), problems


def exported(text: str, form: str) -> tuple[bytes, tuple[Item, ...]]:
    """Return the file that a format makes of a list, and the items that are in it."""
    items, _ = made(text)
    bank = Bank("Rivers", (Section("Rivers", items),))
    rendered = exporters()[form].render(bank, ExportOptions(CLOCK))
    (content,) = rendered.files.values()
    left_out = [one.item for one in rendered.left_out]
    return content, tuple(item for item in items if item not in left_out)


def imported(content: bytes, name: str = "rivers.csv", order: Order | None = None) -> Imported:
    """Return what `quizgen import` makes of a file."""
    return import_file(Path(name), lambda _: content, order or Order())


def problems_of(text: str) -> list[str]:
    """Return the codes of a list that are more than a note."""
    return [one.code for one in made(text)[1] if one.severity != "note"]
