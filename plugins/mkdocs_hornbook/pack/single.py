"""One file that holds a topic: its lessons, quizzes, pictures, and small recordings.

Android's browsers do not load what stands beside a file that was opened from the tablet itself. So
everything is in the one file, and its policy lets nothing else in or out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mkdocs_hornbook.pack import around, inline
from mkdocs_hornbook.pack.common import Group, PackError, Site, chosen, file_aside
from mkdocs_hornbook.pack.page import (
    Page,
    data_address,
    drop_site_only,
    name_apart,
    put_links,
    put_media,
    read_page,
    resolve,
)
from mkdocs_hornbook.pack.tree import Element
from mkdocs_hornbook.strings import catalogue

AUDIO_LIMIT = 5_000_000
"""Bytes that recordings and films may take, all together."""
_BEGINNING = b'<!doctype html>\n<html data-hb-site="'
_LONE = "-file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """What was packed."""

    html: str
    without: Sequence[str]
    """Recordings and films that were too large to go along."""


def write_single(
    site: Site, topic: str, target: Path, language: str = "", audio_limit: int = AUDIO_LIMIT
) -> Single:
    """Pack a topic into the file `target`. Raises PackError, and leaves what was there."""
    packed = pack_single(site, topic, language, audio_limit)
    with file_aside(target, is_ours=_is_ours) as file:
        file.write_text(packed.html, encoding="utf-8", newline="\n")
    return packed


def _is_ours(target: Path) -> bool:
    return target.is_file() and target.read_bytes().startswith(_BEGINNING)


def pack_single(
    site: Site, topic: str, language: str = "", audio_limit: int = AUDIO_LIMIT
) -> Single:
    """A topic in one language as one file. Raises PackError when the site has no such topic.

    Recordings and films go along when all of them together are no larger than `audio_limit` bytes.
    """
    found = chosen(site, [topic], [language or site.groups[0].lang])
    groups = [group for group in found if group.topic is not None]
    if not groups:
        raise PackError(f"The topic `{topic}` has no lessons in this language.")
    return _File(site, [g for g in groups if g.prefix == groups[0].prefix]).pack(audio_limit)


class _File:
    def __init__(self, site: Site, groups: Sequence[Group]) -> None:
        self.site = site
        self.rows = {row[0]: row for group in site.groups for row in group.rows}
        self.prefix = groups[0].prefix
        self.title = groups[0].title
        self.words = catalogue(groups[0].lang)["single"]
        self.pages = self.in_order(groups)
        self.ids = {page.url: page.id for page in self.pages}

    def read(self, path: str) -> bytes | None:
        """A file of the site; None where the site has none."""
        return self.site.content(self.rows[path]) if path in self.rows else None

    def page(self, url: str) -> Page:
        return read_page(url, self.site.content(self.rows[url]))

    def in_order(self, groups: Sequence[Group]) -> list[Page]:
        """Its shelf, then each lesson and its quizzes, as the links go; the numbers to call.

        Slides and sheets stay behind: their scripts want a page of their own.
        """
        shelves = [f"{self.prefix}lessons/{group.topic}/index.html" for group in groups]
        own = (f"{self.prefix}lessons/", f"{self.prefix}quizzes/")
        paths = {row[0] for group in groups for row in group.rows}
        listed = {path for path in paths if path.startswith(own) and path.endswith(".html")}
        inside = listed | (self.rows.keys() & set(shelves))
        found: dict[str, Page] = {}

        def follow(url: str) -> None:
            if url not in inside or url in found:
                return
            page = found[url] = self.page(url)
            for link in page.main.all("a", having="href"):
                follow(resolve(url, link.get("href"))[0] or "")

        for url in (*shelves, *sorted(listed)):
            follow(url)
        helplines = f"{self.prefix}helplines.html"
        if helplines in self.rows:
            found[helplines] = self.page(helplines)
        return list(found.values())

    def pack(self, audio_limit: int) -> Single:
        """The pages as one; what reads aloud is there once, and steers all of them."""
        without = self.leave_out_recordings(audio_limit)
        words = inline.data_script("hb-strings", self.client_words())
        steering = self.steering()
        mains = [self.main(page) for page in self.pages]
        mains[0].add(self.about())
        for main in mains[1:]:
            main.attributes["hidden"] = None
        body = Element("body", {"class": f"hb-page hb-page--{self.pages[0].kind}"})
        if any(page.is_sensitive for page in self.pages if page.kind != "helplines"):
            body.attributes["data-hb-sensitive"] = None
        body.add(*around.before(self.pages, self.title, self.read), *mains)
        body.add(*around.footer(self.pages), *steering, *self.neutral(), words)
        scripts = inline.late_scripts(self.pages, self.read)
        head = self.head(scripts)
        html = Element("html", self.about_html()).add(head, body.add(*scripts)).html()
        return Single(html=f"<!doctype html>\n{html}\n", without=without)

    def about_html(self) -> dict[str, str | None]:
        """Of the site's pages, without the way to its root: there is no other file."""
        own = self.pages[0].html
        pinyin = [p.html.get("data-hb-pinyin") for p in self.pages if p.html.has("data-hb-pinyin")]
        # A store of its own: where all files of a disk share one, a lone reader must not be mixed
        # up with the children of a shared site.
        about: dict[str, str | None] = {
            "data-hb-site": own.get("data-hb-site") + _LONE,
            "data-hb-learners": "off",
            "data-hb-idle": "0",
            "lang": own.get("lang"),
            "dir": own.get("dir"),
        }
        return about | ({"data-hb-pinyin": pinyin[0]} if pinyin else {})

    def head(self, scripts: Sequence[Element]) -> Element:
        """The policy stands before all that it rules."""
        early, styles = inline.early_script(self.read), inline.styles(self.pages, self.read)
        allowed = inline.policy([early, *scripts], styles)
        metas: list[dict[str, str | None]] = [
            {"charset": "utf-8"},
            {"http-equiv": "Content-Security-Policy", "content": allowed},
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {"name": "referrer", "content": "no-referrer"},
        ]
        title = Element("title").add(f"{self.title} · {self.site_name()}")
        return Element("head").add(
            *(Element("meta", about) for about in metas), title, *self.icon(), *styles, early
        )

    def site_name(self) -> str:
        brand = self.pages[0].tree.one(css="hb-brand")
        return " ".join(brand.text.split()) if brand else self.site.name

    def icon(self) -> list[Element]:
        """The picture of the site."""
        links = [link for link in self.pages[0].tree.all("link") if link.get("rel") == "icon"]
        paths = [resolve(self.pages[0].url, link.get("href"))[0] or "" for link in links]
        held = [data_address(p, content) for p in paths if (content := self.read(p)) is not None]
        return [Element("link", {"rel": "icon", "href": address}) for address in held[:1]]

    def main(self, page: Page) -> Element:
        """What a page is about, fit to stand beside others."""
        main = page.main
        drop_site_only(main, page.url, self.ids)
        put_media(main, page.url, self.read)
        name_apart(main, page.id)
        put_links(main, page.url, self.ids)
        main.attributes |= {"id": page.id, "data-hb-page": page.kind, "data-hb-title": page.title}
        if page.is_sensitive:
            main.attributes["data-hb-leave"] = None
        return main

    def about(self) -> Element:
        """What a reader is told of the file."""
        said = (self.words["about"].format(title=self.title), self.words["kept"])
        return Element("div", {"class": "hb-lone"}).add(*(Element("p").add(one) for one in said))

    def steering(self) -> list[Element]:
        """Take what steers reading aloud from all pages; give it once."""
        players = [found for page in self.pages for found in page.main.all(css="hb-player")]
        speakers = [f for page in self.pages if (f := page.main.by_id("hb-speaker"))]
        for found in (*players, *speakers):
            found.put()
        return [*players[:1], *speakers[:1]]

    def neutral(self) -> list[Element]:
        """The neutral page, where a page of the file leads to it."""
        if not any(page.is_sensitive for page in self.pages):
            return []
        content = self.read(f"{self.prefix}leaves.html") or self.read("leaves.html") or b""
        return [around.leaves(content)]

    def client_words(self) -> dict[str, str]:
        """The words of the scripts on all pages."""
        found: dict[str, str] = {}
        for page in self.pages:
            strings = page.tree.by_id("hb-strings")
            found |= json.loads(strings.text) if strings else {}
        return found

    def leave_out_recordings(self, limit: int) -> list[str]:
        """Leave out recordings and films that are too large together; their words stay."""
        found = [
            (element, resolve(page.url, element.get("src"))[0] or "")
            for page in self.pages
            for element in chain(page.main.all("audio"), page.main.all("video"))
        ]
        paths = sorted({path for _, path in found if path in self.rows})
        if sum(self.rows[path][2] for path in paths) <= limit:
            return []
        for element, _ in found:
            for details in element.parent.all("details") if element.parent else ():
                details.attributes["open"] = None
            element.put(Element("p", {"class": "hb-small"}).add(self.words[f"no_{element.tag}"]))
        return paths
