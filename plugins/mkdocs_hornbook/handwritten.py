"""Hand-written pages of MkDocs: their place in our frame, their row in the search, their role."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_hornbook import text
from mkdocs_hornbook.errors import Location, Problem, Problems, display_path
from mkdocs_hornbook.frame import Page
from mkdocs_hornbook.offline import SearchEntry
from mkdocs_hornbook.pages import Pages
from mkdocs_hornbook.roles import ROLES
from mkdocs_hornbook.search import written_entry
from mkdocs_hornbook.tool_pages import TOOL_PAGES


def role_of(page: MkDocsPage, root: Path) -> str | None:
    """What the front matter says that the page is. Raises Problems for a role that is not known."""
    role = page.meta.get("hornbook")
    if role in (None, "home", *TOOL_PAGES, *ROLES):
        return role
    lines = page.file.content_string.split("\n")
    number = next((n for n, line in enumerate(lines) if line.startswith("hornbook:")), 0)
    name = display_path(Path(page.file.abs_src_path or page.file.src_uri), root)
    what = f"`{str(role)[:60]}` is not a role."
    fix = f"Write one of: {', '.join(['home', *ROLES, *TOOL_PAGES])}."
    raise Problems([Problem(Location(name, number + 1), "HB502", what, fix, lines[number])])


def search_row(page: MkDocsPage, pages: Pages) -> SearchEntry | None:
    """The row of the page in the search; None for a page that a device fills."""
    tool = TOOL_PAGES.get(str(page.meta.get("hornbook")))
    if tool and not tool.found:
        return None
    words = text.plain(page.content or "") + (tool.more(pages.library) if tool else "")
    return written_entry(page.file.dest_uri, page.meta, page.title or "", words)


def frame(
    page: MkDocsPage,
    pages: Pages,
    role: str | None,
    *,
    everywhere: bool,
    quizzes: bool,
) -> Page:
    """What our frame needs to know of the page; `everywhere`: whether every language has it."""
    url = page.file.dest_uri
    is_home = url == pages.home.url
    return Page(
        url=url,
        title=pages.site.name if is_home else page.title or "",
        lang=pages.site.lang,
        kind=role or "markdown",
        description=page.meta.get("description") or pages.site.description,
        crumbs=[] if is_home else [pages.home],
        everywhere=everywhere,
        edit_url=page.edit_url,
        quizzes=role == "review" or quizzes,
        styles=[] if role else _material_styles(pages),
        assets=pages.assets_of("quiz") if quizzes else [],
    )


def _material_styles(pages: Pages) -> list[str]:
    """Material's style sheet for admonitions, tables and code."""
    for folder in pages.folders:
        found = sorted(Path(folder, "assets/stylesheets").glob("main.*.min.css"))
        if found:
            return [f"assets/stylesheets/{found[0].name}"]
    return []
