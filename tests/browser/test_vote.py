"""Voting by hands on a slide: counted, talked over, voted on again, answered, explained, gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.storage import EVERYTHING
from tests.support import axe
from tests.support.sites import Built
from tests.support.web import file_site

WATER = "safety/water"
FRIEND, HELP, SHOE, ORDER = "friend-slips-in", "good-help", "the-shoe", "right-order"


def open_question(page: Page, home: str, question: str, lang: str = "") -> Locator:
    page.goto(f"{home}{lang}present/{WATER}.html#quiz-{question}")
    return now(page)


def now(page: Page) -> Locator:
    return page.locator(".hb-slide[data-hb-now]")


def press(page: Page, keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def choice(slide: Locator, letter: str) -> Locator:
    return slide.locator(f'[data-hb-letter="{letter}"]')


def box(slide: Locator, letter: str) -> Locator:
    return slide.get_by_role("textbox", name=f"Hands for {letter}", exact=True)


def test_hands_are_counted_by_keys_taps_and_typing(page: Page, home: str) -> None:
    slide = open_question(page, home, FRIEND)
    slide.get_by_role("button", name="Count hands").click()
    press(page, "11122")
    page.keyboard.press("Shift+1")
    slide.get_by_role("button", name="C +5").click()
    slide.get_by_role("button", name="C −1").click()
    box(slide, "D").fill("１2")

    for letter, count in (("A", "2"), ("B", "2"), ("C", "4")):
        expect(box(slide, letter)).to_have_value(count)
    slide.get_by_role("button", name="Show the answer").click()
    for letter, words in (("A", "2 · 10%"), ("B", "2 · 10%"), ("C", "4 · 20%"), ("D", "12 · 60%")):
        expect(choice(slide, letter)).to_contain_text(words)
    expect(choice(slide, "B")).to_contain_text("Right")
    expect(choice(slide, "A")).to_contain_text("Not this one")


def test_after_the_talk_the_first_vote_is_still_seen_beside_the_second(
    page: Page, home: str
) -> None:
    slide = open_question(page, home, FRIEND)
    press(page, "v1112n")
    expect(slide.get_by_role("status")).to_contain_text("Tell your neighbour")
    expect(choice(slide, "A").locator(".hb-vote-tally")).to_be_hidden()
    press(page, "n2222")

    expect(choice(slide, "A")).to_contain_text("before: 3")
    expect(choice(slide, "B")).to_contain_text("before: 1")
    first, second = (choice(slide, "A").locator(bar) for bar in (".hb-vote-then", ".hb-vote-now"))
    expect(first).to_have_attribute("width", "75%")
    expect(second).to_have_attribute("width", "0%")


def test_a_clicker_leads_from_the_question_to_the_answer_to_why_and_on(
    page: Page, home: str
) -> None:
    slide = open_question(page, home, FRIEND)
    expect(slide.get_by_text("Right", exact=True)).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(slide.get_by_text("Right", exact=True)).to_be_visible()
    expect(slide.get_by_text("That is a kind wish")).to_be_hidden()
    page.keyboard.press("PageDown")
    for why in ("That is a kind wish", "Yes: Rice stays safe", "Shout first", "One slip pulls"):
        expect(slide.get_by_text(why)).to_be_visible()
    page.keyboard.press("PageDown")
    expect(now(page)).to_have_attribute("id", f"quiz-{ORDER}")

    # This one is answered aloud; then all the way back.
    answer = now(page).get_by_text("Answer:", exact=True)
    expect(answer).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(answer).to_be_visible()
    for _ in range(4):
        page.keyboard.press("PageUp")
    expect(now(page).get_by_role("button", name="Count hands")).to_be_visible()


def test_with_closed_eyes_no_count_is_seen_before_the_answer(page: Page, home: str) -> None:
    slide = open_question(page, home, FRIEND)
    slide.get_by_role("button", name="Eyes closed").click()
    press(page, "111")
    slide.get_by_role("button", name="B: one hand more").click()

    expect(slide.get_by_text("Close your eyes")).to_be_visible()
    expect(slide.get_by_text("Hands counted: 4")).to_be_visible()
    expect(slide.get_by_role("heading", name="Cloud slips in")).to_be_hidden()
    expect(slide.locator(".hb-vote-choices")).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(choice(slide, "A").locator(".hb-vote-count")).to_have_text("3")


def test_under_seven_in_ten_the_lesson_is_offered_again_and_leads_back(
    page: Page, home: str
) -> None:
    slide = open_question(page, home, FRIEND)
    press(page, "111" + "2222222" + "r")
    expect(slide.get_by_role("button", name="Why?")).to_be_visible()
    expect(slide.get_by_role("button", name="Teach it again")).to_be_hidden()
    back = page.get_by_role("button", name="Back to the question")
    page.keyboard.press("PageUp")
    press(page, "1r")
    slide.get_by_role("button", name="Teach it again").click()

    expect(now(page)).to_have_attribute("id", "show-1")
    page.keyboard.press("PageDown")
    expect(now(page)).to_have_attribute("id", "show-2")
    back.click()
    expect(now(page)).to_have_attribute("id", f"quiz-{FRIEND}")
    expect(back).to_be_hidden()
    press(page, "n")
    expect(choice(slide, "A")).to_contain_text("before: 4")


def test_hands_go_up_for_every_answer_that_fits(page: Page, home: str) -> None:
    slide = open_question(page, home, HELP)
    expect(slide.get_by_text("Raise your hand for every answer")).to_be_visible()
    right = slide.locator(".hb-vote-choice[data-hb-right]")
    letters = [item.get_attribute("data-hb-letter") or "" for item in right.all()]
    assert len(letters) > 1
    press(page, "v")
    for letter in letters:
        box(slide, letter).fill("20")
    page.keyboard.press("Enter")
    press(page, "r")

    expect(slide.get_by_text("20", exact=True)).to_have_count(len(letters))
    expect(slide.get_by_text("%")).to_have_count(0)
    expect(slide.get_by_role("button", name="Teach it again")).to_be_hidden()


def test_a_class_votes_its_way_through_a_story(page: Page, home: str) -> None:
    slide = open_question(page, home, SHOE)
    press(page, "1113")
    page.keyboard.press("PageDown")
    expect(slide.get_by_text("The mud slides")).to_be_visible()
    slide.get_by_role("button", name="Choose again").click()
    expect(box(slide, "A")).to_be_hidden()
    slide.get_by_role("button", name="Leave it and step back").click()
    slide.get_by_role("button", name="Go on").click()
    # Nobody has voted on this turn: a clicker goes the safe way.
    page.keyboard.press("PageDown")
    expect(slide.get_by_text("Shout to Grandpa")).to_be_visible()
    page.keyboard.press("PageDown")

    expect(slide.get_by_text("Say it together")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(now(page)).to_have_attribute("id", f"quiz-{HELP}")


def test_counts_are_kept_nowhere_and_go_with_the_page(page: Page, home: str) -> None:
    slide = open_question(page, home, FRIEND)
    before = page.evaluate(EVERYTHING)
    press(page, "v11122nn2222r")
    expect(choice(slide, "B")).to_contain_text("before: 2")

    assert page.evaluate(EVERYTHING) == before
    assert "2" not in page.url.rpartition("#")[2]
    page.reload()
    page.keyboard.press("v")
    expect(box(slide, "A")).to_have_value("0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state_of_a_vote(
    open_page: Callable[..., Page], portal: Built, scheme: str
) -> None:
    page = open_page(color_scheme=scheme, reduced_motion="reduce")
    open_question(page, file_site(portal.site), FRIEND)
    for keys in ("v", "1112n", "n2e", "e", "r", "n1r"):
        press(page, keys)
        assert axe.violations(page) == [], keys
    page.keyboard.press("PageDown")
    assert axe.violations(page) == []


def test_without_a_script_the_answer_opens_below_the_question(
    open_page: Callable[..., Page], home: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{home}present/{WATER}.html")
    slide = page.locator(f"#quiz-{FRIEND}")
    expect(slide.get_by_text("Right", exact=True)).to_be_hidden()
    slide.locator("summary").click()

    expect(slide.get_by_text("Right", exact=True)).to_be_visible()
    expect(slide.get_by_text("One slip pulls")).to_be_visible()
    expect(slide.get_by_role("button", name="Count hands")).to_have_count(0)
    expect(page.locator(f"#quiz-{SHOE}").get_by_text("The mud slides")).to_be_visible()


@pytest.mark.parametrize(("wide", "high"), [(1024, 768), (1920, 1080)])
def test_a_picture_with_places_fills_its_slide_and_the_letters_lie_on_it(
    open_page: Callable[..., Page], home: str, wide: int, high: int
) -> None:
    page = open_page(viewport={"width": wide, "height": high})
    page.goto(f"{home}present/safety/roads.html#quiz-three-mistakes")
    picture = now(page).locator(".hb-vote-places img")
    expect(picture).to_be_visible()
    page.wait_for_function("image => image.complete", arg=picture.element_handle())
    seen = picture.bounding_box()
    pins = now(page).locator(".hb-pin")
    assert seen is not None
    assert seen["height"] > high * 0.4
    assert seen["width"] > high * 0.4
    assert pins.count() > 3

    for pin in pins.all():
        circle, letter = (pin.locator(part).bounding_box() for part in ("circle >> nth=1", "text"))
        assert circle is not None and letter is not None
        assert seen["x"] <= circle["x"] <= seen["x"] + seen["width"] - circle["width"]
        assert seen["y"] <= circle["y"] <= seen["y"] + seen["height"] - circle["height"]
        assert circle["x"] < letter["x"] and letter["width"] < circle["width"]
        assert high * 0.03 < circle["height"] < high * 0.08
