"""What a parent's phone opens: the week of a learner, which stands in the link itself."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.storage import EVERYTHING
from tests.support import axe
from tests.support.sites import Built
from tests.support.weeks import NOBODY, PRACTISED, READ, fragment, key

PHONE = {"width": 360, "height": 640}
TODAY = date(2026, 11, 23)
WATER, UMBRELLA, GLIDER = (
    key(name) for name in ("safety/water", "reading/red-umbrella", "activities/card-glider")
)
NEW = bytes.fromhex("12345678")
DONE = [(WATER, READ | PRACTISED), (UMBRELLA, READ), (GLIDER, 0), (NEW, PRACTISED)]
WEEK = fragment(DONE, day=TODAY, nickname="Bo")
NOTHING = {"local": {}, "session": {}, "cookies": "", "databases": {}, "caches": []}
ASK = "What did you practise this week?"


def open_note(page: Page, home: str, note: str, lang: str = "") -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    page.goto(f"{home}{lang}week.html{note}")


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("main").get_by_role("listitem").filter(has_text=title)


@pytest.mark.parametrize(
    ("lang", "heading", "title", "done", "ask"),
    [
        ("", "The week of Bo", "Water: Stay Back", "Read and practised", "Show me how you step"),
        ("zh/", "Bo的一周", "防溺水", "读了，也练了", "怎么做？让我看看。"),
    ],
)
def test_each_lesson_has_a_line_and_a_question_for_tonight(
    page: Page, home: str, lang: str, heading: str, title: str, done: str, ask: str
) -> None:
    open_note(page, home, WEEK, lang)

    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(row(page, title)).to_contain_text(done)
    expect(row(page, title).locator("q")).to_contain_text(ask)
    expect(row(page, title).locator("img")).to_be_visible()
    words = page.get_by_role("main").inner_text().lower()
    assert not [word for word in ("score", "points", "%", "correct") if word in words]


def test_the_picture_of_the_learner_and_the_guide_that_fits_are_there(
    page: Page, home: str
) -> None:
    open_note(page, home, WEEK)
    expect(page.get_by_role("img", name="teal fox")).to_be_visible()
    part = page.get_by_role("region", name="For you, before the call")
    part.get_by_role("link", name='Better than "How Was School?"').click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Better than")


def test_a_lesson_that_this_copy_does_not_know_is_named_as_another_lesson(
    page: Page, home: str
) -> None:
    open_note(page, home, WEEK)

    expect(row(page, "Another lesson")).to_contain_text("Ask what it was about!")


def test_the_note_goes_along_into_the_other_language(page: Page, home: str) -> None:
    open_note(page, home, WEEK)
    page.locator("a[data-hb-language]").click()

    expect(page.get_by_role("heading", name="Bo的一周")).to_be_visible()
    assert page.url.endswith(WEEK)


@pytest.mark.parametrize(
    ("note", "heading"),
    [
        ("", "No note here yet"),
        (WEEK[:-6], "Part of the note is missing"),
        (WEEK[:8] + ("B" if WEEK[8] == "A" else "A") + WEEK[9:], "Part of the note is missing"),
        ("#w=<script>", "Part of the note is missing"),
        (fragment(DONE, day=TODAY, version=2), "This note is from a newer copy of the site"),
        (fragment([], day=TODAY), "A quiet week"),
    ],
    ids=["none", "cut off", "forged", "nonsense", "newer", "quiet"],
)
def test_a_link_without_a_note_gets_a_kind_page_that_says_what_to_do(
    page: Page, home: str, note: str, heading: str
) -> None:
    open_note(page, home, note)

    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_role("heading", name="The week of")).to_be_hidden()


def test_an_old_note_says_of_when_it_is(page: Page, home: str) -> None:
    open_note(page, home, fragment(DONE, day=date(2026, 10, 1), picture=NOBODY))

    expect(page.get_by_role("heading", name="Your child’s week")).to_be_visible()
    expect(page.get_by_text("up to October 1. On your next call")).to_be_visible()


def test_a_message_that_holds_the_note_can_be_pasted(page: Page, home: str) -> None:
    open_note(page, home, "")
    page.get_by_label("Paste it here").fill(f"My week\nWater: read\nNote: {WEEK[1:]}\n")
    page.get_by_role("button", name="Open the note").click()
    expect(page.get_by_role("heading", name="The week of Bo")).to_be_visible()

    page.goto(home + "week.html")
    page.get_by_label("Paste it here").fill("Hello!")
    page.get_by_role("button", name="Open the note").click()
    expect(page.get_by_role("heading", name="Part of the note is missing")).to_be_visible()


def test_a_nickname_is_text_whatever_is_in_it(page: Page, home: str) -> None:
    open_note(page, home, fragment(DONE, day=TODAY, nickname="<b>x</b>"))

    expect(page.get_by_role("heading", name="The week of <b>x</b>")).to_be_visible()


def test_nothing_is_kept_or_sent(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_note(page, home, WEEK)
    expect(page.get_by_role("heading", name="The week of Bo")).to_be_visible()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    assert page.evaluate(EVERYTHING) == NOTHING
    assert not [url for url in asked[1:] if "w=" in url]


def test_a_weak_link_carries_it(page: Page, home: str, portal: Built) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_note(page, home, WEEK)
    expect(page.get_by_role("heading", name="The week of Bo")).to_be_visible()
    paths = {url.removeprefix(home).partition("#")[0] for url in asked}
    afterwards = {"assets/hornbook/offline.js"}
    files = sorted(path for path in paths - afterwards if not path.endswith(".svg"))

    shared = ["course-data.js", "hornbook.css", "hornbook.js"]
    of_page = [*shared, "pages/week.css", "pages/week.js", "scheme.js"]
    assert files == [*(f"assets/hornbook/{name}" for name in of_page), "week.html"]
    # Reading aloud, which this page has no use for, is in the script of all pages: six of these KB.
    assert sum(_packed(portal.site / name) for name in files) < 46_000


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


@pytest.mark.parametrize("lang", ["", "zh/"])
def test_without_a_script_the_page_says_so_kindly(
    open_page: Callable[..., Page], home: str, lang: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{home}{lang}week.html{WEEK}")

    said = page.locator("[data-hb-week-when='off']")
    expect(said).to_contain_text("JavaScript")
    expect(said).to_contain_text(ASK if not lang else "这周练了什么？")


@pytest.mark.parametrize("note", [WEEK, WEEK[:-6]], ids=["full", "damaged"])
def test_axe_finds_nothing_and_a_narrow_phone_needs_no_sideways_scrolling(
    open_page: Callable[..., Page], home: str, note: str
) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    open_note(page, home, note)
    expect(page.locator("[data-hb-week-when]:visible").first).to_be_visible()

    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
