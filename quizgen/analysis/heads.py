"""The heads of columns that are known: who a learner is, and what a long table tells."""

import re

LEARNER = frozenset(
    "learner student participant candidate person user username name names id number email mail "
    "e-mail code matriculation matrikelnummer teilnehmer teilnehmerin lernende schüler studierende "
    "étudiant élève apprenant nom estudiante alumno alumna nombre studentid userid".split()
)
KEY, MAX = "KEY", "MAX"
"""What stands in the first cell of a row of keys, and of a row of the most marks."""


def is_learner(head: str) -> bool:
    """Tell whether a head says that its column holds learners."""
    words = re.split(r"[\s_./:-]+", head.casefold().strip())
    return (
        not head.strip()
        or head.casefold() in LEARNER
        or words[0] in LEARNER
        or (len(words) == 2 and words[1] in LEARNER)
    )


def is_long(head: tuple[str, ...]) -> bool:
    """Tell whether a table has a row for each answer."""
    names = {name.casefold() for name in head}
    told = {"mark", "right", "response", "picked", "typed"}
    return {"learner", "item"} <= names and bool(told & names)
