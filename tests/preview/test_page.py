"""The page as a text: what is on it, and what a browser may do with it."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from quizgen.exporters._anki.note_types import css
from quizgen.model import Place
from quizgen.preview.page import page, version
from quizgen.preview.pictures import Inliner
from quizgen.preview.sheet import Entry, Part, Sheet
from quizgen.problems import Severity
from tests.exporters.examples import choice, cloze, recall
from tests.preview.sheets import entry, page_of, problem, question

POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
ERROR, WARNING, NOTE = Severity


def fact(name: str, *severities: Severity) -> Entry:
    return entry(name, question(choice(name)), problems=map(problem, severities))


def test_the_counts_are_told() -> None:
    shown = page_of(fact("a", ERROR, NOTE), fact("b"), problems=[problem(ERROR, line=1)])

    assert "<p>2 facts, 2 questions: 2 errors, 1 note.</p>" in shown
    assert "<p>1 fact, 1 question: no problems.</p>" in page_of(fact("a"))


def test_what_is_left_out_is_told() -> None:
    shown = page(Sheet(unpicked=3, missing=1), css())

    assert "<p>3 facts that no recipe picks: not shown.</p>" in shown
    assert "<p>1 picture left out: the page would be too large.</p>" in shown
    assert "<p>There is no list to show.</p>" in shown


def test_a_fact_is_marked_by_the_worst_of_its_problems_which_come_gravest_first() -> None:
    shown = page_of(fact("a", NOTE, ERROR, WARNING), fact("b"))

    assert re.findall(r'data-worst="(\w*)"', shown) == ["error", ""]
    assert re.findall(r'<li class="(error|warning|note)">', shown) == ["error", "warning", "note"]


def test_a_problem_says_what_to_do_and_where() -> None:
    shown = page_of(fact("a", WARNING))

    assert "<b>Warning</b> <code>I999</code> it is odd" in shown
    assert 'class="advice" dir="auto">write <code>answer: …</code></p>' in shown
    assert "<code>source/pain.yaml:7:3</code>" in shown


def test_a_fact_without_questions_shows_what_was_typed() -> None:
    lost = Entry("the fact at line 3", Place("a.yaml", 3), text="- question: Why <b>?")

    assert "<pre>- question: Why &lt;b&gt;?</pre>" in page_of(lost)


def test_a_withdrawn_fact_says_why() -> None:
    gone = Entry("a", Place("a.yaml", 3), withdrawn="nobody <asks>")

    assert "Withdrawn: nobody &lt;asks&gt;" in page_of(gone)


def test_where_a_fact_stands_its_kind_its_level_and_its_tags_are_told() -> None:
    shown = page_of(fact("a"))

    assert '<code class="place">source/pain.yaml:7</code>' in shown
    assert "<li>question</li><li>core</li><li>pain</li>" in shown


def test_several_lists_are_named_by_the_first() -> None:
    parts = tuple(Part(name, f"{name}.yaml") for name in ("One", "Two", "Three"))

    assert "<title>Preview: One and 2 more lists</title>" in page(Sheet(parts), css())


def test_a_title_cannot_turn_its_heading_round() -> None:
    shown = page(Sheet((Part("Rivers\u202eabc", "a.yaml"),)), css())

    assert "Preview: Rivers·abc" in shown
    assert "\u202e" not in shown


def test_maths_is_spoken_of_only_where_there_is_some() -> None:
    told = "Maths is shown as it was typed"

    assert told not in page_of(fact("a"))
    assert told in page_of(entry("a", question(cloze("a", r"It is \(x\)."))))


@pytest.mark.parametrize("live", [False, True])
def test_only_these_styles_and_this_script_may_be_used_and_nothing_is_fetched(live: bool) -> None:
    shown = page_of(fact("a"), live=live)
    (policy,) = POLICY.findall(shown)
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    (style,) = re.findall(r"<style>(.*?)</style>", shown, re.S)
    (script,) = re.findall(r"<script>(.*?)</script>", shown, re.S)

    assert directives.pop("connect-src", "none") == ("'self'" if live else "none")
    assert directives == {
        "default-src": "'none'",
        "img-src": "data:",
        "style-src": f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'",
        "script-src": f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert shown.index("Content-Security-Policy") < shown.index("<style>")


def test_equal_sheets_are_equal_pages_and_a_version_tells_others_apart() -> None:
    one, same, other = (page_of(fact(name), live=True) for name in "aab")

    assert one == same
    assert version(one) == version(same) != version(other)


def test_a_page_that_is_no_live_one_has_no_version() -> None:
    with pytest.raises(AssertionError, match="live"):
        version(page_of(fact("a")))


def test_the_night_of_the_cards_is_that_of_the_screen_and_not_of_paper() -> None:
    night = page_of(fact("a")).split("@media screen and (prefers-color-scheme: dark)")[1]

    assert "--ground: #1b1e24" in night.partition("}")[0]


def test_styles_without_a_night_are_a_bug_of_ours() -> None:
    with pytest.raises(AssertionError, match="night"):
        page(Sheet(), ".card { color: black }")


def test_a_lone_surrogate_does_not_keep_the_page_from_being_written() -> None:
    odd = Entry("a\ud800", Place("\udcff.yaml"), kind="\ud801", text="\ud802", withdrawn="\ud803")

    assert page_of(odd, problems=[problem(ERROR, "\ud804")]).encode()


def test_pictures_are_inside_as_long_as_there_is_room() -> None:
    album = {"a.png": b"12345", "b.svg": b"<svg/>"}
    inliner = Inliner(album, room=12)
    image = '<img src="{}" alt="A &lt;heart">'

    made = inliner.fields({name: image.format(name) for name in ("a.png", "b.svg")})
    again = inliner.fields({"x": image.format("a.png"), "y": image.format("no.png"), "z": "text"})

    assert made["a.png"] == '<img src="data:image/png;base64,MTIzNDU=" alt="A &lt;heart">'
    assert made["b.svg"].startswith('<img src="data:image/svg+xml;base64,')
    assert again["x"] == again["y"] == '<span class="missing">A &lt;heart</span>'
    assert again["z"] == "text"
    assert inliner.missing == {"a.png", "no.png"}


def test_no_part_of_the_page_names_another_site() -> None:
    room = Path(__file__).parents[2] / "quizgen" / "preview"
    texts = [path.read_text(encoding="utf-8") for path in room.iterdir() if path.is_file()]

    assert [text for text in texts if "http:" in text or "https:" in text or "//cdn" in text] == []


def test_the_recall_of_a_list_in_another_language_is_marked_as_such() -> None:
    part = Part("Rücken", "a.yaml", "de", (entry("a", question(recall("a"))),))

    assert '<h2 id="list-1" lang="de" dir="auto">Rücken</h2>' in page(Sheet((part,)), css())
