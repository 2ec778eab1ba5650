"""The portal and a small site as apps in a real Kolibri: `python3 tasks.py kolibri`.

The file's name keeps it out of the other tests: Kolibri is installed for this one alone.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.steps import RIGHT, answer_all, kept, question
from tests.support.boxes import packed, served
from tests.support.kolibri import CHANNEL, PROGRAM, node_of, write_channel
from tests.support.nginx import free_ports
from tests.support.sites import Built, Files

TEACHER = {"username": "teacher", "password": "chalk-and-board"}


@pytest.fixture(scope="module")
def kolibri(
    portal: Built, small_site: Callable[[Files], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Address of a fresh Kolibri with both sites imported as apps of a channel."""
    folder = tmp_path_factory.mktemp("kolibri")
    sites = {"portal": portal.site, "small": small_site({})}
    files = packed("kolibri", sites, folder)
    write_channel(dict(zip(sites, files, strict=True)), folder / "disk")
    home = {**os.environ, "KOLIBRI_HOME": str(folder / "home")}
    manage(home, "provisiondevice", *PROVISION)
    for command in ("importchannel", "importcontent"):
        manage(home, command, "disk", CHANNEL, str(folder / "disk"))
    port, zips = free_ports(2)
    start = [str(PROGRAM), "start", "--foreground", f"--port={port}", f"--zip-port={zips}"]
    with served(start, port, folder / "kolibri.log", home) as address:
        yield address


PROVISION = (
    "--facility=School", "--preset=nonformal", "--language_id=en", "--noinput",
    f"--superusername={TEACHER['username']}", f"--superuserpassword={TEACHER['password']}",
)  # fmt: skip


def manage(home: dict[str, str], *words: str) -> None:
    """Run a command of Kolibri's to its end."""
    command = [str(PROGRAM), "manage", *words]
    done = subprocess.run(command, env=home, capture_output=True, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def learn(kolibri: str, browser: Browser) -> Iterator[Callable[[str], Frame]]:
    """`learn("small")`: the frame in which Kolibri shows that app to somebody signed in."""
    foreign: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        context.on("request", lambda request: foreign.append(request.url))
        page.goto(kolibri)
        sign_in(page, kolibri)

        def open_app(name: str) -> Frame:
            page.goto("about:blank")
            page.goto(f"{kolibri}en/learn/#/topics/c/{node_of(name)}")
            with page.expect_event("framenavigated", is_app, timeout=120_000) as shown:
                pass
            return shown.value

        yield open_app
    hosts = {urlsplit(url).hostname for url in foreign if url.startswith("http")}
    assert hosts == {"127.0.0.1"}


def is_app(frame: Frame) -> bool:
    """Whether a frame shows a page of an app."""
    return "/zipcontent/" in frame.url


def sign_in(page: Page, kolibri: str) -> None:
    """Sign in as Kolibri's own page does, which comes after one that says that it starts."""
    expect(page.get_by_role("textbox").first).to_be_visible(timeout=120_000)
    token = next(c for c in page.context.cookies() if c["name"] == "kolibri_csrftoken")["value"]
    (school,) = page.request.get(f"{kolibri}api/public/v1/facility/").json()
    answer = page.request.post(
        f"{kolibri}api/auth/session/",
        data={**TEACHER, "facility": school["id"]},
        headers={"X-CSRFToken": token},
    )
    assert answer.ok, answer.text()


def test_a_quiz_is_taken_and_is_there_when_the_app_is_opened_again(
    learn: Callable[[str], Frame],
) -> None:
    app = learn("small")
    app.goto(app.url.replace("index.html", "quizzes/a/small.html"))
    answer_all(cast(Page, app))  # a frame has the same ways to find things
    app.get_by_role("button", name="See my results").click()
    expect(app.get_by_role("region", name="My results")).to_contain_text("5 of 5")
    kept(cast(Page, app))

    app = learn("small")
    app.goto(app.url.replace("index.html", "quizzes/a/small.html"))
    for name in RIGHT:
        expect(question(cast(Page, app), name)).to_have_attribute("data-hb-verdict", "correct")


def test_the_portal_opens_and_its_links_lead_on(learn: Callable[[str], Frame]) -> None:
    app = learn("portal")
    app.get_by_role("contentinfo").get_by_role("link", name="Safety").click()
    app.get_by_role("link", name="Water: Stay Back, Shout, Throw").first.click()
    expect(app.get_by_role("heading", level=1)).to_have_text("Water: Stay Back, Shout, Throw")


@pytest.mark.parametrize(("prefix", "word"), [("", "umbrella"), ("zh/", "水")])
def test_the_search_finds(learn: Callable[[str], Frame], prefix: str, word: str) -> None:
    app = learn("portal")
    app.goto(app.url.replace("index.html", f"{prefix}index.html"))
    app.locator(".hb-search-button").click()
    app.locator("#hb-search-input").fill(word)
    expect(app.locator(".hb-search-results a").first).to_be_visible()


def test_the_page_to_keep_says_that_all_is_here(learn: Callable[[str], Frame]) -> None:
    app = learn("portal")
    app.goto(app.url.replace("index.html", "keep.html"))
    expect(app.get_by_text("All of it is here already")).to_be_visible()
