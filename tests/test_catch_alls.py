import pytest
from hypothesis import assume, given
from hypothesis.strategies import characters, from_regex

from quizgen.catch_alls import _PATTERNS, is_catch_all
from quizgen.folding import fold

YES = """All of the above. | none of the above | None of these | all the above | both A and B
all answers are correct | Both a & b | neither A nor B | A and C only | options A and B
both of these | none of them | all are correct | **All of the above**
Alle genannten | alle der oben genannten Antworten | Keine der genannten | keine davon
nichts davon | alles davon | alle Antworten sind richtig | Keine Antwort ist richtig
beide Antworten | sowohl A als auch B | weder A noch B | Antwort A und B | keine der Antworten
Toutes ces réponses | toutes les réponses ci-dessus | aucune de ces réponses | ni A ni B
aucune des réponses ci-dessus | tout ce qui précède | à la fois A et B | les deux réponses
toutes les réponses sont correctes | aucun des précédents
Todas las anteriores | todas las respuestas son correctas | ninguna de las anteriores
ninguna de estas | Todo lo anterior | tanto A como B | ambas respuestas"""
NO = """none | both | neither | all | A and B | vitamins A and D | both beta blockers and statins
all or none | all lobes | all men are mortal | neither kidney | below the knee | both kidneys
Option A | either side | above the diaphragm | none but the brave
beide | keine | alle Wirbeltiere | keine Nierenfunktion
les deux | aucune | toutes les semaines | aucune idée
todas | todas las mañanas | ambas piernas"""


def phrases(text: str) -> list[str]:
    return [one.strip() for line in text.splitlines() for one in line.split("|")]


@pytest.mark.parametrize("text", phrases(YES))
def test_an_option_about_the_other_options_is_known(text: str) -> None:
    assert is_catch_all(text)


@pytest.mark.parametrize("text", phrases(NO))
def test_what_may_be_an_answer_passes(text: str) -> None:
    assert not is_catch_all(text)


@given(from_regex("|".join(_PATTERNS), fullmatch=True, alphabet=characters(max_codepoint=126)))
def test_what_the_patterns_say_is_known_by_its_first_word_too(text: str) -> None:
    assume(fold(text) == text)

    assert is_catch_all(text)
