"""A child hears a recording: its sentences light up, a tap leads to one, the voice is silent."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.listening import act, bar, give_voice, listen, lit, now
from tests.support.content import HEARD
from tests.support.sites import Files
from tests.test_sentences import sound

RECORDED = f"""{HEARD}\
  - type: prose
    text: One. Two. Three.
    audio: {{src: one.wav, transcript: One. Two. Three., sentences: [0, 2, 4]}}
  - type: prose
    text: Four.
    audio: {{src: two.wav, transcript: Four.}}
"""
SLOW = RECORDED.replace("[0, 2, 4]", "[0, 28, 29]")
SLOW = SLOW.replace("one.wav", "long.wav").replace("two.wav", "long.wav")
LONG = RECORDED.replace("[0, 2, 4]", "[0, 1, 29]").replace("one.wav", "long.wav")
PHONE = {"width": 360, "height": 640}
SITE: Files = {
    "lessons/a/recorded.yml": RECORDED,
    "lessons/a/long.yml": LONG,
    "lessons/a/slow.yml": SLOW,
    "lessons/a/one.wav": sound(6),
    "lessons/a/long.wav": sound(30),
    "lessons/a/two.wav": sound(1),
}


NOTE = """() => {
  window.noted = []
  new MutationObserver(() => {
    const words = document.querySelector("[data-hb-spoken]")?.textContent
    if (!words || noted.at(-1)?.[0] === words) return
    noted.push([words, [...document.querySelectorAll("audio")].map((one) => one.paused)])
  }).observe(document.body, {subtree: true, childList: true, attributeFilter: ["data-hb-spoken"]})
}"""
"""Notes each sentence that is lit, and which recordings rest then: one lasts a second only."""


def paused(page: Page) -> list[bool]:
    found: list[bool] = page.locator("audio").evaluate_all("all => all.map(one => one.paused)")
    return found


def test_a_recording_is_heard_and_its_sentences_are_lit(page: Page, at: str) -> None:
    page.goto(at + "lessons/a/recorded.html")
    page.evaluate(NOTE)
    listen(page).click()

    page.wait_for_function("() => noted.some(([words]) => words === 'Four.')")
    expect(bar(page)).to_be_hidden()
    first, second = [False, True], [True, False]
    assert page.evaluate("noted") == [
        ["One.", first],
        ["Two.", first],
        ["Three.", first],
        ["Four.", second],
    ]
    assert paused(page) == [True, True]


def test_a_tapped_sentence_of_a_recording_is_heard_at_once(
    open_page: Callable[..., Page], at: str
) -> None:
    page = open_page(has_touch=True, viewport=PHONE)
    page.goto(at + "lessons/a/long.html")
    page.get_by_text("Two.", exact=True).first.tap()

    # This server sends whole files only: over http, the recording begins at its first sentence.
    page.wait_for_function("() => document.querySelector('audio').currentTime >= 1")
    expect(lit(page)).to_have_text("Two.")
    audio = page.locator("audio").first
    act(page, "Pause").tap()
    expect(act(page, "Go on")).to_be_visible()
    at = audio.evaluate("one => one.currentTime")
    assert audio.evaluate("one => one.paused")
    act(page, "Go on").tap()
    page.wait_for_function("at => document.querySelector('audio').currentTime > at", arg=at)
    expect(lit(page)).to_have_text("Two.")


def test_the_recordings_own_controls_are_followed_too(page: Page, at: str) -> None:
    page.goto(at + "lessons/a/slow.html")
    audio = page.locator("audio")
    audio.first.evaluate("one => void one.play().catch(() => 0)")
    expect(lit(page)).to_have_text("One.")
    act(page, "Slower: 0.8×").click()
    assert audio.first.evaluate("one => one.playbackRate") == 0.8

    audio.nth(1).evaluate("one => void one.play().catch(() => 0)")
    expect(lit(page)).to_have_text("Four.")
    assert paused(page)[0] is True


def test_a_recording_silences_the_voice(page: Page, at: str) -> None:
    give_voice(page, "en-US")
    page.goto(at + "lessons/a/slow.html")
    listen(page).click()
    assert now(page) == "A recorded text"
    page.locator("audio").nth(1).evaluate("one => void one.play().catch(() => 0)")
    expect(lit(page)).to_have_text("Four.")
    assert now(page) == ""


def test_without_a_script_only_the_recording_is_there(
    open_page: Callable[..., Page], at: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(at + "lessons/a/recorded.html")
    expect(page.locator("audio").first).to_be_visible()
    expect(listen(page)).to_be_hidden()
    expect(bar(page)).to_be_hidden()
