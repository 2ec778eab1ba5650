"""A disk that is really full: what was shown as saved is there, and the page says what is not.

`python3 tasks.py disk`. The browser's profile is on a disk of 48 MB: only root may mount one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import Origin
from tests.browser.steps import answer, saved
from tests.browser.test_keep import button, kept, row
from tests.browser.test_keep import lessons as topic
from tests.browser.test_keep_large import LESSON as LONG
from tests.browser.test_kill import QUIZ, VERDICTS, begin_anew, open_quiz
from tests.support.killed import chromium
from tests.support.link import link_to
from tests.support.sites import Files
from tests.support.small_disk import CannotMountError, SmallDisk, small_disk
from tests.test_sentences import sound

SITE: Files = {
    "quizzes/a/long.yml": QUIZ,
    **topic("a", 12),
    **topic("b", 2),
    "lessons/a/long.yml": LONG,
    "lessons/a/long.wav": sound(600),
}
TIMES = 12
ROOM = (0, 0, 0, 400_000)
"""Bytes that are left: none, some for a few answers, some for all."""
REFUSED = re.compile("^This device (is full|cannot keep answers)")

WATCH = """() => {
  const line = document.querySelector(".hb-saved")
  const answered = () => [...document.querySelectorAll("[data-hb-verdict]")]
    .map(place => place.getAttribute("data-hb-question"))
  window.shown = []
  new MutationObserver(() => {
    if (line.textContent === "Saved on this device.") window.shown = answered()
  }).observe(line, {childList: true, characterData: true, subtree: true})
}"""
"""Note which answers are shown as saved."""
ANSWER = """count => {
  for (const place of document.querySelectorAll("[data-hb-question]")) {
    if (place.hasAttribute("data-hb-verdict") || count-- <= 0) continue
    place.querySelector("input[type=radio]").click()
    place.querySelector("[data-hb-action=check]").click()
  }
}"""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """An empty disk of 48 MB."""
    try:
        with small_disk(tmp_path / "disk", 48) as made:
            yield made
    except CannotMountError as error:
        pytest.skip(str(error))


def promise(page: Page, address: str) -> None:
    """Let the browser promise to keep the site: else a full disk may clear it away."""
    wish = {"origin": address.rstrip("/"), "permissions": ["durableStorage"]}
    page.context.new_cdp_session(page).send("Browser.grantPermissions", wish)
    page.goto(address + "index.html")
    assert page.evaluate("navigator.storage.persist()")


def give(page: Page, count: int) -> None:
    """Answer so many more, and see what becomes of them."""
    page.evaluate(ANSWER, count)
    expect(page.locator(".hb-saved")).not_to_have_text(re.compile("^(Saving…)?$"))


def test_answers_on_a_full_disk_are_there_or_said_not_to_be(
    playwright: Playwright, origin: Origin, site: Path, disk: SmallDisk
) -> None:
    home = origin.of(site)
    chance = random.Random(9)
    shown: set[str] = set()
    refused = 0
    for turn in range(TIMES + 1):
        with chromium(playwright, disk.folder / "profile") as page:
            if origin.kind == "http":
                promise(page, home)
            open_quiz(page, home + "quizzes/a/long.html")
            found = set(page.evaluate(VERDICTS))
            assert shown <= found, f"start {turn}: {shown - found} were shown as saved"
            if turn == TIMES:
                break
            if len(found) > 15:
                begin_anew(page)
            page.evaluate(WATCH)
            give(page, 2)
            disk.fill(left=chance.choice(ROOM))
            for _ in range(4):
                give(page, 2)
            refused += bool(REFUSED.match(page.locator(".hb-saved").inner_text()))
            if chance.random() < 0.5:
                disk.free()
                give(page, 1)
            if origin.kind == "http" and disk.room > 1_000_000:
                expect(saved(page)).to_be_visible()  # from a disk, only a page that is opened anew
            shown = set(page.evaluate("window.shown"))
            assert shown
        disk.free()
    assert refused, "the disk was never full"


def test_a_topic_that_a_full_disk_cuts_short_is_said_to_lack_and_comes_whole_later(
    playwright: Playwright, site: Path, disk: SmallDisk
) -> None:
    profile = disk.folder / "profile"
    with link_to(site) as link:
        with chromium(playwright, profile) as page:
            promise(page, link.address)
            page.goto(link.address + "keep.html")
            expect(button(page, "Keep", "Topic b")).to_be_visible()
            button(page, "Keep", "Topic b").click()
            kept(page, "Topic b")
            disk.fill(left=2_000_000)
            button(page, "Keep").click()
            expect(row(page, "Topic a")).to_contain_text("There is no room")
            expect(page.get_by_text("“Topic a” is kept.")).to_have_count(0)
        disk.free()
        with chromium(playwright, profile) as page:
            # A disk without a byte may cost Chromium all pages that it kept; nothing else is said.
            page.goto(link.address + "keep.html")
            expect(row(page, "Topic a")).not_to_have_attribute("data-hb-stage", "")
            for name in ("Topic b", "Topic a"):
                left = row(page, name).get_by_role("button", name=re.compile("^(Keep|Mend|Go on)"))
                if left.is_visible():
                    left.click()
                expect(row(page, name)).to_contain_text("Kept.")
            link.is_cut = True
            for path, title in (("b/l1", "b 1"), ("a/l7", "a 7")):
                page.goto(f"{link.address}lessons/{path}.html")
                expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_private_window_forgets_and_the_page_about_it_says_so(
    open_page: Callable[..., Page], at: str
) -> None:
    for _ in range(2):
        page = open_page()
        page.goto(at + "quizzes/a/small.html")
        expect(page.get_by_role("button", name="See my results")).to_be_visible()
        expect(page.locator("[data-hb-verdict]")).to_have_count(0)
        answer(page, "first", "Shout", "correct")
        expect(saved(page)).to_be_visible()
        page.goto(at + "stored.html")
        expect(page.get_by_role("main")).to_contain_text("a private window forgets it")
        page.context.close()
