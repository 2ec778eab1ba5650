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
from mkdocs_hornbook.sheets import sheets_of
from mkdocs_hornbook.slides import slides_of

_FOLDER = "assets/hornbook/pages"
PRESENT_ASSETS = [
    f"{_FOLDER}/{name}" for name in ("present.css", "vote.css", "script-slides.css", "present.js")
]


def pages_of(pages: Pages) -> Iterator[tuple[str, Callable[[], str | None]]]:
    """Address of each page of the classroom, and what renders it: None where a lesson has none."""
    for entry in pages.library.lessons.values():
        if entry.for_class:
            yield entry.present_url, partial(present, pages, entry)
            yield entry.print_url, partial(sheets, pages, entry)


def present(pages: Pages, entry: LessonEntry) -> str | None:
    """The slides of a lesson, if it has any. Raises Problems for a mistake in a template."""
    if not (slides := slides_of(entry, pages.library, pages.t)):
        return None
    play = pages.assets_of("roleplay") if any(s.kind == "line" for s in slides) else []
    page = _page(pages, entry, "present", entry.present_url, [*PRESENT_ASSETS, *play])
    words = script_json({group: pages.t.of(group, "client") for group in ("present", "vote")})
    return pages.render(
        "present/deck", page, entry=entry, lesson=entry.lesson, slides=slides, words=words
    )


def sheets(pages: Pages, entry: LessonEntry) -> str | None:
    """The sheets of a lesson, if it has any. Raises Problems for a mistake in a template."""
    if not (found := sheets_of(entry, pages.library)):
        return None
    play = pages.assets_of("roleplay") if any(s.id == "cues" for s in found) else []
    assets = [*pages.tool_assets.get("print", []), *play]
    page = _page(pages, entry, "print", entry.print_url, assets)
    page = replace(page, here=pages.t.of("present", "print"))
    return pages.render("print/page", page, entry=entry, lesson=entry.lesson, sheets=found)


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
