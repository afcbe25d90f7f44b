import pytest

from quizgen.bounds import bound_asked, bounded, parted


@pytest.mark.parametrize(
    ("text", "bound", "number"),
    [
        ("more than 300", "over", "300"),
        ("over 300", "over", "300"),
        ("Greater than 300", "over", "300"),
        ("> 300", "over", "300"),
        (">300", "over", "300"),
        ("mehr als 300", "over", "300"),
        ("über 300", "over", "300"),
        ("plus de 300", "over", "300"),
        ("más de 300", "over", "300"),
        ("at least 3", "at-least", "3"),
        ("no fewer than 3", "at-least", "3"),
        ("≥ 3", "at-least", "3"),
        (">= 3", "at-least", "3"),
        ("3 or more", "at-least", "3"),
        ("3 mg or more", "at-least", "3 mg"),
        ("300+", "at-least", "300"),
        ("mindestens 3", "at-least", "3"),
        ("wenigstens 3", "at-least", "3"),
        ("3 oder mehr", "at-least", "3"),
        ("au moins 3", "at-least", "3"),
        ("3 ou plus", "at-least", "3"),
        ("al menos 3", "at-least", "3"),
        ("3 o más", "at-least", "3"),
        ("less than 5", "under", "5"),
        ("fewer than 5", "under", "5"),
        ("under 5", "under", "5"),
        ("< 5", "under", "5"),
        ("weniger als 5", "under", "5"),
        ("unter 5", "under", "5"),
        ("moins de 5", "under", "5"),
        ("menos de 5", "under", "5"),
        ("at most 5", "at-most", "5"),
        ("no more than 5", "at-most", "5"),
        ("≤ 5", "at-most", "5"),
        ("<= 5", "at-most", "5"),
        ("5 or fewer", "at-most", "5"),
        ("höchstens 5", "at-most", "5"),
        ("au plus 5", "at-most", "5"),
        ("como máximo 5", "at-most", "5"),
        ("up to 600 mg", "up-to", "600 mg"),
        ("bis zu 600 mg", "up-to", "600 mg"),
        ("jusqu’à 600 mg", "up-to", "600 mg"),
        ("hasta 600 mg", "up-to", "600 mg"),
        ("about 4 %", "about", "4 %"),
        ("around 4 %", "about", "4 %"),
        ("roughly 4 %", "about", "4 %"),
        ("approximately 4 %", "about", "4 %"),
        ("some 4 %", "about", "4 %"),
        ("~4 %", "about", "4 %"),
        ("≈ 4 %", "about", "4 %"),
        ("ca. 4 %", "about", "4 %"),
        ("etwa 4 %", "about", "4 %"),
        ("rund 4 %", "about", "4 %"),
        ("ungefähr 4 %", "about", "4 %"),
        ("environ 4 %", "about", "4 %"),
        ("unos 4", "about", "4"),
        ("alrededor de 4", "about", "4"),
        ("about −4 °C", "about", "−4 °C"),
        ("4 %", "", "4 %"),
        ("2+", "", "2+"),
        ("overt 4", "", "overt 4"),
        ("over4", "", "over4"),
        ("more than enough", "", "more than enough"),
        ("some", "", "some"),
    ],
)
def test_the_words_around_a_number_bound_it(text: str, bound: str, number: str) -> None:
    assert parted(text) == (bound, number)


@pytest.mark.parametrize(
    ("shown", "bound"),
    [
        ("A co-factor in more than […] reactions.", "over"),
        ("A co-factor in mehr als […] Reaktionen.", "over"),
        ("Doses have gone up to […] a day.", "up-to"),
        ("It lasts at least […] weeks.", "at-least"),
        ("Les adultes ont au plus […] dents.", "at-most"),
        ("[…] or more mean a fever.", "at-least"),
        ("BMI ≥ […]", "at-least"),
        ("About […] of them recover.", "about"),
        ("About how much magnesium does a body hold?", "about"),
        ("Approximately what share is absorbed?", "about"),
        ("How many are there, roughly?", "about"),
        ("What is the approximate number of neurons?", "about"),
        ("Wie viel Prozent sind es etwa?", "about"),
        ("Ungefähr wie viele sind es?", "about"),
        ("Environ combien d'os a un adulte ?", "about"),
        ("¿Aproximadamente cuántos huesos hay?", "about"),
        ("More than how many reactions need magnesium?", "over"),
        ("Up to how much may be given?", "up-to"),
        # Not about the number that is asked for.
        ("It is infused over […] minutes.", ""),
        ("Children under […] years get half.", ""),
        ("More than 300 reactions need it; […] do not.", ""),
        ("Somewhat […] of them.", ""),
        ("In somewhat damp air, how long does it last?", ""),
        ("A stroll about town takes […] minutes.", ""),
        ("Over how many weeks is it given?", ""),
        ("How many teeth has a child of about 6 years?", ""),
        ("Wie viele Zähne hat ein Kind von etwa 6 Jahren?", ""),
        ("How many bones has the hand?", ""),
        ("", ""),
    ],
)
def test_a_question_may_bound_the_number_it_asks_for(shown: str, bound: str) -> None:
    assert bound_asked(shown) == bound


def test_a_number_is_told_to_its_author_as_the_question_bounds_it() -> None:
    assert bounded("300", "over") == "more than 300"
    assert bounded("about 300", "over") == "about 300"
    assert bounded("300", "") == "300"
