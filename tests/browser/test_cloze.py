"""A child fills gaps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import check, question, saved, started
from tests.support import axe
from tests.support.sites import Files
from tests.support.validator import html_complaints

PHONE = {"width": 320, "height": 640}
QUIZ = """\
title: Small quiz
questions:
  - type: cloze
    id: rule
    stem: How do we cross?
    text: "<input> We *stop* at the {place}. We look {way}, and walk {how}!"
    gaps:
      - {id: place, accept: [edge, 路边]}
      - {id: way, choices: [left and right, up, '"<b>"'], answer: left and right}
      - {id: how, accept: straight}
    feedback: {correct: All three., partial: Look at the cross., incorrect: Read the lesson.}
    rationale: So we see the cars.
  - type: cloze
    id: zh
    stem: 怎么走？
    text: "{constructor}，再走。"
    gaps: [{id: constructor, accept: 看}]
"""


SITE: Files = {"quizzes/a/small.yml": QUIZ}


@pytest.fixture
def quiz(site: Path, origin: Origin, page: Page) -> Page:
    """The quiz, opened and ready."""
    page.goto(origin.of(site) + "quizzes/a/small.html")
    started(page)
    return page


def box(place: Locator, number: int) -> Locator:
    """A gap by what a screen reader calls it."""
    return place.get_by_label(f"Gap {number} of 3")


def fill(place: Locator, first: str, second: str, third: str) -> None:
    """Fill the three gaps of the rule."""
    box(place, 1).fill(first)
    box(place, 2).select_option(second)
    box(place, 3).fill(third)


def test_wrong_then_partly_right_then_right(quiz: Page) -> None:
    place = question(quiz, "rule")
    fill(place, "middle", "up", "slowly")
    check(place)
    expect(place).to_have_attribute("data-hb-verdict", "incorrect")
    expect(place.get_by_role("status")).to_contain_text("Read the lesson.")
    expect(place.get_by_role("status")).not_to_contain_text("edge")
    place.get_by_role("button", name="Try again").click()
    expect(box(place, 1)).to_be_focused()
    expect(box(place, 1)).to_have_value("middle")
    expect(box(place, 1)).to_have_accessible_description("")
    fill(place, "Ｅdge.", "left and right", "slowly")
    check(place)

    expect(place).to_have_attribute("data-hb-verdict", "partial")
    expect(box(place, 1)).to_have_accessible_description("right")
    expect(box(place, 2)).to_have_accessible_description("right")
    expect(box(place, 3)).to_have_accessible_description("not right")
    expect(place.get_by_role("status")).to_contain_text("look left and right, and walk straight!")
    box(place, 3).press_sequentially("x")
    assert place.get_attribute("data-hb-verdict") is None
    expect(box(place, 3)).to_be_focused()
    fill(place, "路边", "left and right", "Straight")
    check(place)
    expect(place).to_have_attribute("data-hb-verdict", "correct")
    expect(place.get_by_role("status")).to_contain_text("So we see the cars.")


def test_a_right_answer_stays(quiz: Page) -> None:
    place = question(quiz, "rule")
    fill(place, "edge", "left and right", "straight")
    check(place)
    expect(place).to_have_attribute("data-hb-verdict", "correct")
    box(place, 2).focus()
    quiz.keyboard.press("ArrowDown")
    quiz.keyboard.press("ArrowUp")
    box(place, 1).press("x")

    expect(box(place, 1)).to_have_value("edge")
    expect(box(place, 2)).to_have_value("left and right")
    expect(place).to_have_attribute("data-hb-verdict", "correct")


def test_only_when_every_gap_is_empty_it_asks_for_words(quiz: Page) -> None:
    place = question(quiz, "rule")
    check(place)
    expect(place.get_by_role("status")).to_have_text("Fill every gap first.")
    expect(box(place, 1)).to_be_focused()
    assert place.get_attribute("data-hb-verdict") is None
    box(place, 1).fill("edge")
    check(place)

    expect(place).to_have_attribute("data-hb-verdict", "partial")
    expect(box(place, 2)).to_have_accessible_description("not right")


def test_by_keyboard_alone_enter_goes_to_the_next_empty_gap_and_then_checks(quiz: Page) -> None:
    place = question(quiz, "rule")
    box(place, 1).focus()
    quiz.keyboard.type("edge")
    quiz.keyboard.press("Enter")
    expect(box(place, 2)).to_be_focused()
    quiz.keyboard.type("left")
    quiz.keyboard.press("Tab")
    expect(box(place, 3)).to_be_focused()
    quiz.keyboard.type("straight")
    quiz.keyboard.press("Enter")

    expect(place).to_have_attribute("data-hb-verdict", "correct")
    expect(box(place, 3)).to_be_focused()


def test_by_touch_on_a_narrow_phone_before_and_after(
    open_page: Callable[..., Page], origin: Origin, site: Path
) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(origin.of(site) + "quizzes/a/small.html")
    place = question(page, "rule")
    expect(place.get_by_role("button", name="Check my answer")).to_be_visible()
    assert axe.violations(page) == []
    for gap in (box(place, 1), box(place, 2), box(place, 3)):
        size = gap.bounding_box()
        assert size
        assert size["height"] >= 48
        assert size["x"] + size["width"] <= PHONE["width"]
    box(place, 1).tap()
    fill(place, "edge", "up", "")
    place.get_by_role("button", name="Check my answer").tap()

    expect(place).to_have_attribute("data-hb-verdict", "partial")
    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    fill(place, "edge", "left and right", "straight")
    place.get_by_role("button", name="Check my answer").tap()
    expect(place).to_have_attribute("data-hb-verdict", "correct")
    assert axe.violations(page) == []


def test_what_was_filled_is_there_after_a_reload(quiz: Page) -> None:
    place = question(quiz, "rule")
    fill(place, "edge", '"<b>"', "")
    check(place)
    expect(saved(quiz)).to_be_visible()
    quiz.reload()

    expect(place).to_have_attribute("data-hb-verdict", "partial")
    expect(box(place, 1)).to_have_value("edge")
    expect(box(place, 2)).to_have_value('"<b>"')
    expect(box(place, 3)).to_have_value("")
    expect(box(place, 2)).to_have_accessible_description("not right")
    question(quiz, "zh").get_by_role("textbox").fill("看。")
    check(question(quiz, "zh"))
    expect(question(quiz, "zh")).to_have_attribute("data-hb-verdict", "correct")


def test_starting_again_empties_the_gaps(quiz: Page) -> None:
    place = question(quiz, "rule")
    fill(place, "edge", "left and right", "straight")
    check(place)
    quiz.get_by_role("button", name="See my results").click()
    quiz.get_by_role("button", name="Show results anyway").click()
    quiz.get_by_role("button", name="Start again").click()

    expect(box(place, 1)).to_be_focused()
    for number in (1, 2, 3):
        expect(box(place, number)).to_have_value("")
        expect(box(place, number)).to_have_accessible_description("")
    box(place, 2).select_option("up")
    expect(box(place, 2)).to_have_value("up")


def test_without_a_script_the_gaps_are_there_and_the_answer_at_the_end(
    open_page: Callable[..., Page], origin: Origin, site: Path
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(origin.of(site) + "quizzes/a/small.html")
    fill(question(page, "rule"), "edge", "up", "straight")

    answers = page.get_by_role("region", name="Answers")
    expect(answers).to_contain_text(
        "Answer: <input> We stop at the edge. We look left and right, and walk straight!"
    )
    expect(question(page, "rule").locator(".hb-cloze input")).to_have_count(2)
    page.emulate_media(media="print")
    words = question(page, "rule").locator(".hb-paper")
    expect(words).to_be_visible()
    for word in ("left and right", "up", '"<b>"'):
        expect(words).to_contain_text(word)


def test_the_html_checker_has_nothing_to_say(site: Path) -> None:
    assert [str(complaint) for complaint in html_complaints(site)] == []
