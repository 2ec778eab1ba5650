"""An adult-led lesson: a teacher finds it, a child alone finds who leads it and who can help."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support import axe
from tests.support.lectures import LECTURES, LED, LED_ZH, PLAY, STAIRS
from tests.support.sites import ROOT, Files
from tests.support.validator import html_complaints

TITLE = "My body belongs to me"
DEMO = ROOT / "lessons"
SITE: Files = {
    **LECTURES,
    "lessons/a/body.yml": LED.replace("minutes: 20", "minutes: 20\nscript: a/play", 1),
    "lessons/a/body.zh.yml": LED_ZH,
    "lessons/a/play.yml": PLAY,
    "quizzes/a/body.yml": STAIRS.replace("title: Stairs", "title: Surprise or secret?"),
    "lessons/helplines/cn.yml": (DEMO / "helplines/cn.yml").read_bytes(),
    "lessons/sources.yml": (DEMO / "sources.yml").read_bytes(),
    "content/index.zh.md": "# 首页\n",
}
PHONE = {"width": 360, "height": 640}


def test_where_a_child_chooses_the_lesson_is_not(page: Page, at: str) -> None:
    for place in ("child", "lessons/a/index", "lessons/index", "me", "review"):
        page.goto(f"{at}{place}.html")
        for off in page.locator("[data-hb-my-when=off], [data-hb-due-when=off]").all():
            expect(off).to_be_hidden()
        hrefs = page.get_by_role("link").evaluate_all(
            "links => links.map(link => link.getAttribute('href') ?? '')"
        )

        assert [href for href in hrefs if "a/body" in href or href == "body.html"] == []


def test_the_lesson_beside_it_does_not_lead_there(page: Page, at: str) -> None:
    page.goto(f"{at}lessons/a/guide.html")
    ways = page.locator("nav.hb-turn").get_by_role("link")

    expect(ways).to_have_text(re.compile("Leave the shoe"))


def test_the_search_does_not_find_it(page: Page, at: str) -> None:
    page.goto(f"{at}child.html")
    page.get_by_role("button", name="Search").click()
    for word in ("belongs", "Surprise", "designated"):
        page.get_by_role("searchbox").fill("stairs")
        expect(page.locator(".hb-search-results li")).not_to_have_count(0)
        page.get_by_role("searchbox").fill(word)
        expect(page.locator(".hb-search-results li")).to_have_count(0)


def test_a_teacher_finds_it_with_its_slides_its_sheets_and_its_play(page: Page, at: str) -> None:
    page.goto(f"{at}teacher.html")
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=TITLE))
    expect(card.get_by_role("link", name="Print")).to_be_visible()
    card.get_by_role("link", name="Present").click()
    expect(page).to_have_url(re.compile(r"/present/a/body\.html"))

    page.goto(f"{at}lessons/a/body.html")
    page.get_by_role("link", name="Script").click()
    expect(page.get_by_role("heading", name="Leave the shoe")).to_be_visible()


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", ["Your teacher does this lesson with you.", "I can say no.", "Tell another one."]),
        ("zh/", ["老师会和你们一起上", "我会说“不”。", "再告诉另一位大人"]),
    ],
)
def test_a_child_reads_who_leads_it_its_goal_and_who_can_help(
    open_page: Callable[..., Page], at: str, prefix: str, words: list[str]
) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{at}{prefix}lessons/a/body.html")
    main = page.get_by_role("main")

    for text in words:
        expect(main).to_contain_text(text)
    expect(main.locator("a[href='tel:110']")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Exit this page|马上离开"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert axe.violations(page) == []


def test_nothing_of_it_is_asked_marked_or_shown_to_a_child(page: Page, at: str, site: Path) -> None:
    page.goto(f"{at}lessons/a/body.html")
    main = page.get_by_role("main")

    for role in ("radio", "checkbox", "textbox", "button"):
        expect(main.get_by_role(role)).to_have_count(0)
    source = (site / "lessons/a/body.html").read_text("utf-8")
    for word in ("Hold the rail", "designated", "Surprise", "Show it", "quiz-a-body"):
        assert word not in source
    assert not (site / "quizzes/a/body.html").exists()


def test_the_helper_box_stands_on_every_slide(page: Page, at: str, site: Path) -> None:
    page.goto(f"{at}present/a/body.html")
    slides = page.locator(".hb-slide")

    count = slides.count()
    assert count > 8
    assert slides.filter(has=page.locator(".hb-helpers")).count() == count


def test_the_guide_brings_the_schools_plan_and_no_child_is_scored(page: Page, at: str) -> None:
    page.goto(f"{at}print/a/body.html")

    expect(page.locator("#guide")).to_contain_text("Tell the designated person the same day.")


def test_its_html_is_valid(site: Path) -> None:
    names = ("lessons/a/body", "zh/lessons/a/body", "lessons/a/play")

    assert html_complaints(site, [site / f"{name}.html" for name in names]) == []
