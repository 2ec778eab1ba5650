"""Style sheets and scripts in a file itself, and the policy that lets no others in."""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from mkdocs_hornbook.bundles import CSS_URL, parts_of
from mkdocs_hornbook.pack.page import Page, Read, data_address
from mkdocs_hornbook.pack.tree import Element

_EARLY = "assets/hornbook/scheme.js"
_PAGES = "assets/hornbook/single.js"
_SITE_ONLY = ("progress", "filter", "learners")
"""Style sheets and scripts for what a file by itself does not have."""
_OWN = """\
.hb-lone { max-inline-size: 38em; margin-block-start: 2rem; padding: .75rem 1rem }
.hb-lone { border-inline-start: .25rem solid var(--hb-line); color: var(--hb-soft) }
.hb-lone p { margin: 0 }
.hb-lone p + p { margin-block-start: .5rem }
:root:not([data-hb-js]) main[data-hb-page] { display: block !important }
[data-hb-js] main[data-hb-page] { scroll-margin-block-start: 20rem }
.hb-leaves { font: 1.125rem/1.6 system-ui, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
.hb-leaves { inline-size: min(100% - 3rem, 34rem); margin: 0 auto; padding-block: 1.5rem }
.hb-leaves:target { position: fixed; inset: 0; z-index: 99; overflow: auto; inline-size: auto; padding: 1.5rem }
.hb-leaves:target, :root:has(body > .hb-leaves:only-child) { background: #fff; color: #222; color-scheme: light }
.hb-leaves svg { display: block; inline-size: 100%; max-inline-size: 31rem; block-size: auto }
"""  # noqa: E501 -- a style sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A style sheet or script: a file of the site, or a part of one."""

    name: str
    at: str
    """The file that it is in."""
    text: str

    @property
    def is_wanted(self) -> bool:
        """Whether a file by itself has any use for it."""
        return posixpath.basename(self.name).partition(".")[0] not in _SITE_ONLY


def styles(pages: Sequence[Page], read: Read) -> list[Element]:
    """Every style sheet once; one that not all pages have says whose it is.

    The last one is for the file itself: readers without scripts see all pages by it.
    """
    found = {page.id: _parts(page.assets("link", "href"), read) for page in pages}
    made = []
    for part in _once(found.values()):
        users = [id for id, parts in found.items() if part.name in {p.name for p in parts}]
        about: dict[str, str | None] = {"data-hb-for": " ".join(users)}
        made.append(
            Element("style", {} if len(users) == len(pages) else about).add(_style(part, read))
        )
    return [*made, Element("style").add(_OWN)]


def _style(part: _Part, read: Read) -> str:
    def held(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(part.at), found[2]))
        content = read(target.partition("?")[0].partition("#")[0])
        return f'url("{data_address(target, content)}")' if content is not None else "none"

    return CSS_URL.sub(held, part.text).replace("</style", r"<\/style")


def early_script(read: Read) -> Element:
    """The script of the head: what must be known before anything is painted."""
    return _scripts([_EARLY], read)[0]


def late_scripts(pages: Sequence[Page], read: Read) -> list[Element]:
    """Every other script once: the one that shows a page, then those of the pages in their order.

    It comes first so that it hears of a tap on a link before the script of sensitive pages does.
    """
    paths = dict.fromkeys(chain.from_iterable(page.assets("script", "src") for page in pages))
    return _scripts([_PAGES, *(path for path in paths if path != _EARLY)], read)


def _scripts(paths: Iterable[str], read: Read) -> list[Element]:
    texts = (part.text for part in _once([_parts(paths, read)]))
    closed = (re.sub(r"</(script)", r"<\\/\1", text, flags=re.IGNORECASE) for text in texts)
    return [Element("script").add(text) for text in closed]


def _parts(paths: Iterable[str], read: Read) -> list[_Part]:
    """What these files are made of."""
    return [
        _Part(name=name, at=path, text=text)
        for path in paths
        for name, text in parts_of(path, (read(path) or b"").decode("utf-8"))
    ]


def _once(lists: Iterable[Sequence[_Part]]) -> list[_Part]:
    """All parts once, wherever they were joined, without those of the site alone."""
    found: dict[str, _Part] = {}
    for part in chain.from_iterable(lists):
        found.setdefault(part.name, part)
    return [part for part in found.values() if part.is_wanted]


def data_script(id: str, value: object) -> Element:
    """Data for a script."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    held = text.replace("<", "\\u003c")
    return Element("script", {"type": "application/json", "id": id}).add(held)


def policy(scripts: Iterable[Element], styles: Iterable[Element]) -> str:
    """What the file may do: run and show what is in it; ask for nothing, send nothing."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        "img-src data:; media-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashes(elements: Iterable[Element]) -> str:
    digests = (hashlib.sha256(element.text.encode()).digest() for element in elements)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
