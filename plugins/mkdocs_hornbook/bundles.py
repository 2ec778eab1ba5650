"""Fewer requests: style sheets and scripts that pages load together are published as one file.

What every page of a site loads is in `hornbook.css` and `hornbook.js`; what the blocks and the
language of a lesson bring is in one style sheet and one script below `sets/`, named after its
parts, so that lessons with the same blocks share them. A line before each part says which it is: a
file of one topic has each part once.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from mkdocs_hornbook.frame import Site

HOME = "assets/hornbook"
SCRIPT = f"{HOME}/hornbook.js"
STYLE = f"{HOME}/hornbook.css"
KEEPING = f"{HOME}/offline.js"
"""What starts the worker: hornbook.js asks for it when its page has all that it needs itself."""
EVERYWHERE = ("listen", "progress")
"""Blocks whose style sheets and scripts nearly all pages ask for: they go with all."""
PARTS = (
    f"{HOME}/learners.css",
    *(f"{HOME}/blocks/{name}.{kind}" for name in EVERYWHERE for kind in ("css", "js")),
)
"""What no page loads by itself."""
CSS_URL = re.compile(r"""url\(\s*(["']?)(?!data:|#)([^)"']+)\1\s*\)""")
"""An address in a style sheet: the second group."""

_NOT_NEEDED = re.compile(r"""("[^"]*"|'[^']*')|/\*.*?\*/\s*|\s*([{};])\s*""", re.DOTALL)
"""Comments, and the white space around what ends a rule; a text in quotes is kept as it is."""
_NAME = re.compile(rf"^/\* ({HOME}/\S+\.(?:css|js)) \*/\n", re.MULTILINE)


def by_name(theme: Path, folder: str) -> dict[str, list[str]]:
    """Addresses of the files of a folder of the theme, by what they are called; styles first."""
    found: dict[str, list[str]] = {}
    for file in sorted((theme / folder).glob("*.*")):
        found.setdefault(file.stem, []).append(f"{folder}/{file.name}")
    return found


def of_every_page(site: Site) -> dict[str, list[str]]:
    """What every page of a site loads."""
    blocks = [f"{HOME}/blocks/{name}" for name in EVERYWHERE]
    learners = [f"{HOME}/learners.css"] if site.learners else []
    return {
        STYLE: [STYLE, *learners, *(f"{block}.css" for block in blocks)],
        SCRIPT: [SCRIPT, *(f"{block}.js" for block in blocks)],
    }


def of_blocks(assets: Sequence[str]) -> dict[str, list[str]]:
    """What a page loads in place of these, where two or more are of one kind."""
    found = {}
    for suffix in (".css", ".js"):
        parts = [address for address in assets if address.endswith(suffix)]
        if len(parts) > 1:
            name = ".".join(posixpath.basename(part).removesuffix(suffix) for part in parts)
            found[f"{HOME}/sets/{name}{suffix}"] = parts
    return found


def alone(addresses: Iterable[str]) -> list[str]:
    """The style sheets of these that are published as files of their own."""
    styles = (at for at in addresses if at.startswith(f"{HOME}/") and at.endswith(".css"))
    return [at for at in styles if at not in PARTS]


def bundled(assets: Sequence[str], known: Collection[str]) -> list[str]:
    """The addresses that a page names: those of `known` bundles in place of their parts."""
    made = {at: parts for at, parts in of_blocks(assets).items() if at in known}
    inside = {part for parts in made.values() for part in parts}
    return [*made, *(address for address in assets if address not in inside)]


def joined(at: str, parts: Sequence[str], read: Callable[[str], str]) -> str:
    """The text of a bundle; `read` gives the text of a part."""
    wrap = _own_trouble if at.endswith(".js") else _shortened
    return "".join(f"/* {part} */\n{wrap(_moved(read(part), part, at))}\n" for part in parts)


def _own_trouble(script: str) -> str:
    """A script whose failure stops no other one, as if it were a file of its own."""
    return f"try{{\n{script.rstrip()}\n}}catch(error){{setTimeout(()=>{{throw error}})}}"


def _shortened(style: str) -> str:
    """A style sheet without its comments and its room to breathe: an eighth of what is sent."""
    return _NOT_NEEDED.sub(lambda found: found[1] or found[2] or "", style)


def _moved(text: str, part: str, at: str) -> str:
    """A style sheet that stands elsewhere: its addresses lead where they led."""
    here, there = posixpath.dirname(at), posixpath.dirname(part)
    if here == there or not part.endswith(".css"):
        return text

    def lead(found: re.Match[str]) -> str:
        if ":" in found[2] or found[2].startswith("/"):
            return found[0]
        return f'url("{posixpath.relpath(posixpath.join(there, found[2]), here)}")'

    return CSS_URL.sub(lead, text)


def parts_of(at: str, text: str) -> list[tuple[str, str]]:
    """Address and text of each part of a file; a file without parts is its own."""
    pieces = _NAME.split(text)
    if len(pieces) == 1:
        return [(at, text)]
    return list(zip(pieces[1::2], pieces[2::2], strict=True))
