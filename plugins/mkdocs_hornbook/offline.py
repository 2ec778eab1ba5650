"""What makes one folder safe to carry: its policy, its search text, its worker, the swap.

A build is made beside the last good site and takes its place only when it is whole, so that a
failed or interrupted build leaves the site as it was.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

_DIRECTIVES = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:; "
    "media-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
)
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.S | re.I)
_DATA_TYPE = re.compile(r"""type=["']?(?!text/javascript|module|application/javascript)\w+/""")
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)

_WORKERS = Path(__file__).parent / "workers"
_TOGETHER = 24
"""Rows of the search that stay in one script."""
PARTS = 24
"""How many scripts more than that are spread over, at most."""

_HERE = -100
"""AT_FDCWD: a path that is not absolute begins at the current folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE in <linux/fs.h>."""

SearchEntry = tuple[str, str, str, str]
"""Address, title, topic and words of a page."""


def policy(*, scripts: Iterable[str] = (), serving: bool = False) -> str:
    """The policy of a page (CSP level 3, https://www.w3.org/TR/CSP3/).

    `scripts` are the texts of its inline scripts, allowed by their hash. While serving, MkDocs adds
    an inline script of its own to reload the page, so there inline scripts run.
    """
    hashes = sorted({_hash(script) for script in scripts})
    allowed = " 'unsafe-inline'" if serving else "".join(f" {h}" for h in hashes)
    return _DIRECTIVES.format(scripts=allowed)


def add_policy(page: str, *, serving: bool = False) -> str:
    """A page of the theme with a policy that allows its own inline scripts and no other."""
    scripts = [m[2] for m in _INLINE_SCRIPT.finditer(page) if not _DATA_TYPE.search(m[1])]
    content = html.escape(policy(scripts=scripts, serving=serving))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return _CHARSET.sub(lambda match: match[0] + meta, page, count=1)


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def search_scripts(entries: Iterable[SearchEntry]) -> Iterator[tuple[str, str]]:
    """Name and text of the classic scripts that hand the words of all pages to the search.

    Those of a large site come in parts, so that one small change of it is a small download.
    """
    rows = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in entries]
    if len(rows) <= _TOGETHER:
        yield "search", _call("hornbookSearch(", rows)
        return
    size = -(-len(rows) // PARTS)
    parts = [rows[start : start + size] for start in range(0, len(rows), size)]
    loader = (_WORKERS / "search-parts.js").read_text("utf-8")
    yield "search", f"{loader}hornbookParts({len(parts)});\n"
    for number, part in enumerate(parts):
        yield f"search-{number}", _call(f"hornbookRows({number},", part)


def _call(beginning: str, rows: Iterable[str]) -> str:
    """A script that calls a function with the rows, a line each; it works from disk."""
    return beginning + "[\n" + ",\n".join(rows) + "\n]);\n"


def worker(*, on: bool) -> str:
    """The worker at the root of the site; off, one that takes its caches and itself away."""
    return (_WORKERS / ("sw.js" if on else "sw-off.js")).read_text("utf-8")


class Swap:
    """A folder that is built beside the site and takes its place at the end.

    `site` may be a link to the folder: then that folder is replaced, and the link stays.
    """

    def __init__(self, site: Path) -> None:
        self.site = site = site.resolve() if site.is_symlink() else site
        self.aside = site.with_name(f".{site.name}.hornbook-new")
        self.last = site.with_name(f".{site.name}.hornbook-old")

    def mend(self) -> None:
        """Put the last good site back where an interrupted build left it aside."""
        if self.last.exists() and not self.site.exists():
            self.last.rename(self.site)
        self.discard()

    def begin(self) -> Path:
        """An empty folder to build in.

        Raises ClickException where the site would take the place of something else: of lessons.
        """
        if self.site.exists() and not _can_be_replaced(self.site):
            raise click.ClickException(
                f"{self.site} holds something else than a built site, which a build would delete. "
                "Write another `site_dir` in mkdocs.yml, or empty that folder yourself."
            )
        self.aside.mkdir(parents=True)
        return self.aside

    def finish(self) -> None:
        """Put the new site in place of the last one. Raises OSError, and keeps the last one.

        Where the system can exchange two folders, there is a whole site at every moment. Elsewhere
        there is none between two renames: when the process ends there, `mend` puts it back.
        """
        if not (self.site.exists() and _exchange(self.aside, self.site)):
            self._rename()
        self.discard()

    def _rename(self) -> None:
        if self.site.exists():
            self.site.rename(self.last)
        try:
            self.aside.rename(self.site)
        except OSError:
            self.mend()
            raise

    def discard(self) -> None:
        """Forget what is not the site."""
        for folder in (self.aside, self.last):
            shutil.rmtree(folder, ignore_errors=True)


def _can_be_replaced(folder: Path) -> bool:
    """Whether a folder is an older site, or holds nothing but hidden files (no repository)."""
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()}
    is_site = "index.html" in names or all(name.startswith(".") for name in names)
    return is_site and ".git" not in names


def _exchange(one: Path, other: Path) -> bool:
    """Whether two folders took each other's name, in one step (renameat2(2), Linux alone)."""
    if sys.platform != "linux":
        return False
    import ctypes  # only at the end of a build

    sys.audit("os.rename", str(one), str(other), -1, -1)  # as Python's own renames say it
    paths = os.fsencode(one), os.fsencode(other)
    try:
        done = ctypes.CDLL(None).renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE)
    except (AttributeError, OSError):  # a C library without it
        return False
    return bool(done == 0)
