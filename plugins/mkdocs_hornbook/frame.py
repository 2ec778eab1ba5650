"""What the frame around every page needs to know: of the site, and of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address from the root of the site, and its words."""

    url: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the site: its tag, its own name for itself, what its addresses begin with."""

    tag: str
    name: str
    prefix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page needs to know of the site."""

    name: str
    lang: str = "en"
    locale: str = "en"
    """Tag of the catalogue of its words."""
    dir: str = "ltr"
    description: str = ""
    prefix: str = ""
    """What the addresses of this language begin with: `zh/`, or nothing."""
    languages: Sequence[Language] = ()
    """All languages of the site, this one too; empty on a site with one."""
    address: str = ""
    """Where the site will stand, ending in a slash; empty where `site_url` does not say."""
    logo: str | None = None
    favicon: str | None = None
    styles: Sequence[str] = ()
    scripts: Sequence[str] = ()
    roles: dict[str, Link]
    country: str = ""
    """Whose helplines stand first; the first that there are when it is empty."""
    id: str = "hornbook"
    """Name under which the site keeps things on a device."""
    learners: bool = False
    """Whether children share devices: then a page asks who is learning."""
    idle_minutes: int = 5
    """After so many minutes without a touch a learner is handed over; 0 is never."""
    offline: bool = False
    """Whether readers can keep topics on their device; never while serving."""
    short_name: str = ""
    """What stands below the picture on a home screen; the name when it is empty."""
    icon: str = ""
    """Address of the site's own picture there; Hornbook's when it is empty."""
    icon_size: int = 0
    """Pixels of each of its sides."""
    classroom: bool = False
    """Whether lessons also have slides for a projector and sheets to print."""
    csp: str

    def data(self, name: str) -> str:
        """Address of a data script in the language of the site: search, review, course, class."""
        lang = f".{self.prefix.rstrip('/')}" if self.prefix else ""
        return f"assets/hornbook/{name}-data{lang}.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the frame around a page needs to know of it."""

    url: str
    title: str
    lang: str
    kind: str
    description: str = ""
    topic: str = ""
    crumbs: Sequence[Link] = ()
    here: str = ""
    """Its name at the end of the crumbs, where that is not its title."""
    previous: Link | None = None
    next: Link | None = None
    edit_url: str | None = None
    styles: Sequence[str] = ()
    assets: Sequence[str] = ()
    """Styles and scripts of its blocks, from the root of the site."""
    base: str | None = None
    words: str | None = None
    """Language of the content where it is not that of the page: not translated yet."""
    quizzes: bool = False
    """Whether questions are asked on it."""
    sensitive: bool = False
    """Whether a child may have to leave it quickly: it gets "Exit this page now"."""
    everywhere: bool = True
    """Whether every language of the site has this page."""
    pinyin: str = ""
    """How much pinyin is shown at first: off, glossary or all; empty on a page without any."""
    readings: Mapping[str, str] = field(default_factory=dict)
    """The author's own pinyin, by word."""

    @property
    def root(self) -> str:
        """From the page to the root of the site: `../../`, or empty."""
        return "../" * self.url.count("/") if self.base is None else self.base
