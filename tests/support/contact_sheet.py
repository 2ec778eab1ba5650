"""Twelve pages of the portal on three screens, in two colour schemes and two languages, on a sheet.

    python -m tests.support.contact_sheet FOLDER

builds the portal, photographs each page into FOLDER and measures it there: nothing wider than the
screen, no control on another, no word of the other language, no heading broken inside a word.
FOLDER/index.html shows what was found and all pictures; the command fails when it found something.
"""

from __future__ import annotations

import html
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.machine import ARGUMENTS, find_chromium
from tests.support.sites import ROOT, run_build
from tests.support.web import http_site

PAGES = {
    "home": "index.html",
    "child": "child.html",
    "teacher": "teacher.html",
    "parent": "parent.html",
    "grandparent": "grandparent.html",
    "volunteer": "volunteer.html",
    "shelf": "lessons/reading/index.html",
    "lesson": "lessons/safety/water.html",
    "quiz": "quizzes/safety/water.html",
    "present": "present/safety/water.html",
    "not-there": "404.html",
    "not-saved": "not-saved.html",
}
SCREENS = {"phone": (360, 640), "tablet": (800, 1280), "projector": (1280, 720)}
"""Width and height in CSS pixels."""
SCHEMES = ("light", "dark")
LANGUAGES = {"en": "", "zh": "zh/"}
ONE_FOR_ALL = {"not-there"}
"""Pages that speak all languages of the site at once."""

MEASURE = """
([lang, names]) => {
  const found = [], root = document.documentElement
  if (root.scrollWidth > root.clientWidth + 1)
    found.push(`${root.scrollWidth} px wide, the screen has ${root.clientWidth}`)
  const shown = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const words = e => (e.getAttribute("aria-label") || e.textContent).trim().slice(0, 40)
  const boxes = [...document.querySelectorAll("a, button, select, summary, textarea")]
    .filter(e => shown(e) && !e.closest(".hb-skip, .hb-present-help"))
    .flatMap(e => [...e.getClientRects()].map(r => [e, r]))
    .filter(([, r]) => r.width > 2 && r.height > 2)
  boxes.forEach(([a, r], i) => boxes.slice(i + 1).forEach(([b, s]) => {
    if (a === b || a.contains(b) || b.contains(a)) return
    const wide = Math.min(r.right, s.right) - Math.max(r.left, s.left)
    const high = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top)
    if (wide > 3 && high > 3) found.push(`"${words(a)}" and "${words(b)}" overlap`)
  }))
  const other = lang === "zh" ? /[A-Za-z]{3,}/g : /\\p{Script=Han}+/gu
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement
    if (parent.closest("script, style, template, code, title") || !shown(parent)) continue
    if (!parent.closest("[lang]").lang.startsWith(lang)) continue
    for (const [word] of texts.currentNode.data.matchAll(other))
      if (!names.includes(word)) found.push(`"${word}" is of another language`)
  }
  for (const heading of [...document.querySelectorAll("h1, h2, h3")].filter(shown)) {
    const parts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
    while (parts.nextNode())
      for (const word of parts.currentNode.data.matchAll(/[A-Za-z]{2,}/g)) {
        const range = document.createRange()
        range.setStart(parts.currentNode, word.index)
        range.setEnd(parts.currentNode, word.index + word[0].length)
        const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top)))
        if (lines.size > 1) found.push(`"${word[0]}" is broken in the middle`)
      }
  }
  return [...new Set(found)]
}
"""
NAMES = ["Hornbook", "Material", "Design", "Icons", "Apache"]
"""Names that stay as they are in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture, and what was measured on its page."""

    page: str
    file: str
    complaints: list[str]


def shots(browser: Browser, address: str, folder: Path) -> Iterator[Shot]:
    """Photograph and measure every page at every size."""
    for (screen, size), scheme, lang in product(SCREENS.items(), SCHEMES, LANGUAGES):
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(
            viewport=viewport,  # type: ignore[arg-type] # two whole numbers
            color_scheme=scheme,  # type: ignore[arg-type] # light or dark
            service_workers="block",
        )
        tab = context.new_page()
        for name, url in PAGES.items():
            file = f"{name}-{screen}-{scheme}-{lang}.jpg"
            own = "" if name in ONE_FOR_ALL else LANGUAGES[lang]
            tab.goto(f"{address}{own}{url}")
            yield shoot(tab, name, folder / file, lang if own or lang == "en" else "en")
        context.close()


def shoot(tab: Page, name: str, file: Path, lang: str) -> Shot:
    """Photograph one page, and measure it in its language."""
    tab.wait_for_load_state("networkidle")
    tab.screenshot(path=file, type="jpeg", quality=70)
    return Shot(page=name, file=file.name, complaints=tab.evaluate(MEASURE, [lang, NAMES]))


def sheet(found: list[Shot]) -> str:
    """All pictures as one page, complaints first."""
    lines = [f"{shot.file}: {line}" for shot in found for line in shot.complaints]
    report = "".join(f"<li>{html.escape(line)}</li>" for line in lines) or "<li>Nothing found.</li>"
    rows = ""
    for name in PAGES:
        files = [shot.file for shot in found if shot.page == name]
        pictures = "".join(
            f'<a href="{f}"><img src="{f}" alt="{f}" height="300"></a> ' for f in files
        )
        rows += f"<h2>{name}</h2>{pictures}"
    return f'<!doctype html><meta charset="utf-8"><title>Sheet</title><ul>{report}</ul>{rows}'


def main(folder: Path) -> int:
    """Make the sheet; 1 when something was found."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as aside, sync_playwright() as driver:
        built = run_build(ROOT, site=Path(aside, "site"))
        if built.code:
            sys.stderr.write(built.output)
            return 1
        browser = driver.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        with http_site(built.site) as address:
            found = list(shots(browser, address, folder))
        (folder / "index.html").write_text(sheet(found), "utf-8")
        paper = browser.new_page(viewport={"width": 2600, "height": 1000})
        paper.goto((folder / "index.html").resolve().as_uri())
        paper.screenshot(path=folder / "sheet.png", full_page=True)
        browser.close()
    lines = [f"{shot.file}: {line}" for shot in found for line in shot.complaints]
    said = "\n".join(lines) or f"{len(found)} pictures, nothing found: {folder / 'index.html'}"
    sys.stdout.write(f"{said}\n")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "sheet")))
