"""What a reader does: finds things by role and name, and takes a quiz."""

from __future__ import annotations

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


def respond(place: Locator, response: str | list[str]) -> None:
    """Choose the rows of that name, or type the words."""
    if (box := place.get_by_role("textbox")).count():
        box.fill(str(response))
        return
    for name in [response] if isinstance(response, str) else response:
        place.get_by_label(name, exact=True).check()


def check(place: Locator) -> None:
    """Press the button under a question."""
    place.get_by_role("button", name="Check my answer").click()


def answer(page: Page, name: str, response: str | list[str], verdict: str) -> None:
    """Answer one question and see its verdict."""
    place = question(page, name)
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


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    expect(target).to_be_visible()
    for _ in range(150):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {target} by the Tab key")
