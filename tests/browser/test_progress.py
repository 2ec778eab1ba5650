"""Progress without rank: each learner's own path, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.kept_site import until_true
from tests.browser.steps import NO_STORAGE, answer, saved, tab_to
from tests.support.axe import violations
from tests.support.content import LEARNERS
from tests.support.pdf import page_sizes
from tests.support.pdf import words as pdf_words
from tests.support.sites import Files

STORY = """\
kind: reading
title: The kite
summary: A short story.
minutes: 5
{more}
blocks:
  - type: story
    id: story
    pages: [{{text: A kite hangs in a tree.}}, {{text: Grandpa calls.}}, {{text: It comes down.}}]
  - {{type: glossary, words: [{{word: kite, meaning: Paper that flies.}}]}}
  - {{type: quiz, quiz: {quiz}}}
  - {{type: discussion, questions: [What would you do?]}}
"""
QUIZ = """\
title: Kite quiz
questions:
  - {type: true-false, id: ring, stem: A ring is enough., answer: false}
  - {type: true-false, id: shout, stem: A shout helps., answer: true}
"""
SITE: Files = {
    **LEARNERS,
    "lessons/tales/topic.yml": "title: Tales\n",
    "lessons/tales/kite.yml": STORY.format(more="order: 1", quiz="tales/kite"),
    "lessons/tales/hush.yml": STORY.format(more="order: 2\nsensitive: true", quiz="tales/hush"),
    "quizzes/tales/kite.yml": QUIZ,
    "quizzes/tales/hush.yml": QUIZ,
}
FOX = {"id": "fox0000000", "animal": "fox", "colour": "red", "nickname": "Lulu"}
OWL = {"id": "owl0000000", "animal": "owl", "colour": "blue"}
CHOOSE = """async chosen => {
  const now = Date.now(), learner = {made: now, seen: now, ...chosen}
  await hornbookDevice.saveLearner(learner)
  await hornbookDevice.become({is: "learner", learner})
}"""
NAMES = """async () => (await (await hornbookDevice.rows()).read("kept"))
  .map(({learner, name}) => `${learner} ${name}`).sort()"""
IS_KEPT = "async name => (await hornbookDevice.keptAll('')).has(name)"
PHONE = {"width": 360, "height": 640}
KITE = "lessons/tales/kite.html"


def come(page: Page, at: str, learner: dict[str, str]) -> None:
    """A child is chosen on the picker."""
    page.goto(at + "learners.html")
    page.evaluate(CHOOSE, learner)


def ends(page: Page) -> Locator:
    """The controls at the end of a lesson."""
    return page.get_by_role("region", name="My path")


def mark(page: Page, name: str) -> Locator:
    return ends(page).get_by_role("button", name=name)


def open_kite(page: Page, at: str) -> None:
    """Open the lesson, and see that this is kept."""
    page.goto(at + KITE)
    until_true(page, IS_KEPT, "opened:tales/kite")


def read_kite(page: Page, at: str) -> None:
    """Read the story to its end."""
    open_kite(page, at)
    mark(page, "I have read this").scroll_into_view_if_needed()
    expect(mark(page, "I have read this")).to_have_attribute("aria-pressed", "true")
    until_true(page, IS_KEPT, "read:tales/kite")


def practise_kite(page: Page, at: str) -> None:
    """Finish the questions."""
    page.goto(at + "quizzes/tales/kite.html")
    answer(page, "ring", "False", "correct")
    answer(page, "shout", "True", "correct")
    page.get_by_role("button", name="See my results").click()
    expect(saved(page)).to_be_visible()


def stone(page: Page) -> Locator:
    """The kite on the path."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("link", name="The kite"))


def test_a_new_learner_is_shown_where_to_begin(page: Page, at: str) -> None:
    come(page, at, FOX)
    page.goto(at + "me.html")

    expect(page.get_by_role("img", name="red fox")).to_be_visible()
    expect(page.get_by_role("main").get_by_text("Lulu")).to_be_visible()
    expect(page.get_by_role("region", name="Begin where you like")).to_contain_text("The kite")
    expect(stone(page)).to_contain_text("New")
    expect(page.get_by_role("heading", name="Certificates")).to_be_hidden()


def test_the_path_tells_what_was_opened_read_and_practised(page: Page, at: str) -> None:
    come(page, at, FOX)
    open_kite(page, at)
    page.goto(at + "me.html")
    expect(stone(page)).to_contain_text("Opened")
    expect(page.get_by_text("Go on", exact=True).first).to_be_visible()
    read_kite(page, at)
    page.goto(at + "me.html")
    expect(stone(page)).to_contain_text("Read")
    expect(page.get_by_text("Now practise")).to_be_visible()
    practise_kite(page, at)
    page.goto(at + "me.html")

    expect(stone(page)).to_contain_text("Practised")
    certificate = page.locator("#certificates").get_by_role("link", name="Tales")
    expect(certificate).to_have_attribute("href", "#certificate-tales")
    text = page.get_by_role("main").inner_text().lower()
    assert not re.search(r"score|percent|%|streak|best of|\bsafe\b", text)


def test_the_last_page_of_a_story_reads_it_and_the_place_is_found_again(
    page: Page, at: str
) -> None:
    come(page, at, FOX)
    open_kite(page, at)
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.get_by_text("Your page is kept on this device.")).to_be_visible()
    page.goto(at + "me.html")
    expect(page.get_by_text("Page 2")).to_be_visible()
    page.locator(".hb-my-go a").click()
    expect(page.get_by_text("Page 2 of 3")).to_be_visible()
    expect(ends(page)).to_be_visible()
    page.get_by_role("button", name="Next", exact=True).click()
    until_true(page, IS_KEPT, "read:tales/kite")


def test_a_wish_to_do_it_again_is_kept_and_taken_back(page: Page, at: str) -> None:
    come(page, at, FOX)
    open_kite(page, at)
    again = mark(page, "I want to do this again")
    again.click()
    until_true(page, IS_KEPT, "again:tales/kite")
    page.goto(at + "me.html")
    expect(page.get_by_role("region", name="I want to do this again")).to_contain_text("The kite")
    page.goto(at + KITE)
    expect(again).to_have_attribute("aria-pressed", "true")
    again.click()
    expect(again).to_have_attribute("aria-pressed", "false")


def test_two_learners_never_see_each_others_path(page: Page, at: str) -> None:
    come(page, at, FOX)
    read_kite(page, at)
    page.get_by_role("button", name="Next", exact=True).click()
    page.goto(at + "quizzes/tales/kite.html")
    answer(page, "ring", "True", "incorrect")
    expect(saved(page)).to_be_visible()
    come(page, at, OWL)
    page.goto(at + "me.html")
    expect(page.get_by_role("img", name="blue owl")).to_be_visible()
    expect(stone(page)).to_contain_text("New")
    page.goto(at + "review.html")
    expect(page.get_by_role("heading", name="Nothing waits here")).to_be_visible()
    open_kite(page, at)
    expect(ends(page)).to_be_visible()
    expect(page.get_by_text("Page 1 of 3")).to_be_visible()
    expect(mark(page, "I have read this")).to_have_attribute("aria-pressed", "false")


def test_a_sensitive_lesson_leaves_nothing_and_offers_nothing(page: Page, at: str) -> None:
    come(page, at, FOX)
    page.goto(at + "lessons/tales/hush.html")
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.get_by_text("Page 2 of 3")).to_be_visible()
    expect(ends(page)).to_have_count(0)
    page.goto(at + "me.html")

    expect(stone(page)).to_have_count(1)
    assert page.evaluate(NAMES) == []


def test_a_guest_and_nobody_are_offered_nothing(page: Page, at: str) -> None:
    page.goto(at + "me.html")
    expect(page.get_by_role("link", name="Choose my picture")).to_be_visible()
    page.goto(at + KITE)
    expect(ends(page)).to_be_hidden()
    page.evaluate("() => hornbookDevice.become({is: 'guest'})")
    page.goto(at + KITE)
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_visible()
    expect(ends(page)).to_be_hidden()
    page.goto(at + "me.html")

    expect(page.get_by_text("You are a guest")).to_be_visible()
    assert page.evaluate(NAMES) == []


def test_an_own_device_has_a_path_after_one_tap(page: Page, at: str) -> None:
    page.goto(at + "me.html")
    page.get_by_role("button", name="This is my own device").click()
    expect(page.get_by_role("region", name="Begin where you like")).to_be_visible()
    read_kite(page, at)
    page.goto(at + "me.html")

    expect(stone(page)).to_contain_text("Read")


def test_a_device_that_keeps_nothing_has_no_path(open_page: Callable[..., Page], at: str) -> None:
    page = open_page()
    page.add_init_script(NO_STORAGE)
    page.goto(at + "me.html")
    page.get_by_role("button", name="This is my own device").click()

    expect(page.get_by_role("heading", name="No path here")).to_be_visible()


def test_without_a_script_the_page_says_what_else_to_do(
    open_page: Callable[..., Page], at: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(at + "me.html")
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    page.goto(at + KITE)

    expect(ends(page)).to_be_hidden()


def test_a_certificate_prints_on_one_sheet_across(page: Page, at: str) -> None:
    come(page, at, FOX)
    read_kite(page, at)
    practise_kite(page, at)
    page.goto(at + "me.html")
    page.locator("#certificates").get_by_role("link", name="Tales").click()
    sheet = page.get_by_role("region", name="Certificate", exact=True)
    expect(sheet.get_by_text("Well practised!")).to_be_visible()
    expect(sheet.get_by_role("button", name="Print this certificate")).to_be_visible()
    for paper in ("A4", "Letter"):
        pdf = page.pdf(prefer_css_page_size=True, format=paper)
        [(width, height)] = page_sizes(pdf)
        assert width > height
        assert "Tales" in pdf_words(pdf)
        assert "Lulu" not in pdf_words(pdf)  # the name is written by hand
    sheet.get_by_role("link", name="Back to my path").click()

    expect(sheet).to_be_hidden()
    expect(stone(page)).to_be_visible()


def test_marks_are_set_by_keyboard(page: Page, at: str) -> None:
    come(page, at, FOX)
    open_kite(page, at)
    tab_to(page, mark(page, "I want to do this again"))
    page.keyboard.press("Space")

    expect(mark(page, "I want to do this again")).to_have_attribute("aria-pressed", "true")


def test_axe_finds_nothing_and_all_fits_a_phone(open_page: Callable[..., Page], at: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(at + "me.html")
    expect(page.get_by_role("link", name="Choose my picture")).to_be_visible()
    assert violations(page) == []
    come(page, at, FOX)
    read_kite(page, at)
    assert violations(page) == []
    practise_kite(page, at)
    for hash in ("", "#certificate-tales"):
        page.goto(at + "me.html" + hash)
        page.reload()
        name = "Certificate" if hash else "Certificates"
        expect(page.get_by_role("region", name=name, exact=True)).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
