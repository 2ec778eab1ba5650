"""The teacher's class page: results come in by camera, files and lines, and are counted."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.class_page import (
    RIGHT,
    again,
    asked,
    drop,
    kept,
    opened,
    quiz,
    read_in,
    said,
    three,
)
from tests.browser.class_page import SITE as SITE  # for the fixture `site`
from tests.browser.conftest import ARGUMENTS
from tests.support.handoffs import a_class, chose, hand_over, pupil, result
from tests.support.machine import find_chromium
from tests.support.watch import watch


def test_an_empty_class_explains_the_three_ways(page: Page, at: str) -> None:
    opened(page, at)
    expect(page.get_by_text("When a child has practised")).to_be_visible()
    for name in ("Scan codes", "Open files", "Type a line"):
        expect(page.get_by_role("region", name=name)).to_be_visible()
    expect(page.get_by_role("combobox")).to_be_hidden()
    expect(page.get_by_role("button", name="Clear the class")).to_be_hidden()


def test_files_show_how_many_chose_what(page: Page, at: str, course: Any) -> None:
    read_in(page, at, three(course))

    expect(page.get_by_role("heading", name="Small quiz")).to_be_visible()
    expect(page.get_by_text("3 children have shown results.")).to_be_visible()
    bars = asked(page, 1).locator(".hb-class-bar")
    expect(bars.nth(0)).to_contain_text("Shout")
    expect(bars.nth(0)).to_contain_text("right")
    expect(bars.nth(0)).to_contain_text("1 of 3")
    expect(bars.nth(1)).to_contain_text("2 of 3")
    expect(asked(page, 3)).to_contain_text("Not yet right")
    expect(page.locator("main")).not_to_contain_text("%")


def test_what_to_teach_again_names_the_misconception(page: Page, at: str, course: Any) -> None:
    read_in(page, at, three(course))

    expect(again(page)).to_have_count(3)
    expect(again(page).first).to_contain_text("What first?")
    expect(again(page).first).to_contain_text("2 of 3 chose this: Run")
    expect(again(page).first).to_contain_text("Shout first.")
    again(page).first.get_by_role("link", name="Open the lesson there").click()
    expect(page).to_have_url(re.compile("lessons/a/guide.html"))


def test_no_child_is_named_where_the_class_can_see(page: Page, at: str, course: Any) -> None:
    read_in(page, at, three(course))
    page.reload()
    expect(asked(page, 1)).to_be_visible()
    expect(page.get_by_text("Kid 1")).to_be_hidden()

    page.locator("summary", has_text="Who has practised").click()
    expect(page.get_by_text("Kid 1 (orange panda)")).to_be_visible()
    page.locator("summary", has_text="Kid 1").click()
    expect(page.locator(".hb-class-child[open]")).to_contain_text("Small quiz")
    expect(page.locator(".hb-class-child[open]")).not_to_contain_text(re.compile(r"\d of|%|right"))


def test_who_has_not_practised_is_shown_by_picture(page: Page, at: str, course: Any) -> None:
    other = next(one for one in course["quizzes"] if one["id"] == "a/other")
    few = [
        pupil(1, [result(quiz(course), RIGHT)]),
        pupil(2, [result(other, [chose("correct", 0)])]),
    ]
    read_in(page, at, hand_over(course, few))
    page.locator("summary", has_text="Who has practised").click()
    page.get_by_role("combobox").select_option("a/small")
    waiting = page.locator("[data-hb-class-waiting] > li")
    expect(waiting).to_have_count(1)
    expect(waiting).to_contain_text("yellow rabbit")
    page.get_by_role("combobox").select_option("a/other")
    expect(waiting).to_contain_text("orange panda")


def test_thirty_files_dropped_at_once_are_one_class(page: Page, at: str, course: Any) -> None:
    handed = hand_over(course, a_class(course, 30))
    opened(page, at)
    files = [{"name": one.name, "text": one.file} for one in handed]
    page.evaluate(
        """files => {
          const data = new DataTransfer()
          for (const {name, text} of files) data.items.add(new File([text], name))
          const drop = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true})
          document.querySelector("[data-hb-class-drop]").dispatchEvent(drop)
        }""",
        files,
    )
    expect(said(page)).to_have_text("The results of 30 children are read in.")
    expect(page.locator("[data-hb-class-came] > li")).to_have_count(30)
    page.reload()
    expect(page.get_by_text("30 children have shown results.")).to_be_visible()
    expect(asked(page, 1)).to_contain_text("%")


def test_typed_lines_are_read_and_a_slip_is_named(page: Page, at: str, course: Any) -> None:
    handed = three(course)
    lines = [handed[0].lines[0].lower().replace("-", " "), "not a line", handed[1].lines[0]]
    opened(page, at)
    page.get_by_label("Type or paste").fill("\n".join(lines))
    page.get_by_role("button", name="Read it in").click()
    expect(said(page)).to_have_text("The results of 2 children are read in.")
    expect(page.locator("[data-hb-class-trouble]")).to_contain_text("Line 2")
    expect(asked(page, 1)).to_contain_text("1 of 2")


def test_a_photo_of_a_code_is_read(page: Page, at: str, course: Any) -> None:
    one = three(course)[1]
    opened(page, at)
    photo: Any = {"name": "photo.png", "mimeType": "image/png", "buffer": one.photo()}
    page.get_by_label("Take a photo of a code").set_input_files(photo)
    expect(said(page)).to_have_text("The result of 1 child is read in.")
    expect(page.locator("[data-hb-class-came]")).to_contain_text("Kid 1")


@pytest.mark.parametrize(
    ("name", "kind", "content", "words"),
    [
        ("holiday.json", "application/json", b"{}", "is not a child\u2019s result"),
        ("huge.json", "application/json", b"x" * 5_000_000, "too long"),
        ("cat.png", "image/png", b"no picture", "no code can be seen"),
        ("elsewhere.json", "application/json", None, "another site"),
        ("torn.json", "application/json", None, "missing or mistyped"),
    ],
)
def test_what_is_no_result_is_told_and_changes_nothing(
    page: Page, at: str, course: Any, name: str, kind: str, content: bytes | None, words: str
) -> None:
    handed = three(course)
    read_in(page, at, handed[:1])
    before = kept(page)
    if name == "elsewhere.json":
        content = hand_over({**course, "site": "other-1"}, [pupil(7, [])])[0].file.encode()
    if name == "torn.json":
        content = handed[1].file.encode()[:700]
    drop(page, [{"name": name, "mimeType": kind, "buffer": content}])
    expect(said(page)).to_have_text("Nothing was read in, and nothing has changed.")
    expect(page.locator("[data-hb-class-trouble] li")).to_contain_text(words)
    expect(page.locator("[data-hb-class-trouble] li")).to_contain_text(name)
    assert kept(page) == before


def test_fifty_spoilt_results_throw_nothing_and_change_nothing(
    page: Page, at: str, course: Any
) -> None:
    handed = three(course)
    read_in(page, at, handed)
    before = kept(page)
    chance = random.Random(5)
    spoilt = [_spoil(chance.choice(handed).file, chance) for _ in range(25)]
    drop(page, [{"name": f"{n}.json", "mimeType": "", "buffer": b} for n, b in enumerate(spoilt)])
    expect(said(page)).to_have_text("Nothing was read in, and nothing has changed.")
    noise = ["".join(chance.choices("0123456789ABCXYZ-:{}[]<>&", k=30)) for _ in range(25)]
    page.get_by_label("Type or paste").fill("HB1:\n" + "\n".join("x" + line for line in noise))
    page.get_by_role("button", name="Read it in").click()
    expect(page.locator("[data-hb-class-trouble]")).to_contain_text("Line 1")
    expect(said(page)).to_have_text("Nothing was read in, and nothing has changed.")
    assert kept(page) == before


def _spoil(text: str, chance: random.Random) -> bytes:
    """A file whose codes are not what they were."""
    at = text.index("HB1:") + chance.randrange(5, 30)
    return (text[:at] + chance.choice(["", "~", '"', "\x00", "9999"]) + text[at + 3 :]).encode()


def test_the_camera_reads_a_code(
    playwright: Playwright, tmp_path: Path, at: str, course: Any
) -> None:
    film = three(course)[1].film(tmp_path)
    arguments = [
        *ARGUMENTS,
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    trouble: list[str] = []
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
    page = browser.new_page()
    watch(page, trouble)
    opened(page, at).get_by_role("button", name="Open the camera").click()
    expect(said(page)).to_have_text("The result of 1 child is read in.")
    expect(page.locator("[data-hb-class-came]")).to_contain_text("Kid 1")
    page.get_by_role("button", name="Close the camera").click()
    expect(page.locator("video")).to_be_hidden()
    assert page.evaluate("document.querySelector('video').srcObject") is None
    browser.close()
    assert trouble == []


def test_a_refused_camera_is_told(open_page: Callable[..., Page], at: str) -> None:
    page = open_page()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('refused'))"
    )
    opened(page, at).get_by_role("button", name="Open the camera").click()
    expect(said(page)).to_contain_text("The camera did not open.")


def test_without_a_camera_the_page_asks_for_photos(open_page: Callable[..., Page], at: str) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(navigator, 'mediaDevices', {value: undefined})")
    opened(page, at)
    expect(page.get_by_text("This page cannot use the camera here.")).to_be_visible()
    expect(page.get_by_role("button", name="Open the camera")).to_be_hidden()
