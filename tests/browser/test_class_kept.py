"""What a teacher has read in: undone, exported, printed, cleared, and for everybody to use."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import class_page
from tests.browser.class_page import asked, drop, kept, opened, quiz, read_in, said, three
from tests.browser.steps import tab_to
from tests.browser.storage import everything
from tests.support.axe import violations
from tests.support.handoffs import a_class, hand_over, pupil, result

SITE = class_page.SITE


def test_the_same_file_twice_is_one_child(page: Page, at: str, course: Any) -> None:
    handed = three(course)
    read_in(page, at, handed)
    drop(page, [one.payload() for one in handed])
    expect(said(page)).to_have_text("All of this was here already.")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    assert len(kept(page)) == 3


def test_undo_takes_the_last_reading_back(page: Page, at: str, course: Any) -> None:
    first, *others = three(course)
    read_in(page, at, [first])
    drop(page, [one.payload() for one in others])
    expect(page.get_by_text("3 children have shown results.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("1 child has shown results.")).to_be_visible()
    assert len(kept(page)) == 1


def test_the_table_opens_in_a_spreadsheet(page: Page, at: str, course: Any) -> None:
    few = [
        pupil(0, [result(quiz(course), class_page.RIGHT)], "=2+3"),
        pupil(1, [result(quiz(course), class_page.WRONG)], "小明"),
    ]
    read_in(page, at, hand_over(course, few))
    with page.expect_download() as download:
        page.get_by_role("button", name="Table for a spreadsheet").click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0][:3] == ["Picture", "Nickname", "Quiz"]
    assert {len(row) for row in rows} == {10}
    assert {row[1] for row in rows[1:]} == {"'=2+3", "小明"}
    assert rows[1][3:7] == ["1", "What first?", "right", "Shout"]


def test_the_file_of_the_class_is_read_in_elsewhere(
    page: Page, open_page: Callable[..., Page], at: str, course: Any
) -> None:
    read_in(page, at, three(course))
    with page.expect_download() as download:
        page.get_by_role("button", name="learning record store").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert {one["verb"]["display"]["en"] for one in json.loads(text)} >= {"answered", "completed"}
    other = opened(open_page(), at)
    drop(
        other,
        [{"name": "class-xapi.json", "mimeType": "application/json", "buffer": text.encode()}],
    )
    expect(said(other)).to_have_text("The results of 3 children are read in.")


def test_clear_takes_two_presses_and_leaves_nothing(page: Page, at: str, course: Any) -> None:
    read_in(page, at, three(course))
    page.get_by_role("button", name="Clear the class").click()
    assert len(kept(page)) == 3
    page.get_by_role("button", name="Really clear?").click()
    expect(said(page)).to_have_text("The class is cleared.")
    assert kept(page) == []
    left = everything(page)
    assert "Kid" not in left and "incorrect" not in left
    page.reload()
    expect(page.get_by_text("When a child has practised")).to_be_visible()


def test_one_child_can_be_cleared(page: Page, at: str, course: Any) -> None:
    read_in(page, at, three(course))
    page.locator("summary", has_text="Who has practised").click()
    child = page.locator(".hb-class-child", has_text="Kid 1")
    child.locator("summary").click()
    child.get_by_role("button", name="Clear this child").click()
    child.get_by_role("button", name="Really clear?").click()
    expect(page.get_by_text("2 children have shown results.")).to_be_visible()
    assert len(kept(page)) == 2


def test_a_browser_that_keeps_nothing_still_shows_the_class_and_says_so(
    open_page: Callable[..., Page], at: str, course: Any
) -> None:
    page = open_page()
    page.add_init_script(
        """for (const name of ["indexedDB", "localStorage"])
             Object.defineProperty(window, name, {get() { throw new Error("refused") }})"""
    )
    opened(page, at)
    drop(page, [one.payload() for one in three(course)])
    expect(page.get_by_text("3 children have shown results.")).to_be_visible()
    expect(page.get_by_text("This device cannot keep the class")).to_be_visible()


def test_all_of_it_works_by_keyboard(page: Page, at: str, course: Any) -> None:
    line = three(course)[1].lines[0]
    opened(page, at)
    tab_to(page, page.get_by_label("Type or paste"))
    page.keyboard.type(line)
    tab_to(page, page.get_by_role("button", name="Read it in"))
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("The result of 1 child is read in.")
    tab_to(page, page.get_by_role("button", name="Undo"))
    tab_to(page, page.get_by_role("combobox"))
    tab_to(page, page.locator("summary", has_text="Who has practised"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Not practised yet")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Clear the class"))
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Clear the class")).to_be_visible()


def test_a_reader_without_a_script_is_told_what_to_do(
    open_page: Callable[..., Page], at: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(at + "class.html")
    expect(page.get_by_text("ask the children what they chose")).to_be_visible()


def test_paper_shows_one_quiz_and_no_child(page: Page, at: str, course: Any) -> None:
    read_in(page, at, three(course))
    page.emulate_media(media="print")
    expect(asked(page, 1)).to_be_visible()
    expect(page.get_by_role("heading", name="Small quiz")).to_be_visible()
    for words in ("Kid 1", "Clear the class", "Scan codes", "Choose a quiz"):
        expect(page.get_by_text(words).filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_everybody_can_use_it(
    open_page: Callable[..., Page], at: str, course: Any, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    opened(page, at)
    assert violations(page) == []
    drop(
        page,
        [
            *(one.payload() for one in hand_over(course, a_class(course, 12))),
            {"name": "x", "mimeType": "", "buffer": b"x"},
        ],
    )
    expect(page.locator("[data-hb-class-trouble] li")).to_be_visible()
    page.locator("summary", has_text="Who has practised").click()
    page.locator(".hb-class-child summary").first.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    short = page.locator("main :is(button, select, summary, label.hb-button):visible").evaluate_all(
        "all => all.filter(e => e.getBoundingClientRect().height < 47.5).map(e => e.textContent)"
    )
    assert short == []
