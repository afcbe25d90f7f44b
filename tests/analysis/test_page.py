"""The report as a page, by its markup."""

import re
from base64 import b64encode
from hashlib import sha256

from quizgen.analysis.figures import SetFigures
from quizgen.analysis.page import page
from tests.analysis.made import MISKEYED, SOUND, analysis, asked, item, option, some


def test_the_browser_may_use_these_styles_and_nothing_else() -> None:
    text = page(some())

    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    ) in text
    assert "<script" not in text
    assert " style=" not in text
    assert not re.search(r'(?:src|href)="(?!#|data:,)', text)


def test_same_analysis_same_page() -> None:
    assert page(some()) == page(some())


def test_every_link_leads_to_an_item_on_the_page() -> None:
    items = [item(*SOUND, name=f"q{number}") for number in range(502)]
    text = page(analysis(*items, item(*MISKEYED, name="bad", facility=0.2)))

    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {*re.findall(r'href="#([^"]+)"', text)} <= {*ids}
    assert "2 more items: see --format csv or json." in text


def test_an_item_to_mend_stands_before_the_table_and_the_others_after_it() -> None:
    text = page(some())

    places = [text.index(part) for part in ('id="item-2"', "<h2>All items</h2>", 'id="item-1"')]
    assert places == sorted(places)


def test_of_few_answers_no_correlation_is_shown() -> None:
    text = page(analysis(item(*SOUND, n=12)))

    assert "too few (n = 12)" in text
    assert "0.40" not in text
    assert "Nothing is flagged below 30 answers to an item." in text
    assert 'class="traces"' not in text


def test_an_analysis_of_nothing_is_a_page_too() -> None:
    nothing = analysis(of=SetFigures(0, 0, 0, 0, 0.0))

    assert "0 learners, 0 items, 0 answers." in page(nothing)


def test_a_text_stays_text_in_attributes() -> None:
    text = page(analysis(item(*SOUND, option('"><b>', 0.1), of=asked('"><b>', stem="<i>"))))

    assert '<b>"' not in text
    assert "&lt;i&gt;" in text
    assert '"><b>' not in text.replace('class="mend"><b>', "").replace('class="note"><b>', "")
