"""Whether the checks of broken updates catch anything: a careless worker must not pass them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page

from tests.browser.broken_update import KEPT, check_pages, start_update
from tests.browser.kept_site import files, until_true
from tests.support.faults import FaultServer
from tests.support.marked import build
from tests.support.naive import naive

pytestmark = pytest.mark.long

IS_DONE = """async () => {
  const found = await navigator.serviceWorker.getRegistration()
  return Boolean(found && found.active && !found.installing)
}"""


def kept(site: Path) -> list[str]:
    """What the worker keeps, in its order: some pages, `mark.js`, the other pages."""
    return sorted({path for path, _, _ in files(site, KEPT)})


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two versions of a site, with a worker that keeps what a device with one topic keeps."""
    folder = tmp_path_factory.mktemp("naive")
    built = [build(folder / str(mark), mark) for mark in (1, 2)]
    return [naive(site, folder / f"naive-{mark}", kept(site)) for mark, site in enumerate(built, 1)]


@pytest.fixture
def page(context: BrowserContext, server: FaultServer) -> Page:
    """Its page, when all of the first version is kept."""
    page = context.new_page()
    page.goto(server.address)
    until_true(page, IS_DONE)
    return page


def test_as_long_as_nothing_fails_the_checks_pass(
    context: BrowserContext, page: Page, server: FaultServer, sites: list[Path]
) -> None:
    check_pages(context, server, sites[0])


@pytest.mark.parametrize("way", ["drop", "short", "captive", "error", "missing"])
def test_an_update_that_breaks_off_is_caught(
    context: BrowserContext, page: Page, server: FaultServer, sites: list[Path], way: str
) -> None:
    start_update(page, server, sites[1], kept(sites[0]).index("mark.js") + 2, way)
    until_true(page, IS_DONE)

    with pytest.raises((AssertionError, Error)):
        check_pages(context, server, sites[0])
