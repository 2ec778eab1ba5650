"""An update broken off at every one of its requests, in every way, leaves one whole version.

`python3 tasks.py faults`. The site is as small as it can be, so that every place is tried.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.broken_update import WAYS, check_pages, start_update
from tests.browser.kept_site import keep_topic, marks, state, until, version
from tests.support.faults import FaultServer
from tests.support.marked import source
from tests.support.sites import Files, lay_out, run_build

TRANSLATIONS = "      translations: {zh: {site_name: 学校 %d}}\n"
LEFT_OUT = ("lessons/b", "lessons/a/recorded", ".wav", ".zh.yml")


def tiny(mark: int) -> Files:
    """One lesson and its quiz, in one language; every page and script says its version."""
    kept = {
        path: text
        for path, text in source(mark, broken=mark == 2).items()
        if not any(words in path for words in LEFT_OUT)
    }
    config = str(kept["mkdocs.yml"])
    assert TRANSLATIONS % mark in config
    return kept | {"mkdocs.yml": config.replace(TRANSLATIONS % mark, "")}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two versions of it."""
    made = []
    for mark in (1, 2):
        folder = tmp_path_factory.mktemp(f"tiny-{mark}")
        lay_out(tiny(mark), folder)
        built = run_build(folder)
        assert built.code == 0, built.output
        made.append(built.site)
    return made


def requests(browser: Browser, server: FaultServer, sites: list[Path]) -> int:
    """How many requests an update makes that nothing disturbs."""
    with browser.new_context() as context:
        page = kept(context, server, sites[0])
        server.asked.clear()
        server.folder = sites[1]
        page.goto(server.address)
        until(page, server, sites[1], "next")
        return len(server.asked)


def kept(context: BrowserContext, server: FaultServer, site: Path) -> Page:
    """A device that keeps this version."""
    server.folder = site
    server.heal()
    page = context.new_page()
    keep_topic(page, server, site)
    return page


def break_off(
    context: BrowserContext, server: FaultServer, sites: list[Path], at: int, way: str
) -> None:
    """Break off the update at this request: every page is of one version, and then of the other."""
    one, two = sites
    page = kept(context, server, one)
    session = start_update(page, server, two, at, way)
    server.stop()
    server.start()  # what still hung is gone
    check_pages(context, server, one)

    server.heal()
    session.send("Storage.overrideQuotaForOrigin", {"origin": server.address.rstrip("/")})
    page.goto(server.address)
    if state(page, server)["current"] != version(two):
        until(page, server, two, "next")
        page.goto(server.address)
    until(page, server, two)
    check_pages(context, server, two, some=slice(at % 4, None, 4))
    assert marks(page) == ["2", "2"]


@pytest.mark.parametrize("way", WAYS)
def test_an_update_may_break_off_at_any_request(
    request: pytest.FixtureRequest,
    browser: Browser,
    server: FaultServer,
    sites: list[Path],
    way: str,
) -> None:
    number = requests(browser, server, sites)
    for at in range(1, number + 1):
        with browser.new_context() as context:
            break_off(context, server, sites, at, way)
    said = f"\n{way}: broken off at each of {number} requests, all whole"
    request.config.get_terminal_writer().line(said)
