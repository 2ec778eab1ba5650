"""Who is learning? Children share a tablet: each finds its own place, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.browser.conftest import ARGUMENTS, Origin
from tests.browser.steps import answer, question, saved, tab_to
from tests.browser.storage import everything
from tests.support.axe import violations
from tests.support.machine import find_chromium
from tests.support.sites import SMALLEST, Files

LEARNERS = SMALLEST["mkdocs.yml"] + "      learners: true\n"
LEARNERS = LEARNERS.replace("- hornbook\n", "- hornbook:\n")
SITE: Files = {
    "mkdocs.yml": LEARNERS + "      translations:\n        zh: {site_name: 小站}\n",
    "content/index.zh.md": "# 首页\n",
}
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True}
TABLET = {"viewport": {"width": 800, "height": 1280}, "has_touch": True}
SEED = """
async learners => { for (const one of learners) await window.hornbookDevice.saveLearner(one) }
"""
ANIMALS = ("fox", "panda", "rabbit", "duck", "fish", "turtle", "cat", "owl", "bee", "goat", "frog")
COLOURS = ("red", "orange", "yellow", "green", "teal", "blue", "purple", "brown")


@pytest.fixture(scope="session")
def shared(small_site: Callable[[Files], Path]) -> Path:
    """A site whose devices are shared."""
    return small_site(SITE)


@pytest.fixture
def at(origin: Origin, shared: Path) -> str:
    """Address of the site."""
    return origin.of(shared)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def come(page: Page, at: str, animal: str, colour: str) -> None:
    """A new child: animal, colour, in."""
    page.goto(at + "learners.html")
    expect(page.locator("[data-hb-view]:visible")).to_have_count(1)
    if button(page, "Somebody new").is_visible():
        button(page, "Somebody new").click()
    button(page, animal).click()
    button(page, f"{colour} {animal}").click()
    expect(page).to_have_url(re.compile(r"/me\.html$"))


def enter(page: Page, name: str) -> None:
    """Tap the picture of a learner without a secret."""
    button(page, name).click()
    expect(page).to_have_url(re.compile(r"/me\.html$"))


def me(page: Page) -> Locator:
    """The child's own picture in the header."""
    return page.get_by_role("button", name=re.compile("^This is me"))


def done(page: Page) -> None:
    """Tap one's own picture, then "I'm done"."""
    me(page).click()
    page.get_by_role("dialog").get_by_role("button", name="I’m done").click()
    expect(page).to_have_url(re.compile(r"/learners\.html$"))


def seed(page: Page, at: str, count: int, **more: object) -> None:
    """So many learners are on the device already."""
    page.goto(at + "learners.html")
    expect(page.locator("[data-hb-view]:visible")).to_have_count(1)
    rows = [
        {"id": f"seedseed{n:02}", "animal": ANIMALS[n % 11], "colour": COLOURS[n // 11]}
        | {"made": n, "seen": n, **more}
        for n in range(count)
    ]
    page.evaluate(SEED, rows)
    page.reload()
    expect(button(page, "red fox") if not more else page.locator(".hb-tile").first).to_be_visible()


@pytest.mark.parametrize("device", [PHONE, TABLET])
def test_a_child_comes_in_by_two_taps_on_pictures(
    open_page: Callable[..., Page], at: str, device: dict[str, object]
) -> None:
    page = open_page(**device)
    page.goto(at + "learners.html")
    button(page, "owl").tap()
    button(page, "teal owl").tap()

    expect(page).to_have_url(re.compile(r"/me\.html$"))
    expect(me(page)).to_be_visible()
    page.goto(at + "learners.html")
    expect(button(page, "teal owl")).to_be_visible()


def test_the_picker_leads_back_to_the_page_a_child_came_from(page: Page, at: str) -> None:
    page.goto(at + "quizzes/a/small.html")
    page.get_by_role("link", name="Who is learning?").click()
    button(page, "owl").click()
    button(page, "teal owl").click()

    expect(page).to_have_url(re.compile(r"/quizzes/a/small\.html$"))
    expect(me(page)).to_be_visible()


def test_an_address_that_leads_elsewhere_leads_to_ones_own_path(page: Page, at: str) -> None:
    page.goto(at + "learners.html#to=../../etc/x.html")
    button(page, "owl").click()
    button(page, "teal owl").click()

    expect(page).to_have_url(re.compile(r"/me\.html$"))


def test_each_child_finds_its_own_answers_and_nobody_elses(page: Page, at: str) -> None:
    quiz = at + "quizzes/a/small.html"
    come(page, at, "fox", "red")
    page.goto(quiz)
    answer(page, "first", "Shout", "correct")
    expect(saved(page)).to_be_visible()
    done(page)
    come(page, at, "owl", "blue")
    page.goto(quiz)
    expect(me(page)).to_be_visible()
    expect(question(page, "first")).not_to_have_attribute("data-hb-verdict", re.compile("."))
    done(page)
    enter(page, "red fox")
    page.goto(quiz)

    expect(question(page, "first")).to_have_attribute("data-hb-verdict", "correct")


def expect_nothing(page: Page) -> None:
    """What is seen is the picker, or a page on which nobody has done anything."""
    expect(page.locator("html:not([data-hb-covered]) main")).to_be_visible()
    expect(me(page).filter(has=page.locator("[href*=fox]"))).to_have_count(0)
    expect(page.locator("[data-hb-verdict]")).to_have_count(0)
    expect(page.locator("input:checked")).to_have_count(0)
    for box in page.locator("main input[type=text]:visible").all():
        expect(box).to_have_value("")


@pytest.mark.parametrize("is_cached", [True, False])
def test_back_shows_nothing_of_the_child_before(
    playwright: Playwright, at: str, is_cached: bool
) -> None:
    ignored = ["--disable-back-forward-cache"] if is_cached else []
    browser = playwright.chromium.launch(
        executable_path=find_chromium(), args=ARGUMENTS, ignore_default_args=ignored
    )
    page = browser.new_page()
    come(page, at, "fox", "red")
    page.goto(at + "quizzes/a/small.html")
    answer(page, "first", "Shout", "correct")
    question(page, "word").get_by_role("textbox").fill("my own words")
    question(page, "ring").get_by_label("False", exact=True).check()
    expect(saved(page)).to_be_visible()
    page.goto(at + "lessons/a/guide.html")
    expect(me(page)).to_be_visible()
    done(page)

    page.go_back(wait_until="commit")
    expect_nothing(page)
    come(page, at, "owl", "blue")
    for _ in range(2):
        page.go_back(wait_until="commit")
        expect_nothing(page)
    browser.close()


def test_done_in_one_tab_covers_the_other(page: Page, at: str) -> None:
    come(page, at, "fox", "red")
    other = page.context.new_page()
    other.goto(at + "quizzes/a/small.html")
    expect(me(other)).to_be_visible()
    done(page)
    other.bring_to_front()

    expect(other).to_have_url(re.compile(r"/learners\.html$"))


def test_a_device_left_alone_is_handed_over(page: Page, at: str) -> None:
    page.clock.install()
    come(page, at, "fox", "red")
    page.goto(at + "quizzes/a/small.html")
    answer(page, "first", "Shout", "correct")
    page.clock.run_for("04:00")
    page.mouse.wheel(0, 100)
    page.clock.run_for("04:00")
    expect(me(page)).to_be_visible()
    page.clock.run_for("02:00")

    expect(page).to_have_url(re.compile(r"/learners\.html$"))


def test_a_guest_keeps_nothing(page: Page, at: str) -> None:
    page.goto(at + "learners.html")
    button(page, "Just looking").click()
    expect(page).to_have_url(re.compile(r"/child\.html$"))
    page.goto(at + "quizzes/a/small.html")
    answer(page, "word", "help", "correct")
    me(page).click()
    expect(page.get_by_role("dialog").get_by_text("nothing is kept")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("link", name="My path")).to_be_hidden()
    page.get_by_role("dialog").get_by_role("button", name="I’m done").click()
    expect(page).to_have_url(re.compile(r"/learners\.html$"))

    assert "help" not in everything(page)


def test_ones_own_device_asks_nobody_until_it_is_shared_again(page: Page, at: str) -> None:
    page.goto(at + "learners.html")
    button(page, "This is my own device").click()
    expect(page).to_have_url(re.compile(r"/me\.html$"))
    expect(page.get_by_role("banner").get_by_role("link", name="My path")).to_be_visible()
    page.goto(at + "quizzes/a/small.html")
    answer(page, "first", "Shout", "correct")
    expect(saved(page)).to_be_visible()
    page.goto(at + "learners.html")
    button(page, "Several children use this device").click()
    expect(button(page, "fox")).to_be_visible()
    page.goto(at + "quizzes/a/small.html")

    expect(page.get_by_role("link", name="Who is learning?").first).to_be_visible()
    expect(question(page, "first")).not_to_have_attribute("data-hb-verdict", re.compile("."))


def test_a_taken_picture_is_not_offered(page: Page, at: str) -> None:
    come(page, at, "fox", "red")
    page.goto(at + "learners.html")
    button(page, "Somebody new").click()
    button(page, "fox").click()

    expect(button(page, "blue fox")).to_be_visible()
    expect(button(page, "red fox")).to_have_count(0)


def test_forty_learners_are_as_many_as_there_can_be(page: Page, at: str) -> None:
    seed(page, at, 40)

    expect(page.locator("[data-hb-tiles] .hb-tile")).to_have_count(40)
    expect(button(page, "Somebody new")).to_have_count(0)
    expect(page.get_by_text("it holds no more")).to_be_visible()


def grown_up(page: Page) -> Locator:
    """Open what is for grown-ups."""
    part = page.locator("details", has_text="For grown-ups")
    part.locator("summary").click()
    return part


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


def test_a_child_comes_in_and_goes_by_keyboard(page: Page, at: str) -> None:
    page.goto(at + "learners.html")
    tab_to(page, button(page, "bee"))
    page.keyboard.press("Enter")
    tab_to(page, button(page, "brown bee"))
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"/me\.html$"))
    tab_to(page, me(page))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("dialog").get_by_role("button", name="I’m done"))
    page.keyboard.press("Enter")

    expect(button(page, "brown bee")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_any_step(
    open_page: Callable[..., Page], at: str, scheme: str
) -> None:
    page = open_page(color_scheme=scheme, **PHONE)
    page.goto(at + "learners.html")
    expect(button(page, "bee")).to_be_visible()
    assert violations(page) == []
    button(page, "bee").tap()
    assert violations(page) == []
    seed(page, at, 2, nickname="Mei", secret=[0, 1, 2])
    grown_up(page)
    page.get_by_role("button", name="Remove (red fox)").click()
    assert violations(page) == []
    button(page, "Mei, red fox").click()
    assert violations(page) == []
    for name in ("sun", "moon", "star"):
        button(page, name).tap()
    expect(page).to_have_url(re.compile(r"/me\.html$"))
    page.goto(at + "quizzes/a/small.html")
    me(page).click()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 800])
def test_nothing_is_wider_than_the_page(
    open_page: Callable[..., Page], at: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    wide = "document.documentElement.scrollWidth > innerWidth"
    seed(page, at, 30, nickname="Xiaolongbao")
    assert not page.evaluate(wide)
    page.locator(".hb-tile").first.click()
    expect(page).to_have_url(re.compile(r"/me\.html$"))
    page.goto(at + "zh/quizzes/a/small.html")
    expect(page.locator("button[data-hb-whois]")).to_be_visible()
    assert not page.evaluate(wide)


def test_the_pictures_have_chinese_names(page: Page, at: str) -> None:
    page.goto(at + "zh/learners.html")
    expect(page.get_by_role("heading", name="选一个动物")).to_be_visible()
    button(page, "狐狸").click()
    button(page, "红色狐狸").click()

    expect(page).to_have_url(re.compile(r"/zh/me\.html$"))
    expect(page.get_by_role("button", name="这是我")).to_be_visible()


def test_a_child_is_the_same_in_both_languages(page: Page, at: str) -> None:
    come(page, at, "fox", "red")
    page.goto(at + "zh/learners.html")

    expect(button(page, "红色狐狸")).to_be_visible()


def test_without_a_script_the_page_says_so(open_page: Callable[..., Page], at: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(at + "learners.html")

    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="Who is learning?")).to_have_count(0)


def test_a_device_that_keeps_nothing_says_so(open_page: Callable[..., Page], at: str) -> None:
    page = open_page()
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {value: undefined});"
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    )
    page.goto(at + "learners.html")

    expect(page.get_by_text("This device keeps nothing")).to_be_visible()


def test_a_site_whose_devices_are_not_shared_asks_nobody(
    page: Page, origin: Origin, small_site: Callable[[Files], Path]
) -> None:
    site = small_site({})
    page.goto(origin.of(site) + "quizzes/a/small.html")

    expect(page.locator("[data-hb-whois]")).to_have_count(0)
    assert not (site / "learners.html").exists()
