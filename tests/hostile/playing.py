"""Projects of hostile lists, and what the commands say of them."""

import re
from pathlib import Path
from unicodedata import category

from click.testing import Result

from tests.commands.projects import Folder
from tests.hostile.lists import PICTURE, letters, list_of, recipe_of
from tests.hostile.texts import Text

OUR_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def project(root: Path, *texts: Text) -> Folder:
    """Return a project with a list for each text, and a recipe of all."""
    folder = Folder(root)
    names = [f"list-{letters(at)}" for at in range(len(texts))]
    for at, (name, text) in enumerate(zip(names, texts, strict=True)):
        folder.write(f"source/{name}.yaml", list_of(text, at))
    (root / "source" / "heart.png").write_bytes(PICTURE)
    folder.write("decks/all.yaml", recipe_of(names))
    return folder


EACH = ":h\n:0\n:flag so\n:x\n"
"""What is said to each question: the hint, that it is not known, that it is odd, never again."""


def play(folder: Folder, *arguments: str, said: str = EACH) -> Result:
    """Play a session from a file of answers, the same to each question."""
    scores = ["--scores", str(folder.root / "scores.db")]
    options = ["--plain", "--all", "--limit", "30", "--new", "30", "--seed", "1"]
    return folder.quizgen("quiz", *options, *arguments, *scores, stdin=said * 30)


def unsafe(printed: str) -> set[str]:
    """Return the characters that a terminal might obey, or that hide what is there."""
    odd = {one for one in printed if category(one) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    return odd - {"\n"}


def accepted(text: Text) -> bool:
    """Tell whether a list may hold a text at all: no control character, no end of a line."""
    return all(
        one not in _REFUSED and category(one) not in {"Cc", "Cs", "Zl"} for one in text.typed
    )


_REFUSED = frozenset("\u2029\ufeff\ufffe\uffff")
