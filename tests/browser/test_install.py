"""The site as an app on a home screen. A private window installs none: here is a whole profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.conftest import ARGUMENTS
from tests.support.link import Link, link_to
from tests.support.machine import find_chromium
from tests.support.sites import SMALLEST, Files

# Chromium offers an app to those who came more than once; a test has come once.
EAGER = [*ARGUMENTS, "--bypass-app-banner-engagement-checks"]
SITE: Files = {
    "mkdocs.yml": SMALLEST["mkdocs.yml"].replace("hornbook", "hornbook: {classroom: false}"),
    "content/index.zh.md": "# 首页\n",
    "content/about.md": "# About\n",
}


@pytest.fixture(scope="session")
def site(small_site: Callable[[Files], Path]) -> Path:
    """A site in two languages."""
    return small_site(SITE)


@pytest.fixture(scope="module")
def link(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Link]:
    """The site in a folder of a server."""
    top = tmp_path_factory.mktemp("server")
    (top / "course").symlink_to(site)
    with link_to(top) as made:
        made.address += "course/"
        yield made


@pytest.fixture(scope="module")
def context(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A device with a profile of its own."""
    with playwright.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"), executable_path=find_chromium(), args=EAGER
    ) as made:
        yield made


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.locator("link[rel=manifest]")).to_have_count(1)
    return page


@pytest.mark.parametrize("prefix", ["", "zh/"])
@pytest.mark.parametrize("path", ["index.html", "lessons/a/guide.html"])
def test_a_browser_finds_nothing_that_keeps_it_from_installing_the_site(
    context: BrowserContext, link: Link, prefix: str, path: str
) -> None:
    page = opened(context, link.address + prefix + path)
    devtools = context.new_cdp_session(page)
    found = devtools.send("Page.getAppManifest")

    assert found["errors"] == []
    assert found["manifest"]["scope"] == link.address
    assert found["manifest"]["startUrl"] == f"{link.address}{prefix}index.html"
    assert devtools.send("Page.getAppId")["appId"] == f"{link.address}{prefix}index.html"
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    touch = page.locator("link[rel=apple-touch-icon]").get_attribute("href") or ""
    assert page.request.get(touch).ok


def test_the_page_offers_what_the_browser_offers_and_opens_nothing_by_itself(
    context: BrowserContext, link: Link
) -> None:
    page = opened(context, link.address + "keep.html")
    place = page.get_by_role("region", name="On the home screen")

    expect(place.get_by_role("button", name="Put it on the home screen")).to_be_visible()
    expect(place.get_by_text("tap Share")).to_be_hidden()


def test_where_a_browser_offers_nothing_the_page_says_how_it_is_done_by_hand(
    page: Page, link: Link
) -> None:
    page.goto(link.address + "keep.html")
    place = page.get_by_role("region", name="On the home screen")

    expect(place).to_contain_text("On an iPad or iPhone: tap Share, then “Add to Home Screen”.")
    expect(place.get_by_role("button")).to_have_count(0)


def test_opened_from_the_home_screen_the_page_says_so(
    playwright: Playwright, link: Link, tmp_path: Path
) -> None:
    window = [*ARGUMENTS, f"--app={link.address}keep.html"]  # what the picture there starts
    with playwright.chromium.launch_persistent_context(
        tmp_path, executable_path=find_chromium(), args=window
    ) as device:
        place = device.pages[0].get_by_role("region", name="On the home screen")

        expect(place.get_by_role("status")).to_have_text("It is on the home screen.")
        expect(place.get_by_role("button")).to_have_count(0)


def test_from_disk_nothing_is_offered_and_nothing_is_asked_for(page: Page, site: Path) -> None:
    page.goto((site / "keep.html").as_uri())

    expect(page.get_by_role("heading", name="All of it is here already")).to_be_visible()
    expect(page.get_by_role("region", name="On the home screen")).to_have_count(0)
    expect(page.locator("link[rel=manifest]")).to_have_count(0)
