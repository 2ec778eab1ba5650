"""What readers type into the search of the demo portal, and the pages that answer it.

`tests/cases/search/<lang>.txt` has a query a line, then ` = ` and the addresses of its pages
without `.html`; lines that begin with `#` are comments.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.sites import ROOT

LANGUAGES = {"en": "", "zh": "zh/"}
"""What the addresses of a language begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One line of a file."""

    words: str
    pages: tuple[str, ...]
    place: str


def queries(lang: str) -> list[Query]:
    """All queries of a language, in the order of their file."""
    file = ROOT / "tests/cases/search" / f"{lang}.txt"
    found = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        words, sign, pages = line.partition(" = ")
        if sign and not line.startswith("#"):
            place = f"{file.name}:{number}"
            found.append(Query(words=words, pages=tuple(pages.split()), place=place))
    return found


def is_right(query: Query, address: str) -> bool:
    """Whether an address answers a query; a place on a page is that page, not the other way."""
    page, sign, place = address.partition("#")
    page = page.removesuffix(".html")
    return page in query.pages or f"{page}{sign}{place}" in query.pages
