"""Lessons are chosen by level and topic."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.steps import tab_to
from tests.support import axe
from tests.support.stories import FILES

SITE = FILES
PHONE = {"width": 360, "height": 640}


def cards(page: Page) -> list[str]:
    """The titles of the lessons that are shown."""
    return page.locator(".hb-card h3:visible").all_inner_texts()


def test_lessons_are_chosen_by_level_and_topic(page: Page, at: str) -> None:
    page.goto(at + "child.html")
    assert len(cards(page)) == 3
    page.get_by_role("button", name="3 Paragraphs").click()
    expect(page.get_by_text("1 lesson", exact=True)).to_be_visible()
    assert cards(page) == ["The Tree"]
    expect(page).to_have_url(re.compile("#level=3$"))
    page.reload()
    assert cards(page) == ["The Tree"]
    page.get_by_role("group", name="Topic").get_by_role("button").nth(1).click()
    expect(page.get_by_role("status").filter(has_text=re.compile("lesson|Nothing"))).to_be_visible()
    page.get_by_role("group", name="Level").get_by_role("button", name="All").click()
    page.get_by_role("group", name="Topic").get_by_role("button", name="All").click()
    expect(page.get_by_text("3 lessons", exact=True)).to_be_visible()
    assert len(cards(page)) == 3


def test_chips_work_by_key_and_the_back_button_undoes(page: Page, at: str) -> None:
    page.goto(at + "lessons/tales/index.html")
    chip = page.get_by_role("button", name="2 Short sentences")
    tab_to(page, chip)
    page.keyboard.press("Enter")
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert cards(page) == ["The Kite"]
    page.go_back()
    expect(page.get_by_text("2 lessons", exact=True)).to_be_visible()
    assert len(cards(page)) == 2


def test_the_other_language_keeps_the_choice(page: Page, at: str) -> None:
    page.goto(at + "lessons/tales/index.html#level=2")
    page.get_by_role("group", name="Language").get_by_role("link", name="中文").click()
    expect(page.get_by_text("1篇")).to_be_visible()
    assert cards(page) == ["风筝"]


def test_without_a_script_all_cards_are_there(open_page: Callable[..., Page], at: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(at + "child.html#level=3")
    assert len(cards(page)) == 3
    expect(page.get_by_role("button", name="3 Paragraphs")).to_be_hidden()


def test_axe_finds_nothing_among_chosen_lessons(open_page: Callable[..., Page], at: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(at + "child.html#level=3")
    assert axe.violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
