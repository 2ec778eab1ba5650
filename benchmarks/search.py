"""From a letter to the results of the search, on a processor six times slower.

python benchmarks/search.py
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page
from portal import chromium_and, parser
from report import machine, publish, table
from tests.support.queries import LANGUAGES, queries
from work import CATEGORIES

GOAL = 50
HEADS = [
    "queries",
    "number",
    "median ms",
    "max ms",
    "over 50",
    "work median",
    "work max",
    "slowest",
]
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
AT_ONCE = """
const wait = window.setTimeout
window.setTimeout = (act, ms, ...more) => (ms === 120 ? act() : wait(act, ms, ...more))
"""
"""So long the search waits for the next letter; here its work belongs to the letter."""
TYPE = """words => {
  const input = document.getElementById("hb-search-input")
  const list = document.querySelector(".hb-search-results")
  return words.map((one) => {
    input.value = one
    const start = performance.now()
    input.dispatchEvent(new InputEvent("input", { bubbles: true }))
    list.getBoundingClientRect()
    return performance.now() - start
  })
}"""
"""Types each query and waits for its results to be laid out: milliseconds of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Milliseconds of each query of one language."""

    words: list[str]
    wall: list[float]
    """The least of all rounds, on the slower processor."""
    work: list[float]
    """Processor time of the main thread at full speed, times the slow-down."""
    ready: float
    """Processor time to make the words of all pages ready, once, times the slow-down."""


def arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--rounds", type=int, default=5, help="how often each query is typed")
    options.add_argument("--slower", type=float, default=6, help="how much slower the processor")
    return options.parse_args()


def measure(browser: Browser, site: Path, lang: str, options: argparse.Namespace) -> Times:
    """Every query of a language on one page, from disk."""
    context = browser.new_context(**PHONE)
    context.add_init_script(AT_ONCE)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{LANGUAGES[lang]}index.html")
    words = [query.words for query in queries(lang)]
    loading = trace(browser, page, lambda: open_search(page))
    page.evaluate(TYPE, words)  # once before it counts, as after a first word
    work = works(trace(browser, page, lambda: page.evaluate(TYPE, words)))
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": options.slower})
    rounds = [page.evaluate(TYPE, words) for _ in range(options.rounds)]
    context.close()
    ready = max(event.get("tdur", 0) for event in loading if event["name"] == "EvaluateScript")
    return Times(
        words=words,
        wall=[min(times) for times in zip(*rounds, strict=True)],
        work=[one * options.slower for one in work],
        ready=ready / 1000 * options.slower,
    )


def open_search(page: Page) -> None:
    page.locator(".hb-search-button").click()
    page.locator("#hb-search-input").fill("119")
    page.locator(".hb-search-results a").first.wait_for()


def trace(browser: Browser, page: Page, act: Any) -> list[dict[str, Any]]:
    """What the browser's own trace says of an act."""
    browser.start_tracing(page=page, categories=CATEGORIES)
    act()
    events: list[dict[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
    return [event for event in events if event.get("ph") == "X"]


def works(events: list[dict[str, Any]]) -> list[float]:
    """Processor time in ms of each typed query, without that of other programs."""
    typed = [
        event
        for event in events
        if event["name"] == "EventDispatch" and event["args"]["data"]["type"] == "input"
    ]
    return [event["tdur"] / 1000 for event in sorted(typed, key=lambda event: event["ts"])]


def row(lang: str, times: Times) -> list[str]:
    over = sum(one >= GOAL for one in times.wall)
    slowest = times.words[times.work.index(max(times.work))]
    numbers = [median(times.wall), max(times.wall), over, median(times.work), max(times.work)]
    return [lang, str(len(times.words)), *(f"{number:.0f}" for number in numbers), slowest]


def document(all_times: dict[str, Times], options: argparse.Namespace, version: str) -> str:
    command = shlex.join(["python", "benchmarks/search.py", *sys.argv[1:]])
    ready = ", ".join(f"{lang} {times.ready:.0f} ms" for lang, times in all_times.items())
    return f"""# Search, {date.today().isoformat()}

`{command}`

- Machine: {machine()}.
- Chromium {version}, processor {options.slower:g} times slower, phone of 360 by 640, `file://`.
- Goal: each query under {GOAL} ms, from the letter to the list laid out. That the search waits
  120 ms for the next letter first is not in it, nor is painting.
- The queries are those of `tests/cases/search/`; of each the fastest of {options.rounds} rounds.
- Work is the processor time of the page's main thread at full speed, times {options.slower:g}: what
  the wall time would be with nothing else to do. It is of one round and without layout.
- The longest script while the words of all pages are made ready, once, at full speed times
  {options.slower:g}: {ready}.

{table(HEADS, [row(lang, times) for lang, times in all_times.items()])}
"""


def main() -> None:
    options = arguments()
    with chromium_and(options.site) as (browser, site):
        times = {lang: measure(browser, site, lang, options) for lang in LANGUAGES}
        text = document(times, options, browser.version)
    publish(text, "search", write=not options.no_report)


if __name__ == "__main__":
    main()
