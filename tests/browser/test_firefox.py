"""The main journeys once more, in Firefox, at the size of a phone and of a tablet.

Playwright drives an installed Firefox over WebDriver BiDi, which has no touch, no paper and no way
back (measured: 153 with 1.64): taps are clicks, and what would be printed is read from the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.conftest import Origin
from tests.browser.kept_site import until_true
from tests.browser.steps import RIGHT, answer, answer_all, question, saved, tab_to
from tests.browser.storage import everything
from tests.browser.test_checkin import assert_nothing_is_chosen, face, helpers
from tests.browser.test_checkin import open_it as open_check_in
from tests.browser.test_choosing import cards
from tests.browser.test_forms import FILLED, listen_to_print, sheet
from tests.browser.test_forms import address as form
from tests.browser.test_pinyin import READING, button, sounds
from tests.browser.test_reading import at_page
from tests.browser.test_usb import copy as copy
from tests.support.machine import find_firefox
from tests.support.sites import Files
from tests.support.stories import FILES, STORY
from tests.support.web import file_site

PHONE = {"width": 360, "height": 640}
TABLET = {"width": 800, "height": 1280}
TREE = "lessons/tales/tree.html"
KEPT = "async page => [...(await hornbookDevice.keptAll('place:')).values()][0] === page"
"""Whether it is this page of a story that the device keeps."""
STRICT = {"security.fileuri.strict_origin_policy": True}
"""What drivers turn off and a reader's Firefox has on: each file is an origin of its own."""


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One headless Firefox for this file."""
    started = playwright.firefox.launch(
        channel="moz-firefox", executable_path=find_firefox(), firefox_user_prefs=STRICT
    )
    yield started
    started.close()


@pytest.fixture
def page(origin: Origin, open_page: Callable[..., Page]) -> Page:
    """A fresh, watched page: a phone's over http, a tablet's from disk.

    BiDi of this Firefox knows no command to set a scheme.
    """
    return open_page(viewport=PHONE if origin.kind == "http" else TABLET, color_scheme="null")


SITE: Files = {**FILES, "lessons/a/bank.yml": READING}


@pytest.fixture
def address(origin: Origin, site: Path) -> str:
    return origin.of(site)


def fits(page: Page) -> bool:
    """Whether nothing needs sideways scrolling."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_story_turns_by_button_and_key_and_is_found_again(page: Page, address: str) -> None:
    page.goto(address + STORY)
    at_page(page, 1)
    page.get_by_role("button", name="Next").click()
    at_page(page, 2)
    page.locator(".hb-leaves").focus()
    page.keyboard.press("ArrowRight")
    at_page(page, 3)
    page.keyboard.press("ArrowLeft")
    at_page(page, 2)
    assert fits(page)
    until_true(page, KEPT, 2)
    page.reload()
    at_page(page, 2)


def test_a_word_opens_and_closes(page: Page, address: str) -> None:
    page.goto(address + STORY)
    page.get_by_role("button", name="kite", exact=True).click()
    expect(page.locator(".hb-meaning")).to_contain_text("Paper that flies on a string.")
    assert fits(page)
    page.keyboard.press("Escape")
    expect(page.locator(".hb-meaning")).to_have_count(0)


def test_letters_stay_large_and_from_disk_for_this_page_alone(
    page: Page, address: str, origin: Origin
) -> None:
    page.goto(address + STORY)
    words = page.locator("[data-hb-now] .hb-leaf-words")
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    before = words.evaluate(size)
    page.get_by_role("button", name="Letters and lines").click()
    large = page.get_by_role("button", name="Very large letters")
    large.click()
    expect(large).to_have_attribute("aria-pressed", "true")
    assert words.evaluate(size) > 1.4 * before
    page.reload()
    assert words.evaluate(size) > 1.4 * before
    assert fits(page)
    page.goto(address + TREE)
    assert (words.evaluate(size) > 1.4 * before) is (origin.kind == "http")


def test_pinyin_comes_over_new_words_then_over_all(page: Page, address: str) -> None:
    page.goto(address + "lessons/a/bank.html")
    assert sounds(page) == ""
    button(page).click()
    expect(button(page)).to_have_accessible_name("Pinyin: new words")
    assert sounds(page) == "yín háng"
    tab_to(page, button(page))
    page.keyboard.press("Enter")
    expect(button(page)).to_have_accessible_name("Pinyin: everywhere")
    assert sounds(page).startswith("yín háng háng")
    assert fits(page)
    page.reload()
    assert sounds(page).startswith("yín háng háng")


def test_lessons_are_chosen_by_level(page: Page, address: str) -> None:
    page.goto(address + "child.html")
    page.get_by_role("button", name="3 Paragraphs").click()
    expect(page.get_by_text("1 lesson", exact=True)).to_be_visible()
    assert cards(page) == ["The Tree"]
    assert fits(page)
    page.reload()
    assert cards(page) == ["The Tree"]


def test_a_form_prints_what_is_written_and_stores_nothing(page: Page, home: str) -> None:
    page.goto(form(home, "child-care-record"))
    before = everything(page)
    listen_to_print(page)
    page.get_by_label("Called at home").fill("Rice")
    page.get_by_label("Born").fill("2016-05-04")
    page.get_by_role("button", name="Print what I wrote").click()

    (printed,) = page.evaluate("printed")
    assert "Called at home Rice" in printed
    assert "2016" in printed
    assert everything(page) == before
    assert "Rice" not in str(before)
    assert fits(page)


def test_a_form_is_emptied_by_clear_and_by_a_reload(page: Page, home: str) -> None:
    page.goto(form(home, "study-goal"))
    for empty in (page.get_by_role("button", name="Clear", exact=True).click, page.reload):
        page.get_by_label("Name").fill("Rice")
        page.get_by_label("Tue").check()
        assert page.evaluate(FILLED) == 2
        empty()
        expect(page.get_by_label("Name")).to_have_value("")
        assert page.evaluate(FILLED) == 0
        assert "Rice" not in (sheet(page).text_content() or "")


def test_the_check_in_tells_and_forgets(page: Page, home: str) -> None:
    open_check_in(page, home)
    before = everything(page)
    face(page, "Sad").click()
    expect(page.locator("[data-hb-mood='sad']")).to_contain_text("Tell someone")
    expect(helpers(page)).to_be_visible()
    assert fits(page)
    assert everything(page) == before
    page.reload()
    assert_nothing_is_chosen(page)


def test_quiz_answers_are_marked_and_there_after_a_reload(page: Page, address: str) -> None:
    page.goto(address + "quizzes/a/small.html")
    answer(page, "first", "Run", "incorrect")
    expect(question(page, "first").get_by_role("status")).to_contain_text("Shout first.")
    answer(page, "word", "救命", "correct")
    expect(saved(page)).to_be_visible()
    page.reload()

    expect(question(page, "first")).to_have_attribute("data-hb-verdict", "incorrect")
    expect(question(page, "word").get_by_role("textbox")).to_have_value("救命")


def test_quiz_results_count_what_is_right(page: Page, address: str) -> None:
    page.goto(address + "quizzes/a/small.html")
    answer_all(page, {**RIGHT, "ring": "True"})
    page.get_by_role("button", name="See my results").click()
    expect(page.get_by_role("region", name="My results")).to_contain_text("4 of 5")
    assert fits(page)


@pytest.mark.parametrize(
    ("start", "words", "found"),
    [("index.html", "umbrella", "The Red Umbrella"), ("zh/index.html", "通话", "通话")],
)
def test_the_search_finds_words_in_both_languages(
    page: Page, home: str, start: str, words: str, found: str
) -> None:
    page.goto(home + start)
    page.get_by_role("button", name=re.compile("^(Search|搜索)$")).click()
    page.get_by_role("searchbox").fill(words)
    link = page.get_by_role("dialog").get_by_role("link").first
    expect(link).to_contain_text(found)
    link.click()
    expect(page).not_to_have_url(home + start)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_an_answer_given_on_one_page_is_known_on_another(page: Page, address: str) -> None:
    """From disk each file is an origin of its own: hub.html keeps the rows for all of them."""
    page.goto(address + "quizzes/a/small.html")
    answer(page, "ring", "True", "incorrect")
    expect(saved(page)).to_be_visible()
    page.goto(address + "review.html")

    expect(page.get_by_role("heading", name="All done for today")).to_be_visible()
    expect(page.get_by_role("region", name="Later")).to_contain_text("comes back tomorrow")


def test_a_packed_copy_opens_from_a_folder_with_a_name_from_real_life(
    open_page: Callable[..., Page], copy: Path
) -> None:
    page = open_page(viewport=PHONE, color_scheme="null")
    page.goto(file_site(copy) + "START-HERE.html")
    page.get_by_role("link", name="Open the lessons").click()
    expect(page).not_to_have_url(re.compile("START-HERE"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(file_site(copy) + "quizzes/b/ask.html")
    answer(page, "first", "Shout", "correct")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("Breathe")

    expect(page.locator(".hb-search-results a")).to_have_text(["Look"])
