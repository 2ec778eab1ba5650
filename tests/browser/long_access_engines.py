"""The same in Firefox and in WebKitGTK: axe in both schemes, at both widths.

A part of `python3 tasks.py access`. Neither driver can set a scheme or (WebKitGTK) a window of
320 px, so the system is dark or light, and pages of WebKitGTK stand in a frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.test_every_page import FIRST, NARROW, WIDE
from tests.support import axe
from tests.support.machine import find_firefox
from tests.support.sites import Built
from tests.support.web import http_site
from tests.support.webkit import WebDriver, webkit

# Selenium 4.51 warns of what its own class for WebKitGTK does.
pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")

MEASURES = Path(__file__).with_name("access.js")
STANDS = "[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]"
FRAME = (
    "data:text/html,<!doctype html><html lang=en><title>A frame</title>"
    "<iframe frameborder=0 height=640 src='{}'></iframe>"
)
WIDEN = "document.querySelector('iframe').width = arguments[0]"
PICTURES = """
const all = [...document.images].map(one => (one.loading = "eager", one.decode().catch(() => 0)))
Promise.all(all).then(arguments[0])
"""
"""A picture that comes late moves what is measured."""
MEASURED = "[...access.small(), ...access.large(), ...access.pieces()]"
AXE = f"const done = arguments[1]; ({axe.RUN})(arguments[0]).then(done)"


@pytest.fixture(scope="module", params=axe.SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    """What the system of the reader is: all pages in one, then all in the other."""
    return str(request.param)


@pytest.fixture(scope="module")
def home(portal: Built) -> Iterator[str]:
    """The portal over http."""
    with http_site(portal.site) as address:
        yield address


@pytest.fixture(scope="module")
def firefox(playwright: Playwright, scheme: str) -> Iterator[Page]:
    """A window of Firefox that has axe on every page."""
    browser = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=find_firefox(),
        firefox_user_prefs={
            "layout.css.prefers-color-scheme.content-override": int(scheme == "light"),
            "ui.prefersReducedMotion": 1,
        },
    )
    context = browser.new_context(color_scheme="null", reduced_motion="null")
    context.add_init_script(axe.source())
    context.add_init_script(path=MEASURES)
    yield context.new_page()
    browser.close()


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory, scheme: str) -> Iterator[WebDriver]:
    """A window of WebKitGTK."""
    theme = "Adwaita:dark" if scheme == "dark" else "Adwaita"
    log = tmp_path_factory.mktemp("webkit") / "driver.log"
    with webkit(log, GTK_THEME=theme) as started:
        started.set_window_rect(0, 0, 1400, 900)
        yield started


@pytest.mark.parametrize("url", sorted(FIRST.values()))
def test_firefox_finds_a_page_for_everybody(
    firefox: Page, home: str, scheme: str, url: str
) -> None:
    firefox.goto(home + url)
    found = []
    for size in (NARROW, WIDE):
        firefox.set_viewport_size(size)
        assert firefox.evaluate(STANDS) == [size["width"], scheme == "dark"]
        found += axe.lines(firefox.evaluate(axe.RUN, axe.WCAG))
        found += firefox.evaluate(MEASURED)

    assert found == []


@pytest.mark.parametrize("url", sorted(FIRST.values()))
def test_webkit_finds_a_page_for_everybody(
    driver: WebDriver, home: str, scheme: str, url: str
) -> None:
    driver.get(FRAME.format(home + url))
    driver.switch_to.frame(0)
    driver.execute_script(axe.source() + MEASURES.read_text("utf-8"))
    driver.execute_async_script(PICTURES)
    found: list[Any] = []
    for width in (NARROW["width"], WIDE["width"]):
        driver.switch_to.default_content()
        driver.execute_script(WIDEN, width)
        driver.switch_to.frame(0)
        assert driver.execute_script(f"return [location.href, ...{STANDS}]") == [
            home + url,
            width,
            scheme == "dark",
        ]
        found += axe.lines(driver.execute_async_script(AXE, axe.WCAG))
        found += driver.execute_script(f"return {MEASURED}")

    assert found == []
