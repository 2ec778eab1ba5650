"""What a question carries: hints, a recording, a film, words, feedback for what was not chosen."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import answer, check, question, started, tab_to
from tests.support import axe
from tests.support.sites import ROOT, Files
from tests.support.validator import html_complaints

PHONE = {"width": 320, "height": 640}
QUIZ = """\
title: Carried
sections:
  - id: road
    stimulus:
      title: At the *road*
      text: Rice walks to school.
      picture: {src: road.svg, alt: A road}
      video:
        src: wave.webm
        captions: wave.vtt
        transcript: A white disc moves from left to right.
    questions:
      - type: single-choice
        id: first
        stem: What does Rice do first?
        audio: {src: beep.wav, transcript: Rice stops at the kerb.}
        glossary:
          - {word: kerb, meaning: The *edge* of the pavement.}
        hints: [Think of her feet., It begins with S., Listen again.]
        choices:
          - id: stop
            text: Stop
            correct: true
            feedback: She has time now.
            feedback_not_chosen: S!
          - {id: run, text: Run, feedback: Nobody., feedback_not_chosen: Good not to run.}
          - {id: sing, text: Sing, feedback: Later.}
        rationale: A stop gives time.
        objective: I can stop at the *kerb*.
        source: s1
      - type: multiple-choice
        id: both
        stem: Which two help?
        choices:
          - {id: eyes, text: Eyes, correct: true, feedback: They see.}
          - {id: ears, text: Ears, correct: true, feedback_not_chosen: Ears help.}
          - {id: nose, text: Nose, feedback: It smells., feedback_not_chosen: The nose may rest.}
"""
SOURCES = 'sources: [{id: s1, text: "A study of kerbs, 2024.", strength: A}]\n'
ROAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><path d="M0 0h300v200z"/></svg>'
)
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:05.000\nHere it goes.\n"


def beep() -> bytes:
    """A recording of a tenth of a second."""
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(1600))
    return made.getvalue()


def files() -> Files:
    """The quiz with its media."""
    return {
        "quizzes/a/small.yml": QUIZ,
        "quizzes/a/road.svg": ROAD,
        "quizzes/a/beep.wav": beep(),
        "quizzes/a/wave.webm": (ROOT / "tests/cases/media/wave.webm").read_bytes(),
        "quizzes/a/wave.vtt": CAPTIONS,
        "lessons/sources.yml": SOURCES,
    }


SITE: Files = files()


@pytest.fixture
def address(site: Path, origin: Origin) -> str:
    """Where the quiz is."""
    return origin.of(site) + "quizzes/a/small.html"


@pytest.fixture
def quiz(page: Page, address: str) -> Page:
    """The quiz, opened and ready."""
    page.goto(address)
    started(page)
    return page


def status(page: Page, name: str) -> Locator:
    """What is said about the answer."""
    return question(page, name).get_by_role("status")


def summary(place: Page | Locator, words: str) -> Locator:
    """What opens a box of that name."""
    return place.locator("summary").get_by_text(words, exact=True)


def test_a_film_plays_with_its_captions(quiz: Page) -> None:
    film = quiz.locator("video")
    quiz.wait_for_function("() => document.querySelector('video').readyState > 0")
    cues = """() => { const t = document.querySelector('track').track;
        return t.mode === 'showing' && t.cues && t.cues.length === 1 && t.cues[0].text }"""
    quiz.wait_for_function(cues)

    assert quiz.evaluate(cues) == "Here it goes."
    assert film.evaluate("film => film.duration") > 0.5
    assert film.evaluate("film => film.play().then(() => true)")


def test_a_film_has_its_words(quiz: Page) -> None:
    about = quiz.get_by_role("group", name="At the road")
    words = about.get_by_text("A white disc moves from left to right.")
    expect(words).to_be_hidden()
    tab_to(quiz, summary(about, "The film in words"))
    quiz.keyboard.press("Enter")

    expect(words).to_be_visible()


def test_a_recording_can_be_heard_and_read(quiz: Page) -> None:
    place = question(quiz, "first")
    duration = """audio => new Promise(found => {
        audio.onloadedmetadata = () => found(audio.duration)
        audio.preload = 'metadata'
    })"""

    assert place.locator("audio").evaluate(duration) == pytest.approx(0.1)
    summary(place, "The words of the recording").click()
    expect(place.get_by_text("Rice stops at the kerb.")).to_be_visible()


def test_unknown_words_are_explained_on_demand(quiz: Page) -> None:
    place = question(quiz, "first")
    meaning = place.get_by_role("definition").filter(has_text="The edge of the pavement.")
    expect(meaning).to_be_hidden()
    summary(place, "Words").click()

    expect(meaning).to_be_visible()
    expect(place.get_by_role("term")).to_have_text("kerb")


def test_hints_come_one_after_another(quiz: Page) -> None:
    place = question(quiz, "first")
    summaries = place.locator("[data-hb-hint] summary")
    expect(summaries.filter(visible=True)).to_have_text(["Hint"])
    tab_to(quiz, summaries.first)
    quiz.keyboard.press("Enter")
    expect(place.get_by_text("Think of her feet.")).to_be_visible()
    expect(summaries.filter(visible=True)).to_have_text(["Hint", "Another hint"])
    tab_to(quiz, summaries.nth(1))
    quiz.keyboard.press("Enter")

    expect(place.get_by_text("It begins with S.")).to_be_visible()
    expect(place.get_by_text("Listen again.")).to_be_hidden()


def test_a_right_answer_tells_why_the_others_are_not(quiz: Page) -> None:
    answer(quiz, "first", "Stop", "correct")

    expect(status(quiz, "first")).to_contain_text("She has time now.")
    expect(status(quiz, "first")).to_contain_text("Run Good not to run.")
    expect(status(quiz, "first")).not_to_contain_text("S!")
    expect(status(quiz, "first")).not_to_contain_text("Sing")
    expect(status(quiz, "first")).not_to_contain_text("When it is not chosen")


def test_a_first_wrong_try_keeps_all_that_to_itself(quiz: Page) -> None:
    answer(quiz, "first", "Sing", "incorrect")

    expect(status(quiz, "first")).to_contain_text("Later.")
    expect(status(quiz, "first")).not_to_contain_text("S!")
    expect(status(quiz, "first")).not_to_contain_text("Good not to run.")


def test_the_solution_tells_what_was_not_chosen(quiz: Page) -> None:
    place = question(quiz, "both")
    answer(quiz, "both", ["Eyes"], "partial")
    place.get_by_role("button", name="Try again").click()
    check(place)
    said = status(quiz, "both")

    expect(said).to_contain_text("Eyes right They see.")
    expect(said).to_contain_text("Ears right Ears help.")
    expect(said).to_contain_text("Nose not right The nose may rest.")
    expect(said).not_to_contain_text("It smells.")


def test_by_touch_nothing_is_wider_than_a_small_phone(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(address)
    started(page)
    place = question(page, "first")
    for words in ("Words", "The words of the recording", "Hint"):
        summary(place, words).tap()
    summary(page, "The film in words").tap()
    place.get_by_text("Stop", exact=True).tap()
    place.get_by_role("button", name="Check my answer").tap()

    expect(place).to_have_attribute("data-hb-verdict", "correct")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    for name in ("video", "audio"):
        box = page.locator(name).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    heights = page.locator("summary").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44


def test_without_a_script_everything_can_be_opened(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address)
    place = question(page, "first")
    for name in ("Hint", "Another hint"):
        expect(summary(place, name).first).to_be_visible()
    for hint in place.locator("[data-hb-hint] summary").all():
        hint.click()
    expect(place.get_by_text("Listen again.")).to_be_visible()

    answers = page.get_by_role("region", name="Answers")
    expect(answers).to_contain_text("Stop right She has time now. When it is not chosen: S!")
    expect(answers).to_contain_text("I can stop at the kerb.")
    summary(answers, "For adults: source").click()
    expect(answers.get_by_text("A study of kerbs, 2024.")).to_be_visible()


def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    started(page)
    place = question(page, "first")
    for words in ("Words", "The words of the recording", "Hint"):
        summary(place, words).click()
    summary(page, "The film in words").click()
    assert axe.violations(page) == []
    answer(page, "first", "Stop", "correct")
    assert axe.violations(page) == []


def test_the_html_checker_has_nothing_to_say(site: Path) -> None:
    assert [str(complaint) for complaint in html_complaints(site)] == []
