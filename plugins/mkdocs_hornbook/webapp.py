"""The site on a home screen: a manifest for each language, and its pictures.

See https://www.w3.org/TR/appmanifest/. Every address is relative to the manifest, so that it is
right below any folder of a server.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkdocs_hornbook.frame import Site

TOUCH_ICON = "apple-touch-icon.png"
"""The picture for iPads, at the address that they know."""
ICONS = "assets/hornbook/app"
"""Folder of Hornbook's own pictures."""
SMALLEST_ICON = 512
"""Pixels of each side that a site's own picture has at least."""

_NAME = "manifest.webmanifest"
_PAPER = "#fdf7ec"
"""--hb-paper of hornbook.css: what is seen until the first page is drawn."""
_OWN_ICONS = (
    ("icon.svg", "any", "any"),
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("maskable-512.png", "512x512", "maskable"),
)
_PNG = b"\x89PNG\r\n\x1a\n"
_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


def manifest_url(site: Site) -> str:
    """Address of the manifest of a language."""
    return site.prefix + _NAME


def is_of_app(path: str) -> bool:
    """Whether a file is there for a home screen alone: a copy that is carried has no use for it."""
    name = path.rpartition("/")[2]
    return name in (_NAME, TOUCH_ICON) or path.startswith(f"{ICONS}/")


def manifest(site: Site) -> str:
    """The manifest of a language as text.

    It has no `id`: that would be relative to the server, not to the folder of the site, and two
    sites on one server would be one app. Browsers take `start_url` in its place.
    """
    root = "../" * site.prefix.count("/") or "./"
    about: dict[str, Any] = {
        "name": site.name,
        "short_name": site.short_name or site.name,
        **({"description": site.description} if site.description else {}),
        "lang": site.lang,
        "dir": site.dir,
        "start_url": "./index.html",
        "scope": root,  # the whole site: its pages lead to other languages
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [_icon(root + path, size, use) for path, size, use in _icons(site)],
    }
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _icons(site: Site) -> list[tuple[str, str, str]]:
    if site.icon:
        return [(site.icon, f"{site.icon_size}x{site.icon_size}", "any")]
    return [(f"{ICONS}/{name}", size, use) for name, size, use in _OWN_ICONS]


def _icon(address: str, size: str, use: str) -> dict[str, str]:
    kind = _TYPES[address.rpartition(".")[2]]
    return {"src": address, "sizes": size, "type": kind, "purpose": use}


def icon_size(file: Path) -> int:
    """Pixels of each side of a site's own picture.

    Raises ValueError, with words for its author, unless it is a square PNG file of 512 or more.
    """
    try:
        with file.open("rb") as opened:
            head = opened.read(24)
    except OSError:
        raise ValueError("is not there") from None
    if not head.startswith(_PNG) or len(head) < 24:
        raise ValueError("is no PNG picture")
    width, height = (int.from_bytes(head[at : at + 4], "big") for at in (16, 20))
    if width != height or width < SMALLEST_ICON:
        raise ValueError(f"has {width} x {height} pixels")
    return width
