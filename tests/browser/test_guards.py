"""The harness itself: what it must notice, it notices."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Origin
from tests.support import axe
from tests.support.watch import watch

CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>
<link rel="icon" href="data:,">
{head}</head><body><main><h1>A page</h1>{body}</main></body></html>
"""
STRICT = f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'


def trouble_of(browser: Browser, origin: Origin, folder: Path, head: str, body: str) -> list[str]:
    """What the watch writes down about one page."""
    (folder / "index.html").write_text(PAGE.format(head=head, body=body), "utf-8")
    trouble: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        watch(page, trouble)
        page.goto(origin.of(folder) + "index.html")
    return trouble


@pytest.mark.parametrize(
    ("head", "body", "noticed"),
    [
        ("", "<script>console.error('oh')</script>", "console: oh"),
        ("", "<script>throw new Error('oh')</script>", "page error"),
        (STRICT, "<script>1</script>", "Content Security Policy directive"),
        ("", '<img alt="" src="http://127.0.0.1:9/a.png">', "request to another origin"),
        ("", '<script src="https://example.invalid/a.js"></script>', "request to another origin"),
    ],
)
def test_the_watch_notices_what_a_child_must_not_meet(
    browser: Browser, origin: Origin, tmp_path: Path, head: str, body: str, noticed: str
) -> None:
    trouble = trouble_of(browser, origin, tmp_path, head, body)

    assert any(noticed in line for line in trouble), trouble


def test_the_watch_is_silent_about_a_good_page(
    browser: Browser, origin: Origin, tmp_path: Path
) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")

    assert trouble_of(browser, origin, tmp_path, STRICT, '<a href="a.svg">A</a>') == []


def test_axe_works_under_a_strict_csp(page: Page, origin: Origin, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(head=STRICT, body="<input>"), "utf-8")

    page.goto(origin.of(tmp_path) + "index.html")

    assert [found for found in axe.violations(page) if " label: " in found]
