"""From the tap on "Check my answer" to the painted feedback, on a processor six times slower.

python benchmarks/feedback.py
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, Page
from portal import chromium_and, parser
from report import machine, publish, table
from work import traced, work_of_tap

GOAL = 50
HEADS = ["type", "taps", "median ms", "max ms", "Event Timing max ms", "work median", "work max"]
DWELL = 100
"""Milliseconds that a finger stays on the glass."""
FILL = """fieldsets => fieldsets.forEach((fieldset) => {
  const groups = new Set()
  for (const box of fieldset.querySelectorAll("input[type=radio], input[type=checkbox]")) {
    const group = box.type === "radio" ? box.name : box.type
    if (!groups.has(group) && !box.hidden) box.click()
    groups.add(group)
  }
  for (const box of fieldset.querySelectorAll("input[type=text]:not([hidden]), select")) {
    if (box instanceof HTMLSelectElement) box.selectedIndex = 1
    else box.value = "7"
    box.dispatchEvent(new Event("input", { bubbles: true }))
    box.dispatchEvent(new Event("change", { bubbles: true }))
  }
  fieldset.querySelector("button[aria-pressed]")?.click()
})"""
"""Answers a question: the first of its choices, or something typed."""
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}


@dataclass
class Times:
    """What was measured, in milliseconds."""

    taps: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """By the type of question, from each tap to the painted feedback."""
    events: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """The same as the browser's Event Timing says it, in steps of 8; 0 is less than 16."""
    work: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """The page's own processor time for the same way, times the slow-down."""
    loads: dict[str, list[list[float]]] = field(default_factory=lambda: defaultdict(list))
    """By page, the long tasks of each load."""
    skipped: set[str] = field(default_factory=set)
    """Types for which the answer in `fill` was none."""


def arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--slower", type=int, default=6, metavar="TIMES")
    return options.parse_args()


def quiz_pages(site: Path) -> list[Path]:
    """Pages of lessons and quizzes that hold questions."""
    found = sorted(site.glob("quizzes/**/*.html")) + sorted(site.glob("lessons/**/*.html"))
    return [page for page in found if 'class="hb-finish"' in page.read_text("utf-8")]


def fill(place: Locator) -> None:
    """Give some answer; which one does not matter. An order counts as it stands."""
    place.locator("fieldset").evaluate_all(FILL)


def opened(context: BrowserContext, address: str, slower: int) -> tuple[Page, CDPSession]:
    """The page, as soon as its quiz can be answered."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address)
    page.locator(".hb-finish:not([hidden])").first.wait_for()
    return page, session


def filled(page: Page) -> Iterator[tuple[str, str, Locator]]:
    """Type, id and check button of each question that is checked one by one, when it is filled."""
    for place in page.locator("[data-hb-question]:visible").all():
        button = place.locator('[data-hb-action="check"]')
        if not button.is_visible():
            continue
        fill(place)
        button.scroll_into_view_if_needed()
        page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
        kind, name = (place.get_attribute(f"data-hb-{key}") for key in ("kind", "question"))
        yield str(kind), str(name), button


def measure_page(context: BrowserContext, address: str, times: Times, slower: int) -> None:
    """Tap the check button of every question."""
    page, session = opened(context, address, slower)
    times.loads[page.url.rpartition("site/")[2]].append(long_tasks(page))
    for kind, name, button in filled(page):
        tap(page, session, button)
        tell(page, name, kind, times)


def measure_work(context: BrowserContext, address: str, times: Times, slower: int) -> None:
    """The same at full speed, traced."""
    page, session = opened(context, address, 1)
    for kind, _, button in filled(page):
        browser = context.browser
        assert browser
        work = work_of_tap(traced(browser, page, partial(tap, page, session, button)))
        if work is not None:
            times.work[kind].append(work * slower)


def tap(page: Page, session: CDPSession, button: Locator) -> None:
    """A finger's tap. Playwright's own would look for the button in the middle of it."""
    box = button.bounding_box()
    assert box, "the button is in sight"
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    page.wait_for_timeout(DWELL)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def tell(page: Page, question: str, kind: str, times: Times) -> None:
    """Read what the page noted of one tap."""
    if not page.evaluate("id => hornbookBench.feedback(id, 3000)", question):
        times.skipped.add(kind)  # the answer was none, or is never marked
        return
    noted: dict[str, Any] = page.evaluate("(({feedback, ...noted}) => noted)(hornbookBench)")
    tapped = noted["taps"][question]
    times.taps[kind].append(noted["painted"][question] - tapped)
    near = [e["duration"] for e in noted["events"] if tapped - 1 <= e["startTime"] <= tapped + 30]
    times.events[kind].append(max(near, default=0))


def long_tasks(page: Page) -> list[float]:
    tasks: list[dict[str, float]] = page.evaluate("window.hornbookBench.tasks")
    return [task["duration"] for task in tasks]


def measure(browser: Browser, site: Path, options: argparse.Namespace) -> Times:
    """Every page, so many times; each time as another child."""
    times = Times()
    for number in range(1, options.rounds + 1):
        for file in quiz_pages(site):
            for measured in (measure_page, measure_work):
                context = browser.new_context(**PHONE)
                context.add_init_script(path=Path(__file__).with_suffix(".js"))
                measured(context, file.as_uri(), times, options.slower)
                context.close()
        print(f"round {number} of {options.rounds}", file=sys.stderr)
    times.skipped -= set(times.taps)
    return times


def works(times: Times, name: str) -> tuple[float, float, float]:
    """The largest Event Timing of a type, and the median and the largest of its work."""
    work = times.work[name] or [0]
    return max(times.events[name]), median(work), max(work)


def document(times: Times, options: argparse.Namespace, kind: str, version: str) -> str:
    rows = [
        [name, str(len(ms)), *map(str, map(round, (median(ms), max(ms), *works(times, name))))]
        for name, ms in sorted(times.taps.items())
    ]
    loads = [
        [page, f"{median(map(sum, tasks)):.0f}", f"{max(max(one, default=0) for one in tasks):.0f}"]
        for page, tasks in sorted(times.loads.items())
    ]
    over = [name for name, ms in sorted(times.taps.items()) if median(ms) > GOAL]
    busy = [name for name, ms in sorted(times.work.items()) if median(ms) > GOAL]
    command = shlex.join(["python", "benchmarks/feedback.py", *sys.argv[1:]])
    skipped = f"\nNot measured: {', '.join(sorted(times.skipped))}.\n" if times.skipped else ""
    return f"""# Feedback, {date.today().isoformat()}

`{command}`

- Machine: {kind}.
- Chromium {version}, processor {options.slower} times slower, phone of 360 by 640, `file://`.
- Goal: {GOAL} ms from tap to painted feedback. Medians above it: {", ".join(over) or "none"}.
- Work is the processor time of the page's main thread alone, at full speed, times {options.slower}:
  what the wall times above would be on a machine with nothing else to do, less waiting for the
  next frame. Medians above {GOAL}: {", ".join(busy) or "none"}.

## From the tap to the painted feedback

{table(HEADS, rows)}
{skipped}
## Long tasks while a page loads

Tasks of 50 ms or more, as slow as above: style, layout and the script together.

{table(["page", "sum, median ms", "longest ms"], loads)}
"""


def main() -> None:
    options = arguments()
    kind = machine()
    with chromium_and(options.site) as (browser, site):
        text = document(measure(browser, site, options), options, kind, browser.version)
    publish(text, "feedback", write=not options.no_report)


if __name__ == "__main__":
    main()
