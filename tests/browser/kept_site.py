"""A device that keeps a site, seen from outside: which version it has, which one a page shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.support.faults import FaultServer

STATE = """async scope => {
  const name = `hornbook-files ${new URL(scope).pathname}`
  if (!(await caches.has(name))) return {}
  const found = await (await caches.open(name)).match(`${scope}~/state/`)
  return found ? found.json() : {}
}"""
WISH = """async ([scope, wishes]) => {
  const cache = await caches.open(`hornbook-files ${new URL(scope).pathname}`)
  await cache.put(`${scope}~/kept/`, new Response(JSON.stringify(wishes)))
}"""
VERSION_OF = f"async ([scope, name, role]) => (await ({STATE})(scope))[role] === name"
HELD = """async ([scope, wanted]) => {
  const keys = await (await caches.open(`hornbook-files ${new URL(scope).pathname}`)).keys()
  return wanted <= keys.filter(({url}) => url.includes("~/file/")).length
}"""
MARKS = """() => [document.documentElement.dataset.mark,
  (document.querySelector("header").textContent.match(/(?:School|学校) (\\d)/) ?? [])[1]]"""
"""The version of a page's script, and that of its words."""
SEEK = """async audio => {
  audio.preload = "auto"
  audio.load()
  await new Promise(done => audio.addEventListener("loadedmetadata", done))
  audio.currentTime = 6
  await new Promise(done => audio.addEventListener("seeked", done))
  return audio.currentTime
}"""
"""Leap to 6 s of a recording; gives where it stands then: at 0 where a server sends no parts."""
GONE = """async () => (await caches.keys()).length === 0
  && (await navigator.serviceWorker.getRegistrations()).length === 0"""
UNTIL = """async ([argument, seconds]) => {
  const end = performance.now() + 1000 * seconds
  while (!(await (%s)(argument))) {
    if (performance.now() > end) throw new Error("not within the time")
    await new Promise(done => setTimeout(done, 20))
  }
}"""


def until_true(page: Page, script: str, argument: object = None, seconds: int = 30) -> None:
    """Ask a page again and again; `wait_for_function` would take a promise for a yes."""
    page.evaluate(UNTIL.replace("%s", script), [argument, seconds])


def version(site: Path) -> str:
    """The version of a built site."""
    return str(json.loads((site / "offline/list.json").read_text("utf-8"))["version"])


def pages(site: Path, topics: tuple[str, ...] = ("topic:a", "zh/topic:a")) -> list[str]:
    """Addresses of all pages that say their version, of the shells and these topics."""
    found = [path for path, _, _ in files(site, topics) if path.endswith(".html")]
    # Not those for the wall and for paper, nor the hub and other pages without a header.
    alone = ("hub.html", "leaves.html", "404.html")
    marked = [path for path in found if "mark.js" in (site / path).read_text("utf-8")]
    return [path for path in marked if not path.endswith(alone)]


def state(page: Page, server: FaultServer) -> dict[str, Any]:
    """What the device says of its versions."""
    found: dict[str, Any] = page.evaluate(STATE, server.address)
    return found


def until(page: Page, server: FaultServer, site: Path, role: str = "current") -> None:
    """Wait until this version has this role on the device."""
    until_true(page, VERSION_OF, [server.address, version(site), role])


def keep_topic(page: Page, server: FaultServer, site: Path) -> None:
    """Visit the site for the first time, and keep the topic of the ducks in both languages."""
    page.goto(server.address)
    until(page, server, site)
    page.evaluate(WISH, [server.address, {"topic:a": "whole", "zh/topic:a": "whole"}])
    page.goto(server.address)
    wanted = len(hashes(site, ("topic:a", "zh/topic:a")))
    until_true(page, HELD, [server.address, wanted])


def files(site: Path, topics: tuple[str, ...]) -> list[tuple[str, str, int]]:
    """Address, hash and size of each file of the shells and these topics."""
    found: list[tuple[str, str, int]] = []
    for group in json.loads((site / "offline/list.json").read_text("utf-8"))["groups"]:
        if group["id"].endswith("shell") or group["id"] in topics:
            found += map(tuple, json.loads((site / group["list"]).read_text("utf-8")))
    return found


def hashes(site: Path, topics: tuple[str, ...]) -> set[str]:
    """Hashes of the files of the shells and these topics."""
    return {hashed for _, hashed, _ in files(site, topics)}


def marks(page: Page) -> list[str]:
    """Marks of the page that is open: of its script and of its words."""
    found: list[str] = page.evaluate(MARKS)
    return found
