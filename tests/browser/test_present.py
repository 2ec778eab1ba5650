"""The present view: slides for a projector, by keyboard and clicker, with a second window."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.decks import faults
from tests.support import axe
from tests.support.sites import Built
from tests.support.web import file_site

WATER = "present/safety/water.html"


def now(page: Page) -> str:
    """Id of the slide that is shown."""
    slide = page.locator(".hb-slide[data-hb-now]")
    return slide.get_attribute("id") or ""


@pytest.fixture
def water(page: Page, home: str) -> Page:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(home + WATER)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_every_slide_fits_and_can_be_read_in_every_state_of_its_vote(
    open_page: Callable[..., Page], portal: Built, prefix: str
) -> None:
    page = open_page(reduced_motion="reduce")
    files = sorted((portal.site / prefix / "present").rglob("*.html"))

    assert len(files) >= 7
    assert [fault for file in files for fault in faults(page, file)] == []


def test_a_lesson_is_presented_with_the_keyboard_alone(water: Page) -> None:
    for key, slide in [
        ("ArrowRight", "welcome-1"),
        ("PageDown", "welcome-2"),
        ("Space", "facts-swim-with-an-adult"),
        ("PageUp", "welcome-2"),
        ("ArrowLeft", "welcome-1"),
        ("End", "slip-2"),
        ("Home", "start"),
    ]:
        water.keyboard.press(key)
        expect(water.locator(".hb-slide[data-hb-now]")).to_have_attribute("id", slide)
    water.keyboard.press("o")
    expect(water.get_by_role("dialog", name="All slides")).to_be_visible()
    water.keyboard.press("Tab")
    water.keyboard.press("Enter")
    expect(water.locator(".hb-slide[data-hb-now]")).to_have_attribute("id", "welcome-1")
    water.keyboard.press("?")
    expect(water.get_by_role("dialog", name="Keys")).to_be_visible()
    water.keyboard.press("Escape")
    expect(water.get_by_role("dialog")).to_have_count(0)
    water.keyboard.press("PageDown")
    expect(water.locator(".hb-slide[data-hb-now]")).to_have_attribute("id", "welcome-2")


def test_the_address_keeps_the_place(water: Page) -> None:
    water.keyboard.press("ArrowRight")
    water.keyboard.press("ArrowRight")
    expect(water).to_have_url(re.compile("#welcome-2$"))
    water.reload()
    expect(water.locator("#welcome-2")).to_be_visible()
    water.go_back()
    expect(water.locator("#welcome-1")).to_be_visible()
    expect(water.locator("#welcome-2")).to_be_hidden()


def test_a_cut_shows_its_slides_and_no_other(water: Page) -> None:
    water.get_by_role("link", name="5 minutes").click()
    expect(water.locator("#show-1")).to_be_visible()
    wanted = water.evaluate(
        "() => [...document.querySelectorAll('[data-hb-cuts~=five]')].map(s => s.id).slice(1)"
    )
    places = [now(water)]
    for _ in range(100):  # a vote has steps of its own behind the same key
        water.keyboard.press("PageDown")
        if now(water) != places[-1]:
            places.append(now(water))
        if places[-1] == wanted[-1]:
            break

    assert places == wanted
    assert 3 <= len(places) < 15
    expect(water).to_have_url(re.compile(f"#five/{places[-1]}$"))


def test_the_screen_goes_black_and_the_first_press_brings_the_slide_back(water: Page) -> None:
    water.keyboard.press("ArrowRight")
    water.keyboard.press(".")
    expect(water.get_by_role("button", name="Black screen", exact=True).last).to_be_visible()
    water.keyboard.press("PageDown")
    expect(water.locator(".hb-dark")).to_be_hidden()
    assert now(water) == "welcome-1"


def test_the_colours_of_the_room_are_the_pages_own(water: Page) -> None:
    water.keyboard.press("d")
    dark = water.evaluate("() => getComputedStyle(document.body).backgroundColor")
    water.keyboard.press("d")

    assert dark == "rgb(28, 27, 35)"
    assert water.evaluate("() => getComputedStyle(document.body).backgroundColor") != dark
    assert water.evaluate("() => localStorage.length") == 0


def test_the_clock_counts_down_and_says_when_time_is_over(page: Page, home: str) -> None:
    page.clock.install(time=0)
    page.goto(home + WATER)
    timed = page.locator("[data-hb-kind=timer]")
    page.goto(f"{home}{WATER}#{timed.get_attribute('id')}")
    expect(timed.get_by_role("timer")).to_have_text("8:00")
    page.clock.pause_at(86_400)  # from now on, time goes by when the test says so
    page.keyboard.press("t")
    page.clock.fast_forward(61_000)
    expect(timed.get_by_role("timer")).to_have_text("6:59")
    timed.get_by_role("button", name="Pause").click()
    page.clock.fast_forward(60_000)
    expect(timed.get_by_role("timer")).to_have_text("6:59")
    timed.get_by_role("button", name="Start").click()
    page.clock.fast_forward(8 * 60_000)
    expect(timed.get_by_role("timer")).to_have_text("0:00")
    expect(timed.get_by_role("status")).to_have_text("Time is over")


def test_a_finger_turns_the_slides(open_page: Callable[..., Page], home: str) -> None:
    page = open_page(has_touch=True, viewport={"width": 1280, "height": 720})
    page.goto(home + WATER)
    touch = page.context.new_cdp_session(page)
    for kind, x in [("touchStart", 900), ("touchMove", 600), ("touchEnd", 0)]:
        points = [] if kind == "touchEnd" else [{"x": x, "y": 300}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    expect(page.locator("#welcome-1")).to_be_visible()


def test_the_speaker_view_shows_notes_and_turns_the_slides(water: Page) -> None:
    water.keyboard.press("PageDown")
    with water.expect_popup() as opened:
        water.keyboard.press("s")
    speaker = opened.value
    expect(speaker.get_by_role("heading", level=1)).to_have_text("A warm afternoon")
    for _ in range(2):
        speaker.get_by_role("button", name="Next").click()
    expect(water.locator("#facts-swim-with-an-adult")).to_be_visible()
    expect(speaker.get_by_role("group", name="Notes")).to_contain_text("From the ministry's letter")
    expect(speaker.get_by_role("complementary")).to_contain_text("Playing beside water")
    water.keyboard.press("PageDown")
    expect(speaker.get_by_role("group", name="Notes")).to_contain_text("twice the odds")
    speaker.reload()
    expect(speaker.get_by_role("group", name="Notes")).to_contain_text("twice the odds")
    speaker.keyboard.press("PageUp")
    expect(water.locator("#facts-swim-with-an-adult")).to_be_visible()
    assert axe.violations(speaker) == []
    water.close()
    expect(speaker.get_by_role("status")).to_contain_text("closed")


def test_where_no_second_window_opens_the_notes_are_a_page(page: Page, home: str) -> None:
    page.add_init_script("window.open = () => null")
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(home + WATER)
    page.keyboard.press("s")
    page.get_by_role("dialog", name="No second window").get_by_role("link").click()

    notes = page.get_by_role("complementary", name="Notes")
    expect(notes.filter(has_text="From the ministry's letter")).to_be_visible()
    expect(notes.filter(has_text="twice the odds")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert axe.violations(page) == []


def test_without_script_all_slides_stand_there_with_their_notes(
    open_page: Callable[..., Page], home: str
) -> None:
    page = open_page(java_script_enabled=False, viewport={"width": 1280, "height": 720})
    page.goto(home + WATER)
    slides = page.locator(".hb-slide")

    for place in range(slides.count()):
        expect(slides.nth(place)).to_be_visible()
    expect(page.locator("#facts-beside-water-counts .hb-notes")).to_contain_text("twice the odds")
    page.get_by_role("link", name="5 minutes").click()
    expect(page).to_have_url(re.compile("#five/$"))


@pytest.mark.parametrize("name", [WATER, "zh/" + WATER, "present/scripts/leave-the-shoe.html"])
def test_axe_finds_nothing_on_the_slides(page: Page, portal: Built, name: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(file_site(portal.site) + name)
    kinds = page.evaluate(
        "() => [...new Map([...document.querySelectorAll('.hb-slide')]"
        ".map(s => [s.dataset.hbKind, s.id])).values()]"
    )
    for id in kinds:
        page.evaluate("id => { location.hash = id }", id)
        expect(page.locator(f"[id='{id}']")).to_be_visible()

        assert axe.violations(page) == [], id


def test_nothing_moves_for_a_reader_who_wants_no_motion(page: Page, home: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(home + WATER)

    assert page.evaluate("() => document.getAnimations().length") == 0
