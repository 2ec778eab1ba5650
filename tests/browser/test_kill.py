"""`kill -9` of a real Chromium at random moments of a quiz loses no answer that was shown as saved.

Three times at each origin with all other tests; `python3 tasks.py kill` does it 200 times.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import Origin
from tests.browser.steps import saved
from tests.support.killed import chromium
from tests.support.sites import Files

QUESTIONS = 30
QUIZ = "title: Long quiz\nquestions:\n" + "".join(
    f"  - {{type: true-false, id: q{n}, stem: Sentence {n} is right., answer: {n % 2 == 0}}}\n"
    for n in range(QUESTIONS)
).replace("True", "true").replace("False", "false")

PLAY = """
({from, after}) => {
  const answered = () => [...document.querySelectorAll("[data-hb-verdict]")]
    .map(place => place.getAttribute("data-hb-question"))
  const line = document.querySelector(".hb-saved")
  window.shown = []
  // What the page says is saved at this moment is all that has been answered.
  new MutationObserver(() => {
    if (line.textContent === "Saved on this device.") window.shown = answered()
  }).observe(line, {childList: true, characterData: true, subtree: true})
  const left = [...document.querySelectorAll("[data-hb-question]")].slice(from)
  const step = () => {
    const place = left.shift()
    if (!place) return
    place.querySelector("input[type=radio]").click()
    place.querySelector("[data-hb-action=check]").click()
    setTimeout(step, Math.random() * 40)
  }
  step()
  return new Promise(resolve => setTimeout(() => resolve(window.shown), after))
}
"""
"""Answer one question after the other, and tell at a moment which of them are shown as saved."""

VERDICTS = """
() => [...document.querySelectorAll("[data-hb-verdict]")]
  .map(place => place.getAttribute("data-hb-question"))
"""


SITE: Files = {"quizzes/a/long.yml": QUIZ}


def open_quiz(page: Page, address: str) -> None:
    """Open the quiz; once more when the machine was too busy for the database to answer in time."""
    page.goto(address)
    for _ in range(3):
        expect(page.get_by_role("button", name="See my results")).to_be_visible()
        if page.evaluate("async () => (await window.hornbookDevice.rows()).lasts") == "disk":
            return
        page.reload()


def begin_anew(page: Page) -> None:
    """Empty the quiz, and see that this is kept, too."""
    page.get_by_role("button", name="See my results").click()
    show = page.get_by_role("button", name="Show results anyway")
    if show.is_visible():
        show.click()
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("[data-hb-verdict]")).to_have_count(0)
    expect(saved(page)).to_be_visible()


def test_no_answer_shown_as_saved_is_lost_when_the_browser_is_killed(
    request: pytest.FixtureRequest,
    playwright: Playwright,
    origin: Origin,
    site: Path,
    tmp_path: Path,
    say: Callable[[str], None],
) -> None:
    times: int = request.config.getoption("--times")
    chance = random.Random(5)
    address = origin.of(site) + "quizzes/a/long.html"
    shown: list[str] = []
    total = caught = 0
    for turn in range(times + 1):
        with chromium(playwright, tmp_path / "profile") as page:
            open_quiz(page, address)
            found = page.evaluate(VERDICTS)
            lost = sorted(set(shown) - set(found))
            assert not lost, f"kill {turn} of {times}: {lost} were shown as saved"
            total += len(shown)
            caught += len(found) > len(shown)
            if turn == times:
                break
            if len(found) > QUESTIONS // 2:
                begin_anew(page)
                found = []
            after = chance.randrange(1, 400)
            shown = page.evaluate(PLAY, {"from": len(found), "after": after})
    say(
        f"{times} kills at {origin.kind}: {total} answers shown as saved, all there; after "
        f"{caught} of them an answer was there, too, that was not yet shown as saved"
    )
