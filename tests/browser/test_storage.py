"""What is kept on the device: full or refused storage, damaged rows, two tabs, other versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import Origin
from tests.browser.steps import answer, question, saved
from tests.support.killed import chromium
from tests.support.sites import SMALLEST

SITE = {"mkdocs.yml": SMALLEST["mkdocs.yml"].replace("- hornbook", "- hornbook: {id: kept}")}
SMALL_QUIZ = "quizzes/a/small.html"

CHANGE_ROWS = """
([act, ...given]) => new Promise(resolve => {
  const opening = indexedDB.open("hornbook-kept")
  opening.onsuccess = () => {
    const writing = opening.result.transaction("log", "readwrite")
    const log = writing.objectStore("log")
    if (act === "add") given.forEach(row => log.add(row))
    if (act === "spoil") log.openCursor().onsuccess = ({target}) => {
      if (!target.result) return
      target.result.update({...target.result.value, type: "melted"})
      target.result.continue()
    }
    writing.oncomplete = () => { opening.result.close(); resolve() }
    writing.onabort = () => { opening.result.close(); resolve(String(writing.error?.name)) }
  }
})
"""
ASIDE = "async () => (await (await window.hornbookDevice.rows()).read('aside'))"
FRONT = "document.dispatchEvent(new Event('visibilitychange'))"


def first_answer(page: Page, at: str) -> None:
    """Answer one question, and see that it is saved."""
    page.goto(at + SMALL_QUIZ)
    answer(page, "first", "Shout", "correct")
    expect(saved(page)).to_be_visible()


def assert_is_there(page: Page, name: str) -> None:
    expect(question(page, name)).to_have_attribute("data-hb-verdict", "correct")


@pytest.mark.parametrize("is_reloaded", [False, True])
def test_a_full_quota_says_so_loses_nothing_and_heals(
    page: Page, origin: Origin, at: str, *, is_reloaded: bool
) -> None:
    if origin.kind == "file":
        pytest.skip("Chromium sets quotas for servers alone")
    page.goto(at + "index.html")
    quota = {"origin": at.rstrip("/"), "quotaSize": 200_000}
    device = page.context.new_cdp_session(page)
    device.send("Storage.overrideQuotaForOrigin", quota)
    first_answer(page, at)
    for size in (30_000, 3_000, 300, 30):
        while (refused := page.evaluate(CHANGE_ROWS, ["add", "x" * size])) is None:
            continue
        assert refused == "QuotaExceededError"
    answer(page, "ring", "False", "correct")
    expect(page.get_by_text("This device is full.")).to_be_visible()
    assert_is_there(page, "ring")
    if is_reloaded:
        page.reload()
        assert_is_there(page, "first")
    device.send("Storage.overrideQuotaForOrigin", {"origin": quota["origin"]})
    answer(page, "word", "help", "correct")
    expect(saved(page)).to_be_visible()
    page.reload()

    for name in ("first", "word") if is_reloaded else ("first", "ring", "word"):
        assert_is_there(page, name)


def test_where_indexeddb_is_refused_answers_are_kept_in_a_small_way(page: Page, at: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page.goto(at + SMALL_QUIZ)
    answer(page, "first", "Shout", "correct")
    expect(page.get_by_text("Kept on this device. It may be lost")).to_be_visible()
    page.reload()

    assert_is_there(page, "first")


def test_a_profile_that_cannot_hold_a_database_keeps_what_it_can(
    playwright: Playwright, at: str, tmp_path: Path
) -> None:
    """Nothing is pretended: where the browser's own folder should be, there is a file."""
    folder = tmp_path / "profile/Default"
    folder.mkdir(parents=True)
    (folder / "IndexedDB").write_text("not a folder", "utf-8")
    with chromium(playwright, tmp_path / "profile") as page:
        page.goto(at + SMALL_QUIZ)
        answer(page, "first", "Shout", "correct")
        expect(page.locator(".hb-saved")).to_have_text(
            "Kept on this device. It may be lost if the device stops suddenly."
        )
        page.reload()
        assert_is_there(page, "first")


def test_what_was_kept_in_a_small_way_is_there_when_the_database_opens_again(
    page: Page, at: str
) -> None:
    page.add_init_script(
        "if (!name) Object.defineProperty(window, 'indexedDB', {value: undefined})"
    )
    page.goto(at + SMALL_QUIZ)
    answer(page, "first", "Shout", "correct")
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    page.evaluate("name = 'healed'")
    page.reload()

    assert_is_there(page, "first")
    expect(saved(page)).to_be_visible()


def test_a_damaged_record_is_set_aside_and_the_others_are_there(page: Page, at: str) -> None:
    first_answer(page, at)
    page.evaluate(CHANGE_ROWS, ["spoil"])
    odd = {"learner": "own", "quiz": "a/small"}
    page.evaluate(CHANGE_ROWS, ["add", {**odd, "v": 1, "attempt": 3}, {**odd, "type": "answer"}])
    page.reload()
    answer(page, "ring", "False", "correct")
    expect(saved(page)).to_be_visible()
    page.reload()

    assert_is_there(page, "ring")
    assert question(page, "first").get_attribute("data-hb-verdict") is None
    assert len(page.evaluate(ASIDE)) >= 3


def test_a_page_that_comes_to_the_front_shows_what_another_kept(page: Page, at: str) -> None:
    page.goto(at + SMALL_QUIZ)
    other = page.context.new_page()
    first_answer(other, at)
    answer(page, "ring", "False", "correct")
    expect(saved(page)).to_be_visible()
    page.evaluate(FRONT)
    assert_is_there(page, "first")
    assert_is_there(page, "ring")
    other.evaluate(FRONT)

    assert_is_there(other, "ring")


def test_a_newer_versions_database_is_left_alone(page: Page, at: str) -> None:
    page.goto(at + "index.html")
    page.evaluate(
        """() => new Promise(resolve => {
          const opening = indexedDB.open("hornbook-kept", 99)
          opening.onsuccess = () => { opening.result.close(); resolve() }
        })"""
    )
    page.goto(at + SMALL_QUIZ)
    answer(page, "first", "Shout", "correct")

    expect(page.get_by_text("This device cannot keep answers.")).to_be_visible()
    versions = page.evaluate("async () => (await indexedDB.databases()).map(one => one.version)")
    assert 99 in versions


def test_answers_of_the_first_version_are_there(open_page: Callable[..., Page], at: str) -> None:
    page = open_page()
    page.goto(at + SMALL_QUIZ)
    mark = page.evaluate(
        "JSON.parse(document.querySelector('.hb-payload').textContent).questions[0].mark"
    )
    page = open_page()
    page.goto(at + "index.html")
    page.evaluate(
        """mark => new Promise(resolve => {
          const opening = indexedDB.open("hornbook", 1)
          opening.onupgradeneeded = () => {
            const log = opening.result.createObjectStore("log", {autoIncrement: true})
            log.createIndex("quiz", "quiz")
            log.add({v: 1, quiz: "a/small", attempt: "x", n: 1, at: 1, type: "answer",
              question: "first", response: "shout", verdict: "correct", mark})
          }
          opening.onsuccess = () => { opening.result.close(); resolve() }
        })""",
        mark,
    )
    page.goto(at + SMALL_QUIZ)

    expect(question(page, "first").get_by_label("Shout", exact=True)).to_be_checked()
