"""What makes one folder safe to carry: its policy, its search text, its worker, the swap.

A build is made beside the last good site and takes its place only when it is whole, so that a
failed or interrupted build leaves the site as it was.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

_DIRECTIVES = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:; "
    "media-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
)
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.S | re.I)
_DATA_TYPE = re.compile(r"""type=["']?(?!text/javascript|module|application/javascript)\w+/""")
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)

_WORKERS = Path(__file__).parent / "workers"

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


def search_script(entries: Iterable[SearchEntry]) -> str:
    """A classic script that hands the words of all pages to the search; works from disk."""
    rows = ",\n".join(
        json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries
    )
    return f"hornbookSearch([\n{rows}\n]);\n"


def worker(*, on: bool) -> str:
    """The worker at the root of the site; off, one that takes its caches and itself away."""
    return (_WORKERS / ("sw.js" if on else "sw-off.js")).read_text("utf-8")


class Swap:
    """A folder that is built beside the site and takes its place at the end."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.aside = site.with_name(f".{site.name}.hornbook-new")
        self.last = site.with_name(f".{site.name}.hornbook-old")

    def mend(self) -> None:
        """Put the last good site back where an interrupted build left it aside."""
        if self.last.exists() and not self.site.exists():
            self.last.rename(self.site)
        self.discard()

    def begin(self) -> Path:
        """An empty folder to build in."""
        self.aside.mkdir(parents=True)
        return self.aside

    def finish(self) -> None:
        """Put the new site in place of the last one. Raises OSError, and keeps the last one."""
        if self.site.exists():
            self.site.rename(self.last)
        try:
            self.aside.rename(self.site)
        except OSError:
            self.mend()
            raise
        shutil.rmtree(self.last, ignore_errors=True)

    def discard(self) -> None:
        """Forget the new site; the last one stays."""
        for folder in (self.aside, self.last):
            shutil.rmtree(folder, ignore_errors=True)
