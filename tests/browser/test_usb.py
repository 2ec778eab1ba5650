"""A packed copy, unpacked in a folder with a name from real life and opened from disk."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from mkdocs_hornbook.cli import main
from tests.browser.steps import answer, kept
from tests.support.web import file_site
from tests.test_filelist import SITE, build

HOME = "---\nhornbook: home\n---\n# A good place\n"
FILES = {**SITE, "content/index.md": HOME, "content/index.zh.md": HOME}


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One topic of a site, packed as a ZIP file and unpacked where a teacher would."""
    folder = tmp_path_factory.mktemp("stick")
    site = build(folder / "source", FILES).site
    words = ["pack", "usb", "-o", str(folder / "c.zip"), "--site", str(site), "--topics", "b"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(folder / "c.zip") as packed:
        packed.extractall(folder / "课本 for class 3")
    return folder / "课本 for class 3" / "small-school"


def test_a_child_gets_from_the_start_page_to_a_marked_answer(page: Page, copy: Path) -> None:
    page.goto(file_site(copy) + "START-HERE.html")
    page.get_by_role("link", name="Open the lessons").click()
    page.get_by_role("main").get_by_role("link", name="Topic B").click()
    page.get_by_role("main").get_by_role("link", name="Look").click()
    page.locator("main a[href$='b/ask.html']").click()

    answer(page, "first", "Shout", "correct")
    kept(page)
    page.reload()
    expect(page.get_by_label("Shout", exact=True)).to_be_checked()


def test_the_search_finds_what_is_there_and_nothing_else(page: Page, copy: Path) -> None:
    page.goto(file_site(copy) + "index.html")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("Breathe")
    found = page.locator(".hb-search-results a")

    expect(found).to_have_text(["Look"])
    found.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look")


def test_a_link_to_what_was_left_out_leads_to_kind_words(page: Page, copy: Path) -> None:
    page.goto(file_site(copy) + "lessons/b/look.html")
    page.get_by_role("link", name="the guide").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not in this copy")
    page.get_by_role("link", name="Home").click()
    expect(page.get_by_role("link", name="Topic B").first).to_be_visible()


def test_the_home_of_a_copy_names_only_its_topics_in_each_language(page: Page, copy: Path) -> None:
    for name in ("index.html", "parent.html", "zh/index.html", "zh/parent.html"):
        page.goto(file_site(copy) + name)

        expect(page.get_by_role("link", name="Topic A")).to_have_count(0)
        expect(page.locator(".hb-card")).to_have_count(1)
