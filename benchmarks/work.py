"""What the main thread of a page works from a tap to its answer, whoever else is busy."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page

CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]
Event = dict[str, Any]


def traced(browser: Browser, page: Page, act: Callable[[], object]) -> list[Event]:
    """The browser's own trace of an act and of the half second after it."""
    browser.start_tracing(page=page, categories=CATEGORIES)
    act()
    page.wait_for_timeout(500)
    events: list[Event] = json.loads(browser.stop_tracing())["traceEvents"]
    return events


def work_of_tap(events: list[Event]) -> float | None:
    """Processor time in ms from the finger's leaving to the frame's commit; None without one.

    It is the thread's own time, so that other programs on the machine do not count.
    """
    lifted = _dispatched(events, "pointerup")
    clicked = _dispatched(events, "click")
    if not lifted or not clicked:
        return None
    thread = [e for e in events if e["tid"] == clicked["tid"] and e["pid"] == clicked["pid"]]
    whole = [e for e in thread if e.get("ph") == "X" and e.get("dur")]
    after = clicked["ts"] + clicked["dur"]
    ends = [e["ts"] + e["dur"] for e in whole if e["name"] == "Commit" and e["ts"] >= after]
    if not ends:
        return None
    tasks = [e for e in whole if e["name"] == "RunTask"]
    return sum(_share(task, lifted["ts"], min(ends)) for task in tasks) / 1000


def longest_task(events: list[Event]) -> float:
    """Processor time in ms of the longest task of the thread that reads the page.

    What it did before, to start the browser's own process for the page, does not count.
    """
    begun: dict[tuple[int, int], float] = {}
    for e in events:
        if e.get("name") == "ParseHTML" and "://" in str(e.get("args")):
            begun.setdefault((e["pid"], e["tid"]), e["ts"])
    tasks = [e for e in events if e.get("name") == "RunTask" and (e["pid"], e["tid"]) in begun]
    after = (t for t in tasks if t["ts"] + t.get("dur", 0) >= begun[t["pid"], t["tid"]])
    return max((task.get("tdur", 0) for task in after), default=0) / 1000


def _dispatched(events: list[Event], kind: str) -> Event | None:
    named = (e for e in events if e.get("name") == "EventDispatch")
    return next((e for e in named if e["args"]["data"]["type"] == kind), None)


def _share(task: Event, start: float, end: float) -> float:
    """The processor time of the part of a task that lies between the two moments."""
    inside = min(task["ts"] + task["dur"], end) - max(task["ts"], start)
    time: float = task.get("tdur", 0) * max(0, inside) / task["dur"]
    return time
