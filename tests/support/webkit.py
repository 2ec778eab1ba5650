"""A real WebKitGTK, the engine nearest to Safari that this machine can have: Debian's MiniBrowser.

Selenium drives it by WebKitWebDriver, on a screen of its own (Xvfb). It is not Safari: storage that
is taken away after seven days, the home screen and iPadOS itself cannot be tried with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from selenium.webdriver.webkitgtk.webdriver import WebDriver

PLACES = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser"
RECORDER = """\
window.trouble = []
const note = text => window.trouble.push(text)
const complain = console.error
console.error = (...words) => { note(words.join(" ")); complain(...words) }
addEventListener("unhandledrejection", ({reason}) => note(String(reason)))
addEventListener("securitypolicyviolation", event => note(event.violatedDirective))
addEventListener("error", ({message, target}) => {
  const address = target.src || target.href || ""
  if (message || !address.startsWith("data:")) note(message || `not loaded: ${address}`)
}, true)
"""
"""What goes wrong on a page, beginning before its own scripts: the driver tells nothing of it."""


@contextmanager
def webkit(log: Path, **variables: str) -> Iterator[WebDriver]:
    """A browser with a fresh profile; `log` is the file for what its driver says.

    More variables for its environment: `GTK_THEME="Adwaita:dark"` is a dark system.
    """
    with ExitStack() as running:
        screen = running.enter_context(_screen())
        said = running.enter_context(log.open("w"))
        options = Options()
        options.binary_location = _minibrowser()
        options.add_argument("--automation")
        service = Service(
            executable_path=shutil.which("WebKitWebDriver") or "WebKitWebDriver",
            log_output=said,
            env={**os.environ, **variables, "DISPLAY": screen},
        )
        driver = webdriver.WebKitGTK(options=options, service=service)
        running.callback(driver.quit)
        driver.set_script_timeout(60)
        yield driver


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees, of 24 bits; gives its name."""
    reads, writes = os.pipe()
    size = ["-screen", "0", "1280x1400x24"]
    command = ["Xvfb", "-displayfd", str(writes), *size, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL)
    os.close(writes)
    try:
        with os.fdopen(reads) as said:
            yield f":{said.readline().strip()}"
    finally:
        process.terminate()
        process.wait()


def _minibrowser() -> str:
    """The small browser that comes with the driver; no program path names it."""
    found = [file for place in PLACES for file in Path("/").glob(place.lstrip("/"))]
    assert found, "MiniBrowser is not there: `python3 tasks.py webkit` installs it"
    return str(found[-1])


def recorded(site: Path, folder: Path) -> Path:
    """A copy of a built site whose pages write down in `window.trouble` what goes wrong."""
    shutil.copytree(site, folder)
    (folder / "recorder.js").write_text(RECORDER, "utf-8")
    for page in folder.rglob("*.html"):
        up = "../" * (len(page.relative_to(folder).parts) - 1)
        html = page.read_text("utf-8")
        assert "<head>" in html, page
        tag = f'<head><script src="{up}recorder.js"></script>'
        page.write_text(html.replace("<head>", tag, 1), "utf-8")
    return folder
