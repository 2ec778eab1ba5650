"""The week of a learner for the family: a code and a link, or words where there is no address."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import saved
from tests.browser.test_stored import BO, SITE, be, join, practise, use_hush
from tests.support import axe
from tests.support.content import LEARNERS
from tests.support.sites import Files
from tests.support.weeks import FOX_TEAL, PRACTISED, READ, key, opened

ADDRESS = "https://school.example.org/"
OPEN = "([id, at]) => hornbookDevice.keep('opened:' + id, {first: at, last: at})"


@pytest.fixture(scope="session")
def small(small_site: Callable[[Files], Path]) -> Path:
    """A site that knows its address."""
    config = f"site_url: {ADDRESS}\n{LEARNERS['mkdocs.yml']!s}"
    return small_site({**SITE, "mkdocs.yml": config})


@pytest.fixture(scope="session")
def carried(small_site: Callable[[Files], Path]) -> Path:
    """The same site as a copy on a stick."""
    return small_site(SITE)


@pytest.fixture
def at(origin: Origin, small: Path) -> str:
    """Where the site is opened from."""
    return origin.of(small)


def family(page: Page) -> Locator:
    return page.get_by_role("region", name="Show my family")


def shown(page: Page, label: str) -> str:
    """What stands in a box of the family's part."""
    box = family(page).get_by_label(label)
    expect(box).to_be_visible()
    return box.input_value()


def work(page: Page, at: str) -> None:
    """Bo answers a question and looks at the family's note."""
    join(page, at, BO)
    practise(page, at)
    expect(saved(page)).to_be_visible()
    page.goto(at + "show.html#family")


def test_the_family_sees_what_was_practised_and_nothing_else(
    open_page: Callable[..., Page], at: str
) -> None:
    page = open_page()
    work(page, at)
    use_hush(page, at)
    page.goto(at + "show.html#family")
    link = shown(page, "Or send this link:")
    assert link.startswith(f"{ADDRESS}week.html#w=")
    assert len(link.partition("#")[2]) <= 120
    picture, name, done = opened(link)
    assert (picture, name) == (FOX_TEAL, "Bo")
    assert [(lesson, what & ~READ) for lesson, what in done] == [(key("a/cat"), PRACTISED)]
    expect(family(page).get_by_role("listitem")).to_have_count(1)

    parent = open_page(viewport={"width": 360, "height": 640})
    parent.goto(link.replace(ADDRESS, at))
    expect(parent.get_by_role("heading", name="The week of Bo")).to_be_visible()
    expect(parent.get_by_role("main").get_by_role("listitem").first).to_contain_text("Small cat")


def test_the_code_to_scan_is_there_and_the_page_says_where_the_note_is(page: Page, at: str) -> None:
    work(page, at)

    expect(family(page).get_by_role("img", name="Code that opens the note")).to_be_visible()
    expect(family(page).get_by_text("is never sent to a server")).to_be_visible()
    assert axe.violations(page) == []


def test_a_copy_without_an_address_gives_words_that_another_copy_opens(
    open_page: Callable[..., Page], origin: Origin, carried: Path
) -> None:
    at = origin.of(carried)
    page = open_page()
    work(page, at)
    words = shown(page, "Send these words:")
    assert "“Small cat”: " in words
    assert "Ask me: Tell me about “Small cat”" in words

    parent = open_page()
    parent.goto(at + "week.html")
    parent.get_by_label("Paste it here").fill(words)
    parent.get_by_role("button", name="Open the note").click()
    expect(parent.get_by_role("heading", name="The week of Bo")).to_be_visible()


@pytest.mark.parametrize("who", ["guest", "nobody"])
def test_where_nothing_is_kept_there_is_nothing_to_show(page: Page, at: str, who: str) -> None:
    be(page, at, who)
    page.goto(at + "show.html#family")

    expect(family(page).get_by_text("Nothing is kept for you here")).to_be_visible()
    expect(family(page).get_by_role("link", name="Choose your picture")).to_be_visible()


def test_what_is_older_than_seven_days_is_not_in_it(page: Page, at: str) -> None:
    join(page, at, BO)
    page.evaluate(OPEN, ["a/cat", 1_700_000_000_000])
    page.goto(at + "show.html#family")

    expect(family(page).get_by_text("Nothing to show from the last seven days")).to_be_visible()


def test_copying_says_what_to_do_next(page: Page, at: str) -> None:
    work(page, at)
    family(page).get_by_role("button", name="Copy the link").click()

    expect(family(page).get_by_role("status")).to_have_text(re.compile("Copied|Press long on it"))
    assert page.evaluate("getSelection().toString()").startswith(ADDRESS)
