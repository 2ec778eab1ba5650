"""Where the programs of `tests/tools` are, and what to do when they are not."""

from __future__ import annotations

from pathlib import Path

from tests.support.machine import MachineLacksError, find_java, find_program

TOOLS = Path(__file__).resolve().parents[1] / "tools" / "node_modules"
INSTALL = "Run `python3 tasks.py test` once: it installs what the tests need."


def tool(path: str) -> Path:
    """A file of an npm package, such as `axe-core/axe.min.js`."""
    found = TOOLS / path
    if not found.is_file():
        raise MachineLacksError(f"{path} is not installed. {INSTALL}")
    return found


def node() -> str:
    """Path of Node."""
    return _there(find_program("node"), "Node")


def java() -> str:
    """Path of Java."""
    return _there(find_java(), "Java")


def _there(path: str | None, name: str) -> str:
    if path is None:
        raise MachineLacksError(f"{name} is not installed. {INSTALL}")
    return path
