"""A child puts things in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import (
    answer,
    check,
    order_of,
    put_in_order,
    question,
    respond,
    saved,
    tab_to,
)
from tests.support import axe
from tests.support.sites import Files

PHONE = {"width": 320, "height": 640}
RIGHT = ["Step back", "Shout", "Throw", "Call"]
PARTLY = ["Throw", "Call", "Step back", "Shout"]
WRONG = ["Call", "Throw", "Shout", "Step back"]
QUIZ = """\
title: Small quiz
questions:
  - type: ordering
    id: steps
    stem: In which order?
    items:
      - {id: back, text: Step back}
      - {id: shout, text: '**Shout**'}
      - {id: throw, text: Throw}
      - {id: call, text: Call}
    feedback: {correct: All four., partial: Some follow., incorrect: Begin with the feet.}
    rationale: Feet, voice, bottle, phone.
  - type: ordering
    id: meals
    stem: What comes first?
    items: [{id: am, text: 早饭}, {id: pm, text: עֶרֶב}]
"""


SITE: Files = {"quizzes/a/small.yml": QUIZ}


@pytest.fixture
def address(site: Path, origin: Origin) -> str:
    """Where the quiz is."""
    return origin.of(site) + "quizzes/a/small.html"


@pytest.fixture
def quiz(address: str, page: Page) -> Page:
    """The quiz, opened."""
    page.goto(address)
    return page


def way(place: Locator, name: str) -> Locator:
    """A button of a row, by its whole name: `Up Throw`."""
    return place.get_by_role("button", name=name, exact=True)


def test_the_rows_come_in_an_order_that_tells_nothing(quiz: Page) -> None:
    for name, right in (("steps", RIGHT), ("meals", ["早饭", "עֶרֶב"])):
        place = question(quiz, name)
        rows = order_of(place)
        assert sorted(rows) == sorted(right)
        check(place)
        expect(place).to_have_attribute("data-hb-verdict", "incorrect")
        assert order_of(place) == rows


def test_a_wrong_order_then_the_right_one(quiz: Page) -> None:
    place = question(quiz, "steps")
    answer(quiz, "steps", WRONG, "incorrect")
    status = place.get_by_role("status")
    expect(status).to_contain_text("Begin with the feet.")
    expect(status).not_to_contain_text("Feet, voice")
    place.get_by_role("button", name="Try again").click()
    expect(way(place, "Down Call")).to_be_focused()
    assert order_of(place) == WRONG
    answer(quiz, "steps", RIGHT, "correct")
    expect(status).to_be_focused()
    expect(status).to_contain_text("All four.")
    expect(status).to_contain_text("Feet, voice, bottle, phone.")


def test_half_of_it_is_partly_right(quiz: Page) -> None:
    answer(quiz, "steps", PARTLY, "partial")
    expect(question(quiz, "steps").get_by_role("status")).to_contain_text("Some follow.")


def test_a_second_wrong_try_is_told_the_order(quiz: Page) -> None:
    answer(quiz, "steps", WRONG, "incorrect")
    answer(quiz, "steps", PARTLY, "partial")

    rows = question(quiz, "steps").get_by_role("status").get_by_role("listitem")
    expect(rows).to_have_text(RIGHT)


def test_a_move_after_a_wrong_answer_is_another_try(quiz: Page) -> None:
    place = question(quiz, "steps")
    answer(quiz, "steps", WRONG, "incorrect")
    way(place, "Up Throw").click()

    assert place.get_attribute("data-hb-verdict") is None
    expect(place.get_by_role("status")).to_have_text("Throw is now 1 of 4.")
    expect(place.get_by_role("button", name="Check my answer")).to_be_visible()


def test_a_right_order_stays(quiz: Page) -> None:
    place = question(quiz, "steps")
    answer(quiz, "steps", RIGHT, "correct")

    expect(place.get_by_role("button", name="Up")).to_have_count(0)
    assert order_of(place) == RIGHT


def test_a_moved_row_is_announced_and_its_button_keeps_the_focus(quiz: Page) -> None:
    place = question(quiz, "steps")
    put_in_order(place, RIGHT)
    down = way(place, "Down Shout")
    down.click()
    expect(place.get_by_role("status")).to_have_text("Shout is now 3 of 4.")
    expect(down).to_be_focused()
    quiz.keyboard.press("Enter")
    expect(place.get_by_role("status")).to_have_text("Shout is now 4 of 4.")
    expect(down).to_be_focused()
    expect(down).to_be_disabled()
    quiz.keyboard.press("Space")
    assert order_of(place) == ["Step back", "Throw", "Call", "Shout"]
    expect(down).to_be_focused()
    expect(way(place, "Up Step back")).to_be_disabled()
    expect(way(place, "Up Throw")).to_be_enabled()


def test_by_keyboard_alone(quiz: Page) -> None:
    place = question(quiz, "steps")
    for at, name in enumerate(RIGHT):
        while order_of(place).index(name) > at:
            tab_to(quiz, way(place, f"Up {name}"))
            quiz.keyboard.press("Enter")
    tab_to(quiz, place.get_by_role("button", name="Check my answer"))
    quiz.keyboard.press("Enter")

    expect(place).to_have_attribute("data-hb-verdict", "correct")


def test_by_touch_two_taps_on_one_spot_move_the_same_row(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(address)
    place = question(page, "steps")
    last = order_of(place)[-1]
    up = way(place, f"Up {last}")
    up.scroll_into_view_if_needed()
    box = up.bounding_box()
    assert box
    for _ in range(3):
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    expect(place.get_by_role("status")).to_have_text(f"{last} is now 1 of 4.")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    put_in_order(place, RIGHT)
    place.get_by_role("button", name="Check my answer").tap()
    expect(place).to_have_attribute("data-hb-verdict", "correct")


def test_an_untouched_question_is_blank_and_a_moved_one_is_not(quiz: Page) -> None:
    place = question(quiz, "meals")
    respond(place, order_of(place)[::-1])
    quiz.get_by_role("button", name="See my results").click()

    expect(place).to_have_attribute("data-hb-verdict", "correct")
    blanks = quiz.locator(".hb-blanks")
    expect(blanks).to_contain_text("1 question has no answer yet")
    blanks.get_by_role("link").click()
    first = order_of(question(quiz, "steps"))[0]
    expect(way(question(quiz, "steps"), f"Down {first}")).to_be_focused()


def test_an_order_is_there_after_a_reload(quiz: Page) -> None:
    answer(quiz, "steps", PARTLY, "partial")
    expect(saved(quiz)).to_be_visible()
    quiz.reload()

    place = question(quiz, "steps")
    expect(place).to_have_attribute("data-hb-verdict", "partial")
    assert order_of(place) == PARTLY
    answer(quiz, "steps", RIGHT, "correct")
    expect(saved(quiz)).to_be_visible()
    quiz.reload()
    expect(place).to_have_attribute("data-hb-verdict", "correct")
    expect(place.get_by_role("button", name="Up")).to_have_count(0)


def test_starting_again_puts_the_rows_back(quiz: Page) -> None:
    place = question(quiz, "steps")
    shown = order_of(place)
    answer(quiz, "steps", RIGHT, "correct")
    check(question(quiz, "meals"))
    quiz.get_by_role("button", name="See my results").click()
    quiz.get_by_role("button", name="Start again").click()

    expect(way(place, f"Down {shown[0]}")).to_be_focused()
    assert order_of(place) == shown
    assert place.get_attribute("data-hb-verdict") is None


def test_without_a_script_there_are_boxes_for_the_places(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto(address)
    place = question(page, "steps")
    place.get_by_role("textbox", name="Throw").fill("3")

    expect(place.get_by_role("textbox")).to_have_count(4)
    expect(place.get_by_role("button")).to_have_count(0)
    answers = page.get_by_role("region", name="Answers")
    expect(answers.get_by_role("list").nth(1).get_by_role("listitem")).to_have_text(RIGHT)
    for box in place.get_by_role("textbox").all():
        assert (box.bounding_box() or {})["height"] >= 48


def test_paper_has_the_boxes_too(quiz: Page) -> None:
    quiz.emulate_media(media="print")

    expect(question(quiz, "steps").get_by_role("textbox")).to_have_count(4)
    expect(question(quiz, "steps").get_by_role("button")).to_have_count(0)


def test_axe_finds_nothing_before_and_after_answering(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("button", name="Up").first).to_be_visible()
    assert axe.violations(page) == []
    answer(page, "steps", WRONG, "incorrect")
    assert axe.violations(page) == []
    answer(page, "steps", PARTLY, "partial")
    assert axe.violations(page) == []
    answer(page, "steps", RIGHT, "correct")
    assert axe.violations(page) == []
