import json
import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from quizgen.exporters._anki.note_types import CLOZE, FACT, MODIFIED, css, page, template
from quizgen.exporters.contract import ExportOptions
from tests.exporters.examples import CLOCK, SAMPLE, apkg, opened

TEMPLATES = "quizgen.exporters._anki"
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
    shown = page(f"{name}.{side}.html")

    assert "FrontSide" not in shown
    assert 'id="' not in shown
    assert shown.count('lang="{{Language}}"') == 1
    assert re.findall(r">([^<>{}]*[^<>{}\s][^<>{}]*)<", shown) == []


def script_of(name: str, side: str) -> str:
    """Return the one script of a side of a template."""
    [found] = re.findall(r"<script>(.*?)</script>", template(name, side), re.DOTALL)
    assert isinstance(found, str)
    return found


def test_both_sides_of_a_choice_hold_the_same_script_and_no_other_template_has_one() -> None:
    assert script_of("choice", "front") == script_of("choice", "back")
    for name in ("recall", "typed", "cloze"):
        assert "<script" not in template(name, "front") + template(name, "back")


def test_every_part_of_the_script_is_in_it_and_none_is_long() -> None:
    parts = [part for part in files(TEMPLATES).joinpath("templates").iterdir()
             if part.name.endswith(".js")]  # fmt: skip

    assert len(parts) > 1
    for part in parts:
        text = part.read_text(encoding="utf-8")
        assert script_of("choice", "front").count(text) == 1
        assert len(text.splitlines()) <= 100


def test_the_script_leaves_no_name_in_the_document() -> None:
    script = script_of("choice", "front").strip()

    assert script.startswith('(function () {\n"use strict";')
    assert script.endswith("})();")


@pytest.mark.parametrize(
    "sign", ["{{", "}}", "</", "<!--", "[sound:", "[latex]", "[$]", "[anki:", "?.", "??"]
)
def test_the_script_holds_no_sign_that_anki_or_an_old_webview_reads_otherwise(sign: str) -> None:
    assert sign not in script_of("choice", "front")


def test_the_front_of_a_choice_is_empty_without_options() -> None:
    front = template("choice", "front")

    assert front.startswith("{{#Options}}")
    assert front.rstrip().endswith("{{/Options}}")


def test_the_words_come_in_every_language_alike() -> None:
    words = page("words.css")

    blocks = [set(re.findall(r"--\w+", block)) for block in words.split("}") if "--" in block]
    assert len(blocks) >= 2
    assert all(block == blocks[0] for block in blocks)
    used = css() + re.sub(r'"(\w+)"', r"var(--\1)", script_of("choice", "front"))
    assert [name for name in blocks[0] if f"var({name})" not in used] == []
