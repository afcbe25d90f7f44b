"""Coverage-guided fuzzing of all that reads a stranger's bytes.

    python -m tests.hostile.guided CORPUS -max_total_time=1800 -timeout=10 -rss_limit_mb=400

Wants atheris, which is in no extra: it is compiled for few Pythons. CORPUS is a folder; it is
filled with our own small lists when it is empty. The first byte of an input says how it is read.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

SORTS = {"L": "list", "R": "recipe", "G": "groups", "T": "table", "A": "article", "W": "answer"}


def main(arguments: list[str]) -> None:
    """Fuzz until an input fails, which is then written to a file, or the time is over."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["quizgen"]):
        from quizgen.flaws import checks
        from quizgen.making import kinds
        from tests.hostile.in_memory import ENTRIES, FACT, HEAD

        kinds(), checks()
        for sort, letter in (("list", HEAD + FACT), ("recipe", "deck: D\nlists: [a.yaml]\n")):
            ENTRIES[sort](letter.encode())  # what is imported late is instrumented too

    def one(content: bytes) -> None:
        sort = SORTS.get(content[:1].decode("latin-1"), "list")
        ENTRIES[sort](content[1:])

    _fill(Path(next(part for part in arguments if not part.startswith("-"))))
    atheris.Setup(["fuzz", *arguments], one)
    atheris.Fuzz()


def _fill(corpus: Path) -> None:
    from tests.hostile.seeds import seeds

    corpus.mkdir(parents=True, exist_ok=True)
    if any(corpus.iterdir()):
        return
    for letter, sort in SORTS.items():
        for number, text in enumerate(seeds()[sort]):
            (corpus / f"{sort}-{number}").write_bytes((letter + text).encode())


if __name__ == "__main__":
    main(sys.argv[1:])
