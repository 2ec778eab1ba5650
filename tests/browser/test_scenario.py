"""A child plays a story: a wrong way, the way back, the safe way, and the sentence at its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import play_story, question, saved, tab_to
from tests.support import axe
from tests.support.sites import Files

QUIZ = """\
title: A story
questions:
  - type: scenario
    id: shoe
    stem: The shoe
    nodes:
      - id: bank
        text: A shoe floats off. What do you do?
        choices:
          - {id: wade, text: Wade in, safe: false, feedback: The mud slides.}
          - {id: reach, text: Reach for it, safe: false, feedback: Everyone wobbles., to: wobble}
          - {id: leave, text: Leave it & <b>call</b>, safe: true, feedback: He hears., to: home}
      - id: wobble
        text: A neighbour helps you.
        choices:
          - {id: back, text: Step back, safe: true, feedback: Your feet stand firmly., to: bank}
          - {id: edge, text: Go to the edge, safe: false, feedback: The edge is soft.}
      - id: home
        text: Grandpa hooks it with a rake.
        ending: safe
        say: A shoe can be bought.
    feedback: {partial: You turned back in time.}
    rationale: We leave things in the water.
  - {type: true-false, id: dry, stem: Feet stay dry., answer: true}
"""
LEAVE = "Leave it & <b>call</b>"
PHONE = {"width": 320, "height": 640}


LATE = QUIZ.replace("title: A story", "title: A late story\nbehaviour: deferred")
SITE: Files = {"quizzes/a/small.yml": QUIZ, "quizzes/a/late.yml": LATE}


@pytest.fixture
def address(site: Path, origin: Origin) -> str:
    """Where the quiz is."""
    return origin.of(site) + "quizzes/a/small.html"


@pytest.fixture
def story(page: Page, address: str) -> Locator:
    """The story, opened."""
    page.goto(address)
    return question(page, "shoe")


def press(story: Locator, name: str) -> None:
    """Press a button of the story."""
    story.get_by_role("button", name=name, exact=True).click()


def test_the_safe_way_is_right_and_ends_with_a_sentence_to_say(story: Locator) -> None:
    expect(story.get_by_role("button", name="Wade in")).to_be_visible()
    expect(story.get_by_text("Grandpa hooks it")).to_be_hidden()
    play_story(story, [LEAVE])

    expect(story.get_by_text("Grandpa hooks it")).to_be_focused()
    expect(story.get_by_text("A shoe can be bought.")).to_be_visible()
    expect(story).to_have_attribute("data-hb-verdict", "correct")
    expect(story).to_contain_text("You found the safe way.")
    expect(story).to_contain_text("We leave things in the water.")
    press(story, "I said it aloud")
    expect(story.get_by_text("Well said!")).to_be_visible()
    expect(story.get_by_role("button", name="Play it again")).to_be_focused()


def test_an_unsafe_choice_leads_back_and_the_safe_way_is_still_there(story: Locator) -> None:
    story.get_by_role("button", name="Wade in").click()
    then = story.get_by_role("status").filter(has_text="The mud slides.")
    expect(then).to_be_focused()
    expect(story.get_by_role("button", name=LEAVE)).to_be_hidden()
    expect(story.get_by_role("button", name="Go on")).to_be_hidden()
    press(story, "Try again")
    expect(story.get_by_text("A shoe floats off.")).to_be_focused()
    play_story(story, ["Reach for it", "Step back", LEAVE])

    expect(story).to_have_attribute("data-hb-verdict", "partial")
    expect(story).to_contain_text("You found the safe way.")
    expect(story).to_contain_text("You turned back in time.")
    expect(story).not_to_contain_text("Not quite yet")


def test_the_story_can_be_played_again_to_the_end_and_then_it_is_right(story: Locator) -> None:
    play_story(story, ["Wade in", LEAVE])
    press(story, "Play it again")
    expect(story.get_by_text("A shoe floats off.")).to_be_focused()
    expect(story).to_have_attribute("data-hb-verdict", "partial")
    play_story(story, [LEAVE])

    expect(story).to_have_attribute("data-hb-verdict", "correct")


def test_playing_a_right_story_again_takes_nothing_away(story: Locator) -> None:
    play_story(story, [LEAVE])
    press(story, "Play it again")
    play_story(story, ["Wade in", LEAVE])
    expect(story).to_have_attribute("data-hb-verdict", "correct")
    expect(saved(story.page)).to_be_visible()
    story.page.reload()

    expect(story).to_have_attribute("data-hb-verdict", "correct")
    expect(story.get_by_text("Grandpa hooks it")).to_be_visible()


def test_a_reload_in_the_middle_goes_on_at_the_part_that_was_left(story: Locator) -> None:
    play_story(story, ["Reach for it"])
    expect(story.get_by_text("A neighbour helps you.")).to_be_focused()
    expect(saved(story.page)).to_be_visible()
    story.page.reload()

    expect(story.get_by_text("A neighbour helps you.")).to_be_visible()
    expect(story).not_to_have_attribute("data-hb-verdict", "partial")
    play_story(story, ["Step back", LEAVE])
    expect(story).to_have_attribute("data-hb-verdict", "partial")


def test_a_story_half_way_is_a_blank_and_its_link_leads_to_it(story: Locator) -> None:
    page = story.page
    play_story(story, ["Reach for it"])
    page.get_by_role("button", name="See my results").click()
    page.get_by_role("link", name="The shoe").click()

    expect(story.get_by_text("A neighbour helps you.")).to_be_focused()


def test_practising_what_was_missed_begins_the_story_again(story: Locator) -> None:
    page = story.page
    play_story(story, ["Wade in", LEAVE])
    page.get_by_role("button", name="See my results").click()
    page.get_by_role("button", name="Show results anyway").click()
    page.get_by_role("button", name="Practise what I missed").click()

    expect(story.get_by_text("A shoe floats off.")).to_be_focused()
    play_story(story, [LEAVE])
    expect(story).to_have_attribute("data-hb-verdict", "correct")


def test_in_a_late_quiz_each_step_is_told_at_once_and_the_verdict_at_the_end(
    page: Page, site: Path, origin: Origin
) -> None:
    page.goto(origin.of(site) + "quizzes/a/late.html")
    story = question(page, "shoe")
    story.get_by_role("button", name="Wade in").click()
    expect(story.get_by_text("The mud slides.").locator("visible=true")).to_be_visible()
    press(story, "Try again")
    play_story(story, [LEAVE])
    expect(story.get_by_text("A shoe can be bought.")).to_be_visible()
    assert story.get_attribute("data-hb-verdict") is None
    question(page, "dry").get_by_label("True").check()
    page.get_by_role("button", name="See my results").click()

    expect(story).to_have_attribute("data-hb-verdict", "partial")


def test_by_keyboard_alone(story: Locator) -> None:
    page = story.page
    for name in ("Wade in", "Try again", LEAVE, "Go on", "I said it aloud"):
        tab_to(page, story.get_by_role("button", name=name, exact=name in ("Try again", "Go on")))
        page.keyboard.press("Enter")

    expect(story).to_have_attribute("data-hb-verdict", "partial")
    expect(story.get_by_role("button", name="Play it again")).to_be_focused()


def test_by_touch(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(address)
    story = question(page, "shoe")
    turns = story.locator("[data-hb-turn]:visible")
    expect(turns).to_have_count(3)
    heights = turns.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert min(heights) >= 48
    for name in ("Wade in", "Try again", LEAVE, "Go on", "I said it aloud"):
        story.get_by_role("button", name=name, exact=name in ("Try again", "Go on")).tap()

    expect(story.get_by_text("Well said!")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_a_script_links_lead_through_the_whole_story(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address)
    story = question(page, "shoe")
    story.get_by_role("link", name="B Reach for it").click()
    target = page.locator(":target")
    expect(target).to_contain_text("1B Everyone wobbles.")
    target.get_by_role("link", name="Go on: part 2").click()
    expect(target).to_contain_text("A neighbour helps you.")
    target.get_by_role("link", name="Go to the edge").click()
    target.get_by_role("link", name="Try again: part 2").click()
    expect(target).to_contain_text("Part 2")

    expect(story).to_contain_text("A shoe can be bought.")
    expect(page.get_by_role("region", name="Answers")).to_contain_text("He hears.")


def test_on_paper_every_part_is_there(story: Locator) -> None:
    story.page.emulate_media(media="print")

    for words in ("Part 1", "Part 3", "1A", "The mud slides.", "A shoe can be bought."):
        expect(story.get_by_text(words, exact=False).first).to_be_visible()
    expect(story.get_by_role("button", name="Try again")).to_be_hidden()


def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    story = question(page, "shoe")
    assert axe.violations(page) == []
    story.get_by_role("button", name="Wade in").click()
    assert axe.violations(page) == []
    press(story, "Try again")
    play_story(story, [LEAVE])
    assert axe.violations(page) == []
    press(story, "I said it aloud")
    assert axe.violations(page) == []
