"""The HTML of hand-written pages, without what could run, load, send or lead away by itself.

Markdown lets raw HTML through. What shows something stays: boxes, tables, folded parts, tabs.
"""

from __future__ import annotations

import re
from collections import Counter

import nh3

_SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "title"}
_MORE = {
    *("section", "main", "input", "label", "picture", "source", "audio", "video", "track"),
    *("progress", "meter", "output", "dialog", "big", "font", "nobr", "search"),
}
TAGS = nh3.ALLOWED_TAGS | _SHAPES | _MORE
"""Elements that show something. No script, style, frame, form, object, link, meta or base."""
_ANY = {
    *("class", "id", "title", "lang", "dir", "role", "tabindex", "hidden", "translate", "width"),
    *("height", "align", "open", "markdown"),
}
_DRAWN = {
    *("xmlns", "viewbox", "viewBox", "d", "fill", "stroke", "stroke-width", "transform", "points"),
    *("cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2"),
}
_OWN = {
    "a": {"href", "hreflang", "download", "rel", "target"},
    "img": {"src", "srcset", "alt", "loading", "decoding", "sizes"},
    "source": {"src", "srcset", "type", "media", "sizes"},
    "audio": {"src", "controls", "preload", "loop", "muted"},
    "video": {"src", "poster", "controls", "preload", "loop", "muted", "playsinline"},
    "track": {"src", "kind", "label", "srclang", "default"},
    "input": {"type", "checked", "disabled", "name"},
    "label": {"for"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "progress": {"value", "max"},
    "meter": {"value", "min", "max", "low", "high", "optimum"},
    "time": {"datetime"},
}
_LOADED = {"src", "srcset", "poster"}
_PICTURE = re.compile(r"\s*data:image/", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[\\/]\s*[\\/]", re.IGNORECASE)
_BOXES = {"radio", "checkbox"}
_MARK = "data-hb-embed"
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")


INSTEAD = "Pages hold no scripts, frames or forms: write Markdown, or use `extra_javascript`."
"""What an author is told who wrote one of the others."""


def _keep(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, or None where it goes."""
    if name in _LOADED and _ELSEWHERE.search(value) and not _PICTURE.match(value):
        return None
    if name == "href" and value.lstrip().lower().startswith("data:"):
        return None
    if name.startswith("data-hb-") and name != _MARK:
        return None  # what our own scripts look for
    if tag == "input" and name == "type":
        return value if value.lower() in _BOXES else "checkbox"
    return value


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"*": _ANY, **dict.fromkeys(_SHAPES, _DRAWN), **_OWN},
    generic_attribute_prefixes={"aria-", "data-"},
    attribute_filter=_keep,
    url_schemes={"http", "https", "mailto", "tel", "data"},
    link_rel=None,
)


def without_active_parts(html: str) -> tuple[str, list[str]]:
    """The HTML of a page without its active parts, and the names of elements that are gone."""
    cleaned = _CLEANER.clean(html)
    return cleaned, sorted(_tags(html) - _tags(cleaned))


def _tags(html: str) -> Counter[str]:
    return Counter(name.lower() for name in _TAG.findall(html) if name.lower() not in _IMPLIED)


_IMPLIED = {"tbody"}
"""Elements that a parser adds by itself."""
