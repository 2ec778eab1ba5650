"""The room on the device: what is said of it, what is asked for, and when all is gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.link import Link
from tests.support.sites import SMALLEST, Files

SITE: Files = {
    "mkdocs.yml": SMALLEST["mkdocs.yml"].replace("hornbook", "hornbook: {classroom: false}"),
    "content/index.zh.md": "# 首页\n",
}
# The browser's own answer is passed on; how often it was asked is counted.
COUNTED = """
window.asked = 0
const persist = navigator.storage.persist.bind(navigator.storage)
navigator.storage.persist = () => { window.asked += 1; return persist() }
"""
EVICT = "async () => Promise.all((await caches.keys()).map(name => caches.delete(name)))"
PATHS = """async () => {
  const found = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const {url} of await cache.keys())
      if (url.includes("/file/")) found.push((await cache.match(url)).url)
  }
  return found
}"""


@pytest.fixture
def device(browser: Browser) -> Iterator[Page]:
    """A tab of a device of its own, with its worker."""
    context = browser.new_context()
    context.add_init_script(COUNTED)
    yield context.new_page()
    context.close()


def keep(page: Page, address: str) -> None:
    page.goto(address)
    row = page.locator(".hb-keep").first
    row.locator('[data-hb-act="keep"]').click()
    expect(row).to_have_attribute("data-hb-stage", "here")


def test_the_room_is_shown_and_the_browser_asked_for_a_promise_at_the_first_keep(
    device: Page, link: Link
) -> None:
    device.goto(link.address + "keep.html")
    expect(device.get_by_text("Room left for this site: about")).to_be_visible()
    assert device.evaluate("asked") == 0

    device.locator('[data-hb-act="keep"]').first.click()
    expect(device.locator(".hb-keep").first).to_have_attribute("data-hb-stage", "here")
    assert device.evaluate("asked") == 1


@pytest.mark.parametrize(("prefix", "other"), [("", "zh/"), ("zh/", "")])
def test_one_topic_in_one_language_brings_no_page_of_the_other(
    device: Page, link: Link, prefix: str, other: str
) -> None:
    keep(device, f"{link.address}{prefix}keep.html")
    kept = [url.removeprefix(link.address) for url in device.evaluate(PATHS)]
    pages = {path for path in kept if path.endswith(".html")} - {"404.html", "hub.html"}

    assert f"{prefix}index.html" in pages
    assert f"{other}index.html" not in pages
    assert all(path.startswith("zh/") == bool(prefix) for path in pages)


def test_when_all_was_thrown_away_the_site_opens_and_offers_to_keep_anew(
    device: Page, link: Link
) -> None:
    keep(device, link.address + "keep.html")
    device.evaluate(EVICT)
    device.goto(link.address)
    expect(device.get_by_role("heading", level=1)).to_be_visible()

    keep(device, link.address + "keep.html")
    link.is_cut = True
    device.goto(link.address + "lessons/a/guide.html")
    expect(device.get_by_role("heading", name="Small guide", level=1)).to_be_visible()
