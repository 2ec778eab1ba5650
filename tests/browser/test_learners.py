"""Who is learning? Children share a tablet: each finds its own place, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import ARGUMENTS, Origin
from tests.browser.learners_page import PHONE, TABLET, button, come, done, enter, me, seed
from tests.browser.learners_page import SITE as SITE  # for the fixture `site`
from tests.browser.steps import answer, question, saved, started
from tests.browser.storage import everything
from tests.support.machine import find_chromium
from tests.support.sites import Files


@pytest.mark.parametrize("device", [PHONE, TABLET])
def test_a_child_comes_in_by_two_taps_on_pictures(
    open_page: Callable[..., Page], at: str, device: dict[str, object]
) -> None:
    page = open_page(**device)
    page.goto(at + "learners.html")
    button(page, "owl").tap()
    button(page, "teal owl").tap()

    expect(page).to_have_url(re.compile(r"/me\.html$"))
    expect(me(page)).to_be_visible()
    page.goto(at + "learners.html")
    expect(button(page, "teal owl")).to_be_visible()


def test_the_picker_leads_back_to_the_page_a_child_came_from(page: Page, at: str) -> None:
    page.goto(at + "quizzes/a/small.html")
    page.get_by_role("link", name="Who is learning?").click()
    button(page, "owl").click()
    button(page, "teal owl").click()

    expect(page).to_have_url(re.compile(r"/quizzes/a/small\.html$"))
    expect(me(page)).to_be_visible()


def test_an_address_that_leads_elsewhere_leads_to_ones_own_path(page: Page, at: str) -> None:
    page.goto(at + "learners.html#to=../../etc/x.html")
    button(page, "owl").click()
    button(page, "teal owl").click()

    expect(page).to_have_url(re.compile(r"/me\.html$"))


def test_each_child_finds_its_own_answers_and_nobody_elses(page: Page, at: str) -> None:
    quiz = at + "quizzes/a/small.html"
    come(page, at, "fox", "red")
    page.goto(quiz)
    answer(page, "first", "Shout", "correct")
    expect(saved(page)).to_be_visible()
    done(page)
    come(page, at, "owl", "blue")
    page.goto(quiz)
    expect(me(page)).to_be_visible()
    started(page)
    expect(question(page, "first")).not_to_have_attribute("data-hb-verdict", re.compile("."))
    done(page)
    enter(page, "red fox")
    page.goto(quiz)

    expect(question(page, "first")).to_have_attribute("data-hb-verdict", "correct")


def expect_nothing(page: Page) -> None:
    """What is seen is the picker, or a page on which nobody has done anything."""
    expect(page.locator("html:not([data-hb-covered]) main")).to_be_visible()
    expect(me(page).filter(has=page.locator("[href*=fox]"))).to_have_count(0)
    expect(page.locator("[data-hb-verdict]")).to_have_count(0)
    expect(page.locator("input:checked")).to_have_count(0)
    for box in page.locator("main input[type=text]:visible").all():
        expect(box).to_have_value("")


@pytest.mark.parametrize("is_cached", [True, False])
def test_back_shows_nothing_of_the_child_before(
    playwright: Playwright, at: str, is_cached: bool
) -> None:
    ignored = ["--disable-back-forward-cache"] if is_cached else []
    browser = playwright.chromium.launch(
        executable_path=find_chromium(), args=ARGUMENTS, ignore_default_args=ignored
    )
    page = browser.new_page()
    come(page, at, "fox", "red")
    page.goto(at + "quizzes/a/small.html")
    answer(page, "first", "Shout", "correct")
    question(page, "word").get_by_role("textbox").fill("my own words")
    question(page, "ring").get_by_label("False", exact=True).check()
    expect(saved(page)).to_be_visible()
    page.goto(at + "lessons/a/guide.html")
    expect(me(page)).to_be_visible()
    done(page)

    page.go_back(wait_until="commit")
    expect_nothing(page)
    come(page, at, "owl", "blue")
    for _ in range(2):
        page.go_back(wait_until="commit")
        expect_nothing(page)
    browser.close()


def test_done_in_one_tab_covers_the_other(page: Page, at: str) -> None:
    come(page, at, "fox", "red")
    other = page.context.new_page()
    other.goto(at + "quizzes/a/small.html")
    expect(me(other)).to_be_visible()
    done(page)
    other.bring_to_front()

    expect(other).to_have_url(re.compile(r"/learners\.html$"))


def who_after(page: Page, minutes: int) -> str:
    """Let time pass: who is there when the page has looked again."""
    page.clock.fast_forward(f"{minutes:02}:00")
    return str(page.evaluate("async () => (await hornbookDevice.who()).is"))


def test_a_device_left_alone_is_handed_over(page: Page, at: str) -> None:
    page.clock.install()
    come(page, at, "fox", "red")
    page.goto(at + "quizzes/a/small.html")
    answer(page, "first", "Shout", "correct")
    assert who_after(page, 3) == "learner"
    page.keyboard.press("Shift")  # unlike a turn of the wheel, it is heard before the test goes on
    assert who_after(page, 3) == "learner"
    expect(me(page)).to_be_visible()
    page.clock.fast_forward("06:00")

    expect(page).to_have_url(re.compile(r"/learners\.html$"))


def test_a_guest_keeps_nothing(page: Page, at: str) -> None:
    page.goto(at + "learners.html")
    button(page, "Just looking").click()
    expect(page).to_have_url(re.compile(r"/child\.html$"))
    page.goto(at + "quizzes/a/small.html")
    answer(page, "word", "help", "correct")
    me(page).click()
    expect(page.get_by_role("dialog").get_by_text("nothing is kept")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("link", name="My path")).to_be_hidden()
    page.get_by_role("dialog").get_by_role("button", name="I’m done").click()
    expect(page).to_have_url(re.compile(r"/learners\.html$"))

    assert "help" not in everything(page)


def test_ones_own_device_asks_nobody_until_it_is_shared_again(page: Page, at: str) -> None:
    page.goto(at + "learners.html")
    button(page, "This is my own device").click()
    expect(page).to_have_url(re.compile(r"/me\.html$"))
    expect(page.get_by_role("banner").get_by_role("link", name="My path")).to_be_visible()
    page.goto(at + "quizzes/a/small.html")
    answer(page, "first", "Shout", "correct")
    expect(saved(page)).to_be_visible()
    page.goto(at + "learners.html")
    button(page, "Several children use this device").click()
    expect(button(page, "fox")).to_be_visible()
    page.goto(at + "quizzes/a/small.html")

    expect(page.get_by_role("link", name="Who is learning?").first).to_be_visible()
    started(page)
    expect(question(page, "first")).not_to_have_attribute("data-hb-verdict", re.compile("."))


def test_a_taken_picture_is_not_offered(page: Page, at: str) -> None:
    come(page, at, "fox", "red")
    page.goto(at + "learners.html")
    button(page, "Somebody new").click()
    button(page, "fox").click()

    expect(button(page, "blue fox")).to_be_visible()
    expect(button(page, "red fox")).to_have_count(0)


def test_forty_learners_are_as_many_as_there_can_be(page: Page, at: str) -> None:
    seed(page, at, 40)

    expect(page.locator("[data-hb-tiles] .hb-tile")).to_have_count(40)
    expect(button(page, "Somebody new")).to_have_count(0)
    expect(page.get_by_text("it holds no more")).to_be_visible()


def test_without_a_script_the_page_says_so(open_page: Callable[..., Page], at: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(at + "learners.html")

    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="Who is learning?")).to_have_count(0)


def test_a_device_that_keeps_nothing_says_so(open_page: Callable[..., Page], at: str) -> None:
    page = open_page()
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {value: undefined});"
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    )
    page.goto(at + "learners.html")

    expect(page.get_by_text("This device keeps nothing")).to_be_visible()


def test_a_site_whose_devices_are_not_shared_asks_nobody(
    page: Page, origin: Origin, small_site: Callable[[Files], Path]
) -> None:
    site = small_site({})
    page.goto(origin.of(site) + "quizzes/a/small.html")

    expect(page.locator("[data-hb-whois]")).to_have_count(0)
    assert not (site / "learners.html").exists()
