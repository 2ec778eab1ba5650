"""A child who must leave a sensitive page at once: what is left to see, hear and find."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Origin
from tests.support import axe
from tests.support.sites import Files
from tests.support.validator import html_complaints

LESSON = """\
kind: tool
title: Something heavy
summary: For a hard day.
audience: child
minutes: 2
sensitive: true
blocks:
  - {type: prose, title: Words, text: You are not alone. Somebody listens.}
  - {type: discussion, questions: [Who could you tell?], id: talk}
  - type: quiz
    quiz: heavy
"""
LESSON_ZH = """\
title: 心里有事
summary: 难过的一天。
blocks:
  - {title: 几句话, text: 你不是一个人。有人愿意听。}
  - {questions: [你可以告诉谁？]}
  - {}
"""
QUIZ = """\
title: Who listens?
lesson: heavy
questions:
  - {type: true-false, id: one, stem: I may tell., answer: true}
  - type: open
    id: two
    stem: Write a letter.
    model_answer: Dear you.
    rubric: [{id: wrote, text: I wrote.}]
"""
CONFIG = """\
site_name: Secret portal
docs_dir: content
theme:
  name: material
plugins:
  - hornbook
"""
SITE: Files = {
    "lessons/heavy.yml": LESSON,
    "lessons/heavy.zh.yml": LESSON_ZH,
    "quizzes/heavy.yml": QUIZ,
    "content/index.zh.md": "# 首页\n",
    "mkdocs.yml": CONFIG,
}
PHONE = {"width": 360, "height": 640}
TABLET = {"width": 800, "height": 1280}
EXIT = re.compile("Exit this page now|马上离开这一页")
STATE = """link => {
  link.click()
  return {
    words: document.body.innerText, shown: getComputedStyle(document.body).display,
    title: document.title, icon: document.querySelector('link[rel=icon]')?.href,
    address: location.pathname.split('/').pop()
  }
}"""


@pytest.fixture
def heavy(origin: Origin, site: Path, page: Page) -> Page:
    """The sensitive lesson, opened from the page of a child."""
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto(origin.of(site) + "child.html")
    page.get_by_role("link", name="Something heavy").click()
    expect(page.locator("[data-hb-exit-keys]")).to_be_visible()
    return page


def expect_leaves(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/leaves\.html$"))
    expect(page.get_by_role("heading", name=re.compile("Leaves|树叶"))).to_be_visible()


def test_nothing_of_the_page_is_left_before_the_next_one_comes(heavy: Page) -> None:
    state = heavy.get_by_role("link", name=EXIT).evaluate(STATE)

    assert state == {
        "words": "",
        "shown": "none",
        "title": "Leaves",
        "icon": "data:,",
        "address": "heavy.html",
    }
    expect_leaves(heavy)


def test_back_does_not_return_even_after_moving_inside_the_page(heavy: Page) -> None:
    heavy.evaluate("document.querySelector('.hb-skip').click()")
    expect(heavy).to_have_url(re.compile("#content$"))
    expect(heavy.get_by_role("main")).to_be_focused()
    heavy.get_by_role("link", name=EXIT).click()
    expect_leaves(heavy)

    heavy.go_back()
    expect(heavy).to_have_url(re.compile(r"/child\.html$"))


def test_the_neutral_page_says_nothing_of_the_site(heavy: Page) -> None:
    heavy.get_by_role("link", name=EXIT).click()
    expect_leaves(heavy)

    expect(heavy).to_have_title("Leaves")
    heavy.wait_for_load_state()
    source = heavy.content().lower()
    for word in ("secret", "portal", "hornbook", "heavy", "help", "lesson"):
        assert word not in source
    icon = heavy.locator("link[rel=icon]").get_attribute("href")
    assert icon == "assets/leaf.svg"
    assert heavy.get_by_role("link").count() == 0
    assert heavy.evaluate("document.referrer") == ""


def test_the_control_is_first_in_the_tab_order(heavy: Page) -> None:
    heavy.reload()
    heavy.keyboard.press("Tab")
    expect(heavy.get_by_role("link", name=EXIT)).to_be_focused()
    heavy.keyboard.press("Tab")
    expect(heavy.locator(".hb-skip")).to_be_focused()
    heavy.keyboard.press("Shift+Tab")
    heavy.keyboard.press("Enter")
    expect_leaves(heavy)


def test_shift_three_times_leaves_and_says_how_often_is_left(heavy: Page) -> None:
    status = heavy.get_by_role("status").first
    lights = heavy.locator("[data-hb-on]")
    heavy.keyboard.press("Shift")
    expect(status).to_have_text("Press Shift two more times to leave this page.")
    expect(lights).to_have_count(1)
    heavy.keyboard.press("Shift")
    expect(status).to_have_text("Press Shift once more to leave this page.")
    expect(lights).to_have_count(2)
    heavy.keyboard.press("Shift")
    expect_leaves(heavy)


def test_shift_leaves_also_while_the_menu_is_open(heavy: Page) -> None:
    heavy.get_by_role("button", name="Menu").click()
    expect(heavy.get_by_role("dialog")).to_be_visible()
    for _ in range(3):
        heavy.keyboard.press("Shift")
    expect_leaves(heavy)


def test_capital_letters_do_not_leave_the_page(heavy: Page) -> None:
    heavy.get_by_role("link", name="Take the quiz").click()
    expect(heavy).to_have_url(re.compile(r"/quizzes/heavy\.html$"))
    expect(heavy.locator("[data-hb-exit-keys]")).to_be_visible()
    box = heavy.get_by_role("textbox")
    box.focus()
    for key in ("Shift+I", "Shift+A", "Shift+M"):
        heavy.keyboard.press(key)
    heavy.keyboard.press("Shift")
    heavy.keyboard.press("Shift")
    heavy.keyboard.press("x")
    heavy.keyboard.press("Shift")

    expect(box).to_have_value("IAMx")
    expect(heavy).to_have_url(re.compile(r"/quizzes/heavy\.html$"))


def test_after_a_pause_the_count_begins_again(origin: Origin, site: Path, page: Page) -> None:
    page.clock.install()
    page.goto(origin.of(site) + "lessons/heavy.html")
    expect(page.locator("[data-hb-exit-keys]")).to_be_visible()
    status = page.get_by_role("status").first
    page.clock.pause_at(page.evaluate("Date.now() + 60_000"))  # the clock runs until it is paused
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(status).to_have_text("Press Shift once more to leave this page.")
    page.clock.run_for(5100)
    expect(status).to_have_text("Not leaving. Press Shift three times to leave this page.")
    expect(page.locator("[data-hb-on]")).to_have_count(0)
    page.keyboard.press("Shift")
    expect(status).to_have_text("Press Shift two more times to leave this page.")


def test_escape_stays(heavy: Page) -> None:
    for _ in range(3):
        heavy.keyboard.press("Escape")

    expect(heavy.get_by_role("heading", name="Something heavy")).to_be_visible()


def test_a_voice_and_a_recording_stop_at_once(heavy: Page) -> None:
    heavy.evaluate("""() => {
      const sound = document.body.appendChild(new Audio())
      sound.pause = () => { window.paused = true }
      speechSynthesis.cancel = () => { window.silent = true }
    }""")
    state = heavy.get_by_role("link", name=EXIT).evaluate(
        "link => { link.click(); return [window.paused, window.silent] }"
    )

    assert state == [True, True]


def test_without_a_script_the_control_is_a_link(
    open_page: Callable[..., Page], origin: Origin, site: Path
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(origin.of(site) + "lessons/heavy.html")
    expect(page.locator("[data-hb-exit-keys]")).to_be_hidden()
    expect(page.get_by_text("history still shows")).to_be_visible()
    page.get_by_role("link", name=EXIT).click()
    expect_leaves(page)


@pytest.mark.parametrize("size", [PHONE, TABLET, {"width": 320, "height": 480}])
@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_the_control_stays_in_sight_and_covers_nothing(
    open_page: Callable[..., Page], origin: Origin, site: Path, size: dict[str, int], prefix: str
) -> None:
    page = open_page(viewport=size, has_touch=True)
    page.goto(f"{origin.of(site)}{prefix}lessons/heavy.html")
    link = page.get_by_role("link", name=EXIT)
    box = link.bounding_box()
    assert box and box["height"] >= 48
    header = page.get_by_role("banner").bounding_box()
    assert header and header["y"] >= box["y"] + box["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    page.evaluate("location.replace('#talk')")
    expect(page.locator("#talk-title")).to_be_in_viewport()
    strip = page.locator(".hb-exit").bounding_box()
    heading = page.locator("#talk-title").bounding_box()
    assert strip and heading and strip["y"] == 0
    assert heading["y"] >= strip["height"]
    link.tap()
    expect_leaves(page)


@pytest.mark.parametrize("prefix", ["", "zh/"])
@pytest.mark.parametrize("name", ["lessons/heavy", "quizzes/heavy", "leaves"])
def test_axe_finds_nothing(
    open_page: Callable[..., Page], origin: Origin, site: Path, name: str, prefix: str
) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{origin.of(site)}{prefix}{name}.html")

    assert axe.violations(page) == []


@pytest.mark.parametrize("name", ["lessons/heavy.html", "leaves.html", "zh/leaves.html"])
def test_the_pages_are_valid(site: Path, name: str) -> None:
    assert html_complaints(site, [site / name]) == []


def test_pages_that_are_not_sensitive_load_nothing_of_it(site: Path) -> None:
    page = (site / "lessons/a/guide.html").read_text("utf-8")

    assert "exit" not in page
