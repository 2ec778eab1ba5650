"""What was kept opens without a network in Firefox, too (driven as in test_firefox.py)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser.kept_site import SEEK, keep_topic, marks, pages
from tests.browser.steps import answer_all, kept
from tests.support.faults import FaultServer
from tests.support.machine import find_firefox
from tests.support.marked import build

pytestmark = pytest.mark.long

RECORDED = "lessons/a/recorded.html"


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One headless Firefox for this file."""
    started = playwright.firefox.launch(channel="moz-firefox", executable_path=find_firefox())
    yield started
    started.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small school in two languages."""
    return build(tmp_path_factory.mktemp("firefox") / "source", 1)


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[FaultServer]:
    """Its server, which can stop."""
    made = FaultServer(site)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A device of its own."""
    made = browser.new_context(color_scheme="null")
    yield made
    made.close()


@pytest.fixture(scope="module")
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="module")
def reached_over_the_network(page: Page, server: FaultServer) -> float:
    """Where a recording stands after a leap to 6 s, before anything is kept."""
    page.goto(server.address + RECORDED)
    return float(page.locator("audio").evaluate(SEEK))


@pytest.fixture(scope="module")
def away(
    page: Page, server: FaultServer, site: Path, reached_over_the_network: float
) -> Iterator[None]:
    """A topic is kept, and the server is gone."""
    keep_topic(page, server, site)
    server.stop()
    yield
    server.start()


def test_a_recording_from_the_network_is_heard_from_where_one_wants(
    reached_over_the_network: float,
) -> None:
    assert abs(reached_over_the_network - 6) < 0.5


@pytest.mark.usefixtures("away")
def test_every_page_of_a_kept_topic_opens(page: Page, server: FaultServer, site: Path) -> None:
    for path in pages(site):
        page.goto(server.address + path)
        assert marks(page) == ["1", "1"], path


@pytest.mark.usefixtures("away")
def test_a_quiz_marks_and_saves(page: Page, server: FaultServer) -> None:
    page.goto(server.address + "quizzes/a/small.html")
    answer_all(page)
    kept(page)
    page.reload()
    page.get_by_role("button", name="See my results").click()
    expect(page.get_by_role("region", name="My results")).to_contain_text("5 of 5")


@pytest.mark.usefixtures("away")
@pytest.mark.parametrize(
    ("home", "button", "words", "found"),
    [("", "Search", "duck", "a/recorded"), ("zh/", "搜索", "白鸭子", "zh/lessons/a/recorded")],
)
def test_the_search_finds(
    page: Page, server: FaultServer, home: str, button: str, words: str, found: str
) -> None:
    page.goto(f"{server.address}{home}index.html")
    page.get_by_role("button", name=button).click()
    page.get_by_role("searchbox").fill(words)
    expect(page.locator(f".hb-search-results a[href*='{found}']").first).to_be_visible()


@pytest.mark.usefixtures("away")
def test_a_kept_recording_is_heard_from_where_one_wants(page: Page, server: FaultServer) -> None:
    page.goto(server.address + RECORDED)
    assert abs(page.locator("audio").evaluate(SEEK) - 6) < 0.5


@pytest.mark.usefixtures("away")
def test_what_is_not_kept_is_said_to_be(page: Page, server: FaultServer) -> None:
    page.goto(server.address + "lessons/b/boat.html")
    expect(page).to_have_url(server.address + "not-saved.html#lessons/b/boat.html")
