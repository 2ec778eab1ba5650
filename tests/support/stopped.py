"""A program that is stopped at the n-th thing that it does to the disk.

python -P tests/support/stopped.py FOLDER AT SIGNAL MODULE [ARGUMENTS ...]

Counted are, below FOLDER: a file that is opened to be written, a folder that is made, a rename; and
whatever is removed. A file that would be begun anew at that moment is left empty, as a crash leaves
it. With AT 0 nothing is stopped, and the last line that is printed holds the number of things done,
and the numbers of the renames among them.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
from typing import Any

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
REMOVED = {"os.remove", "os.rmdir"}
"""These come with paths below an open folder, of which nothing is known here."""
MADE = {"open", "os.mkdir", "os.rename"}


class Stopper:
    """An audit hook (https://docs.python.org/3/library/audit_events.html)."""

    def __init__(self, folder: str, at: int, how: int) -> None:
        self.folder = folder
        self.at = at
        self.how = how
        self.count = 0
        self.renames: list[int] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.is_counted(event, arguments):
            return
        self.count += 1
        if event == "os.rename":
            self.renames.append(self.count)
        if self.count == self.at:
            if event == "open" and arguments[2] & os.O_TRUNC:
                os.open(arguments[0], arguments[2], 0o644)
            signal.raise_signal(self.how)  # for this thread, and now

    def is_counted(self, event: str, arguments: tuple[Any, ...]) -> bool:
        """Whether an event changes something on the disk."""
        if event in REMOVED:
            return True
        if event not in MADE or not isinstance(arguments[0], str | bytes):
            return False
        return os.fsdecode(arguments[0]).startswith(self.folder) and (
            event != "open" or bool(arguments[2] & WRITES)
        )


def main() -> None:
    """Run a module as `python -m` does, under the hook."""
    folder, at, how, module, *rest = sys.argv[1:]
    # A shell lets what it runs in the background ignore Ctrl+C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    stopper = Stopper(folder, int(at), getattr(signal, how))
    sys.addaudithook(stopper)
    sys.argv = [module, *rest]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        if not stopper.at:
            print(stopper.count, *stopper.renames)  # noqa: T201 -- the answer


main()
