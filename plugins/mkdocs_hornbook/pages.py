"""Library to pages, through templates with autoescape and no undefined names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from mkdocs_hornbook import bundles
from mkdocs_hornbook.calls import Calls
from mkdocs_hornbook.checks import link_target
from mkdocs_hornbook.errors import Problem, Problems
from mkdocs_hornbook.filters import Filter, filter_of
from mkdocs_hornbook.frame import Link, Page, Site
from mkdocs_hornbook.library import (
    Entry,
    HelplineEntry,
    LessonEntry,
    Library,
    QuizEntry,
    Shelf,
)
from mkdocs_hornbook.model.blocks import BLOCKS, AnyBlock
from mkdocs_hornbook.payload import script_json
from mkdocs_hornbook.roles import ROLES, shelves_of, split, taught
from mkdocs_hornbook.strings import Strings
from mkdocs_hornbook.templating import make_environment, template_problem
from mkdocs_hornbook.tool_pages import TOOL_PAGES

THEME = Path(__file__).parent / "theme"
"""Our templates and assets, below those of the site and above Material's."""

BLOCK_ASSETS = "assets/hornbook/blocks"
TOOL_ASSETS = "assets/hornbook/pages"
FILTER_ASSETS = ("assets/hornbook/filter.css", "assets/hornbook/filter.js")
LANGUAGE_ASSETS = "assets/hornbook/languages"

HERE = "@here@"
"""In a shared part, stands for the address of the page in each language."""
SHELVES_IN_MENU = 12
"""With more shelves, the menu leads to the page of all shelves instead."""


class Pages:
    """Renders the pages of one library."""

    def __init__(
        self,
        library: Library,
        site: Site,
        template_dirs: Iterable[str | Path],
        *,
        root: Path = Path(),
    ) -> None:
        """`root`: the folder from which paths of templates are shown in problems."""
        self.root = root
        self.library = library
        self.site = site
        self.folders = [str(folder) for folder in template_dirs]
        self.t = Strings(site.locale, self.folders)
        self.shelves = {shelf.path: shelf for shelf in library.shelves}
        self.tools = {
            name: page for name, page in TOOL_PAGES.items() if page.is_there(library, site)
        }
        """The tool pages that this site has."""
        self.globals: dict[str, Any] = {
            "site": site,
            "t": self.t,
            "library": library,
            "shelves": [shelf for shelf in library.shelves if shelf.listed],
            "ways": self.ways(),
            "helplines": self.helplines_of_site(),
            "help_url": self.help_link.url if library.helplines else None,
            "neutral_url": self.neutral_url,
            "part": self.part,
            "resolver": self.resolver,
            "shared": self.shared,
            "HERE": HERE,
            "here": self.here,
            "roles": list(site.roles.items()),
            "ROLES": ROLES,
            "tools": {name: f"{site.prefix}{name}.html" for name in self.tools},
            "calls": Calls(library, self.t),
            "client_strings": _client_strings(self.t.words.get("client", {})),
            "language_styles": self.language_styles,
        }
        self.block_assets = bundles.by_name(THEME, BLOCK_ASSETS)
        """Addresses of what only pages with a block of that type load, styles first."""
        self.tool_assets = bundles.by_name(THEME, TOOL_ASSETS)
        """Addresses of what only the tool page of that name loads."""
        self.found_styles: dict[str, list[str]] = {}
        self.bundles = self.find_bundles()
        """Files that are joined of several for the blocks of a page, by their address."""
        self.shared_parts: dict[tuple[str, str, str], Markup] = {}
        self.environment = make_environment(self.folders, self.globals)

    def lesson(self, entry: LessonEntry, edit_url: str | None = None) -> str:
        """A lesson page. An adult-led lesson shows a child who leads it, and nothing of itself."""
        if entry.lesson.adult_led:
            return self.adult_led(entry, edit_url)
        shelf = self.shelves[entry.topic]
        place = shelf.listed.index(entry)
        page = Page(
            url=entry.url,
            title=entry.lesson.title,
            assets=bundles.bundled(self.lesson_parts(entry), self.bundles),
            sensitive=entry.lesson.sensitive,
            lang=self.lang_of(entry, entry.lesson.lang),
            words=self.words_of(entry),
            quizzes=any(b.type == "quiz" and not _is_link(b) for b in entry.lesson.blocks),
            pinyin=(entry.lesson.pinyin or "off") if self.has_pinyin(entry) else "",
            readings=entry.lesson.readings,
            kind=entry.lesson.kind,
            description=entry.lesson.summary,
            topic=entry.topic,
            crumbs=[self.home, self.shelf_link(shelf)],
            previous=_lesson_link(shelf.listed[place - 1]) if place else None,
            next=_lesson_link(shelf.listed[place + 1]) if place + 1 < len(shelf.listed) else None,
            edit_url=edit_url,
        )
        return self.render("lesson", page, entry=entry, lesson=entry.lesson)

    def adult_led(self, entry: LessonEntry, edit_url: str | None = None) -> str:
        """What a child finds at the address of an adult-led lesson: who leads it, who helps."""
        shelf = self.shelves[entry.topic]
        page = Page(
            url=entry.url,
            title=entry.lesson.title,
            assets=bundles.bundled(self.lesson_parts(entry), self.bundles),
            sensitive=True,
            lang=self.lang_of(entry, entry.lesson.lang),
            words=self.words_of(entry),
            kind=entry.lesson.kind,
            topic=entry.topic,
            crumbs=[self.home, *([self.shelf_link(shelf)] if shelf.listed else [])],
            edit_url=edit_url,
        )
        return self.render("adult-led", page, entry=entry, lesson=entry.lesson)

    def quiz(self, entry: QuizEntry, edit_url: str | None = None) -> str:
        """The page of a quiz."""
        lesson = self.library.lesson_of(entry)
        sensitive = self.is_sensitive(entry)
        crumbs = [self.home]
        if lesson:
            crumbs += [self.shelf_link(self.shelves[lesson.topic]), _lesson_link(lesson)]
        page = Page(
            url=entry.url,
            title=entry.quiz.title,
            lang=self.lang_of(entry, entry.quiz.lang),
            words=self.words_of(entry),
            kind="quiz",
            quizzes=True,
            description=entry.quiz.summary or "",
            topic=lesson.topic if lesson else entry.topic,
            assets=self.assets_of("quiz", sensitive=sensitive),
            sensitive=sensitive,
            crumbs=crumbs,
            edit_url=edit_url,
        )
        back = _lesson_link(lesson) if lesson else None
        return self.render("quiz", page, entry=entry, quiz_entry=entry, back=back)

    def is_sensitive(self, entry: QuizEntry) -> bool:
        """Whether a quiz belongs to a sensitive lesson."""
        lesson = self.library.lesson_of(entry)
        return bool(lesson and lesson.lesson.sensitive)

    def assets_of(self, *types: str, sensitive: bool = False) -> list[str]:
        """The styles and scripts that a page with blocks of these types loads of its own."""
        return bundles.bundled(self.parts_of(types, sensitive=sensitive), self.bundles)

    def parts_of(self, types: Sequence[str], *, sensitive: bool) -> list[str]:
        """What blocks of these types bring: each its `blocks/<type>.css` and `.js`."""
        shown = {other for type in types if type in BLOCKS for other in BLOCKS[type].brings}
        names = {*types, *shown, *(["exit"] if sensitive else [])}.difference(bundles.EVERYWHERE)
        return [asset for name in sorted(names) for asset in self.block_assets.get(name, ())]

    def lesson_parts(self, entry: LessonEntry) -> list[str]:
        """What the blocks of a lesson and its language bring."""
        lesson = entry.lesson
        own = self.styles_of(self.lang_of(entry, lesson.lang))
        if lesson.adult_led:
            return [*own, *self.parts_of(["helplines"], sensitive=True)]
        pinyin = ["pinyin"] if self.has_pinyin(entry) else []
        types = [*(block.type for block in lesson.blocks if not _is_link(block)), *pinyin]
        return [*own, *self.parts_of(types, sensitive=lesson.sensitive)]

    def find_bundles(self) -> dict[str, list[str]]:
        """What the pages of the library load in place of several files, by its address."""
        lists = {tuple(self.lesson_parts(entry)) for entry in self.library.lessons.values()}
        lists.add(tuple(self.parts_of(["helplines"], sensitive=True)))  # the page of the numbers
        if any(self.is_sensitive(entry) for entry in self.library.quizzes.values()):
            lists.add(tuple(self.parts_of(["quiz"], sensitive=True)))
        found = map(bundles.of_blocks, sorted(lists))
        return {at: parts for each in found for at, parts in each.items()}

    def has_pinyin(self, entry: LessonEntry) -> bool:
        """Whether a child can ask for pinyin: in a Chinese reading, or where its author says so."""
        lesson = entry.lesson
        words = self.words_of(entry) or self.lang_of(entry, lesson.lang)
        is_asked = lesson.kind == "reading" or lesson.pinyin is not None
        return is_asked and words.partition("-")[0] == "zh"

    def lang_of(self, entry: Entry, own: str | None) -> str:
        """The language of an entry's page: its own, or in an edition that of the edition."""
        return self.site.lang if entry.prefix or not own else own

    def words_of(self, entry: LessonEntry | QuizEntry) -> str | None:
        """The language of an entry's words where it has none in that of the site."""
        if entry.translated:
            return None
        own = entry.lesson.lang if isinstance(entry, LessonEntry) else entry.quiz.lang
        return own or self.site.languages[0].tag

    def language_styles(self, page: Page) -> list[str]:
        """Style sheets of the language and direction of a page that are in no file of it."""
        named = {part for at in page.assets for part in (at, *self.bundles.get(at, ()))}
        return [style for style in self.styles_of(page.lang) if style not in named]

    def styles_of(self, lang: str) -> list[str]:
        """Style sheets that only a language or a direction of writing needs."""
        if lang not in self.found_styles:
            names = (lang.partition("-")[0].lower(), self.site.dir)
            files = [f"{LANGUAGE_ASSETS}/{name}.css" for name in names]
            there = [f for f in files if any(Path(at, f).is_file() for at in self.folders)]
            self.found_styles[lang] = there
        return self.found_styles[lang]

    def shelf(self, shelf: Shelf, edit_url: str | None = None) -> str:
        """The shelf of one topic."""
        page = Page(
            url=shelf.url,
            title=shelf.topic.title,
            lang=self.site.lang,
            kind="shelf",
            description=shelf.topic.summary or "",
            topic=shelf.path,
            assets=self.tool_assets["roles"],
            crumbs=[self.home],
            edit_url=edit_url,
        )
        shelf = replace(shelf, lessons=shelf.listed)
        page, choices = _with_filter(page, [shelf])
        return self.render("shelf", page, entry=shelf, shelf=shelf, lesson_filter=choices)

    def role(self, page: Page, role: str, intro: Markup) -> str:
        """The home page of a role, with the author's words above what belongs to it."""
        own = [*self.tool_assets["roles"], *self.tool_assets.get(role, ())]
        page = replace(page, assets=[*page.assets, *own])
        if role == "home":
            return self.render("home", page, intro=intro)
        shelves = shelves_of(ROLES[role], self.library)
        page, choices = _with_filter(page, shelves)
        first, more = split(intro)
        values = {"intro": first, "more": more, "role": ROLES[role], "own_shelves": shelves}
        slips = taught(self.library) if role == "parent" else []
        return self.render("role", page, **values, slips=slips, lesson_filter=choices)

    def tool(self, page: Page, name: str, intro: Markup) -> str:
        """A tool page, with the author's words above; its data come after its own script."""
        tool = TOOL_PAGES[name]
        data = [self.site.data(part) for part in tool.data if name in self.tools]
        assets = [*page.assets, *self.assets_of(*tool.blocks, sensitive=tool.sensitive)]
        assets += [*self.tool_assets.get(name, ()), *data]
        page = replace(page, sensitive=tool.sensitive, assets=assets)
        return self.render(name, page, intro=intro)

    def hub(self) -> str:
        """The page without a word through which the pages of a folder keep things together."""
        return self.render("hub", Page(url="hub.html", title="", lang=self.site.lang, kind="hub"))

    def neutral(self) -> str:
        """The page that "Exit this page now" leads to: it says nothing of the site."""
        url = self.neutral_url
        return self.render("leaves", Page(url=url, title="", lang=self.site.lang, kind="neutral"))

    @property
    def neutral_url(self) -> str:
        """Address of the neutral page."""
        return f"{self.site.prefix}leaves.html"

    def helplines_of_site(self) -> HelplineEntry | None:
        """The numbers of the site's country; of the first country where it names none."""
        found = self.library.helplines
        return found.get(self.site.country) or next(iter(found.values()), None)

    @property
    def help_link(self) -> Link:
        """The way to the numbers to call."""
        return Link(url=f"{self.site.prefix}helplines.html", title=self.t("help"))

    def embedded(self, page: Page, entry: QuizEntry) -> str:
        """A quiz for a hand-written page."""
        resolve = self.resolver(entry, page.root)
        return self.render("parts/quiz", page, quiz_entry=entry, resolve=resolve)

    def markdown(self, page: Page, content: Markup) -> str:
        """A hand-written page."""
        page = replace(page, assets=[*page.assets, *self.tool_assets["markdown"]])
        return self.render("markdown", page, content=content)

    def not_found(self, base: str) -> str:
        """The page for an address that is not there; `base` is the root as a path."""
        title = self.t("not_found")
        page = Page(
            url="404.html",
            title=title,
            lang=self.site.lang,
            kind="404",
            base=base,
            everywhere=False,
            assets=self.tool_assets["roles"],
        )
        others = [(lang, Strings(lang.tag, self.folders)) for lang in self.site.languages[1:]]
        return self.render("404", page, others=others)

    def problems(self, url: str, problems: Sequence[Problem], base: str | None = None) -> str:
        """What is wrong, as a page for the author; made without the site's own templates.

        `base`: the root as a path, for a page that stands at any address.
        """
        title = self.t("problems_title")
        page = Page(url=url, title=title, lang=self.site.lang, kind="problems", base=base)
        ours = make_environment(self.folders[self.folders.index(str(THEME)) :], self.globals)
        template = ours.get_template("hornbook/problems.html")
        return template.render(page=page, root=page.root, resolve=None, problems=problems)

    def ways(self) -> list[Link]:
        """The light navigation: as long on a site of a thousand lessons as on a small one."""
        roles = [link for role, link in self.site.roles.items() if not ROLES[role].written]
        shelves = [self.shelf_link(shelf) for shelf in self.library.shelves if shelf.listed]
        if len(shelves) > SHELVES_IN_MENU:
            url = f"{self.site.prefix}lessons/index.html"
            shelves = [Link(url=url, title=self.t("shelves"))]
        numbers = [self.help_link] if self.library.helplines else []
        title = self.t.of("roles", "me")["title"]
        path = [Link(url=f"{self.site.prefix}me.html", title=title)] if "me" in self.tools else []
        return [self.home, *roles, *path, *shelves, *numbers]

    @jinja2.pass_context
    def part(self, context: jinja2.runtime.Context, template: str, /, **values: Any) -> Markup:
        """A part of a page, by a template of its own: faster than an include deep in loops."""
        here = {key: context[key] for key in ("page", "root", "resolve")}
        found = context.environment.get_template(f"hornbook/{template}.html")
        return Markup(found.render(here | values))

    @jinja2.pass_context
    def shared(self, context: jinja2.runtime.Context, name: str) -> Markup:
        """A part that all pages of a folder have in common; only the ways to itself differ."""
        page: Page = context["page"]
        current = page.url if any(link.url == page.url for link in context["ways"]) else ""
        key = (name, page.root, current)
        if key not in self.shared_parts:
            self.shared_parts[key] = self.part(context, name)
        return self.shared_parts[key].replace(HERE, self.here(page))

    def here(self, page: Page) -> str:
        """Address of the page in its language; the home page where another has no such page."""
        return page.url.removeprefix(self.site.prefix) if page.everywhere else "index.html"

    @property
    def home(self) -> Link:
        """The way home."""
        return Link(url=f"{self.site.prefix}index.html", title=self.t("home"))

    def shelf_link(self, shelf: Shelf) -> Link:
        """The way to a shelf."""
        return Link(url=shelf.url, title=shelf.topic.title)

    def render(self, template: str, page: Page, **values: Any) -> str:
        """Render `hornbook/<template>.html`. Raises Problems for a mistake in a template."""
        entry = values.get("entry")
        resolve = self.resolver(entry, page.root) if isinstance(entry, Entry) else None
        values.setdefault("resolve", resolve)
        try:
            found = self.environment.get_template(f"hornbook/{template}.html")
            return found.render(page=page, root=page.root, **values)
        except jinja2.TemplateError as error:
            raise Problems([template_problem(error, template, self.root)]) from None

    def resolver(self, entry: Entry, root: str) -> Callable[[str], str | None]:
        """Finds the address behind a link to a YAML file in the text of an entry."""
        home = "quizzes" if isinstance(entry, QuizEntry) else "lessons"

        def resolve(href: str) -> str | None:
            address = self.library.address(link_target(entry, home, href))
            return address and root + address

        return resolve


def _client_strings(words: Mapping[str, str]) -> dict[bool, Markup]:
    """The words of the client by whether a page asks questions; those of the search, always."""
    search = {key: text for key, text in words.items() if key.startswith("search_")}
    return {True: script_json(words), False: script_json(search)}


def _with_filter(page: Page, shelves: Sequence[Shelf]) -> tuple[Page, Filter]:
    """What its lessons can be chosen by, and the page with what that needs."""
    found = filter_of(shelves)
    return (replace(page, assets=[*page.assets, *FILTER_ASSETS]) if found else page), found


def _is_link(block: AnyBlock) -> bool:
    """Whether the block only leads to the page of a quiz."""
    return block.type == "quiz" and block.show != "here"


def _lesson_link(entry: LessonEntry) -> Link:
    return Link(url=entry.url, title=entry.lesson.title)
