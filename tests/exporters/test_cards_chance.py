"""Every draw and every order of options comes up as often as every other.

Chi-square tests on what the card really drew. α is a millionth, so that none fails by chance; a
biased shuffle or draw fails by far, which is shown on some of the usual ones.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from math import comb, factorial
from statistics import NormalDist

import pytest
from playwright.sync_api import Browser, Page

from quizgen.model import Choice, ChooseAll, Distractor, Listed
from tests.exporters.browser import NO_STORAGE, Card, OneDocument, cards_of, in_sight, screen_of
from tests.exporters.examples import INJECTION, bank_of, item, shaped

SHOWINGS = 5_000
ALPHA = 1e-6
WORDS = tuple(Distractor(f"receptor {letter}", Listed()) for letter in "ABCDEFG")
DOSES = tuple(Distractor(f"{dose} mg", Listed()) for dose in (4, 4000, 40, 800, 200, 1600, 3200))
BANK = bank_of(
    item("words", Choice("the key", WORDS)),
    item("doses", Choice("400 mg", DOSES)),
    shaped("four", ChooseAll(("one key", "other key"), WORDS[:2])),
    shaped("many", ChooseAll(tuple("tuvwxyz"), WORDS[:4])),
    shaped("parallel", INJECTION),
)

SHOW = """([side, showings]) => {
  const bare = side.replace(/<style>[^]*?<.style>/, "");  // its parsing takes most of the time
  return Array.from({length: showings}, (_, showing) => {
    render(bare.replace('data-card="', `data-card="${showing} `));
    return Array.from(document.querySelectorAll("li:not(.more)"), (option) => option.dataset.o);
  });
}"""
"""Shows a card many times, each time as another card: so each has a seed of its own."""
NO_CRYPTO = 'Object.defineProperty(window, "crypto", {value: undefined});'

BIASED = {
    "a random comparator": "drawn.concat(key).sort(() => Math.random() - 0.5)",
    "each place swapped with any": "swapped(drawn.concat(key), () => 4, 0)",
    "each place swapped with a later one": "swapped(drawn.concat(key), (at) => 3 - at, 1)",
    "always the best three": "fair(wrong.slice(0, 3).concat(key))",
    "a draw by random comparator": (
        "fair(wrong.sort(() => Math.random() - 0.5).slice(0, 3).concat(key))"
    ),
}
SAMPLE = """([showings, number]) => Array.from({length: showings}, () => {
  const below = (n) => Math.floor(Math.random() * n);
  const swapped = (list, choices, shift) => {
    for (let at = 0; at < list.length - shift; at += 1) {
      const other = (shift ? at + shift : 0) + below(choices(at));
      [list[at], list[other]] = [list[other], list[at]];
    }
    return list;
  };
  const fair = (list) => {
    for (let at = list.length - 1; at > 0; at -= 1) {
      const other = below(at + 1);
      [list[at], list[other]] = [list[other], list[at]];
    }
    return list;
  };
  const key = [number], wrong = ["1", "2", "3", "4", "5", "6", "7", "8"].filter(o => o !== number);
  const drawn = fair(wrong.slice()).slice(0, 3);
  return BIASED;
})"""


def unlikely(counts: Counter[tuple[str, ...]], cells: int) -> float:
    """Return how far counts are from even, by Pearson's chi-square; over 1 is not by chance.

    The bound for α comes by the approximation of Wilson and Hilferty.
    """
    expected, freedom = counts.total() / cells, cells - 1
    seen = sum((count - expected) ** 2 / expected for count in counts.values())
    unseen = expected * (cells - len(counts))
    spread = 2 / (9 * freedom)
    z = NormalDist().inv_cdf(1 - ALPHA)
    bound: float = freedom * (1 - spread + z * spread**0.5) ** 3
    return (seen + unseen) / bound


def uneven_draw(showings: Iterable[Sequence[str]], key: str) -> float:
    """Return how uneven it is which three of seven wrong options are drawn."""
    return unlikely(Counter(tuple(sorted({*shown} - {key})) for shown in showings), comb(7, 3))


def uneven_order(showings: Iterable[Sequence[str]], key: str) -> float:
    """Return how uneven the orders are, or the places of the key, whichever is worse."""
    ranks: Counter[tuple[str, ...]] = Counter()
    places: Counter[tuple[str, ...]] = Counter()
    for shown in showings:
        ranked = [key, *sorted({*shown} - {key})]
        ranks[tuple(str(ranked.index(option)) for option in shown)] += 1
        places[(str(shown.index(key)),)] += 1
    return max(unlikely(ranks, factorial(4)), unlikely(places, 4))


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    return {card.fact: card for card in cards_of(BANK, tmp_path_factory.mktemp("anki"))}


def key_of(page: Page) -> str:
    return page.locator("li.key").get_attribute("data-o") or ""


@pytest.mark.parametrize(
    ("scripts", "times"),
    [((), SHOWINGS), ((NO_STORAGE,), SHOWINGS // 2), ((NO_CRYPTO,), SHOWINGS // 2)],
    ids=["as it is", "seeded, without storage", "without crypto"],
)
def test_draws_and_orders_are_even(
    scripts: tuple[str, ...], times: int, chromium: Browser, cards: dict[str, Card]
) -> None:
    with screen_of(chromium, *scripts) as screen:
        reviewer = OneDocument(screen)
        showings = reviewer.page.evaluate(SHOW, [cards["words"].front, times])
        key = key_of(reviewer.page)

    assert uneven_draw(showings, key) < 1
    assert uneven_order(showings, key) < 1


def test_numbers_ascend_whatever_is_drawn(chromium: Browser, cards: dict[str, Card]) -> None:
    with screen_of(chromium) as screen:
        reviewer = OneDocument(screen)
        reviewer.page.evaluate("side => { qa.innerHTML = side; }", cards["doses"].front)
        standing = reviewer.page.locator("li").evaluate_all("all => all.map(li => li.dataset.o)")
        key = key_of(reviewer.page)
        showings = reviewer.page.evaluate(SHOW, [cards["doses"].front, SHOWINGS // 5])

    assert {tuple(sorted(shown, key=standing.index)) for shown in showings} == {
        tuple(shown) for shown in showings
    }
    assert uneven_draw(showings, key) < 1


@pytest.mark.parametrize(
    ("fact", "right", "scripts", "times"),
    [
        ("four", 0, (), SHOWINGS),
        ("parallel", 2, (), SHOWINGS),
        ("parallel", 2, (NO_STORAGE,), SHOWINGS // 2),
    ],
    ids=["choose all", "steps", "steps, without storage"],
)
def test_each_order_but_a_right_one_comes_up_as_often(
    fact: str,
    right: int,
    scripts: tuple[str, ...],
    times: int,
    chromium: Browser,
    cards: dict[str, Card],
) -> None:
    with screen_of(chromium, *scripts) as screen:
        reviewer = OneDocument(screen)
        showings = reviewer.page.evaluate(SHOW, [cards[fact].front, times])

    orders = Counter(map(tuple, showings))
    assert len(orders) == factorial(4) - right
    assert unlikely(orders, factorial(4) - right) < 1
    assert not set(orders) & set(right_orders(cards[fact]))


def right_orders(card: Card) -> list[tuple[str, ...]]:
    """Return the orders of four steps that are right, none if they are no steps."""
    steps = re.findall(r'data-o="(\d+)" data-place="(\d+)"', card.front)
    return [
        tuple(number for number, _ in order)
        for order in permutations(steps)
        if order and [int(place) for _, place in order] == sorted(int(p) for _, p in order)
    ]


def test_of_more_wrong_options_than_fit_any_are_drawn_and_every_key_is(
    chromium: Browser, cards: dict[str, Card]
) -> None:
    with screen_of(chromium) as screen:
        reviewer = OneDocument(screen)
        showings = reviewer.page.evaluate(SHOW, [cards["many"].front, SHOWINGS // 5])
        numbers = "all => all.map(option => option.dataset.o)"
        keys = set(reviewer.page.locator("li.key").evaluate_all(numbers))

    assert {len(shown) for shown in showings} == {9}
    assert all(keys < set(shown) for shown in showings)
    drawn = Counter(tuple(sorted(set(shown) - keys)) for shown in showings)
    assert unlikely(drawn, comb(4, 2)) < 1
    places: Counter[tuple[str, ...]] = Counter((str(shown.index(min(keys))),) for shown in showings)
    assert unlikely(places, 9) < 1


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    with screen_of(chromium) as screen:
        yield screen.page


@pytest.mark.parametrize("way", BIASED)
def test_a_biased_way_would_be_seen(way: str, blank: Page) -> None:
    sample = blank.evaluate(SAMPLE.replace("BIASED", BIASED[way]), [SHOWINGS, "4"])

    assert max(uneven_draw(sample, "4"), uneven_order(sample, "4")) > 1


def test_a_fair_way_is_not_taken_for_a_biased_one(blank: Page) -> None:
    fair = SAMPLE.replace("BIASED", "fair(drawn.concat(key))")
    sample = blank.evaluate(fair, [SHOWINGS, "4"])

    assert max(uneven_draw(sample, "4"), uneven_order(sample, "4")) < 1


def test_bits_that_would_favour_some_options_are_thrown_away(
    chromium: Browser, cards: dict[str, Card]
) -> None:
    """Of 2³² numbers, the last four are too many for seven options."""
    shown, calls = [], []
    for first in ([], [2**32 - 4, 2**32 - 1]):
        stub = f"""window.bits = {first}; window.calls = 0;
            crypto.getRandomValues = () => {{ calls += 1; return [bits.shift() || 0]; }};"""
        with screen_of(chromium, stub) as screen:
            reviewer = OneDocument(screen)
            reviewer.show(cards["words"].front)
            shown.append(in_sight(reviewer.page))
            calls.append(reviewer.page.evaluate("() => calls"))

    assert shown[0] == shown[1]
    assert calls == [9, 9 + 2]
