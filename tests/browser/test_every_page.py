"""What must hold on every page of the demo portal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from mkdocs_hornbook.collect import read_library
from mkdocs_hornbook.tool_pages import TOOL_PAGES
from tests.browser.steps import answer
from tests.support import axe
from tests.support.sites import ROOT, Built
from tests.support.validator import html_complaints
from tests.support.watch import watch
from tests.support.web import file_site

LIBRARY = read_library(ROOT, ROOT / "lessons", ROOT / "quizzes")
EDITIONS = [LIBRARY, *LIBRARY.editions.values()]
SHARED = "learners: true" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
PLACES = [file.stem for file in sorted((ROOT / "content").glob("*.md")) if "." not in file.stem]
PLACES += ["lessons/index"]
PLACES += [name for name in TOOL_PAGES if SHARED or name != "learners"]
PLACES += [f"lessons/{f.parent.name}/index" for f in sorted((ROOT / "lessons").glob("*/topic.yml"))]
NARROW: ViewportSize = {"width": 320, "height": 640}
WIDE: ViewportSize = {"width": 1280, "height": 720}
SMALL_CONTROLS = """() => [...document.querySelectorAll(
    'button, summary, select, input:not(label input), label:has(input), .hb-header a, .hb-ways a')]
  .filter(e => e.checkVisibility() && !e.closest('dialog:not([open])'))
  .map(e => [e.outerHTML.slice(0, 120), e.getBoundingClientRect().height])
  .filter(([_, height]) => height < 47.5)"""
HEADINGS = """() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]
  .filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))"""
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1
    && !e.closest('pre, table, .hb-scroll'))
  .map(e => e.outerHTML.slice(0, 120))"""


def templates() -> dict[str, str]:
    """The address of every page, and what of it all others of its template have, too."""
    found = {}
    for edition in EDITIONS:
        found |= {f"{edition.prefix}{place}.html": place for place in PLACES}
        for lesson in edition.lessons.values():
            found[lesson.url] = f"a lesson: {lesson.lesson.kind}"
            if lesson.for_class:
                found[lesson.present_url] = f"slides: {lesson.lesson.kind}"
                found[lesson.print_url] = f"sheets: {lesson.lesson.kind}"
        found |= {q.url: "a quiz" for q in edition.quizzes.values() if q.url in edition.files}
    return found


PAGES = templates()
FIRST = {template: url for url, template in reversed(PAGES.items())}
"""A page of each template: what is long to ask is asked of these."""
SHORT = {(template, url.startswith("zh/")): url for url, template in reversed(PAGES.items())}
"""One in each language: these are asked in every run, all others by `tasks.py pages`."""
EACH = [
    url if url in SHORT.values() else pytest.param(url, marks=pytest.mark.long) for url in PAGES
]


def test_every_built_page_is_in_the_list(portal: Built) -> None:
    built = {f.relative_to(portal.site).as_posix() for f in pages(portal.site)}

    neutral = {f"{edition.prefix}leaves.html" for edition in EDITIONS}  # see test_exit
    assert built == {*PAGES, *neutral, "404.html", "hub.html"}


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One window for all pages, and what went wrong in it. A new one for each would cost most."""
    trouble: list[str] = []
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        watch(page, trouble)
        yield page, trouble


@pytest.mark.parametrize("url", EACH)
def test_a_page_fits_a_narrow_screen_has_headings_in_steps_and_nothing_for_axe(
    window: tuple[Page, list[str]], portal: Built, url: str
) -> None:
    page, trouble = window
    trouble.clear()
    page.set_viewport_size(NARROW)
    page.goto(file_site(portal.site) + url)  # what is asked here is the same over http

    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]
    assert page.evaluate(SMALL_CONTROLS) == []
    levels = page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    page.set_viewport_size(WIDE)
    assert axe.violations(page, schemes_for(url)) == []
    assert trouble == []


def schemes_for(url: str) -> Sequence[str]:
    """Both for the first page of a template; one for all others, half of them each."""
    if FIRST[PAGES[url]] == url:
        return axe.SCHEMES
    return [axe.SCHEMES[crc32(url.encode()) % 2]]


def test_the_page_for_unknown_addresses(
    open_page: Callable[..., Page], http_site, portal: Built
) -> None:
    with http_site(portal.site) as address:
        page = open_page(viewport=NARROW)
        page.goto(address + "404.html")

        assert axe.violations(page) == []
        home = page.get_by_role("main").get_by_role("link", name="Home")
        expect(home).to_have_attribute("href", "/index.html")


def test_axe_finds_nothing_in_the_states_of_a_quiz(page: Page, home: str) -> None:
    page.goto(home + "quizzes/safety/water.html")
    page.get_by_role("button", name="See my results").click()
    assert axe.violations(page) == []
    answer(page, "rubber-ring", "True", "incorrect")
    answer(page, "steps-back", "2", "correct")
    answer(page, "good-help", ["Shouting where it is"], "partial")
    assert axe.violations(page) == []
    page.get_by_role("button", name="See my results").click()
    page.get_by_role("button", name="Show results anyway").click()
    expect(page.get_by_role("region", name="My results")).to_be_visible()
    assert axe.violations(page) == []


@pytest.mark.parametrize("name", ["Menu", "Search"])
def test_axe_finds_nothing_in_an_open_dialog(page: Page, home: str, name: str) -> None:
    page.goto(home + "index.html")
    page.get_by_role("button", name=name).click()
    if name == "Search":
        page.get_by_role("searchbox").fill("water")
        expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()

    assert axe.violations(page) == []


def test_the_html_checker_has_nothing_to_say(portal: Built) -> None:
    assert [str(complaint) for complaint in html_complaints(portal.site)] == []


def test_every_link_inside_the_site_leads_somewhere(portal: Built) -> None:
    gone = []
    for page in pages(portal.site):
        for target in set(re.findall(r'(?:href|src)="([^":]+)"', text_of(page))):
            path, _, fragment = target.partition("#")
            base = portal.site if path.startswith("/") else page.parent
            file = (base / path.lstrip("/")).resolve() if path else page
            if file.is_dir():
                file = file / "index.html"
            if not file.is_file() or (fragment and f'id="{fragment}"' not in text_of(file)):
                gone.append(f"{page.name}: {target}")
    assert gone == []


@cache
def text_of(page: Path) -> str:
    """What stands in a built page."""
    return page.read_text(encoding="utf-8")
