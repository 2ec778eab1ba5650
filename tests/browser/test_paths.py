"""The ways of a child, a teacher and a parent through the demo portal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import (
    Response,
    answer,
    order_of,
    own_device,
    question,
    saved,
    tab_to,
)

TABLET = {"width": 800, "height": 1280}
WATER: dict[str, Response] = {
    "friend-slips-in": "Stay back, shout, and throw something to hold",
    "right-order": ["Step back", "Shout", "Throw", "Call an adult"],
    "where-to-swim": "The pool with a lifeguard, together with Dad",
    "rubber-ring": "False",
    "the-shoe": ["Leave it and step back", "Shout to Grandpa and say the place"],
    "good-help": [
        "Shouting where it is",
        "Throwing a bottle on a string",
        "Ringing for help and staying on the line",
    ],
    "firm-ground": {
        "Two steps back from the bank": "Firm ground",
        "Behind the line that the teacher drew": "Firm ground",
        "The mud at the edge of the river": "Not firm ground",
        "In the water, up to the knees": "Not firm ground",
        "The end of a chain of hands": "Not firm ground",
    },
    "steps-back": "2",
    "last-word": "call",
}
POOL: dict[str, Response] = {
    "beside-the-pond": "False",
    "cool-and-away": "A wet towel in the shade of the yard",
    "word-for-help": "The place, and what has happened",
    "long-throw": "True",
}
"""Of these, an attempt asks two."""


def drawn(page: Page) -> dict[str, Response]:
    """What this attempt asks of the pool."""
    asked = {name: words for name, words in POOL.items() if question(page, name).is_visible()}
    assert len(asked) == 2
    return asked


def finish_the_water_quiz(page: Page) -> None:
    """All right but one; then practise that one; then see that a reload keeps it."""
    for name, response in WATER.items():
        if name != "rubber-ring":
            answer(page, name, response, "correct")
    for name, response in drawn(page).items():
        answer(page, name, response, "correct")
    answer(page, "rubber-ring", "True", "incorrect")
    page.get_by_role("button", name="See my results").click()
    results = page.get_by_role("region", name="My results")
    expect(results).to_contain_text("10 of 11")
    results.get_by_role("button", name="Practise what I missed").click()
    answer(page, "rubber-ring", "False", "correct")
    page.get_by_role("button", name="See my results").click()
    expect(results).to_contain_text("11 of 11")
    expect(saved(page)).to_be_visible()
    page.reload()
    expect(page.locator("[data-hb-verdict='correct']")).to_have_count(len(WATER) + 2)
    expect(results).to_contain_text("11 of 11")


def test_a_child_by_touch(open_page: Callable[..., Page], home: str) -> None:
    page = open_page(viewport=TABLET, has_touch=True, is_mobile=True)
    own_device(page, home)
    page.goto(home + "index.html")
    page.get_by_role("link", name="I am a child").tap()
    expect(page).to_have_url(home + "child.html")
    page.get_by_role("link", name="Safety").first.tap()
    expect(page).to_have_url(home + "lessons/safety/index.html")
    page.get_by_role("link", name="Water: Stay Back, Shout, Throw").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Water: Stay Back, Shout, Throw")
    page.get_by_role("link", name="Take the quiz").tap()

    finish_the_water_quiz(page)


def test_a_child_by_keyboard_alone(page: Page, home: str) -> None:
    own_device(page, home)
    page.goto(home + "index.html")

    def follow(name: str, to: str) -> None:
        tab_to(page, page.get_by_role("link", name=name).locator("visible=true").first)
        page.keyboard.press("Enter")
        expect(page).to_have_url(home + to)

    follow("I am a child", "child.html")
    follow("Water: Stay Back, Shout, Throw", "lessons/safety/water.html")
    follow("Take the quiz", "quizzes/safety/water.html")
    expect(page.get_by_role("button", name="See my results")).to_be_visible()
    for name, response in (WATER | drawn(page)).items():
        place = question(page, name)
        if name == "the-shoe":
            play_by_keyboard(page, place, list(response))
            continue
        if name == "right-order":
            order_by_keyboard(page, place, list(response))
        elif isinstance(response, dict):
            for row, words in response.items():
                choose_by_arrow(place.get_by_role("group", name=row, exact=True), words)
        elif isinstance(response, list):
            for row in response:
                tab_to(page, place.get_by_label(row, exact=True))
                page.keyboard.press("Space")
        elif (box := place.get_by_role("textbox")).count():
            tab_to(page, box)
            page.keyboard.type(response)
        else:
            choose_by_arrow(place, response)
        tab_to(page, place.get_by_role("button", name="Check my answer"))
        page.keyboard.press("Enter")
        expect(place).to_have_attribute("data-hb-verdict", "correct")
    tab_to(page, page.get_by_role("button", name="See my results"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="My results")).to_be_focused()
    expect(page.get_by_role("region", name="My results")).to_contain_text("11 of 11")
    expect(saved(page)).to_be_visible()
    page.reload()
    expect(page.locator("[data-hb-verdict='correct']")).to_have_count(len(WATER) + 2)


def play_by_keyboard(page: Page, place: Locator, turns: list[str]) -> None:
    """Tab to each choice of a story and to the way on, and press Enter."""
    for words in turns:
        for button in (words, "Go on"):
            tab_to(page, place.get_by_role("button", name=button))
            page.keyboard.press("Enter")
    expect(place).to_have_attribute("data-hb-verdict", "correct")


def order_by_keyboard(page: Page, place: Locator, wanted: list[str]) -> None:
    """Tab to a row's button and press it until the row stands where it is wanted."""
    for at, name in enumerate(wanted):
        while order_of(place).index(name) > at:
            tab_to(page, place.get_by_role("button", name=f"Up {name}", exact=True))
            page.keyboard.press("Space")


def choose_by_arrow(place: Locator, response: str) -> None:
    """Tab into a group of radio buttons, then walk it with the arrow key."""
    rows = place.get_by_role("radio")
    tab_to(place.page, rows.first)
    place.page.keyboard.press("Space")
    wanted = place.get_by_label(response, exact=True)
    for _ in range(rows.count()):
        if wanted.is_checked():
            return
        place.page.keyboard.press("ArrowDown")
    raise AssertionError(f"{response} cannot be reached by arrow keys")


def test_a_child_without_a_script_up_to_the_answers(
    open_page: Callable[..., Page], home: str
) -> None:
    page = open_page(java_script_enabled=False, viewport=TABLET)
    page.goto(home + "index.html")
    page.get_by_role("link", name="I am a child").click()
    page.get_by_role("link", name="Water: Stay Back, Shout, Throw").click()
    page.get_by_role("link", name="Take the quiz").click()

    expect(page.get_by_role("region", name="Answers")).to_contain_text("A shoe can be bought")


def test_a_teacher_finds_a_lesson_and_an_activity(page: Page, home: str) -> None:
    page.goto(home + "index.html")
    page.get_by_role("link", name="I teach").first.click()
    expect(page).to_have_url(home + "teacher.html")
    expect(
        page.get_by_role("link", name="Roads: Stop, Look, Walk Straight", exact=True)
    ).to_be_visible()
    page.get_by_role("link", name="Card Glider", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Card Glider")
    page.go_back()
    page.get_by_role("link", name="Water: Stay Back, Shout, Throw", exact=True).click()
    adults = page.get_by_text("For adults: sources and notes")
    adults.click()
    expect(page.get_by_text("Ministry of Education").first).to_be_visible()
    page.get_by_role("link", name="Roads: Stop, Look, Walk Straight").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Roads")


def test_a_parent_reads_a_guide_on_a_phone(open_page: Callable[..., Page], home: str) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(home + "index.html")
    page.get_by_role("link", name="My family is far away").tap()
    page.get_by_role("link", name="The Ten-Minute Call").tap()
    expect(page.get_by_text("draft", exact=False).first).to_be_visible()
    box = page.get_by_role("checkbox").first
    box.tap()
    expect(box).to_be_checked()
    page.reload()
    expect(page.locator("[data-hb-own-do='keep']").first).to_be_visible()  # all is read back
    expect(box).not_to_be_checked()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("shoe", "Leave the Shoe"),
        ("umbrella", "The Red Umbrella"),
        ("ten-minute", "The Ten-Minute Call"),
    ],
)
def test_the_search_finds_a_page(page: Page, home: str, words: str, title: str) -> None:
    page.goto(home + "lessons/safety/roads.html")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill(words)
    found = page.get_by_role("dialog").get_by_role("link")
    expect(found.first).to_contain_text(title)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("found")
    found.first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_the_search_loads_its_words_only_when_it_is_used(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home + "index.html")
    assert not any("/search-" in url for url in asked)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("xylophone")
    expect(page.get_by_text("No page found")).to_be_visible()
    parts = [url for url in asked if "/search-" in url]
    assert 1 < len(parts) == len(set(parts)) <= 25


def test_the_menu_opens_closes_and_gives_the_focus_back(page: Page, home: str) -> None:
    page.goto(home + "lessons/safety/water.html")
    button = page.get_by_role("button", name="Menu")
    button.click()
    menu = page.get_by_role("dialog", name="Menu")
    expect(menu.get_by_role("link", name="Reading")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_dark_colours_are_kept_from_page_to_page(page: Page, home: str) -> None:
    page.goto(home + "index.html")
    colour = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.get_by_role("button", name="Dark colours").click()
    dark = page.evaluate(colour)
    assert dark != light
    page.goto(home + "lessons/safety/water.html")
    assert page.evaluate(colour) == dark
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute(
        "aria-pressed", "true"
    )
