"""The worker of many a tutorial: cache first, no hashes, over at once. Our checks must catch it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from mkdocs_hornbook.bundles import KEEPING

WORKER = """\
// version %(version)s
const FILES = %(files)s
async function install() {
  const cache = await caches.open("site")
  for (const file of FILES) await cache.put(file, await fetch(file, {cache: "no-store"}))
}
addEventListener("install", event => {
  skipWaiting()
  event.waitUntil(install())
})
addEventListener("activate", event => event.waitUntil(clients.claim()))
addEventListener("fetch", event => event.respondWith(
  caches.match(event.request, {ignoreSearch: true}).then(found => found ?? fetch(event.request))))
"""
REGISTER = """\
navigator.serviceWorker.register(
  new URL(document.documentElement.dataset.hbBase + "sw.js", location.href))
"""


def naive(site: Path, folder: Path, files: list[str]) -> Path:
    """A copy of a built site, in `folder`, with such a worker that keeps these files."""
    shutil.copytree(site, folder)
    version = json.loads((site / "offline/list.json").read_text("utf-8"))["version"]
    listed = json.dumps(["./", *files])
    (folder / "sw.js").write_text(WORKER % {"version": version, "files": listed}, "utf-8")
    (folder / KEEPING).write_text(REGISTER, "utf-8")
    return folder
