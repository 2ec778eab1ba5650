"""One build in a fresh process: how long, how much of the processors, how much memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOM = 8 * 1024**3
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Cost of one build, its child processes included."""

    wall: float
    cpu: float
    """User and system seconds."""
    peak: float
    """Largest resident size of one of its processes, in MB."""


class BuildFailed(Exception):
    """A peer's build did not end with 0; the words are the end of what it printed."""


def environment(folder: Path) -> dict[str, str]:
    """As outside, but caches go into the course's folder, where `clean` finds them."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return kept | {"XDG_CACHE_HOME": str(folder / ".cache"), "NO_MKDOCS_2_WARNING": "1"}


def clean(folder: Path, sources: set[str], trash: Path) -> None:
    """Take everything away that a build left in `folder`: the site, caches, locks.

    It is moved, not deleted: ext4 takes up to twenty times as long to create files for some minutes
    after thousands were deleted, and the next build would pay for that.
    """
    left = [path for path in folder.iterdir() if path.name not in sources]
    for path in left:
        trash.mkdir(parents=True, exist_ok=True)
        path.rename(trash / f"{len(list(trash.iterdir()))}-{path.name}")


def work_place() -> Path:
    """Where courses are built: in memory if there is room, where no disk is in the way."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > ROOM
    return memory if roomy else Path(tempfile.gettempdir())


def run(command: list[str], folder: Path) -> Sample:
    """Run one build in `folder`. Raises BuildFailed."""
    log = folder.with_name(f"{folder.name}.log")
    os.sync()  # Or the disk would still be busy with the build before.
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment(folder), stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BuildFailed(log.read_text(encoding="utf-8", errors="replace")[-3000:])
    peak = usage.ru_maxrss * MAXRSS_UNIT / 1e6
    return Sample(wall=wall, cpu=usage.ru_utime + usage.ru_stime, peak=peak)


def size(site: Path) -> tuple[int, float]:
    """Number of files of a built site, and their MB."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 1e6
