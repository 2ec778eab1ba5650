"""An update that breaks off anywhere leaves every page of a kept site there, all of one version.

`python3 tasks.py updates` does it 50 times, in nine ways.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mkdocs_hornbook.pack.common import read_site
from mkdocs_hornbook.pack.delta import write_delta
from tests.browser.broken_update import WAYS, break_off, check_pages, kept, requests
from tests.browser.kept_site import marks, until
from tests.support.faults import FaultServer
from tests.support.marked import build

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two versions of a site, and the second once more, with the edits that lead to it."""
    folder = tmp_path_factory.mktemp("updates")
    one, two = [build(folder / str(mark), mark, broken=mark == 2) for mark in (1, 2)]
    edited = folder / "edited"
    shutil.copytree(two, edited)
    write_delta(read_site(edited), [read_site(one)])
    return [one, two, edited]


def test_an_update_by_edits_asks_for_no_page_and_is_whole(
    browser: Browser, server: FaultServer, sites: list[Path]
) -> None:
    one, _, edited = sites
    context = browser.new_context()
    page = kept(context, server, one)
    server.folder = edited
    server.asked.clear()
    page.goto(server.address)
    until(page, server, edited, "next")

    assert [path for path in server.asked if path.endswith((".html", "-data.js"))] == []
    page.goto(server.address)
    until(page, server, edited)
    check_pages(context, server, edited)
    assert marks(page) == ["2", "2"]
    context.close()


def test_an_update_that_breaks_off_leaves_one_whole_version(
    request: pytest.FixtureRequest,
    browser: Browser,
    server: FaultServer,
    sites: list[Path],
    say: Callable[[str], None],
) -> None:
    chance = random.Random(6)
    one = sites[0]
    times: int = request.config.getoption("--updates")
    for turn in range(times):
        two, way = sites[1 + turn % 2], WAYS[turn % len(WAYS)]
        at = chance.randrange(1, 1 + requests(one, two))
        with browser.new_context() as context:
            break_off(context, server, (one, two), at, way, some=slice(turn % 3, None, 3))
    say(f"{times} updates broken off, all whole")
