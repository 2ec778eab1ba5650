"""Questions that were missed come back on another day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import NO_STORAGE, answer, question, saved, tab_to
from tests.support.axe import violations
from tests.support.content import QUIZ

OTHER = QUIZ.replace("Small quiz", "Other quiz")
POOL = """\
title: Pool quiz
behaviour: interactive
sections:
  - id: all
    select: 1
    questions:
      - {type: true-false, id: ring, stem: A ring is enough., answer: false}
      - {type: true-false, id: shout, stem: A shout helps., answer: true}
"""
SITE = {
    "quizzes/a/other.yml": OTHER,
    "quizzes/a/quiet.yml": OTHER.replace("title: Other quiz", "title: Quiet quiz\nstore: session"),
    "quizzes/a/late.yml": OTHER.replace("title: Other quiz", "title: Late\nbehaviour: deferred"),
    "quizzes/a/pool.yml": POOL,
}
MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def on_day(page: Page, days: int) -> None:
    """Set the clock to the morning so many days after that Monday."""
    page.clock.set_fixed_time((MONDAY + timedelta(days=days)).replace(hour=8))


def miss(page: Page, address: str, name: str, response: str) -> None:
    """Answer one question of a quiz wrong, and see that it is kept."""
    page.goto(address)
    answer(page, name, response, "incorrect")
    expect(saved(page)).to_be_visible()


def miss_two(page: Page, at: str) -> None:
    """On Monday afternoon, miss a question in each of two quizzes."""
    page.clock.set_fixed_time(MONDAY)
    miss(page, at + "quizzes/a/small.html", "ring", "True")
    miss(page, at + "quizzes/a/other.html", "first", "Run")


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def row(page: Page, title: str) -> Locator:
    """The row of a quiz among those of today."""
    return part(page, "For today").get_by_role("link", name=title)


def practised(page: Page) -> None:
    """The practice has begun: the answers of other days are gone."""
    expect(page.get_by_text("Here are your questions for today.")).to_be_visible()


def done(page: Page) -> Locator:
    return page.get_by_text("That was all for today.")


def test_what_was_missed_comes_back_the_next_day(page: Page, at: str) -> None:
    miss_two(page, at)
    page.goto(at + "review.html")
    expect(page.get_by_role("heading", name="All done for today")).to_be_visible()
    expect(part(page, "Later")).to_contain_text("comes back tomorrow")
    on_day(page, 1)
    page.reload()

    expect(row(page, "Small quiz")).to_contain_text("1 question for today")
    expect(row(page, "Other quiz")).to_contain_text("1 question for today")
    expect(part(page, "For today").get_by_role("listitem")).to_have_count(2)


def test_practice_asks_the_questions_of_today_alone_and_moves_them_on(page: Page, at: str) -> None:
    miss_two(page, at)
    on_day(page, 1)
    page.goto(at + "review.html")
    row(page, "Small quiz").click()
    expect(page.get_by_text("Here are your questions for today.")).to_be_visible()
    expect(page.locator("[data-hb-question]:visible")).to_have_count(1)
    expect(question(page, "ring").get_by_label("True", exact=True)).not_to_be_checked()
    answer(page, "ring", "False", "correct")
    expect(done(page)).to_be_visible()
    expect(saved(page)).to_be_visible()
    page.get_by_role("link", name="Practise again").click()

    expect(row(page, "Other quiz")).to_be_visible()
    expect(row(page, "Small quiz")).to_have_count(0)
    expect(part(page, "Later")).to_contain_text("comes back in 3 days")


def test_a_question_missed_again_comes_back_the_day_after(page: Page, at: str) -> None:
    page.clock.set_fixed_time(MONDAY)
    miss(page, at + "quizzes/a/small.html", "ring", "True")
    on_day(page, 1)
    page.goto(at + "review.html")
    row(page, "Small quiz").click()
    answer(page, "ring", "True", "incorrect")
    question(page, "ring").get_by_role("button", name="Try again").click()
    answer(page, "ring", "False", "correct")
    expect(saved(page)).to_be_visible()
    page.goto(at + "review.html")

    expect(part(page, "Later")).to_contain_text("comes back tomorrow")


def test_a_reload_in_the_middle_asks_what_is_left(page: Page, at: str) -> None:
    page.clock.set_fixed_time(MONDAY)
    miss(page, at + "quizzes/a/small.html", "ring", "True")
    answer(page, "first", "Run", "incorrect")
    expect(saved(page)).to_be_visible()
    on_day(page, 1)
    page.goto(at + "review.html")
    expect(row(page, "Small quiz")).to_contain_text("2 questions for today")
    row(page, "Small quiz").click()
    answer(page, "ring", "False", "correct")
    expect(saved(page)).to_be_visible()
    page.reload()

    expect(page.locator("[data-hb-question]:visible")).to_have_count(1)
    answer(page, "first", "Shout", "correct")
    expect(done(page)).to_be_visible()


def test_the_whole_quiz_is_one_button_away(page: Page, at: str) -> None:
    miss_two(page, at)
    on_day(page, 1)
    page.goto(at + "review.html")
    row(page, "Small quiz").click()
    page.get_by_role("button", name="Show the whole quiz").click()

    expect(page.locator("[data-hb-question]:visible")).to_have_count(5)
    expect(page.get_by_role("button", name="See my results")).to_be_visible()
    expect(page.get_by_text("Here are your questions for today.")).to_be_hidden()


def test_a_question_of_a_pool_comes_back_whatever_is_drawn(page: Page, at: str) -> None:
    page.clock.set_fixed_time(MONDAY)
    page.goto(at + "quizzes/a/pool.html")
    asked = page.locator("[data-hb-question]:visible")
    expect(asked).to_have_count(1)
    drawn = str(asked.get_attribute("data-hb-question"))
    right, wrong = ("False", "True") if drawn == "ring" else ("True", "False")
    answer(page, drawn, wrong, "incorrect")
    expect(saved(page)).to_be_visible()
    on_day(page, 1)
    page.goto(at + "review.html")
    row(page, "Pool quiz").click()

    answer(page, drawn, right, "correct")
    expect(done(page)).to_be_visible()


def test_a_quiz_that_speaks_at_its_end_is_practised_the_same_way(page: Page, at: str) -> None:
    page.clock.set_fixed_time(MONDAY)
    page.goto(at + "quizzes/a/late.html")
    question(page, "ring").get_by_label("True", exact=True).check()
    page.get_by_role("button", name="See my results").click()
    page.get_by_role("button", name="Show results anyway").click()
    expect(saved(page)).to_be_visible()
    on_day(page, 1)
    page.goto(at + "review.html")
    row(page, "Late").click()
    practised(page)
    question(page, "ring").get_by_label("False", exact=True).check()
    page.get_by_role("button", name="See my results").click()
    page.get_by_role("button", name="Show results anyway").click()

    expect(question(page, "ring")).to_have_attribute("data-hb-verdict", "correct")
    expect(done(page)).to_be_visible()


def test_an_answer_that_is_not_kept_never_comes_back(page: Page, at: str) -> None:
    page.clock.set_fixed_time(MONDAY)
    page.goto(at + "quizzes/a/quiet.html")
    answer(page, "ring", "True", "incorrect")
    on_day(page, 1)
    page.goto(at + "review.html")

    expect(page.get_by_role("heading", name="Nothing waits here")).to_be_visible()


def test_a_device_that_keeps_nothing_says_so(open_page: Callable[..., Page], at: str) -> None:
    page = open_page()
    page.add_init_script(NO_STORAGE)
    page.goto(at + "review.html")

    expect(page.get_by_text("This device cannot keep answers")).to_be_visible()


def test_without_a_script_the_page_says_what_else_to_do(
    open_page: Callable[..., Page], at: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(at + "review.html")

    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing waits here")).to_be_hidden()


def test_the_way_there_and_through_works_by_keyboard(page: Page, at: str) -> None:
    miss_two(page, at)
    on_day(page, 1)
    page.goto(at + "child.html")
    tab_to(page, page.get_by_role("main").get_by_role("link", name="Practise again"))
    page.keyboard.press("Enter")
    tab_to(page, row(page, "Other quiz"))
    page.keyboard.press("Enter")
    practised(page)
    tab_to(page, question(page, "first").get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_to(page, question(page, "first").get_by_role("button", name="Check my answer"))
    page.keyboard.press("Enter")

    expect(done(page)).to_be_visible()


def test_axe_finds_nothing_at_any_step(open_page: Callable[..., Page], at: str) -> None:
    page = open_page(has_touch=True)
    page.goto(at + "review.html")
    expect(page.get_by_role("heading", name="Nothing waits here")).to_be_visible()
    assert violations(page) == []
    miss_two(page, at)
    on_day(page, 1)
    page.goto(at + "review.html")
    expect(row(page, "Small quiz")).to_be_visible()
    assert violations(page) == []
    row(page, "Small quiz").tap()
    expect(page.get_by_text("Here are your questions for today.")).to_be_visible()
    assert violations(page) == []
    answer(page, "ring", "False", "correct")
    expect(done(page)).to_be_visible()
    assert violations(page) == []


def test_the_results_lead_to_the_page_and_the_search_does_not(page: Page, at: str) -> None:
    page.goto(at + "quizzes/a/small.html")
    page.get_by_role("button", name="See my results").click()
    page.get_by_role("button", name="Show results anyway").click()
    page.get_by_role("link", name="Practise from all quizzes").click()

    expect(page.get_by_role("heading", name="Practise again", level=1)).to_be_visible()
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("tricky")
    expect(page.get_by_text("No page found")).to_be_visible()
