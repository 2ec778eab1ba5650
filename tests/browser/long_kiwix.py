"""The portal and a small site as ZIM files, in kiwix-serve: `python3 tasks.py zim`.

The file's name keeps it out of the other tests: kiwix-tools are wanted for this one alone.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.steps import RIGHT, answer_all, kept, own_device, question
from tests.support.boxes import packed, served
from tests.support.nginx import free_ports
from tests.support.sites import Built, Files
from tests.support.watch import watch


@pytest.fixture(scope="module")
def files(
    portal: Built, small_site: Callable[[Files], Path], tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    """The ZIM files of the portal and of a small site."""
    sites = {"portal": portal.site, "small": small_site({})}
    return packed("zim", sites, tmp_path_factory.mktemp("zim"))


def serve(files: list[Path], log: Path, *options: str) -> AbstractContextManager[str]:
    """Run kiwix-serve with both files; gives its address."""
    program, (port,) = shutil.which("kiwix-serve"), free_ports(1)
    assert program, "kiwix-serve is not there: `python3 tasks.py zim` installs it"
    command = [program, "--address=127.0.0.1", f"--port={port}", *options, *map(str, files)]
    return served(command, port, log)


@pytest.fixture(scope="module")
def kiwix(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of kiwix-serve, which shows the pages as they are."""
    with serve(files, tmp_path_factory.mktemp("log") / "kiwix.log", "--nosearchbar") as address:
        yield address


def test_zimcheck_finds_nothing_wrong_with_the_portal(files: list[Path]) -> None:
    checked = subprocess.run(["zimcheck", "-A", str(files[0])], capture_output=True, text=True)

    assert checked.returncode == 0, checked.stdout
    assert "[ERROR]" not in checked.stdout


def test_a_quiz_is_taken_and_answers_are_there_after_a_reload(kiwix: str, page: Page) -> None:
    page.goto(f"{kiwix}small/quizzes/a/small.html")
    answer_all(page)
    page.get_by_role("button", name="See my results").click()
    expect(page.get_by_role("region", name="My results")).to_contain_text("5 of 5")
    kept(page)
    page.reload()

    for name in RIGHT:
        expect(question(page, name)).to_have_attribute("data-hb-verdict", "correct")


@pytest.mark.parametrize(("prefix", "word", "found"), [("", "water", "ater"), ("zh/", "水", "水")])
def test_search_finds(kiwix: str, page: Page, prefix: str, word: str, found: str) -> None:
    page.goto(f"{kiwix}portal/{prefix}index.html")
    page.locator(".hb-search-button").click()
    page.locator("#hb-search-input").fill(word)
    hit = page.locator(".hb-search-results a").first

    expect(hit).to_contain_text(found)
    hit.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_every_page_of_the_portal_opens(kiwix: str, page: Page, portal: Built) -> None:
    own_device(page, f"{kiwix}portal/")
    pages = [path.relative_to(portal.site).as_posix() for path in portal.site.rglob("*.html")]
    for path in sorted(set(pages) - {"404.html", "hub.html"}):
        answer = page.goto(f"{kiwix}portal/{path}")
        assert answer and answer.ok, path
        assert page.locator("h1").count(), path


def test_the_page_to_keep_says_that_all_is_here(kiwix: str, page: Page) -> None:
    page.goto(f"{kiwix}portal/keep.html")
    expect(page.get_by_text("All of it is here already")).to_be_visible()


@pytest.mark.parametrize("words", ["water", "防溺水"])
def test_kiwix_finds_by_its_own_index(kiwix: str, page: Page, words: str) -> None:
    answer = page.request.get(f"{kiwix}search?content=portal&pattern={words}")

    assert answer.ok
    assert "safety/water.html" in answer.text()


def test_kiwix_shows_what_the_file_says_of_itself(kiwix: str, page: Page) -> None:
    catalog = page.request.get(f"{kiwix}catalog/search").text()

    assert "<title>Hornbook</title>" in catalog
    assert "<language>eng,zho</language>" in catalog
    assert "<name>hornbook_mul</name>" in catalog


def test_a_quiz_is_taken_below_the_bar_that_kiwix_puts_on_every_page(
    files: list[Path], tmp_path: Path, browser: Browser
) -> None:
    trouble: list[str] = []
    with serve(files, tmp_path / "kiwix.log") as kiwix, browser.new_context() as context:
        page = context.new_page()
        watch(page, trouble)
        page.goto(f"{kiwix}small/quizzes/a/small.html")
        expect(page.locator("#kiwixtoolbar")).to_be_visible()
        answer_all(page)
        kept(page)

    # The bar brings scripts of its own, which try what our policy forbids, and do without.
    assert not [words for words in trouble if "/skin/" not in words]
