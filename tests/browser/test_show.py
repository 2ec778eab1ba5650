"""A learner shows a teacher what was practised: as codes, as lines, as a file, on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.kept_site import until_true
from tests.browser.steps import answer, kept, tab_to
from tests.support.axe import violations
from tests.support.content import LEARNERS, QUIZ, SMALL
from tests.support.sites import Files

MANY = {
    f"quizzes/b/quiz-{n}.yml": QUIZ.replace("Small quiz", f"Quiz {n} of many") for n in range(14)
}
SITE: Files = {
    **LEARNERS,
    **MANY,
    "mkdocs.yml": str(LEARNERS["mkdocs.yml"]).replace(
        "learners: true}", "learners: true, translations: {zh: {site_name: 小站}}}"
    ),
    "content/index.zh.md": "# 首页\n",
}
OWL = {
    "id": "abcdefgh01",
    "animal": "owl",
    "colour": "teal",
    "nickname": "Mo",
    "made": 1,
    "seen": 1,
}
BEE = {**OWL, "id": "abcdefgh02", "animal": "bee", "nickname": "Li"}
BECOME = """
async learner => {
  await hornbookDevice.saveLearner(learner)
  await hornbookDevice.become({is: "learner", learner})
}
"""
ANSWER_ALL = """
async course => {
  let n = 0
  const records = course.quizzes.flatMap(quiz => quiz.questions.map(([question, mark]) =>
    ({v: 1, quiz: quiz.id, attempt: "a", n: ++n, at: Date.now(), type: "answer", question, mark,
      response: "x", verdict: "incorrect"})))
  await hornbookDevice.log().append(records)
}
"""


@pytest.fixture(scope="session")
def own(small_site: Callable[[Files], Path]) -> Path:
    """A site whose readers have their devices to themselves."""
    return small_site(SMALL)


def become(page: Page, at: str, learner: dict[str, Any] = OWL) -> None:
    """Be this learner from now on."""
    page.goto(at + "show.html")
    page.evaluate(BECOME, learner)


def practise(page: Page, at: str) -> None:
    """Answer two questions of the small quiz, and see that they are kept."""
    page.goto(at + "quizzes/a/small.html")
    answer(page, "first", "Run", "incorrect")
    answer(page, "ring", "False", "correct")
    kept(page)


def practise_all(page: Page, at: str, site: Path) -> None:
    """Answer every question of every quiz."""
    text = (site / "assets/hornbook/course-data.js").read_text("utf-8")
    page.goto(at + "show.html")
    page.evaluate(ANSWER_ALL, json.loads(text[text.index("{") : text.rindex("}") + 1]))


def code(page: Page) -> Locator:
    """The code on the screen."""
    return page.get_by_role("img", name=re.compile("for the teacher’s camera"))


def part(page: Page) -> Locator:
    """The part of the page for the teacher."""
    return page.get_by_role("region", name="Show this to your teacher")


def picture(page: Page) -> Locator:
    """Whose code it is, on the screen."""
    return page.locator(".hb-show-words .hb-show-who")


def saved_file(page: Page) -> tuple[str, Any]:
    """Name and contents of what "Save as a file" gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as a file").click()
    return waiting.value.suggested_filename, json.loads(waiting.value.path().read_text("utf-8"))


def test_a_learner_who_practised_has_a_code_with_the_own_picture(page: Page, at: str) -> None:
    become(page, at)
    practise(page, at)
    page.goto(at + "show.html")

    expect(code(page)).to_be_visible()
    expect(picture(page)).to_have_text("teal owlMo")
    expect(page.get_by_role("button", name="Next code")).to_be_hidden()


def test_what_is_in_it_is_said(page: Page, at: str) -> None:
    become(page, at)
    practise(page, at)
    page.goto(at + "show.html")
    page.get_by_text("What is in it").click()

    expect(page.get_by_text("Your picture: teal owl, Mo")).to_be_visible()
    expect(page.get_by_text("Your answers in one quiz")).to_be_visible()
    expect(page.get_by_text("Your name is not in it")).to_be_visible()


def test_the_file_says_what_was_answered_and_holds_nothing_typed(page: Page, at: str) -> None:
    become(page, at)
    practise(page, at)
    answer(page, "word", "secret words", "incorrect")
    kept(page)
    page.goto(at + "show.html")
    name, statements = saved_file(page)

    assert name == "teal-owl.hornbook.json"
    expect(page.get_by_text("Saved as teal-owl.hornbook.json")).to_be_visible()
    verbs = [statement["verb"]["id"].rpartition("/")[2] for statement in statements]
    assert verbs == ["shared", "attempted", "answered", "answered", "answered"]
    results = [statement["result"] for statement in statements[2:]]
    assert [result["success"] for result in results] == [False, True, False]
    assert [result.get("response") for result in results] == ["1", "false", None]
    assert "secret" not in json.dumps(statements)


def test_the_first_answer_of_the_latest_attempt_is_shown(page: Page, at: str) -> None:
    become(page, at)
    practise(page, at)
    page.get_by_role("button", name="Try again").first.click()
    answer(page, "first", "Shout", "correct")
    kept(page)
    page.goto(at + "show.html")
    _, statements = saved_file(page)

    first = next(s for s in statements if s["object"]["id"].endswith(":first"))
    assert first["result"]["response"] == "1"
    assert first["result"]["extensions"]["urn:hornbook:tries"] == 2


def test_more_than_one_code_are_shown_one_after_another(page: Page, at: str, site: Path) -> None:
    become(page, at)
    practise_all(page, at, site)
    page.goto(at + "show.html")
    expect(page.get_by_text("Code 1 of 2", exact=True)).to_be_visible()
    one = code(page).locator("path").last.get_attribute("d")
    tab_to(page, page.get_by_role("button", name="Next code"))
    page.keyboard.press("Enter")

    expect(page.get_by_text("Code 2 of 2", exact=True)).to_be_visible()
    assert code(page).locator("path").last.get_attribute("d") != one
    page.keyboard.press("Enter")
    expect(page.get_by_text("Code 1 of 2", exact=True)).to_be_visible()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_text("Code 2 of 2", exact=True)).to_be_visible()


def test_paper_has_picture_date_all_codes_and_a_line_for_each_quiz(
    page: Page, at: str, site: Path
) -> None:
    page.clock.set_fixed_time("2026-11-23T08:00:00Z")
    become(page, at)
    practise_all(page, at, site)
    page.goto(at + "show.html")
    expect(code(page)).to_be_visible()
    page.emulate_media(media="print")

    paper = page.locator(".hb-show-paper")
    expect(paper.get_by_text("teal owl")).to_be_visible()
    expect(paper.get_by_text("November 23")).to_have_count(16)
    expect(paper.get_by_role("img")).to_have_count(2)
    lines = paper.locator("code")
    expect(lines).to_have_count(15)
    for line in lines.all_inner_texts():
        assert re.fullmatch(r"([0-9A-Z]{4}-){4,5}[0-9A-Z]{1,4}", line)
    expect(page.get_by_role("button", name="Print").first).to_be_hidden()


def test_the_lines_are_on_the_screen_for_a_teacher_without_a_camera(page: Page, at: str) -> None:
    become(page, at)
    practise(page, at)
    page.goto(at + "show.html")
    page.get_by_text("No camera? Type it").click()

    row = page.get_by_role("listitem").filter(has_text="Small quiz").first
    expect(row).to_be_visible()
    expect(row.locator("code")).to_have_text(re.compile(r"^[0-9A-Z-]+$"))


def test_the_next_child_sees_nothing_of_it(page: Page, at: str) -> None:
    become(page, at)
    practise(page, at)
    become(page, at, BEE)
    page.goto(at + "show.html")

    expect(part(page).get_by_text("Nothing to show yet. Read")).to_be_visible()
    expect(code(page)).to_have_count(0)
    assert "owl" not in page.get_by_role("main").inner_text()


def test_it_is_kept_when_it_was_last_shown(page: Page, at: str) -> None:
    page.clock.set_fixed_time("2026-11-23T08:00:00Z")
    become(page, at)
    practise(page, at)
    page.goto(at + "show.html")
    expect(code(page)).to_be_visible()

    until_true(page, "async () => (await hornbookDevice.kept('sent'))?.at === 1795420800000")


def test_nobody_and_a_guest_are_told_why_there_is_nothing(page: Page, at: str) -> None:
    page.goto(at + "show.html")
    expect(page.get_by_text("Nobody has been chosen on this device")).to_be_visible()
    page.evaluate("hornbookDevice.become({is: 'guest'})")
    page.goto(at + "show.html")
    expect(page.get_by_text("You are just looking.")).to_be_visible()
    part(page).get_by_role("link", name="Choose your picture").click()
    expect(page).to_have_url(re.compile(r"learners\.html$"))


def test_somebody_with_an_own_device_has_a_picture_and_can_take_another(
    page: Page, origin: Origin, own: Path
) -> None:
    at = origin.of(own)
    practise(page, at)
    page.goto(at + "show.html")
    expect(code(page)).to_be_visible()
    expect(page.get_by_text("This is your picture here.")).to_be_visible()
    before = picture(page).inner_text()
    page.reload()
    expect(picture(page)).to_have_text(before)
    # One of ninety-six by chance: another one comes soon.
    for _ in range(5):
        page.get_by_role("button", name="Another picture").click()
    page.wait_for_function(
        "before => document.querySelector('.hb-show-words .hb-show-who').innerText !== before",
        arg=before,
    )


def test_a_device_that_keeps_nothing_says_so(open_page: Callable[..., Page], at: str) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {value: undefined})")
    page.goto(at + "show.html")

    expect(part(page).get_by_text("Nobody has been chosen on this device")).to_be_visible()


def test_without_a_script_the_page_says_what_else_to_do(
    open_page: Callable[..., Page], at: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(at + "show.html")

    expect(part(page).get_by_text("This page needs JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Save as a file")).to_be_hidden()


def test_a_chinese_page_speaks_chinese(page: Page, at: str) -> None:
    become(page, at)
    practise(page, at)
    page.goto(at + "zh/show.html")

    expect(page.get_by_role("heading", name="给老师看", exact=True)).to_be_visible()
    expect(picture(page)).to_contain_text("青色猫头鹰")
    page.get_by_text("里面有什么", exact=True).first.click()
    expect(page.get_by_text("你在1个小测验里的回答")).to_be_visible()


@pytest.mark.parametrize("width,height", [(320, 600), (800, 1280), (1280, 800)])
def test_the_whole_code_fits_on_the_screen(
    open_page: Callable[..., Page], at: str, site: Path, width: int, height: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    become(page, at)
    practise_all(page, at, site)
    page.goto(at + "show.html")
    box = code(page).bounding_box()

    assert box is not None and box["width"] == pytest.approx(box["height"], abs=1)
    assert box["width"] <= min(width, height) and box["width"] >= 230
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    if width > 400:
        assert box["y"] + box["height"] <= height


def test_axe_finds_nothing(page: Page, at: str, site: Path) -> None:
    page.goto(at + "show.html")
    expect(page.get_by_text("Nobody has been chosen on this device")).to_be_visible()
    assert violations(page) == []
    become(page, at)
    practise_all(page, at, site)
    page.goto(at + "show.html")
    expect(code(page)).to_be_visible()
    for more in ("No camera? Type it", "What is in it"):
        page.get_by_text(more, exact=True).click()
    assert violations(page) == []
