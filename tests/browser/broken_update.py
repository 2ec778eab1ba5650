"""Breaks off the update of a kept site, and looks at what is left of it on the device."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession, Page

from tests.browser.kept_site import (
    files,
    keep_topic,
    marks,
    pages,
    state,
    until,
    until_true,
    version,
)
from tests.support.faults import KINDS, FaultServer

KEPT = ("topic:a", "zh/topic:a")
WAYS = (*KINDS, "stop", "full")
"""Those of the server, a server that is gone, and a device without room."""
NOTE_FULL = """
const put = Cache.prototype.put
Cache.prototype.put = function (...rest) {
  return put.apply(this, rest).catch(error => {
    window.refused = error.name
    throw error
  })
}
"""
IS_FULL = "() => window.refused === 'QuotaExceededError'"


def start_update(page: Page, server: FaultServer, new: Path, at: int, way: str) -> CDPSession:
    """Ask for the new version; return when the update has broken off at this request."""
    session = page.context.new_cdp_session(page)
    old, server.folder = server.folder, new
    if way == "full":
        page.add_init_script(NOTE_FULL)
        fill_device(page, session, server, room(old, new, at))
        page.goto(server.address)
        until_true(page, IS_FULL)
    else:
        server.fail_from(at, way if way in KINDS else "drop")  # type: ignore[arg-type]
        page.goto(server.address)
        assert server.hit.wait(20), f"request {at} never came"
    return session


def kept(context: BrowserContext, server: FaultServer, site: Path) -> Page:
    """A page of a device that keeps this version."""
    server.folder = site
    server.heal()
    page = context.new_page()
    keep_topic(page, server, site)
    return page


def break_off(
    context: BrowserContext,
    server: FaultServer,
    sites: tuple[Path, Path],
    at: int,
    way: str,
    some: slice,
) -> None:
    """Break off an update at this request: every page is of one version, and then of the other.

    `some` of the pages are looked at after the update that went well.
    """
    one, two = sites
    page = kept(context, server, one)
    session = start_update(page, server, two, at, way)
    server.stop()
    server.start()  # what still hung is gone
    check_pages(context, server, one)

    server.heal()
    session.send("Storage.overrideQuotaForOrigin", {"origin": server.address.rstrip("/")})
    page.goto(server.address)
    if state(page, server)["current"] != version(two):
        until(page, server, two, "next")
        page.goto(server.address)
    until(page, server, two)
    check_pages(context, server, two, some=some)
    assert marks(page) == ["2", "2"]


def room(old: Path, new: Path, at: int) -> int:
    """Bytes for so many of the files that changed, on an average: never for all of them."""
    sizes = changed(old, new)
    return sum(sizes) * at // (requests(old, new) + 1)


def requests(old: Path, new: Path) -> int:
    """How many requests an update makes at least: for lists, and for edits or for files."""
    listed = json.loads((new / "offline/list.json").read_text("utf-8"))
    lists = [group for group in listed["groups"] if not (old / group["list"]).exists()]
    return 1 + len(lists) + (1 if "delta" in listed else len(changed(old, new)))


def changed(old: Path, new: Path) -> list[int]:
    """Sizes of the files that a device which keeps one topic must fetch for the new version."""
    before = {row[1] for row in files(old, KEPT)}
    return list({row[1]: row[2] for row in files(new, KEPT) if row[1] not in before}.values())


def fill_device(page: Page, session: CDPSession, server: FaultServer, left: int) -> None:
    """Let the device have room for so many bytes more."""
    usage = page.evaluate("navigator.storage.estimate().then(found => found.usage)")
    quota = {"origin": server.address.rstrip("/"), "quotaSize": usage + left}
    session.send("Storage.overrideQuotaForOrigin", quota)


def check_pages(
    context: BrowserContext, server: FaultServer, site: Path, some: slice = slice(None)
) -> None:
    """With the server stopped every page opens, or some of them, all of one version."""
    server.stop()
    page = context.new_page()
    seen = set()
    for path in pages(site, KEPT)[some]:
        answered = page.goto(server.address + path, wait_until="domcontentloaded")
        assert answered and answered.status == 200, path
        found = marks(page)
        assert found[0] == found[1], (path, found)
        seen.add(found[0])
    assert len(seen) == 1, seen
    page.close()
    server.start()
