"""The practice page in Chromium: played by keyboard and by touch, offline, and nothing runs."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from quizgen.model import Choice, ChooseAll, Distractor, Listed, Order, Recall, Typed
from tests.exporters.browser import NO_STORAGE, Screen, screen_of
from tests.exporters.examples import (
    INJECTION,
    MINERALS,
    MYTH,
    ORIGIN,
    WRONG,
    choice,
    item,
    recall,
    shaped,
)
from tests.exporters.practice import (
    EVERY,
    SITE,
    admit,
    give_up,
    go_on,
    heading,
    page_of,
    page_of_bank,
    rested,
    sections_of,
    started,
)
from tests.exporters.test_cards_hostile import HOSTILE, hostile
from tests.exporters.test_cards_looks import AA, CONTRASTS, LONG

SCHEMES = ["light", "dark"]
WIDTHS = [360, 1280]
REFUSED = NO_STORAGE.replace("sessionStorage", "localStorage")

Show = Callable[..., Page]


@pytest.fixture
def shown(chromium: Browser) -> Iterator[Show]:
    """Shows a page in a new window; in the end nothing has gone wrong there."""
    with ExitStack() as stack:
        screens: list[Screen] = []

        def show(text: str, *scripts: str, **settings: Any) -> Page:  # noqa: ANN401  # Chromium's
            still = {"reduced_motion": "reduce", **settings}
            screens.append(stack.enter_context(screen_of(chromium, *scripts, **still)))
            window = screens[-1].page
            window.set_default_timeout(5000)
            window.route(SITE, lambda route: route.fulfill(body=text, content_type="text/html"))
            window.goto(SITE)
            return window

        yield show
        assert [trouble for screen in screens for trouble in screen.troubles] == []


def phone(scheme: str = "light", width: int = 360) -> dict[str, Any]:
    return {"viewport": {"width": width, "height": 700}, "color_scheme": scheme}


def option(window: Page, text: str) -> Any:  # noqa: ANN401  # a locator
    return window.locator(".option").filter(has_text=text).first


def tags(window: Page) -> dict[str, str]:
    """Return what is said of each option after the answer."""
    found: dict[str, str] = window.locator("li.option").evaluate_all(
        """all => Object.fromEntries(all.map((one) => [
          one.querySelector(".inside").firstChild.textContent,
          one.querySelector(".tag")?.textContent || ""]))"""
    )
    return found


# --- Each shape ---


def test_a_choice_gives_the_verdict_every_reason_why_and_source(shown: Show) -> None:
    window = started(shown(page_of(EVERY[0])))
    option(window, "AMPA").click()

    assert heading(window) == "✗ Wrong"
    assert tags(window) == {
        "NMDA receptor": "✓\xa0right answer",
        "AMPA receptor": "✗\xa0your choice",
        "Histamine H1 receptor": "",
    }
    assert {*window.locator(".reason").all_inner_texts()} == {one.reason for one in WRONG}
    expect(window.locator(".why")).to_contain_text("It is x.")
    expect(window.locator(".source")).to_contain_text("The aching back")
    expect(window.locator("blockquote")).to_have_text("Mg2+ does.")


def test_all_that_apply_are_marked_then_checked(shown: Show) -> None:
    window = started(shown(page_of(shaped("all", MINERALS))))
    check = window.get_by_role("button", name="Check", exact=True)
    expect(check).to_be_disabled()
    option(window, "Magnesium").click()
    option(window, "Vitamin D").click()
    option(window, "Vitamin D").click()
    check.click()

    assert heading(window) == "! Partly right: 1 of 2"
    assert tags(window)["Magnesium"] == "✓\xa0right answer · your choice"
    assert tags(window)["Calcium"] == "!\xa0missed"
    assert tags(window)["Vitamin D"] == ""


@pytest.mark.parametrize("together", [["dose", "label"], ["label", "dose"]])
def test_parallel_steps_are_right_in_either_order(together: list[str], shown: Show) -> None:
    window = started(shown(page_of(shaped("order", INJECTION))))
    for text in ("Wash", *together, "Inject"):
        option(window, text).click()
    window.get_by_role("button", name="Check", exact=True).click()

    assert heading(window) == "✓ Right"


def test_a_step_out_of_place_is_told_where_it_belongs(shown: Show) -> None:
    window = started(shown(page_of(shaped("order", INJECTION))))
    for text in ("dose", "Wash", "label", "Inject"):
        option(window, text).click()
    window.get_by_role("button", name="Check", exact=True).click()

    assert heading(window) == "! Partly right: 2 of 4"
    assert tags(window) == {
        "Check the dose": "✗\xa0belongs at 2–3",
        "Wash hands": "✗\xa0belongs at 1",
        "Check the label": "✓\xa0Right",
        "Inject": "✓\xa0Right",
    }
    answer = window.locator(".answer").inner_text().split("\n")
    assert next(line for line in answer if "Check" in line).count("·") == 1


def test_steps_are_never_shown_in_their_order(shown: Show) -> None:
    window = shown(page_of(shaped("order", Order((("a",), ("b",))))))
    seen = set()
    for _ in range(8):
        window.reload()
        seen.add("".join(started(window).locator(".option .inside").all_inner_texts()))

    assert seen == {"ba"}


def test_true_stands_before_false_and_numbers_ascend(shown: Show) -> None:
    window = started(shown(page_of(shaped("myth", MYTH), EVERY[1])))
    judged = window.locator(".option .inside").all_inner_texts()
    window.keyboard.press("b")
    go_on(window)

    assert judged == ["True", "False"]
    assert window.locator(".option .inside").all_inner_texts() == ["35 mg", "350 mg", "3500 mg"]


def test_a_near_answer_is_shown_and_the_learner_decides(shown: Show) -> None:
    window = started(shown(page_of(EVERY[5], EVERY[5])))
    window.keyboard.type("magnesiun")
    window.keyboard.press("Enter")
    near = heading(window)
    shown_answer = window.locator(".answer").inner_text()
    rested(window).keyboard.press("y")

    assert near == "Nearly. You decide"
    assert "magnesium" in shown_answer
    assert heading(window) == "✓ Right"
    expect(window.locator("#score")).to_have_text("1 right")


def test_an_arguable_answer_shows_why_and_the_learner_decides(shown: Show) -> None:
    window = started(shown(page_of(EVERY[5])))
    window.keyboard.type("magnesia")
    window.keyboard.press("Enter")
    expect(window.locator(".arguable")).to_have_text("The oxide.")
    window.locator("#no").click()

    assert heading(window) == "✗ Wrong"


def test_nothing_typed_asks_once_more_then_means_unknown(shown: Show) -> None:
    window = started(shown(page_of(EVERY[5])))
    window.keyboard.press("Enter")
    expect(window.locator(".note")).to_contain_text("Nothing typed")
    window.keyboard.press("Enter")

    assert heading(window) == "✗ Wrong"


def test_each_blank_is_asked_by_itself_and_filled_afterwards(shown: Show) -> None:
    window = started(shown(page_of(EVERY[7])))
    stems = [window.locator(".stem").inner_text()]
    window.keyboard.type("PORE")
    window.keyboard.press("Enter")
    stems.append(window.locator(".stem").inner_text())
    verdict = heading(window)
    go_on(window)
    stems.append(window.locator(".stem").inner_text())

    assert stems == [
        "The a hole holds magnesium.",
        "The pore holds magnesium.",
        "The pore holds ….",
    ]
    assert verdict == "✓ Right"


def test_a_recall_is_shown_and_rated(shown: Show) -> None:
    window = started(shown(page_of(EVERY[8])))
    expect(window.locator(".answer")).to_have_count(0)
    window.get_by_role("button", name="Show the answer").click()
    expect(window.locator(".answer")).to_contain_text("Because.")
    window.get_by_role("button", name="I knew it").click()

    assert heading(window) == "✓ Right"


def test_a_hint_is_there_when_asked_for(shown: Show) -> None:
    window = started(shown(page_of(EVERY[0])))
    hint = window.locator(".hint > div")
    expect(hint).to_be_hidden()
    window.keyboard.press("h")
    expect(hint).to_have_text("Glutamate.")
    window.keyboard.press("h")

    expect(hint).to_be_hidden()


def test_a_picture_is_shown_from_inside_the_page(shown: Show) -> None:
    window = started(shown(page_of(EVERY[1])))

    heart = window.get_by_role("img", name="A heart")
    expect(heart).to_be_visible()
    assert heart.evaluate("one => [one.naturalWidth, one.naturalHeight]") == [30, 20]


# --- A round ---

ANSWERS = {
    "choice": ["1"], "truefalse": ["a"], "all": ["1", "2", "Enter"], "gap": ["x", "Enter"],
    "order": ["1", "2", "3", "4", "Enter"], "typed": ["x", "Enter"], "recall": ["Enter"],
}  # fmt: skip


def play_by_keyboard(window: Page) -> int:
    """Answer all questions by keys alone; return how many there were."""
    total = int(window.locator("#count").inner_text().split()[-1])
    for _ in range(total):
        shape = window.locator("article").get_attribute("data-shape") or ""
        for key in ANSWERS[shape]:
            window.keyboard.press(key)
        decide = window.locator("#no").count()
        rested(window).keyboard.press(["Shift", "n"][decide])
        go_on(window)
    return total


def test_a_round_is_played_by_keyboard_alone(shown: Show) -> None:
    window = shown(page_of(*EVERY))
    window.keyboard.press("Enter")  # the start has the focus

    assert play_by_keyboard(window) == 10
    expect(window.locator("h2")).to_contain_text("of 10 right")
    assert window.evaluate("() => document.activeElement.tagName") == "BUTTON"


def test_options_are_walked_by_arrows_and_reached_by_tab(shown: Show) -> None:
    window = started(shown(page_of(EVERY[1])))
    reached = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "Tab"):
        window.keyboard.press(key)
        reached.append(window.evaluate("() => document.activeElement.textContent"))
    outline = window.evaluate("() => getComputedStyle(document.activeElement).outlineWidth")
    window.keyboard.press("Space")

    assert reached == ["A35 mg", "B350 mg", "A35 mg", "C3500 mg", "I don’t know"]
    assert outline == "3px"
    assert heading(window) == "✗ Wrong"


def test_a_round_is_played_by_touch_alone_and_the_wrong_ones_again(shown: Show) -> None:
    window = shown(page_of(choice("a"), choice("b"), EVERY[5]), has_touch=True, **phone())
    window.get_by_role("button", name="Start").tap()
    for _ in range(3):
        window.locator("#unknown").tap()
        rested(window).locator("#next").tap()
    expect(window.locator("h2")).to_have_text("0 of 3 right")
    window.get_by_role("button", name="Again the wrong ones (3)").tap()
    for _ in range(3):
        for field in window.locator("input[type=text]").all():
            field.fill("Mg")
        option(window, "NMDA").or_(
            window.get_by_role("button", name="Check", exact=True)
        ).first.tap()
        rested(window).locator("#next").tap()

    expect(window.locator("h2")).to_have_text("3 of 3 right")
    expect(window.locator(".result")).to_contain_text("All right.")
    expect(window.get_by_role("button", name="Again")).to_have_count(0)


def test_a_slip_after_the_answer_skips_no_feedback(shown: Show) -> None:
    window = started(shown(page_of(choice("a"), choice("b"))))
    window.evaluate(
        """() => {
          document.querySelector("button.option").click();
          document.querySelector("#next").click();
        }"""
    )

    assert heading(window) != "Choose one"


def test_the_wrong_ones_are_listed_with_their_answers(shown: Show) -> None:
    window = started(shown(page_of(choice("a"), shaped("order", INJECTION), EVERY[7])))
    for _ in range(4):
        window.locator("#unknown").click()
        rested(window).locator("#next").click()

    rows = window.locator(".wrong li").all_inner_texts()
    assert [row.split("\n")[-1] for row in rows] == [
        "NMDA receptor",
        "Wash hands → Check the dose → Check the label → Inject",
        "The pore holds magnesium.",
        "The pore holds magnesium.",
    ]


def test_a_round_may_be_ended_before_its_end(shown: Show) -> None:
    window = started(shown(page_of(*(choice(letter) for letter in "abcd"))))
    option(window, "NMDA").click()
    window.locator("#end").click()

    expect(window.locator("h2")).to_have_text("1 of 1 right")


def test_only_the_parts_that_are_ticked_are_asked(shown: Show) -> None:
    window = shown(page_of_bank(sections_of(choice("a"), choice("b"), choice("c"))))
    window.get_by_label("b", exact=True).uncheck()
    window.get_by_role("button", name="Start").click()

    expect(window.locator("#count")).to_have_text("1 of 2")


def test_fewer_questions_begin_with_those_that_were_wrong(shown: Show) -> None:
    window = shown(page_of(*(choice(f"q{number}") for number in range(12))))
    started(window)
    right = [True] * 5 + [False] * 7
    for is_right in right:
        option(window, {True: "NMDA", False: "AMPA"}[is_right]).click()
        go_on(window)
    window.get_by_role("button", name="New round").click()
    window.locator("#many").select_option("10")
    started(window)
    wrong = window.evaluate("() => round.queue.filter((one) => before[one.id] === 0).length")

    assert wrong == 7
    expect(window.locator("#count")).to_have_text("1 of 10")


# --- What is kept on the device ---


def test_what_was_wrong_is_known_at_the_next_visit_and_can_be_forgotten(shown: Show) -> None:
    window = started(shown(page_of(choice("a"), choice("b"))))
    option(window, "AMPA").click()
    go_on(window)
    option(window, "NMDA").click()
    window.reload()

    expect(window.locator(".past")).to_contain_text("on this device: 1 right, 1 wrong.")
    expect(window.get_by_role("button", name="Again the wrong one")).to_be_visible()
    window.get_by_role("button", name="Forget this").click()
    expect(window.locator(".past")).to_have_count(0)
    window.reload()
    expect(window.locator(".past")).to_have_count(0)


def test_without_storage_a_round_is_the_same(shown: Show) -> None:
    window = started(shown(page_of(choice("a"), choice("b")), REFUSED))
    option(window, "AMPA").click()
    go_on(window)
    option(window, "NMDA").click()
    go_on(window)

    expect(window.locator("h2")).to_have_text("1 of 2 right")
    expect(window.get_by_role("button", name="Again the wrong one")).to_be_visible()


# --- What a list holds is text ---

MATHS = re.compile(r"\\\((</span>.*?)\\\)")
"""The one text among the hostile that is harmless maths: shown without what encloses it."""


@pytest.mark.parametrize("at", range(len(HOSTILE)), ids=HOSTILE)
def test_whatever_a_list_holds_is_read_and_nothing_of_it_runs(at: int, shown: Show) -> None:
    text, told = HOSTILE[at], MATHS.sub(r"\1", HOSTILE[at])
    asked = [*hostile(text, at), replace(item("r", Recall(f"a {text}")), stem=text)]
    asked += [replace(item("t", Typed(f"a {text}")), stem=text, why=f"y {text}")]
    window = started(shown(page_of(*asked)))
    stems = []
    for _ in range(7):
        stems.append(window.locator(".stem").text_content())
        give_up(window)
        assert window.locator(".card img, .card [onclick], .card [onerror], .card svg").count() == 0
        admit(window)

    assert stems == [*[f"q {told}"] * 4, f"t {told} | h {told} | {told}", told, told]
    assert window.evaluate("() => typeof canary") == "undefined"
    assert window.locator("script, iframe, object, embed").count() == 2
    assert {*window.locator("a").evaluate_all("all => all.map(one => one.protocol)")} <= {"https:"}


# --- It can be read ---


def screens_of(window: Page) -> Iterator[None]:
    """Go through the page: the start, every question before and after, the result."""
    yield
    started(window)
    while window.locator("article").count():
        yield
        give_up(window)
        yield
        admit(window)
    yield


EIGHT = Choice(LONG * 2, tuple(Distractor(letter * 40, Listed(), LONG) for letter in "abcdefgh"))
WIDE = (
    replace(item("long", EIGHT), stem=f"{LONG * 2}\n\n```\n{LONG * 3}\n```", why=LONG, hint=LONG),
    shaped("longorder", Order(((LONG * 2,), (f"`{LONG}`", f"```\n{LONG}\n```"), ("short",)))),
    shaped("longall", ChooseAll((f"{LONG * 3}`{LONG}`", "short"), WRONG)),
)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(width: int, scheme: str, shown: Show) -> None:
    window = shown(page_of(*EVERY, *WIDE), **phone(scheme, width))
    wider = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

    assert {window.evaluate(wider) for _ in screens_of(window)} == {0}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_has_the_contrast_of_aa(scheme: str, shown: Show) -> None:
    window = shown(page_of(*EVERY), **phone(scheme))
    measure = CONTRASTS.replace(".qz-card, .qz-card *", "body *:not(script, option, noscript)")
    measured = [found for _ in screens_of(window) for found in window.evaluate(measure)]

    assert len(measured) > 200
    assert [found for found in measured if found[0] < AA] == []


def test_what_is_tapped_is_as_large_as_a_fingertip(shown: Show) -> None:
    window = shown(page_of(*EVERY), **phone())
    tall = "all => all.map(one => one.getBoundingClientRect().height)"
    targets = ".option, .buttons button, summary, .tick, input[type=text], select"
    heights = [
        high for _ in screens_of(window) for high in window.locator(targets).evaluate_all(tall)
    ]

    assert len(heights) > 60
    assert min(heights) >= 44


def test_it_is_dark_in_the_dark_and_light_on_paper(shown: Show) -> None:
    window = shown(page_of(*EVERY), color_scheme="dark")
    ground = "() => getComputedStyle(document.querySelector('.card')).backgroundColor"
    dark = window.evaluate(ground)
    window.emulate_media(media="print")

    assert (dark, window.evaluate(ground)) == ("rgb(27, 30, 36)", "rgb(255, 255, 255)")
    expect(window.locator(".buttons")).to_be_hidden()


def test_without_a_script_it_says_what_it_needs(shown: Show) -> None:
    window = shown(page_of(*EVERY), java_script_enabled=False)

    expect(window.locator("#room")).to_contain_text("JavaScript")


def test_landmarks_names_and_states_are_there(shown: Show) -> None:
    window = shown(page_of(shaped("all", MINERALS)))
    for landmark in (window.get_by_role("banner"), window.get_by_role("main")):
        expect(landmark).to_have_count(1)
    expect(window.get_by_role("contentinfo")).to_have_count(1)
    expect(window.get_by_role("heading", level=1)).to_have_text("Magnesium")
    started(window)
    box = window.get_by_role("checkbox", name="Calcium")
    expect(box).not_to_be_checked()
    box.click()

    expect(box).to_be_checked()
    expect(window.get_by_role("status")).to_have_text("Choose all that apply")
    expect(window.get_by_role("progressbar")).to_have_count(1)


def test_the_text_of_a_list_goes_its_own_way(shown: Show) -> None:
    hebrew = replace(choice("a"), stem="איזה קולטן?", origin=replace(ORIGIN, language="he"))
    window = started(shown(page_of(hebrew)))
    stem = window.locator(".stem")

    assert stem.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert window.locator("article").get_attribute("lang") == "he"


def test_a_page_without_questions_says_so(shown: Show) -> None:
    window = shown(page_of())

    expect(window.locator("main")).to_have_text("There is no question on this page.")


def test_an_old_recall_is_only_asked_where_nothing_else_is(shown: Show) -> None:
    window = started(shown(page_of(recall("a"), choice("a"))))

    expect(window.locator("#count")).to_have_text("1 of 1")
