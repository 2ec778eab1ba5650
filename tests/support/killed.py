"""A real Chromium with a profile on the disk, that can be killed as a power cut would."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.support.machine import ARGUMENTS, find_chromium

OWN = ["--headless=new", *ARGUMENTS, "--remote-debugging-port=0"]


@contextmanager
def chromium(playwright: Playwright, profile: Path) -> Iterator[Page]:
    """A page in a browser of its own with this profile; at the end all its processes are killed."""
    process = subprocess.Popen(
        [find_chromium() or "chromium", *OWN, f"--user-data-dir={profile}", "about:blank"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    try:
        browser = playwright.chromium.connect_over_cdp(_address(process))
        yield browser.contexts[0].pages[0]
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stderr:
            process.stderr.close()


def _address(process: subprocess.Popen[str]) -> str:
    """Where the browser says that it can be driven."""
    said = []
    for line in process.stderr or ():
        said.append(line)
        if found := re.search(r"listening on (ws://\S+)", line):
            return found[1]
    raise AssertionError("Chromium did not start:\n" + "".join(said))
