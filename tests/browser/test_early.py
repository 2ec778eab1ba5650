"""A slow tablet shows a page before its scripts have begun: what a child does then is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.kept_site import until_true
from tests.browser.steps import answer, question, respond, saved, started
from tests.browser.test_due import miss, practised
from tests.browser.test_progress import FOX, KITE, come, mark
from tests.browser.test_progress import SITE as STORIES
from tests.support.content import GUIDE
from tests.support.sites import Files

LISTS = f"""\
{GUIDE.replace("type: this-week,", "type: this-week, id: this-week,")}
  - {{type: checklist, id: bag, items: [A whistle, A towel, A hat]}}
"""
TYPED = """\
title: Typed quiz
questions:
  - {type: short-text, id: word, stem: Which word?, accept: [help]}
  - {type: short-text, id: other, stem: Which other word?, accept: [stop]}
"""
SITE: Files = {
    **STORIES,
    "lessons/a/guide.yml": LISTS,
    "quizzes/a/typed.yml": TYPED,
}
OWN = "This is my own device"
FORGET = "Forget all my ticks"
BUSY = """async () => {
  const names = (await indexedDB.databases()).map(({name}) => name)
  const opening = indexedDB.open(names.find(name => name.startsWith("hornbook-")))
  await new Promise((good, bad) => Object.assign(opening, {onsuccess: good, onerror: bad}))
  const tables = [...opening.result.objectStoreNames]
  const writing = opening.result.transaction(tables, "readwrite")
  const goOn = () => {
    if (window.isFree) opening.result.close()
    else writing.objectStore(tables[0]).count().onsuccess = goOn
  }
  await new Promise(begun => {
    writing.objectStore(tables[0]).count().onsuccess = () => { goOn(); begun() }
  })
}"""
"""Write to all tables, and nobody else can read them, until `isFree`."""
IS_TICKED = """async box =>
  (await hornbookDevice.kept("ticks:a/guide#bag"))?.on.includes(box) ?? false"""


@contextmanager
def slow(page: Page, address: str) -> Iterator[None]:
    """Within it, the page is shown and its scripts have not begun."""
    held: list[Route] = []
    page.route("**/hornbook.js", lambda route: held.append(route))
    with page.expect_request("**/hornbook.js"):
        page.goto(address, wait_until="commit")
    yield
    held[0].continue_()
    page.unroute("**/hornbook.js")


@contextmanager
def busy_disk(page: Page, at: str) -> Iterator[None]:
    """Within it, pages wait for what the device keeps."""
    other = page.context.new_page()
    other.goto(at + "index.html")
    other.evaluate(BUSY)
    yield
    other.evaluate("() => { window.isFree = true }")


def box(page: Page, name: str) -> Locator:
    """The text box of a question."""
    return question(page, name).get_by_role("textbox")


def part(page: Page, name: str) -> Locator:
    return page.locator(f"#{name}")


def tick(page: Page, name: str) -> Locator:
    """A box of the list in the bag."""
    return part(page, "bag").get_by_role("checkbox", name=name)


def own_towel(page: Page, at: str) -> None:
    """Open the guide, say that the device is one's own, and have the towel ticked there."""
    page.goto(at + "lessons/a/guide.html")
    part(page, "this-week").get_by_role("button", name=OWN).click()
    followed(page)
    tick(page, "A towel").check()
    until_true(page, IS_TICKED, 1)


def followed(page: Page) -> None:
    """Wait until the list in the bag knows that the device is the reader's own."""
    expect(part(page, "bag").get_by_role("button", name=FORGET)).to_be_visible()


def miss_two(page: Page, address: str) -> None:
    """A choice and a word are wrong, and that is kept."""
    miss(page, address, "ring", "True")
    answer(page, "word", "boat", "incorrect")
    expect(saved(page)).to_be_visible()


def test_what_is_chosen_before_a_practice_begins_stays(page: Page, at: str) -> None:
    address = at + "quizzes/a/small.html"
    come(page, at, FOX)
    miss_two(page, address)
    page.goto("about:blank")
    with slow(page, address + "#practise=a%2Fsmall=ring,word"):
        respond(question(page, "ring"), "False")
        box(page, "word").fill("hel")
    practised(page)

    expect(question(page, "ring").get_by_label("False", exact=True)).to_be_checked()
    expect(box(page, "word")).to_have_value("hel")
    expect(box(page, "word")).to_be_focused()
    page.keyboard.type("p")
    page.keyboard.press("Enter")
    expect(question(page, "word")).to_have_attribute("data-hb-verdict", "correct")


def test_a_story_turned_to_its_end_before_the_device_answers_is_read(page: Page, at: str) -> None:
    come(page, at, FOX)
    with busy_disk(page, at):
        page.goto(at + KITE)
        for _ in range(2):
            page.get_by_role("button", name="Next", exact=True).click()
        expect(page.get_by_text("Page 3 of 3")).to_be_visible()

    expect(mark(page, "I have read this")).to_have_attribute("aria-pressed", "true")


def test_a_tick_stays_when_the_device_becomes_ones_own_in_another_list(page: Page, at: str) -> None:
    own_towel(page, at)
    page.goto(at + "learners.html")
    page.get_by_role("button", name="Several children use this device").click()
    expect(page.get_by_role("button", name="fox")).to_be_visible()
    page.goto(at + "lessons/a/guide.html")
    tick(page, "A hat").check()
    part(page, "this-week").get_by_role("button", name=OWN).click()
    followed(page)

    expect(tick(page, "A hat")).to_be_checked()
    expect(tick(page, "A towel")).to_be_checked()
    page.reload()
    expect(tick(page, "A hat")).to_be_checked()
    expect(tick(page, "A towel")).to_be_checked()


def test_a_tick_before_the_script_has_come_stays(page: Page, at: str) -> None:
    own_towel(page, at)
    with slow(page, at + "lessons/a/guide.html"):
        tick(page, "A hat").check()
    followed(page)

    expect(tick(page, "A hat")).to_be_checked()
    page.reload()
    expect(tick(page, "A hat")).to_be_checked()
    expect(tick(page, "A towel")).to_be_checked()


def test_a_tick_before_the_device_answers_takes_no_other_one_away(page: Page, at: str) -> None:
    own_towel(page, at)
    with busy_disk(page, at):
        page.goto(at + "lessons/a/guide.html")
        tick(page, "A hat").check()
    followed(page)

    expect(tick(page, "A hat")).to_be_checked()
    expect(tick(page, "A towel")).to_be_checked()


def test_enter_before_a_quiz_begins_checks_when_it_does(page: Page, at: str) -> None:
    with slow(page, at + "quizzes/a/typed.html"):
        box(page, "word").fill("help")
        box(page, "word").press("Enter")

    expect(question(page, "word")).to_have_attribute("data-hb-verdict", "correct")


def test_what_is_typed_on_after_enter_is_not_checked_by_itself(page: Page, at: str) -> None:
    with slow(page, at + "quizzes/a/typed.html"):
        box(page, "word").fill("hel")
        box(page, "word").press("Enter")
        box(page, "word").fill("help")
    started(page)

    expect(box(page, "word")).to_have_value("help")
    expect(question(page, "word")).not_to_have_attribute("data-hb-verdict", "correct")
