"""A child finds places in a picture: by tapping them, or by the list beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import answer, check, question, respond, saved, started, tab_to
from tests.support import axe
from tests.support.sites import Files

ROAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320">
<rect width="480" height="320" fill="#cddba9"/><path d="M0 120h480v120H0z" fill="#c9c5bf"/></svg>
"""
QUIZ = """\
title: Places
questions:
  - type: hotspot
    id: mistakes
    stem: Two children forget the road. Where are they?
    picture: {src: road.svg, alt: A *road* with four children, caption: The road to school}
    regions:
      - {id: phone, text: A child looks at a phone, shape: circle, at: [25, 50, 10], correct: yes}
      - {id: ball, text: A child plays with a ball, shape: rect, at: [45, 30, 20, 30], correct: yes}
      - id: wait
        text: A child waits & looks
        shape: polygon
        at: [72, 60, 95, 60, 95, 92, 80, 92]
        feedback: To wait there is good.
      - {id: duck, text: 一只鸭子, shape: rect, at: [4, 80, 10, 15]}
    feedback: {partial: One more is there.}
    rationale: Eyes are for the road.
  - type: hotspot
    id: safest
    stem: Where is the best place to cross?
    picture: {src: road.svg, alt: A road}
    regions:
      - {id: bend, text: In the bend, shape: rect, at: [5, 40, 20, 30], feedback: It hides cars.}
      - {id: view, text: Where I see far, shape: circle, at: [70, 50, 12], correct: yes}
"""
PHONE, BALL = "A A child looks at a phone", "B A child plays with a ball"
WAIT = "C A child waits & looks"


SITE: Files = {"quizzes/a/small.yml": QUIZ, "quizzes/a/road.svg": ROAD}


@pytest.fixture
def address(site: Path, origin: Origin) -> str:
    """Where the quiz is."""
    return origin.of(site) + "quizzes/a/small.html"


@pytest.fixture
def quiz(page: Page, address: str) -> Page:
    """The quiz, opened and ready."""
    page.goto(address)
    started(page)  # its buttons push what is below them down
    return page


def at(page: Page, place: Locator, x: float, y: float) -> tuple[float, float]:
    """The point of the screen at these percentages of the question's picture."""
    picture = place.locator(".hb-places img")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box
    return box["x"] + box["width"] * x / 100, box["y"] + box["height"] * y / 100


def row(place: Locator, name: str) -> Locator:
    """The input in the list; its name grows by its verdict after a check."""
    return place.get_by_label(name)


def pin(place: Locator, name: str) -> Locator:
    """The letter of a region in the picture."""
    return place.locator(f".hb-pin[data-hb-place='{name}']")


def test_a_click_into_the_picture_chooses_and_another_one_takes_back(quiz: Page) -> None:
    place = question(quiz, "mistakes")
    for x, y, name in ((25, 50, PHONE), (50, 50, BALL), (88, 75, WAIT)):
        quiz.mouse.click(*at(quiz, place, x, y))
        expect(row(place, name)).to_be_checked()
    quiz.mouse.click(*at(quiz, place, 88, 75))
    expect(row(place, WAIT)).not_to_be_checked()

    check(place)
    expect(place).to_have_attribute("data-hb-verdict", "correct")
    expect(place.get_by_role("status")).to_contain_text("Eyes are for the road.")


def test_a_circle_is_round_and_beside_a_region_nothing_is_chosen(quiz: Page) -> None:
    place = question(quiz, "mistakes")
    for x, y in ((25, 66), (25, 82), (74, 88), (40, 10)):
        quiz.mouse.click(*at(quiz, place, x, y))

    # Ten percent of the width are fifteen of the height: the first of the points is in the circle.
    expect(place.locator("input:checked")).to_have_count(0)
    quiz.mouse.click(*at(quiz, place, 25, 64))
    expect(row(place, PHONE)).to_be_checked()


def test_a_chosen_region_looks_chosen_from_the_list_too(quiz: Page) -> None:
    place = question(quiz, "mistakes")
    row(place, BALL).check()

    expect(pin(place, "ball")).to_have_attribute("data-hb-taken", "")
    assert pin(place, "phone").get_attribute("data-hb-taken") is None
    widths = place.locator("g[data-hb-place]").evaluate_all(
        "all => all.map(g => getComputedStyle(g).strokeWidth + getComputedStyle(g).strokeDasharray)"
    )
    assert widths[1] == "4pxnone"
    assert widths[0] != widths[1]


def test_each_region_taken_says_by_a_sign_whether_it_is_right(quiz: Page) -> None:
    answer(quiz, "mistakes", [PHONE, WAIT], "partial")
    place = question(quiz, "mistakes")

    expect(place.get_by_role("status")).to_contain_text("To wait there is good.")
    expect(place.get_by_role("status")).to_contain_text("One more is there.")
    expect(place.locator("[data-hb-mark='phone']")).to_have_text("right")
    expect(place.locator("[data-hb-mark='wait']")).to_have_text("not right")
    expect(place.locator("[data-hb-mark='ball']")).to_be_empty()
    expect(pin(place, "phone").locator(".hb-pin-right")).to_be_visible()
    expect(pin(place, "wait").locator(".hb-pin-wrong")).to_be_visible()
    expect(pin(place, "wait").locator("text")).to_be_hidden()
    expect(pin(place, "ball").locator("text")).to_be_visible()


def test_a_tap_after_a_wrong_answer_is_another_try(quiz: Page) -> None:
    place = question(quiz, "mistakes")
    answer(quiz, "mistakes", [PHONE, WAIT], "partial")
    expect(place.get_by_role("button", name="Try again")).to_be_focused()
    quiz.mouse.click(*at(quiz, place, 88, 75))
    assert place.get_attribute("data-hb-verdict") is None
    expect(pin(place, "phone").locator("text")).to_be_visible()
    quiz.mouse.click(*at(quiz, place, 55, 45))

    check(place)
    expect(place).to_have_attribute("data-hb-verdict", "correct")
    expect(place.get_by_role("status")).to_be_focused()
    quiz.mouse.click(*at(quiz, place, 55, 45))
    expect(row(place, BALL)).to_be_checked()


def test_a_second_wrong_answer_tells_where_the_right_ones_are(quiz: Page) -> None:
    place = question(quiz, "mistakes")
    answer(quiz, "mistakes", [WAIT], "incorrect")
    expect(place.get_by_role("status")).not_to_contain_text("A child plays with a ball")
    place.get_by_role("button", name="Try again").click()
    check(place)

    expect(place.get_by_role("status")).to_contain_text("B A child plays with a ball right")


def test_with_one_right_region_a_child_takes_one(quiz: Page) -> None:
    place = question(quiz, "safest")
    quiz.mouse.click(*at(quiz, place, 15, 55))
    quiz.mouse.click(*at(quiz, place, 70, 50))

    expect(place.get_by_role("radio", name="A In the bend")).not_to_be_checked()
    expect(pin(place, "view")).to_have_attribute("data-hb-taken", "")
    assert pin(place, "bend").get_attribute("data-hb-taken") is None
    check(place)
    expect(place).to_have_attribute("data-hb-verdict", "correct")


def test_nothing_chosen_is_no_answer(quiz: Page) -> None:
    place = question(quiz, "mistakes")
    check(place)

    expect(place.get_by_role("status")).to_have_text("Choose an answer first.")
    assert place.get_attribute("data-hb-verdict") is None


def test_answers_are_there_after_a_reload(quiz: Page) -> None:
    answer(quiz, "mistakes", [PHONE, WAIT], "partial")
    answer(quiz, "safest", ["B Where I see far"], "correct")
    expect(saved(quiz)).to_be_visible()
    quiz.reload()

    place = question(quiz, "mistakes")
    expect(place).to_have_attribute("data-hb-verdict", "partial")
    expect(row(place, WAIT)).to_be_checked()
    expect(pin(place, "wait").locator(".hb-pin-wrong")).to_be_visible()
    expect(pin(question(quiz, "safest"), "view").locator(".hb-pin-right")).to_be_visible()


def test_by_keyboard_alone(quiz: Page) -> None:
    place = question(quiz, "mistakes")
    for name in (PHONE, BALL):
        tab_to(quiz, row(place, name))
        quiz.keyboard.press("Space")
    tab_to(quiz, place.get_by_role("button", name="Check my answer"))
    quiz.keyboard.press("Enter")

    expect(place).to_have_attribute("data-hb-verdict", "correct")


def test_by_touch_on_a_telephone(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    page.goto(address)
    started(page)
    place = question(page, "mistakes")
    page.touchscreen.tap(*at(page, place, 25, 50))
    page.touchscreen.tap(*at(page, place, 55, 45))
    page.touchscreen.tap(*at(page, place, 9, 88))
    expect(place.locator("input:checked")).to_have_count(3)
    duck = pin(place, "duck").locator("circle").first.bounding_box()
    assert duck
    assert round(min(duck["width"], duck["height"])) >= 44
    page.touchscreen.tap(duck["x"] + 40, duck["y"] + 22)
    place.get_by_role("button", name="Check my answer").tap()

    expect(place).to_have_attribute("data-hb-verdict", "correct")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    heights = place.locator(".hb-choice").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 48


def test_without_a_script_and_on_paper_it_is_complete(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address)
    place = question(page, "mistakes")
    respond(place, [PHONE, BALL])
    expect(place.get_by_role("img", name="A *road* with four children")).to_be_visible()
    expect(place).to_contain_text("The road to school")
    answers = page.get_by_role("region", name="Answers")
    expect(answers).to_contain_text("B A child plays with a ball right")
    page.emulate_media(media="print")

    for letter, name in zip("ABCD", ("phone", "ball", "wait", "duck"), strict=True):
        expect(pin(place, name)).to_have_text(letter)
        expect(pin(place, name).locator("text")).to_be_visible()


def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    started(page)
    assert axe.violations(page) == []
    answer(page, "mistakes", [PHONE, WAIT], "partial")
    answer(page, "safest", ["A In the bend"], "incorrect")
    assert axe.violations(page) == []
    answer(page, "safest", ["B Where I see far"], "correct")
    assert axe.violations(page) == []
