"""A disk of a few megabytes that a test can fill: a tmpfs, which root alone may mount."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BLOCK = 4096


class CannotMountError(Exception):
    """This machine lets us mount nothing; the text says why."""


class SmallDisk:
    """`folder` is its root. What is not a ballast file belongs to who uses the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    @property
    def room(self) -> int:
        """Bytes that are free."""
        found = os.statvfs(self.folder)
        return found.f_bavail * found.f_frsize

    def fill(self, left: int = 0) -> None:
        """Take all room but so many bytes."""
        with self._ballast.open("ab", buffering=0) as file:
            while (take := self.room - left) >= BLOCK:
                try:
                    file.write(b"\0" * min(take - take % BLOCK, 1 << 20))
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
                    return  # somebody else was quicker: it is full

    def free(self) -> None:
        """Give all of it back."""
        self._ballast.unlink(missing_ok=True)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mount one at an empty folder, while the block runs; raises CannotMountError."""
    folder.mkdir(parents=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(words, capture_output=True, text=True)
    except OSError as error:
        raise CannotMountError(f"no small disk: {error}") from error
    if done.returncode:
        raise CannotMountError(f"no small disk without the right to mount one: {done.stderr}")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
