"""A second process that makes pages of a build, where the system can fork one.

It makes the last page first and goes backwards; the build makes the first page first, until they
meet. What the second process has not made, or cannot make, the build makes itself: the site, its
warnings and its errors are the same with and without it.
"""

from __future__ import annotations

import logging
import os
import signal
import struct
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NoReturn

_WORTH = 40
"""With fewer pages, a second process costs more than it brings."""
_WARM = 8
"""The page at which the second process begins: what all pages need has been made by then."""
_HEAD = struct.Struct("<II")
"""Before each page in the file that the two share: its number, and how many bytes it has."""

Render = Callable[[], str | None]


class Ahead:
    """The pages that a second process makes meanwhile."""

    def __init__(self, pages: Mapping[str, Render]) -> None:
        """`pages`: what makes each, by its address, in the order in which they will be taken."""
        self.waiting = list(pages.values()) if len(pages) >= _WORTH and _can_fork() else []
        self.numbers = {url: number for number, url in enumerate(pages)}
        self.child = 0
        self.made: dict[int, tuple[int, int]] = {}
        """By number, where a page stands in the file, and how many bytes it has."""
        self.read = 0

    def take(self, url: str) -> str | None:
        """A page; None where the second process has not made it."""
        number = self.numbers.get(url, -1)
        if number == _WARM and self.waiting:
            self._begin()
        if self.child:
            self._look()
        if not (found := self.made.get(number)):
            return None
        self.stop()  # they have met
        place, length = found
        return str(os.pread(self.file.fileno(), length, place), "utf-8")

    def _begin(self) -> None:
        renders, self.waiting = self.waiting, []
        with suppress(OSError):  # no room, no more processes: then there is one
            self.file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 # shared to the end
            self.child = os.fork()
            if not self.child:
                self._work(renders)

    def _look(self) -> None:
        """Find what is new in the file."""
        file = self.file.fileno()
        size = os.fstat(file).st_size
        while len(head := os.pread(file, _HEAD.size, self.read)) == _HEAD.size:
            number, length = _HEAD.unpack(head)
            place = self.read + _HEAD.size
            if place + length > size:
                break
            self.made[number] = place, length
            self.read = place + length

    def stop(self) -> None:
        """End the second process."""
        if self.child:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            self.child = 0

    def _work(self, renders: list[Render]) -> NoReturn:
        """What the second process does. What it would have to tell, the first one meets, too."""
        try:
            logging.setLogRecordFactory(_say_nothing)
            for number in range(len(renders) - 1, -1, -1):
                page = (renders[number]() or "").encode()
                self.file.write(_HEAD.pack(number, len(page)) + page)
        finally:
            os._exit(0)


def _can_fork() -> bool:
    """Whether there is a second processor for a second process, and nothing that forbids it."""
    is_alone = threading.active_count() == 1
    return sys.platform == "linux" and is_alone and len(os.sched_getaffinity(0)) > 1


def _say_nothing(*_: Any, **__: Any) -> NoReturn:
    raise RuntimeError("a warning belongs to the first process")
