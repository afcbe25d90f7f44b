"""Each file of `transcripts/` is a session of the plain face, to be read as a learner hears it.

    title: a fact list
    === how
    a person, or a file of answers; then settings, one a line:
    practise · stability 10 rhine-sea · refuses 1 (or always)
    === typed
    one line for each that the learner types; then the end of input
    === printed
    what is printed, the typed lines behind their prompts
    === kept
    one line for each event of the log

`pytest --cases-anew` writes the last two parts anew; read the difference before you believe it.
"""

from pathlib import Path

import pytest

from quizgen.model import Event
from quizgen.quizzing import Plan
from tests.trainer.script import ALWAYS, Notebook, Paper, play

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


def parts(transcript: Path) -> tuple[str, list[str], list[str], str]:
    """Return the list, how it is played, the lines typed, and what came of it."""
    head, _, told = transcript.read_text("utf-8").partition("=== printed\n")
    facts, _, rest = head.partition("=== how\n")
    how, _, typed = rest.partition("=== typed\n")
    return facts, how.splitlines(), typed.splitlines(), told


def played(transcript: Path) -> tuple[Paper, Notebook]:
    facts, (who, *settings), typed, _ = parts(transcript)
    words = [setting.split() for setting in settings]
    one = {name: rest for name, *rest in words}
    paper, store, _ = play(
        facts,
        typed,
        stops=who == "a person",
        plan=Plan(practise="practise" in one, seed="1"),
        stabilities={rest[1]: float(rest[0]) for name, *rest in words if name == "stability"},
        refusals=int(one.get("refuses", ["0"])[0].replace("always", str(ALWAYS))),
    )
    return paper, store


def in_words(event: Event) -> str:
    body = event.body
    worth = f" rating {body['rating']}" if event.kind == "answer" else ""
    share = body.get("share")
    part = f" share {share:.2f}" if isinstance(share, float) and 0 < share < 1 else ""
    again = " (again)" if body.get("again") else ""
    text = body.get("text") or body.get("typed") or ""
    about = f" about {int.from_bytes(event.about, 'big')}" if event.about else ""
    number = int.from_bytes(event.id, "big")
    return f"{number} {event.kind}{about} {event.way}{worth}{part}{again} {text}".rstrip()


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_what_is_printed_and_kept_is_what_the_transcript_says(
    transcript: Path, request: pytest.FixtureRequest
) -> None:
    paper, store = played(transcript)
    found = "\n".join([*paper.lines, "=== kept", *map(in_words, store.kept), ""])
    if request.config.getoption("--cases-anew"):
        before, _, _ = transcript.read_text("utf-8").partition("=== printed\n")
        transcript.write_text(f"{before}=== printed\n{found}", encoding="utf-8")
        return

    assert found == parts(transcript)[3]


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_every_line_opens_with_a_word_or_a_number(transcript: Path) -> None:
    paper, _ = played(transcript)
    lines = [line.removeprefix("[") for line in paper.lines]  # of a blank or a picture
    spoken = [line for line in lines if line not in {"", "<end>"} and line[:1] != ":"]

    assert [line for line in spoken if not line[0].isalnum()] == []
