"""The picker is for everybody: by keyboard, in both schemes, on narrow screens, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learners_page import PHONE, button, come, grown_up, me, seed
from tests.browser.learners_page import SITE as SITE  # for the fixture `site`
from tests.browser.steps import tab_to
from tests.support.axe import violations


def test_a_child_comes_in_and_goes_by_keyboard(page: Page, at: str) -> None:
    page.goto(at + "learners.html")
    tab_to(page, button(page, "bee"))
    page.keyboard.press("Enter")
    tab_to(page, button(page, "brown bee"))
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"/me\.html$"))
    tab_to(page, me(page))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("dialog").get_by_role("button", name="I’m done"))
    page.keyboard.press("Enter")

    expect(button(page, "brown bee")).to_be_visible()


def test_axe_finds_nothing_at_any_step(open_page: Callable[..., Page], at: str) -> None:
    page = open_page(**PHONE)
    page.goto(at + "learners.html")
    expect(button(page, "bee")).to_be_visible()
    assert violations(page) == []
    button(page, "bee").tap()
    assert violations(page) == []
    seed(page, at, 2, nickname="Mei", secret=[0, 1, 2])
    grown_up(page)
    page.get_by_role("button", name="Remove (red fox)").click()
    assert violations(page) == []
    button(page, "Mei, red fox").click()
    assert violations(page) == []
    for name in ("sun", "moon", "star"):
        button(page, name).tap()
    expect(page).to_have_url(re.compile(r"/me\.html$"))
    page.goto(at + "quizzes/a/small.html")
    me(page).click()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 800])
def test_nothing_is_wider_than_the_page(
    open_page: Callable[..., Page], at: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    wide = "document.documentElement.scrollWidth > innerWidth"
    seed(page, at, 30, nickname="Xiaolongbao")
    assert not page.evaluate(wide)
    page.locator(".hb-tile").first.click()
    expect(page).to_have_url(re.compile(r"/me\.html$"))
    page.goto(at + "zh/quizzes/a/small.html")
    expect(page.locator("button[data-hb-whois]")).to_be_visible()
    assert not page.evaluate(wide)


def test_the_pictures_have_chinese_names(page: Page, at: str) -> None:
    page.goto(at + "zh/learners.html")
    expect(page.get_by_role("heading", name="选一个动物")).to_be_visible()
    button(page, "狐狸").click()
    button(page, "红色狐狸").click()

    expect(page).to_have_url(re.compile(r"/zh/me\.html$"))
    expect(page.get_by_role("button", name="这是我")).to_be_visible()


def test_a_child_is_the_same_in_both_languages(page: Page, at: str) -> None:
    come(page, at, "fox", "red")
    page.goto(at + "zh/learners.html")

    expect(button(page, "红色狐狸")).to_be_visible()
