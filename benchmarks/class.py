"""From 30 dropped files to the shown class.

python benchmarks/class.py
"""

from __future__ import annotations

import argparse
import shlex
import sys
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser
from portal import chromium_and, parser
from report import machine, publish, table
from tests.support.handoffs import a_class, course_of, hand_over

GOAL = 2000
DROP = """files => new Promise(done => {
  const data = new DataTransfer()
  for (const {name, text} of files) data.items.add(new File([text], name))
  const said = document.querySelector("[data-hb-class-said]")
  let begun = 0
  new MutationObserver(() => requestAnimationFrame(() => {
    const {port1, port2} = new MessageChannel()
    port2.onmessage = () => done(performance.now() - begun)
    port1.postMessage(0)
  })).observe(said, {childList: true})
  begun = performance.now()
  const drop = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true})
  document.querySelector("[data-hb-class-drop]").dispatchEvent(drop)
})"""
"""Drops the files; gives the milliseconds until the frame that shows the class is painted."""


def arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--slower", type=int, nargs="+", default=[1, 4], metavar="TIMES")
    options.add_argument("--children", type=int, nargs="+", default=[30, 60])
    return options.parse_args()


def measure(browser: Browser, address: str, files: list[Any], slower: int) -> float:
    """One empty class page that is given all files at once."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address)
    page.locator("[data-hb-class]:not([hidden])").wait_for()
    took: float = page.evaluate(DROP, files)
    assert page.locator("[data-hb-class-came] > li").count() == len(files)
    context.close()
    return took


def rows(browser: Browser, site: Path, options: argparse.Namespace) -> list[list[str]]:
    """A row for each size of class and each processor."""
    course = course_of(site)
    found = []
    for children in options.children:
        handed = hand_over(course, a_class(course, children))
        files = [{"name": f"{n}-{one.name}", "text": one.file} for n, one in enumerate(handed)]
        size = sum(len(one.file) for one in handed)
        for slower in options.slower:
            address = (site / "class.html").as_uri()
            ms = [measure(browser, address, files, slower) for _ in range(options.rounds)]
            sizes = [str(children), f"{size / 1024:.0f}", f"{slower}\u00d7"]
            found.append([*sizes, f"{median(ms):.0f}", f"{max(ms):.0f}"])
    return found


def main() -> None:
    options = arguments()
    kind = machine()
    with chromium_and(options.site) as (browser, site):
        found, version = rows(browser, site, options), browser.version
    heads = ["children", "KB of files", "slower", "median ms", "max ms"]
    text = f"""# A class of files, {date.today().isoformat()}

`{shlex.join(["python", "benchmarks/class.py", *sys.argv[1:]])}`

- Machine: {kind}.
- Chromium {version}, `file://`, from the drop to the painted class; goal for 30 files: {GOAL} ms.

{table(heads, found)}
"""
    publish(text, "class", write=not options.no_report)


if __name__ == "__main__":
    main()
