"""What grown-ups do on the picker: secret pictures, nicknames, and who is removed."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.learners_page import SITE as SITE  # for the fixture `site`
from tests.browser.learners_page import button, come, done, enter, grown_up, seed
from tests.browser.steps import answer, saved
from tests.browser.storage import everything
from tests.support.pdf import page_sizes


def set_secret(page: Page, *pictures: str) -> None:
    grown_up(page).get_by_role("button", name="Set secret pictures (red fox)").click()
    for name in pictures:
        button(page, name).click()
    expect(page.get_by_text("The secret pictures are kept.")).to_be_visible()


def test_three_secret_pictures_open_a_place_in_their_order_alone(page: Page, at: str) -> None:
    come(page, at, "fox", "red")
    page.goto(at + "learners.html")
    set_secret(page, "sun", "boat", "sun")
    button(page, "red fox").click()
    for name in ("sun", "sun", "boat"):
        button(page, name).click()
    expect(page.get_by_text("Once more")).to_be_visible()
    for name in ("sun", "boat", "sun"):
        button(page, name).click()

    expect(page).to_have_url(re.compile(r"/me\.html$"))


def test_the_secret_pictures_are_printed_alone(page: Page, at: str) -> None:
    page.add_init_script("window.print = () => undefined")
    come(page, at, "fox", "red")
    page.goto(at + "learners.html")
    set_secret(page, "sun", "boat", "apple")
    button(page, "Print the secret pictures").click()
    page.emulate_media(media="print")

    cards = page.get_by_role("region", name="Secret pictures")
    expect(cards).to_be_visible()
    expect(cards.get_by_role("img")).to_have_count(4)
    expect(page.locator("[data-hb-tiles]")).to_be_hidden()
    sizes = [page_sizes(page.pdf(format=paper)) for paper in ("A4", "Letter")]
    assert sizes == [[(596, 843)], [(612, 792)]]


def test_a_removed_learner_is_really_gone(page: Page, at: str) -> None:
    come(page, at, "fox", "red")
    page.goto(at + "learners.html")
    part = grown_up(page)
    part.get_by_role("textbox", name="Nickname").fill("Momo")
    part.get_by_role("textbox", name="Nickname").press("Tab")
    expect(part.get_by_text("The nickname is kept.")).to_be_visible()
    enter(page, "Momo, red fox")
    page.goto(at + "quizzes/a/small.html")
    answer(page, "word", "help", "correct")
    expect(saved(page)).to_be_visible()
    assert "Momo" in everything(page)
    done(page)
    part = grown_up(page)
    part.get_by_role("button", name="Remove (red fox)").click()
    part.get_by_role("button", name="Yes, remove (red fox)").click()
    expect(button(page, "fox")).to_be_visible()

    kept = everything(page)
    assert "Momo" not in kept
    assert "help" not in kept
    assert "small" not in kept


def test_everybody_can_be_removed_at_once(page: Page, at: str) -> None:
    seed(page, at, 3, nickname="Momo")
    part = grown_up(page)
    part.get_by_role("button", name="Remove all learners").click()
    part.get_by_role("button", name="Yes, remove", exact=True).click()

    expect(button(page, "elephant")).to_be_visible()
    assert "Momo" not in everything(page)
