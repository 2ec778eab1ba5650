"""The pages of the classroom: each lesson as slides for a projector, and as sheets to print.

MkDocs knows nothing of them: they are neither in the search nor in the sitemap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from mkdocs_hornbook.frame import Link, Page
from mkdocs_hornbook.library import LessonEntry
from mkdocs_hornbook.pages import Pages
from mkdocs_hornbook.payload import script_json
from mkdocs_hornbook.sheets import Sheet, sheets_of
from mkdocs_hornbook.slides import Slide, slides_of

_FOLDER = "assets/hornbook/pages"
PRESENT_ASSETS = [
    f"{_FOLDER}/{name}" for name in ("present.css", "vote.css", "script-slides.css", "present.js")
]


def pages_of(pages: Pages, entry: LessonEntry) -> Iterator[tuple[str, Callable[[], str]]]:
    """Address of each page of the classroom for a lesson, and what renders it."""
    if slides := slides_of(entry, pages.library, pages.t):
        yield entry.present_url, partial(present, pages, entry, slides)
    if sheets := sheets_of(entry, pages.library):
        yield entry.print_url, partial(sheets_page, pages, entry, sheets)


def present(pages: Pages, entry: LessonEntry, slides: tuple[Slide, ...]) -> str:
    """The slides of a lesson. Raises Problems for a mistake in a template."""
    play = pages.assets_of("roleplay") if any(s.kind == "line" for s in slides) else []
    page = _page(pages, entry, "present", entry.present_url, [*PRESENT_ASSETS, *play])
    words = script_json({group: pages.t.of(group, "client") for group in ("present", "vote")})
    return pages.render(
        "present/deck", page, entry=entry, lesson=entry.lesson, slides=slides, words=words
    )


def sheets_page(pages: Pages, entry: LessonEntry, sheets: tuple[Sheet, ...]) -> str:
    """The sheets of a lesson. Raises Problems for a mistake in a template."""
    play = pages.assets_of("roleplay") if any(s.id == "cues" for s in sheets) else []
    assets = [*pages.tool_assets.get("print", []), *play]
    page = _page(pages, entry, "print", entry.print_url, assets)
    page = replace(page, here=pages.t.of("present", "print"))
    return pages.render("print/page", page, entry=entry, lesson=entry.lesson, sheets=sheets)


def _page(pages: Pages, entry: LessonEntry, kind: str, url: str, assets: list[str]) -> Page:
    lesson = entry.lesson
    back = Link(url=entry.url, title=lesson.title)
    return Page(
        url=url,
        title=lesson.title,
        lang=pages.lang_of(entry, lesson.lang),
        words=pages.words_of(entry),
        kind=kind,
        topic=entry.topic,
        crumbs=[pages.home, pages.shelf_link(pages.shelves[entry.topic]), back],
        assets=assets,
    )
