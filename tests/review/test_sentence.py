from dataclasses import replace
from string import Formatter

import pytest

from quizgen.model import Source
from quizgen.review.phrases import ENGLISH, LANGUAGES, phrases
from quizgen.review.sentence import plain, source
from quizgen.review.statement import Because, Role, Statement
from tests.review.examples import ALL_KINDS, claims, question

every_language = pytest.mark.parametrize("language", LANGUAGES)


def places(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


@every_language
def test_a_language_has_a_phrase_for_every_role_and_reason(language: str) -> None:
    words = LANGUAGES[language]

    assert set(words.said) == set(Role)
    assert set(words.because) == set(Because)


@every_language
@pytest.mark.parametrize("role", Role)
def test_a_phrase_has_the_places_of_the_english_one(language: str, role: Role) -> None:
    assert places(LANGUAGES[language].said[role]) == places(ENGLISH.said[role])


@pytest.mark.parametrize(("code", "known"), [("de-AT", "de"), ("FR", "fr"), ("en", "en")])
def test_the_region_of_a_language_does_not_count(code: str, known: str) -> None:
    assert phrases(code) is LANGUAGES[known]


def test_a_language_without_phrases_has_the_english_ones() -> None:
    assert phrases("tlh") is ENGLISH


def in_language(one: Statement, language: str) -> str:
    origin = replace(one.item.origin, language=language)
    return plain(replace(one, item=replace(one.item, origin=origin)))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "„water“ ist nicht die Antwort auf „Which antidote reverses opioids?“."),
        ("es", "«water» no es la respuesta a «Which antidote reverses opioids?»."),
        (
            "fr",
            "«~water~» n’est pas la réponse à «~Which antidote reverses opioids?~».",
        ),
        ("nl", "“water” is not the answer to “Which antidote reverses opioids?”."),
    ],
)
def test_our_words_are_in_the_language_of_the_list(language: str, sentence: str) -> None:
    [water] = [one for one in claims(ALL_KINDS) if one.texts[-1] == "water"]

    assert in_language(water, language) == sentence.replace("~", "\u00a0")


@every_language
def test_every_sentence_ends_once(language: str) -> None:
    ends = [in_language(one, language) for one in claims(ALL_KINDS)]

    assert [text for text in ends if not text.rstrip("”“»\u00a0").endswith((".", "!", "?"))] == []
    assert [text for text in ends if text.endswith(("..", ".”.", ".“.", ".».", "!.", "?."))] == []


def test_braces_and_markup_of_the_author_are_text() -> None:
    found = claims(question(answer="'{0} *x* {y}'", wrong="[a1, b2]"))

    assert "is “{0} x {y}”." in plain(found[0])


def test_several_lines_are_said_in_one() -> None:
    found = claims(question(question="|\n    Into which sea\n    does it flow?"))

    assert "“Into which sea does it flow?”" in plain(found[0])


def test_the_source_names_what_it_was_written_after() -> None:
    item = claims(question(cite="page 4"))[0].item
    cited = replace(item, sources=(Source("The *Rhine*", "Old Rhine", "A. Writer", "2026"),))

    assert source(cited) == "The Rhine, after Old Rhine, A. Writer, 2026; page 4"
