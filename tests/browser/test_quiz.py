"""A child takes a quiz."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Origin
from tests.browser.steps import (
    NO_STORAGE,
    RIGHT,
    answer,
    answer_all,
    check,
    question,
    respond,
    saved,
    started,
)
from tests.support.content import QUIZ
from tests.support.sites import Files

OTHER = QUIZ.replace("Small quiz", "Other quiz")


SITE: Files = {"quizzes/a/other.yml": OTHER}


@pytest.fixture
def quiz(site: Path, origin: Origin, page: Page) -> Page:
    """The small quiz, opened."""
    page.goto(origin.of(site) + "quizzes/a/small.html")
    return page


def test_a_wrong_answer_gets_its_own_feedback_and_another_try(quiz: Page) -> None:
    place = question(quiz, "first")
    answer(quiz, "first", "Run", "incorrect")

    status = place.get_by_role("status")
    expect(status).to_contain_text("Shout first.")
    expect(status).not_to_contain_text("A voice is quick.")
    place.get_by_role("button", name="Try again").click()
    expect(place.get_by_role("radio").first).to_be_focused()
    answer(quiz, "first", "Shout", "correct")
    expect(status).to_contain_text("People come.")
    expect(status).to_contain_text("A voice is quick.")


def test_a_tap_on_another_row_is_another_try(quiz: Page) -> None:
    place = question(quiz, "first")
    answer(quiz, "first", "Run", "incorrect")
    place.get_by_label("Shout", exact=True).check()

    assert place.get_attribute("data-hb-verdict") is None
    expect(place.get_by_label("Shout", exact=True)).to_be_focused()
    check(place)
    expect(place).to_have_attribute("data-hb-verdict", "correct")
    place.get_by_text("Run", exact=True).click(force=True)
    expect(place.get_by_label("Shout", exact=True)).to_be_checked()


def test_a_tap_into_the_box_is_another_try(quiz: Page) -> None:
    place = question(quiz, "word")
    answer(quiz, "word", "hello", "incorrect")
    place.get_by_role("textbox").click()
    place.get_by_role("textbox").fill("help")
    check(place)

    expect(place).to_have_attribute("data-hb-verdict", "correct")


def test_a_hint_opens_on_demand(quiz: Page) -> None:
    place = question(quiz, "first")
    expect(place.get_by_text("Think of your voice.")).to_be_hidden()
    place.get_by_text("Hint").click()
    expect(place.get_by_text("Think of your voice.")).to_be_visible()


def test_checking_nothing_says_so_and_marks_nothing(quiz: Page) -> None:
    place = question(quiz, "first")
    check(place)

    expect(place.get_by_role("status")).to_have_text("Choose an answer first.")
    expect(place.get_by_role("radio").first).to_be_focused()
    assert place.get_attribute("data-hb-verdict") is None


@pytest.mark.parametrize("typed", ["help", "HELP!", "Ｈｅｌｐ", "“救命！”", " 救 命 "])
def test_a_typed_answer_is_folded(quiz: Page, typed: str) -> None:
    answer(quiz, "word", typed, "correct")


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [("２０", "correct"), ("20,9", "correct"), ("21.5", "incorrect"), ("x", "incorrect")],
)
def test_a_typed_number_is_read_with_its_tolerance(quiz: Page, typed: str, verdict: str) -> None:
    answer(quiz, "minutes", typed, verdict)


def test_a_hint_opened_before_the_script_has_come_stays_open(
    page: Page, site: Path, origin: Origin
) -> None:
    scripts: list[Route] = []
    page.route("**/blocks/quiz.js", lambda route: scripts.append(route))
    page.goto(origin.of(site) + "quizzes/a/small.html", wait_until="commit")
    hint = question(page, "first").get_by_text("Think of your voice.")
    question(page, "first").get_by_text("Hint").click()
    expect(hint).to_be_visible()
    scripts[0].continue_()
    started(page)
    expect(hint).to_be_visible()
    question(page, "first").get_by_text("Hint").click()
    expect(hint).to_be_hidden()


def test_some_of_several_is_partly_right(quiz: Page) -> None:
    answer(quiz, "who", ["Grandpa"], "partial")


def test_enter_in_a_text_box_checks(quiz: Page) -> None:
    box = question(quiz, "word").get_by_role("textbox")
    started(quiz)
    box.fill("help")
    box.press("Enter")

    expect(question(quiz, "word")).to_have_attribute("data-hb-verdict", "correct")


def test_blanks_are_listed_and_lead_to_their_question(quiz: Page) -> None:
    answer(quiz, "first", "Shout", "correct")
    quiz.get_by_role("button", name="See my results").click()

    blanks = quiz.locator(".hb-blanks")
    expect(blanks).to_be_focused()
    expect(blanks).to_contain_text("4 questions have no answer yet")
    blanks.get_by_role("link").nth(1).click()
    expect(question(quiz, "word").get_by_role("textbox")).to_be_focused()


def test_results_and_practising_only_what_was_missed(quiz: Page) -> None:
    answer_all(quiz, {**RIGHT, "ring": "True"})
    quiz.get_by_role("button", name="See my results").click()

    results = quiz.get_by_role("region", name="My results")
    expect(results).to_be_focused()
    expect(results).to_contain_text("4 of 5")
    expect(results).not_to_contain_text("safe")
    results.get_by_role("button", name="Practise what I missed").click()
    expect(results).to_be_hidden()
    expect(question(quiz, "first")).to_have_attribute("data-hb-verdict", "correct")
    assert question(quiz, "ring").get_attribute("data-hb-verdict") is None
    answer(quiz, "ring", "False", "correct")
    quiz.get_by_role("button", name="See my results").click()
    expect(results).to_contain_text("5 of 5")


def test_answers_are_there_after_a_reload(quiz: Page) -> None:
    answer(quiz, "first", "Run", "incorrect")
    answer(quiz, "word", "救命", "correct")
    expect(saved(quiz)).to_be_visible()
    quiz.reload()

    expect(question(quiz, "first")).to_have_attribute("data-hb-verdict", "incorrect")
    expect(question(quiz, "first").get_by_label("Run", exact=True)).to_be_checked()
    expect(question(quiz, "first").get_by_role("status")).to_contain_text("Shout first.")
    expect(question(quiz, "word").get_by_role("textbox")).to_have_value("救命")
    assert question(quiz, "ring").get_attribute("data-hb-verdict") is None


def test_answers_of_another_quiz_with_the_same_ids_do_not_mix(
    quiz: Page, origin: Origin, site: Path
) -> None:
    answer(quiz, "first", "Shout", "correct")
    expect(saved(quiz)).to_be_visible()
    quiz.goto(origin.of(site) + "quizzes/a/other.html")

    expect(question(quiz, "first").get_by_role("button", name="Check my answer")).to_be_visible()
    assert question(quiz, "first").get_attribute("data-hb-verdict") is None


def test_starting_again_clears_everything_and_stays_clear(quiz: Page) -> None:
    answer_all(quiz)
    quiz.get_by_role("button", name="See my results").click()
    quiz.get_by_role("button", name="Start again").click()
    expect(question(quiz, "first").get_by_role("radio").first).to_be_focused()
    expect(saved(quiz)).to_be_visible()
    quiz.reload()

    expect(question(quiz, "first").get_by_role("button", name="Check my answer")).to_be_visible()
    expect(quiz.locator("[data-hb-verdict]")).to_have_count(0)


def test_a_device_that_keeps_nothing_says_so_and_still_marks(
    open_page: Callable[..., Page], origin: Origin, site: Path
) -> None:
    page = open_page()
    page.add_init_script(NO_STORAGE)
    page.goto(origin.of(site) + "quizzes/a/small.html")
    answer(page, "first", "Shout", "correct")

    expect(page.get_by_text("This device cannot keep answers.")).to_be_visible()
    expect(saved(page)).to_have_count(0)


def test_focus_stays_where_the_child_is_while_choosing(quiz: Page) -> None:
    row = question(quiz, "first").get_by_label("Run", exact=True)
    row.focus()
    quiz.keyboard.press("Space")

    expect(row).to_be_focused()


def test_without_a_script_the_answers_stand_at_the_end(
    open_page: Callable[..., Page], origin: Origin, site: Path
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(origin.of(site) + "quizzes/a/small.html")

    answers = page.get_by_role("region", name="Answers")
    expect(answers).to_be_visible()
    for words in ("People come.", "Shout first.", "A voice is quick.", "False", "help", "20"):
        expect(answers).to_contain_text(words)
    expect(page.get_by_role("button", name="Check my answer")).to_have_count(0)
    expect(page.locator("fieldset:visible")).to_have_count(5)
    respond(question(page, "first"), "Shout")
