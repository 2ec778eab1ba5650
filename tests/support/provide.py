"""Install what the tests need of the machine and do not find: `python -m tests.support.provide`.

Node and Java come from the Python registry into `.venv`, at locked versions, so that no right
over the machine is needed; Chromium, Firefox, a Chinese font, nginx and zim-tools come from Debian,
by apt. Words after the command are more programs, which a long suite needs: `kiwix-serve`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.support.machine import (
    HEADLESS,
    MachineLacksError,
    apt_install,
    find_chromium,
    find_firefox,
    find_java,
    find_nginx,
    find_program,
    has_chinese_font,
    has_node,
    is_debian,
)

ROOT = Path(__file__).resolve().parents[2]


BOXES = {
    "zimwriterfs": "zim-tools",
    "zimcheck": "zim-tools",
    "kiwix-serve": "kiwix-tools",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}
"""Programs of Debian that make, check and serve a ZIM file, that drive WebKitGTK and give it a
screen, and the packages they are in."""


def provide(*also: str) -> None:
    """Install all that is missing, and these programs; `MachineLacksError` says what could not."""
    if not has_node():
        _pip_install("node")
    if find_java() is None:
        _pip_install("java")
    _apt_install_missing(also)
    if find_chromium() is None and not _has_playwright_chromium():
        _run("playwright", "install", "chromium")
    _complain_of_what_is_missing(also)


def _apt_install_missing(also: Sequence[str]) -> None:
    packages = [BOXES[name] for name in _boxes_missing(also)]
    if sys.platform == "linux" and find_nginx() is None:
        packages += ["nginx"]
    if is_debian() and find_chromium() is None:
        packages += ["chromium"]
    if is_debian() and find_firefox() is None:
        packages += ["firefox-esr"]
    if not has_chinese_font():
        packages += ["fontconfig", "fonts-noto-cjk"]
    if packages:
        _say(f"Installing {' '.join(packages)} ...")
        apt_install(*dict.fromkeys(packages))
    if is_debian() and find_program(HEADLESS) is None:
        _say(f"Installing {HEADLESS} ...")
        apt_install(HEADLESS)  # alone: not every Debian has it, and Chromium itself would do


def _boxes_missing(also: Sequence[str]) -> list[str]:
    wanted = ["zimwriterfs", "zimcheck", *also] if sys.platform == "linux" else also
    return [name for name in wanted if find_program(name) is None]


def _complain_of_what_is_missing(also: Sequence[str]) -> None:
    missing = [f"{name}, of the package {BOXES[name]}" for name in _boxes_missing(also)]
    if sys.platform == "linux" and find_nginx() is None:
        missing.append("nginx")
    if not has_node():
        missing.append("Node 20 or later, with npm")
    if find_java() is None:
        missing.append("Java 17 or later")
    if find_chromium() is None and not _has_playwright_chromium():
        missing.append("Chromium, Chrome or Edge (HORNBOOK_CHROMIUM may name it)")
    if find_firefox() is None:
        missing.append("Firefox, no snap (HORNBOOK_FIREFOX may name it)")
    if not has_chinese_font():
        missing.append("a font with Chinese signs, such as Noto Sans CJK")
    if missing:
        raise MachineLacksError("The tests also need:\n- " + "\n- ".join(missing))


def _has_playwright_chromium() -> bool:
    from playwright.sync_api import sync_playwright  # slow to load, and rarely wanted

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).is_file()


def _pip_install(lock: str) -> None:
    _say(f"Installing requirements/{lock}.txt into .venv ...")
    pins = ROOT / "requirements" / f"{lock}.txt"
    _run("pip", "install", "--quiet", "--require-hashes", "-r", str(pins))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _run(*module: str) -> None:
    subprocess.run([sys.executable, "-m", *module], check=False)  # looked for again afterwards


if __name__ == "__main__":
    try:
        provide(*sys.argv[1:])
    except MachineLacksError as error:
        sys.exit(str(error))
