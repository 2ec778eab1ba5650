"""An update that breaks off anywhere leaves every page of a kept site there, all of one version.

`python3 tasks.py updates` does it 50 times, in nine ways.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.broken_update import GROUPS, WAYS, changed, check_pages, start_update
from tests.browser.kept_site import keep_topic, marks, state, until, version
from tests.support.faults import FaultServer
from tests.support.marked import build

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two versions of a site."""
    folder = tmp_path_factory.mktemp("updates")
    return [build(folder / str(mark), mark, broken=mark == 2) for mark in (1, 2)]


def test_an_update_that_breaks_off_leaves_one_whole_version(
    request: pytest.FixtureRequest, browser: Browser, server: FaultServer, sites: list[Path]
) -> None:
    chance = random.Random(6)
    one, two = sites
    most = 1 + GROUPS + len(changed(one, two))
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
        check_pages(context, server, two, some=slice(turn % 3, None, 3))
        assert marks(page) == ["2", "2"]
        context.close()
    request.config.get_terminal_writer().line(f"\n{times} updates broken off, all whole")
