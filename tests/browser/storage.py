"""What a page can find in the browser's storage."""

from __future__ import annotations

import json

from playwright.sync_api import Page

EVERYTHING = """async () => {
  const wait = request => new Promise((good, bad) => {
    request.onsuccess = () => good(request.result)
    request.onerror = bad
  })
  const databases = {}
  for (const {name} of await indexedDB.databases()) {
    // Empty, and gone in a moment: see fresh-log.ts.
    if (name.endsWith("~")) continue
    const database = await wait(indexedDB.open(name))
    const tables = [...database.objectStoreNames]
    const store = table => database.transaction(table).objectStore(table)
    databases[name] = {}
    for (const table of tables) databases[name][table] = await wait(store(table).getAll())
    database.close()
  }
  return {
    local: {...localStorage}, session: {...sessionStorage}, cookies: document.cookie, databases,
    caches: 'caches' in window ? await caches.keys() : [],
  }
}"""
"""Every byte that a page can reach through any storage API."""


def everything(page: Page) -> str:
    """All that is stored, as text, once the page has opened the rows of its device."""
    page.evaluate("() => window.hornbookDevice?.rows().then(() => true)")
    return json.dumps(page.evaluate(EVERYTHING), ensure_ascii=False)
