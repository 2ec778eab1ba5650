"""A child writes a few sentences, compares them with a good answer, and ticks what is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import NO_STORAGE, question, saved, tab_to
from tests.support import axe
from tests.support.sites import Files

QUIZ = """\
title: In my own words
questions:
  - type: open
    id: wait
    stem: What would you do while you wait?
    model_answer: I would *sing* for the duck.
    rubric:
      - {id: place, text: I said where I am.}
      - {id: idea, text: I had an idea.}
    lines: 3
  - {type: true-false, id: dry, stem: A roof is dry., answer: true}
"""
PHONE = {"width": 320, "height": 640}


LATE = QUIZ.replace("title: In", "behaviour: deferred\nstore: none\ntitle: In")
SITE: Files = {"quizzes/a/small.yml": QUIZ, "quizzes/a/late.yml": LATE}


@pytest.fixture
def address(site: Path, origin: Origin) -> str:
    """Where the quiz is."""
    return origin.of(site) + "quizzes/a/small.html"


@pytest.fixture
def place(page: Page, address: str) -> Locator:
    """The open question, in its page."""
    page.goto(address)
    return question(page, "wait")


def write(place: Locator, words: str) -> None:
    """Write and compare."""
    place.get_by_role("textbox").fill(words)
    place.get_by_role("button", name="Compare").click()


def test_after_writing_one_compares_and_ticks(place: Locator) -> None:
    expect(place.get_by_role("checkbox").first).to_be_hidden()
    expect(place.get_by_text("sing")).to_be_hidden()
    write(place, "我会唱歌。")

    expect(place.get_by_role("status")).to_be_focused()
    expect(place.get_by_role("status")).to_contain_text("I would sing for the duck.")
    place.get_by_label("I had an idea.").check()
    expect(place).to_have_attribute("data-hb-verdict", "noted")
    expect(place).not_to_contain_text("right")


def test_nothing_is_compared_before_something_is_written(place: Locator) -> None:
    write(place, "  ")

    expect(place.get_by_role("status")).to_have_text("Write your answer first.")
    expect(place.get_by_role("textbox")).to_be_focused()
    expect(place.get_by_role("checkbox").first).to_be_hidden()


def test_the_page_says_who_reads_it_and_where_it_is_kept(
    page: Page, place: Locator, site: Path, origin: Origin
) -> None:
    expect(place).to_contain_text("Only you read this.")
    expect(place).to_contain_text("kept on this device")
    page.goto(origin.of(site) + "quizzes/a/late.html")
    expect(question(page, "wait")).to_contain_text("gone when you leave this page")


def test_a_device_that_keeps_nothing_does_not_promise_to(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page()
    page.add_init_script(NO_STORAGE)
    page.goto(address)
    place = question(page, "wait")
    write(place, "I would sing.")

    expect(page.get_by_text("This device cannot keep answers.")).to_be_visible()
    expect(place.get_by_text("kept on this device")).to_be_hidden()
    expect(place).to_have_attribute("data-hb-verdict", "noted")


def test_words_and_ticks_are_there_after_a_reload_and_can_be_changed(place: Locator) -> None:
    page = place.page
    write(place, "I would sing.\nThen I would look out.")
    place.get_by_label("I had an idea.").check()
    place.get_by_label("I said where I am.").check()
    place.get_by_label("I had an idea.").uncheck()
    place.get_by_role("textbox").fill("I would wait on the bench.")
    place.get_by_role("textbox").blur()
    expect(saved(page)).to_be_visible()
    page.reload()

    expect(place.get_by_role("textbox")).to_have_value("I would wait on the bench.")
    expect(place.get_by_label("I said where I am.")).to_be_checked()
    expect(place.get_by_label("I had an idea.")).not_to_be_checked()
    expect(place.get_by_role("status")).to_contain_text("I would sing for the duck.")


def test_it_is_in_no_score(place: Locator) -> None:
    page = place.page
    write(place, "I would sing.")
    question(page, "dry").get_by_label("True").check()
    page.get_by_role("button", name="See my results").click()
    results = page.get_by_role("region", name="My results")

    expect(results).to_contain_text("1 of 1")
    expect(results.get_by_role("link", name="What would you do")).to_have_count(0)


def test_enter_is_a_new_line_and_ctrl_enter_compares(place: Locator) -> None:
    page = place.page
    expect(place.get_by_role("button", name="Compare")).to_be_visible()
    tab_to(page, place.get_by_role("textbox"))
    page.keyboard.type("One")
    page.keyboard.press("Enter")
    page.keyboard.type("Two")
    expect(place.get_by_role("textbox")).to_have_value("One\nTwo")
    assert place.get_attribute("data-hb-verdict") is None
    page.keyboard.press("Control+Enter")
    expect(place).to_have_attribute("data-hb-verdict", "noted")
    tab_to(page, place.get_by_label("I said where I am."))
    page.keyboard.press("Space")

    expect(place.get_by_label("I said where I am.")).to_be_checked()


def test_in_a_late_quiz_the_answer_comes_with_the_results_and_can_still_be_ticked(
    page: Page, site: Path, origin: Origin
) -> None:
    page.goto(origin.of(site) + "quizzes/a/late.html")
    place = question(page, "wait")
    place.get_by_role("textbox").fill("I would sing.")
    question(page, "dry").get_by_label("True").check()
    expect(place.get_by_text("for the duck")).to_be_hidden()
    page.get_by_role("button", name="See my results").click()
    place.get_by_label("I had an idea.").check()

    expect(place).to_contain_text("I would sing for the duck.")
    expect(page.get_by_role("region", name="My results")).to_be_visible()


def test_by_touch(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(address)
    place = question(page, "wait")
    place.get_by_role("textbox").tap()
    expect(place.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("I would sing.")
    place.get_by_role("button", name="Compare").tap()
    place.get_by_text("I had an idea.").tap()

    expect(place.get_by_label("I had an idea.")).to_be_checked()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_a_script_and_on_paper_there_are_lines_and_boxes(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address)
    place = question(page, "wait")
    expect(place.get_by_role("textbox")).to_be_visible()
    expect(place).to_contain_text("Only you read this.")
    expect(place.get_by_text("kept on this device")).to_be_hidden()
    expect(page.get_by_role("region", name="Answers")).to_contain_text("I would sing for the duck.")
    page.emulate_media(media="print")

    expect(place.locator(".hb-lines i")).to_have_count(3)
    expect(place.locator(".hb-lines")).to_be_visible()
    expect(place.get_by_role("textbox")).to_be_hidden()
    expect(place.get_by_label("I had an idea.")).to_be_visible()


def test_written_words_are_printed_in_place_of_the_lines(place: Locator) -> None:
    place.get_by_role("textbox").fill("I would sing.")
    place.page.emulate_media(media="print")

    expect(place.get_by_role("textbox")).to_be_visible()
    expect(place.locator(".hb-lines")).to_be_hidden()


def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    assert axe.violations(page) == []
    write(question(page, "wait"), "I would sing.")
    question(page, "wait").get_by_label("I had an idea.").check()
    assert axe.violations(page) == []
