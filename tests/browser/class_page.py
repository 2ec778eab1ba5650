"""What a teacher does on the class page, and the small class that its tests read in."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.support.handoffs import chose, hand_over, pupil, result

OTHER = """\
title: Other quiz
questions:
  - {type: true-false, id: one, stem: A stick helps., answer: true}
"""
SITE = {"quizzes/a/other.yml": OTHER}
RIGHT = [
    chose("correct", 0),
    chose("correct", 1),
    chose("correct"),
    chose("correct"),
    chose("correct", 0, 2),
]
WRONG = [
    chose("incorrect", 1),
    chose("correct", 1),
    chose("incorrect"),
    chose("correct"),
    chose("partial", 0),
]


def quiz(course: Any) -> Any:
    """The small quiz of tests.support.content."""
    return next(one for one in course["quizzes"] if one["id"] == "a/small")


def opened(page: Page, at: str) -> Page:
    page.goto(at + "class.html")
    expect(page.get_by_role("button", name="Read it in")).to_be_attached()
    return page


def drop(page: Page, files: list[Any]) -> None:
    """Choose these files, as a teacher does in the file chooser."""
    page.get_by_label("Choose files").set_input_files(files)


def said(page: Page) -> Locator:
    return page.locator("[data-hb-class-said]")


def asked(page: Page, number: int) -> Locator:
    """A question among all questions."""
    return page.locator(".hb-class-questions > li").nth(number - 1)


def again(page: Page) -> Locator:
    return page.locator("[data-hb-class-again] > ol > li")


def kept(page: Page) -> list[Any]:
    """The rows of the class on the device."""
    found: list[Any] = page.evaluate(
        "async () => (await window.hornbookDevice.rows()).read('class')"
    )
    return found


def read_in(page: Page, at: str, handed: list[Any]) -> None:
    """Open the page and read these children's files."""
    opened(page, at)
    drop(page, [one.payload() for one in handed])
    n = len(handed)
    words = "The result of 1 child is" if n == 1 else f"The results of {n} children are"
    expect(said(page)).to_have_text(f"{words} read in.")


def three(course: Any) -> list[Any]:
    """Three children of whom two took the wrong way in the first question."""
    answers = [RIGHT, WRONG, WRONG]
    return hand_over(
        course,
        [pupil(n, [result(quiz(course), one)], f"Kid {n}") for n, one in enumerate(answers)],
    )
