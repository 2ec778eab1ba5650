"""Without a network, what was kept opens: all of it, and all of one version."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.conftest import ARGUMENTS
from tests.browser.kept_site import (
    GONE,
    SEEK,
    keep_topic,
    marks,
    pages,
    state,
    until,
    until_true,
)
from tests.browser.steps import answer, answer_all, kept
from tests.support.faults import FaultServer
from tests.support.machine import find_chromium
from tests.support.marked import build

Serve = Callable[..., FaultServer]
QUIZ = "quizzes/a/small.html"
ALL_AT_ONCE = """pages => Promise.all(pages.map(page => new Promise(done => {
  const frame = document.createElement("iframe")
  frame.src = page
  frame.addEventListener("load", () => done(frame.contentDocument.documentElement.dataset.mark))
  document.body.append(frame)
})))"""
"""As a browser does that opens again what was open. Gives what the script of each page says."""


@pytest.fixture(scope="session")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first version of a site."""
    return build(tmp_path_factory.mktemp("one") / "source", 1)


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its second version: a quiz has another answer."""
    return build(tmp_path_factory.mktemp("two") / "source", 2, broken=True)


@pytest.fixture(scope="session")
def off(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A version that takes the worker off."""
    return build(tmp_path_factory.mktemp("off") / "source", 3, offline=False)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """`serve(folder, base="/")`: a server that can stop and fail."""
    with ExitStack() as running:

        def start(folder: Path, base: str = "/") -> FaultServer:
            server = FaultServer(folder, base)
            server.start()
            running.callback(server.stop)
            return server

        yield start


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Its first tab."""
    return context.new_page()


def see_results(page: Page) -> None:
    """All answers were right."""
    page.get_by_role("button", name="See my results").click()
    expect(page.get_by_role("region", name="My results")).to_contain_text("5 of 5")


def test_with_the_server_stopped_every_page_of_a_kept_topic_opens(
    page: Page, serve: Serve, one: Path
) -> None:
    server = serve(one)
    keep_topic(page, server, one)
    server.stop()

    for path in pages(one):
        answered = page.goto(server.address + path)
        assert answered and answered.status == 200, path
        assert marks(page) == ["1", "1"], path


def test_a_browser_that_opens_all_pages_at_once_gets_whole_ones(
    page: Page, serve: Serve, one: Path
) -> None:
    server = serve(one)
    keep_topic(page, server, one)
    server.stop()

    page.goto(server.address + "keep.html")
    scripts = page.evaluate(ALL_AT_ONCE, [server.address + path for path in pages(one)])
    assert scripts == ["1"] * len(pages(one))


def test_with_the_server_stopped_a_quiz_marks_and_saves(
    page: Page, serve: Serve, one: Path
) -> None:
    server = serve(one)
    keep_topic(page, server, one)
    server.stop()

    page.goto(server.address + QUIZ)
    answer_all(page)
    kept(page)
    page.reload()
    see_results(page)


@pytest.mark.parametrize(
    ("home", "button", "words", "found"),
    [("", "Search", "duck", "a/recorded"), ("zh/", "搜索", "白鸭子", "zh/lessons/a/recorded")],
)
def test_with_the_server_stopped_the_search_finds(
    page: Page, serve: Serve, one: Path, home: str, button: str, words: str, found: str
) -> None:
    server = serve(one)
    keep_topic(page, server, one)
    server.stop()

    page.goto(f"{server.address}{home}index.html")
    page.get_by_role("button", name=button).click()
    page.get_by_role("searchbox").fill(words)
    expect(page.locator(f".hb-search-results a[href*='{found}']").first).to_be_visible()


def test_with_the_server_stopped_a_recording_is_heard_from_where_one_wants(
    page: Page, serve: Serve, one: Path
) -> None:
    server = serve(one)
    keep_topic(page, server, one)
    server.stop()

    page.goto(server.address + "lessons/a/recorded.html")
    reached = page.locator("audio").evaluate(SEEK)
    assert abs(reached - 6) < 0.5


def test_an_address_without_its_ending_or_with_a_query_opens_the_page(
    page: Page, serve: Serve, one: Path
) -> None:
    server = serve(one)
    keep_topic(page, server, one)
    server.stop()

    for path in ("lessons/a/guide", "lessons/a/guide/", "lessons/a/guide.html?x=1"):
        page.goto(server.address + path)
        expect(page.get_by_role("heading", name="Small guide", level=1)).to_be_visible()
        assert marks(page) == ["1", "1"]


def test_a_page_that_is_not_kept_is_said_to_be_in_its_language(
    page: Page, serve: Serve, one: Path
) -> None:
    server = serve(one)
    keep_topic(page, server, one)
    server.stop()

    page.goto(server.address + "lessons/b/boat.html")
    expect(page).to_have_url(server.address + "not-saved.html#lessons/b/boat.html")
    assert marks(page) == ["1", "1"]
    page.goto(server.address + "zh/lessons/b/boat.html")
    expect(page).to_have_url(server.address + "zh/not-saved.html#zh/lessons/b/boat.html")
    answered = page.goto(server.address + "nowhere/at/all.html")
    assert answered and answered.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_deploy_in_mid_quiz_neither_reloads_nor_misgrades(
    context: BrowserContext, page: Page, serve: Serve, one: Path, two: Path
) -> None:
    server = serve(one)
    keep_topic(page, server, one)
    page.goto(server.address + QUIZ)
    page.evaluate("window.stays = true")
    answer(page, "first", "Shout", "correct")

    server.folder = two
    home = context.new_page()
    home.goto(server.address)
    until(home, server, two, "next")
    home.reload()
    assert marks(home) == ["1", "1"], "a lesson is open: nothing switches by itself"
    answer(page, "ring", "False", "correct")
    for name, response in (("word", "help"), ("minutes", "20")):
        answer(page, name, response, "correct")
    answer(page, "who", ["Grandpa", "Teacher"], "correct")
    see_results(page)
    assert page.evaluate("window.stays")

    page.goto(server.address)
    until(page, server, two)
    assert marks(page) == ["2", "2"]


def test_the_offer_of_new_lessons_is_taken_by_a_tap(
    context: BrowserContext, page: Page, serve: Serve, one: Path, two: Path
) -> None:
    server = serve(one)
    keep_topic(page, server, one)
    lesson = context.new_page()
    lesson.goto(server.address + "lessons/a/recorded.html")

    server.folder = two
    page.goto(server.address)
    page.locator('[data-hb-offer="new"]').click()
    expect(page.locator("html")).to_have_attribute("data-mark", "2")
    until(page, server, two)
    server.stop()
    lazy = lesson.evaluate("fetch('../../mark.js').then(r => r.text())")
    assert '"1"' in lazy, "an open lesson stays with its version"


def test_the_kill_switch_clears_everything_but_the_answers(
    page: Page, serve: Serve, one: Path, off: Path
) -> None:
    server = serve(one)
    keep_topic(page, server, one)
    page.goto(server.address + QUIZ)
    answer(page, "first", "Shout", "correct")
    kept(page)

    server.folder = off
    page.goto(server.address + "lessons/a/guide.html")
    until_true(page, GONE, seconds=5)
    page.goto(server.address + QUIZ)
    expect(page.locator("[data-hb-question='first']")).to_have_attribute(
        "data-hb-verdict", "correct"
    )
    assert marks(page) == ["3", "3"]
    until_true(page, GONE, seconds=5)


def test_below_a_folder_the_rest_of_the_origin_is_left_alone(
    page: Page, serve: Serve, one: Path
) -> None:
    server = serve(one, "/course/")
    elsewhere = server.address.replace("course/", "other.html")
    page.goto(elsewhere)
    page.evaluate("caches.open('theirs').then(c => c.put('/theirs', new Response('theirs')))")
    keep_topic(page, server, one)
    page.goto(elsewhere)
    assert page.evaluate("navigator.serviceWorker.controller") is None
    assert sorted(page.evaluate("caches.keys()")) == ["hornbook-files /course/", "theirs"]
    server.stop()

    page.goto(server.address + "lessons/a/guide.html")
    assert marks(page) == ["1", "1"]
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(elsewhere)


def test_over_plain_http_there_is_no_worker_and_no_error(
    playwright: Playwright, serve: Serve, one: Path
) -> None:
    server = serve(one)
    mapped = [*ARGUMENTS, "--host-resolver-rules=MAP school.test 127.0.0.1"]
    box = playwright.chromium.launch(executable_path=find_chromium(), args=mapped)
    page = box.new_page()
    trouble: list[str] = []
    page.on("console", lambda m: trouble.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))

    page.goto(f"http://school.test:{server.port}/{QUIZ}")
    assert page.evaluate("isSecureContext") is False
    answer_all(page)
    kept(page)
    page.goto(f"http://school.test:{server.port}/")
    assert trouble == []
    box.close()


def test_first_visit_of_a_captive_network_keeps_nothing_wrong(
    page: Page, serve: Serve, one: Path
) -> None:
    server = serve(one)
    server.fault = lambda path, n: "captive" if "offline/" in path else None
    page.goto(server.address)
    page.evaluate("navigator.serviceWorker.ready.then(Boolean)")
    page.reload()
    assert state(page, server) == {}
    server.heal()
    page.reload()
    until(page, server, one)
