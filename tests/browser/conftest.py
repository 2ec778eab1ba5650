"""A real Chromium. Each page is watched: what a child must never meet fails its test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.support import web
from tests.support.content import SMALL
from tests.support.faults import FaultServer
from tests.support.handoffs import course_of
from tests.support.link import Link, link_to
from tests.support.machine import ARGUMENTS, find_headless
from tests.support.sites import Built, Files, lay_out, run_build
from tests.support.watch import watch

expect.set_options(timeout=60_000)
"""Milliseconds before a test gives up: many, for a busy machine; a pass never waits for it."""


class Origin:
    """Where built sites are opened from: a server, or the disk."""

    def __init__(self, kind: Literal["http", "file"], servers: ExitStack) -> None:
        self.kind = kind
        self._servers = servers
        self._addresses: dict[Path, str] = {}

    def of(self, site: Path) -> str:
        """Address of a built folder, ending in a slash."""
        if self.kind == "file":
            return web.file_site(site)
        if site not in self._addresses:
            self._addresses[site] = self._servers.enter_context(web.http_site(site))
        return self._addresses[site]


@pytest.fixture(scope="session", params=["http", "file"])
def origin(request: pytest.FixtureRequest) -> Iterator[Origin]:
    """Run the test twice: over http, and opened from disk. `origin.of(folder)` is the address."""
    with ExitStack() as servers:
        yield Origin(request.param, servers)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Files], Path]:
    """`small_site(files)`: build a site of these files and the small content; gives its folder.

    The same files are built once: no test may change what it finds there.
    """

    @cache
    def build(files: frozenset[tuple[str, str | bytes]]) -> Path:
        source = tmp_path_factory.mktemp("small") / "source"
        lay_out(dict(files), source)
        built = run_build(source)
        assert built.code == 0, built.output
        return built.site

    return lambda files: build(frozenset({**SMALL, **files}.items()))


@pytest.fixture
def site(request: pytest.FixtureRequest, small_site: Callable[[Files], Path]) -> Path:
    """The small site with what the file of the test calls `SITE`, built."""
    return small_site(request.module.SITE)


@pytest.fixture
def at(origin: Origin, site: Path) -> str:
    """Address of that site at this origin, ending in a slash."""
    return origin.of(site)


@pytest.fixture
def link(site: Path) -> Iterator[Link]:
    """That site at a link that can be cut or slow; a fresh origin for each test."""
    with link_to(site) as made:
        yield made


@pytest.fixture
def server(sites: list[Path]) -> Iterator[FaultServer]:
    """A server that breaks as it is told, with the first of `sites`."""
    made = FaultServer(sites[0])
    made.start()
    yield made
    made.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A device of its own. Not watched: Chromium reports each request of a cut link as an error."""
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def course(site: Path) -> Any:
    """What the class page of that site knows of it."""
    return course_of(site)


@pytest.fixture
def home(origin: Origin, portal: Built) -> str:
    """Address of the demo portal at this origin, ending in a slash."""
    return origin.of(portal.site)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of all browsers: there can be one in a process."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium without windows for all tests."""
    started = playwright.chromium.launch(executable_path=find_headless(), args=ARGUMENTS)
    yield started
    started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`open_page(color_scheme="dark", java_script_enabled=False, ...)`: a fresh, watched page.

    Options are those of Playwright's `new_context`. Two pages are two children: they share nothing.
    """
    trouble: list[str] = []
    with ExitStack() as contexts:

        def open_one(**options: object) -> Page:
            # What tests see is the site itself; those of the worker let it run.
            chosen = {"service_workers": "block", **options}
            context = browser.new_context(**chosen)  # type: ignore[arg-type] # passed on as given
            contexts.callback(context.close)
            page = context.new_page()
            watch(page, trouble)
            return page

        yield open_one
    assert not trouble, "\n".join(trouble)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A fresh, watched page: errors, CSP violations and foreign requests fail the test."""
    return open_page()
