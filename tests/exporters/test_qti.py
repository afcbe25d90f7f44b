"""QTI 1.2 for Canvas, read back as its importers read it: by type, conditions and identifiers."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quizgen.exporters._clozes import BLANK_IN_MATHS, NO_BLANK
from quizgen.exporters._qti.items import EXACT
from quizgen.exporters._typed import NO_ANSWER
from quizgen.exporters.qti import EXPORTER
from quizgen.markdown import to_html, to_plain
from quizgen.model import Bank, Blank, Item, Numeric, Quantity, Typed
from tests.exporters.courses import (
    BLUE,
    EVERY_SHAPE,
    HARMLESS,
    MASS,
    MEDIA,
    NASTIES,
    NESTED,
    RED,
    WITH_PICTURES,
    elements,
    golden,
    nasty,
    rendered,
)
from tests.exporters.examples import SAMPLE, bank_of, choice, cloze, item

SPACES = {
    "q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2",
    "m": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
}
SIGNS_OF_TYPE = {
    "nmda": "multiple_choice_question",
    "minerals": "multiple_answers_question",
    "signal": "matching_question",
    "injection": "matching_question",
    "myth": "true_false_question",
    "mass": "numerical_question",
    "ion": "short_answer_question",
    "one": "fill_in_multiple_blanks_question",
    "several": "fill_in_multiple_blanks_question",
}


class Read:
    """A document or an item, by what Canvas looks for in it."""

    def __init__(self, element: Any) -> None:  # noqa: ANN401  lxml is untyped
        self.element = element

    def all(self, path: str) -> list[Any]:
        found: list[Any] = self.element.xpath(path, namespaces=SPACES)
        return found

    def one(self, path: str) -> Any:  # noqa: ANN401  lxml is untyped
        (found,) = self.all(path)
        return found

    def field(self, label: str) -> str:
        path = f".//q:qtimetadatafield[q:fieldlabel='{label}']/q:fieldentry/text()"
        return str(self.one(path))

    @property
    def stem(self) -> str:
        return str(self.one("q:presentation/q:material/q:mattext").text)

    @property
    def labels(self) -> dict[str, str]:
        """The text of each option by its identifier."""
        return {
            label.get("ident"): label.findtext(".//q:mattext", namespaces=SPACES)
            for label in self.all(".//q:response_label[q:material]")
        }

    @property
    def right(self) -> list[str]:
        """What is compared with the response where points are given, and is not negated."""
        return self.all(".//q:respcondition[q:setvar]//q:varequal[not(parent::q:not)]/text()")

    def feedback(self, ident: str) -> str:
        return str(self.one(f"q:itemfeedback[@ident='{ident}']//q:mattext").text)


def members(bank: Bank) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(rendered(EXPORTER, bank)[0])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def items_xml(bank: Bank) -> bytes:
    ((_, content),) = [
        (name, content)
        for name, content in members(bank).items()
        if name.endswith(".xml") and name != "imsmanifest.xml"
    ]
    return content


def read(bank: Bank) -> list[Read]:
    return [Read(one) for one in etree.fromstring(items_xml(bank)).iter(f"{{{SPACES['q']}}}item")]


def only(bank: Bank) -> Read:
    (found,) = read(bank)
    return found


@pytest.fixture(scope="module")
def every_shape() -> dict[str, Read]:
    facts = [made.fact for made in EVERY_SHAPE.items]
    return dict(zip(facts, read(EVERY_SHAPE), strict=True))


def left_out(*items: Item) -> list[tuple[str, str]]:
    _, made = rendered(EXPORTER, bank_of(*items))
    return [(left.item.fact, left.reason) for left in made.left_out]


def test_a_bank_is_what_it_was(pytestconfig: pytest.Config) -> None:
    content = items_xml(SAMPLE).decode()

    anew = pytestconfig.getoption("--cases-anew")
    assert content == golden("sample.qti.xml", content, anew=anew)


def test_the_manifest_names_every_file_of_the_package() -> None:
    files = members(WITH_PICTURES)

    manifest = Read(etree.fromstring(files["imsmanifest.xml"]))
    named, kinds = manifest.all("//m:file/@href"), manifest.all("//m:resource/@type")
    assert sorted([*named, "imsmanifest.xml"]) == sorted(files)
    assert kinds == ["imsqti_xmlv1p2", "webcontent", "webcontent"]
    assert {f"media/{name}": content for name, content in MEDIA.items()}.items() <= files.items()


def test_all_decks_are_one_section_from_which_nothing_is_drawn() -> None:
    document = Read(etree.fromstring(items_xml(NESTED)))

    assert len(document.all("//q:section")) == 1
    assert document.all("//q:selection_ordering") == []
    assert len(read(NESTED)) == 3


def test_each_shape_has_the_type_by_which_canvas_knows_it(every_shape: dict[str, Read]) -> None:
    types = {fact: one.field("question_type") for fact, one in every_shape.items()}

    assert types == SIGNS_OF_TYPE


def test_the_guid_is_the_identifier() -> None:
    for one, made in zip(read(EVERY_SHAPE), EVERY_SHAPE.items, strict=True):
        assert one.element.get("ident") == made.guid
        assert one.field("assessment_question_identifierref") == made.guid


def test_a_choice_has_one_key_and_a_reason_for_each_wrong_option(
    every_shape: dict[str, Read],
) -> None:
    one = every_shape["nmda"]

    (key,) = one.right
    reasons = {text: ident for ident, text in one.labels.items() if ident != key}
    assert one.labels[key] == "NMDA receptor"
    assert one.feedback(f"{reasons['AMPA receptor']}_fb") == (
        "AMPA channels carry no magnesium block."
    )
    assert one.one("q:presentation/q:response_lid").get("rcardinality") == "Single"


def test_an_option_is_named_after_the_guid(every_shape: dict[str, Read]) -> None:
    one = every_shape["nmda"]

    guid = one.element.get("ident")
    assert sorted(one.labels) == [f"{guid}-o1", f"{guid}-o2", f"{guid}-o3"]


def test_every_feedback_that_is_shown_is_there(every_shape: dict[str, Read]) -> None:
    for one in every_shape.values():
        shown = one.all(".//q:displayfeedback/@linkrefid")

        assert sorted(shown) == sorted(one.all("q:itemfeedback/@ident"))
        assert "general_fb" in shown


def test_several_keys_are_right_only_together(every_shape: dict[str, Read]) -> None:
    one = every_shape["minerals"]

    wrong = one.all(".//q:respcondition[q:setvar]//q:not/q:varequal/text()")
    assert sorted(one.labels[ident] for ident in one.right) == ["Calcium", "Magnesium"]
    assert sorted(one.labels[ident] for ident in wrong) == ["Creatine", "Omega-3", "Vitamin D"]
    assert one.one("q:presentation/q:response_lid").get("rcardinality") == "Multiple"


def test_a_sentence_is_judged_by_the_two_words_that_canvas_knows(
    every_shape: dict[str, Read],
) -> None:
    one = every_shape["myth"]

    assert list(one.labels.values()) == ["True", "False"]
    assert [one.labels[ident] for ident in one.right] == ["False"]


def test_each_step_is_given_its_place(every_shape: dict[str, Read]) -> None:
    one = every_shape["injection"]

    steps = {
        response.get("ident"): response.findtext("q:material/q:mattext", namespaces=SPACES)
        for response in one.all("q:presentation/q:response_lid")
    }
    places = {
        steps[equal.get("respident")]: one.labels[equal.text]
        for equal in one.all(".//q:respcondition[q:setvar]//q:varequal")
    }
    assert places == {
        "Wash hands": "1", "Check the dose": "2–3", "Check the label": "2–3", "Inject": "4"
    }  # fmt: skip
    assert one.all(".//q:setvar/text()") == ["25.00"] * 4


def test_a_number_has_a_margin_on_both_sides(every_shape: dict[str, Read]) -> None:
    one = every_shape["mass"]

    first = one.all(".//q:respcondition[q:setvar]")[0]
    equal = first.find(".//q:varequal", SPACES)
    assert (equal.text, equal.get("margintype"), equal.get("margin")) == (
        "24.305", "absolute", "0.05"
    )  # fmt: skip
    assert first.findtext(".//q:vargte", namespaces=SPACES) == "24.255"
    assert first.findtext(".//q:varlte", namespaces=SPACES) == "24.355"
    assert one.one(".//q:render_fib").get("fibtype") == "Decimal"
    assert one.stem == "<p>What is the mass of magnesium? (u)</p>"


def test_a_number_that_must_be_met_has_no_margin() -> None:
    one = only(bank_of(item("a", Numeric("12", Quantity(MASS.quantity.low, MASS.quantity.low)))))

    equal = one.one(".//q:varequal")
    assert equal.get("margin") is None
    assert {*one.all(".//q:vargte/text()"), *one.all(".//q:varlte/text()")} == {equal.text}


def test_each_spelling_is_right_but_not_what_is_arguable(
    every_shape: dict[str, Read],
) -> None:
    assert every_shape["ion"].right == ["Mg²⁺", "Mg2+", "magnesium ion", "*"]
    assert every_shape["mass"].right == ["24.305", "24.3"]


def test_each_blank_stands_in_the_text_by_its_name(every_shape: dict[str, Read]) -> None:
    one = every_shape["several"]

    assert one.stem == "<p>A {b} [bb1] (a <em>hole</em>) &#91;b1&#93; [bb2] end.</p>"
    assert one.all("q:presentation/q:response_lid/@ident") == ["response_bb1", "response_bb2"]
    assert list(one.labels.values()) == ["pore", "Mg²⁺", "Mg2+", "{x}"]
    assert [one.labels[ident] for ident in one.right] == ["pore", "Mg²⁺"]
    assert one.all(".//q:setvar/text()") == ["50.00", "50.00"]


def test_pictures_come_from_the_package() -> None:
    one = read(WITH_PICTURES)[0]

    root = "%24IMS-CC-FILEBASE%24/media"
    assert one.stem == (
        "<p>Which one, ![lost](lost.png)?</p>"
        f'<img src="{root}/{RED}" alt="a &quot;red&quot; &lt;square&gt;">'
    )
    assert f'the <img src="{root}/{RED}" alt="red"> one' in one.labels.values()
    assert f'src="{root}/{BLUE}"' in "".join(one.all("q:itemfeedback//q:mattext/text()"))


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (item("x", Typed("TP53", exact=True)), EXACT),
        (cloze("x", "A ", Blank(1, "TP53", exact=True)), EXACT),
        (cloze("x", "nothing to fill in"), NO_BLANK),
        (item("x", Typed(" ")), NO_ANSWER),
        (cloze("x", r"\(", Blank(1, "a"), r"\)"), BLANK_IN_MATHS),
    ],
)
def test_what_canvas_cannot_hold_is_left_out_with_the_reason(made: Item, reason: str) -> None:
    assert left_out(made, choice("kept")) == [("x", reason)]
    assert len(read(bank_of(made, choice("kept")))) == 1


def fair(text: str) -> str:
    """Return a text as XML can hold it."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


@pytest.mark.parametrize("text", NASTIES)
def test_nasty_text_is_text(text: str) -> None:
    choice_of, all_of, order, myth, typed, number, blank = read(nasty(text))

    assert [choice_of.labels[ident] for ident in choice_of.right] == [fair(to_html(f"k {text}"))]
    assert len(all_of.right) == 2
    assert fair(to_html(f"1 {text}")) in order.all(".//q:response_lid/q:material/q:mattext/text()")
    assert to_html(fair(text)) in myth.stem
    assert typed.right[0] == fair(" ".join(to_plain(f"t {text}").split()))
    assert number.right == ["24.305", "24.3"]
    (name,) = blank.all("q:presentation/q:response_lid/q:material/q:mattext/text()")
    assert blank.stem.count(f"[{name}]") == 1


@pytest.mark.parametrize("text", NASTIES)
def test_no_text_brings_an_element_of_its_own(text: str) -> None:
    for one in read(nasty(text)):
        assert elements("".join(one.all(".//q:mattext[@texttype='text/html']/text()"))) <= HARMLESS


@given(st.text())
@settings(max_examples=60)
def test_any_text_survives(text: str) -> None:
    items = read(nasty(text))

    assert len(items) == 7
    assert [items[0].labels[ident] for ident in items[0].right] == [fair(to_html(f"k {text}"))]


def test_a_title_is_that_of_the_deck() -> None:
    bank = replace(EVERY_SHAPE, deck="Health::Pain <now>")

    assert etree.fromstring(items_xml(bank))[0].get("title") == "Health::Pain <now>"
