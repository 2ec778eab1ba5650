"""A packed topic: one file, alone in an empty folder, in Chromium and in Firefox."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, Request, expect

from mkdocs_hornbook.pack.common import read_site
from mkdocs_hornbook.pack.single import pack_single
from tests.browser.conftest import ARGUMENTS
from tests.browser.test_firefox import STRICT
from tests.support import axe
from tests.support.machine import find_chromium, find_firefox
from tests.support.sites import ROOT, Built, Files, lay_out, run_build

NAME = "安全 safety, for you (2).html"
SOME = re.compile(
    r"mkdocs\.yml|content/(index\.|assets/).*|lessons/(sources|helplines|care|forms).*|"
    r"(lessons|quizzes)/(safety|reading|scripts)/"
    r"(topic|cover|puppet|water|roads|red-umbrella|leave-the-shoe)[./].*"
)
"""Two lectures, a story and a play of the portal, and all that is written or felt."""
PHONE = {"width": 320, "height": 640}


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def browser(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Both, one after the other."""
    if request.param == "chromium":
        started = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
    else:
        started = playwright.firefox.launch(
            channel="moz-firefox", executable_path=find_firefox(), firefox_user_prefs=STRICT
        )
    yield started
    started.close()


def some() -> Files:
    """The files of a smaller portal."""
    paths = [p for name in ("lessons", "quizzes", "content") for p in (ROOT / name).rglob("*.*")]
    paths.append(ROOT / "mkdocs.yml")
    found = {path.relative_to(ROOT).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in found.items() if SOME.fullmatch(name)}


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Built:
    source = tmp_path_factory.mktemp("some") / "source"
    lay_out(some(), source)
    (source / "overrides").mkdir()
    built = run_build(source)
    assert built.code == 0, built.output
    return built


@pytest.fixture(scope="module")
def carry(portal: Built, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """`carry(topic, language="")`: the address of the topic's file in a folder of its own."""

    @cache
    def pack(topic: str, language: str = "") -> str:
        file = tmp_path_factory.mktemp("alone") / NAME
        html = pack_single(read_site(portal.site), topic, language).html
        file.write_text(html, encoding="utf-8", newline="\n")
        return file.as_uri()

    return pack


@pytest.fixture
def asked() -> list[str]:
    """What the page asked for."""
    return []


@pytest.fixture
def alone(open_page: Callable[..., Page], asked: list[str]) -> Callable[..., Page]:
    """`alone(address, **options)`: the file, opened; it must ask for nothing but itself."""

    def look(request: Request) -> None:
        if not request.url.startswith("data:"):
            asked.append(request.url)

    def open_one(address: str, **options: Any) -> Page:
        page = open_page(**({"color_scheme": "null"} | options))
        page.on("request", look)
        page.goto(address)
        return page

    return open_one


def main(page: Page) -> Locator:
    """The page of the file that is shown."""
    return page.locator("main:visible")


def shown(page: Page) -> str:
    """The heading of the page of the file that is shown."""
    expect(page.locator("main:visible")).to_have_count(1)
    return page.locator("main:visible h1").inner_text()


def test_every_lesson_is_reached_and_its_quiz_is_marked(
    carry: Callable[..., str], alone: Callable[..., Page], asked: list[str]
) -> None:
    address = carry("safety")
    page = alone(address, viewport=PHONE)
    assert shown(page) == "Safety"
    expect(page.get_by_text("This file is for one reader.")).to_be_visible()

    main(page).get_by_role("link", name="Roads: Stop, Look, Walk Straight").click()
    expect(page).to_have_title(re.compile("^Roads"))
    assert shown(page).startswith("Roads")
    assert page.evaluate("() => scrollY") == 0
    pictures = page.locator("main:visible img")
    pictures.last.scroll_into_view_if_needed()
    page.wait_for_function(
        """() => [...document.querySelectorAll('main:not([hidden]) img')]
            .every(i => i.loading === 'lazy' && !i.complete || i.naturalWidth > 0)"""
    )
    assert pictures.last.evaluate("img => img.decode().then(() => img.naturalWidth)") > 0

    page.get_by_role("button", name="Menu").click()
    page.get_by_role("dialog").get_by_role("link", name="Water: Stay Back").click()
    assert shown(page).startswith("Water")
    page.locator("main:visible a[href='#quizzes.safety.water']").first.click()
    assert shown(page).startswith("Water")
    one = page.locator("main:visible [data-hb-kind='single-choice']").first
    one.get_by_role("radio").first.check()
    one.get_by_role("button", name="Check my answer").click()
    expect(one).to_have_attribute("data-hb-verdict", re.compile("correct"))
    expect(page.locator("main:visible .hb-saved")).to_have_text(re.compile("device"))

    assert [url for url in asked if url.partition("#")[0] != address] == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]


def test_answers_are_there_again_after_a_reload(
    carry: Callable[..., str], alone: Callable[..., Page]
) -> None:
    page = alone(carry("safety") + "#quizzes.safety.water")
    one = page.locator("main:visible [data-hb-kind='single-choice']").first
    one.get_by_role("radio").first.check()
    one.get_by_role("button", name="Check my answer").click()
    expect(page.locator("main:visible .hb-saved")).to_have_text(re.compile("Saved"))
    page.reload()

    assert shown(page).startswith("Water")
    expect(one).to_have_attribute("data-hb-verdict", re.compile("correct"))


def test_where_nothing_can_be_kept_the_quiz_says_so_and_remembers_meanwhile(
    carry: Callable[..., str], alone: Callable[..., Page], tmp_path: Path
) -> None:
    """An app that shows a file in a sandbox, as chats do."""
    app = tmp_path / "app.html"
    frame = f'<iframe sandbox="allow-scripts" width="400" height="700" src="{carry("safety")}">'
    app.write_text(f"<!doctype html><title>App</title>{frame}</iframe>", encoding="utf-8")
    page = alone(app.as_uri())
    file = page.frame_locator("iframe")
    file.locator("main:visible h3 a", has_text="Water").click()
    file.locator("main:visible a[href='#quizzes.safety.water']").first.click()
    one = file.locator("main:visible [data-hb-kind='single-choice']").first
    one.get_by_role("radio").first.check()
    one.get_by_role("button", name="Check my answer").click()
    expect(one).to_have_attribute("data-hb-verdict", re.compile("correct"))
    expect(file.locator("main:visible .hb-saved")).to_have_text(re.compile("cannot"))
    file.locator(".hb-crumbs a").click()
    file.locator("main:visible h3 a", has_text="Water").click()
    file.locator("main:visible a[href='#quizzes.safety.water']").first.click()

    expect(one).to_have_attribute("data-hb-verdict", re.compile("correct"))


def test_back_leads_to_where_one_was(carry: Callable[..., str], alone: Callable[..., Page]) -> None:
    page = alone(carry("safety"))
    main(page).get_by_role("link", name="Roads: Stop, Look, Walk Straight").click()
    assert shown(page).startswith("Roads")
    page.evaluate("() => history.back()")
    expect(page.get_by_role("heading", level=1, name="Safety")).to_be_visible()

    assert shown(page) == "Safety"
    expect(page.locator(".hb-crumbs")).to_be_hidden()


def test_every_page_has_what_reads_aloud(
    carry: Callable[..., str], alone: Callable[..., Page]
) -> None:
    page = alone(carry("reading") + "#lessons.reading.red-umbrella")
    page.wait_for_function("() => document.querySelectorAll('.hb-leaf .hb-hear').length > 3")

    assert page.locator(".hb-player").count() == 1
    assert page.locator("main:visible [data-hb-listen]").count() == 1


def test_the_exit_leaves_nothing(carry: Callable[..., str], alone: Callable[..., Page]) -> None:
    page = alone(carry("care"))
    assert shown(page) == "How I feel"
    expect(page.locator(".hb-exit")).to_be_hidden()
    main(page).get_by_role("link", name="How am I today?").click()
    page.get_by_role("link", name=re.compile("Exit")).click()
    expect(page.locator("body > *:visible")).to_have_count(1)
    words = page.locator("body").inner_text()
    title = page.title()

    assert "How am I" not in words and "Hornbook" not in words + title
    page.evaluate("() => history.back()")
    page.wait_for_function("() => !location.hash.includes('leaves')")
    assert "How am I" not in page.locator("body").inner_text()


def test_a_sensitive_page_is_left_by_three_presses_and_others_are_not(
    carry: Callable[..., str], alone: Callable[..., Page]
) -> None:
    page = alone(carry("care"))
    for _ in range(3):
        page.keyboard.press("Shift")
    assert shown(page) == "How I feel"
    main(page).get_by_role("link", name="How am I today?").click()
    for _ in range(3):
        page.keyboard.press("Shift")

    expect(page.locator(".hb-leaves")).to_be_visible()


def test_forms_are_empty_after_another_page(
    carry: Callable[..., str], alone: Callable[..., Page]
) -> None:
    page = alone(carry("forms") + "#lessons.forms.emergency-card")
    box = page.locator("main:visible input[data-hb-entry]").first
    box.fill("Rice")
    page.evaluate("() => { location.hash = 'lessons.forms.index' }")
    expect(page).to_have_title(re.compile("^Forms"))
    assert shown(page) == "Forms to print"
    page.evaluate("() => { location.hash = 'lessons.forms.emergency-card' }")

    expect(box).to_have_value("")


def test_without_a_script_all_lessons_stand_one_after_another(
    carry: Callable[..., str], alone: Callable[..., Page], browser: Browser
) -> None:
    if browser.browser_type.name == "firefox":
        pytest.skip("BiDi of this Firefox cannot turn scripts off")
    page = alone(carry("safety", "zh"), java_script_enabled=False)

    expect(page.locator("main:visible")).to_have_count(6)
    expect(page.locator(".hb-answers").first).to_be_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing(
    carry: Callable[..., str],
    alone: Callable[..., Page],
    browser: Browser,
    language: str,
) -> None:
    if browser.browser_type.name == "firefox":
        pytest.skip("axe comes in through Chromium's debugger")
    page = alone(carry("safety", language))
    for place in page.locator("main").evaluate_all("all => all.map(main => main.id)"):
        page.evaluate("place => { location.hash = place }", place)
        expect(page.locator(f"main[id='{place}']")).to_be_visible()
        assert axe.violations(page) == [], place
