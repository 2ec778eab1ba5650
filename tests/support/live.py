"""`mkdocs serve` on a site, for tests that change a file and look again."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.sites import Tool, environment

PATIENCE = 60.0
"""Seconds before a test gives up; a pass never waits for it."""


class LiveSite:
    """A running `mkdocs serve`: its address, what it printed, and waiting for a page."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self.url = url
        self._process = process
        self._lines: list[str] = []
        self._said = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def output(self) -> str:
        """All that the command has printed so far."""
        return "".join(self._lines)

    def wait_for(self, text: str, page: str = "") -> str:
        """The page, as soon as it holds `text`: looked at again whenever something was printed."""
        return self._until(lambda: self._get(page), text)

    def wait_for_output(self, text: str) -> str:
        """What was printed, as soon as it holds `text`."""
        return self._until(lambda: self.output, text)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()
        self._reader.join()
        if self._process.stdout:
            self._process.stdout.close()

    def _until(self, look: Callable[[], str], text: str) -> str:
        end = time.monotonic() + PATIENCE
        while True:
            lines = len(self._lines)
            if text in (seen := look()):
                return seen
            with self._said:
                self._said.wait_for(lambda lines=lines: len(self._lines) > lines, PATIENCE)
            if time.monotonic() > end or self._process.poll() is not None:
                raise AssertionError(f"{text!r} did not come.\n{seen}\n{self.output}")

    def _get(self, page: str) -> str:
        try:
            with urllib.request.urlopen(self.url + page, timeout=PATIENCE) as answer:
                return str(answer.read(), "utf-8")
        except urllib.error.HTTPError as error:
            with error:
                return str(error.read(), "utf-8")
        except OSError as error:  # not up yet, or restarting
            return str(error)

    def _read(self) -> None:
        for line in self._process.stdout or ():
            with self._said:
                self._lines.append(line)
                self._said.notify_all()


@contextmanager
def live_site(source: Path, *, tool: Tool = "mkdocs") -> Iterator[LiveSite]:
    """Serve the site in `source` on a free port until the block ends."""
    address = f"127.0.0.1:{_free_port()}"
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", tool, "serve", "--dev-addr", address],
        cwd=source,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    site = LiveSite(process, f"http://{address}/")
    try:
        site.wait_for_output("Serving on")
        yield site
    finally:
        site.stop()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
