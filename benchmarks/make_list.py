"""A fact list of any length, as a teacher might have typed it; the same seed, the same list.

python -m benchmarks.make_list 10000 > big.yaml
"""

import random
import sys
from collections.abc import Iterator

PLACES = "heart liver kidney lung spleen brain skin gut nerve muscle bone joint".split()
AGENTS = "magnesium calcium sodium potassium zinc iron copper iodine selenium chromium".split()
DOES = "slows speeds blocks opens steadies widens narrows feeds drains warms".split()
PARTS = "vessel receptor channel fibre valve tissue reflex signal membrane rhythm".split()
REASONS = (
    "it acts on the other side of the membrane",
    "that holds only in the first hour",
    "this is what the textbook calls its opposite",
    "it is named beside it, but does something else",
)


def make_list(facts: int, seed: int = 1) -> str:
    """Return the text of a list with that many facts: two questions, then a cloze."""
    draw = random.Random(seed)
    head = (
        f"title: A list of {facts} facts\nbank: long-list-qzxw\nlanguage: en\n"
        "cite: A book that does not exist\ntags: [made, long]\nfacts:\n"
    )
    return head + "".join(fact(number, draw) for number in range(facts))


def fact(number: int, draw: random.Random) -> str:
    """Return one fact, its number in its words so that no two are alike."""
    lines = cloze(number, draw) if number % 3 == 2 else question(number, draw)
    return "\n".join([f"  - id: fact-{number}", *(f"    {line}" for line in lines)]) + "\n"


def question(number: int, draw: random.Random) -> Iterator[str]:
    """Yield the lines of a question with three wrong options and their reasons."""
    key, *wrong = draw.sample(AGENTS, 4)
    yield f"question: Which mineral {draw.choice(DOES)} the {draw.choice(PARTS)} no. {number}?"
    yield f"answer: {key}"
    yield "wrong:"
    yield from (f"  {option}: {draw.choice(REASONS)}" for option in wrong)
    yield f"why: It {draw.choice(DOES)} the {draw.choice(PLACES)} before anything else."
    yield f"tags: [{draw.choice(PLACES)}]"


def cloze(number: int, draw: random.Random) -> Iterator[str]:
    """Yield the lines of a cloze with one blank, its wrong options and a hint."""
    key, *wrong = draw.sample(PLACES, 4)
    yield "cloze: |"
    yield f"  Study no. {number} found it in the {{{{c1::{key}::which organ?}}}}."
    yield "wrong:"
    yield from (f"  {option}: {draw.choice(REASONS)}" for option in wrong)
    yield f"why: The {draw.choice(PARTS)} there {draw.choice(DOES)} it."
    yield f"tags: [{draw.choice(AGENTS)}, study]"
    yield f"level: {draw.choice(['core', 'supporting', 'detail'])}"


if __name__ == "__main__":
    sys.stdout.write(make_list(int(sys.argv[1])))
