"""A reader goes from one language to the other: same page, same place, same answers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import answer, own_device, put_in_order, question, saved, started
from tests.support.sites import Built

PHONE = {"width": 360, "height": 640}
WATER = "quizzes/safety/water.html"
STATE = """() => [...document.querySelectorAll('.hb-question')].map(place => ({
  id: place.dataset.hbQuestion, shown: place.checkVisibility(),
  verdict: place.dataset.hbVerdict,
  parts: [...place.querySelectorAll('[data-hb-part-verdict]')].map(e => e.dataset.hbPartVerdict),
  taken: [...place.querySelectorAll('input:checked')].map(e => [e.name, e.value]),
  typed: [...place.querySelectorAll('select, input[type=text], textarea')].map(e => e.value),
  order: [...place.querySelectorAll('[data-hb-item]')].map(e => e.dataset.hbItem),
}))"""
"""What a child has done in a quiz, without a word of any language."""
QUERIES = {
    "石桥": "lessons/safety/water",
    "游泳圈": "quizzes/safety/water",
    "滑进了水里": "quizzes/safety/water",
    "退后大声喊": "lessons/safety/water",
    "左看右看": "lessons/safety/roads",
    "怎么过马路": "lessons/safety/roads",
    "斑马线 直着走": "lessons/safety/roads",
    "白鸭子": "lessons/reading/red-umbrella",
    "红伞，小豆": "lessons/reading/red-umbrella",
    "护士 眼睛": "lessons/reading/notice-board",
    "公告栏！": "lessons/reading/notice-board",
    "“回形针”": "lessons/activities/card-glider",
    "滑翔机": "lessons/activities/card-glider",
    "１０分钟通话": "lessons/family/ten-minute-call",
    "怎么听孩子回答？": "lessons/family/better-questions",
}


def switch(page: Page, language: str) -> None:
    """Go to the same page in another language."""
    page.get_by_role("banner").get_by_role("link", name=language).click()
    tag = {"中文": "zh-Hans", "English": "en"}[language]
    expect(page.locator("html")).to_have_attribute("lang", tag)


def answer_somehow(place: Locator) -> None:
    """Put something into every part of a question, and check it."""
    for group in place.locator(".hb-choices:not(.hb-order)").all():
        group.get_by_role("radio").or_(group.get_by_role("checkbox")).first.check()
    for chooser in place.get_by_role("combobox").all():
        chooser.select_option(index=1)
    for box in place.get_by_role("textbox").all():
        box.fill("straight")
    for move in place.locator("[data-hb-move='up'][aria-disabled='false']").all()[-1:]:
        move.click()
    place.get_by_role("button", name="Check my answer").click()
    expect(place).to_have_attribute("data-hb-verdict", re.compile("correct|partial"))


def test_answers_in_english_are_there_in_chinese_and_back(page: Page, home: str) -> None:
    own_device(page, home)
    page.goto(home + WATER)
    answer(page, "friend-slips-in", "Stay back, shout, and throw something to hold", "correct")
    put_in_order(question(page, "right-order"), ["Shout", "Step back", "Throw", "Call an adult"])
    question(page, "right-order").get_by_role("button", name="Check my answer").click()
    answer(page, "rubber-ring", "True", "incorrect")
    answer(page, "good-help", ["Shouting where it is"], "partial")
    answer(
        page,
        "the-shoe",
        ["Leave it and step back", "Shout to Grandpa and say the place"],
        "correct",
    )
    answer(page, "firm-ground", {"The mud at the edge of the river": "Firm ground"}, "incorrect")
    answer(page, "steps-back", "2", "correct")
    answer(page, "last-word", "call", "correct")
    page.get_by_role("button", name="See my results").click()
    page.get_by_role("button", name="Show results anyway").click()
    expect(saved(page)).to_be_visible()
    english = page.evaluate(STATE)

    switch(page, "中文")
    expect(question(page, "last-word")).to_have_attribute("data-hb-verdict", "correct")
    expect(page.locator(".hb-results")).to_be_visible()
    assert page.evaluate(STATE) == english
    friend = question(page, "friend-slips-in")
    expect(friend.get_by_label("退后，大声喊，抛一样东西让他抓")).to_be_checked()
    expect(question(page, "last-word").get_by_role("textbox")).to_have_value("call")

    where = question(page, "where-to-swim")
    where.get_by_label("有救生员的泳池，和爸爸一起").check()
    where.get_by_role("button", name="看看对不对").click()
    expect(where).to_have_attribute("data-hb-verdict", "correct")
    expect(page.get_by_text("已经存在这台设备上")).to_be_visible()
    chinese = page.evaluate(STATE)
    switch(page, "English")
    expect(question(page, "where-to-swim")).to_have_attribute("data-hb-verdict", "correct")
    assert page.evaluate(STATE) == chinese


def test_places_pairs_and_gaps_are_there_in_the_other_language(page: Page, home: str) -> None:
    own_device(page, home)
    page.goto(home + "quizzes/safety/roads.html")
    started(page)  # what this attempt asks is hidden until then
    kinds = ("cloze", "matching", "categorise", "hotspot", "mark-the-words", "ordering")
    seen = set()
    for kind in kinds:
        for place in page.locator(f"[data-hb-kind='{kind}']:visible").all():
            answer_somehow(place)
            seen.add(kind)
    assert {"cloze", "matching"} <= seen
    expect(saved(page)).to_be_visible()
    english = page.evaluate(STATE)

    switch(page, "中文")
    expect(page.locator("[data-hb-verdict]").first).to_be_visible()
    assert page.evaluate(STATE) == english


def test_the_switch_leads_to_the_same_place(open_page: Callable[..., Page], home: str) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(home + "lessons/safety/water.html")
    part = page.locator("section.hb-block--practise").first
    id = part.get_attribute("id")
    part.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 40)")
    # The header is far up now: by keyboard, or by a finger that does not scroll, it is still there.
    page.locator("a[data-hb-language]").evaluate("link => link.click()")

    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert page.url.endswith(f"zh/lessons/safety/water.html#{id}")
    expect(page.locator(f"#{id}")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("edition", ["", "zh/"])
def test_the_header_stays_one_row_on_a_phone(
    open_page: Callable[..., Page], home: str, width: int, edition: str
) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    page.goto(f"{home}{edition}lessons/safety/water.html")
    header = page.get_by_role("banner")
    expect(header.locator("[data-hb-whois]:visible")).to_have_count(1)

    found = [e.bounding_box() for e in header.locator("a:visible, button:visible").all()]
    boxes = [box for box in found if box]
    assert len(boxes) == len(found) >= 5, "brand, who is learning, language, search, menu"
    middles = [box["y"] + box["height"] / 2 for box in boxes]
    assert max(middles) - min(middles) < 2
    assert all(box["height"] >= 48 and box["width"] >= 48 for box in boxes)
    page.locator(".hb-menu-button").click()
    page.get_by_role("dialog").locator(".hb-scheme-button").click()
    expect(page.locator("html")).to_have_attribute("data-hb-scheme", "dark")


@pytest.mark.parametrize("query", QUERIES)
def test_chinese_words_are_found_inside_sentences(page: Page, home: str, query: str) -> None:
    page.goto(home + "zh/index.html")
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("searchbox").fill(query)
    results = page.locator(".hb-search-results a")
    expect(results.first).to_be_visible()

    first = [link.get_attribute("href") or "" for link in results.all()[:3]]
    assert any(f"zh/{QUERIES[query]}.html" in href for href in first), first
    expect(page.locator(".hb-search-results mark").first).to_be_visible()


def test_quotation_marks_and_fonts_are_those_of_the_language(page: Page, home: str) -> None:
    page.goto(home + "zh/lessons/family/ten-minute-call.html")

    assert page.locator("q").first.evaluate("q => getComputedStyle(q).quotes") == "auto"
    assert page.evaluate("() => document.fonts.size") == 0
    assert page.title().endswith("· 小书板")


def test_the_page_for_unknown_addresses_speaks_every_language(
    page: Page, portal: Built, http_site
) -> None:
    with http_site(portal.site) as address:
        page.goto(address + "404.html")
        chinese = page.get_by_role("main").locator("[lang=zh-Hans]")

        expect(chinese.get_by_role("link", name="首页")).to_have_attribute("href", "/zh/index.html")
        page.close()  # before its server: the icon may still be on its way
