"""What an SVG may not hold: it is shown as a picture, but its address can be opened alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
SVG_MOST = 4 * 1024 * 1024
"""Bytes of the largest drawing: one with more points is slow to read and to show."""
_FOREIGN = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2001/xml-events")
"""Namespaces whose elements a browser may run, load or submit inside an SVG."""
_RUNS = {"script", "foreignobject", "iframe", "handler", "listener"}
_LOADS = {"href", "src", "srcset", "data", "poster", "ping", "action", "formaction", "base"}
_STYLE_LOADS = re.compile(r"@import|image-set\(|url\(\s*+['\"]?+(?!#)|\\", re.IGNORECASE)
"""A backslash counts, too: in CSS it writes any of these words in another way."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"[\x00-\x20]+")

Fault = tuple[str, str, str]
"""Code, what is wrong, what to do."""


@lru_cache(maxsize=1024)  # while serving, the same pictures are looked at again and again
def svg_fault(raw: bytes) -> Fault | None:
    """The first thing in a picture that could run or load something; None when there is none."""
    found: list[str] = []
    text: list[str] = []
    names: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        names.append(name)
        found.extend(_faults(name, attributes))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = lambda *_: found.append("has a DOCTYPE")
    parser.ProcessingInstructionHandler = lambda target, _: found.append(f"has a <?{target}?>")
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, ValueError, LookupError):  # the last two: an unknown encoding
        fix = f"Open it in a drawing program and save it again (line {parser.ErrorLineNumber})."
        return "HB303", "is not a well-formed SVG.", fix
    if _style_loads("".join(text)):
        found.append("has a style that loads something")
    if found:
        return "HB304", f"{found[0]}.", "Save it as a plain SVG, or as PNG."
    if names[0] != f"{SVG} svg":
        fix = f'Save it as a plain SVG; it begins with `<svg xmlns="{SVG}"`.'
        return "HB303", "is not an SVG inside.", fix
    return None


def _faults(name: str, attributes: dict[str, str]) -> Iterator[str]:
    """What is wrong with one element; names come as `namespace local`."""
    namespace, _, local = name.rpartition(" ")
    if namespace in _FOREIGN or local.lower() in _RUNS:
        yield f"has a <{local[:40]}> element"
    for key, value in attributes.items():
        attribute = key.rpartition(" ")[2].lower()
        animated = value.lower() if attribute == "attributename" else ""
        if attribute.startswith("on") or animated.startswith("on"):
            yield f"has the attribute {(animated or attribute)[:40]}"
        elif animated.rpartition(":")[2] in _LOADS:
            yield "changes what it refers to"
        elif (
            (attribute in _LOADS and not value.startswith("#"))
            or "javascript:" in _BLANK.sub("", value).lower()
            or _style_loads(value)
        ):
            yield "refers to something outside itself"


def _style_loads(text: str) -> bool:
    return _STYLE_LOADS.search(_COMMENT.sub("", text)) is not None
