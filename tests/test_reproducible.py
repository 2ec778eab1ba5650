"""The same lessons give the same site and the same packed copies, byte for byte, on any computer.

The demo portal is asked the same in tests/test_sites.py.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.otherwise import elsewhere, otherwise
from tests.support.sites import environment, lay_out
from tests.test_pack_boxes import SITE, on_linux
from tests.test_sites import tree

HORNBOOK = "from mkdocs_hornbook.cli import main; main()"
PACKS = {
    "stick": ["usb", "-o", "stick"],
    "stick.zip": ["usb", "-o", "stick.zip"],
    "one.html": ["single", "a", "-o", "one.html"],
    "app.zip": ["kolibri", "-o", "app.zip"],
    "box.zim": ["zim", "-o", "box.zim"],
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, dict[str, str]]]:
    """A built site here and one elsewhere, each with the environment of its computer."""
    parent = tmp_path_factory.mktemp("reproducible")
    lay_out(SITE, parent / "here")
    there = elsewhere(parent / "here", parent / "there")
    both = [(parent / "here", environment()), (there, otherwise(parent / "home"))]
    for folder, env in both:
        run(folder, env, "-m", "mkdocs", "build", "--quiet")
    return both


def run(folder: Path, env: dict[str, str], *words: str) -> str:
    """What Python says."""
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=env, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_other_computer_is_another_one(both: list[tuple[Path, dict[str, str]]]) -> None:
    program = (
        "import locale, os, pathlib, time; print([p.name for p in pathlib.Path().iterdir()][0],"
        "[e.name for e in os.scandir()][0], next(os.walk('.'))[1][0], hash('a'), time.tzname,"
        "locale.getpreferredencoding(False), os.path.getmtime('mkdocs.yml'))"
    )
    here, there = (run(folder, env, "-c", program).split() for folder, env in both)

    assert there[:3] == ["site", "site", "site"]
    assert all(one != other for one, other in zip(here[3:], there[3:], strict=True))


def test_a_site_is_the_same_wherever_it_is_built(both: list[tuple[Path, dict[str, str]]]) -> None:
    (here, _), (there, _) = both
    assert tree(here / "site") == tree(there / "site")


@pytest.mark.parametrize("name", [*list(PACKS)[:-1], pytest.param("box.zim", marks=on_linux)])
def test_a_packed_copy_is_the_same_wherever_it_is_packed(
    both: list[tuple[Path, dict[str, str]]], name: str
) -> None:
    for folder, env in both:
        run(folder, env, "-c", HORNBOOK, "pack", *PACKS[name], "--site", "site")
    one, other = (packed(folder / name) for folder, _ in both)

    assert one and one == other


def packed(target: Path) -> dict[str, str] | bytes:
    """The bytes of a file, or the hashes of those in a folder."""
    return tree(target) if target.is_dir() else target.read_bytes()
