"""A part of a site that is whole in itself: what leads to what was left out is taken out.

Cards, menus, search rows and ways to other languages go with their page. Where a link still leads
to a page that was left out, as in the words of a lesson, a small page there says so kindly.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from mkdocs_hornbook.filelist import HERE
from mkdocs_hornbook.pack.common import Group, Site, languages_of
from mkdocs_hornbook.pack.plain import left_out_page
from mkdocs_hornbook.webapp import is_of_app

HUB = "hub.html"
HOME = "index.html"
ONLINE = frozenset({"404.html", "sitemap.xml"})
"""What only a server needs."""

_CARD = re.compile(r'<li class="hb-card\b.*?</li>\s*', re.S)
_SHELF = re.compile(r'<section class="hb-shelf".*?</section>\s*', re.S)
_WAYS = re.compile(r'<ul class="hb-ways".*?</ul>', re.S)
_WAY = re.compile(r"<li>.*?</li>\s*", re.S)
_LANGUAGE = re.compile(
    r"<link\b[^>]*\bhreflang=[^>]*>\s*|<a\b[^>]*\bhreflang=[^>]*>.*?</a>\s*", re.S
)
_TOPIC_CHIP = re.compile(
    r'<button\b[^>]*data-hb-key="topic" data-hb-value="([^"]+)".*?</button>\s*', re.S
)
_KEEP = re.compile(r'<li class="hb-keep" id="topic-([^"]+)".*?</li>\s*', re.S)
_KEEP_LANGUAGE = re.compile(
    r'<details\b[^>]*data-hb-keep-lang=.*?data-hb-keep-shell="([^"]*)shell".*?</details>\s*', re.S
)
_KEY = re.compile(r'"([^"]+)":\[')
_HREF = re.compile(r'<(?:a|link)\b[^>]*?\bhref="([^"]*)"')
_PAGE = re.compile(r'="([^"#?]+\.html)[#?"]')
_DATA_PAGE = re.compile(r'"([^"#?\s]+\.html)[#?"]')
_DATA = re.compile(r"assets/hornbook/[a-z]+(?:-\d+)?-data(?:\.([A-Za-z-]+))?\.js")


def cut(site: Site, groups: Sequence[Group]) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file of the part of a site that these groups are."""
    return Cut(site, groups).files()


class Cut:
    """What stays of a site and what goes."""

    def __init__(self, site: Site, groups: Sequence[Group]) -> None:
        self.site = site
        self.groups = groups
        self.topics = {g.topic for g in site.groups if g.topic} - {g.topic for g in groups}
        """The topics that go in every language."""
        self.prefixes = {shell.prefix for shell in languages_of(groups)}
        """What the addresses of the languages that stay begin with."""
        self.known = sorted({g.prefix for g in site.groups}, key=len, reverse=True)
        kept = {row[0]: row for group in groups for row in group.rows}
        every = {row[0] for group in site.groups for row in group.rows}
        self.gone = (every - kept.keys()) | {path for path in kept if self._goes(path)}
        stays = kept.keys() - self.gone - ONLINE
        self.rows = [kept[path] for path in sorted(stays) if not is_of_app(path)]
        self.quizzes = set(self._quizzes_gone())

    def _goes(self, path: str) -> bool:
        """Whether a file of a shell goes: a shelf, or what is in a language that is not wanted."""
        data = _DATA.fullmatch(path)
        prefix = f"{data[1]}/" if data and data[1] else self.prefix_of(path)
        if prefix not in self.prefixes and (data or path.endswith(".html")) and path != HUB:
            return True
        own = path.removeprefix(prefix)
        return any(own == f"lessons/{topic}/{HOME}" for topic in self.topics)

    def prefix_of(self, path: str) -> str:
        """What the addresses of the language begin with that a page is in."""
        return next(prefix for prefix in self.known if path.startswith(prefix))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of every file of the part, in no order."""
        asked: set[str] = set()
        for row in self.rows:
            path, content = row[0], self.site.content(row)
            if self.gone and path.endswith(".html"):
                text = self.page(path, content.decode("utf-8"))
                asked |= {_target(path, link) for link in _PAGE.findall(text)}
                content = text.encode("utf-8")
            elif self.gone and _DATA.fullmatch(path):
                text = self.data(content.decode("utf-8"))
                asked |= set(_DATA_PAGE.findall(text))
                content = text.encode("utf-8")
            yield path, content
        for path in sorted(asked & self.gone):
            yield path, left_out_page(path, self.prefix_of(path), self.site).encode("utf-8")

    def page(self, path: str, text: str) -> str:
        """A page without the ways to what goes."""

        def drop(found: re.Match[str]) -> str:
            link = _HREF.search(found[0])
            return "" if link and _target(path, link[1]) in self.gone else found[0]

        def drop_language(found: re.Match[str]) -> str:
            link = _HREF.search(found[0])
            stays = link and self.prefix_of(_target(path, link[1])) in self.prefixes
            return found[0] if stays else ""

        text = _LANGUAGE.sub(drop_language, text).replace("<li></li>", "")
        text = _CARD.sub(drop, text)
        text = _SHELF.sub(drop, text)
        text = _WAYS.sub(lambda ways: _WAY.sub(drop, ways[0]), text)
        text = _KEEP_LANGUAGE.sub(self._of_language, text)
        for named in (_TOPIC_CHIP, _KEEP):
            text = named.sub(lambda part: "" if part[1] in self.topics else part[0], text)
        return text

    def _of_language(self, part: re.Match[str]) -> str:
        return part[0] if part[1].removeprefix(HERE) in self.prefixes else ""

    def data(self, text: str) -> str:
        """A data script without the rows and lists of what goes; each row is a line."""
        lines: list[str] = []
        is_gone = False
        for line in text.split("\n"):
            if key := _KEY.fullmatch(line):
                is_gone = key[1] in self.quizzes
            if line.startswith(("]", "}")) and lines and not is_gone:
                lines[-1] = lines[-1].removesuffix(",")
            if not is_gone and not self._is_of_gone(line):
                lines.append(line)
            is_gone = is_gone and not line.startswith("]")
        return "\n".join(lines)

    def _quizzes_gone(self) -> Iterator[str]:
        """Ids of the quizzes that go, which the course of each language knows by their pages."""
        for row in self.rows:
            if _DATA.fullmatch(row[0]) and "/course-data." in row[0]:
                for line in self.site.content(row).decode("utf-8").split("\n"):
                    if '"questions":' in line and self._is_of_gone(line):
                        yield json.loads(line.removesuffix(","))["id"]

    def _is_of_gone(self, line: str) -> bool:
        try:
            row = json.loads(line.removesuffix(","))
        except ValueError:
            return False
        addresses = [row.get("url")] if isinstance(row, dict) else row[:2] if row else []
        return any(str(address).partition("#")[0] in self.gone for address in addresses)


def _target(page: str, href: str) -> str:
    """Address from the root of the site that a link of a page leads to."""
    path = unquote(html.unescape(href).partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
