"""A child marks words in a text."""

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
title: Words
questions:
  - type: mark-the-words
    id: does
    stem: Which words tell what Grandpa does?
    text: "“Grandpa *hooks* the shoe & the <b>bag</b>, with a rake!” He *pulls it* out."
    feedback: {partial: Some of it. What else?}
    rationale: He hooks and pulls.
  - type: mark-the-words
    id: place
    stem: 哪里？
    text: "小豆|在|*桥下*|等|爷爷|。|他们|*沿着小山*|回家|。"
  - type: mark-the-words
    id: arabic
    stem: Who?
    text: "*جدي* يمسك الحذاء."
"""
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


def word(place: Locator, text: str) -> Locator:
    """The box of a word; after a check its name grows by its verdict."""
    return place.locator(".hb-word", has_text=text).get_by_role("checkbox")


def test_the_text_reads_as_it_was_written(quiz: Page) -> None:
    text = question(quiz, "does").locator(".hb-words")

    expect(text).to_have_text(
        "“Grandpa hooks the shoe & the <b>bag</b>, with a rake!” He pulls it out."
    )
    expect(question(quiz, "place").locator(".hb-words")).to_have_text(
        "小豆在桥下等爷爷。他们沿着小山回家。"
    )
    names = question(quiz, "place").get_by_role("checkbox")
    expect(names).to_have_count(8)


def test_the_right_words_and_no_other_are_right_and_stay(quiz: Page) -> None:
    answer(quiz, "does", ["hooks", "pulls it"], "correct")
    place = question(quiz, "does")

    expect(place.get_by_role("status")).to_be_focused()
    expect(place.get_by_role("status")).to_contain_text("He hooks and pulls.")
    word(place, "hooks").click(force=True)
    expect(word(place, "hooks")).to_be_checked()


def test_a_word_taken_is_marked_by_more_than_colour(quiz: Page) -> None:
    box = word(question(quiz, "does"), "rake")
    line = "e => getComputedStyle(e).borderBottomStyle + getComputedStyle(e).borderBottomWidth"
    before = box.evaluate(line)
    box.check()

    assert before.startswith("dotted")
    assert box.evaluate(line).startswith("solid")


def test_each_word_taken_says_whether_it_is_right(quiz: Page) -> None:
    answer(quiz, "does", ["hooks", "rake"], "partial")
    place = question(quiz, "does")

    expect(place.get_by_role("status")).to_contain_text("Some of it. What else?")
    expect(place.get_by_role("status")).not_to_contain_text("pulls it")
    expect(place.get_by_role("checkbox", name="hooks right", exact=True)).to_be_checked()
    expect(place.get_by_role("checkbox", name="rake not right", exact=True)).to_be_checked()
    expect(place.get_by_role("checkbox", name="shoe", exact=True)).not_to_be_checked()


def test_a_change_after_a_wrong_answer_is_another_try(quiz: Page) -> None:
    place = question(quiz, "does")
    answer(quiz, "does", ["hooks", "rake"], "partial")
    word(place, "rake").click()
    assert place.get_attribute("data-hb-verdict") is None
    expect(place.get_by_role("checkbox", name="hooks", exact=True)).to_be_checked()
    word(place, "pulls it").click()

    check(place)
    expect(place).to_have_attribute("data-hb-verdict", "correct")


def test_a_second_wrong_answer_shows_the_right_words_in_the_text(quiz: Page) -> None:
    place = question(quiz, "does")
    answer(quiz, "does", ["rake"], "incorrect")
    place.get_by_role("button", name="Try again").click()
    check(place)

    expect(place.get_by_role("status")).to_contain_text("“Grandpa hooks the shoe")
    assert place.locator(".hb-feedback strong").all_inner_texts() == ["hooks", "pulls it"]


def test_nothing_marked_is_no_answer(quiz: Page) -> None:
    place = question(quiz, "does")
    check(place)

    expect(place.get_by_role("status")).to_have_text("Choose an answer first.")
    assert place.get_attribute("data-hb-verdict") is None


def test_answers_are_there_after_a_reload(quiz: Page) -> None:
    answer(quiz, "does", ["hooks"], "partial")
    answer(quiz, "place", ["桥下", "沿着小山"], "correct")
    expect(saved(quiz)).to_be_visible()
    quiz.reload()

    expect(question(quiz, "does")).to_have_attribute("data-hb-verdict", "partial")
    expect(word(question(quiz, "does"), "hooks")).to_be_checked()
    expect(question(quiz, "place")).to_have_attribute("data-hb-verdict", "correct")


def test_by_keyboard_alone(quiz: Page) -> None:
    place = question(quiz, "does")
    for text in ("hooks", "pulls it"):
        tab_to(quiz, word(place, text))
        quiz.keyboard.press("Space")
    tab_to(quiz, place.get_by_role("button", name="Check my answer"))
    quiz.keyboard.press("Enter")

    expect(place).to_have_attribute("data-hb-verdict", "correct")


def test_by_touch(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(address)
    for name, texts in (("does", ["hooks", "pulls it"]), ("arabic", ["جدي"])):
        place = question(page, name)
        for text in texts:
            place.get_by_text(text, exact=True).tap()
        place.get_by_role("button", name="Check my answer").tap()
        expect(place).to_have_attribute("data-hb-verdict", "correct")

    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    heights = page.locator(".hb-word input").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 40


def test_without_a_script_and_on_paper_it_is_complete(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address)
    place = question(page, "does")
    respond(place, ["hooks", "pulls it"])
    expect(word(place, "hooks")).to_be_checked()
    answers = page.get_by_role("region", name="Answers")
    expect(answers).to_contain_text("Answer: “Grandpa hooks the shoe")
    assert "pulls it" in answers.locator("strong").all_inner_texts()
    page.emulate_media(media="print")

    expect(place.locator(".hb-words")).to_contain_text("with a rake!” He pulls it out.")


def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    assert axe.violations(page) == []
    answer(page, "does", ["hooks", "rake"], "partial")
    answer(page, "place", ["桥下", "沿着小山"], "correct")
    answer(page, "arabic", ["يمسك"], "incorrect")
    assert axe.violations(page) == []
