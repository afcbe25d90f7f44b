"""A list with a hostile text in every place where a list holds a text, each with its own mark."""

import re
from collections.abc import Sequence
from string import ascii_lowercase

from tests.hostile.texts import Text
from tests.pictures.examples import png

PICTURE = png(9)
_MARK = re.compile(r"%(\w+)%")
_PLAIN = re.compile(r"[ !#-\[\]-~\u00a1-\u1fff\u2030-\u205e\u2070-\ud7ff\U00010000-\U0010ffff]")

HEAD = """\
title: %title%
bank: hostile-{letters}
cite:
  title: %source%
  author: %author%
  url: %url%
  date: %date%
report: %report%
tags:
- %tag%
groups:
  hosts:
    %member%: %said%
    %fellow%: %told%
    %friend%: %heard%
facts:
"""
FACTS = """\
- id: asked
  question: %question%
  answer: %key%
  wrong:
    %wrong%: %reason%
    %false%: %cause%
  never:
    %never%: %doubt%
  accept:
  - %accept%
  hint: %hint%
  why: %why%
  quote:
  - %quote%
  cite:
  - %page%
  image:
    heart.png: %alt%
- id: grouped
  question: %grouped%
  answer: %member%
  others-wrong: hosts
- id: number
  question: %number%
  answer: 5 mg
  why: %unit%
- id: cells
  table:
  - name: %nameone%
    colour: %cellone%
  - name: %nametwo%
    colour: %celltwo%
  - name: %namethree%
    colour: %cellthree%
  one-each: [colour]
  ask:
    colour: %ask%
- id: members
  question: %open%
  members:
  - %one%
  - %two%
  wrong:
    %three%: %threereason%
    %four%: %fourreason%
- id: steps
  question: %order%
  steps:
  - %first%
  - %second%
  - - %third%
    - %fourth%
- id: myth
  myth: %myth%
  truth: %truth%
- id: gone
  question: %gonequestion%
  answer: %gonekey%
  withdrawn: %withdrawn%
"""
CLOZE = """\
- id: gap
  cloze: %cloze%
"""
ROLES = frozenset(f"zq{role}" for role in _MARK.findall(HEAD + FACTS)) | {
    "zqbefore", "zqafter", "zqblank", "zqtip", "zqdeck",
}  # fmt: skip
"""The marks of all places that hold a text."""


def list_of(text: Text, at: int) -> str:
    """Return the list of one text; `at` tells its bank from those of others."""
    typed = text.typed
    filled = HEAD.format(letters=letters(at)) + FACTS + (CLOZE if text.in_cloze else "")
    special = {
        "url": f"https://example.org/{''.join(typed.split())}zqurl",
        "report": f"https://example.org/?{''.join(typed.split())}zqreport",
        "quote": f"{typed} zqquote {typed} zqkey",
        "cloze": f"{typed} zqbefore {{{{c1::{typed} zqblank::{typed} zqtip}}}} {typed} zqafter",
        "ask": f"{typed} zqask <name>?",
    }
    return _MARK.sub(lambda mark: quoted(special.get(mark[1], marked(typed, mark[1]))), filled)


def marked(typed: str, role: str) -> str:
    """Return a text as it stands in one place: first, so that it is what a cell begins with."""
    return f"{typed} zq{role}"


def letters(at: int) -> str:
    """Return four letters for a number."""
    return "".join(ascii_lowercase[at // 26**place % 26] for place in range(4))


def quoted(text: str) -> str:
    """Return a text as YAML holds it whatever it is made of."""
    return '"' + "".join(one if _PLAIN.fullmatch(one) else _escaped(one) for one in text) + '"'


def _escaped(one: str) -> str:
    return f"\\U{ord(one):08x}" if ord(one) > 0xFFFF else f"\\u{ord(one):04x}"


def recipe_of(names: Sequence[str]) -> str:
    """Return a recipe of lists by their names."""
    lists = ", ".join(f"../source/{name}.yaml" for name in names)
    return f"deck: Hostile\nlists: [{lists}]\n"


BROKEN = """\
title: %title%
bank: %bank%
language: %language%
cards: %cards%
article: %article%
facts:
- id: %id%
  question: %question%
  answer: ''
- id: b
  question: %question%
  answer: %key%
  wrong: [%key%]
  others-wrong: %group%
  level: %level%
  only: [%only%]
  image: %image%
  quote: [%quote%]
  %unknown%: x
- id: c
  cloze: %cloze%
  blanks:
    %blank%: {}
- id: d
  myth: %myth%
- {key}
- "{typed
"""


def broken_of(text: Text) -> str:
    """Return a list in which everything is wrong, so that problems speak of the text."""
    named = {"bank": text.typed, "id": text.typed, "image": text.typed, "group": text.typed}
    filled = _MARK.sub(lambda mark: quoted(named.get(mark[1], marked(text.typed, mark[1]))), BROKEN)
    return filled.replace("{key}", quoted(text.typed)).replace("{typed", quoted(text.typed)[1:-1])
