"""Links of a hand-written page in another language: they lead to pages in that language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from urllib.parse import quote, unquote

_LINK = re.compile(r'(<a\s[^>]*?href=")([^":?#]+)(?=["?#])')


def in_language(html: str, url: str, prefix: str, addresses: Collection[str]) -> str:
    """The HTML of the page at `url` with each link to a page of the original changed.

    It leads to the same page below `prefix`, where there is one in `addresses`.
    """

    def point(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(url), unquote(match[2])))
        if prefix + target not in addresses:
            return match[0]
        relative = posixpath.relpath(prefix + target, posixpath.dirname(url) or ".")
        return match[1] + quote(relative)

    return _LINK.sub(point, html)
