"""The search of the demo portal: what readers type, and what happens when it does not load."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.support.queries import LANGUAGES, is_right, queries
from tests.support.sites import Built

TOP = 3


def open_search(page: Page) -> None:
    page.locator(".hb-search-button").click()
    expect(page.get_by_role("searchbox")).to_be_focused()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_right_page_is_among_the_first_three(
    open_page: Callable[..., Page], home: str, lang: str
) -> None:
    page = open_page()
    page.clock.install()  # for the pause after each letter
    page.goto(f"{home}{LANGUAGES[lang]}index.html")
    open_search(page)
    links = page.locator(".hb-search-results a")
    page.get_by_role("searchbox").fill("119")
    expect(links.first).to_be_visible()  # all words have come
    missed = []
    for query in queries(lang):
        page.get_by_role("searchbox").fill(query.words)
        page.clock.run_for(1000)
        first = links.evaluate_all(f"links => links.slice(0, {TOP}).map(link => link.href)")
        found = [href.removeprefix(f"{home}{LANGUAGES[lang]}") for href in first]
        if not any(is_right(query, address) for address in found):
            missed.append(f"{query.place}: {query.words} → {', '.join(found) or 'nothing'}")

    assert not missed, "\n".join(missed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_98_queries_for_pages_that_exist(portal: Built, lang: str) -> None:
    every = queries(lang)
    gone = [
        f"{query.place}: {page}"
        for query in every
        for page in query.pages
        if not (portal.site / LANGUAGES[lang] / f"{page.partition('#')[0]}.html").is_file()
    ]

    assert not gone
    assert len({query.words for query in every}) == len(every) == 98


@pytest.mark.parametrize("missing", ["search.js", "search-data.js", "search-3-data.js"])
def test_a_search_that_does_not_load_says_so_and_can_be_tried_again(
    browser: Browser, home: str, missing: str
) -> None:
    """In a context of its own: the console tells of the file that does not come."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    lost: list[Route] = []
    failed: list[Request] = []
    page.on("requestfailed", lambda request: failed.append(request))

    def lose(route: Route) -> None:
        lost.append(route)
        route.abort()

    page.route(f"**/{missing}", lose)
    page.goto(f"{home}index.html")
    open_search(page)
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text("could not be loaded")
    page.get_by_role("searchbox").press_sequentially("umb")
    expect(status).to_contain_text("could not be loaded")
    while len(failed) < len(lost):  # else the last loss may come behind the last letter
        page.wait_for_event("requestfailed")
    page.unroute(f"**/{missing}")
    page.get_by_role("searchbox").press_sequentially("rella")

    expect(page.locator(".hb-search-results a").first).to_contain_text("The Red Umbrella")
    expect(status).to_have_text(re.compile(r"^\d+ pages? found"))
    assert len(lost) > 1, "it was asked for again at the next letter"
    context.close()
