"""How long keeping takes on a slow link: the first topic, then the whole course.

python benchmarks/offline.py

The demo portal over one link of 64 KB a second for all requests together, 300 ms before each
answer, nothing compressed. A topic is ready when its page opens without a network.
"""

from __future__ import annotations

import argparse
import time
from datetime import date

from playwright.sync_api import Browser, Page
from portal import chromium_and, parser
from report import machine, publish, table
from tests.support.link import Link, link_to

GOAL = 60
WAIT = 600_000
"""Milliseconds after which a run is given up."""
LEFT = '.hb-keep:not([data-hb-stage="here"])'


def slow(link: Link, rate: int, delay: float) -> None:
    """Make the link slow from now on."""
    link.bytes_a_second, link.delay = rate, delay
    link.count()


def keep_first(page: Page, link: Link) -> tuple[float, int]:
    """Seconds and bytes until the first topic of the list is kept."""
    start = time.monotonic()
    page.locator('.hb-keep [data-hb-act="keep"]').first.click()
    page.locator('.hb-keep[data-hb-stage="here"]').first.wait_for(timeout=WAIT)
    return time.monotonic() - start, link.sent


def keep_all(page: Page, link: Link) -> tuple[float, int]:
    """Seconds and bytes until all other topics, in every language, are kept."""
    start = time.monotonic()
    page.locator('[data-hb-act="all"]').click()
    for fold in page.locator(".hb-keep-more summary").all():
        fold.click()
    for button in page.locator('.hb-keep-more [data-hb-act="keep"]').all():
        button.click()
    page.locator(LEFT).first.wait_for(state="detached", timeout=WAIT)
    return time.monotonic() - start, link.sent


def measure(browser: Browser, link: Link, options: argparse.Namespace) -> list[list[str]]:
    """Rows of the table."""
    page = browser.new_page()
    page.goto(link.address + "keep.html")
    page.locator('.hb-keep [data-hb-act="keep"]').first.wait_for()
    slow(link, options.rate * 1024, options.delay)
    rows = []
    for name, act in (("first topic, with the pages all share", keep_first), ("all", keep_all)):
        seconds, sent = act(page, link)
        rows.append([name, f"{seconds:.0f} s", f"{sent / 1e6:.2f} MB", f"{len(link.whole)}"])
    twice = sum(times > 1 for times in link.whole.values())
    rows.append(["sent more than once", "", "", str(twice)])
    link.is_cut = True
    page.goto(link.address + "lessons/safety/water.html")
    assert page.locator("h1").inner_text(), "a kept lesson opens without a network"
    return rows


def arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--rate", type=int, default=64, metavar="KB", help="a second")
    options.add_argument("--delay", type=float, default=0.3, metavar="SECONDS")
    return options.parse_args()


def main() -> None:
    options = arguments()
    with chromium_and(options.site) as (browser, site), link_to(site) as link:
        rows, version = measure(browser, link, options), browser.version
    link_words = f"{options.rate} KB/s, {options.delay * 1000:.0f} ms before each answer"
    title = f"# Keeping on a slow link, {date.today().isoformat()}"
    head = f"{title}\n\n{machine()}; Chromium {version}."
    words = f"{link_words}; goal: the first topic in less than {GOAL} s."
    heads = ["kept", "after", "sent so far", "files so far"]
    publish(f"{head} {words}\n\n{table(heads, rows)}\n", "offline", write=not options.no_report)


if __name__ == "__main__":
    main()
