import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from quizgen.exporters._anki.note_types import CLOZE, FACT, MODIFIED, css, page
from quizgen.exporters.contract import ExportOptions
from tests.exporters.examples import CLOCK, SAMPLE, apkg, opened

GOLDEN = Path(__file__).parent / "golden" / "anki-note-types.json"


def without_looks(note_type: dict[str, Any]) -> dict[str, Any]:
    """Return the note type as stored, its templates and css as one hash."""
    looks = json.dumps([note_type.pop("css"), [
        (template.pop("qfmt"), template.pop("afmt")) for template in note_type["tmpls"]
    ]])  # fmt: skip
    del note_type["did"], note_type["latexPre"], note_type["latexPost"]
    return note_type | {"looks": sha256(looks.encode()).hexdigest()[:16]}


def test_the_note_types_are_frozen(tmp_path: Path) -> None:
    """Frozen after release, but for `looks`: with them `mod` must rise (MODIFIED)."""
    stored = opened(apkg(SAMPLE), tmp_path).note_types

    shown = {note_type["name"]: without_looks(note_type) for note_type in stored.values()}
    assert shown == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_the_time_of_a_note_type_is_not_the_time_of_the_build(tmp_path: Path) -> None:
    later = ExportOptions(MODIFIED + 1_000_000)

    stored = opened(apkg(SAMPLE, later), tmp_path).note_types

    assert {note_type["mod"] for note_type in stored.values()} == {MODIFIED}
    assert MODIFIED <= CLOCK


def test_no_id_is_used_twice() -> None:
    ids = [
        named.id
        for note_type in (FACT, CLOZE)
        for named in (*note_type.fields, *note_type.templates)
    ]

    assert len({*ids, FACT.id, CLOZE.id}) == len(ids) + 2


@pytest.mark.parametrize("name", ["choice", "recall", "typed", "cloze"])
@pytest.mark.parametrize("side", ["front", "back"])
def test_a_template_has_its_own_markup_and_no_words(name: str, side: str) -> None:
    template = page(f"{name}.{side}.html")

    assert "FrontSide" not in template
    assert 'id="' not in template
    assert "<script" not in template
    assert template.count('lang="{{Language}}"') == 1


def test_the_words_come_in_every_language_alike() -> None:
    words = page("words.css")

    blocks = [set(re.findall(r"--\w+", block)) for block in words.split("}") if "--" in block]
    assert len(blocks) >= 2
    assert all(block == blocks[0] for block in blocks)
    assert {f"var({name})" in css() for name in blocks[0]} == {True}
