"""An Arabic edition: everything stands on the other side, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import question
from tests.browser.test_every_page import SMALL_CONTROLS, TOO_WIDE
from tests.support import axe
from tests.support.arabic import SITE as SITE  # for the fixture `site`

NAMES = ["index", "child", "lessons/index", "lessons/a/index", "lessons/a/guide"]
NAMES += ["quizzes/a/small", "review"]
NARROW = {"width": 320, "height": 640}
TOO_WIDE_LEFT = TOO_WIDE.replace("right > innerWidth + 1", "left < -1")


@pytest.fixture
def arabic(at: str) -> str:
    """Where its Arabic pages are."""
    return at + "ar/"


def left(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["x"]


def test_the_header_and_the_ways_on_stand_on_the_other_side(page: Page, arabic: str) -> None:
    page.goto(arabic + "lessons/a/guide.html")

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert left(page.locator(".hb-brand")) > left(page.locator(".hb-tools"))
    before = page.get_by_role("link", name="السابق")
    after = page.get_by_role("link", name="التالي")
    assert left(before) > left(after)
    assert left(before.locator("svg")) > left(before.locator("span").first)
    for way in (before, after):
        turned = "e => new DOMMatrix(getComputedStyle(e).transform).a"
        assert way.locator("svg").evaluate(turned) == -1


def test_numbers_and_signs_stand_before_their_words(page: Page, arabic: str) -> None:
    page.goto(arabic + "lessons/a/guide.html")

    words = page.locator(".hb-steps .hb-step-words").first.bounding_box()
    item = page.locator(".hb-steps > li").first.bounding_box()
    assert words and item
    assert item["x"] + item["width"] - (words["x"] + words["width"]) > 40
    box = page.locator(".hb-checklist input").first
    assert left(box) > left(page.locator(".hb-checklist li span").first)
    expect(page.locator(".hb-kind")).to_contain_text("3 دقائق")
    expect(page.locator(".hb-reviewed")).to_contain_text("نوفمبر")


def test_a_child_orders_finds_and_plays(page: Page, arabic: str) -> None:
    page.goto(arabic + "quizzes/a/small.html")
    steps = question(page, "steps")
    up = steps.get_by_role("button", name="أعلى ارجع إلى الوراء")
    up.click()
    up.click()
    steps.get_by_role("button", name="تحقق من إجابتي").click()
    expect(steps).to_have_attribute("data-hb-verdict", "correct")

    road = question(page, "road")
    letters = road.locator(".hb-pin")
    assert left(letters.nth(0)) < left(letters.nth(1)), "a picture is the same in every language"
    road.get_by_label("على الرصيف").check()
    road.get_by_role("button", name="تحقق من إجابتي").click()
    expect(road).to_have_attribute("data-hb-verdict", "correct")

    shoe = question(page, "shoe")
    turn = shoe.get_by_role("button", name="أتركه")
    assert left(turn.locator(".hb-letter")) > left(turn.locator(".hb-choice-text"))
    turn.click()
    shoe.get_by_role("button", name="تابع").click()
    expect(shoe.get_by_text("يمكن شراء حذاء.")).to_be_visible()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_nothing_runs_out_of_a_narrow_page(
    open_page: Callable[..., Page], arabic: str, name: str
) -> None:
    page = open_page(viewport=NARROW)
    page.goto(f"{arabic}{name}.html")

    assert axe.violations(page) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(TOO_WIDE_LEFT) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]
    assert page.evaluate(SMALL_CONTROLS) == []


def test_a_printed_page_runs_from_right_to_left(page: Page, arabic: str) -> None:
    page.goto(arabic + "lessons/a/guide.html")
    page.emulate_media(media="print")

    first = page.locator(".hb-steps > li").first
    assert first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
