"""Five tasks of each reader of the portal, none further than two taps from the first page."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect


@dataclass(frozen=True, slots=True)
class Task:
    """What somebody wants to do: the words to tap, and the page where it can be done."""

    taps: tuple[str, ...]
    page: str


TASKS = {
    "I am a child": [
        Task(("Reading", "The Red Umbrella at the Bridge"), "lessons/reading/red-umbrella.html"),
        Task(("I am a child", "Water: Stay Back, Shout, Throw"), "lessons/safety/water.html"),
        Task(("I am a child", "How am I today?"), "lessons/care/how-am-i.html"),
        Task(("I am a child", "A calm minute"), "calm.html"),
        Task(("Get help",), "helplines.html"),
    ],
    "I teach": [
        Task(("I teach", "Present: Water: Stay Back, Shout, Throw"), "present/safety/water.html"),
        Task(("I teach", "Print: Water: Stay Back, Shout, Throw"), "print/safety/water.html"),
        Task(("I teach", "Plan for the school year"), "term-plan.html"),
        Task(("I teach", "Vote cards"), "cards.html"),
        Task(("I teach", "If a child tells you something"), "listen.html"),
    ],
    "My family is far away": [
        Task(("My family is far away", "Plan our calls"), "lessons/family/call-calendar.html"),
        Task(
            ("My family is far away", "The Ten-Minute Call"), "lessons/family/ten-minute-call.html"
        ),
        Task(
            ("My family is far away", "To take home: Water: Stay Back, Shout, Throw"),
            "print/safety/water.html#slip",
        ),
        Task(("My family is far away", "Emergency card"), "lessons/forms/emergency-card.html"),
        Task(("Get help",), "helplines.html"),
    ],
    "I care for a child at home": [
        Task(("I care for a child at home", "Emergency card"), "lessons/forms/emergency-card.html"),
        Task(
            ("I care for a child at home", "What we agreed"), "lessons/forms/carer-agreement.html"
        ),
        Task(("I care for a child at home", "A healthy year"), "lessons/forms/health-year.html"),
        Task(("I care for a child at home", "Numbers to call"), "helplines.html"),
        Task(("I care for a child at home", "Homework"), "homework.html"),
    ],
    "I volunteer": [
        Task(("I volunteer", "Rules for visits"), "visiting.html"),
        Task(("I volunteer", "Visit planner"), "lessons/forms/visit-planner.html"),
        Task(("I volunteer", "Listen, do not probe"), "listen.html"),
        Task(("I volunteer", "Card Glider"), "lessons/activities/card-glider.html"),
        Task(("I volunteer", "Interest groups"), "groups.html"),
    ],
}


@pytest.mark.parametrize("who", TASKS)
def test_five_tasks_are_at_most_two_taps_from_home(page: Page, home: str, who: str) -> None:
    assert len(TASKS[who]) == 5
    for task in TASKS[who]:
        assert len(task.taps) <= 2
        page.goto(f"{home}index.html")
        for words in task.taps:
            page.get_by_role("link", name=words, exact=True).first.click()

        expect(page).to_have_url(re.compile(f"/{re.escape(task.page)}$"))
        expect(page.get_by_role("heading").first).to_be_visible()


@pytest.mark.parametrize("who", TASKS)
def test_the_chinese_doors_lead_to_the_same_pages(page: Page, home: str, who: str) -> None:
    role = {
        "I am a child": "我是孩子",
        "I teach": "我是老师",
        "My family is far away": "家人在远方",
        "I care for a child at home": "我在家照看孩子",
        "I volunteer": "我是志愿者",
    }[who]
    page.goto(f"{home}zh/index.html")
    page.get_by_role("link", name=role, exact=True).click()
    expect(page).not_to_have_url(f"{home}zh/index.html")
    page.wait_for_load_state()  # else some of its links may be on their way
    found = page.get_by_role("link").evaluate_all("links => links.map(link => link.href)")

    wanted = [task.page for task in TASKS[who] if who in task.taps]
    assert [page for page in wanted if f"{home}zh/{page}" not in found] == []
