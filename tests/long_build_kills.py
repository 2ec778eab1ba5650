"""A build that is killed, interrupted or short of room leaves a whole site, and the next one mends.

`python3 tasks.py crash`. The build of a small site is killed at points spread over all that it does
to the disk, and at each rename: the site must be the old one or the new one, byte for byte.
"""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.content import GUIDE, SMALL
from tests.support.sites import ROOT, environment, lay_out, run_build
from tests.test_sites import tree

POINTS = 20
PROGRAM = [sys.executable, "-P", str(ROOT / "tests/support/stopped.py")]
BUILD = ["mkdocs", "build", "--strict"]
LESSON = "lessons/a/guide.yml"
EDITED = GUIDE.replace("Call at six.", "Call at seven.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A site that was built, then edited."""

    folder: Path
    old: dict[str, str]
    """Hashes of the files of its site."""
    new: dict[str, str]
    """Those of the site after the edit, as a build beside it makes them."""
    beside: list[str]
    """What lies in its folder, when no build is under way."""
    done: int
    """Number of things that a build of the edited course does to the disk."""
    renames: list[int]
    """Which of them are renames."""

    def again(self) -> Path:
        """Its folder, with the old site and the edited lesson."""
        work = self.folder.with_name("work")
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(self.folder, work)
        return work

    def is_mended(self, work: Path) -> None:
        """The next build gives the new site, and leaves nothing else behind."""
        built = run_build(work)
        assert built.code == 0, built.output
        assert tree(work / "site") == self.new
        assert names(work) == self.beside


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def stopped_build(work: Path, at: int, how: str = "SIGKILL") -> subprocess.CompletedProcess[str]:
    """Build, and stop at the n-th thing that is done to the disk."""
    return subprocess.run(
        [*PROGRAM, str(work), str(at), how, *BUILD],
        cwd=work,
        env=environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A small site."""
    parent = tmp_path_factory.mktemp("crash")
    folder, whole = parent / "course", parent / "whole"
    lay_out(SMALL, folder)
    assert run_build(folder).code == 0
    old, beside = tree(folder / "site"), names(folder)
    (folder / LESSON).write_text(EDITED, "utf-8")
    shutil.copytree(folder, whole)
    said = stopped_build(whole, 0).stdout
    done, *renames = map(int, said.strip().splitlines()[-1].split())
    new = tree(whole / "site")
    assert old != new and names(whole) == beside
    return Course(folder=folder, old=old, new=new, beside=beside, done=done, renames=renames)


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one_and_the_next_mends_it(
    course: Course, say: Callable[[str], None]
) -> None:
    spread = {1 + course.done * point // POINTS for point in range(POINTS)}
    around = {number + step for number in course.renames for step in (-1, 0, 1)}
    points = sorted(at for at in spread | around if 0 < at <= course.done)
    found = Counter[str]()
    for at in points:
        work = course.again()
        killed = stopped_build(work, at)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        site = tree(work / "site")
        assert site in (course.old, course.new), f"point {at} of {course.done}"
        found["old" if site == course.old else "new"] += 1
        course.is_mended(work)
    assert len(points) >= POINTS and found.keys() == {"old", "new"}
    say(f"{course.done} things done to the disk; of kills, {found['old']} old, {found['new']} new")


def test_a_build_that_is_interrupted_leaves_the_old_site(course: Course) -> None:
    for at in (1, course.done // 3, min(course.renames)):
        work = course.again()
        ended = stopped_build(work, at, "SIGINT")
        assert ended.returncode == 1, f"point {at}: {ended.stdout}{ended.stderr}"
        assert "Traceback" not in ended.stderr
        assert tree(work / "site") == course.old
        course.is_mended(work)


@pytest.mark.parametrize("room", [0, 20_000, 60_000])
def test_a_build_without_room_for_a_file_leaves_the_old_site(course: Course, room: int) -> None:
    work = course.again()
    full = subprocess.run(
        [sys.executable, "-m", *BUILD],
        cwd=work,
        env=environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert full.returncode == 1
    assert "File too large" in full.stdout + full.stderr
    assert "Traceback" not in full.stdout + full.stderr
    assert tree(work / "site") == course.old
    assert names(work) == course.beside
    course.is_mended(work)
