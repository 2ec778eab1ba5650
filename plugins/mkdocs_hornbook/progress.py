"""How far long work is, on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

_PATIENCE = 2.0
"""Seconds after which a terminal is shown how far the work is."""

Item = TypeVar("Item")


class Progress:
    """Counts steps; on a terminal, after two seconds, shows how many percent are done."""

    def __init__(self, total: int) -> None:
        self.total = max(total, 1)
        self.done = 0
        self._started = time.monotonic()
        self._shown = -1

    def step(self) -> None:
        """One more step is done."""
        self.done += 1
        percent = min(100 * self.done // self.total, 100)
        is_long = sys.stderr.isatty() and time.monotonic() - self._started > _PATIENCE
        if is_long and percent != self._shown:
            self._shown = percent
            print(f"\r{percent:3} %", end="", file=sys.stderr, flush=True)  # noqa: T201

    def end(self) -> None:
        """End the line on the terminal, if there is one."""
        if self._shown >= 0:
            print(file=sys.stderr)  # noqa: T201
        self._shown = -1


def progress(items: Iterable[Item], total: int = 0) -> Iterator[Item]:
    """The items; on a terminal, with how far of `total` the work is."""
    shown = Progress(total or (len(items) if isinstance(items, Sized) else 0))
    for item in items:
        yield item
        shown.step()
    shown.end()
