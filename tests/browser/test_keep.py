"""Topics that a reader keeps for where there is no network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Origin
from tests.support import axe
from tests.support.content import GUIDE, QUIZ
from tests.support.link import Link, link_to
from tests.support.sites import SMALLEST, Built, Files

LESSON = """\
kind: tool
title: {title} {number}
summary: S
minutes: 5
blocks: [{{type: checklist, id: ticks, items: ["{text}"]}}]
"""
ROW = ".hb-keep"


def lessons(topic: str, count: int) -> Files:
    """A topic of lessons that differ in every word."""
    files: dict[str, str | bytes] = {f"lessons/{topic}/topic.yml": f"title: Topic {topic}\n"}
    for number in range(count):
        text = " ".join(f"word{number}{topic}{word}" for word in range(60))
        lesson = LESSON.format(title=topic, number=number, text=text)
        files[f"lessons/{topic}/l{number}.yml"] = lesson
    return files


SITE: Files = {
    "mkdocs.yml": SMALLEST["mkdocs.yml"].replace("- hornbook", "- hornbook: {id: keeping}"),
    **lessons("a", 30),
    **lessons("b", 3),
    "lessons/c/topic.yml": "title: Topic c\n",
    "lessons/c/guide.yml": GUIDE.replace("a/small", "c/ask"),
    "quizzes/c/ask.yml": QUIZ,
}
SHEETS = "Slides and sheets for the class: Topic c"


def row(page: Page, name: str) -> Locator:
    return page.locator(ROW).filter(has=page.get_by_role("heading", name=name, exact=True))


def button(page: Page, name: str, topic: str = "Topic a") -> Locator:
    return row(page, topic).get_by_role("button", name=name)


def opened(context: BrowserContext, link: Link) -> Page:
    """The page, ready, and the worker that answers where there is no network."""
    page = context.new_page()
    page.goto(link.address + "keep.html")
    expect(button(page, "Keep")).to_be_visible()
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    return page


def kept(page: Page, topic: str = "Topic a") -> None:
    expect(row(page, topic)).to_contain_text("Kept.")


def keep(page: Page, topic: str = "Topic a") -> None:
    button(page, "Keep", topic).click()
    kept(page, topic)


def drop_files(page: Page, count: int) -> None:
    """What a device does that runs out of room."""
    page.evaluate(
        """async count => {
          for (const name of await caches.keys()) {
            const cache = await caches.open(name)
            const keys = (await cache.keys()).filter(({url}) => url.includes('/file/'))
            for (const key of keys.slice(-count)) await cache.delete(key)
          }
        }""",
        count,
    )


def bytes_kept(page: Page) -> int:
    total: int = page.evaluate("""async () => {
      let total = 0
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const key of await cache.keys())
          if (key.url.includes('/file/')) total += (await (await cache.match(key)).blob()).size
      }
      return total
    }""")
    return total


def test_a_topic_is_kept_and_opens_without_a_network(context: BrowserContext, link: Link) -> None:
    page = opened(context, link)
    expect(row(page, "Topic a")).to_contain_text("KB")
    keep(page)
    expect(page.get_by_role("status")).to_have_text("“Topic a” is kept.")
    expect(button(page, "Remove")).to_be_visible()
    shared = page.get_by_role("paragraph").filter(has_text="Pages that all topics share:")
    expect(shared).to_contain_text("kept")

    link.is_cut = True
    page.goto(link.address + "lessons/a/l7.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("a 7")
    page.goto(link.address + "keep.html")
    kept(page)
    expect(page.get_by_role("status")).to_contain_text("No network now.")


def test_slides_and_sheets_are_kept_where_somebody_wants_them(
    context: BrowserContext, link: Link
) -> None:
    page = opened(context, link)
    keep(page, "Topic c")
    link.is_cut = True
    page.goto(link.address + "quizzes/c/ask.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Small quiz")
    page.goto(link.address + "present/c/guide.html")
    expect(page.get_by_text("choose them below their topic")).to_be_visible()

    link.is_cut = False
    page.goto(link.address + "keep.html")
    keep(page, SHEETS)
    link.is_cut = True
    page.goto(link.address + "present/c/guide.html")
    expect(page.get_by_role("button", name="Next")).to_be_visible()


def test_a_teacher_keeps_lessons_slides_and_sheets_by_one_tap_and_removes_them_by_another(
    context: BrowserContext, link: Link
) -> None:
    page = opened(context, link)
    expect(row(page, SHEETS)).to_contain_text("The lessons come along.")
    keep(page, SHEETS)
    kept(page, "Topic c")
    button(page, "Remove", "Topic c").click()
    button(page, "Yes, remove", "Topic c").click()

    expect(button(page, "Keep", SHEETS)).to_be_visible()
    expect(button(page, "Keep", "Topic c")).to_be_visible()


def test_progress_is_shown_and_a_pause_keeps_what_came(context: BrowserContext, link: Link) -> None:
    page = opened(context, link)
    link.bytes_a_second = 400_000
    button(page, "Keep").click()
    bar = row(page, "Topic a").get_by_role("progressbar")
    expect(bar).to_be_visible()
    expect(row(page, "Topic a")).to_contain_text(" of ")
    button(page, "Pause").click()
    expect(row(page, "Topic a")).to_contain_text("Paused.")
    expect(button(page, "Go on")).to_be_focused()
    link.bytes_a_second = 0

    page.reload()
    expect(row(page, "Topic a")).to_contain_text("Paused.")
    button(page, "Go on").click()
    kept(page)
    assert max(link.whole[path] for path in link.whole if "/a/l" in path) == 1, "none came twice"


def test_a_link_cut_at_60_percent_costs_no_more_than_the_rest(
    context: BrowserContext, link: Link, site: Path
) -> None:
    page = opened(context, link)
    link.count()
    files = [f for f in site.rglob("*.*") if "/offline/" not in f.as_posix()]
    link.cut_after = int(sum(f.stat().st_size for f in files) * 0.6)
    button(page, "Keep").click()
    expect(row(page, "Topic a")).to_contain_text("goes on by itself")
    had = bytes_kept(page)
    link.count()
    link.is_cut = False
    kept(page)

    rest = bytes_kept(page) - had
    assert rest > 0
    lists = sum(f.stat().st_size for f in (site / "offline").iterdir())
    assert link.sent <= rest * 1.05 + lists


def test_a_closed_page_goes_on_by_itself_where_it_was(context: BrowserContext, link: Link) -> None:
    page = opened(context, link)
    link.count()
    link.cut_after = 150_000
    button(page, "Keep").click()
    expect(row(page, "Topic a")).to_contain_text("goes on by itself")
    page.close()
    link.is_cut = False
    came = set(link.whole)
    link.count()

    page = context.new_page()
    page.goto(link.address + "keep.html")
    kept(page)
    again = {path for path in came & set(link.whole) if path.startswith("lessons/a/l")}
    assert not again


def test_a_full_device_names_the_topic_and_keeps_the_others(
    context: BrowserContext, link: Link
) -> None:
    page = opened(context, link)
    keep(page, "Topic b")
    devtools = context.new_cdp_session(page)
    origin = link.address.rstrip("/")
    used = page.evaluate("async () => (await navigator.storage.estimate()).usage")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": used + 20_000})
    button(page, "Keep").click()
    expect(row(page, "Topic a")).to_contain_text("no room for the last")
    expect(row(page, "Topic a")).to_contain_text("“Topic b” would free")
    kept(page, "Topic b")

    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    button(page, "Go on").click()
    kept(page)


def test_what_the_device_threw_away_is_noticed_and_mended_by_one_tap(
    context: BrowserContext, link: Link
) -> None:
    page = opened(context, link)
    keep(page)
    whole = bytes_kept(page)
    drop_files(page, 4)
    page.reload()
    expect(row(page, "Topic a")).to_contain_text("thrown away by the device")
    link.count()
    button(page, "Mend").click()
    kept(page)
    assert bytes_kept(page) == whole
    assert len([path for path in link.whole if path.startswith("lessons/a/l")]) <= 4


def test_removing_asks_once_and_frees_the_room(context: BrowserContext, link: Link) -> None:
    page = opened(context, link)
    keep(page, "Topic b")
    before = bytes_kept(page)
    keep(page)
    button(page, "Remove").click()
    expect(button(page, "No, keep it")).to_be_focused()
    button(page, "Yes, remove").click()

    expect(button(page, "Keep")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("“Topic a” is removed.")
    assert bytes_kept(page) == before
    kept(page, "Topic b")


def test_everything_is_kept_by_one_tap(context: BrowserContext, link: Link) -> None:
    page = opened(context, link)
    page.get_by_role("button", name="Keep everything").click()

    for topic in ("Topic a", "Topic b", "Topic c", SHEETS):
        kept(page, topic)
    expect(page.get_by_role("button", name="Keep everything")).to_be_hidden()


def test_a_page_that_was_not_kept_says_so_and_can_be_asked_for_again(
    context: BrowserContext, link: Link
) -> None:
    page = opened(context, link)
    keep(page, "Topic b")
    page.reload()
    link.is_cut = True
    page.goto(link.address + "lessons/a/l7.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not on this device")
    link.is_cut = False
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("a 7")


def test_from_disk_the_page_says_that_all_is_here(page: Page, site: Path) -> None:
    page.goto((site / "keep.html").as_uri())

    expect(page.get_by_role("heading", name="All of it is here already")).to_be_visible()
    expect(page.get_by_role("button", name="Keep")).to_have_count(0)


def test_without_a_script_the_page_says_what_works(
    open_page: Callable[..., Page], origin: Origin, site: Path
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(origin.of(site) + "keep.html")

    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()


def test_an_address_that_is_not_safe_says_kindly_what_works(page: Page, link: Link) -> None:
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    page.goto(link.address + "keep.html")

    expect(page.get_by_text("hornbook pack usb")).to_be_visible()
    expect(page.get_by_role("button", name="Keep")).to_have_count(0)


def test_a_shelf_leads_to_its_topic(page: Page, link: Link) -> None:
    page.goto(link.address + "lessons/b/index.html")
    page.get_by_role("main").get_by_role("link", name="Keep for offline").click()

    expect(page).to_have_url(link.address + "keep.html#topic-b")
    expect(button(page, "Keep", "Topic b")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_axe_finds_nothing_and_a_narrow_phone_needs_no_sideways_scrolling(
    open_page: Callable[..., Page], portal: Built, scheme: str, prefix: str
) -> None:
    with link_to(portal.site) as link:
        page = open_page(color_scheme=scheme, viewport={"width": 320, "height": 640})
        page.goto(f"{link.address}{prefix}keep.html")
        page.locator(ROW).nth(2).locator('[data-hb-act="keep"]').click()
        expect(page.locator(ROW).nth(2)).to_have_attribute("data-hb-stage", "here")
        page.locator("summary").last.click()

        assert axe.violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
