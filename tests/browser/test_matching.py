"""A child puts together what belongs together: matching and categorise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import answer, check, question, respond, saved, tab_to
from tests.support import axe
from tests.support.sites import Files

QUIZ = """\
title: Rows
questions:
  - type: matching
    id: homes
    stem: Where does each one live?
    pairs:
      - {id: duck, text: The *duck*, match: On the *pond*}
      - {id: cow, text: The cow & calf, match: In the barn <b>}
      - {id: bee, text: The bee, match: In the hive}
    distractors: [{id: moon, text: On the moon}]
    feedback: {partial: Some are at home.}
    rationale: Everybody has a home.
  - type: matching
    id: sounds
    stem: Who says what?
    pairs:
      - {id: duck, text: The duck, match: Quack}
      - {id: cow, text: The cow, match: Moo}
  - type: categorise
    id: wheels
    stem: Which have wheels?
    categories: [{id: wheels, text: Wheels}, {id: none, text: No wheels}]
    items:
      - {id: cart, text: A cart, category: wheels}
      - {id: bus, text: 公交车, category: wheels}
      - {id: boat, text: A boat, category: none}
      - {id: sled, text: A sled, category: none}
"""
HOMES = {"The duck": "On the pond", "The cow & calf": "In the barn <b>", "The bee": "In the hive"}
SOUNDS = {"The duck": "Quack", "The cow": "Moo"}
WHEELS = {"A cart": "Wheels", "公交车": "Wheels", "A boat": "No wheels", "A sled": "No wheels"}
PHONE = {"width": 320, "height": 640}


SITE: Files = {"quizzes/a/small.yml": QUIZ}


@pytest.fixture
def address(site: Path, origin: Origin) -> str:
    """Where the quiz is."""
    return origin.of(site) + "quizzes/a/small.html"


@pytest.fixture
def quiz(page: Page, address: str) -> Page:
    """The quiz, opened."""
    page.goto(address)
    return page


def mark(place: Locator, row: str) -> Locator:
    """What stands beside a row."""
    return place.locator(f"[data-hb-mark='{row}']")


def test_every_row_right_is_right_and_stays(quiz: Page) -> None:
    answer(quiz, "homes", HOMES, "correct")
    place = question(quiz, "homes")

    expect(place.get_by_role("status")).to_be_focused()
    expect(place.get_by_role("status")).to_contain_text("Everybody has a home.")
    expect(mark(place, "duck")).to_have_text("right")
    choices = place.get_by_role("combobox", name="The duck", exact=True)
    choices.focus()
    quiz.keyboard.press("ArrowDown")
    quiz.keyboard.press("ArrowDown")
    expect(choices).to_have_value("duck")


def test_some_rows_right_is_partly_right_and_each_row_says_so(quiz: Page) -> None:
    answer(quiz, "homes", {**HOMES, "The bee": "On the moon"}, "partial")
    place = question(quiz, "homes")

    expect(place.get_by_role("status")).to_contain_text("Some are at home.")
    expect(place.get_by_role("status")).not_to_contain_text("In the hive")
    expect(mark(place, "duck")).to_have_text("right")
    expect(mark(place, "bee")).to_have_text("not right")
    bee = place.get_by_role("combobox", name="The bee", exact=True)
    expect(bee).to_have_accessible_description("not right")


def test_a_change_after_a_wrong_answer_is_another_try(quiz: Page) -> None:
    place = question(quiz, "homes")
    answer(quiz, "homes", {**HOMES, "The bee": "On the moon"}, "partial")
    place.get_by_role("combobox", name="The bee").select_option(label="In the hive")

    assert place.get_attribute("data-hb-verdict") is None
    expect(mark(place, "bee")).to_be_empty()
    expect(place.get_by_role("combobox", name="The cow")).to_have_value("cow")
    check(place)
    expect(place).to_have_attribute("data-hb-verdict", "correct")


def test_a_second_wrong_answer_tells_the_solution(quiz: Page) -> None:
    place = question(quiz, "homes")
    for _ in range(2):
        answer(quiz, "homes", {"The bee": "On the moon"}, "incorrect")
        place.get_by_role("button", name="Try again").click()
    check(place)

    expect(place.get_by_role("status")).to_contain_text("The bee: In the hive")


def test_try_again_leads_to_the_first_row(quiz: Page) -> None:
    place = question(quiz, "homes")
    answer(quiz, "homes", {"The bee": "On the moon"}, "incorrect")
    expect(place.get_by_role("button", name="Try again")).to_be_focused()
    quiz.keyboard.press("Enter")

    expect(place.get_by_role("combobox").first).to_be_focused()


def test_nothing_chosen_is_no_answer(quiz: Page) -> None:
    for name in ("homes", "sounds", "wheels"):
        place = question(quiz, name)
        check(place)
        expect(place.get_by_role("status")).to_have_text("Choose an answer first.")
        assert place.get_attribute("data-hb-verdict") is None


def test_answers_are_there_after_a_reload(quiz: Page) -> None:
    answer(quiz, "homes", {"The duck": "On the pond", "The bee": "In the hive"}, "partial")
    answer(quiz, "wheels", WHEELS, "correct")
    expect(saved(quiz)).to_be_visible()
    quiz.reload()

    homes, wheels = question(quiz, "homes"), question(quiz, "wheels")
    expect(homes).to_have_attribute("data-hb-verdict", "partial")
    expect(homes.get_by_role("combobox", name="The duck")).to_have_value("duck")
    expect(homes.get_by_role("combobox", name="The cow")).to_have_value("")
    expect(mark(homes, "cow")).to_have_text("not right")
    expect(wheels).to_have_attribute("data-hb-verdict", "correct")
    boat = wheels.get_by_role("group", name="A boat")
    expect(boat.get_by_label("No wheels")).to_be_checked()
    boat.get_by_text("Wheels", exact=True).click(force=True)
    expect(boat.get_by_label("No wheels")).to_be_checked()


def test_by_keyboard_alone(quiz: Page) -> None:
    homes = question(quiz, "homes")
    for row, words in HOMES.items():
        choices = homes.get_by_role("combobox", name=row, exact=True)
        tab_to(quiz, choices)
        for _ in range(choices.locator("option").all_text_contents().index(words)):
            quiz.keyboard.press("ArrowDown")
    tab_to(quiz, homes.get_by_role("button", name="Check my answer"))
    quiz.keyboard.press("Enter")
    expect(homes).to_have_attribute("data-hb-verdict", "correct")

    sounds = question(quiz, "sounds")
    for row, words in SOUNDS.items():
        group = sounds.get_by_role("group", name=row, exact=True)
        tab_to(quiz, group.get_by_role("radio").first)
        quiz.keyboard.press("Space")
        while not group.get_by_label(words).is_checked():
            quiz.keyboard.press("ArrowDown")
    tab_to(quiz, sounds.get_by_role("button", name="Check my answer"))
    quiz.keyboard.press("Enter")
    expect(sounds).to_have_attribute("data-hb-verdict", "correct")


def test_by_touch(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(address)
    place = question(page, "wheels")
    for row, words in WHEELS.items():
        place.get_by_role("group", name=row, exact=True).get_by_text(words, exact=True).tap()
    place.get_by_role("button", name="Check my answer").tap()

    expect(place).to_have_attribute("data-hb-verdict", "correct")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    heights = place.page.locator("select, .hb-choice").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 48


def test_the_order_does_not_tell_the_answer(quiz: Page) -> None:
    options = question(quiz, "homes").get_by_role("combobox").first.locator("option")
    things = question(quiz, "wheels").locator("legend:not(:has(.hb-stem))")

    assert options.all_inner_texts()[1:] != [*HOMES.values(), "On the moon"]
    assert things.all_inner_texts() != list(WHEELS)


def test_without_a_script_and_on_paper_it_is_complete(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address)
    respond(question(page, "homes"), HOMES)
    respond(question(page, "wheels"), WHEELS)
    answers = page.get_by_role("region", name="Answers")
    expect(answers).to_contain_text("The cow & calf: In the barn <b>")
    expect(answers).to_contain_text("A boat: No wheels")
    letters = question(page, "homes").get_by_role("list")
    expect(letters).to_be_hidden()
    page.emulate_media(media="print")

    expect(letters.get_by_role("listitem")).to_have_count(4)
    letter = letters.get_by_text("In the hive").inner_text().split()[0]
    expect(answers).to_contain_text(f"In the hive ({letter})")


def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    assert axe.violations(page) == []
    answer(page, "homes", {"The duck": "On the pond", "The bee": "In the hive"}, "partial")
    answer(page, "sounds", SOUNDS, "correct")
    answer(page, "wheels", {"A boat": "Wheels"}, "incorrect")
    assert axe.violations(page) == []
