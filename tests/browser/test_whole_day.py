"""A whole day: six children share a tablet, a teacher reads what they show, a parent opens a link.

Each child finds its own place again; the next one sees nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import RIGHT, Response, question, respond
from tests.support.content import LEARNERS, QUIZ
from tests.support.sites import Files

TABLET = {"width": 800, "height": 1280}
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}
LESSON = """\
kind: reading
title: A cat at the pond
summary: What a cat knows.
minutes: 5
blocks:
  - {type: story, pages: [{text: A cat stays back.}]}
  - {type: glossary, words: [{word: cat, meaning: A small animal.}]}
  - {type: quiz, quiz: b/cat}
  - {type: discussion, questions: [Why does it stay back?]}
"""
SITE: Files = {
    **LEARNERS,
    "mkdocs.yml": f"{LEARNERS['mkdocs.yml']}site_url: https://school.example/\n",
    "lessons/b/cat.yml": LESSON,
    "quizzes/b/cat.yml": QUIZ.replace("Small quiz", "Cat quiz"),
}
WRONG: dict[str, Response] = {**RIGHT, "first": "Run", "ring": "True"}


@pytest.fixture
def tablet(open_page: Callable[..., Page], origin: Origin, site: Path) -> Page:
    """The tablet, at the question who is learning."""
    page = open_page(viewport=TABLET, has_touch=True)
    page.goto(origin.of(site) + "learners.html")
    return page


def begin(page: Page, animal: str, colour: str) -> None:
    """Somebody new chooses a picture."""
    new = page.get_by_role("button", name="Somebody new")
    first = page.get_by_role("button", name=animal, exact=True)
    expect(new.or_(first)).to_be_visible()
    if new.is_visible():
        new.tap()
    first.tap()
    page.get_by_role("button", name=f"{colour} {animal}").tap()
    expect(page.get_by_role("banner").get_by_role("button", name="This is me")).to_be_visible()


def take(page: Page, home: str, answers: dict[str, Response]) -> None:
    """Read the lesson and take its quiz, from beginning to end."""
    page.goto(f"{home}lessons/b/cat.html")
    page.get_by_role("main").get_by_role("link", name="Take the quiz").tap()
    for name, answer in answers.items():
        respond(question(page, name), answer)
        question(page, name).get_by_role("button", name="Check my answer").tap()
        expect(question(page, name)).to_have_attribute("data-hb-verdict", re.compile("correct"))
    expect(page.get_by_text("Saved on this device.")).to_be_visible()


def hand_over(page: Page) -> None:
    """Say "I'm done", from the picture in the header."""
    me = page.get_by_role("banner").get_by_role("button", name="This is me")
    me.tap()
    page.get_by_role("dialog").get_by_role("button", name="I’m done").tap()
    expect(me).to_be_hidden()
    expect(page.get_by_role("heading", name="Who is learning?", level=1)).to_be_visible()


def checked(page: Page) -> int:
    """How many answers of the quiz are shown as chosen."""
    return page.locator("main input:checked").count()


def test_the_next_child_sees_nothing_of_the_one_before(
    tablet: Page, origin: Origin, site: Path
) -> None:
    home = origin.of(site)
    begin(tablet, "fox", "red")
    take(tablet, home, WRONG)
    hand_over(tablet)

    tablet.go_back()
    expect(tablet.get_by_role("heading", name="A cat at the pond", level=1)).to_be_visible()
    tablet.get_by_role("banner").get_by_role("link", name="Who is learning?").tap()
    begin(tablet, "panda", "blue")
    tablet.goto(f"{home}quizzes/b/cat.html")
    expect(question(tablet, "first").get_by_role("button", name="Check my answer")).to_be_visible()
    assert checked(tablet) == 0
    expect(tablet.get_by_text("Not quite yet.")).to_have_count(0)
    hand_over(tablet)

    tablet.get_by_role("button", name="red fox").tap()
    expect(tablet.get_by_role("heading", name="My path", level=1)).to_be_visible()
    expect(tablet.get_by_role("main").get_by_text("A cat at the pond").first).to_be_visible()
    tablet.goto(f"{home}quizzes/b/cat.html")
    expect(question(tablet, "first").get_by_label("Run", exact=True)).to_be_checked()


def save_file(page: Page, folder: Path) -> Path:
    """The file of the child's work, as it is saved."""
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").tap()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    return file


def photograph(page: Page, folder: Path) -> Path:
    """A picture of the code on the tablet."""
    code = page.locator("[data-hb-show='code'] svg")
    code.screenshot(path=folder / "photo.png")
    return folder / "photo.png"


def line_of(page: Page) -> str:
    """The line to type where there is no camera."""
    page.get_by_text("No camera? Type it").tap()
    return page.locator("[data-hb-show='lines'] code").first.inner_text()


def test_a_teacher_reads_the_file_the_code_and_the_line(
    tablet: Page, open_page: Callable[..., Page], origin: Origin, site: Path, tmp_path: Path
) -> None:
    home = origin.of(site)
    begin(tablet, "fox", "red")
    take(tablet, home, WRONG)
    tablet.goto(f"{home}show.html")
    file, photo = save_file(tablet, tmp_path), photograph(tablet, tmp_path)
    assert file.name == "red-fox.hornbook.json"
    tablet.goto(f"{home}learners.html")
    hand_over(tablet)
    begin(tablet, "panda", "blue")
    take(tablet, home, WRONG)
    tablet.goto(f"{home}show.html")
    line = line_of(tablet)

    teacher = open_page(viewport=DESK)
    teacher.goto(f"{home}class.html")
    teacher.get_by_label("Choose files").set_input_files(file)
    expect(teacher.get_by_text("1 child has shown results.")).to_be_visible()
    teacher.get_by_label("Take a photo of a code").set_input_files(photo)
    expect(teacher.get_by_text("All of this was here already.")).to_be_visible()
    teacher.get_by_role("textbox", name="Type or paste what a child wrote down").fill(line)
    teacher.get_by_role("button", name="Read it in").click()
    expect(teacher.get_by_text("2 children have shown results.")).to_be_visible()
    expect(teacher.get_by_role("main")).to_contain_text("Shout first.")

    teacher.reload()
    expect(teacher.get_by_text("2 children have shown results.")).to_be_visible()


def test_a_parent_opens_the_link_and_sees_what_to_ask_tonight(
    tablet: Page, open_page: Callable[..., Page], origin: Origin, site: Path
) -> None:
    home = origin.of(site)
    begin(tablet, "fox", "red")
    take(tablet, home, RIGHT)
    tablet.goto(f"{home}me.html")
    tablet.get_by_role("link", name="Show my family").tap()
    link = tablet.locator("#family-link")
    expect(link).to_have_value(re.compile(r"^https://school\.example/week\.html#"))
    note = link.input_value().partition("#")[2]

    phone = open_page(viewport=PHONE, has_touch=True)
    phone.goto(f"{home}week.html#{note}")
    main = phone.get_by_role("main")
    expect(main.get_by_role("heading", name="A cat at the pond")).to_be_visible()
    expect(main).to_contain_text("What did you like?")
    expect(main.get_by_role("link", name="Small guide")).to_be_visible()
