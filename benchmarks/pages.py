"""What a page costs the one who opens it: files, bytes, elements, long tasks; what Lighthouse says.

python benchmarks/pages.py
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from course import lessons
from feedback import PHONE, long_tasks
from lighthouse_run import WANTED, Verdict, lighthouse, lighthouse_version
from peers import PEERS
from playwright.sync_api import Browser, Request
from portal import build, chromium_and, parser
from report import machine, publish, table
from tests.support.link import compressed, link_to
from work import longest_task, traced

GOAL = 100
"""Milliseconds of the longest task."""
PORTAL = {
    "home": "index.html",
    "shelf": "lessons/safety/index.html",
    "lecture": "lessons/safety/roads.html",
    "guide": "lessons/family/ten-minute-call.html",
    "quiz": "quizzes/safety/roads.html",
}
COURSE = {"lesson with its quiz": "lessons/unit-001/lesson-0001.html"}
COUNT = """() => {
  const main = document.querySelector("main")
  return [document.querySelectorAll("*").length, main.querySelectorAll("*").length]
}"""
PICTURES = ("image", "media")
PAGE = ("document", "stylesheet", "script", *PICTURES)
"""What a page itself asks for; the rest is the shell that comes afterwards, to be kept."""
KEEPING = "assets/hornbook/offline.js"
"""The script that brings the shell, asked for when the page has all that it needs itself."""


@dataclass(slots=True, kw_only=True)
class Cost:
    """What one page costs at one origin."""

    files: list[str] = field(default_factory=list)
    """Kind of each file that the page asked for, the picture in the browser's tab among them."""
    page_bytes: int = 0
    picture_bytes: int = 0
    elements: int = 0
    beside: int = 0
    """Elements that are not in <main>."""
    work: list[float] = field(default_factory=list)
    """Processor time of the longest task of each load, times the slow-down."""
    tasks: list[list[float]] = field(default_factory=list)
    """By load, the long tasks by the clock of the wall."""


def arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--slower", type=int, default=6, metavar="TIMES")
    options.add_argument("--no-lighthouse", action="store_true", help="leave Lighthouse out")
    return options.parse_args()


@contextmanager
def course_site() -> Iterator[Path]:
    """The benchmark's course of twenty lessons, built."""
    with tempfile.TemporaryDirectory(prefix="hornbook-course-") as folder:
        source = Path(folder, "course")
        PEERS["hornbook"].write(source, lessons(20))
        yield build(source, Path(folder, "site"))


def cost(browser: Browser, site: Path, root: str, url: str, options: argparse.Namespace) -> Cost:
    """Open a page as a stranger's phone does, so many times."""
    found = Cost()
    for _ in range(options.rounds):
        count(browser, site, root, url, found)
        context = browser.new_context(**PHONE)
        page = context.new_page()
        events = traced(browser, page, lambda: page.goto(root + url, wait_until="networkidle"))  # noqa: B023 -- runs at once
        found.work.append(longest_task(events) * options.slower)
        context.close()
        found.tasks.append(slow(browser, root + url, options.slower))
    return found


def count(browser: Browser, site: Path, root: str, url: str, found: Cost) -> None:
    """The files that a page asks for, their bytes on the way, and its elements."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(root + url, wait_until="networkidle")
    own = {r.url: r.resource_type for r in asked if r.resource_type in PAGE and root in r.url}
    icon = page.locator("link[rel=icon]").evaluate_all("links => links.map((link) => link.href)")
    own |= dict.fromkeys(icon, "image")  # a Chromium without a window does not ask for it
    own.pop(root + KEEPING, None)
    files = {address: site / address.removeprefix(root) for address in own}
    found.files = sorted(own.values())
    pictures = {address for address, kind in own.items() if kind in PICTURES}
    found.picture_bytes = sum(len(compressed(files[one])) for one in pictures)
    found.page_bytes = sum(len(compressed(files[one])) for one in own.keys() - pictures)
    found.elements, inside = page.evaluate(COUNT)
    found.beside = found.elements - inside
    context.close()


def slow(browser: Browser, address: str, slower: int) -> list[float]:
    """The long tasks of a page on a slower processor."""
    context = browser.new_context(**PHONE)
    context.add_init_script(path=Path(__file__).with_name("feedback.js"))
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address, wait_until="networkidle")
    tasks = long_tasks(page)
    context.close()
    return tasks


def cost_row(name: str, origin: str, found: Cost) -> list[str]:
    pictures = sum(kind in PICTURES for kind in found.files)
    longest = median(max(one, default=0) for one in found.tasks)
    return [
        f"{name}, {origin}",
        f"{len(found.files)} ({pictures})",
        f"{found.page_bytes / 1024:.1f} + {found.picture_bytes / 1024:.1f}",
        f"{found.elements} ({found.beside})",
        f"{median(found.work):.0f}",
        f"{longest:.0f}",
    ]


HEADS = ["page", "files (pictures)", "KB + KB of pictures", "elements (not in main)"]
HEADS += ["longest task, work ms", "longest task, wall ms"]


def verdict_row(name: str, found: Verdict) -> list[str]:
    return [name, *(str(found.scores[kind]) for kind in WANTED), ", ".join(found.short) or "–"]


def document(
    costs: list[list[str]], verdicts: list[list[str]], options: argparse.Namespace, about: str
) -> str:
    command = shlex.join(["python", "benchmarks/pages.py", *sys.argv[1:]])
    heads = ["page", *WANTED, "what is not whole"]
    said = f"\n## Lighthouse\n\n{table(heads, verdicts)}\n" if verdicts else ""
    return f"""# Pages, {date.today().isoformat()}

`{command}`

{about}
- A phone of 360 by 640 that has never been here; {options.rounds} visits, medians.
- Files: the page, its style sheets and scripts, its picture in the browser's tab, and the pictures
  that are near enough to the screen to be loaded. KB: as a server sends them that compresses.
  Over http a site that can be kept goes on to bring its shell afterwards; that is not counted.
- Work is the processor time of the longest task while the page loads, at full speed, times
  {options.slower}; wall is the longest task of 50 ms or more on a processor {options.slower} times
  slower, with all that else was going on in this machine; 0 is none. Goal: {GOAL} ms.

{table(HEADS, costs)}
{said}"""


def measure(options: argparse.Namespace) -> str:
    costs, verdicts = [], []
    kind = machine()
    with chromium_and(options.site) as (browser, portal), course_site() as course:
        for site, pages in ((course, COURSE), (portal, PORTAL)):
            with link_to(site, lasting=True) as link:
                link.compresses = True
                for name, url in pages.items():
                    for origin, root in (("http", link.address), ("disk", f"{site.as_uri()}/")):
                        row = cost_row(name, origin, cost(browser, site, root, url, options))
                        costs.append(row)
                        print(*row, sep=" | ", file=sys.stderr)
                    if not options.no_lighthouse:
                        verdicts.append(
                            verdict_row(name, lighthouse(link.address + url, options.rounds))
                        )
                        print(*verdicts[-1], sep=" | ", file=sys.stderr)
        version = browser.version
    judge = "" if options.no_lighthouse else f", Lighthouse {lighthouse_version()}"
    return document(costs, verdicts, options, f"- Machine: {kind}.\n- Chromium {version}{judge}.")


def main() -> None:
    options = arguments()
    try:
        text = measure(options)
    except subprocess.CalledProcessError as failed:
        sys.exit(f"{shlex.join(map(str, failed.cmd))} failed:\n{failed.stderr}")
    publish(text, "pages", write=not options.no_report)


if __name__ == "__main__":
    main()
