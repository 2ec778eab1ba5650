"""What stands around the pages of a lone file: the header and menu of its first page, made less."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_hornbook.pack.page import Page, Read, drop_site_only, put_media, resolve
from mkdocs_hornbook.pack.tree import Element, read_tree

LEAVES = "hb-leaves"
"""Id of the neutral page that "Exit this page now" leads to."""


def ways(pages: Sequence[Page]) -> Element:
    """The pages of the file as a list of links; a quiz is found in its lesson."""
    listed = Element("ul", {"class": "hb-ways"})
    for page in pages:
        if page.kind != "quiz":
            link = Element("a", {"href": f"#{page.id}"}).add(page.title)
            listed.add(Element("li").add(link))
    return listed


def before(pages: Sequence[Page], title: str, read: Read) -> list[Element]:
    """What stands before the pages: the way out, the header, the menu, where one is."""
    tree, url = pages[0].tree, pages[0].url
    found = (tree.one("a", css="hb-skip"), tree.one("header", css="hb-header"))
    skip, header = found
    menu = tree.by_id("hb-menu")
    parts = [part for part in (skip, header, menu) if part]
    for part in parts:
        _drop_site_tools(part)
        put_media(part, url, read)
    if skip:
        skip.attributes["href"] = f"#{pages[0].id}"
    if header:
        _lead_home(header, pages)
    for nav in menu.all("nav") if menu else ():
        nav.children.clear()
        nav.add(ways(pages))
    return [*_exit(pages), *parts, _crumbs(pages[0], title)]


def _drop_site_tools(part: Element) -> None:
    """Who is learning, the search and other languages are not in the file."""
    for element in part.all():
        is_tool = {"hb-whois", "hb-search-button"} & set(element.classes)
        is_way = element.get("href") == "#hb-languages" or element.has("data-hb-language")
        if is_tool or is_way:
            element.put()


def _lead_home(header: Element, pages: Sequence[Page]) -> None:
    """The brand leads to the first page, help to the numbers where they are in the file."""
    ids = {page.url: page.id for page in pages}
    for link in header.all("a", css="hb-brand"):
        link.attributes["href"] = f"#{pages[0].id}"
    for link in header.all("a", css="hb-help-link"):
        path = resolve(pages[0].url, link.get("href"))[0]
        if path in ids:
            link.attributes["href"] = f"#{ids[path]}"
        else:
            link.put()


def _exit(pages: Sequence[Page]) -> list[Element]:
    """One control for all sensitive pages; its script hides it on others."""
    for page in pages:
        if found := page.tree.one(css="hb-exit"):
            for link in found.all("a"):
                link.attributes["href"] = f"#{LEAVES}"
                link.attributes["aria-describedby"] = f"{page.id}:hb-exit-note"
            return [found]
    return []


def _crumbs(first: Page, title: str) -> Element:
    """The way back to the first page; its script shows it where one is not there already."""
    there = first.tree.one("nav", css="hb-crumbs")
    label = there.get("aria-label") if there else ""
    home = Element("a", {"href": f"#{first.id}"}).add(title)
    path = Element("ol").add(Element("li").add(home), Element("li", {"aria-current": "page"}))
    return Element("nav", {"class": "hb-crumbs", "aria-label": label, "hidden": None}).add(path)


def footer(pages: Sequence[Page]) -> list[Element]:
    """The foot of the first page, with the ways of the file."""
    found = pages[0].tree.one("footer", css="hb-footer")
    if not found:
        return []
    for nav in found.all("nav"):
        nav.children.clear()
        if nav.get("id") == "hb-sitemap":
            nav.add(ways(pages))
        else:
            nav.put()
    drop_site_only(found, pages[0].url, {})
    return [found]


def leaves(content: bytes) -> Element:
    """The neutral page: what "Exit this page now" leads to."""
    tree = read_tree(content.decode("utf-8"))
    main, title = tree.one("main") or Element("main"), tree.one("title")
    main.attributes |= {"id": LEAVES, "class": LEAVES, "hidden": None}
    main.attributes["data-hb-title"] = title.text if title else ""
    return main
