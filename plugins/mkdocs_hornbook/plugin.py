"""The MkDocs plugin: it wires events; the work is done in the modules it calls."""

from __future__ import annotations

import atexit
import gc
import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Literal, TypeVar

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler, get_build_datetime
from mkdocs.utils.templates import TemplateContext

from mkdocs_hornbook import classroom, embed, handwritten, links, offline, site, webapp, written
from mkdocs_hornbook.ahead import Ahead, Render
from mkdocs_hornbook.collect import read_library
from mkdocs_hornbook.config import HornbookConfig
from mkdocs_hornbook.data import NAMES, data_scripts
from mkdocs_hornbook.errors import Problem, Problems, display_path
from mkdocs_hornbook.filelist import write_lists
from mkdocs_hornbook.keys import clashes
from mkdocs_hornbook.library import Library, QuizEntry
from mkdocs_hornbook.memo import Memo
from mkdocs_hornbook.pages import THEME, Pages
from mkdocs_hornbook.preview import LATER, Preview, write
from mkdocs_hornbook.progress import Progress
from mkdocs_hornbook.reread import Stamp, files_behind, reread, stamp
from mkdocs_hornbook.strings import languages_in
from mkdocs_hornbook.tool_pages import TOOL_PAGES

log = get_plugin_logger(__name__)
T = TypeVar("T")


class HornbookPlugin(BasePlugin[HornbookConfig]):  # type: ignore[no-untyped-call] # MkDocs' own
    """Turns YAML lessons and quizzes into pages that need no server."""

    def __init__(self) -> None:
        self.serving = False
        self.preview = Preview()
        self.memo = Memo()
        self.progress = Progress(0)
        self.ahead = Ahead({})
        self.swap: offline.Swap | None = None
        self.library = Library()
        self.root = Path()
        self.folders: dict[str, Path] = {}
        """The folders of lessons and quizzes, by the name they have in the site."""
        self.behind: dict[str, set[Path]] = {}
        """By address, the files that a page of the library is made from."""
        self.of_yaml: list[site.YamlPage] = []
        self.pages: Pages
        """The pages of the site's own language."""
        self.editions: dict[str, Pages] = {}
        """The pages of each language, by what their addresses begin with."""
        self.written: dict[str, list[offline.SearchEntry]] = {}
        """Rows of the hand-written pages for the search, by edition."""
        self.addresses: set[str] = set()
        """Addresses of all pages."""
        self.everywhere: set[str] = set()
        """Addresses of the pages that every language has."""
        self.embedded: dict[str, list[QuizEntry]] = {}
        self.found: list[Problem] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether pages are served: then a problem becomes a page, not an error."""
        self.serving = command == "serve"
        atexit.register(gc.freeze)  # nothing to collect in a program that ends

    @event_priority(-50)  # after plugins that change site_dir or the theme
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all content; stop a build before it touches the last good site."""
        gc.disable()  # a build makes much and drops little: collecting costs a tenth of it
        config.use_directory_urls = False
        if not any(Path(d, ".icons/material").is_dir() for d in config.theme.dirs):
            raise PluginError("Hornbook stands on Material: write `name: material` below `theme:`.")
        folder = str(THEME)
        if folder not in config.theme.dirs:
            custom = [d for d in config.theme.dirs if d == config.theme.custom_dir]
            config.theme.dirs.insert(len(custom), folder)
        swap = None if self.serving else offline.Swap(Path(config.site_dir))
        if swap:
            swap.mend()
        self.library = self.read(config)
        if self.library.problems:
            self.report(self.library.problems)
        for advice in self.library.advice:
            if advice.kind == "warning":
                log.info("%s", advice)
        if swap:
            self.swap = swap
            config.site_dir = str(swap.begin())
        self.preview.begin(config.site_dir)
        return config

    def read(self, config: MkDocsConfig) -> Library:
        """The library of the site; its folders are watched while serving."""
        file = config.config_file_path
        self.root = root = Path(file).resolve().parent if file else Path.cwd()
        lessons, quizzes = root / self.config.lessons_dir, root / self.config.quizzes_dir
        self.folders = {"lessons": lessons, "quizzes": quizzes}
        watched = (str(folder) for folder in (lessons, quizzes) if folder.is_dir())
        config.watch.extend(folder for folder in watched if folder not in config.watch)
        nav = list(site.nav_addresses(config.nav))
        own = config.theme.get("language") or "en"
        known = [lang for lang in languages_in(config.theme.dirs) if lang != own]
        return read_library(
            root,
            lessons,
            quizzes,
            nav=nav,
            words_to_avoid=self.config.words_to_avoid,
            languages=known,
            wanted=site.languages_of_pages(Path(config.docs_dir), known),
            today=self.today(),
            strict=bool(config.strict),
            characters=root / self.config.characters if self.config.characters else None,
            lang=own,
            memo=self.memo if self.serving else None,
        )

    @property
    def words(self) -> list[str]:
        """The words that do not belong before a child, in small letters."""
        return [word.lower() for word in self.config.words_to_avoid]

    def today(self) -> date:
        """The day of the build: as given, else the real one (or that of SOURCE_DATE_EPOCH)."""
        given = self.config.today
        try:
            return date.fromisoformat(str(given)) if given else get_build_datetime().date()
        except ValueError:
            raise PluginError(f"`today: {given}` is not a day: write 2027-01-01.") from None

    def report(self, problems: Sequence[Problem]) -> None:
        """Show all problems: in the terminal while serving, else as the end of the build."""
        report = Problems(problems).report()
        if not self.serving:
            raise PluginError(f"\n\n{report}")
        log.error("\n\n%s\n", report)

    @event_priority(-50)  # after plugins that add or remove hand-written pages
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and media of the library."""
        self.found = list(site.leave_out_unreadable(files, config, self.root))
        site.place_translations(files, self.library.editions)
        self.editions = {}
        for library in (self.library, *self.library.editions.values()):
            described = site.describe(config, self.config, self.library, library)
            described = replace(described, csp=offline.policy(serving=self.serving))
            described = replace(described, offline=self.config.offline and not self.serving)
            pages = Pages(library, described, config.theme.dirs, root=self.root)
            self.editions[library.prefix] = pages
            site.add_role_pages(files, config, pages)
            site.add_tool_pages(files, config, pages)
            site.add_pages(files, config, pages)
        site.warn_of_options(files, config, self.config, self.library)
        self.pages = self.editions[""]
        self.addresses = {file.dest_uri for file in files.documentation_pages()}
        self.everywhere = site.pages_of_every_language(files, list(self.editions))
        later = self.preview.later if self.serving else None
        site.add_media(files, self.library, config, later)
        site.add_app_icons(files, config, self.pages.site)
        site.add_bundles(files, config, self.editions.values())
        self.written = {prefix: [] for prefix in self.editions}
        self.embedded = {}
        self.found += site.name_problems(files, config, self.root)
        return files

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Take fenced `quiz` blocks out of a hand-written page."""
        if isinstance(page, site.YamlPage) or self.frame_of(page) == "material":
            return markdown
        whole = page.file.content_string.replace("\r\n", "\n")
        handwritten = embed.Handwritten(
            file=Path(page.file.abs_src_path or page.file.src_uri),
            name=display_path(Path(page.file.abs_src_path or page.file.src_uri), self.root),
            path=self.own_url(page).removesuffix(".html"),
            first_line=whole.count("\n") - markdown.count("\n") if whole.endswith(markdown) else 0,
        )
        try:
            text, quizzes = embed.take_out(
                markdown, handwritten, self.edition_of(page).library, self.words
            )
        except Problems as problems:
            self.found += problems
            return markdown
        self.embedded[page.file.dest_uri] = quizzes
        return text

    def own_url(self, page: MkDocsPage) -> str:
        """The address of a page in its language, without what the language begins with."""
        return page.file.dest_uri.removeprefix(self.edition_of(page).site.prefix)

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Take out what could run; let links lead to pages in the language of the page."""
        if isinstance(page, site.YamlPage):
            return html
        html, gone = written.without_active_parts(html)
        if gone:
            what = ", ".join(f"<{name}>" for name in gone)
            log.warning("%s: %s is left out. %s", page.file.src_uri, what, written.INSTEAD)
        prefix = self.edition_of(page).site.prefix
        if not prefix:
            return html
        return links.in_language(html, page.file.dest_uri, prefix, self.addresses)

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Now that all pages are read: stop for their problems, leave out what none asks for."""
        written = [entry for found in self.embedded.values() for entry in found]
        self.found += clashes([*self.library.quizzes.values(), *written]) if written else []
        if self.found:
            self.library.problems += self.found
            self.report(self.found)
        pages = [f.page for f in files.documentation_pages() if f.page]
        frames = {self.frame_of(page) for page in pages}
        by_hand = [page for page in pages if not isinstance(page, site.YamlPage)]
        prose = any(not page.meta.get("hornbook") for page in by_hand)
        for page in by_hand:
            edition = self.edition_of(page)
            if row := handwritten.search_row(page, edition):
                self.written[edition.site.prefix].append(row)
        site.drop_unused_assets(files, material="material" in frames, prose=prose)
        by_class = dict(self.classroom_pages())
        self.progress = Progress(len(pages) + len(by_class))
        self.of_yaml = [page for page in pages if isinstance(page, site.YamlPage)]
        if self.serving:
            self.behind = {} if self.library.problems else files_behind(self.library)
        else:
            renders = {page.file.dest_uri: partial(self.render, page) for page in self.of_yaml}
            self.ahead = Ahead(renders | by_class)
        return env

    def frame_of(self, page: MkDocsPage) -> str:
        """The frame of a page: `hornbook` or `material`."""
        if isinstance(page, site.YamlPage) or page.meta.get("hornbook"):
            return "hornbook"
        return str(page.meta.get("frame", self.config.markdown_pages))

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Render our pages, while serving later; a page of Material is left to the theme."""
        if rendered := self.render_now_or_later(page, config):
            context["hornbook_html"] = rendered  # type: ignore[typeddict-unknown-key] # for raw.html
            context["hornbook_layout"] = "hornbook/raw.html"  # type: ignore[typeddict-unknown-key] # for main.html
        return context

    def render_now_or_later(self, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """The HTML of our page; while serving, what stands for it until it is asked for."""
        url = page.file.dest_uri
        if not self.library.problems and self.frame_of(page) == "material":
            return None
        if not self.serving:
            return self.made(url, partial(self.render, page))
        make = partial(self.explained, url, partial(self.render, page))
        end = config.plugins.on_post_page
        self.preview.later(url, lambda: end(make(), page=page, config=config))
        page.file.abs_dest_path = str(self.preview.waiting_room)
        return LATER

    def render(self, page: MkDocsPage) -> str:
        """The HTML of our page. Raises Problems for a mistake in a template or in its role."""
        url = page.file.dest_uri
        if self.library.problems:
            return self.pages.problems(url, self.library.problems)
        pages = self.edition_of(page)
        if isinstance(page, site.YamlPage):
            return site.render_yaml_page(pages, page)
        role = handwritten.role_of(page, self.root)
        quizzes = self.embedded.get(url, [])
        is_everywhere = url in self.everywhere
        own = handwritten.frame(page, pages, role, everywhere=is_everywhere, quizzes=bool(quizzes))
        content = page.content or ""
        html = Markup(embed.put_in(content, quizzes, lambda entry: pages.embedded(own, entry)))
        if role in TOOL_PAGES:
            return pages.tool(own, role, html)
        return pages.role(own, role, html) if role else pages.markdown(own, html)

    def edition_of(self, page: MkDocsPage) -> Pages:
        """The pages of the language that a page stands in."""
        return self.edition_at(page.file.dest_uri)

    def edition_at(self, url: str) -> Pages:
        """The pages of the language that an address stands in."""
        return self.editions.get(url.partition("/")[0] + "/", self.pages)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for unknown addresses our frame."""
        if template_name == "404.html":
            base = context["base_url"].rstrip("/") + "/"
            problems = self.library.problems
            html = (
                self.pages.problems("404.html", problems, base)
                if problems  # what is looked for may be in a file that cannot be read
                else self.explained("404.html", lambda: self.pages.not_found(base))
            )
            context["hornbook_html"] = html  # type: ignore[typeddict-unknown-key] # for raw.html
            context["hornbook_layout"] = "hornbook/raw.html"  # type: ignore[typeddict-unknown-key] # for main.html
        return context

    @event_priority(-100)  # after every plugin that adds a script to a page
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Give Material's pages a policy, too; ours have one from their template."""
        if "Content-Security-Policy" in output[:600]:
            return output
        return offline.add_policy(output, serving=self.serving)

    @event_priority(-100)  # after every plugin that writes into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the data of search and practice, then put the new site in place of the last one."""
        folder = Path(config.site_dir)
        for pages in self.editions.values():
            self.make_data(pages)
            url = pages.neutral_url
            write(folder / url, self.explained(url, pages.neutral))
            if pages.site.offline:
                write(folder / webapp.manifest_url(pages.site), webapp.manifest(pages.site))
        self.make_classroom()
        write(folder / "hub.html", self.explained("hub.html", self.pages.hub))
        worker = offline.worker(on=self.pages.site.offline)  # off while serving: edits must show
        write(folder / "sw.js", worker)
        self.progress.end()
        self.ahead.stop()
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        if not self.serving:
            named = [(p, p.t.of("keep", "class_of")) for p in self.editions.values()]
            editions = [(pages.library, pages.site, words) for pages, words in named]
            write_lists(folder, self.pages.site.id, editions)
        if self.swap:
            swap, self.swap = self.swap, None
            config.site_dir = str(swap.site)
            swap.discard() if _strict_failed(config) else _finish(swap)
        gc.enable()

    def make_data(self, pages: Pages) -> None:
        """Write the data scripts of a language; while serving, when one is asked for."""
        found = sorted(self.embedded.items())
        embedded = [(u, e) for u, entries in found if self.edition_at(u) is pages for e in entries]
        written = self.written[pages.site.prefix]

        @cache
        def make() -> None:
            for name, script in data_scripts(pages, written, embedded):
                write(self.preview.folder / pages.site.data(name), script)

        if self.serving:
            for name in NAMES:
                self.preview.later(pages.site.data(name), make)
        else:
            make()

    def make_classroom(self) -> None:
        """Write the slides and sheets; while serving, when they are asked for."""
        for url, render in self.classroom_pages():
            if self.serving:
                self.preview.later(url, partial(self.explained, url, render))
                continue
            if (html := self.made(url, render)) is not None:
                write(self.preview.folder / url, html)

    def classroom_pages(self) -> Iterator[tuple[str, Render]]:
        """Address of each page of slides or sheets, and what renders it."""
        if self.config.classroom and not self.library.problems:
            for pages in self.editions.values():
                yield from classroom.pages_of(pages)

    def made(self, url: str, render: Render) -> str | None:
        """A page: as the second process has made it, else made now."""
        self.progress.step()
        html = self.ahead.take(url)
        return self.explained(url, render) if html is None else html or None

    def explained(self, url: str, render: Callable[[], T]) -> T | str:
        """A page; while serving, a broken template gives a page that says so."""
        try:
            return render()
        except Problems as problems:
            self.report(problems.problems)
            return self.pages.problems(url, problems.problems)

    @event_priority(100)  # before plugins that let the server watch more
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Let the server make pages when they are asked for."""
        self.preview.serve(server, config, self)
        return server

    def stamps(self, urls: Collection[str]) -> dict[Path, Stamp]:
        """The files behind some pages of the library; the value of each changes with an edit."""
        files = {file for url in urls for file in self.behind.get(url, ())}
        return {file: stamp(file, self.library.editions) for file in files}

    def take_up(self, files: Collection[Path]) -> set[str]:
        """Read some lessons and quizzes again, while serving; the addresses of their pages.

        Empty where that takes a whole build: then nothing is changed.
        """
        read = reread(self.library, files, self.root, self.folders, self.words, self.memo)
        if not read:
            return set()
        editions = {}
        for library in (read, *read.editions.values()):
            old = self.editions[library.prefix]
            pages = Pages(library, old.site, old.folders, root=self.root)
            if pages.bundles != old.bundles:  # it asks for a file that is not there yet
                return set()
            editions[library.prefix] = pages
        self.library, self.editions, self.pages = read, editions, editions[""]
        subjects = {u: s for p in editions.values() for u, s in site.subjects_of(p.library).items()}
        for page in self.of_yaml:
            page.subject = subjects.get(page.file.dest_uri, page.subject)
        for pages in editions.values():
            self.make_data(pages)
        self.make_classroom()
        return {url for url, behind in self.behind.items() if behind.intersection(files)}

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site as it was."""
        gc.enable()
        self.ahead.stop()
        if self.swap:
            self.swap.discard()
            self.swap = None
        if isinstance(error, OSError) and not self.serving:
            what = f"{error.strerror} ({error.filename})" if error.filename else str(error)
            raise PluginError(f"A file cannot be read or written: {what}.") from None


def _finish(swap: offline.Swap) -> None:
    try:
        swap.finish()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        what = f"The folder {swap.site} cannot be replaced: {reason}."
        raise PluginError(f"{what} Close what has it open, and build again.") from None


def _strict_failed(config: MkDocsConfig) -> bool:
    """Whether MkDocs is about to stop because of warnings under --strict."""
    handlers = logging.getLogger("mkdocs").handlers
    counters = [h for h in handlers if isinstance(h, CountHandler)]
    return bool(config.strict) and any(counter.get_counts() for counter in counters)
