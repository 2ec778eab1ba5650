"""How long keeping takes on a slow link: the first topic, then the whole course.

python benchmarks/offline.py

The demo portal over one link of 64 KB a second for all requests together, 300 ms before each
answer, nothing compressed. A topic is ready when its page opens without a network.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from feedback import build  # noqa: E402 - the path is set above
from report import machine, publish, table  # noqa: E402
from tests.browser.conftest import ARGUMENTS  # noqa: E402
from tests.support.link import Link, link_to  # noqa: E402
from tests.support.machine import find_chromium  # noqa: E402

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


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rate", type=int, default=64, metavar="KB", help="a second")
    parser.add_argument("--delay", type=float, default=0.3, metavar="SECONDS")
    parser.add_argument("--site", type=Path, help="a built portal; without it, one is built")
    parser.add_argument("--no-report", action="store_true", help="print only")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hornbook-offline-") as folder:
        site = (options.site or build(Path(folder))).resolve()
        with link_to(site) as link, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
            rows = measure(browser, link, options)
            version = browser.version
            browser.close()
    link_words = f"{options.rate} KB/s, {options.delay * 1000:.0f} ms before each answer"
    title = f"# Keeping on a slow link, {date.today().isoformat()}"
    head = f"{title}\n\n{machine()}; Chromium {version}."
    words = f"{link_words}; goal: the first topic in less than {GOAL} s."
    heads = ["kept", "after", "sent so far", "files so far"]
    publish(f"{head} {words}\n\n{table(heads, rows)}\n", "offline", write=not options.no_report)


if __name__ == "__main__":
    main()
