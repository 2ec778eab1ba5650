"""The page "How am I today": a face, an idea, somebody to tell; nothing is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.storage import everything
from tests.browser.test_forms import PHONE, TABLET
from tests.support import axe

FACES = ["Happy", "Calm", "Tired", "Worried", "Sad", "Cross"]
LOW = {"Worried", "Sad", "Cross"}
DRAWN = """canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  .data.some(value => value !== 0)"""


def open_it(page: Page, home: str, lang: str = "") -> None:
    page.goto(f"{home}{lang}lessons/care/how-am-i.html")


def face(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def helpers(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("heading", name="Who can help")


def assert_nothing_is_chosen(page: Page) -> None:
    expect(face(page, "Happy")).to_be_visible()
    expect(page.locator("[data-hb-face][aria-pressed='true']")).to_have_count(0)
    expect(page.locator("[data-hb-mood]:visible")).to_have_count(0)
    expect(helpers(page)).to_be_hidden()


def draw(page: Page) -> Locator:
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 90, steps=4)
    page.mouse.up()
    return canvas


@pytest.mark.parametrize("name", FACES)
def test_a_face_shows_one_idea_and_one_line_and_a_low_one_the_helpers(
    page: Page, home: str, name: str
) -> None:
    open_it(page, home)
    assert_nothing_is_chosen(page)
    face(page, name).click()

    mood = page.locator("[data-hb-mood]:visible")
    expect(mood).to_have_count(1)
    expect(mood.get_by_role("heading", name=name)).to_be_visible()
    expect(mood.get_by_text("Try this")).to_be_visible()
    expect(mood.get_by_text("Tell someone")).to_be_visible()
    expect(face(page, name)).to_have_attribute("aria-pressed", "true")
    expect(helpers(page)).to_be_visible(visible=name in LOW)


def test_another_face_takes_the_place_of_the_first_and_one_may_choose_nothing(
    page: Page, home: str
) -> None:
    open_it(page, home)
    face(page, "Sad").click()
    face(page, "Happy").click()
    expect(page.locator("[data-hb-face][aria-pressed='true']")).to_have_count(1)
    expect(page.locator("[data-hb-mood]:visible")).to_have_count(1)
    expect(helpers(page)).to_be_hidden()
    page.get_by_role("button", name="Choose nothing").click()

    assert_nothing_is_chosen(page)


def test_nothing_is_stored_or_sent_and_a_reload_and_the_way_back_find_nothing_chosen(
    page: Page, home: str
) -> None:
    open_it(page, home)
    before = everything(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    face(page, "Worried").click()
    draw(page)
    assert everything(page) == before
    assert [url for url in sent if "/learners/" not in url] == []  # the header's own picture
    assert "#" not in page.url

    page.reload()
    assert_nothing_is_chosen(page)
    assert page.locator("canvas").evaluate(DRAWN) is False
    face(page, "Sad").click()
    page.goto(home + "index.html")
    page.go_back()
    assert_nothing_is_chosen(page)


def test_a_page_that_the_browser_kept_is_as_new(page: Page, home: str) -> None:
    open_it(page, home)
    face(page, "Sad").click()
    canvas = draw(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    assert_nothing_is_chosen(page)
    assert canvas.evaluate(DRAWN) is False


def test_a_drawing_is_made_in_colour_and_wiped_away(page: Page, home: str) -> None:
    open_it(page, home)
    page.get_by_role("button", name="Blue").click()
    expect(page.get_by_role("button", name="Blue")).to_have_attribute("aria-pressed", "true")
    canvas = draw(page)
    assert canvas.evaluate(DRAWN) is True
    page.get_by_role("button", name="Wipe it away").click()

    assert canvas.evaluate(DRAWN) is False


def test_no_score_no_diagnosis_no_history(page: Page, home: str) -> None:
    open_it(page, home)
    face(page, "Sad").click()
    words = page.get_by_role("main").inner_text().lower()

    assert not [word for word in ("score", "diagnos", "depress", "points") if word in words]


def test_adults_read_what_to_do_if_a_child_tells_something(page: Page, home: str) -> None:
    open_it(page, home)
    page.get_by_text("For adults: if a child tells you something").click()

    expect(page.get_by_text("Do not promise to keep it secret.")).to_be_visible()
    expect(page.get_by_text("Article 11")).to_be_visible()


@pytest.mark.parametrize("lang", ["", "zh/"])
def test_without_a_script_the_page_is_there_to_read(
    open_page: Callable[..., Page], home: str, lang: str
) -> None:
    page = open_page(java_script_enabled=False)
    open_it(page, home, lang)

    expect(page.locator("[data-hb-mood]:visible")).to_have_count(6)
    expect(page.locator("[data-hb-helpers]")).to_be_visible()
    expect(page.locator("canvas")).to_be_hidden()


def test_paper_shows_all_faces_and_nothing_that_was_chosen(page: Page, home: str) -> None:
    open_it(page, home)
    face(page, "Sad").click()
    page.emulate_media(media="print")

    expect(page.locator("[data-hb-mood]:visible")).to_have_count(6)
    expect(page.locator("[data-hb-face]:visible")).to_have_count(0)


def test_a_keyboard_chooses_a_face(page: Page, home: str) -> None:
    open_it(page, home)
    face(page, "Happy").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("[data-hb-mood='calm']")).to_be_visible()
    expect(face(page, "Calm")).to_be_focused()


@pytest.mark.parametrize("screen", [PHONE, TABLET], ids=["phone", "tablet"])
@pytest.mark.parametrize("lang", ["", "zh/"])
def test_a_finger_chooses_a_face(
    open_page: Callable[..., Page], home: str, lang: str, screen: dict[str, int]
) -> None:
    page = open_page(viewport=screen, has_touch=True)
    open_it(page, home, lang)
    page.locator("[data-hb-face='sad']").tap()

    expect(page.locator("[data-hb-mood='sad']")).to_be_in_viewport()
    expect(page.locator("[data-hb-helpers]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
    small = page.locator("[data-hb-face], [data-hb-ink], [data-hb-wipe]").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height).filter(height => height < 47.5)"
    )
    assert small == []


@pytest.mark.parametrize("lang", ["", "zh/"])
def test_axe_finds_nothing(page: Page, home: str, lang: str) -> None:
    open_it(page, home, lang)
    assert axe.violations(page) == []
    page.locator("[data-hb-face='sad']").click()
    page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true })")
    assert axe.violations(page) == []
