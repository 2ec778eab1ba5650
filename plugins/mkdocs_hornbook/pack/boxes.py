"""The files of a site as an app serves them, such as Kiwix or Kolibri: not at the site's address.

An app has its own way to keep and to update what it shows, its own page for what is not there, and
an address of its own: what of a site is about these things is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from mkdocs_hornbook.bundles import KEEPING
from mkdocs_hornbook.filelist import FOLDER
from mkdocs_hornbook.pack.common import Group, Site, languages_of
from mkdocs_hornbook.pack.cut import HOME, cut
from mkdocs_hornbook.pack.plain import start_page

__all__ = ["HOME", "boxed", "lay_out", "unmarked"]

_FILES = ("404.html", "sitemap.xml", "sitemap.xml.gz", "sw.js")
_KEEP = "assets/hornbook/pages/keep.js"
_MARKS = re.compile(
    r'<link rel="(?:manifest|alternate)"[^>]*>\n?'
    r'|<script\b[^>]*/?assets/hornbook/pages/keep\.js"[^>]*></script>\n?'
    r'| data-hb-offline="[^"]*"'
)


def lay_out(site: Site, groups: Sequence[Group], folder: Path) -> None:
    """Write the pages of these groups and all they need below a folder, its start page first."""
    for path, content in sorted(boxed(site, groups).items()):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def boxed(site: Site, groups: Sequence[Group]) -> dict[str, bytes]:
    """The files of these groups without worker, lists, 404 page and links to the site's address."""
    files = {
        path: unmarked(content) if path.endswith(".html") else content
        for path, content in cut(site, groups)
        if path not in (*_FILES, _KEEP, KEEPING) and not path.startswith(f"{FOLDER}/")
    }
    shells = languages_of(groups)
    if all(shell.prefix for shell in shells):
        files[HOME] = start_page(site, shells).encode("utf-8")
    return files


def unmarked(page: bytes) -> bytes:
    """A page that names no worker, no manifest and no address of the site.

    The page "Keep for offline" says that all of it is here already.
    """
    text = _MARKS.sub("", page.decode("utf-8"))
    text = text.replace('data-hb-keep-when="off"', 'data-hb-keep-when="off" hidden')
    text = text.replace('data-hb-keep-when="carried" hidden', 'data-hb-keep-when="carried"')
    return text.encode("utf-8")
