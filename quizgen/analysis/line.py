"""A line of a class file, which `quizgen scores export` writes and `quizgen analyze` reads.

One JSON object a line: an answer, or what a learner said of a question. Nothing in it tells who
the learner is, or when the answer was given.
"""

from collections.abc import Mapping

VERSION = 1
"""Goes up when a key changes its meaning or goes; a new key alone does not change it."""

KEYS: Mapping[str, str] = {
    "quizgen-responses": f"{VERSION}: goes up when a key changes its meaning or goes",
    "record": "`answer`, or `report`: what a learner said of a question",
    "id": "16 random bytes in hex: the same answer exported twice counts once",
    "learner": "16 hex digits, the same in every export of one file of scores",
    "order": "the place among all answers of this learner, from 1",
    "exam": "which exam it was given in, `null` outside an exam",
    "item": "the guid, `-` and the name of the way, as in every export of the item; of a text with "
    "blanks, `-` and the target follow, for each blank is asked alone",
    "question": "the guid and the target: the ways of a question share it",
    "fact": "its fact, as bank/id",
    "shape": "how it was asked: choice, all, order, truefalse, typed, numeric, cloze, …",
    "content": "a hash of what was asked: another one is another wording",
    "options": "the texts of the options as they were shown",
    "key": "the places of the right options from 0; of an order in their order",
    "picked": "the places of those that were picked from 0; of an order as they were put",
    "typed": "what was typed, `null` if nothing was",
    "mark": "the share of the mark, from 0 to 1, as the program graded it",
    "report": "of a report: `flagged`, `overruled`, `mine-is-right`, `suspended`",
    "text": "of a report: what the learner wrote",
}
"""The keys of a line, each with its meaning. An exam's question that was not answered is there
with no `picked`, no `typed` and the mark 0."""


def blank_item(item: str, target: str) -> str:
    """Return what a line calls one blank of a text, which elsewhere is one item with the others."""
    return f"{item}-{target}"
