"""Stories whose pages turn, words that open, the tools of a reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import NO_STORAGE, tab_to
from tests.support import axe
from tests.support.stories import FILES, STORY

SITE = FILES
PHONE = {"width": 360, "height": 640}
TABLET = {"width": 800, "height": 1280}
NARROW = {"width": 320, "height": 640}


@pytest.fixture
def address(origin, site: Path) -> str:
    return origin.of(site)


def visible_pages(page: Page) -> list[str]:
    return page.evaluate(
        "() => [...document.querySelectorAll('.hb-leaf')]"
        ".filter(leaf => leaf.checkVisibility({visibilityProperty: true}))"
        ".map(leaf => leaf.getAttribute('aria-label'))"
    )


def at_page(page: Page, n: int) -> None:
    """The reader is on this page of three, and is told so."""
    expect(page.get_by_text(f"Page {n} of 3", exact=True)).to_be_visible()
    assert visible_pages(page) == [f"Page {n}"]


def swipe(page: Page, begin: int, end: int) -> None:
    """A finger goes across the words."""
    box = page.locator(".hb-leaves").bounding_box()
    assert box
    y = box["y"] + 40
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", touch("touchStart", begin, y))
    for step in range(1, 6):
        x = begin + (end - begin) * step / 5
        finger.send("Input.dispatchTouchEvent", touch("touchMove", x, y))
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def touch(kind: str, x: float, y: float) -> dict[str, object]:
    return {"type": kind, "touchPoints": [{"x": x, "y": y}]}


def test_the_picture_stands_above_the_words_or_beside_them(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(viewport=PHONE)
    page.goto(address + STORY)
    picture, words = page.get_by_alt_text("A kite."), page.get_by_text("Bean looks up")
    above, below = picture.bounding_box(), words.bounding_box()
    assert above and below and above["y"] + above["height"] <= below["y"]
    page.set_viewport_size({"width": 1280, "height": 800})
    left, right = picture.bounding_box(), words.bounding_box()
    assert left and right and left["x"] + left["width"] <= right["x"]


def test_where_storage_is_refused_the_pages_turn_all_the_same(page: Page, address: str) -> None:
    page.add_init_script(NO_STORAGE)
    page.goto(address + STORY)
    page.get_by_role("button", name="Next").click()
    at_page(page, 2)
    expect(page.get_by_text("Your page is kept on this device.")).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE, TABLET])
def test_buttons_turn_the_pages_and_stop_at_both_ends(
    open_page: Callable[..., Page], address: str, viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport)
    page.goto(address + STORY)
    at_page(page, 1)
    back, on = page.get_by_role("button", name="Back"), page.locator("[data-hb-next]")
    expect(back).to_have_attribute("aria-disabled", "true")
    expect(on).to_have_accessible_name("Next")
    page.locator(".hb-story").evaluate("story => story.scrollIntoView()")
    before = on.bounding_box()
    on.click()
    at_page(page, 2)
    assert on.bounding_box() == pytest.approx(before, abs=1)
    on.click()
    at_page(page, 3)
    expect(on).to_have_accessible_name("Go on")
    expect(on).to_be_focused()
    on.press("Enter")
    at_page(page, 3)
    below = page.locator(".hb-block:has(.hb-story) + section")
    expect(below).to_be_focused()
    expect(below).to_be_in_viewport()
    back.click()
    at_page(page, 2)
    expect(on).to_have_accessible_name("Next")


def test_arrow_keys_turn_the_pages_when_the_story_has_the_focus(page: Page, address: str) -> None:
    page.goto(address + STORY)
    page.keyboard.press("ArrowRight")
    at_page(page, 1)
    tab_to(page, page.locator(".hb-leaves"))
    page.keyboard.press("ArrowRight")
    at_page(page, 2)
    page.keyboard.press("ArrowLeft")
    at_page(page, 1)


def test_in_a_script_from_the_right_the_left_arrow_leads_on(page: Page, address: str) -> None:
    page.add_init_script(
        "document.addEventListener('readystatechange', () => document.documentElement.dir = 'rtl')"
    )
    page.goto(address + STORY)
    page.locator(".hb-leaves").focus()
    page.keyboard.press("ArrowLeft")
    at_page(page, 2)


def test_a_swipe_turns_the_page(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    page.goto(address + STORY)
    page.locator(".hb-leaves").scroll_into_view_if_needed()
    swipe(page, 300, 100)
    at_page(page, 2)
    swipe(page, 100, 300)
    at_page(page, 1)


def test_the_page_is_found_again_after_a_reload(page: Page, address: str) -> None:
    page.goto(address + STORY)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Your page is kept on this device.")).to_be_visible()
    page.reload()
    at_page(page, 2)
    expect(page.get_by_text("Here you stopped last time.")).to_be_visible()
    kept = page.evaluate("async () => [...await hornbookDevice.keptAll('place:')]")
    assert kept == [["place:tales/kite#story", 2]]
    page.goto(address + "lessons/tales/tree.html")
    at_page(page, 1)


def test_the_other_language_opens_at_the_same_page(page: Page, address: str) -> None:
    page.goto(address + STORY)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Your page is kept on this device.")).to_be_visible()
    page.goto(address + "zh/" + STORY)
    expect(page.get_by_text("第2页，共3页")).to_be_visible()


def test_all_pages_can_be_shown(page: Page, address: str) -> None:
    page.goto(address + STORY)
    page.get_by_role("button", name="Letters and lines").click()
    everything = page.get_by_role("button", name="All pages")
    everything.click()
    assert visible_pages(page) == ["Page 1", "Page 2", "Page 3"]
    expect(page.get_by_text("All pages are shown.")).to_be_visible()
    everything.click()
    at_page(page, 1)


def test_without_a_script_all_pages_stand_below_one_another(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto(address + STORY)
    for words in ("hangs in a tree", "brings the rake", "comes down"):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_role("button", name="Next")).to_be_hidden()
    expect(page.get_by_role("button", name="Letters and lines")).to_be_hidden()
    expect(page.get_by_role("button", name="rake")).to_have_count(0)
    expect(page.get_by_text("A long stick with teeth.")).to_be_visible()


def test_paper_shows_all_pages_and_no_buttons(page: Page, address: str) -> None:
    page.goto(address + STORY)
    page.get_by_role("button", name="Next").click()
    page.emulate_media(media="print")
    assert visible_pages(page) == ["Page 1", "Page 2", "Page 3"]
    expect(page.locator(".hb-pager")).to_be_hidden()
    expect(page.locator(".hb-reading")).to_be_hidden()
    tops = page.locator(".hb-leaf").evaluate_all(
        "leaves => leaves.map(leaf => leaf.getBoundingClientRect().top)"
    )
    assert tops == sorted(set(tops))


def test_a_word_opens_in_place_by_tap(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport=NARROW, has_touch=True)
    page.goto(address + STORY)
    word = page.get_by_role("button", name="kite", exact=True)
    word.tap()
    box = page.locator(".hb-meaning")
    expect(box).to_contain_text("Paper that flies on a string.")
    expect(word).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[data-hb-heard]")).to_contain_text("Paper that flies on a string.")
    place = box.bounding_box()
    assert place and place["x"] >= 0 and place["x"] + place["width"] <= NARROW["width"]
    page.get_by_role("heading", name="The story").tap()
    expect(box).to_have_count(0)


def test_a_word_opens_and_closes_by_key(page: Page, address: str) -> None:
    page.goto(address + STORY)
    page.get_by_role("button", name="Next").click()
    word = page.get_by_role("button", name="rake", exact=True)
    word.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hb-meaning")).to_contain_text("The rake leans on the wall.")
    page.keyboard.press("Escape")
    expect(page.locator(".hb-meaning")).to_have_count(0)
    expect(word).to_be_focused()
    page.keyboard.press(" ")
    expect(page.locator(".hb-meaning")).to_be_visible()
    page.keyboard.press("ArrowRight")
    at_page(page, 3)
    expect(page.locator(".hb-meaning")).to_have_count(0)


def test_each_page_marks_a_word_once(page: Page, address: str) -> None:
    page.goto(address + STORY)
    marks = page.locator(".hb-leaf").evaluate_all(
        "leaves => leaves.map(leaf => leaf.querySelectorAll('.hb-gloss').length)"
    )
    assert marks == [1, 1, 1]


def test_chinese_words_open_inside_a_sentence(page: Page, address: str) -> None:
    page.goto(address + "zh/" + STORY)
    page.locator("[data-hb-now] .hb-gloss").click()
    expect(page.locator(".hb-meaning-dd")).to_contain_text(re.compile("用.*线.*牵"))


def test_letters_and_lines_are_remembered_on_the_next_page(page: Page, address: str) -> None:
    page.goto(address + STORY)
    words = page.locator("[data-hb-now] .hb-leaf-words")
    size, height = (
        words.evaluate(f"e => parseFloat(getComputedStyle(e).{name})")
        for name in ("fontSize", "lineHeight")
    )
    page.get_by_role("button", name="Letters and lines").click()
    page.get_by_role("button", name="Very large letters").click()
    page.get_by_role("button", name="Wide").click()
    page.goto(address + "lessons/tales/tree.html")
    assert words.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > 1.4 * size
    assert words.evaluate("e => parseFloat(getComputedStyle(e).lineHeight)") > 1.7 * height
    page.get_by_role("button", name="Letters and lines").click()
    expect(page.get_by_role("button", name="Very large letters")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_role("button", name="Normal letters").click()
    page.get_by_role("button", name="Close", exact=True).click()
    assert words.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") == size


def test_the_ruler_follows_taps_and_keys(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    page.goto(address + STORY)
    page.get_by_role("button", name="Letters and lines").click()
    page.get_by_role("button", name="Reading ruler").click()
    band = page.locator("[data-hb-now] .hb-ruler rect")
    expect(band).to_be_visible()
    start = band.get_attribute("y") or ""
    first = float(start)
    page.locator(".hb-leaves").focus()
    page.keyboard.press("ArrowDown")
    expect(band).not_to_have_attribute("y", start)
    second = band.get_attribute("y") or ""
    assert float(second) > first + 20
    words = page.locator("[data-hb-now] .hb-leaf-words p").first.bounding_box()
    assert words
    page.touchscreen.tap(words["x"] + words["width"] - 10, words["y"] + 10)
    expect(band).not_to_have_attribute("y", second)
    again = band.bounding_box()
    assert again and again["y"] <= words["y"] + 10 <= again["y"] + again["height"]


@pytest.mark.parametrize("edition", ["", "zh/"])
def test_axe_finds_nothing_in_an_open_story(
    open_page: Callable[..., Page], address: str, edition: str
) -> None:
    page = open_page(viewport=PHONE)
    page.goto(address + edition + STORY)
    page.locator("[data-hb-reading-open]").click()
    page.locator("[data-hb-toggle='ruler']").click()
    page.locator("[data-hb-now] .hb-gloss").click()
    assert axe.violations(page) == []


@pytest.mark.parametrize("edition", ["", "zh/"])
@pytest.mark.parametrize("viewport", [NARROW, TABLET])
def test_very_large_letters_need_no_sideways_scrolling(
    open_page: Callable[..., Page], address: str, viewport: dict[str, int], edition: str
) -> None:
    page = open_page(viewport=viewport)
    page.goto(address + edition + STORY)
    page.locator("[data-hb-reading-open]").click()
    page.locator("[data-hb-flag='bigger']").click()
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= viewport["width"]
    on = page.locator("[data-hb-next]").bounding_box()
    assert on and on["x"] + on["width"] <= viewport["width"]
