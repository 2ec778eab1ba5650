"""How long keeping takes on a slow link: the largest topic, then the whole course.

python benchmarks/offline.py

The demo portal over one link of 64 KB a second for all requests together, 300 ms before each
answer: once with nothing compressed, once as docs/deploy.md has it. The largest topic comes first,
on a device that has nothing; a topic is ready when its page opens without a network.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from portal import chromium_and, parser
from report import machine, publish, table
from tests.support.link import Link, link_to

GOAL = 60
WAIT = 600_000
"""Milliseconds after which a run is given up."""
Row = list[str]
LEFT = '.hb-keep:not([data-hb-stage="here"])'


def slow(link: Link, rate: int, delay: float) -> None:
    """Make the link slow from now on."""
    link.bytes_a_second, link.delay = rate, delay
    link.count()


def keep_largest(page: Page, link: Link, topic: str) -> tuple[float, int]:
    """Seconds and bytes until the largest topic, without its slides and sheets, is kept."""
    start = time.monotonic()
    page.locator(f'[data-hb-keep="{topic}"] [data-hb-act="keep"]').click()
    page.locator(f'[data-hb-keep="{topic}"][data-hb-stage="here"]').wait_for(timeout=WAIT)
    return time.monotonic() - start, link.sent


def keep_all(page: Page, link: Link) -> tuple[float, int]:
    """Seconds and bytes until all else is kept, in every language."""
    start = time.monotonic()
    page.locator('[data-hb-act="all"]').click()
    for fold in page.locator(".hb-keep-more summary").all():
        fold.click()
    # The last first: slides and sheets bring their topic, whose button is gone then.
    for button in reversed(page.locator('.hb-keep-more [data-hb-act="keep"]').all()):
        if button.is_visible():
            button.click()
    expect(page.locator(LEFT)).to_have_count(0, timeout=WAIT)
    return time.monotonic() - start, link.sent


def largest(site: Path) -> str:
    """Id of the largest topic of the first language."""
    groups = json.loads((site / "offline/list.json").read_text("utf-8"))["groups"]
    return str(
        max((g for g in groups if g["id"].startswith("topic:")), key=lambda g: g["bytes"])["id"]
    )


def measure(browser: Browser, link: Link, site: Path, options: argparse.Namespace) -> list[Row]:
    """Rows of the table, of a device that has nothing yet."""
    topic, context = largest(site), browser.new_context()
    page = context.new_page()
    page.goto(link.address + "keep.html")
    page.locator('.hb-keep [data-hb-act="keep"]').first.wait_for()
    slow(link, options.rate * 1024, options.delay)
    how = "gzip" if link.compresses else "nothing compressed"
    rows = []
    first = partial(keep_largest, topic=topic)
    for name, act in ((f"{topic}, with the pages all share", first), ("all else", keep_all)):
        seconds, sent = act(page, link)
        size = f"{sent / 1e6:.2f} MB"
        rows.append([how, name, f"{seconds:.0f} s", size, f"{len(link.whole)}"])
    twice = sum(times > 1 for times in link.whole.values())
    rows.append([how, "sent more than once", "", "", str(twice)])
    link.is_cut = True
    page.goto(link.address + "lessons/safety/water.html")
    assert page.locator("h1").inner_text(), "a kept lesson opens without a network"
    context.close()
    return rows


def arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--rate", type=int, default=64, metavar="KB", help="a second")
    options.add_argument("--delay", type=float, default=0.3, metavar="SECONDS")
    return options.parse_args()


def main() -> None:
    options = arguments()
    rows = []
    with chromium_and(options.site) as (browser, site):
        for compresses in (False, True):
            with link_to(site) as link:
                link.compresses = compresses
                rows += measure(browser, link, site, options)
        version = browser.version
    link_words = f"{options.rate} KB/s, {options.delay * 1000:.0f} ms before each answer"
    title = f"# Keeping on a slow link, {date.today().isoformat()}"
    head = f"{title}\n\n`python benchmarks/offline.py`. {machine()}; Chromium {version}."
    words = f"{link_words}; goal: a topic in less than {GOAL} s."
    heads = ["answers", "kept", "after", "sent so far", "files so far"]
    publish(f"{head} {words}\n\n{table(heads, rows)}\n", "offline", write=not options.no_report)


if __name__ == "__main__":
    main()
