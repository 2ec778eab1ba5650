"""An author writes with the pages open in a browser: each shows what was saved, by itself."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.support.content import GUIDE, SMALL
from tests.support.live import live_site
from tests.support.sites import lay_out


def test_all_tabs_follow_quick_saves_and_a_mistake(browser: Browser, tmp_path: Path) -> None:
    lay_out(SMALL, tmp_path / "source")
    lesson = tmp_path / "source/lessons/a/guide.yml"
    context = browser.new_context()
    with live_site(tmp_path / "source") as site:
        guide, shelf = context.new_page(), context.new_page()
        guide.goto(site.url + "lessons/a/guide.html")
        shelf.goto(site.url + "lessons/a/index.html")
        for number in range(6):
            # The next save comes in the middle of the build that this one causes.
            lesson.write_text(GUIDE.replace("Small guide", f"Draft {number}"), encoding="utf-8")
            expect(guide.get_by_role("heading", level=1)).to_have_text(f"Draft {number}")
        expect(shelf.get_by_role("link", name="Draft 5")).to_be_visible()

        lesson.write_text(GUIDE.replace("kind:", "knd:"), encoding="utf-8")
        for tab in (guide, shelf):
            expect(tab.get_by_text("Did you mean `kind`?")).to_be_visible()
        lesson.write_text(GUIDE.replace("Small guide", "Last guide"), encoding="utf-8")
        expect(guide.get_by_role("heading", level=1)).to_have_text("Last guide")
        expect(shelf.get_by_role("link", name="Last guide")).to_be_visible()
    context.close()
