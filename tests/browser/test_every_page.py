"""What must hold on every page of the demo portal."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mkdocs_hornbook.collect import read_library
from mkdocs_hornbook.tool_pages import TOOL_PAGES
from tests.browser.steps import answer
from tests.support import axe
from tests.support.sites import ROOT, Built
from tests.support.validator import html_complaints
from tests.support.web import file_site

LIBRARY = read_library(ROOT, ROOT / "lessons", ROOT / "quizzes")
EDITIONS = [LIBRARY, *LIBRARY.editions.values()]
SHARED = "learners: true" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
PLACES = ["index", "child", "teacher", "parent", "lessons/index"]
PLACES += [name for name in TOOL_PAGES if SHARED or name != "learners"]
PLACES += [f"lessons/{f.parent.name}/index" for f in sorted((ROOT / "lessons").glob("*/topic.yml"))]
NAMES = [edition.prefix + place for edition in EDITIONS for place in PLACES]
NAMES += [url.removesuffix(".html") for edition in EDITIONS for url in edition.files]
NARROW = {"width": 320, "height": 640}
SMALL_CONTROLS = """() => [...document.querySelectorAll(
    'button, summary, select, input:not(label input), label:has(input), .hb-header a, .hb-ways a')]
  .filter(e => e.checkVisibility() && !e.closest('dialog:not([open])'))
  .map(e => [e.outerHTML.slice(0, 120), e.getBoundingClientRect().height])
  .filter(([_, height]) => height < 47.5)"""
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1
    && !e.closest('pre, table, .hb-scroll'))
  .map(e => e.outerHTML.slice(0, 120))"""


def test_every_built_page_is_in_the_list(portal: Built) -> None:
    built = {f.relative_to(portal.site).with_suffix("").as_posix() for f in pages(portal.site)}

    neutral = {f"{edition.prefix}leaves" for edition in EDITIONS}  # see test_exit
    assert built == {*NAMES, *neutral, "404", "hub"}


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@pytest.fixture
def disk(portal: Built) -> str:
    """Address of the portal on the disk: what is asked of every page is the same over http."""
    return file_site(portal.site)


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_light_or_dark(page: Page, disk: str, name: str) -> None:
    page.goto(f"{disk}{name}.html")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)

        assert axe.violations(page) == [], scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_for_unknown_addresses(
    open_page: Callable[..., Page], http_site, portal: Built, scheme: str
) -> None:
    with http_site(portal.site) as address:
        page = open_page(color_scheme=scheme, viewport=NARROW)
        page.goto(address + "404.html")

        assert axe.violations(page) == []
        home = page.get_by_role("main").get_by_role("link", name="Home")
        expect(home).to_have_attribute("href", "/index.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_states_of_a_quiz(
    open_page: Callable[..., Page], home: str, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
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
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_dialog(
    open_page: Callable[..., Page], home: str, scheme: str, name: str
) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(home + "index.html")
    page.get_by_role("button", name=name).click()
    if name == "Search":
        page.get_by_role("searchbox").fill("water")
        expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()

    assert axe.violations(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_narrow_page_needs_no_sideways_scrolling_and_its_controls_are_large(
    open_page: Callable[..., Page], disk: str, name: str
) -> None:
    page = open_page(viewport=NARROW)
    page.goto(f"{disk}{name}.html")

    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]
    assert page.evaluate(SMALL_CONTROLS) == []


def test_the_html_checker_has_nothing_to_say(portal: Built) -> None:
    assert [str(complaint) for complaint in html_complaints(portal.site)] == []


def test_every_link_inside_the_site_leads_somewhere(portal: Built) -> None:
    gone = []
    for page in pages(portal.site):
        html = page.read_text(encoding="utf-8")
        for target in re.findall(r'(?:href|src)="([^":]+)"', html):
            path, _, fragment = target.partition("#")
            absolute = path.startswith("/")
            file = portal.site / path.lstrip("/") if absolute else page.parent / path
            file = page if not path else file
            if file.is_dir():
                file = file / "index.html"
            text = file.read_text(encoding="utf-8") if file.is_file() else None
            if text is None or (fragment and f'id="{fragment}"' not in text):
                gone.append(f"{page.name}: {target}")
    assert gone == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_one_title_and_headings_in_steps(page: Page, disk: str, name: str) -> None:
    page.goto(f"{disk}{name}.html")
    levels = page.evaluate(
        "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]"
        ".filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))"
    )

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
