"""Guides for families: ticks on own devices, the card and the guide that print alone, the pause."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import NO_STORAGE
from tests.support.axe import violations
from tests.support.pdf import folded, page_sizes
from tests.support.pdf import words as pdf_words

CALL = "lessons/family/ten-minute-call.html"
READING = "lessons/reading/red-umbrella.html"
PHONE = {"width": 360, "height": 640}
TABLET = {"width": 800, "height": 1280}
KEPT = "async () => (await (await hornbookDevice.rows()).read('kept')).length"
TICKED = """async ([list, boxes]) => {
  const ticks = async () => (await hornbookDevice.kept("ticks:" + list))?.on ?? []
  while (String(await ticks()) !== String(boxes)) await new Promise(requestAnimationFrame)
}"""
OWN = "This is my own device"
FORGET = "Forget all my ticks"

OpenPage = Callable[..., Page]


def week(page: Page) -> Locator:
    """The block of this week's goal."""
    return page.locator("#this-week")


def goal(page: Page) -> Locator:
    """The box of this week's goal."""
    return week(page).get_by_role("checkbox")


def lines(page: Page) -> Locator:
    """The boxes of the list below."""
    return page.locator("#five-lines").get_by_role("checkbox")


def kept(page: Page) -> int:
    """How many lists the device keeps."""
    return int(page.evaluate(KEPT))


def ticked(page: Page, block: str, *boxes: int) -> None:
    """Wait until the device keeps these ticks of a list."""
    page.evaluate(TICKED, [f"family/ten-minute-call#{block}", list(boxes)])


def followed(page: Page) -> None:
    """Wait until the list below knows that the device is the reader's own."""
    expect(page.locator("#five-lines").get_by_role("button", name=FORGET)).to_be_visible()


@pytest.mark.parametrize("prefix", ["", "zh/"])
@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_guide_begins_with_its_two_minutes_and_fits_the_screen(
    open_page: OpenPage, home: str, prefix: str, size: dict[str, int]
) -> None:
    page = open_page(viewport=size)
    page.goto(f"{home}{prefix}{CALL}")

    ids = page.locator(".hb-block").evaluate_all("all => all.map(block => block.id)")
    order = ["pause", "why", "tips", "this-week", "when-you-worry", "card", "five-lines", "quiz"]
    assert [id for id in ids if id in order] == order
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", [CALL, f"zh/{CALL}", READING, f"zh/{READING}"])
def test_guides_and_book_clubs_are_accessible(open_page: OpenPage, home: str, path: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(home + path)

    assert violations(page) == []


def test_ticks_are_gone_with_the_page_while_nobody_says_that_the_device_is_theirs(
    page: Page, home: str
) -> None:
    page.goto(home + CALL)
    goal(page).check()
    expect(week(page).get_by_text("Nothing is kept, because many")).to_be_visible()
    assert kept(page) == 0
    page.reload()

    expect(week(page).get_by_role("button", name=OWN)).to_be_visible()
    expect(goal(page)).not_to_be_checked()


def test_ticks_stay_on_an_own_device_in_every_list_and_language(page: Page, home: str) -> None:
    page.goto(home + CALL)
    goal(page).check()
    week(page).get_by_role("button", name=OWN).click()
    expect(week(page).get_by_role("button", name=FORGET)).to_be_focused()
    followed(page)
    lines(page).nth(3).check()
    ticked(page, "five-lines", 3)
    page.reload()

    expect(goal(page)).to_be_checked()
    expect(lines(page).nth(3)).to_be_checked()
    expect(lines(page).nth(2)).not_to_be_checked()
    page.goto(f"{home}zh/{CALL}")
    expect(goal(page)).to_be_checked()
    expect(week(page).get_by_role("button", name="把打的勾全忘掉")).to_be_visible()


def test_what_was_ticked_in_another_list_before_is_kept_as_well(page: Page, home: str) -> None:
    page.goto(home + CALL)
    lines(page).nth(0).check()
    week(page).get_by_role("button", name=OWN).click()
    followed(page)
    ticked(page, "five-lines", 0)
    page.reload()

    expect(lines(page).nth(0)).to_be_checked()


def test_forgetting_takes_back_everything_at_once(page: Page, home: str) -> None:
    page.goto(home + CALL)
    goal(page).check()
    week(page).get_by_role("button", name=OWN).click()
    followed(page)
    lines(page).nth(1).check()
    page.locator("#five-lines").get_by_role("button", name=FORGET).click()

    expect(page.locator("#five-lines").get_by_text("All ticks are forgotten")).to_be_visible()
    expect(goal(page)).not_to_be_checked()
    expect(lines(page).nth(1)).not_to_be_checked()
    assert kept(page) == 0
    page.reload()
    expect(week(page).get_by_role("button", name=OWN)).to_be_visible()


def test_unticking_is_kept_too(page: Page, home: str) -> None:
    page.goto(home + CALL)
    week(page).get_by_role("button", name=OWN).click()
    expect(week(page).get_by_role("button", name=FORGET)).to_be_focused()
    goal(page).check()
    ticked(page, "this-week", 0)
    goal(page).uncheck()
    ticked(page, "this-week")
    page.reload()

    expect(week(page).get_by_role("button", name=FORGET)).to_be_visible()
    expect(goal(page)).not_to_be_checked()


def test_a_device_that_cannot_keep_ticks_says_so(open_page: OpenPage, home: str) -> None:
    page = open_page()
    page.add_init_script(NO_STORAGE)
    page.goto(home + CALL)
    week(page).get_by_role("button", name=OWN).click()

    expect(week(page).get_by_text("This device cannot keep ticks")).to_be_visible()


def test_without_a_script_boxes_tick_and_nothing_more_is_offered(
    open_page: OpenPage, home: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(home + CALL)
    goal(page).check()

    expect(week(page).get_by_text("Your ticks are not kept.")).to_be_visible()
    expect(page.get_by_role("button", name=OWN)).to_have_count(0)
    expect(page.get_by_role("button", name="Print this card")).to_have_count(0)
    expect(page.locator("#card").get_by_text("We ring on these days.")).to_be_visible()


def print_alone(page: Page, button: str) -> None:
    """Press a button that prints, in a browser whose print dialog stays closed."""
    page.emulate_media(media="screen")
    page.evaluate("() => { window.print = () => { window.printed = true } }")
    page.get_by_role("button", name=button).click()
    assert page.evaluate("() => window.printed") is True
    page.emulate_media(media="print")


def printed(page: Page, paper: str = "A4") -> bytes:
    """What comes out of the printer; the paper is the printer's own."""
    return page.pdf(format=paper, prefer_css_page_size=True)


PAPERS = {"A4": (596, 843), "Letter": (612, 792)}
"""In points, as Chromium rounds them."""


@pytest.mark.parametrize(
    ("path", "button", "block", "words"),
    [
        (CALL, "Print this card", "#card", "The child talks first. Then we two."),
        (f"zh/{CALL}", "打印这张卡片", "#card", "先让孩子说，再咱们说。"),
        (READING, "Print this guide", "#book-club", "What helped him to step back?"),
        (f"zh/{READING}", "打印这份指南", "#book-club", "爸爸妈妈也可以在视频里带着读"),
    ],
)
def test_a_card_and_a_book_club_print_alone_on_one_page(
    page: Page, home: str, path: str, button: str, block: str, words: str
) -> None:
    page.goto(home + path)
    print_alone(page, button)

    expect(page.locator(block).get_by_text(words)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    shown = page.locator("body *:visible").evaluate_all(
        "(all, block) => all.filter(e => !e.closest(block) && !e.querySelector(block)).length",
        block,
    )
    assert shown == 0
    for paper, size in PAPERS.items():
        print_alone(page, button)  # after each print the page is whole again
        pdf = printed(page, paper)
        assert page_sizes(pdf) == [size]
        assert folded(words) in pdf_words(pdf)


def test_after_printing_the_page_is_whole_again(page: Page, home: str) -> None:
    page.goto(home + CALL)
    print_alone(page, "Print this card")
    page.evaluate("() => { dispatchEvent(new Event('afterprint')) }")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(page_sizes(printed(page))) > 1


def test_nothing_on_a_printed_card_is_smaller_than_18_points(page: Page, home: str) -> None:
    page.goto(home + CALL)
    print_alone(page, "Print this card")
    sizes = page.locator("#card *:visible").evaluate_all(
        """all => all
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .map(e => parseFloat(getComputedStyle(e).fontSize) * .75)"""
    )

    assert sizes
    assert min(sizes) >= 18


LONGEST = "Forty signs are as much as a line holds."
CARD = f"""\
kind: tool
title: A full card
summary: All that fits.
minutes: 1
blocks:
  - type: card
    title: A heading of some length on this card
    lines: [{", ".join([f"{{icon: ear, text: {LONGEST}}}"] * 5)}]
    write: [Days and time of our calls, Our number, The doctor]
"""


def test_the_fullest_card_fits_one_page(
    small_site: Callable[..., object], origin: object, page: Page
) -> None:
    site = small_site({"lessons/a/card.yml": CARD})
    page.goto(origin.of(site) + "lessons/a/card.html")  # type: ignore[attr-defined] # the fixture

    for paper, size in PAPERS.items():
        print_alone(page, "Print this card")
        assert page_sizes(printed(page, paper)) == [size]


def test_the_circle_of_the_pause_rests_until_it_is_asked(open_page: OpenPage, home: str) -> None:
    running = "() => document.getAnimations().filter(a => a.playState === 'running').length"
    page = open_page(reduced_motion="no-preference")
    page.goto(home + CALL)
    switch = page.get_by_role("switch", name="Breathe with the circle")

    assert page.evaluate(running) == 0
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).to_be_checked()
    assert page.evaluate(running) == 1
    switch.uncheck()
    assert page.evaluate(running) == 0


def test_nothing_moves_where_motion_is_not_wanted(open_page: OpenPage, home: str) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(home + CALL)

    expect(page.get_by_role("switch")).to_have_count(0)
    assert page.evaluate("() => document.getAnimations().length") == 0


def test_a_book_club_holds_thirty_minutes_and_the_questions_of_the_lesson(
    page: Page, home: str
) -> None:
    page.goto(home + READING)
    steps = page.locator("#book-club .hb-club > li")
    minutes = steps.locator("b").all_inner_texts()

    assert [int(text.split()[0]) for text in minutes] == [3, 8, 8, 6, 3, 2]
    talk = page.locator("#talk li").all_inner_texts()
    assert steps.nth(2).locator("li").all_inner_texts() == talk
    expect(page.locator("#book-club").get_by_text("A parent can lead it on a call")).to_be_visible()


def test_help_for_adults_stands_below_the_signs(page: Page, home: str) -> None:
    page.goto(home + CALL)
    help_ = page.locator("#when-you-worry")

    expect(help_.get_by_role("heading", name="Get help today")).to_be_visible()
    expect(help_.locator("a[href^='tel:']").first).to_be_visible()
