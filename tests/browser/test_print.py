"""The sheets of every lesson: measured on both papers, alone by their address, right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Origin
from tests.support.axe import violations
from tests.support.paper import NOT_ON_A_WORKSHEET, PAPER
from tests.support.pdf import folded, page_sizes
from tests.support.pdf import words as pdf_words
from tests.support.sites import Built

OpenPage = Callable[..., Page]

PAPERS = {"A4": (596, 843), "Letter": (612, 792)}
"""In points, as Chromium rounds them."""
ONE_PAGE = {"guide", "club", "casting", "checklist", "slip", "guest"}
PIECES = {"pictures": 4, "words": 8}
AREA = {"width": 703, "height": 965}
"""What both papers have inside their margins, in pixels: A4's width and Letter's height."""
WRONG = """([limit, onePage]) => {
  const found = []
  for (const sheet of document.querySelectorAll(".hb-sheet")) {
    const say = (e, what) => found.push(
      `${sheet.id}: ${what}: ${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`)
    const page = sheet.getBoundingClientRect()
    const all = [...sheet.querySelectorAll("*")].filter(e => !e.closest("svg"))
    for (const e of all) {
      const box = e.getBoundingClientRect(), style = getComputedStyle(e)
      const spills = style.display !== "inline" && e.scrollWidth > e.clientWidth + 1
      if (box.width && (box.right > page.right + 1 || box.left < page.left - 1 || spills))
        say(e, "too wide")
      if (style.breakInside === "avoid" && box.height > limit) say(e, "too high for a page")
      if (e.matches(".hb-cut") && e.scrollHeight > e.clientHeight + 1) say(e, "is cut off")
      if (e.tagName === "IMG" && !e.naturalWidth) say(e, "no picture")
    }
    // One page, and its back where it has one.
    const back = sheet.querySelector(".hb-sheet-back")
    const turn = back ? back.getBoundingClientRect().top : page.bottom
    const longest = onePage.includes(sheet.id) ? limit : 5 * limit
    if (!sheet.matches(".hb-sheet--cut") && Math.max(turn - page.top, page.bottom - turn) > longest)
      say(sheet, `is ${Math.round(Math.max(turn - page.top, page.bottom - turn))} px of ${longest}`)
  }
  return found
}"""


@pytest.fixture(scope="module")
def paper(small_site: Callable[..., Path], origin: Origin) -> str:
    """Address of a site with every kind of sheet and question, ending in a slash."""
    return origin.of(small_site(PAPER))


def alone(page: Page, address: str, sheet: str) -> None:
    """Open one sheet alone, as it will be on paper."""
    page.goto(f"{address}#{sheet}")
    expect(page.locator(f"#{sheet}:target")).to_have_count(1)
    page.emulate_media(media="print")


def sheets(page: Page) -> list[str]:
    ids: list[str] = page.locator(".hb-sheet").evaluate_all("all => all.map(e => e.id)")
    return ids


def printed(page: Page, format: str) -> bytes:
    """The page as a PDF; its margins are those of the style sheet."""
    return page.pdf(format=format, prefer_css_page_size=False)


def wanted_pages(page: Page, sheet: str) -> range:
    """How many pages a sheet may take."""
    if sheet in PIECES:
        count = page.locator(f"#{sheet} .hb-cut").count()
        pages = ceil(count / PIECES[sheet])
        return range(pages, pages + 1)
    if sheet in ONE_PAGE:
        pages = 1 + page.locator(f"#{sheet} .hb-sheet-back").count()
        return range(pages, pages + 1)
    return range(1, 6)


def measured(page: Page, address: str) -> list[str]:
    """What is wrong with the sheets of a page, each measured in the area that both papers share."""
    page.goto(address)
    page.evaluate(
        "() => Promise.all([...document.images].map(i => (i.loading = 'eager', i.decode()"
        ".catch(() => 0))))"
    )
    return [f"{address} {fault}" for fault in page.evaluate(WRONG, [AREA["height"], [*ONE_PAGE]])]


def pages_printed(page: Page, address: str) -> Iterator[str]:
    """What is wrong with the pages that come out of a printer, for each sheet alone."""
    page.goto(address)
    for sheet in sheets(page):
        alone(page, address, sheet)
        for paper, size in PAPERS.items():
            sizes = page_sizes(printed(page, paper))
            if set(sizes) != {size} or len(sizes) not in wanted_pages(page, sheet):
                yield f"{address}#{sheet} on {paper}: {sizes}"


def test_every_sheet_of_every_lesson_fits_both_papers(open_page: OpenPage, portal: Built) -> None:
    """By its measures: that they tell what a printer does, the next test sees."""
    site = portal.site
    files = sorted([*site.glob("print/**/*.html"), *site.glob("zh/print/**/*.html")])
    page = open_page(viewport=AREA)
    page.emulate_media(media="print")

    assert len(files) >= 14
    assert [fault for file in files for fault in measured(page, file.as_uri())] == []


@pytest.mark.parametrize("lesson", ["full", "body"])
def test_a_long_slip_and_every_type_of_question_fit_both_papers(
    open_page: OpenPage, paper: str, lesson: str
) -> None:
    page = open_page(viewport=AREA)
    page.emulate_media(media="print")
    address = f"{paper}print/a/{lesson}.html"

    assert measured(page, address) == []
    assert list(pages_printed(page, address)) == []


def test_a_worksheet_asks_every_question_and_answers_none(open_page: OpenPage, paper: str) -> None:
    page = open_page(viewport=AREA)
    alone(page, f"{paper}print/a/full.html", "worksheet")
    asked = pdf_words(printed(page, "A4"))
    expect(page.locator(".hb-p-questions > li:visible")).to_have_count(13)
    expect(page.locator("#worksheet :is(input, select, textarea, button)")).to_have_count(0)
    alone(page, f"{paper}print/a/full.html", "key")
    answered = pdf_words(printed(page, "A4"))

    assert [words for words in NOT_ON_A_WORKSHEET if folded(words) in asked] == []
    assert [words for words in NOT_ON_A_WORKSHEET if folded(words) not in answered] == []


def test_letters_on_the_worksheet_are_those_of_the_key(page: Page, paper: str) -> None:
    page.goto(f"{paper}print/a/full.html")
    letters = page.locator("#worksheet .hb-p-question--single-choice li b").all_inner_texts()

    assert letters == ["A", "B"]
    key = page.locator("#key .hb-key-answer--single-choice .hb-answer-choices")
    expect(key).to_have_css("list-style-type", "upper-alpha")
    expect(key.get_by_role("listitem")).to_contain_text(["Shout", "Run"])


def test_without_a_script_the_address_chooses_the_sheet(open_page: OpenPage, paper: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{paper}print/a/full.html")
    every = sheets_shown(page)
    page.get_by_role("link", name="Worksheet").click()
    expect(page).to_have_url(re.compile("#worksheet$"))

    assert len(every) == 8
    assert sheets_shown(page) == ["worksheet"]
    page.get_by_role("link", name="All sheets").click()
    expect(page).not_to_have_url(re.compile("#worksheet$"))
    assert sheets_shown(page) == every


def sheets_shown(page: Page) -> list[str]:
    ids: list[str] = page.locator(".hb-sheet:visible").evaluate_all("all => all.map(e => e.id)")
    return ids


def test_an_adult_led_lesson_marks_nobody_and_has_its_response_plan_on_the_back(
    open_page: OpenPage, paper: str
) -> None:
    page = open_page(viewport=AREA)
    page.goto(f"{paper}print/a/body.html")
    assert "worksheet" not in sheets(page)
    alone(page, f"{paper}print/a/body.html", "guide")
    pdf = printed(page, "Letter")

    assert len(page_sizes(pdf)) == 2
    assert folded("Our response plan Tell the designated person") in pdf_words(pdf)
    assert folded("If a child tells you something") in pdf_words(pdf)
    assert re.search("110Police.*Lastchecked", pdf_words(pdf))


def test_the_vote_cards_are_four_to_a_page_and_the_signs_one(
    open_page: OpenPage, paper: str
) -> None:
    page = open_page(viewport=AREA)
    for format, size in PAPERS.items():
        for sheet, pages in {"set": 1, "wall": 4}.items():
            alone(page, f"{paper}cards.html", sheet)
            pdf = printed(page, format)
            assert page_sizes(pdf) == [size] * pages
            assert sorted(pdf_words(pdf)) == ["A", "B", "C", "D"]


def test_the_signs_differ_without_their_colours(page: Page, paper: str) -> None:
    page.goto(f"{paper}cards.html")
    shapes = page.locator("#set path").evaluate_all(
        "all => all.map(path => path.getAttribute('d'))"
    )

    assert len(set(shapes)) == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["print/a/full.html", "cards.html"])
def test_the_pages_of_sheets_are_accessible(
    open_page: OpenPage, paper: str, path: str, scheme: str
) -> None:
    page = open_page(viewport={"width": 360, "height": 640}, color_scheme=scheme)
    page.goto(paper + path)

    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_nothing_on_a_sheet_needs_a_background(open_page: OpenPage, paper: str) -> None:
    page = open_page(viewport=AREA)
    for file in ("print/a/full.html", "print/a/body.html"):
        page.goto(paper + file)
        page.emulate_media(media="print")
        filled = page.locator(".hb-sheet *").evaluate_all(
            """all => all.filter(e => getComputedStyle(e).backgroundColor !== "rgba(0, 0, 0, 0)")
              .map(e => e.className)"""
        )
        assert filled == []


def test_no_letter_on_a_sheet_is_too_small_to_read(open_page: OpenPage, paper: str) -> None:
    page = open_page(viewport=AREA)
    page.goto(f"{paper}print/a/full.html")
    page.emulate_media(media="print")
    points = page.locator(".hb-sheet *:visible").evaluate_all(
        """all => all
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .filter(e => !e.closest(".hb-sheet-foot, .hb-cut-foot, svg"))
          .map(e => parseFloat(getComputedStyle(e).fontSize) * .75)"""
    )

    assert points
    assert min(points) >= 8


def test_a_button_prints_the_sheet(page: Page, paper: str) -> None:
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    page.goto(f"{paper}print/a/full.html#slip")
    page.get_by_role("button", name="Print").click()

    expect(page).to_have_title(re.compile("printed"))
