"""Style sheets and scripts in a file itself, and the policy that lets no others in."""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Sequence
from itertools import chain

from mkdocs_hornbook.pack.page import Page, Read, data_address
from mkdocs_hornbook.pack.tree import Element

_EARLY = "assets/hornbook/scheme.js"
_PAGES = "assets/hornbook/single.js"
_SITE_ONLY = ("progress", "filter", "learners", "offline")
"""Style sheets and scripts for what a file by itself does not have."""
_CSS_URL = re.compile(r"""url\(\s*(["']?)(?!data:|#)([^)"']+)\1\s*\)""")
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


def styles(pages: Sequence[Page], read: Read) -> list[Element]:
    """Every style sheet once; one that not all pages have says whose it is.

    The last one is for the file itself: readers without scripts see all pages by it.
    """
    made = []
    for path in _once(page.assets("link", "href") for page in pages):
        users = [page.id for page in pages if path in page.assets("link", "href")]
        about: dict[str, str | None] = {"data-hb-for": " ".join(users)}
        made.append(
            Element("style", {} if len(users) == len(pages) else about).add(_style(path, read))
        )
    return [*made, Element("style").add(_OWN)]


def _style(path: str, read: Read) -> str:
    def held(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[2]))
        content = read(target.partition("?")[0].partition("#")[0])
        return f'url("{data_address(target, content)}")' if content is not None else "none"

    return _CSS_URL.sub(held, _text(path, read)).replace("</style", r"<\/style")


def early_script(read: Read) -> Element:
    """The script of the head: what must be known before anything is painted."""
    return _script(_EARLY, read)


def late_scripts(pages: Sequence[Page], read: Read) -> list[Element]:
    """Every other script once: the one that shows a page, then those of the pages in their order.

    It comes first so that it hears of a tap on a link before the script of sensitive pages does.
    """
    paths = _once(page.assets("script", "src") for page in pages)
    return [_script(path, read) for path in (_PAGES, *(p for p in paths if p != _EARLY))]


def _script(path: str, read: Read) -> Element:
    text = re.sub(r"</(script)", r"<\\/\1", _text(path, read), flags=re.IGNORECASE)
    return Element("script").add(text)


def data_script(id: str, value: object) -> Element:
    """Data for a script."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    held = text.replace("<", "\\u003c")
    return Element("script", {"type": "application/json", "id": id}).add(held)


def _text(path: str, read: Read) -> str:
    content = read(path)
    return "" if content is None else content.decode("utf-8")


def _once(lists: Iterable[Sequence[str]]) -> list[str]:
    """All addresses once, without those of the site alone."""
    found = dict.fromkeys(chain.from_iterable(lists))
    return [p for p in found if posixpath.basename(p).partition(".")[0] not in _SITE_ONLY]


def policy(scripts: Iterable[Element], styles: Iterable[Element]) -> str:
    """What the file may do: run and show what is in it; ask for nothing, send nothing."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        "img-src data:; media-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashes(elements: Iterable[Element]) -> str:
    digests = (hashlib.sha256(element.text.encode()).digest() for element in elements)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
