"""One page on its way into a file that holds many: its ids, its links, its pictures."""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from mkdocs_hornbook.pack.tree import Element, read_tree

_LISTS_OF_IDS = (
    "for", "form", "headers", "list", "aria-activedescendant", "aria-controls", "aria-describedby",
    "aria-details", "aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns",
)  # fmt: skip
_IN_VALUE = re.compile(r"url\(#([^)]+)\)")
_TYPES = {
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
    ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".wav": "audio/wav",
    ".mp4": "video/mp4", ".webm": "video/webm", ".vtt": "text/vtt", ".woff2": "font/woff2",
}  # fmt: skip
_SITE_ONLY = ("hb-again", "hb-stored-link", "hb-filter", "hb-progress")
_SITE_ONLY_HAVING = ("data-hb-choose", "data-hb-cover")

Read = Callable[[str], bytes | None]
"""Gives a file of the site; None when the site has none of that address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it was built."""

    url: str
    tree: Element

    @property
    def html(self) -> Element:
        """Its outermost element."""
        return self.part("html")

    @property
    def main(self) -> Element:
        """What it is about."""
        return self.part("main")

    def part(self, tag: str) -> Element:
        """The first element of a tag, which every page of ours has."""
        found = self.tree.one(tag)
        if found is None:
            raise ValueError(f"{self.url} has no <{tag}>")
        return found

    @property
    def id(self) -> str:
        """Its name in the file: `lessons.safety.water`."""
        return self.url.removesuffix(".html").replace("/", ".")

    @property
    def title(self) -> str:
        """Its name, as the way to it ends."""
        crumbs = self.tree.one(css="hb-crumbs")
        here = crumbs and crumbs.one(having="aria-current")
        return " ".join((here or self.part("title")).text.split())

    @property
    def kind(self) -> str:
        """What the style sheet knows it by: lecture, quiz, shelf."""
        names = [name for name in self.part("body").classes if name.startswith("hb-page--")]
        return names[0].removeprefix("hb-page--") if names else ""

    @property
    def is_sensitive(self) -> bool:
        """Whether a child may have to leave it quickly."""
        return "data-hb-sensitive" in self.part("body").attributes

    def assets(self, tag: str, name: str) -> list[str]:
        """Addresses of its style sheets or scripts, from the root of the site."""
        if tag == "script":
            found = [e for e in self.tree.all("script", having="src") if e.get("type") != "module"]
        else:
            found = [e for e in self.tree.all("link") if e.get("rel") == "stylesheet"]
        return [path for path in (resolve(self.url, e.get(name))[0] for e in found) if path]


def read_page(url: str, content: bytes) -> Page:
    """A page of the site."""
    return Page(url=url, tree=read_tree(content.decode("utf-8")))


def resolve(base: str, address: str) -> tuple[str | None, str]:
    """Path from the root of the site and fragment; None for what is not of the site."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None, ""
    if not parts.path:
        return base, parts.fragment
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path))), (
        parts.fragment
    )


def data_address(path: str, content: bytes) -> str:
    """A file as an address that holds it."""
    kind = _TYPES.get(posixpath.splitext(path)[1].lower(), "application/octet-stream")
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def name_apart(part: Element, prefix: str) -> None:
    """Give all ids in `part` a name of their own, and follow wherever they are named."""
    own = {element.get("id") for element in part.all(having="id")}

    def new(id: str) -> str:
        return f"{prefix}:{id}" if id in own else id

    for element in part.all():
        values = element.attributes
        for name, value in values.items():
            if value is None:
                continue
            if name == "id":
                values[name] = new(value)
            elif name in _LISTS_OF_IDS:
                values[name] = " ".join(new(one) for one in value.split())
            elif name in ("href", "usemap") and value.startswith("#"):
                values[name] = f"#{new(value[1:])}"
            elif "url(#" in value:
                values[name] = _IN_VALUE.sub(lambda found: f"url(#{new(found[1])})", value)


def put_media(part: Element, base: str, read: Read) -> None:
    """Put every picture and recording itself where its address was."""
    for element in part.all():
        for name in ("src", "poster", "href" if element.tag == "image" else "src"):
            path = resolve(base, element.get(name))[0] if element.get(name) else None
            content = read(path) if path else None
            if path and content is not None:
                element.attributes[name] = data_address(path, content)


def put_links(part: Element, base: str, ids: Mapping[str, str]) -> None:
    """Lead links to the pages of the file; where they led out of it, leave their words alone."""
    for link in part.all("a", having="href"):
        address = link.get("href")
        path, fragment = resolve(base, address)
        if path is None or address.startswith("#"):
            continue
        if path in ids:
            link.attributes["href"] = f"#{ids[path]}" + (f":{fragment}" if fragment else "")
        else:
            link.put(Element("span", {"class": "hb-not-here"}).add(*link.children))


def drop_site_only(part: Element, base: str, ids: Mapping[str, str]) -> None:
    """Take away what has no sense in a file by itself: marks on a path, ways to pages not in it."""
    for element in part.all():
        is_marked = any(name in element.attributes for name in _SITE_ONLY_HAVING)
        if is_marked or set(element.classes) & set(_SITE_ONLY):
            element.put()
    for nav in part.all("nav", css="hb-turn"):
        for link in nav.all("a"):
            if resolve(base, link.get("href"))[0] not in ids:
                link.put()
        if not nav.all("a"):
            nav.put()
    for box in part.all(css="hb-practised"):
        for link in box.all("a"):
            link.put()
    for card in part.all("li", css="hb-card"):
        if all(resolve(base, link.get("href"))[0] not in ids for link in card.all("a")):
            card.put()
