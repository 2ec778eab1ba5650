"""Forms: filled and printed, or printed blank; nothing of them is kept or sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ARGUMENTS
from tests.browser.storage import everything
from tests.support import axe
from tests.support.machine import find_chromium
from tests.support.sites import Built

PAGES = {
    "child-care-record": 1,
    "emergency-card": 1,
    "carer-agreement": 3,
    "visit-planner": 1,
    "health-year": 1,
    "study-goal": 1,
}
"""How many pages each form prints."""
PHONE = {"width": 360, "height": 640}
TABLET = {"width": 800, "height": 1280}
PAPER = {"A4": (703, 1032), "Letter": (725, 965)}
"""What is inside the margins of the paper, in CSS pixels."""
FILLED = """() => [...document.querySelectorAll('[data-hb-fill] :is(input, textarea)')]
  .filter(e => e.type === 'radio' || e.type === 'checkbox' ? e.checked : e.value !== '').length"""
FILL_ALL = """() => {
  for (const e of document.querySelectorAll('[data-hb-entry]'))
    e.value = e.type === 'date' ? '2026-11-23' : e.tagName === 'TEXTAREA'
      ? 'As long as what one writes on two lines of a sheet of paper, by hand or on a telephone.'
      : e.inputMode === 'tel' ? '138 0013 8000' : 'Chen Xiaomi 陈小米'
  for (const e of document.querySelectorAll('[data-hb-tick]')) e.checked = true
  document.querySelector('[data-hb-fill]').dispatchEvent(new Event('input', {bubbles: true}))
}"""
CUT_OFF = """() => [...document.querySelectorAll('.hb-sheet')].filter(sheet =>
    sheet.scrollHeight > sheet.clientHeight + 1
    || [...sheet.querySelectorAll('*')].some(e => e.getBoundingClientRect().right
      > sheet.getBoundingClientRect().right + 1)).map(e => e.textContent.slice(0, 80))"""


def address(home: str, name: str, lang: str = "") -> str:
    return f"{home}{lang}lessons/forms/{name}.html"


def pages_of(page: Page, paper: str) -> int:
    """How many pages the browser prints."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


def sheet(page: Page) -> Locator:
    return page.locator(".hb-sheet").first


def listen_to_print(page: Page) -> None:
    """In place of the dialog: what would have been printed."""
    page.evaluate("""() => { window.printed = []; window.print = () => {
      dispatchEvent(new Event('beforeprint'))
      printed.push(document.querySelector('.hb-sheet').textContent.replace(/\\s+/g, ' '))
      dispatchEvent(new Event('afterprint')) } }""")


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("lang", ["", "zh/"])
@pytest.mark.parametrize("name", PAGES)
def test_a_form_prints_on_its_pages_blank_and_filled(
    page: Page, home: str, name: str, lang: str, paper: str
) -> None:
    page.goto(address(home, name, lang))
    assert pages_of(page, paper) == PAGES[name]
    page.evaluate(FILL_ALL)
    assert pages_of(page, paper) == PAGES[name]
    width, height = PAPER[paper]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(media="print")
    assert page.evaluate(CUT_OFF) == []
    expect(page.get_by_role("banner")).to_be_hidden()


def test_without_a_script_the_page_prints_the_blank_sheet(
    open_page: Callable[..., Page], home: str
) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto(address(home, "child-care-record"))

    expect(page.get_by_text("Without JavaScript this form cannot be filled")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(sheet(page)).to_contain_text("Keep this sheet in a locked place.")
    assert pages_of(page, "A4") == 1


def test_the_page_says_in_plain_words_that_nothing_is_kept(page: Page, home: str) -> None:
    page.goto(address(home, "child-care-record"))
    expect(page.get_by_text("Nothing that you write here is kept or sent.")).to_be_visible()
    expect(page.get_by_text("Do not fill this on a shared tablet")).to_be_visible()
    page.goto(address(home, "child-care-record", "zh/"))
    expect(page.get_by_text("您在这里写的，不保存，也不发送。")).to_be_visible()


def test_what_is_written_is_printed_and_nothing_of_it_is_stored(page: Page, home: str) -> None:
    page.goto(address(home, "child-care-record"))
    before = everything(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    listen_to_print(page)
    page.get_by_label("Called at home").fill("Rice")
    page.get_by_label("Likes to do").fill("Drawing\nKites")
    page.get_by_label("Born").fill("2016-05-04")
    page.get_by_label("the school keeps this sheet").check()
    page.get_by_role("button", name="Print what I wrote").click()

    (printed,) = page.evaluate("printed")
    assert "Called at home Rice" in printed
    assert "Drawing Kites" in printed
    assert "2016" in printed
    expect(sheet(page).locator("[data-hb-on]")).to_have_count(1)
    assert everything(page) == before
    assert "Rice" not in str(before)
    assert [url for url in sent if "/learners/" not in url] == []  # the header's own picture


def test_a_blank_sheet_can_be_printed_while_the_form_is_filled(page: Page, home: str) -> None:
    page.goto(address(home, "emergency-card"))
    listen_to_print(page)
    page.get_by_label("Name").fill("Rice")
    page.get_by_role("button", name="Print it blank").click()
    assert "Rice" not in page.evaluate("printed")[0]

    page.get_by_role("button", name="Print what I wrote").click()
    assert "Rice" in page.evaluate("printed")[1]


def test_all_eight_cards_carry_the_number_in_big_digits(page: Page, home: str) -> None:
    page.goto(address(home, "emergency-card"))
    page.get_by_label("Carer").fill("138 0013 8000")
    page.emulate_media(media="print")

    numbers = page.locator(".hb-sheet").get_by_text("138 0013 8000", exact=True)
    expect(numbers).to_have_count(8)
    assert numbers.first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 18
    assert numbers.first.evaluate("e => e.getClientRects().length") == 1
    expect(sheet(page)).to_contain_text("Landmark")


def test_a_long_address_still_fits_on_a_card(page: Page, home: str) -> None:
    page.goto(address(home, "emergency-card"))
    page.evaluate(FILL_ALL)
    page.get_by_label("Address").fill(
        "贵州省毕节市大方县石桥镇石桥村三组二十七号，村口大樟树往东走两百米"
    )
    page.set_viewport_size({"width": 703, "height": 965})
    page.emulate_media(media="print")

    assert page.evaluate(CUT_OFF) == []
    assert pages_of(page, "Letter") == 1


def test_each_copy_of_the_agreement_says_whose_it_is(page: Page, home: str) -> None:
    page.goto(address(home, "carer-agreement"))
    page.emulate_media(media="print")

    for copy in ("For the school", "For the village committee", "For us"):
        expect(page.get_by_text(copy, exact=True)).to_be_visible()


def test_lines_are_long_enough_to_write_on(page: Page, home: str) -> None:
    for name in PAGES:
        page.goto(address(home, name))
        page.set_viewport_size({"width": 703, "height": 965})
        page.emulate_media(media="print")
        widths = page.locator(".hb-sheet:first-child .hb-written:visible").evaluate_all(
            "lines => lines.map(e => e.getBoundingClientRect().width / 3.78)"
        )
        assert min(widths, default=99) >= 28, name


def test_clear_empties_the_form_and_says_so(page: Page, home: str) -> None:
    page.goto(address(home, "carer-agreement"))
    page.evaluate(FILL_ALL)
    page.get_by_role("button", name="Clear", exact=True).click()

    assert page.evaluate(FILLED) == 0
    expect(page.get_by_role("status").get_by_text("Everything is cleared.")).to_be_visible()
    assert "陈小米" not in sheet(page).inner_text()


def test_it_is_cleared_after_printing_when_one_asks_for_it(page: Page, home: str) -> None:
    page.goto(address(home, "emergency-card"))
    listen_to_print(page)
    page.get_by_label("Name").fill("Rice")
    page.get_by_label("Clear it after printing").check()
    page.get_by_role("button", name="Print what I wrote").click()

    assert "Rice" in page.evaluate("printed")[0]
    expect(page.get_by_label("Name")).to_have_value("")
    assert page.evaluate(FILLED) == 0


def test_a_reload_and_the_way_back_leave_nothing(page: Page, home: str) -> None:
    page.goto(address(home, "study-goal"))
    page.get_by_label("Name").fill("Rice")
    page.get_by_label("Tue").check()
    page.reload()
    assert page.evaluate(FILLED) == 0
    page.get_by_label("Name").fill("Rice")
    page.goto(home + "index.html")
    page.go_back()
    expect(page.get_by_label("Name")).to_have_value("")
    assert page.evaluate(FILLED) == 0


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[Browser]:
    """A Chromium that keeps pages for the way back, as that of a reader does."""
    started = browser.browser_type.launch(
        executable_path=find_chromium(),
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield started
    started.close()


def test_the_page_that_the_browser_kept_for_the_way_back_is_empty(
    remembering: Browser, http_site: Callable[[Path], AbstractContextManager[str]], portal: Built
) -> None:
    page = remembering.new_page()
    with http_site(portal.site) as home:
        page.goto(address(home, "study-goal"))
        page.evaluate("() => addEventListener('pageshow', e => { window.kept = e.persisted })")
        page.get_by_label("Name").fill("Rice")
        page.goto(home + "index.html")
        page.go_back(wait_until="commit")

        page.wait_for_function("() => window.kept")
        expect(page.get_by_label("Name")).to_have_value("")
        assert "Rice" not in (sheet(page).text_content() or "")
    page.close()


def test_no_field_is_offered_to_the_browser_to_remember(page: Page, home: str) -> None:
    for name in PAGES:
        page.goto(address(home, name))
        fields = page.locator(".hb-fill [data-hb-entry]")
        marks = fields.evaluate_all("all => all.map(e => e.autocomplete)")
        assert set(marks) == {"off"}
        assert page.locator("form").count() == 0


def test_a_keyboard_is_enough(page: Page, home: str) -> None:
    page.goto(address(home, "study-goal"))
    listen_to_print(page)
    page.get_by_label("Name").focus()
    page.keyboard.type("Rice")
    monday = page.get_by_label("Mon")
    for _ in range(30):
        page.keyboard.press("Tab")
        if monday.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(monday).to_be_checked()
    page.get_by_role("button", name="Print what I wrote").focus()
    page.keyboard.press("Enter")

    assert "Rice" in page.evaluate("printed")[0]


@pytest.mark.parametrize("screen", [PHONE, TABLET], ids=["phone", "tablet"])
@pytest.mark.parametrize("lang", ["", "zh/"])
def test_a_form_fits_a_touch_screen(
    open_page: Callable[..., Page], home: str, lang: str, screen: dict[str, int]
) -> None:
    page = open_page(viewport=screen, has_touch=True)
    for name in PAGES:
        page.goto(address(home, name, lang))
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
    page.goto(address(home, "visit-planner", lang))
    page.locator("summary", has_text=re.compile(r"^\D+ 2$")).tap()
    page.locator("[data-hb-entry='t2-2-plan']").tap()
    expect(page.locator("[data-hb-entry='t2-2-plan']")).to_be_focused()
    page.keyboard.type("Kites")
    expect(page.locator(".hb-sheet [data-hb-value='t2-2-plan']")).to_have_text("Kites")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_an_open_form(page: Page, home: str, name: str) -> None:
    for lang in ("", "zh/"):
        page.goto(address(home, name, lang))
        page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
        assert axe.violations(page) == []
