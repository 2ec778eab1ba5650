"""Everybody can use it: axe on every page, all the rest on a page of each template and language.

`python3 tasks.py access`, with `long_access_quiz.py` and `long_access_engines.py`. What is measured
on a page is in `access.js`. The accessibility trees of twelve pages are kept in `tests/cases/aria`:
delete one, and the next run writes it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.test_every_page import EDITIONS, NARROW, PAGES, SHORT, WIDE
from tests.support import axe, contact_sheet
from tests.support.sites import ROOT, Built
from tests.support.web import file_site, http_site

URLS = sorted(SHORT.values())
OTHERS = sorted({*PAGES, *(f"{edition.prefix}leaves.html" for edition in EDITIONS)} - {*URLS})
MEASURES = Path(__file__).with_name("access.js")
TREES = ROOT / "tests/cases/aria"
ZOOMED: ViewportSize = {"width": 640, "height": 360}
"""What a window of 1280 by 720 shows at a page zoom of 200 %."""
LARGE, USUAL = {"standard": 32, "fixed": 26}, {"standard": 16, "fixed": 13}
"""The letters of a reader who asks their browser for text of 200 %, and of all others."""
ADDRESS = re.compile(r"^ *- /url: .*\n", re.MULTILINE)
"""Where a link of the tree leads: that is asked elsewhere, and may be a path of this machine."""
MOST_STOPS = 400


@contextmanager
def measuring(browser: Browser) -> Iterator[Page]:
    """A window whose pages can be measured, and shuffle choices in the same way every time."""
    with browser.new_context(service_workers="block", reduced_motion="reduce") as context:
        context.add_init_script(path=MEASURES)
        context.add_init_script("crypto.getRandomValues = numbers => numbers.fill(7)")
        yield context.new_page()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One window for all pages."""
    with measuring(browser) as page:
        yield page


def visit(page: Page, address: str) -> None:
    """Open a page, and wait until its scripts have put there what they put there."""
    page.goto(address)
    page.wait_for_load_state("networkidle")


def measured(page: Page, *names: str) -> list[str]:
    """What these functions of `access.js` complain about."""
    return [f"{name}: {line}" for name in names for line in page.evaluate(f"access.{name}()")]


def seen_by_all(page: Page) -> list[str]:
    """What is wrong on a page as it stands: axe, size, motion, large text, forced colours."""
    found = fits(page)
    found += measured(page, "motion")
    found += enlarged(page)
    page.emulate_media(forced_colors="active")
    for scheme in axe.SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # dark or light
        found += [f"{scheme}, {line}" for line in measured(page, "forced", "states")]
    page.emulate_media(forced_colors="none")
    return found


def fits(page: Page) -> list[str]:
    """What axe finds in both schemes, a finger misses or does not fit, at both widths."""
    found = []
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        here = [*axe.violations(page), *measured(page, "small", "large", "pieces")]
        found += [f"{size['width']} px, {line}" for line in here]
    return found


def enlarged(page: Page) -> list[str]:
    """What is lost with text of 200 %, also at 320 px, and with a page zoom of 200 %."""
    found = []
    letters = page.context.new_cdp_session(page)
    letters.send("Page.setFontSizes", {"fontSizes": LARGE})
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        found += [f"text of 200 %, {size['width']} px, {line}" for line in measured(page, "large")]
    letters.send("Page.setFontSizes", {"fontSizes": USUAL})
    letters.detach()
    page.set_viewport_size(ZOOMED)
    found += [f"zoom of 200 %, {line}" for line in measured(page, "large")]
    page.set_viewport_size(WIDE)
    return found


def walk(page: Page) -> list[str]:
    """What is wrong on the way through a page by the Tab key."""
    found: list[str] = []
    page.evaluate("access.begin()")
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate("access.step()")
        if here is None:
            return found + measured(page, "missed")
        found += here
    return [*found, "the Tab key finds no end"]


BAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<style>.bare {{ border: 0; background: none; outline: 0 }}
.up {{ display: flex; flex-flow: column-reverse }}</style>
<main>{}</main></html>
"""


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<button class='bare'>Go</button>", "forced: no edge"),
        ("<p style='mask: url(a.svg); background: red'>x</p>", "forced: a sign is not seen"),
        (
            "<div><a href='#a' aria-current='page' style='background: red'>A</a><a href='#b'>B</a>",
            "states: looks like the others",
        ),
        ("<button style='height: 2rem; width: 9rem'>Go</button>", "small: 144.0 by 32.0 px"),
        ("<button style='height: 9rem; width: 2rem'>Go</button>", "small: 32.0 by 144.0 px"),
        ("<p><a href='#a'>Alone</a>.", "small: "),
        ("<p style='width: 99rem'>x</p>", "text of 200 %, 1280 px, large: too wide"),
        ("<p style='width: 14rem'>x</p>", "text of 200 %, 320 px, large: too wide"),
        ("<p style='width: 2ch; overflow-wrap: anywhere'>Elephants</p>", "in pieces"),
        (
            "<p style='width: 5rem; height: 2rem; overflow: hidden'>Many more words</p>",
            "text of 200 %, 1280 px, large: words are cut off",
        ),
        ("<p style='transition: color 1s'>x</p>", "motion: would move"),
        ("<button class='bare'>Go</button>", "the focus is not seen"),
        (
            "<a href='#a'>A</a><p style='position: fixed; inset: 0; background: red'></p>",
            "covered by",
        ),
        ("<p class='up'><a href='#a'>A</a><a href='#b'>B</a>", "goes back up"),
        ("<a href='#a'>A</a><a href='#b' onfocus='this.blur()'>B</a>", "does not come to"),
    ],
)
def test_what_must_be_noticed_is_noticed(
    window: Page, tmp_path: Path, body: str, complaint: str
) -> None:
    (tmp_path / "index.html").write_text(BAD.format(body), "utf-8")
    window.set_viewport_size(WIDE)
    visit(window, file_site(tmp_path) + "index.html")

    found = [*seen_by_all(window), *walk(window)]

    assert [line for line in found if complaint in line], found


@pytest.mark.parametrize("lang", contact_sheet.LANGUAGES)
@pytest.mark.parametrize("name", contact_sheet.PAGES)
def test_a_key_page_reads_as_it_did(window: Page, portal: Built, name: str, lang: str) -> None:
    if lang != "en" and name in contact_sheet.ONE_FOR_ALL:
        pytest.skip("one page for all languages")
    url = contact_sheet.LANGUAGES[lang] + contact_sheet.PAGES[name]
    window.set_viewport_size(WIDE)
    visit(window, file_site(portal.site) + url)
    tree = ADDRESS.sub("", window.locator("body").aria_snapshot() + "\n")

    kept = TREES / f"{name}.{lang}.yml"
    if not kept.exists():
        kept.write_text(tree, "utf-8")
        pytest.fail(f"{kept.name} is new: read it, and run this again")
    assert tree.splitlines() == kept.read_text("utf-8").splitlines()


@pytest.mark.parametrize("url", URLS)
def test_a_page_is_for_everybody(window: Page, portal: Built, url: str) -> None:
    visit(window, file_site(portal.site) + url)
    found = seen_by_all(window)
    for size in (WIDE, NARROW):
        window.set_viewport_size(size)
        visit(window, file_site(portal.site) + url)
        found += [f"Tab at {size['width']} px: {line}" for line in walk(window)]

    assert found == []


@pytest.mark.parametrize("url", OTHERS)
def test_axe_finds_nothing_on_any_other_page(window: Page, portal: Built, url: str) -> None:
    visit(window, file_site(portal.site) + url)

    assert fits(window) == []


def test_the_page_for_unknown_addresses_is_for_everybody(window: Page, portal: Built) -> None:
    with http_site(portal.site) as address:
        visit(window, address + "404.html")

        assert [*seen_by_all(window), *walk(window)] == []
