"""An update that breaks off anywhere leaves every page of a kept site there, all of one version.

Six times with all other tests; `python3 tasks.py updates` does it 50 times.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.browser.kept_site import hashes, keep_topic, marks, pages, state, until, version
from tests.support.faults import KINDS, FaultServer
from tests.support.marked import build

KEPT = ("topic:a", "zh/topic:a")
GROUPS = 6
WAYS = (*KINDS, "stop", "full")
"""Those of the server, a server that is gone, and a device without room."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two versions of a site."""
    folder = tmp_path_factory.mktemp("updates")
    return [build(folder / str(mark), mark, broken=mark == 2) for mark in (1, 2)]


@pytest.fixture
def server(sites: list[Path]) -> Iterator[FaultServer]:
    """A server with the first version."""
    made = FaultServer(sites[0])
    made.start()
    yield made
    made.stop()


def start_update(page: Page, server: FaultServer, new: Path, at: int, way: str) -> CDPSession:
    """Ask for the new version; return when the update has broken off."""
    session = page.context.new_cdp_session(page)
    server.folder = new
    if way in KINDS:
        server.fail_from(at, way)  # type: ignore[arg-type] # one of them, as asked
    else:
        server.fail_from(at, "drop")
    if way == "full":
        server.heal()
        usage = page.evaluate("navigator.storage.estimate().then(found => found.usage)")
        room = {"origin": server.address.rstrip("/"), "quotaSize": usage + 4000 * at}
        session.send("Storage.overrideQuotaForOrigin", room)
        reached = threading.Event()
        server.fault = lambda path, n: None if n < min(at, GROUPS) else reached.set()
        page.goto(server.address)
        assert reached.wait(20)
    else:
        page.goto(server.address)
        assert server.hit.wait(20), f"request {at} never came"
    return session


def check_pages(context: BrowserContext, server: FaultServer, site: Path) -> None:
    """With the server stopped every page opens, all of one version."""
    server.stop()
    page = context.new_page()
    seen = set()
    for path in pages(site, KEPT):
        answered = page.goto(server.address + path, wait_until="domcontentloaded")
        assert answered and answered.status == 200, path
        found = marks(page)
        assert found[0] == found[1], (path, found)
        seen.add(found[0])
    assert len(seen) == 1, seen
    page.close()
    server.start()


def test_an_update_that_breaks_off_leaves_one_whole_version(
    request: pytest.FixtureRequest, browser: Browser, server: FaultServer, sites: list[Path]
) -> None:
    chance = random.Random(6)
    one, two = sites
    most = 1 + GROUPS + len(hashes(two, KEPT) - hashes(one, KEPT))
    times: int = request.config.getoption("--updates")
    for turn in range(times):
        at, way = chance.randrange(1, most), WAYS[turn % len(WAYS)]
        server.folder = one
        server.heal()
        context = browser.new_context()
        page = context.new_page()
        keep_topic(page, server, one)

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
        check_pages(context, server, two)
        assert marks(page) == ["2", "2"]
        context.close()
    request.config.get_terminal_writer().line(f"\n{times} updates broken off, all whole")
