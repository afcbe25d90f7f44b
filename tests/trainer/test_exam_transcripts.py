"""Each file of `exam_transcripts/` is an exam of the plain face, as a learner hears it.

    title: a fact list
    === how
    a person, or a file of answers; then settings, one a line: minutes 6 · refuses 1 · practise
    === typed
    one line for each that the learner types, `<wait 90>` for seconds that pass; then the end
    === printed
    what is printed, the typed lines behind their prompts
    === kept
    one line for each event of the log

`pytest --cases-anew` writes the last two parts anew; read the difference before you believe it.
"""

from pathlib import Path

import pytest

from tests.trainer.exams import PatientPaper, held
from tests.trainer.script import Notebook, course_of
from tests.trainer.test_transcripts import in_words, parts

TRANSCRIPTS = sorted((Path(__file__).parent / "exam_transcripts").glob("*.txt"))


def played(transcript: Path) -> tuple[PatientPaper, Notebook]:
    facts, (who, *settings), typed, _ = parts(transcript)
    given = dict(setting.partition(" ")[::2] for setting in settings)
    paper, store, _ = held(
        course_of(facts),
        typed,
        stops=who == "a person",
        minutes=int(given["minutes"]) if "minutes" in given else None,
        practise="practise" in given,
        refusals=int(given.get("refuses", "0")),
    )
    return paper, store


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
