"""Sections, pools, weighed questions and expected answers, as a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import check, question, respond
from tests.support import axe
from tests.support.sites import Files
from tests.support.validator import html_complaints

QUIZ = """\
title: Two notices
score_bands:
  - {from: 0, text: Read the board again.}
  - {from: 70, text: You can read a board.}
mastery: 1 of 3
sections:
  - id: clinic
    stimulus:
      title: Clinic Day
      text: "The nurse comes on **Thursday**."
    questions:
      - type: short-text
        id: day
        stem: On which day?
        accept: [Thursday]
        expect: [{text: Friday, feedback: One day too late.}]
        score: {max: 3}
      - type: multiple-choice
        id: bring
        stem: What helps?
        score: {max: 4, mode: share}
        choices:
          - {id: book, text: A book, correct: yes}
          - {id: card, text: A card, correct: yes}
          - {id: duck, text: A duck}
  - id: more
    title: One more
    select: 1
    questions:
      - {type: true-false, id: early, stem: She comes early., answer: true, graded: no}
      - {type: true-false, id: late, stem: She comes late., answer: false, graded: no}
  - id: last
    questions:
      - {type: true-false, id: end, stem: This is the end., answer: true}
"""
PLACE = "quizzes/a/small.html"


SITE: Files = {"quizzes/a/small.yml": QUIZ}


@pytest.fixture
def quiz(site: Path, origin: Origin, page: Page) -> Page:
    """The quiz, opened."""
    page.goto(origin.of(site) + PLACE)
    return page


def drawn(quiz: Page) -> str:
    """The one question of the pool that is asked."""
    expect(quiz.get_by_role("button", name="See my results")).to_be_visible()
    shown = [name for name in ("early", "late") if question(quiz, name).is_visible()]
    assert len(shown) == 1
    return shown[0]


def test_a_section_stands_with_what_it_is_about(quiz: Page) -> None:
    expect(quiz.get_by_role("group", name="Clinic Day")).to_contain_text("Thursday")
    expect(quiz.get_by_role("heading", name="One more")).to_be_visible()
    name = drawn(quiz)

    expect(question(quiz, name)).to_contain_text("Question 3 of 4")
    expect(question(quiz, "end")).to_contain_text("Question 4 of 4")
    expect(quiz.get_by_text("Answer 1 of these.")).to_be_hidden()
    assert axe.violations(quiz) == []


def test_a_wrong_answer_that_was_expected_has_words_of_its_own(quiz: Page) -> None:
    place = question(quiz, "day")
    respond(place, "ＦＲＩＤＡＹ!")
    check(place)
    expect(place.get_by_role("status")).to_contain_text("One day too late.")
    assert axe.violations(quiz) == []
    place.get_by_role("button", name="Try again").click()
    respond(place, "Sunday")
    check(place)
    expect(place).to_have_attribute("data-hb-verdict", "incorrect")
    expect(place.get_by_role("status")).not_to_contain_text("One day too late.")


def test_points_shares_and_what_does_not_count(quiz: Page) -> None:
    answers = {"day": "Friday", "bring": ["A book"], drawn(quiz): "True", "end": "True"}
    for name, response in answers.items():
        respond(question(quiz, name), response)
        check(question(quiz, name))
    quiz.get_by_role("button", name="See my results").click()
    results = quiz.get_by_role("region", name="My results")

    expect(results).to_contain_text("3 of 8 points")
    expect(results.get_by_text("Read the board again.")).to_be_visible()
    expect(results.get_by_text("You can read a board.")).to_be_hidden()


def test_an_attempt_keeps_its_draw_after_a_reload(quiz: Page) -> None:
    name = drawn(quiz)
    respond(question(quiz, name), "True")
    check(question(quiz, name))
    expect(quiz.get_by_text("Saved on this device")).to_be_visible()
    for _ in range(3):
        quiz.reload()
        expect(question(quiz, name)).to_have_attribute("data-hb-verdict", re.compile("correct"))
        assert drawn(quiz) == name


def test_paper_has_every_question_and_says_how_many_to_answer(
    open_page: Callable[..., Page], origin: Origin, site: Path
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(origin.of(site) + PLACE)
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        expect(page.get_by_text("Answer 1 of these.")).to_be_visible()
        for name in ("day", "bring", "early", "late", "end"):
            expect(question(page, name)).to_be_visible()
        expect(question(page, "end")).to_contain_text("Question 5 of 5")
        expect(page.get_by_text("You can read a board.")).to_be_hidden()
    expect(page.get_by_role("region", name="Answers")).to_contain_text("One day too late.")


def test_the_html_checker_has_nothing_to_say(site: Path) -> None:
    assert [str(complaint) for complaint in html_complaints(site)] == []
