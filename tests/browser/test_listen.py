"""A child hears a lesson, a story, a question by the device's own voice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Origin
from tests.browser.listening import act, bar, end, give_voice, heard, listen, lit, now
from tests.browser.steps import tab_to
from tests.support import axe
from tests.support.sites import Files

STORY = """\
kind: tool
title: A spoken story
summary: Words.
minutes: 2
audience: child
blocks:
  - type: story
    pages:
      - {text: "One *day* it rained. Bean waited. “Quack!” said a duck."}
      - {text: Grandpa came. All went home.}
  - {type: glossary, words: [{word: quack, meaning: What a duck says.}]}
"""
GAPS = """\
title: Gaps
questions:
  - type: cloze
    id: gaps
    stem: How does it go on?
    text: "{who} stops at the {where}."
    gaps:
      - {id: who, accept: [Bean]}
      - {id: where, choices: [edge, middle], answer: edge}
  - type: categorise
    id: rows
    stem: What is it?
    categories: [{id: animal, text: Animal}, {id: thing, text: Thing}]
    items: [{id: cat, text: Cat, category: animal}, {id: cup, text: Cup, category: thing}]
"""
CHINESE = """\
kind: tool
lang: zh
title: 说话
summary: 话
minutes: 2
blocks: [{type: prose, text: 下雨了。我们等一等。}]
"""
PHONE = {"width": 360, "height": 640}
TABLET = {"width": 800, "height": 1280}


SITE: Files = {
    "lessons/a/story.yml": STORY,
    "lessons/a/chinese.yml": CHINESE,
    "quizzes/a/gaps.yml": GAPS,
}


@pytest.fixture
def address(site: Path, origin: Origin) -> str:
    """Where the site is."""
    return origin.of(site)


@pytest.fixture
def with_voice(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """`with_voice("en-US", local=True, **options)`: a page on a device with such a voice."""

    def opened(*langs: str, local: bool = True, **options: object) -> Page:
        page = open_page(**options)
        give_voice(page, *langs, local=local)
        return page

    return opened


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_page_of_a_story_is_read_sentence_by_sentence(
    with_voice: Callable[..., Page], address: str, size: dict[str, int]
) -> None:
    page = with_voice("en-US", viewport=size, has_touch=True)
    page.goto(address + "lessons/a/story.html")
    page.get_by_role("button", name="Listen to page 1").tap()

    for sentence in ("One day it rained.", "Bean waited.", "“Quack!” said a duck."):
        expect(lit(page)).to_have_text(sentence)  # a tap is a click a moment later
        assert now(page) == sentence
        box = lit(page).bounding_box()
        over = bar(page).bounding_box()
        assert box and over and box["y"] + box["height"] <= over["y"]
        end(page)
    expect(lit(page)).to_have_count(0)
    expect(bar(page)).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_bar_fits_a_small_phone_and_its_buttons_a_finger(
    with_voice: Callable[..., Page], address: str
) -> None:
    page = with_voice("en-US", viewport={"width": 320, "height": 568})
    page.goto(address + "lessons/a/story.html")
    listen(page).click()

    boxes = bar(page).get_by_role("button").all()
    assert len(boxes) == 5
    for one in boxes:
        box = one.bounding_box()
        assert box and box["width"] >= 48 and box["height"] >= 48
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320


def test_the_whole_lesson_turns_the_pages_as_it_goes(
    with_voice: Callable[..., Page], address: str
) -> None:
    page = with_voice("en-US")
    page.goto(address + "lessons/a/story.html")
    listen(page).click()

    said = []
    while now(page):
        said.append(now(page))
        if now(page) == "Grandpa came.":
            expect(page.locator(".hb-leaf").nth(1)).to_be_visible()
        end(page)
    assert said[:3] == ["A spoken story", "Words.", "One day it rained."]
    assert said[-4:] == ["All went home.", "Words", "quack", "What a duck says."]


def test_reading_is_paused_goes_on_and_moves_by_keyboard(
    with_voice: Callable[..., Page], address: str
) -> None:
    page = with_voice("en-US")
    page.goto(address + "lessons/a/story.html")
    speaker = page.get_by_role("button", name="Listen to page 1")
    tab_to(page, speaker)
    page.keyboard.press("Enter")
    expect(speaker).to_have_attribute("aria-pressed", "true")
    end(page)

    tab_to(page, act(page, "Pause"))
    page.keyboard.press("Enter")
    assert now(page) == ""
    expect(lit(page)).to_have_text("Bean waited.")
    expect(act(page, "Go on")).to_be_focused()
    page.keyboard.press("Enter")
    assert now(page) == "Bean waited."

    act(page, "The sentence before").press("Enter")
    assert now(page) == "One day it rained."
    act(page, "The next sentence").press("Enter")
    assert now(page) == "Bean waited."
    act(page, "Stop reading aloud").press("Enter")
    assert now(page) == ""
    expect(speaker).to_be_focused()


def test_a_tapped_sentence_is_read_next(with_voice: Callable[..., Page], address: str) -> None:
    page = with_voice("en-US", has_touch=True, viewport=TABLET)
    page.goto(address + "lessons/a/story.html")
    page.get_by_text("Bean waited.").tap()
    page.get_by_role("button", name="Listen to page 1").tap()
    expect(lit(page)).to_have_text("One day it rained.")
    assert len(heard(page)) == 1, "the first tap was on words that nobody reads"

    page.locator(".hb-sentence", has_text="Bean waited.").tap()
    expect(lit(page)).to_have_text("Bean waited.")
    assert now(page) == "Bean waited."


def test_slower_is_kept_and_says_the_sentence_anew(
    with_voice: Callable[..., Page], address: str
) -> None:
    page = with_voice("en-US")
    page.goto(address + "lessons/a/story.html")
    listen(page).click()
    act(page, "Slower: 0.8×").click()
    assert heard(page)[-1][:2] == ["A spoken story", 0.8]

    page.reload()
    listen(page).click()
    assert heard(page)[-1][1] == 0.8
    expect(act(page, "Slower: 0.8×")).to_have_attribute("aria-pressed", "true")
    act(page, "Slower: 0.8×").click()
    assert heard(page)[-1][1] == 1


def test_a_question_is_read_with_its_choices_and_their_letters(
    with_voice: Callable[..., Page], address: str
) -> None:
    page = with_voice("en-US")
    page.goto(address + "quizzes/a/small.html")
    page.get_by_role("button", name="Listen to this question: Question 1 of 5").click()

    said = []
    while now(page):
        said.append(now(page))
        end(page)
    assert said == ["What first?", "A. Shout", "B. Run"]


def test_gaps_are_heard_as_pauses_and_rows_with_what_may_fit(
    with_voice: Callable[..., Page], address: str
) -> None:
    page = with_voice("en-US")
    page.goto(address + "quizzes/a/gaps.html")
    said = []
    for number in (1, 2):
        page.get_by_role("button", name=f"Question {number} of 2").click()
        while now(page):
            said.append(now(page))
            end(page)
    assert said[:2] == ["How does it go on?", "… stops at the …."]
    assert said[2] == "What is it?"
    assert sorted(said[3:]) == ["Animal", "Animal", "Cat", "Cup", "Thing", "Thing"]


def test_only_one_voice_is_heard(with_voice: Callable[..., Page], address: str) -> None:
    page = with_voice("en-US")
    page.goto(address + "quizzes/a/small.html")
    page.get_by_role("button", name="Listen to this question: Question 1 of 5").click()
    page.get_by_role("button", name="Listen to this question: Question 2 of 5").click()

    assert now(page) == "A ring is enough."
    expect(page.locator(".hb-hear[aria-pressed='true']")).to_have_count(1)
    expect(lit(page)).to_have_count(1)


def test_a_voice_that_fails_pauses_and_a_turned_page_goes_on(
    with_voice: Callable[..., Page], address: str
) -> None:
    page = with_voice("en-US")
    page.goto(address + "lessons/a/story.html")
    listen(page).click()
    page.evaluate("voice.fail()")
    expect(act(page, "Go on")).to_be_visible()

    act(page, "Stop reading aloud").click()
    page.get_by_role("button", name="Listen to page 1").click()
    page.get_by_role("button", name="Next", exact=True).click()
    assert now(page) == ""
    expect(bar(page)).to_be_hidden()


def test_without_a_voice_there_is_no_button(page: Page, address: str) -> None:
    """This browser has none: it is the real thing."""
    page.goto(address + "lessons/a/story.html")
    expect(page.locator(".hb-hear").first).to_be_attached()
    expect(page.get_by_role("button", name="Listen")).to_have_count(0)


def test_a_voice_of_another_language_or_of_the_network_is_none(
    with_voice: Callable[..., Page], address: str
) -> None:
    for page in (with_voice("zh-CN", "de-DE"), with_voice("en-US", local=False)):
        page.goto(address + "lessons/a/story.html")
        expect(page.locator(".hb-hear").first).to_be_attached()
        expect(page.get_by_role("button", name="Listen")).to_have_count(0)


def test_a_voice_that_comes_late_brings_the_buttons(
    with_voice: Callable[..., Page], address: str
) -> None:
    page = with_voice()
    page.goto(address + "lessons/a/story.html")
    expect(listen(page)).to_be_hidden()
    page.evaluate("voice.come(['en_GB'])")
    expect(listen(page)).to_be_visible()


def test_chinese_is_read_in_chinese(with_voice: Callable[..., Page], address: str) -> None:
    page = with_voice("en-US", "zh-CN")
    page.goto(address + "lessons/a/chinese.html")
    page.locator("[data-hb-listen]").click()
    for sentence in ("说话", "话", "下雨了。", "我们等一等。"):
        assert heard(page)[-1] == [sentence, 1, "zh-CN"]
        end(page)


def test_nothing_is_heard_before_a_tap_and_after_leaving(
    with_voice: Callable[..., Page], address: str
) -> None:
    page = with_voice("en-US")
    page.goto(address + "lessons/a/story.html")
    assert heard(page) == []
    listen(page).click()
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert now(page) == ""


@pytest.mark.parametrize("path", ["lessons/a/story.html", "quizzes/a/small.html"])
def test_the_page_has_no_barrier_while_it_is_read(
    with_voice: Callable[..., Page], address: str, path: str
) -> None:
    page = with_voice("en-US", viewport=PHONE)
    page.goto(address + path)
    page.get_by_role("button", name="Listen to").first.click()
    end(page)
    expect(lit(page)).to_be_visible()
    assert axe.violations(page) == []
