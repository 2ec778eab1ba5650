"""A Chromium, Chrome or Edge of this machine, as a program that prints pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "HORNBOOK_CHROMIUM"
"""Names a browser where several are there, or one stands in an unusual place."""
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
FILES: Mapping[str, tuple[str, ...]] = {
    "darwin": (
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Chromium.app/Contents/MacOS/Chromium",
        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        "Google/Chrome/Application/chrome.exe",
        "Chromium/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
    ),
}
_SECONDS = 120
"""An old laptop needs 10 for a sheet with pictures; longer than this, the browser hangs."""


class BrowserError(Exception):
    """There is no browser, or it did not print; the text says what to do, in one line."""


def find_browser(named: Path | None = None) -> Path:
    """The browser that is named, or one of this machine. Raises BrowserError when there is none."""
    if named or (os.environ.get(VARIABLE) and (named := Path(os.environ[VARIABLE]))):
        if not named.is_file():
            raise BrowserError(f"There is no browser at {named}.")
        return named
    on_path = [Path(found) for found in map(shutil.which, NAMES) if found]
    for browser in (*on_path, *_usual_places()):
        if browser.is_file() and not _is_snap(browser):
            return browser
    raise BrowserError(
        "No Chromium, Chrome or Edge is installed here. Install one of them, or name one by "
        "--browser. Or open the lesson's sheets in any browser, and print them there."
    )


def print_pdf(browser: Path, address: str, target: Path) -> None:
    """Print the page at an address to a new PDF file. Raises BrowserError when it fails."""
    with tempfile.TemporaryDirectory(prefix="hornbook-browser-", ignore_cleanup_errors=True) as own:
        command = [
            str(browser), "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", f"--user-data-dir={own}",
            "--no-pdf-header-footer", "--print-to-pdf-no-header",  # the second before Chrome 112
            f"--print-to-pdf={target}", *_as_root(), address,
        ]  # fmt: skip
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, encoding="utf-8", errors="replace", timeout=_SECONDS,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise BrowserError(f"{browser} did not print within {_SECONDS} seconds.") from None
        except OSError as error:
            raise BrowserError(f"{browser} does not start: {error.strerror}.") from None
    if done.returncode or not is_pdf(target):
        said = done.stderr.strip().splitlines()[-1:] or [f"it ended with {done.returncode}"]
        raise BrowserError(f"{browser} made no PDF: {said[0]}")


def is_pdf(file: Path) -> bool:
    """Whether a file is a PDF from its first bytes to its last."""
    if not file.is_file():
        return False
    content = file.read_bytes()
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-64:]


def _as_root() -> list[str]:
    """Chromium refuses root, unless it may leave its sandbox: the pages are the site's own."""
    is_root = sys.platform != "win32" and os.geteuid() == 0
    return ["--no-sandbox"] if is_root else []


def _is_snap(browser: Path) -> bool:
    """Whether it is Ubuntu's snap, or a script that starts it: it sees no file in /tmp."""
    if browser.resolve().name == "snap":
        return True
    with browser.open("rb") as file:
        return b"/snap/" in file.read(4096)


def _usual_places() -> list[Path]:
    if sys.platform == "win32":
        variables = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        roots = [Path(os.environ[name]) for name in variables if name in os.environ]
    else:
        roots = [Path("/Applications"), Path.home() / "Applications"]
    return [root / file for root in roots for file in FILES.get(sys.platform, ())]
