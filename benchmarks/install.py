"""The peers, in a virtual environment of their own, from the locked list."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
LOCK = HERE / "requirements.txt"
NODE_LOCK = HERE / "package-lock.json"
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")


def _pip(*arguments: str) -> None:
    command = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--no-input", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"pip install {' '.join(arguments)} failed:\n{done.stderr[-3000:]}")


def _npm_ci() -> None:
    """Install what package-lock.json pins; npm comes with the wheel of Node."""
    command = [str(BIN / "npm"), "ci", "--ignore-scripts"]
    path = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=HERE, env=path, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"npm ci failed:\n{done.stderr[-3000:]}")


def install(*, hornbook: bool) -> Path:
    """Make the environment if the lock changed, put this checkout's Hornbook into it anew.

    Returns the folder of its programs.
    """
    stamp = VENV / "lock.sha256"
    digest = hashlib.sha256(LOCK.read_bytes() + NODE_LOCK.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != digest:
        print("Installing the peers ...", file=sys.stderr)
        venv.create(VENV, clear=True, with_pip=True)
        (VENV / ".gitignore").write_text("*\n")
        _pip("--require-hashes", "-r", str(LOCK))
        _npm_ci()
        stamp.write_text(digest)
    if hornbook:
        # hatchling is in the lock, so that nothing is fetched to build the wheel.
        _pip("--no-deps", "--no-build-isolation", "--force-reinstall", str(REPOSITORY))
    return BIN


def versions(names: set[str]) -> dict[str, str]:
    """Version of each distribution in the environment, and of what npm installed."""
    packages = json.loads(NODE_LOCK.read_text("utf-8"))["packages"]
    npm = {name: packages.get(f"node_modules/{name}") for name in names}
    of_node = {name: str(package["version"]) for name, package in npm.items() if package}
    program = (
        "import importlib.metadata as m, json, sys; "
        "print(json.dumps({name: m.version(name) for name in sys.argv[1:]}))"
    )
    command = [str(BIN / "python"), "-c", program, *sorted(names - of_node.keys())]
    found: dict[str, str] = json.loads(subprocess.check_output(command, text=True))
    return found | of_node
