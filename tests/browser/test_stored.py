"""The page that shows everything stored on this device in plain words, and clears it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import answer, saved
from tests.browser.storage import EVERYTHING
from tests.support import axe
from tests.support.content import LEARNERS

LESSON = """\
kind: tool
audience: child
title: {title}
summary: S
minutes: 2
{more}
blocks:
  - {{type: checklist, id: ticks, items: [I did it.]}}
  - {{type: quiz, quiz: {quiz}, show: here}}
"""
QUIZ = """\
title: {title}
lesson: {lesson}
questions:
  - {{type: true-false, id: ring, stem: A ring is enough., answer: false}}
  - type: open
    id: own
    stem: What do you say?
    model_answer: Stop.
    rubric: [{{id: short, text: It is short.}}]
"""
FORM = """\
kind: tool
title: A form
summary: S
minutes: 2
blocks:
  - type: form
    id: form
    title: Sheet
    groups: [{title: Child, fields: [{id: name, label: Called at home}]}]
"""
SITE = {
    **LEARNERS,
    "lessons/a/cat.yml": LESSON.format(title="Small cat", more="order: 1", quiz="a/cat"),
    "quizzes/a/cat.yml": QUIZ.format(title="Cat quiz", lesson="a/cat"),
    "lessons/a/hush.yml": LESSON.format(title="Hush", more="sensitive: true", quiz="a/hush"),
    "quizzes/a/hush.yml": QUIZ.format(title="Hush quiz", lesson="a/hush"),
    "lessons/a/form.yml": FORM,
}
PERSONS = ("device", "learners", "gone")
"""Tables that hold who is and was there, and nothing that was done."""
BO = {"id": "bo00000000", "animal": "fox", "colour": "teal", "nickname": "Bo"}
LI = {"id": "li00000000", "animal": "panda", "colour": "purple"}
JOIN = """async learner => {
  const now = Date.now(), made = {made: now, seen: now, ...learner}
  await hornbookDevice.saveLearner(made)
  await hornbookDevice.become({is: 'learner', learner: made})
}"""


def join(page: Page, at: str, learner: dict[str, str]) -> None:
    """Be this learner from now on, as after the picker."""
    page.goto(at + "stored.html")
    page.evaluate(JOIN, learner)


def practise(page: Page, at: str, quiz: str = "lessons/a/cat.html") -> None:
    page.goto(at + quiz)
    answer(page, "ring", "True", "incorrect")


def keep(page: Page, name: str, value: object) -> None:
    page.evaluate("([name, value]) => hornbookDevice.keep(name, value)", [name, value])


def two_learners(page: Page, at: str) -> None:
    """Li has answered and has left; Bo has answered and is here."""
    for learner in (LI, BO):
        join(page, at, learner)
        keep(page, "read:a/cat", {"at": 1})
        practise(page, at)
        expect(saved(page)).to_be_visible()
    page.goto(at + "stored.html")


def row(page: Page, name: str) -> Locator:
    return page.locator(".hb-stored-learner").filter(has=page.get_by_role("heading", name=name))


def test_each_learner_is_counted_and_only_the_one_who_is_here_sees_titles(
    page: Page, at: str
) -> None:
    two_learners(page, at)

    for name in ("Bo", "purple panda"):
        expect(row(page, name)).to_contain_text("1 answer")
        expect(row(page, name)).to_contain_text("1 lesson read")
    expect(row(page, "Bo")).to_contain_text("Read: Small cat")
    expect(row(page, "purple panda")).not_to_contain_text("Small cat")
    expect(page.get_by_text("Here now").locator("..")).to_contain_text("Bo")
    assert "True" not in page.get_by_role("main").inner_text(), "no answer is shown"


def test_one_learner_is_forgotten_in_two_taps_and_nothing_of_them_is_left(
    page: Page, at: str
) -> None:
    two_learners(page, at)
    row(page, "purple panda").get_by_role("button", name="Forget this learner").click()
    row(page, "purple panda").get_by_role("button", name="Yes, forget").click()

    expect(row(page, "purple panda")).to_have_count(0)
    expect(row(page, "Bo")).to_contain_text("1 answer")
    kept = page.evaluate(EVERYTHING)["databases"]["hornbook-small-school"]
    tables = {name: rows for name, rows in kept.items() if name != "gone"}
    assert LI["id"] not in json.dumps(tables)


def test_a_tap_by_mistake_forgets_nobody(page: Page, at: str) -> None:
    two_learners(page, at)
    bo = row(page, "Bo")
    bo.get_by_role("button", name="Forget this learner").click()
    expect(bo.get_by_role("button", name="No, keep it")).to_be_focused()
    bo.get_by_role("button", name="No, keep it").click()

    expect(bo.get_by_role("button", name="Forget this learner")).to_be_focused()
    page.reload()
    expect(row(page, "Bo")).to_contain_text("1 answer")


def test_everything_is_cleared_and_no_storage_api_finds_a_byte(page: Page, at: str) -> None:
    two_learners(page, at)
    page.evaluate("""async () => {
      localStorage.setItem('hornbook.scheme', 'dark')
      localStorage.setItem('hornbook.other-school.log', '[1]')
      sessionStorage.setItem('hornbook.log.a/cat', '[1]')
      if (location.protocol === 'http:') await caches.open('hornbook-small-school-pages')
      await (await hornbookDevice.rows()).change([{put: 'class', row: {id: 'x'}}])
    }""")
    page.reload()
    expect(page.get_by_text("light or dark colours")).to_be_visible()
    page.get_by_role("button", name="Clear everything").click()
    page.get_by_role("button", name="Yes, clear everything").click()
    expect(page.get_by_role("heading", name="Everything is cleared")).to_be_focused()

    found = page.evaluate(EVERYTHING)
    assert found["databases"] == {}
    assert found["local"] == {"hornbook.other-school.log": "[1]"}, "another site's is not ours"
    assert (found["session"], found["caches"], found["cookies"]) == ({}, [], "")


def test_the_class_page_is_cleared_alone(page: Page, at: str) -> None:
    join(page, at, BO)
    page.evaluate("""async () => (await hornbookDevice.rows()).change([
      {put: 'class', row: {id: 'x'}}, {add: 'aside', row: {at: 1, from: 'log', why: 'damaged'}},
    ])""")
    page.reload()
    expect(page.get_by_text("1 record could not be read.")).to_be_visible()
    page.get_by_role("button", name="Clear the class page").click()
    page.get_by_role("button", name="Yes, clear it").click()

    expect(page.get_by_text("The class page keeps nothing here.")).to_be_visible()
    expect(row(page, "Bo")).to_be_visible()


def test_a_learner_of_long_ago_is_offered_to_be_forgotten_and_never_goes_by_itself(
    page: Page, at: str
) -> None:
    join(page, at, BO)
    page.clock.set_fixed_time("2030-01-01")
    page.goto(at + "stored.html")

    expect(row(page, "Bo")).to_contain_text("more than half a year ago.")
    expect(row(page, "Bo").get_by_role("button", name="Forget this learner")).to_be_visible()


def test_a_copy_of_all_rows_is_saved_as_a_file(page: Page, at: str) -> None:
    two_learners(page, at)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy first").click()
    saved_copy = json.loads(Path(download.value.path()).read_text("utf-8"))

    assert download.value.suggested_filename == "hornbook-small-school.json"
    assert {one["id"] for one in saved_copy["learners"]} == {BO["id"], LI["id"]}
    assert len([row for row in saved_copy["log"] if row["type"] == "answer"]) == 2


def test_every_page_leads_here(page: Page, at: str) -> None:
    page.goto(at + "lessons/a/cat.html")
    page.get_by_role("link", name="What is kept on this device").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("What is kept on this device")
    expect(page.get_by_text("Nothing is kept of any learner.")).to_be_visible()


def be(page: Page, at: str, who: str) -> None:
    """Be this somebody: a learner, a guest, the reader of an own device, or nobody."""
    if who == "learner":
        join(page, at, BO)
        return
    page.goto(at + "stored.html")
    if who != "nobody":
        page.evaluate("is => hornbookDevice.become({is})", who)


def kept(page: Page) -> str:
    """All that is stored, without who is there and when they were last seen."""
    found = page.evaluate(EVERYTHING)
    tables = [table for database in found.pop("databases").values() for table in database.items()]
    rows = [table for table in tables if table[1] and table[0] not in PERSONS]
    return json.dumps([found, rows], ensure_ascii=False)


def use_hush(page: Page, at: str) -> None:
    """Use all of a sensitive lesson: a quiz in it, words of one's own, a box to tick."""
    practise(page, at, "lessons/a/hush.html")
    expect(page.get_by_text("Saving…")).to_have_count(0)
    page.get_by_role("textbox").first.fill("my own words")
    page.get_by_label("I did it.").check()
    page.goto(at + "index.html")


@pytest.mark.parametrize("who", ["learner", "guest", "nobody"])
def test_a_sensitive_lesson_and_a_form_keep_nothing_of_anybody(
    page: Page, at: str, who: str
) -> None:
    be(page, at, who)
    before = kept(page)
    use_hush(page, at)
    page.goto(at + "lessons/a/form.html")
    page.get_by_label("Called at home").fill("my own words")
    page.goto(at + "index.html")

    assert kept(page) == before


def test_an_own_device_keeps_the_sensitive_lesson_of_its_reader(page: Page, at: str) -> None:
    be(page, at, "own")
    use_hush(page, at)

    assert "a/hush" in kept(page)


@pytest.mark.parametrize("who", ["learner", "guest", "nobody"])
def test_a_check_in_keeps_nothing_of_anybody(page: Page, home: str, who: str) -> None:
    be(page, home, who)
    before = kept(page)
    page.goto(home + "lessons/care/how-am-i.html")
    page.get_by_role("button", name="Sad", exact=True).click()
    page.goto(home + "index.html")

    assert kept(page) == before


def test_axe_finds_nothing_and_a_narrow_phone_needs_no_sideways_scrolling(
    open_page: Callable[..., Page], at: str
) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    two_learners(page, at)
    row(page, "Bo").get_by_role("button", name="Forget this learner").click()

    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
