"""What children and grown-ups do on the picker, and a small site whose devices are shared."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.sites import SMALLEST, Files

LEARNERS = SMALLEST["mkdocs.yml"] + "      learners: true\n"
LEARNERS = LEARNERS.replace("- hornbook\n", "- hornbook:\n")
SITE: Files = {
    "mkdocs.yml": LEARNERS + "      translations:\n        zh: {site_name: 小站}\n",
    "content/index.zh.md": "# 首页\n",
}
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True}
TABLET = {"viewport": {"width": 800, "height": 1280}, "has_touch": True}
SEED = """
async learners => { for (const one of learners) await window.hornbookDevice.saveLearner(one) }
"""
ANIMALS = ("fox", "panda", "rabbit", "duck", "fish", "turtle", "cat", "owl", "bee", "goat", "frog")
COLOURS = ("red", "orange", "yellow", "green", "teal", "blue", "purple", "brown")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def open_picker(page: Page, at: str) -> None:
    """Open the picker and wait for its script: before that it tells what is missing."""
    page.goto(at + "learners.html")
    expect(page.locator("[data-hb-view=off]")).to_be_hidden()


def come(page: Page, at: str, animal: str, colour: str) -> None:
    """A new child: animal, colour, in."""
    open_picker(page, at)
    if button(page, "Somebody new").is_visible():
        button(page, "Somebody new").click()
    button(page, animal).click()
    button(page, f"{colour} {animal}").click()
    expect(page).to_have_url(re.compile(r"/me\.html$"))


def enter(page: Page, name: str) -> None:
    """Tap the picture of a learner without a secret."""
    button(page, name).click()
    expect(page).to_have_url(re.compile(r"/me\.html$"))


def me(page: Page) -> Locator:
    """The child's own picture in the header."""
    return page.get_by_role("button", name=re.compile("^This is me"))


def done(page: Page) -> None:
    """Tap one's own picture, then "I'm done"."""
    me(page).click()
    page.get_by_role("dialog").get_by_role("button", name="I’m done").click()
    expect(page).to_have_url(re.compile(r"/learners\.html$"))


def seed(page: Page, at: str, count: int, **more: object) -> None:
    """So many learners are on the device already."""
    open_picker(page, at)
    rows = [
        {"id": f"seedseed{n:02}", "animal": ANIMALS[n % 11], "colour": COLOURS[n // 11]}
        | {"made": n, "seen": n, **more}
        for n in range(count)
    ]
    page.evaluate(SEED, rows)
    page.reload()
    expect(button(page, "red fox") if not more else page.locator(".hb-tile").first).to_be_visible()


def grown_up(page: Page) -> Locator:
    """Open what is for grown-ups."""
    part = page.locator("details", has_text="For grown-ups")
    part.locator("summary").click()
    return part
