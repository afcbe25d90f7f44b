import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.history.record import TEMPLATES, History, Record, Released, State
from quizgen.history.text import parse, render
from quizgen.model import Place
from quizgen.problems import Problem
from tests.history.examples import RECORD, history

HEAD = '{"quizgen-history":1,"bank":"rivers-abcd"}\n'
LINE = (
    '{"guid":"qrhine","fact":"rhine","item":"ask","type":"fact","cards":["choice","recall"],'
    '"hash":"h","key":"k","mod":200,"first":100,"changed":200,"state":"live",'
    '"stem":"Where does the Rhine end?"}\n'
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = texts.filter(bool)
times = st.integers(1, 2**40)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
extras = st.dictionaries(names.map("x-".__add__), json_values, max_size=2).map(
    lambda fields: tuple(fields.items())
)
records = st.builds(
    Record,
    guid=names,
    fact=names,
    item=names,
    type=st.sampled_from(["fact", "cloze"]),
    cards=st.lists(st.integers(1, 9) | st.sampled_from([*TEMPLATES]), max_size=3).map(tuple),
    hash=names,
    key=names,
    mod=times,
    first=times,
    changed=times,
    corrected=st.none() | times,
    options=st.lists(st.builds(Released, texts, st.booleans()), max_size=4).map(tuple),
    state=st.sampled_from(State),
    reason=texts,
    when=st.none() | times,
    stem=texts,
    extra=extras,
)
histories = st.builds(
    lambda bank, found, extra: History(bank, {one.guid: one for one in found}, extra),
    names,
    st.lists(records, max_size=4),
    extras,
)


@given(histories)
def test_what_was_written_is_read_back(written: History) -> None:
    assert parse(render(written), "f") == (written, [])


@given(histories)
def test_the_same_history_has_one_text(written: History) -> None:
    shuffled = replace(written, records=dict(reversed(list(written.records.items()))))

    assert render(shuffled) == render(written)
    assert render(parse(render(written), "f")[0]) == render(written)


@given(st.text())
def test_any_text_gives_a_history_or_problems(text: str) -> None:
    found, problems = parse(text, "f")

    assert found.bank or problems


@given(st.binary(max_size=40))
def test_any_line_is_read_or_reported(line: bytes) -> None:
    text = line.decode("latin-1").replace("\n", "")
    found, problems = parse(HEAD + text, "f")

    assert not found.records
    assert bool(problems) == bool(text.strip())


def test_the_text_is_the_one_that_was_promised() -> None:
    assert render(history(RECORD)) == HEAD + LINE


def test_every_key_has_its_place_in_the_line() -> None:
    full = replace(
        RECORD,
        corrected=300,
        options=(Released("Baltic Sea"), Released("Ostsee", permitted=False)),
        state=State.WITHDRAWN,
        reason="it dried up",
        when=400,
        extra=(("later", [1]),),
    )

    line = render(history(full)).splitlines()[1]

    assert line == (
        '{"guid":"qrhine","fact":"rhine","item":"ask","type":"fact","cards":["choice","recall"],'
        '"hash":"h","key":"k","mod":200,"first":100,"changed":200,"corrected":300,'
        '"options":["Baltic Sea",["Ostsee",false]],"state":"withdrawn","reason":"it dried up",'
        '"when":400,"stem":"Where does the Rhine end?","later":[1]}'
    )


def test_lines_are_sorted_by_guid() -> None:
    written = history(replace(RECORD, guid="qb"), replace(RECORD, guid="qa"))

    guids = [json.loads(line)["guid"] for line in render(written).splitlines()[1:]]

    assert guids == ["qa", "qb"]


def test_lines_that_windows_or_an_editor_touched_are_read() -> None:
    touched = "\ufeff" + (HEAD + "\n" + LINE).replace("\n", "\r\n").rstrip()

    assert parse(touched, "f") == (history(RECORD), [])


def test_a_line_separator_inside_a_text_ends_no_line() -> None:
    written = history(replace(RECORD, stem="one\u2028two\x85three"))

    assert parse(render(written), "f") == (written, [])


def line(**changes: object) -> str:
    fields = {**json.loads(LINE), **changes}
    return json.dumps({key: value for key, value in fields.items() if value != "ABSENT"})


@pytest.mark.parametrize(
    ("damaged", "message"),
    [
        ('{"guid":"q', "no JSON at column 9"),
        ("[1]", "it is not an object in `{}`"),
        ('"q"', "it is not an object in `{}`"),
        (line(mod="ABSENT"), "`mod` is missing"),
        (line(guid=""), '`guid` cannot be ""'),
        (line(guid=None), "`guid` cannot be null"),
        (line(type="image"), '`type` cannot be "image"'),
        (line(type=[]), "`type` cannot be []"),
        (line(cards="choice"), '`cards` cannot be "choice"'),
        (line(cards=[0]), "`cards` cannot be [0]"),
        (line(cards=[1000]), "`cards` cannot be [1000]"),
        (line(cards=["x"]), '`cards` cannot be ["x"]'),
        (line(mod="200"), '`mod` cannot be "200"'),
        (line(mod=True), "`mod` cannot be true"),
        (line(mod=0), "`mod` cannot be 0"),
        (line(corrected=1.5), "`corrected` cannot be 1.5"),
        (line(options="a"), '`options` cannot be "a"'),
        (line(options=[["a", True]]), '`options` cannot be [["a", true]]'),
        (line(options=[["a", 0]]), '`options` cannot be [["a", 0]]'),
        (line(state="gone"), '`state` cannot be "gone"'),
        (line(stem=7), "`stem` cannot be 7"),
        ('{"guid":"q","guid":"q"}', "a key stands twice"),
        ('{"x":NaN}', "NaN is no number"),
        ('{"x":1e999}', "1e999 is no number"),
        ('{"x":"\\ud800"}', "no JSON that can be written back"),
        ("[" * 100_000, "no JSON that can be written back"),
    ],
)
def test_a_damaged_line_is_reported_with_its_place(damaged: str, message: str) -> None:
    found, problems = parse(f"{HEAD}{LINE}{damaged}\n", "r.history")

    assert found == history(RECORD)
    assert problems == [
        Problem(
            Place("r.history", 3),
            "H501",
            f"this line of the history cannot be read: {message}",
            "take the file back from git, or mend the line; nothing is written until then",
        )
    ]


@pytest.mark.parametrize(
    ("first", "message"),
    [
        ("", "no JSON at column 1"),
        ("{}", 'the first line must begin with {"quizgen-history":1'),
        ('{"quizgen-history":true,"bank":"b"}', 'must begin with {"quizgen-history":1'),
        ('{"quizgen-history":0,"bank":"b"}', 'must begin with {"quizgen-history":1'),
        ('{"quizgen-history":1}', "the first line must name the bank"),
        ('{"quizgen-history":1,"bank":3}', "the first line must name the bank"),
        (LINE.strip(), 'must begin with {"quizgen-history":1'),
    ],
)
def test_a_damaged_first_line_is_reported(first: str, message: str) -> None:
    found, problems = parse(f"{first}\n{LINE}", "r.history")

    assert found.records == history(RECORD).records
    assert [(p.place, p.code) for p in problems] == [(Place("r.history"), "H501")]
    assert problems[0].message.endswith(message)


def test_a_newer_version_is_refused_and_nothing_of_it_is_read() -> None:
    found, problems = parse('{"quizgen-history":2,"bank":"b"}\nsomething else\n', "r.history")

    assert found == History("")
    assert [(p.place, p.code) for p in problems] == [(Place("r.history"), "H502")]


def test_every_line_of_an_unfinished_merge_is_reported() -> None:
    text = f"{HEAD}<<<<<<< HEAD\n{LINE}=======\n>>>>>>> theirs\n"

    found, problems = parse(text, "r.history")

    assert found == history(RECORD)
    assert [(p.place.line, p.code) for p in problems] == [(2, "H501"), (4, "H501"), (5, "H501")]
    assert {p.message for p in problems} == {"a merge by git was left unfinished here"}


def test_unknown_keys_are_kept_in_their_order() -> None:
    text = HEAD.replace("}", ',"z":1,"a":2}') + LINE.replace("}", ',"z":{"y":[null]},"a":1.5}')

    assert render(parse(text, "f")[0]) == text
