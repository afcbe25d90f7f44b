"""Claims of small lists, for the tests of the review."""

from datetime import date

from quizgen.facts.listing import read_list
from quizgen.making import kinds, maker
from quizgen.model import Item
from quizgen.review.statement import Statement
from quizgen.review.stating import statements
from quizgen.review.tick import Tick

DAY = date(2026, 11, 20)
HEAD = "title: All kinds\nbank: all-abcd\ncite: A lecture\n"

ALL_KINDS = """\
groups: {antidote: {naloxone: for opioids, flumazenil: for benzodiazepines, atropine: ''}}
facts:
- id: question
  question: Which antidote reverses opioids?
  answer: naloxone
  others-wrong: antidote
  accept: [Narcan]
  wrong: [water]
  why: It blocks their receptor.
- id: table
  table: |
    symbol | name      | number | period
    Na     | sodium    | 11     | 3
    K      | potassium | 19     | 4
    Rb     | rubidium  | 37     | 5
  unique: [name, number]
  one-each: [period]
  ask:
    number: What is the atomic number of <name>?
    symbol: Which of these stands in period <period>?
- id: salts
  table: |
    salt      | bound to
    citrate   | citric acid
    oxide     | oxygen
    glycinate | glycine
  unique: [bound to]
  ask:
    salt: Which salt of magnesium is bound to <bound to>?
- id: reverse
  table: |
    form     | type
    insulin  | hormone
    pepsin   | enzyme
    collagen | structure
  one-each: [type]
  ask:
    form: Which of these is of the type <type>?
- id: open
  question: Which of these is a noble gas?
  members: [helium, neon]
  wrong: {nitrogen: it reacts, chlorine: it is a halogen.}
- id: complete
  question: Which are the primary colours of light?
  members: [red, green, blue]
  complete: yes
  wrong: {yellow: red and green make it, white: all three make it}
- id: steps
  question: How is tea made?
  steps:
  - boil water
  - - warm the pot
    - measure the tea
  - pour the water on
  - wait
  - take out the leaves
  - fill the cups
  wrong: {shake the pot: nobody does}
- id: next
  question: How is tea drunk?
  steps: [lift the cup, sip, put it down, say thanks]
  only: next
- id: myth
  myth: Glass is a liquid.
  truth: Glass is a solid.
- id: cloze
  cloze: "{{c1::Naloxone}} reverses {{c2::opioids::which?}}."
  blanks:
    c1: {wrong: {flumazenil: it reverses others, atropine: it blocks others}, accept: Narcan}
"""


def items_of(text: str) -> list[Item]:
    found = read_list(f"{HEAD}{text}".encode(), "list.yaml", kinds())
    assert found.problems == ()
    make = maker(found, [], lambda _: ())
    return [item for fact in found.facts for item in make(fact).items]


def claims(text: str) -> tuple[Statement, ...]:
    return statements(items_of(text))


def question(**fields: str) -> str:
    """Return a list of one question, some of its texts changed."""
    written = {
        "id": "rhine",
        "question": "Into which sea does the Rhine flow?",
        "answer": "North Sea",
        "wrong": "{Baltic Sea: The Oder flows there., Black Sea: The Danube flows there.}",
        "why": "It is the nearest.",
        **fields,
    }
    lines = "".join(f"  {key}: {value}\n" for key, value in written.items())
    return f"facts:\n-{lines[1:]}"


def tick(one: Statement | str, by: str = "A. Colleague", on: date = DAY) -> Tick:
    return Tick(one if isinstance(one, str) else one.hash, by, on, "")
