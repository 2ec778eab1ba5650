"""An update broken off at every one of its requests, in every way, leaves one whole version.

`python3 tasks.py faults`. The site is as small as it can be, so that every place is tried.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.broken_update import WAYS, break_off, kept
from tests.browser.kept_site import until
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


@pytest.mark.parametrize("way", WAYS)
def test_an_update_may_break_off_at_any_request(
    browser: Browser,
    server: FaultServer,
    sites: list[Path],
    way: str,
    say: Callable[[str], None],
) -> None:
    number = requests(browser, server, sites)
    for at in range(1, number + 1):
        with browser.new_context() as context:
            break_off(context, server, (sites[0], sites[1]), at, way, some=slice(at % 4, None, 4))
    say(f"{way}: broken off at each of {number} requests, all whole")
