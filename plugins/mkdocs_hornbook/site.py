"""Lessons and quizzes as files and pages of MkDocs."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from mkdocs_hornbook import bundles, webapp
from mkdocs_hornbook.config import HornbookConfig, usual_id
from mkdocs_hornbook.errors import Location, Problem, Problems, display_path
from mkdocs_hornbook.frame import Language, Link, Site
from mkdocs_hornbook.library import LessonEntry, Library, QuizEntry, Shelf
from mkdocs_hornbook.media import is_reserved
from mkdocs_hornbook.pages import Pages
from mkdocs_hornbook.roles import roles_of
from mkdocs_hornbook.source import decode
from mkdocs_hornbook.strings import Strings, languages_in

log = get_plugin_logger(__name__)

Subject = LessonEntry | QuizEntry | Shelf | None
Later = Callable[[str, Callable[[], None]], None]
"""While serving, takes the address of a file and what makes it when it is asked for."""


class YamlFile(File):
    """A page made from YAML: MkDocs takes it for a page although it does not end in `.md`."""

    def is_documentation_page(self) -> bool:
        """Always: it has an HTML page."""
        return True


class MediaFile(File):
    """A picture or a recording that stands beside the YAML."""

    def __init__(self, url: str, source: Path, config: MkDocsConfig, later: Later | None) -> None:
        super().__init__(url, None, config.site_dir, False)
        self.abs_src_path = str(source)
        self.generated_by = "hornbook"
        self.later = later

    def copy_file(self, dirty: bool = False) -> None:
        """Put it into the site."""
        copy = partial(super().copy_file, dirty)
        if self.later:
            self.later(self.dest_uri, copy)
        else:
            copy()


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


def add_pages(files: Files, config: MkDocsConfig, pages: Pages) -> None:
    """Add a page for every lesson, quiz and shelf, also for files that have problems."""
    library = pages.library
    for url, subject in subjects_of(library).items():
        place = InclusionLevel.INCLUDED if url not in library.files else InclusionLevel.NOT_IN_NAV
        _add(files, config, url, _title(subject, url), subject, library.files.get(url), place)
    if not any(shelf.path == "" for shelf in library.shelves):
        root = root_shelf(pages.t, library.prefix)
        _add(files, config, root.url, root.topic.title, root, None, InclusionLevel.NOT_IN_NAV)


def subjects_of(library: Library) -> dict[str, Subject]:
    """What each page shows, by its address: lessons and quizzes in order of address, and shelves.

    None for a file that cannot be read.
    """
    lessons, quizzes = library.lessons.values(), library.quizzes.values()
    of_files: dict[str, Subject] = dict.fromkeys(library.files)
    of_files |= {entry.url: entry for entry in lessons}
    of_files |= {entry.url: entry for entry in quizzes if entry.id not in library.hosts}
    return dict(sorted(of_files.items())) | {shelf.url: shelf for shelf in library.shelves}


def root_shelf(t: Strings, prefix: str) -> Shelf:
    """The shelf of all shelves, where no lesson stands at the top of the folder."""
    from mkdocs_hornbook.model.documents import Topic

    return Shelf(path="", topic=Topic(title=t("shelves")), media={}, lessons=[], prefix=prefix)


def _title(subject: Subject, url: str) -> str:
    match subject:
        case LessonEntry():
            return subject.lesson.title
        case QuizEntry():
            return subject.quiz.title
        case Shelf():
            return subject.topic.title
    return url


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


def name_problems(files: Files, config: MkDocsConfig, root: Path) -> Iterator[Problem]:
    """Names that fail on some system: links, reserved names, names that differ by case alone."""
    docs = Path(config.docs_dir)
    seen: dict[str, str] = {}
    for file in files:
        source = Path(file.abs_src_path or file.src_uri)
        where = Location(display_path(source, root))
        is_written = file.src_dir == config.docs_dir
        parts = Path(file.src_uri).parts
        if is_written and any(Path(docs, *parts[: n + 1]).is_symlink() for n in range(len(parts))):
            what = "This is or lies behind a symbolic link; it could lead out of this folder."
            yield Problem(where, "HB302", what, "Put the file itself here.")
        elif is_written and any(map(is_reserved, parts)):
            what = "Some systems keep this name for themselves (con, aux, nul, com1 ...)."
            yield Problem(where, "HB305", what, "Give the file another name.")
        other = seen.setdefault(file.dest_uri.lower(), file.dest_uri)
        if other != file.dest_uri:
            what = f"On many systems, the name is that of `{other}`, too: only the case differs."
            yield Problem(where, "HB306", what, "Rename one.")


def warn_of_options(
    files: Files, config: MkDocsConfig, options: HornbookConfig, library: Library
) -> None:
    """Warn of what mkdocs.yml names and nobody finds, or switches off and somebody needs."""
    own = config.theme.get("language") or "en"
    if own.partition("-")[0] not in languages_in(config.theme.dirs):
        log.info("`language: %s`: our own words on the pages are English, for lack of others.", own)
    if library.helplines and options.country not in ("", *library.helplines):
        known = ", ".join(library.helplines)
        log.warning("`country: %s`: there are helplines of %s alone.", options.country, known)
    if not options.classroom and any(shelf.lessons != shelf.listed for shelf in library.shelves):
        log.warning("`classroom: false`: adult-led lessons have no slides and no sheets.")
    named: list[tuple[str, Sequence[object]]] = [
        *((option, [config.theme.get(option)]) for option in ("logo", "favicon")),
        ("extra_css", config.extra_css),
        ("extra_javascript", config.extra_javascript),
    ]
    for option, addresses in named:
        for address in map(str, filter(None, addresses)):
            if "//" not in address and not files.get_file_from_path(address):
                docs = Path(config.docs_dir).name
                log.warning("`%s`: there is no %s in %s/.", option, address, docs)


def leave_out_unreadable(files: Files, config: MkDocsConfig, root: Path) -> Iterator[Problem]:
    """Hand-written pages that are not UTF-8 text: MkDocs would stop at them."""
    for file in files.documentation_pages():
        if file.src_dir == config.docs_dir:
            try:
                decode(file.content_bytes, display_path(Path(str(file.abs_src_path)), root))
            except Problems as problems:
                files.remove(file)
                yield from problems


def add_media(files: Files, library: Library, config: MkDocsConfig, later: Later | None) -> None:
    """Publish the pictures and recordings that the YAML uses; `later` while serving."""
    for url, media in sorted(library.media.items()):
        files.append(MediaFile(url, media.file, config, later))


def _translation(src_uri: str, languages: Iterable[str]) -> tuple[str, str] | None:
    """Of `guides/start.zh.md`, the path without its ending, and the language."""
    path, suffix = posixpath.splitext(src_uri)
    stem, _, lang = path.rpartition(".")
    return (stem, lang) if suffix == ".md" and stem and lang in languages else None


def languages_of_pages(folder: Path, languages: Iterable[str]) -> set[str]:
    """The languages that hand-written pages are translated to."""
    names = (file.name for file in folder.rglob("*.md"))
    return {found[1] for name in names if (found := _translation(name, languages))}


def place_translations(files: Files, languages: Iterable[str]) -> None:
    """Put each `page.zh.md` to its address: `zh/page.html`."""
    for file in files.documentation_pages():
        if found := _translation(file.src_uri, languages):
            for name in ("url", "abs_dest_path"):
                file.__dict__.pop(name, None)  # MkDocs keeps what it has worked out
            file.dest_uri = f"{found[1]}/{found[0]}.html"
            file.inclusion = InclusionLevel.NOT_IN_NAV


def pages_of_every_language(files: Files, prefixes: Sequence[str]) -> set[str]:
    """Addresses of the pages that stand in all editions."""
    urls = {file.dest_uri for file in files.documentation_pages()}
    own = [{u.removeprefix(p) for u in urls if u.startswith(p)} for p in prefixes]
    shared = set.intersection(*own)
    return {prefix + url for prefix in prefixes for url in shared}


def describe(
    config: MkDocsConfig, options: HornbookConfig, original: Library, library: Library
) -> Site:
    """What every page of one edition shows of the site."""
    dirs = config.theme.dirs
    own = config.theme.get("language") or "en"
    tags = {"": own, **{edition.prefix: lang for lang, edition in original.editions.items()}}
    words = {prefix: Strings(lang, dirs) for prefix, lang in tags.items()}
    languages = [
        Language(tag=t.of("language", "tag"), name=t.of("language", "name"), prefix=prefix)
        for prefix, t in words.items()
    ]
    prefix = library.prefix
    lang = tags[prefix]
    t = words[prefix]
    named = options.translations.get(lang, {})
    direction = config.theme.get("direction") if not prefix else None
    return Site(
        name=named.get("site_name", config.site_name),
        lang=t.of("language", "tag") if prefix else own,
        locale=lang,
        dir=direction or t.of("language", "dir"),
        description=named.get("site_description", config.site_description or ""),
        prefix=prefix,
        languages=languages if len(languages) > 1 else [],
        logo=config.theme.get("logo"),
        favicon=config.theme.get("favicon"),
        address=posixpath.join(config.site_url, "") if config.site_url else "",
        styles=_local(config.extra_css, "extra_css"),
        scripts=_local([str(s) for s in config.extra_javascript], "extra_javascript"),
        roles={
            role.name: Link(
                url=f"{prefix}{role.name}.html", title=t.of("roles", role.name)["title"]
            )
            for role in roles_of(Path(config.docs_dir))
        },
        country=options.country,
        id=options.id or usual_id(config.site_name),
        learners=options.learners,
        idle_minutes=options.idle_minutes,
        classroom=options.classroom,
        short_name=named.get("short_name", ""),
        icon=options.icon,
        icon_size=_icon_size(Path(config.docs_dir), options.icon) if options.icon else 0,
        csp="",
    )


def _icon_size(docs: Path, icon: str) -> int:
    try:
        if not Path(docs, icon).resolve().is_relative_to(docs.resolve()):
            raise ValueError(f"is not in {docs.name}/")
        return webapp.icon_size(docs / icon)
    except ValueError as error:
        raise PluginError(
            f"`icon: {icon}`: this file {error}. Write the path of a square PNG picture in "
            f"{docs.name}/, {webapp.SMALLEST_ICON} pixels wide or more."
        ) from None


def add_app_icons(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Publish the pictures for a home screen: the site's own or Hornbook's, or none."""
    for file in list(files):
        is_ours = file.src_dir != config.docs_dir and webapp.is_of_app(file.src_uri)
        if is_ours and (site.icon or not site.offline):
            files.remove(file)
    if site.icon and site.offline and not files.get_file_from_path(webapp.TOUCH_ICON):
        source = str(Path(config.docs_dir, site.icon))
        files.append(File.generated(config, webapp.TOUCH_ICON, abs_src_path=source))


def add_bundles(files: Files, config: MkDocsConfig, editions: Collection[Pages]) -> None:
    """Publish what pages load together as one file; what all pages load is nowhere else.

    A style sheet that stands alone is shortened like those that are joined.
    """
    found: dict[str, list[str]] = {}
    for pages in editions:
        found |= pages.bundles | bundles.of_every_page(pages.site)
    found |= {at: [at] for at in bundles.alone(files.src_uris) if at not in found}

    def read(address: str) -> str:
        file = files.get_file_from_path(address)  # the site's own where it has one
        return file.content_string if file else ""

    texts = {at: bundles.joined(at, parts, read) for at, parts in found.items()}
    unasked = () if any(pages.site.offline for pages in editions) else (bundles.KEEPING,)
    for address in (*texts, *bundles.PARTS, *unasked):
        if file := files.get_file_from_path(address):
            files.remove(file)
    for at, text in texts.items():
        files.append(File.generated(config, at, content=text))


def _local(addresses: Sequence[str], option: str) -> list[str]:
    """The addresses inside the site; what lies on another server is left out, with a warning."""
    for address in addresses:
        if "//" in address:
            log.warning("`%s`: %s is on another server and is left out.", option, address)
    return [address for address in addresses if "//" not in address]


def add_role_pages(files: Files, config: MkDocsConfig, pages: Pages) -> None:
    """Give every role a home page where the author has not written one."""
    prefix, t = pages.site.prefix, pages.t
    taken = {file.dest_uri for file in files.documentation_pages()}
    for role in ("home", *pages.site.roles):
        name = prefix + ("index.md" if role == "home" else f"{role}.md")
        if name.replace(".md", ".html") not in taken:
            words = t.of("roles", role)
            title = pages.site.name if role == "home" else words["title"]
            text = f"---\nhornbook: {role}\n---\n# {title}\n\n{words['summary']}\n"
            files.append(File.generated(config, name, content=text))


def add_tool_pages(files: Files, config: MkDocsConfig, pages: Pages) -> None:
    """The tool pages that the site has, where the author has not written the words above."""
    taken = {file.dest_uri for file in files.documentation_pages()}
    for kind in pages.tools:
        name = f"{pages.site.prefix}{kind}.md"
        if name.replace(".md", ".html") not in taken:
            words = pages.t.of("roles", kind)
            text = f"---\nhornbook: {kind}\n---\n# {words['title']}\n\n{words['summary']}\n"
            files.append(File.generated(config, name, content=text))


def drop_unused_assets(files: Files, *, material: bool, prose: bool) -> None:
    """Leave out what no page asks for: Material's script and search languages, source maps.

    `prose`: whether hand-written pages in our own frame borrow Material's main style sheet.
    """
    for file in list(files):
        if file.src_dir is None or file.is_documentation_page():
            continue
        is_script = file.src_uri.startswith("assets/javascripts/")
        is_style = file.src_uri.startswith("assets/stylesheets/")
        is_map = (is_script or is_style) and file.src_uri.endswith(".map")
        is_asked = material or (prose and file.src_uri.startswith("assets/stylesheets/main."))
        if is_map or ((is_script or is_style) and not is_asked):
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
