"""What was answered is there again: drafts, the place where a child stopped, each kind of store."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Origin
from tests.browser.steps import answer, check, kept, question, respond, saved, tab_to
from tests.support.quizzes import ORDER, RING, WORD, choice, quiz
from tests.support.sites import Files, lay_out, run_build

SITE: Files = {
    "quizzes/a/drafts.yml": quiz("", choice("first"), WORD, RING, ORDER),
    "quizzes/a/deferred.yml": quiz("behaviour: deferred", choice("first"), WORD, RING, ORDER),
    "quizzes/a/session.yml": quiz("store: session", RING, WORD),
    "quizzes/a/nowhere.yml": quiz("store: none", RING, WORD),
}


@pytest.fixture
def quizzes(site: Path, origin: Origin) -> str:
    """Where its quizzes are."""
    return origin.of(site) + "quizzes/a/"


def test_what_is_chosen_and_typed_is_there_after_a_reload(page: Page, quizzes: str) -> None:
    page.goto(quizzes + "drafts.html")
    answer(page, "first", "Run", "incorrect")
    question(page, "first").get_by_label("Swim", exact=True).check()
    question(page, "word").get_by_role("textbox").fill("hel")
    respond(question(page, "order"), ["Look", "Shout", "Throw", "Pull"])
    kept(page)
    page.reload()

    expect(page.get_by_role("button", name="See my results")).to_be_visible()
    expect(question(page, "first").get_by_label("Swim", exact=True)).to_be_checked()
    assert question(page, "first").get_attribute("data-hb-verdict") is None
    expect(question(page, "word").get_by_role("textbox")).to_have_value("hel")
    check(question(page, "order"))
    expect(question(page, "order")).to_have_attribute("data-hb-verdict", "correct")


def test_what_is_being_typed_is_kept_in_each_pause(page: Page, quizzes: str) -> None:
    page.goto(quizzes + "drafts.html")
    box = question(page, "word").get_by_role("textbox")
    expect(page.get_by_role("button", name="See my results")).to_be_visible()
    box.fill("he")  # letter by letter, a pause of the machine would be one of the child
    kept(page)
    expect(box).to_be_focused()
    page.reload()

    expect(box).to_have_value("he")


def test_what_is_chosen_before_the_page_is_ready_is_kept(page: Page, quizzes: str) -> None:
    held: list[Route] = []
    page.route("**/hornbook.js", lambda route: held.append(route))
    with page.expect_request("**/hornbook.js"):
        page.goto(quizzes + "deferred.html", wait_until="commit")
    respond(question(page, "first"), "Run")
    expect(page.get_by_role("button", name="See my results")).to_be_hidden()
    held[0].continue_()
    kept(page)
    page.unroute("**/hornbook.js")
    page.reload()
    expect(question(page, "first").get_by_label("Run", exact=True)).to_be_checked()


def test_a_deferred_quiz_goes_on_with_the_first_question_left_open(
    page: Page, quizzes: str
) -> None:
    page.goto(quizzes + "deferred.html")
    respond(question(page, "first"), "Run")
    kept(page)
    page.reload()
    page.get_by_role("link", name="Go on with question 2").click()
    expect(question(page, "word").get_by_role("textbox")).to_be_focused()


def test_a_quiz_that_was_left_goes_on_where_it_was_left(page: Page, quizzes: str) -> None:
    page.goto(quizzes + "drafts.html")
    expect(page.get_by_role("button", name="See my results")).to_be_visible()
    expect(page.get_by_role("link", name="Go on with")).to_have_count(0)
    answer(page, "first", "Shout", "correct")
    kept(page)
    page.goto(page.url)

    link = page.get_by_role("link", name="Go on with question 2")
    tab_to(page, link)
    assert page.evaluate("window.scrollY") == 0
    page.keyboard.press("Enter")
    expect(question(page, "word").get_by_role("textbox")).to_be_focused()
    expect(link).to_be_hidden()


def test_answers_of_this_window_stay_in_it(page: Page, quizzes: str) -> None:
    page.goto(quizzes + "session.html")
    answer(page, "ring", "False", "correct")
    expect(page.get_by_text("Kept until you close this window.")).to_be_visible()
    expect(saved(page)).to_have_count(0)
    page.reload()
    expect(question(page, "ring")).to_have_attribute("data-hb-verdict", "correct")

    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("button", name="See my results")).to_be_visible()
    expect(other.locator("[data-hb-verdict]")).to_have_count(0)


def test_answers_that_nobody_keeps_are_gone_and_the_page_says_so(page: Page, quizzes: str) -> None:
    page.goto(quizzes + "nowhere.html")
    expect(page.get_by_text("Answers to this quiz are not kept.")).to_be_visible()
    answer(page, "ring", "False", "correct")
    page.reload()
    expect(page.get_by_role("button", name="See my results")).to_be_visible()
    expect(page.locator("[data-hb-verdict]")).to_have_count(0)


def test_an_edited_quiz_keeps_the_answers_of_the_questions_that_stay(
    page: Page, origin: Origin, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    before = quiz("", choice("first"), WORD, RING)
    lay_out({"quizzes/a/edited.yml": before}, source)
    page.goto(origin.of(run_build(source).site) + "quizzes/a/edited.html")
    answer(page, "first", "Run", "incorrect")
    answer(page, "word", "help", "correct")
    answer(page, "ring", "False", "correct")
    kept(page)

    after = before.replace("Which word?", "Which word do you call?").replace(": false", ": true")
    (source / "quizzes/a/edited.yml").write_text(after + ORDER, encoding="utf-8")
    edited = run_build(source)
    assert edited.code == 0, edited.output
    page.reload()
    expect(question(page, "first")).to_have_attribute("data-hb-verdict", "incorrect")
    expect(question(page, "ring")).to_have_attribute("data-hb-verdict", "incorrect")
    assert question(page, "word").get_attribute("data-hb-verdict") is None
    expect(question(page, "word").get_by_role("textbox")).to_have_value("")
    expect(question(page, "order")).to_be_visible()
