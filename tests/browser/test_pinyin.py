"""A child asks for pinyin in a Chinese reading: none, over new words, over all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import tab_to
from tests.support import axe
from tests.support.sites import Files

READING = """\
kind: reading
lang: zh
title: 行长来了
summary: 一个故事。
minutes: 5
readings: {一行: yī háng}
blocks:
  - {type: story, pages: [{text: 银行行长走了，他说“好”。ABC 123。}]}
  - {type: glossary, words: [{word: 银行, meaning: 放钱的地方。}]}
  - {type: quiz, quiz: a/small, title: 一行}
  - {type: discussion, questions: [他是谁？]}
"""
SHOWN = READING.replace("minutes: 5", "minutes: 5\npinyin: all")
PHONE = {"width": 360, "height": 640}
TABLET = {"width": 800, "height": 1280}


SITE: Files = {"lessons/a/bank.yml": READING, "lessons/a/shown.yml": SHOWN}


@pytest.fixture
def address(site: Path, origin: Origin) -> str:
    """Where the lessons are."""
    return origin.of(site) + "lessons/a/"


def button(page: Page) -> Locator:
    return page.get_by_role("button", name="Pinyin")


def sounds(page: Page) -> str:
    """The pinyin of the story that can be seen."""
    found: list[str] = page.locator(".hb-leaf-words rt").evaluate_all(
        "all => all.filter(rt => rt.getClientRects().length).map(rt => rt.textContent)"
    )
    return " ".join(found)


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_pinyin_is_off_then_over_new_words_then_over_all(
    open_page: Callable[..., Page], address: str, size: dict[str, int]
) -> None:
    page = open_page(viewport=size, has_touch=True)
    page.goto(address + "bank.html")

    assert sounds(page) == ""
    button(page).tap()
    expect(button(page)).to_have_accessible_name("Pinyin: new words")
    assert sounds(page) == "yín háng"
    button(page).tap()
    expect(button(page)).to_have_accessible_name("Pinyin: everywhere")
    assert sounds(page) == "yín háng háng zhǎng zǒu le tā shuō hǎo"
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    box = button(page).bounding_box()
    assert box and box["height"] >= 48
    button(page).tap()
    expect(button(page)).to_have_accessible_name("Pinyin: off")
    assert sounds(page) == ""


def test_the_choice_is_kept_on_the_device_and_told_in_words(page: Page, address: str) -> None:
    page.goto(address + "bank.html")
    tab_to(page, button(page))
    page.keyboard.press("Enter")
    expect(button(page)).to_have_accessible_name("Pinyin: new words")
    page.keyboard.press("Space")
    expect(button(page)).to_have_accessible_name("Pinyin: everywhere")

    page.reload()
    expect(button(page)).to_have_accessible_name("Pinyin: everywhere")
    assert sounds(page).startswith("yín háng háng")


def test_a_child_may_turn_off_what_the_author_shows(page: Page, address: str) -> None:
    page.goto(address + "shown.html")
    assert sounds(page).startswith("yín háng")
    button(page).click()
    assert sounds(page) == ""
    page.reload()
    assert sounds(page) == ""


def test_without_a_script_there_is_what_the_author_shows(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address + "bank.html")
    expect(button(page)).to_be_hidden()
    expect(page.locator(".hb-leaf-words rt").first).to_be_hidden()
    page.goto(address + "shown.html")
    expect(page.locator(".hb-leaf-words rt").first).to_be_visible()


def test_copied_text_and_the_screen_readers_text_have_no_pinyin(page: Page, address: str) -> None:
    page.goto(address + "shown.html")
    copied = page.evaluate(
        """() => { getSelection().selectAllChildren(document.querySelector('.hb-leaf-words p'));
        return getSelection().toString() }"""
    )
    assert "".join(copied.split()) == "银行行长走了，他说“好”。ABC123。"
    heard = page.locator(".hb-leaf-words p").first.aria_snapshot()
    assert "háng" not in heard and "银行" in heard.replace(" ", "")


def test_paper_shows_what_the_screen_shows(page: Page, address: str) -> None:
    page.goto(address + "bank.html")
    page.emulate_media(media="print")
    expect(page.locator(".hb-leaf-words rt").first).to_be_hidden()
    page.emulate_media(media="screen")
    button(page).click()
    button(page).click()
    page.emulate_media(media="print")
    expect(page.locator(".hb-leaf-words rt").first).to_be_visible()
    expect(button(page)).to_be_hidden()


def test_a_lesson_in_english_has_no_pinyin(page: Page, address: str) -> None:
    page.goto(address + "guide.html")
    expect(page.locator("[data-hb-pinyin-button], link[href*=pinyin]")).to_have_count(0)


def test_the_page_has_no_barrier_with_pinyin(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(address + "shown.html")
    assert axe.violations(page) == []
