"""What a file of this repository never holds: the place it was loaded from, or made at."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.sites import ROOT

# Put together here, so that this file does not hold them itself.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted"),
        ("registry", "npmjs"),
        ("registry", "yarnpkg"),
        ("deb", "debian"),
        ("security", "debian"),
        ("archive", "ubuntu"),
        ("proxy", "golang"),
    )
]
REGISTRY = re.compile("|".join(map(re.escape, REGISTRIES)))
MACHINE_PATH = re.compile(
    r"(?<![\w.~}-])/(?:" + "|".join(("work", "root", "home", "Users")) + r")/\w"
)
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def text_files() -> list[Path]:
    """Every text file that is, or could be, committed."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is nothing to tell our files from others")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in names.decode("utf-8").split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Each place where a pattern stands, as `file:line: text`."""
    return [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()[:160]}"
        for path in text_files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_registry() -> None:
    assert lines_with(REGISTRY) == []


def test_no_file_holds_a_path_of_a_machine() -> None:
    assert lines_with(MACHINE_PATH) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_and_hashes_and_names_no_place(lock: Path) -> None:
    text = lock.read_text("utf-8")
    entries = re.findall(
        r"^[a-z0-9][^\n]*(?:\\\n +--hash=sha256:[0-9a-f]{64} ?)+$", text, re.MULTILINE
    )

    assert entries
    assert all(re.match(r"[a-z0-9-]+==\S+", entry) for entry in entries)
    assert len(entries) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))
    assert not re.search(r"^--|://| @ ", text, re.MULTILINE)


def test_an_npm_lock_names_no_place() -> None:
    locks = [path for path in text_files() if path.name == "package-lock.json"]

    assert locks
    assert not [path for path in locks if '"resolved"' in path.read_text("utf-8")]
