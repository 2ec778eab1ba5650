"""What a reader does: finds things by role and name, and takes a quiz."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

RIGHT: Mapping[str, str | list[str]] = {
    "first": "Shout",
    "ring": "False",
    "word": "Ｈｅｌｐ！",
    "minutes": "20,5",
    "who": ["Grandpa", "Teacher"],
}
"""A right answer to each question of tests.support.content.QUIZ."""


def question(page: Page, name: str) -> Locator:
    """A question by its authored id."""
    return page.locator(f"[data-hb-question='{name}']")


Response = str | list[str] | dict[str, str]
"""Words, the names of choices or rows, or by the words of each row what is chosen there."""


def respond(place: Locator, response: Response) -> None:
    """Choose the rows of that name, put rows in that order, or type the words."""
    expect(place).to_be_visible()  # a question of a pool is hidden until it is drawn
    if isinstance(response, dict):
        choose_in_rows(place, response)
        return
    if place.get_attribute("data-hb-kind") == "ordering":
        put_in_order(place, list(response))
        return
    if (box := place.get_by_role("textbox")).count():
        box.fill(str(response))
        return
    for name in [response] if isinstance(response, str) else response:
        place.get_by_label(name, exact=True).check()


def choose_in_rows(place: Locator, response: dict[str, str]) -> None:
    """Choose in each named row: one of its buttons, or from its list."""
    for row, words in response.items():
        if (choices := place.get_by_role("combobox", name=row, exact=True)).count():
            choices.select_option(label=words)
        else:
            place.get_by_role("group", name=row, exact=True).get_by_label(words, exact=True).check()


def put_in_order(place: Locator, wanted: list[str]) -> None:
    """Press Up until each row stands where it is wanted."""
    for at, name in enumerate(wanted):
        while order_of(place).index(name) > at:
            place.get_by_role("button", name=f"Up {name}", exact=True).click()


def order_of(place: Locator) -> list[str]:
    """The words of the rows of an ordering question, from the top."""
    return [words.strip() for words in place.locator(".hb-choice-text").all_inner_texts()]


def play_story(place: Locator, turns: list[str]) -> None:
    """Choose these one after another, each time with what happens then and the way on."""
    for words in turns:
        place.get_by_role("button", name=words).click()
        place.get_by_role("button", name=re.compile("^(Go on|Try again)$")).click()


def check(place: Locator) -> None:
    """Press the button under a question."""
    place.get_by_role("button", name="Check my answer").click()


def started(page: Page) -> None:
    """Wait until the answers of the quiz are read back, and its buttons act."""
    expect(page.locator("section.hb-quiz[data-hb-started]").first).to_be_visible()


def answer(page: Page, name: str, response: Response, verdict: str) -> None:
    """Answer one question and see its verdict."""
    place = question(page, name)
    expect(page.locator("section.hb-quiz[data-hb-started]").filter(has=place)).to_be_visible()
    if place.get_attribute("data-hb-kind") == "scenario":
        play_story(place, list(response))
    else:
        respond(place, response)
        check(place)
    expect(place).to_have_attribute("data-hb-verdict", verdict)


def answer_all(page: Page, responses: Mapping[str, str | list[str]] = RIGHT) -> None:
    """Answer the whole small quiz; what differs from RIGHT is expected to be wrong."""
    for name, response in responses.items():
        answer(page, name, response, "correct" if response == RIGHT[name] else "incorrect")


def saved(page: Page) -> Locator:
    """The line that says that answers are kept."""
    return page.get_by_text("Saved on this device")


def kept(page: Page) -> None:
    """Wait until the device has it."""
    expect(saved(page)).to_be_visible()


NO_STORAGE = """
for (const name of ["indexedDB", "localStorage"]) {
  Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError") }})
}
"""
"""An init script: the device lets pages keep nothing."""


def own_device(page: Page, home: str) -> None:
    """Say that the device is one's own, where a site asks who is learning."""
    page.goto(home + "index.html")
    if page.locator("html").get_attribute("data-hb-learners") != "on":
        return
    page.goto(home + "learners.html")
    page.get_by_role("button", name="This is my own device").click()
    expect(page).to_have_url(re.compile(r"/me\.html"))


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    expect(target).to_be_visible()
    for _ in range(150):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {target} by the Tab key")
