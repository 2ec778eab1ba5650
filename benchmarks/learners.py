"""Script time on a full shared tablet, and what a learner takes up.

python benchmarks/learners.py

The picker, a lesson, a quiz and "My path" with 40 learners of 500 attempts each, on a processor
four times slower, beside the same pages on a device with one learner and one attempt.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext
from portal import chromium_and, parser
from report import machine, publish, table
from tests.support import web

GOAL = 100
FULL = (40, 500)
ONE = (1, 1)
PAGES = {
    "picker": "learners.html",
    "lesson": "lessons/safety/water.html",
    "quiz": "quizzes/safety/water.html",
    "my path": "me.html",
}
READY = {
    "picker": ".hb-avatar",
    "lesson": ".hb-avatar",
    "quiz": ".hb-finish:not([hidden])",
    "my path": ".hb-avatar",
}
"""What is there when the script of the page has done its work."""
QUIET = "leaves.html"
"""A page without a script: any other would notice that somebody else is there, and go."""
ABOUT = """() => ({
  site: document.documentElement.dataset.hbSite,
  quiz: document.querySelector("[data-hb-quiz]").dataset.hbQuiz,
  questions: [...document.querySelectorAll("[data-hb-question]")]
    .slice(0, 5)
    .map((question) => question.dataset.hbQuestion),
})"""
SIZES = ("learners", "attempts")
SEED = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")

Times = dict[tuple[str, tuple[int, int]], list[float]]
"""Milliseconds of script by page and device: how many learners, how many attempts each."""


def arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--slower", type=int, default=4, metavar="TIMES")
    return options.parse_args()


def script_time(context: BrowserContext, address: str, ready: str, slower: int) -> float:
    """Milliseconds that the main thread spent in script until the page is ready, and idle."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    session.send("Performance.enable")
    page.goto(address)
    page.locator(ready).first.wait_for(state="attached")
    page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
    metrics = session.send("Performance.getMetrics")["metrics"]
    page.close()
    return 1000 * next(m["value"] for m in metrics if m["name"] == "ScriptDuration")


def measure(browser: Browser, home: str, options: argparse.Namespace) -> tuple[Times, float]:
    """The times, and the bytes that each learner of the full device takes up."""
    times: Times = defaultdict(list)
    each = 0.0
    for device in (ONE, FULL):
        context = browser.new_context(viewport={"width": 800, "height": 1280})
        page = context.new_page()
        page.goto(home + PAGES["quiz"])
        page.locator(READY["quiz"]).first.wait_for()
        about = page.evaluate(ABOUT)
        page.goto(home + QUIET)
        each = page.evaluate(SEED, about | dict(zip(SIZES, device, strict=True))) / device[0]
        page.close()
        for _ in range(options.rounds):
            for name, address in PAGES.items():
                ms = script_time(context, home + address, READY[name], options.slower)
                times[name, device].append(ms)
        context.close()
    return times, each


def document(times: Times, each: float, options: argparse.Namespace, version: str) -> str:
    rows = []
    for name in PAGES:
        one, full = times[name, ONE], times[name, FULL]
        ratio = median(full) / median(one)
        cells = [f"{median(one):.0f}", f"{median(full):.0f}", f"{max(full):.0f}", f"{ratio:.2f}"]
        rows.append([name, *cells])
    over = [name for name in PAGES if median(times[name, FULL]) > GOAL]
    command = shlex.join(["python", "benchmarks/learners.py", *sys.argv[1:]])
    return f"""# A full shared tablet, {date.today().isoformat()}

`{command}`

- Machine: {machine()}.
- Chromium {version}, processor {options.slower} times slower, tablet of 800 by 1280, over http.
- {FULL[0]} learners with {FULL[1]} attempts of five answers each at ten quizzes, beside one learner
  with one attempt.
- A learner with {FULL[1]} attempts takes up {each / 1000:.0f} KB, by the browser's own estimate.
- Goal: {GOAL} ms of script. Medians above it: {", ".join(over) or "none"}.

{table(["script ms", "one learner", "full", "full, largest", "ratio"], rows)}
"""


def main() -> None:
    options = arguments()
    with chromium_and(options.site) as (browser, site), web.http_site(site) as home:
        text = document(*measure(browser, home, options), options, browser.version)
    publish(text, "learners", write=not options.no_report)


if __name__ == "__main__":
    main()
