import pytest
from lxml import etree

from quizgen.exporters._xml import node, to_xml


def test_text_is_text_and_elements_are_elements() -> None:
    written = to_xml(node("quiz", node("text", '<b> & "q"', format="html"), type_="a<b"))

    read = etree.fromstring(written)
    assert (read.tag, read.get("type")) == ("quiz", "a<b")
    assert (read[0].text, read[0].get("format")) == ('<b> & "q"', "html")


def test_all_elements_are_of_the_namespace() -> None:
    read = etree.fromstring(to_xml(node("a", node("b", node("c"))), "urn:x"))

    assert [one.tag for one in read.iter()] == ["{urn:x}a", "{urn:x}b", "{urn:x}c"]


def test_what_xml_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="XML compatible"):
        to_xml(node("a", "\x00"))


def test_what_no_character_is_becomes_a_sign_that_one_is_missing() -> None:
    read = etree.fromstring(to_xml(node("a", node("b", "x\uffff", name="\ufffe"))))

    assert (read[0].text, read[0].get("name")) == ("x\ufffd", "\ufffd")


def test_an_instruction_is_no_element() -> None:
    read = etree.fromstring(to_xml(node("a", node("?quizgen", "fact"), node("b"))))

    assert [child.tag for child in read.iterchildren(etree.Element)] == ["b"]
    assert [one.text for one in read.iterchildren(etree.ProcessingInstruction)] == ["fact"]
