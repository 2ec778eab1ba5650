"""From the results, a child looks at every answer: what it chose, what is right, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import answer, question, saved, tab_to
from tests.support import axe
from tests.support.sites import Files

QUIZ = """\
title: Every kind
questions:
  - type: single-choice
    id: first
    stem: What first?
    picture: {src: pond.svg, alt: A pond}
    choices:
      - {id: shout, text: Shout, correct: true, feedback: People come.}
      - {id: run, text: Run, feedback: Shout first., feedback_not_chosen: Good not to run.}
    feedback: {correct: A loud one., incorrect: Think once more.}
    rationale: A voice is quick.
    objective: I can shout.
  - type: multiple-choice
    id: who
    stem: Who helps?
    choices:
      - {id: a, text: Grandpa, correct: true}
      - {id: b, text: A duck, feedback: It cannot call.}
      - {id: c, text: Teacher, correct: true, feedback: She calls., feedback_not_chosen: She would.}
  - {type: true-false, id: ring, stem: A ring is enough., answer: false}
  - {type: short-text, id: word, stem: Which word?, accept: [help, 救命]}
  - {type: number, id: minutes, stem: How long?, value: 20, unit: minutes}
  - type: ordering
    id: order
    stem: Which order?
    items: [{id: one, text: One}, {id: two, text: Two}, {id: three, text: Three}]
  - type: cloze
    id: gaps
    stem: Fill it.
    text: "I stop at the {edge} and look {ways}."
    gaps:
      - {id: edge, accept: [edge, kerb]}
      - {id: ways, choices: [both ways, down], answer: both ways}
  - type: matching
    id: homes
    stem: Where does each one live?
    pairs:
      - {id: duck, text: The duck, match: On the pond}
      - {id: cow, text: The cow, match: In the barn}
      - {id: bee, text: The bee, match: In the hive}
    distractors: [{id: moon, text: On the moon}]
  - {type: true-false, id: blank, stem: Left open., answer: true}
"""
POOL = """\
title: A pool
shuffle: both
sections:
  - id: a
    select: 2
    questions:
      - {type: true-false, id: q1, stem: Number one., answer: true}
      - {type: true-false, id: q2, stem: Number two., answer: false}
      - {type: true-false, id: q3, stem: Number three., answer: true}
      - {type: true-false, id: q4, stem: Number four., answer: true}
      - {type: true-false, id: q5, stem: Number five., answer: true}
"""
POND = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
SAID = [
    ("ring", "Your answer: True"),
    ("ring", "Answer: False"),
    ("word", "Your answer: Ｈｅｌｐ"),
    ("minutes", "Your answer: 7"),
    ("minutes", "Answer: 20 minutes"),
    ("order", "Three"),
    ("gaps", "your answer: wall"),
    ("gaps", "right"),
    ("homes", "your answer: On the moon"),
    ("homes", "left open"),
    ("blank", "You left this one open."),
]
PHONE = {"width": 320, "height": 640}


SITE: Files = {"quizzes/a/small.yml": QUIZ, "quizzes/a/pool.yml": POOL, "quizzes/a/pond.svg": POND}


@pytest.fixture
def address(site: Path, origin: Origin) -> str:
    """Where the quizzes are."""
    return origin.of(site) + "quizzes/a/"


@pytest.fixture
def quiz(page: Page, address: str) -> Page:
    """The quiz of every kind, opened."""
    page.goto(address + "small.html")
    return page


def answer_some(page: Page) -> None:
    """Answer all but the last: right, partly right and wrong."""
    answer(page, "first", "Shout", "correct")
    answer(page, "who", ["Grandpa", "A duck"], "partial")
    answer(page, "ring", "True", "incorrect")
    answer(page, "word", "Ｈｅｌｐ", "correct")
    answer(page, "minutes", "7", "incorrect")
    answer(page, "order", ["Three", "Two", "One"], "incorrect")
    place = question(page, "gaps")
    place.get_by_label("Gap 1 of 2").fill("wall")
    place.get_by_label("Gap 2 of 2").select_option(label="both ways")
    place.get_by_role("button", name="Check my answer").click()
    answer(page, "homes", {"The duck": "On the pond", "The cow": "On the moon"}, "incorrect")


def to_results(page: Page) -> None:
    """Ask for the results, whatever is left open."""
    page.get_by_role("button", name="See my results").click()
    anyway = page.get_by_role("button", name="Show results anyway")
    if anyway.is_visible():
        anyway.click()


def open_review(page: Page) -> Locator:
    """Look at every answer."""
    to_results(page)
    page.get_by_role("button", name="Look at every answer").click()
    return page.get_by_role("region", name="Answers")


def reviewed(page: Page, name: str) -> Locator:
    """What the review says about a question."""
    return page.locator(f"[data-hb-answer='{name}']")


def test_before_the_results_there_is_nothing_of_it(quiz: Page) -> None:
    answer(quiz, "first", "Shout", "correct")

    expect(quiz.get_by_role("button", name="Look at every answer")).to_be_hidden()
    expect(quiz.get_by_role("region", name="Answers")).to_be_hidden()


def test_every_choice_says_whether_it_is_right_and_which_was_mine(quiz: Page) -> None:
    answer_some(quiz)
    open_review(quiz)
    choices = reviewed(quiz, "who").get_by_role("listitem")

    expect(reviewed(quiz, "who").get_by_text("Some of it is right.")).to_be_visible()
    expect(choices.nth(0)).to_have_text("Grandpa right your answer")
    expect(choices.nth(1)).to_have_text("A duck not right your answer It cannot call.")
    expect(choices.nth(2).get_by_text("She would.")).to_be_visible()
    expect(choices.nth(2).get_by_text("She calls.")).to_be_hidden()
    expect(choices.nth(2).get_by_text("your answer")).to_have_count(0)


def test_it_says_why_and_what_one_can_do_now(quiz: Page) -> None:
    answer_some(quiz)
    open_review(quiz)
    first = reviewed(quiz, "first")

    expect(first.get_by_text("That is right.")).to_be_visible()
    expect(first.get_by_text("Good not to run.")).to_be_visible()
    expect(first.get_by_text("A loud one.")).to_be_visible()
    expect(first.get_by_text("Think once more.")).to_be_hidden()
    expect(first.get_by_text("When it is not chosen:")).to_be_hidden()
    expect(first.get_by_text("A voice is quick.")).to_be_visible()
    expect(first.get_by_text("I can shout.")).to_be_visible()
    expect(first.get_by_role("img", name="A pond")).to_be_visible()


def test_every_kind_says_what_was_answered(quiz: Page) -> None:
    answer_some(quiz)
    open_review(quiz)

    for name, words in SAID:
        expect(reviewed(quiz, name).get_by_text(words).first).to_be_visible()


def test_the_way_there_and_back_by_keyboard(quiz: Page) -> None:
    answer_some(quiz)
    to_results(quiz)
    tab_to(quiz, quiz.get_by_role("button", name="Look at every answer"))
    quiz.keyboard.press("Enter")
    expect(quiz.get_by_role("heading", name="Answers")).to_be_focused()
    expect(question(quiz, "first")).to_be_hidden()
    tab_to(quiz, quiz.get_by_role("button", name="Back to my results").last)
    quiz.keyboard.press("Enter")

    expect(quiz.get_by_role("region", name="My results")).to_be_focused()
    expect(quiz.get_by_role("region", name="Answers")).to_be_hidden()
    expect(question(quiz, "first")).to_be_visible()


def test_it_can_be_looked_at_twice_and_again_after_a_reload(quiz: Page) -> None:
    answer_some(quiz)
    answers = open_review(quiz)
    quiz.get_by_role("button", name="Back to my results").first.click()
    quiz.get_by_role("button", name="Look at every answer").click()
    expect(answers.get_by_text("your answer", exact=True)).to_have_count(3)
    expect(saved(quiz)).to_have_count(1)
    quiz.wait_for_function(
        "() => document.querySelector('.hb-saved').textContent.includes('Saved')"
    )
    quiz.reload()
    quiz.get_by_role("button", name="Look at every answer").click()

    expect(answers.get_by_text("your answer", exact=True)).to_have_count(3)


def test_what_is_practised_again_is_not_given_away(quiz: Page) -> None:
    answer_some(quiz)
    open_review(quiz)
    quiz.get_by_role("button", name="Back to my results").first.click()
    quiz.get_by_role("button", name="Practise what I missed").click()

    expect(quiz.get_by_role("region", name="Answers")).to_be_hidden()
    answer(quiz, "ring", "True", "incorrect")
    expect(question(quiz, "ring").get_by_role("status")).not_to_contain_text("your answer")


def test_only_what_was_asked_is_there_in_the_same_order(page: Page, address: str) -> None:
    page.goto(address + "pool.html")
    expect(page.get_by_role("button", name="See my results")).to_be_visible()
    asked = page.locator(".hb-stem").filter(visible=True).all_inner_texts()
    open_review(page)

    assert len(asked) == 2
    assert page.locator(".hb-answer-stem").filter(visible=True).all_inner_texts() == asked


def test_by_touch_on_a_small_phone(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(address + "small.html")
    answer_some(page)
    to_results(page)
    page.get_by_role("button", name="Look at every answer").tap()

    expect(reviewed(page, "first")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Back to my results").first.tap()
    expect(page.get_by_role("region", name="My results")).to_be_visible()


def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address + "small.html")
    answer_some(page)
    open_review(page)
    assert axe.violations(page) == []
