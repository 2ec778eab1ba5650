"""Lessons and quizzes as files and pages of MkDocs."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from mkdocs_hornbook.library import LessonEntry, Library, QuizEntry, Shelf
from mkdocs_hornbook.pages import ROLES, Pages
from mkdocs_hornbook.strings import Strings

Subject = LessonEntry | QuizEntry | Shelf | None


class YamlFile(File):
    """A page made from YAML: MkDocs takes it for a page although it does not end in `.md`."""

    def is_documentation_page(self) -> bool:
        """Always: it has an HTML page."""
        return True


class YamlPage(MkDocsPage):
    """The page of a lesson, quiz or shelf; its content comes from templates, not Markdown."""

    def __init__(self, title: str, file: File, config: MkDocsConfig, subject: Subject) -> None:
        super().__init__(title, file, config)
        self.subject = subject

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read: the library has it."""
        self.markdown = ""
        self.meta = {"template": "hornbook/raw.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to render here: see HornbookPlugin.on_page_context."""
        self.content = ""
        self.toc = TableOfContents([])


def add_pages(files: Files, library: Library, config: MkDocsConfig) -> None:
    """Add a page for every lesson, quiz and shelf, also for files that have problems."""
    subjects: dict[str, Subject] = dict.fromkeys(library.files)
    subjects |= {entry.url: entry for entry in library.lessons.values()}
    subjects |= {
        entry.url: entry for id, entry in library.quizzes.items() if id not in library.hosts
    }
    for url, subject in sorted(subjects.items()):
        inclusion = InclusionLevel.NOT_IN_NAV
        _add(files, config, url, _title(subject, url), subject, library.files[url], inclusion)
    for shelf in library.shelves:
        _add(files, config, shelf.url, shelf.topic.title, shelf, None, InclusionLevel.INCLUDED)
    if not any(shelf.path == "" for shelf in library.shelves):
        t = Strings(config.theme.get("language") or "en")
        root = root_shelf(t)
        _add(files, config, root.url, root.topic.title, root, None, InclusionLevel.NOT_IN_NAV)


def root_shelf(t: Strings) -> Shelf:
    """The shelf of all shelves, where no lesson stands at the top of the folder."""
    from mkdocs_hornbook.model.documents import Topic

    return Shelf(path="", topic=Topic(title=t("shelves")), media={}, lessons=[])


def _title(subject: Subject, url: str) -> str:
    if isinstance(subject, LessonEntry):
        return subject.lesson.title
    return subject.quiz.title if isinstance(subject, QuizEntry) else url


def _add(
    files: Files,
    config: MkDocsConfig,
    url: str,
    title: str,
    subject: Subject,
    source: Path | None,
    inclusion: InclusionLevel,
) -> None:
    suffix = source.suffix if source else ".md"
    src_uri = posixpath.splitext(url)[0] + suffix
    if (taken := files.get_file_from_path(src_uri)) and source is None:
        files.remove(taken)
    kind = YamlFile if source else File
    file = kind(src_uri, None, config.site_dir, False, dest_uri=url, inclusion=inclusion)
    file.generated_by = "hornbook"
    if source:
        file.abs_src_path = str(source)
        relative = os.path.relpath(source, config.docs_dir).replace(os.sep, "/")
        file.edit_uri = relative
    YamlPage(title, file, config, subject)
    files.append(file)


def add_media(files: Files, library: Library, config: MkDocsConfig) -> None:
    """Publish the pictures and recordings that the YAML uses."""
    for url, media in sorted(library.media.items()):
        files.append(File.generated(config, url, abs_src_path=str(media.file)))


def add_role_pages(files: Files, config: MkDocsConfig) -> None:
    """Give every role a home page where the author has not written one."""
    t = Strings(config.theme.get("language") or "en")
    for role in ("home", *ROLES):
        name = "index.md" if role == "home" else f"{role}.md"
        if files.get_file_from_path(name) is None:
            words = t.of("roles", role)
            title = config.site_name if role == "home" else words["title"]
            text = f"---\nhornbook: {role}\n---\n# {title}\n\n{words['summary']}\n"
            files.append(File.generated(config, name, content=text))


def add_review_page(files: Files, config: MkDocsConfig) -> None:
    """The page of questions to practise again, where the author has not written one."""
    if files.get_file_from_path("review.md") is None:
        words = Strings(config.theme.get("language") or "en").of("roles", "review")
        text = f"---\nhornbook: review\n---\n# {words['title']}\n\n{words['summary']}\n"
        files.append(File.generated(config, "review.md", content=text))


def drop_unused_assets(files: Files, *, material: bool) -> None:
    """Leave out what no page asks for: Material's script and search languages, source maps."""
    for file in list(files):
        if file.src_dir is None or file.is_documentation_page():
            continue
        is_script = file.src_uri.startswith("assets/javascripts/")
        is_theme = file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/"))
        if (is_script and not material) or (is_theme and file.src_uri.endswith(".map")):
            files.remove(file)


def nav_addresses(nav: Any) -> Iterator[str]:
    """Addresses of the YAML pages in `nav:` of mkdocs.yml, in their order."""
    if isinstance(nav, str):
        stem, suffix = posixpath.splitext(nav)
        if suffix in (".yml", ".yaml"):
            yield f"{stem}.html"
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from nav_addresses(item)
    elif isinstance(nav, list):
        for item in nav:
            yield from nav_addresses(item)


def render_yaml_page(pages: Pages, page: YamlPage) -> str:
    """The HTML of a page made from YAML."""
    match page.subject:
        case LessonEntry() as lesson:
            return pages.lesson(lesson, page.edit_url)
        case QuizEntry() as quiz:
            return pages.quiz(quiz, page.edit_url)
        case Shelf() as shelf:
            return pages.shelf(shelf, page.edit_url)
        case None:
            raise AssertionError(f"{page.file.src_uri} has problems and cannot be rendered")
