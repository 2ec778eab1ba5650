"""docs/coverage.md promises a page for every idea of the brief: the portal has each of them."""

from __future__ import annotations

import re

from tests.support.sites import ROOT, Built

COVERAGE = (ROOT / "docs/coverage.md").read_text("utf-8")
IDEAS = 24
"""Rows of the brief's list (section 4)."""


def linked(words: str) -> list[str]:
    """The sources that a part of the file links to, seen from the root of the repository."""
    return re.findall(r"\]\(\.\./((?:content|lessons)/[^)]+)\)", words)


def page_of(source: str) -> str:
    """Address of the page that is made of a source."""
    if source.startswith("lessons/helplines/"):
        return "helplines.html"
    page = re.sub(r"\.(?:md|yml)$", ".html", source.removeprefix("content/"))
    return re.sub(r"topic\.html$", "index.html", page)


def test_every_idea_of_the_brief_has_its_page() -> None:
    rows = dict(re.findall(r"^\| (\d+) \| (.*)$", COVERAGE, re.MULTILINE))

    assert list(rows) == [str(number) for number in range(1, IDEAS + 1)]
    assert [number for number, row in rows.items() if not linked(row)] == []
    assert "not there yet" not in COVERAGE


def test_every_page_of_the_coverage_is_built_in_both_languages(portal: Built) -> None:
    pages = [lang + page_of(source) for source in linked(COVERAGE) for lang in ("", "zh/")]

    assert [page for page in pages if not (portal.site / page).is_file()] == []
