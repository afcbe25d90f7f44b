"""The two note types as Anki will know them for ever: names, ids, fields, templates.

Frozen: a field added, removed or moved after release strands every learner's notes. The ids let
Anki recognise a field or template whatever happens to its name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MODIFIED = 1_795_132_800
"""When a template or the css last changed. Learners' own css goes whenever this rises."""

_SCRIPT = re.compile(r'<script src="([a-z. ]+)"></script>')


@dataclass(frozen=True, slots=True)
class Named:
    """A field or template: its name, and the id that outlives the name."""

    name: str
    id: int


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type. Fields from the third on are folded away in Anki's editor."""

    id: int
    name: str
    is_cloze: bool
    fields: tuple[Named, ...]
    templates: tuple[Named, ...]


FACT = NoteType(
    id=1266287340952,
    name="quizgen fact",
    is_cloze=False,
    fields=(
        Named("Question", 1562207337795187137),
        Named("Answer", 4169469401474022019),
        Named("Options", 3637621053274145590),
        Named("Recall", 3972019363327734471),
        Named("Typed", 3064575757057746427),
        Named("Hint", 3899154424617472898),
        Named("Media", 2225133210289902206),
        Named("Also", 2007027847303880259),
        Named("Why", 2930199886004927222),
        Named("Source", 3750622979398830916),
        Named("Quote", 3315941296764766551),
        Named("Report", 4242554626662063755),
        Named("Notice", 3433110917283906636),
        Named("Language", 1728388720078304091),
        Named("Shape", 2945085549818687830),
        Named("Fact", 3404042273400693720),
        Named("Item", 3153628067134940737),
        Named("Id", 1708787714497316374),
        Named("Spare 1", 3866374233962699739),
        Named("Spare 2", 4009001730214596965),
        Named("Spare 3", 2044610909806439066),
        Named("Spare 4", 2505376858012967324),
        Named("Spare 5", 3268616838878968311),
        Named("Spare 6", 1393325670966723830),
    ),
    templates=(
        Named("choice", 2114375754207329048),
        Named("recall", 3179270016820140905),
        Named("typed", 2699739424696801406),
    ),
)

CLOZE = NoteType(
    id=1551238430360,
    name="quizgen cloze",
    is_cloze=True,
    fields=(
        Named("Text", 1651149908658791808),
        Named("Media", 4119361364576360891),
        Named("Also", 3788542078069060522),
        Named("Why", 1396242255809892955),
        Named("Source", 3075590543565298742),
        Named("Quote", 2975504925081202219),
        Named("Report", 4234990303198622875),
        Named("Notice", 4039057800071944001),
        Named("Language", 3904278401181627102),
        Named("Fact", 4325576334254463021),
        Named("Item", 1508040204575950857),
        Named("Id", 2856509962759633738),
        Named("Spare 1", 4054656510437653748),
        Named("Spare 2", 2043884346384600593),
        Named("Spare 3", 4524102792120196658),
        Named("Spare 4", 3395055618173477341),
        Named("Spare 5", 3375259727663366428),
        Named("Spare 6", 4502862863614436719),
    ),
    templates=(Named("cloze", 1157043165538176914),),
)


@cache
def page(name: str) -> str:
    """Return a file of the folder `templates`: `choice.front.html`, `card.css`."""
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def template(name: str, side: str) -> str:
    """Return a side, "front" or "back", of a template, with the script it names inside it."""
    return _SCRIPT.sub(
        lambda named: f"<script>\n{script(named[1].split())}</script>", page(f"{name}.{side}.html")
    )


def script(parts: Sequence[str]) -> str:
    """Return the parts of a script as one function: a name in it is none of the document's."""
    inside = "".join(map(page, parts))
    return f'(function () {{\n"use strict";\n\n{inside}\n}})();\n'


def css() -> str:
    """Return the css of both note types: the looks, then the words."""
    return page("card.css") + page("words.css")
