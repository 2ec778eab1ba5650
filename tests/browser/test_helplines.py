"""Who can help: one tap from every page, numbers that call, a card to print."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support import axe

PHONE = {"width": 360, "height": 640}
TABLET = {"width": 800, "height": 1280}
NARROW = {"width": 320, "height": 640}
NUMBERS = ["110", "119", "120", "12356"]


@pytest.mark.parametrize("size", [PHONE, TABLET, NARROW])
@pytest.mark.parametrize("prefix", ["", "zh/"])
@pytest.mark.parametrize("name", ["index", "lessons/safety/water", "quizzes/safety/water"])
def test_one_tap_leads_to_the_numbers(
    open_page: Callable[..., Page], home: str, size: dict[str, int], prefix: str, name: str
) -> None:
    page = open_page(viewport=size, has_touch=True)
    page.goto(f"{home}{prefix}{name}.html")
    help = page.get_by_role("banner").get_by_role("link", name=re.compile("Get help|找人帮忙"))
    expect(help).to_be_in_viewport(ratio=1)
    help.tap()

    expect(page).to_have_url(re.compile(rf"/{prefix}helplines\.html$"))
    first = page.get_by_role("main").get_by_role("link").first
    expect(first).to_have_attribute("href", "tel:110")


def test_the_way_stands_in_the_menu_and_at_the_end_too(page: Page, home: str) -> None:
    page.goto(home + "lessons/family/better-questions.html")
    expect(page.get_by_role("contentinfo").get_by_role("link", name="Get help")).to_be_visible()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("dialog").get_by_role("link", name="Get help").click()

    expect(page.get_by_role("heading", name="Who can help")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_a_child_sees_four_large_numbers_and_when_to_call_them(
    open_page: Callable[..., Page], home: str, size: dict[str, int]
) -> None:
    page = open_page(viewport=size)
    page.goto(home + "helplines.html")
    box = page.get_by_role("region", name="Numbers to call")
    links = box.locator("a[href^='tel:']")

    hrefs = [link.get_attribute("href") for link in links.all()]
    assert hrefs == [f"tel:{number}" for number in NUMBERS]
    for link in page.locator("a[href^='tel:']").all():
        place = link.bounding_box()
        assert place and place["height"] >= 48
    expect(box).to_contain_text("You are in danger.")
    expect(box).to_contain_text("Last checked November 22, 2026.")
    expect(box).to_contain_text("Numbers can change; your teacher can help you call.")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_numbers_of_adults_stand_apart_and_say_what_to_check(page: Page, home: str) -> None:
    page.goto(home + "helplines.html")
    adults = page.get_by_role("region", name="For adults")

    expect(adults.get_by_role("link", name="12355")).to_be_visible()
    expect(adults).to_contain_text("Hours vary from place to place")
    expect(adults).to_contain_text("Check it with your village committee")
    assert adults.get_by_role("link", name="110 Police", exact=True).count() == 0


def test_what_to_say_stands_in_its_order(page: Page, home: str) -> None:
    page.goto(home + "zh/helplines.html")
    steps = page.get_by_role("region", name="电话里怎么说").get_by_role("listitem")

    expect(steps.first).to_contain_text("我在哪里")
    expect(page.get_by_role("region", name="可以打的电话")).to_contain_text("2026年11月22日")


def test_the_card_prints_the_numbers_and_lines_to_fill(page: Page, home: str) -> None:
    page.goto(home + "helplines.html")
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print this card").click()
    assert page.evaluate("window.printed")

    page.emulate_media(media="print")
    expect(page.get_by_text("Where I live, and what everybody knows near it")).to_be_visible()
    expect(page.locator(".hb-numbers").first).to_contain_text("110")
    expect(page.locator(".hb-exit")).to_be_hidden()
    expect(page.get_by_role("button", name="Print this card")).to_be_hidden()


def test_without_a_script_the_numbers_are_there(open_page: Callable[..., Page], home: str) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto(home + "index.html")
    page.get_by_role("banner").get_by_role("link", name="Get help").click()

    expect(page.get_by_role("link", name="110 Police", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Print this card")).to_be_hidden()


@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_axe_finds_nothing(open_page: Callable[..., Page], home: str, prefix: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{home}{prefix}helplines.html")
    page.get_by_role("main").locator("summary").first.click()
    page.evaluate("() => scrollTo(0, 0)")  # no number lies half below the strip of the exit

    assert axe.violations(page) == []
