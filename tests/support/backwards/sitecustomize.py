"""With this folder on PYTHONPATH, all folders list their files in the opposite order of names."""

from __future__ import annotations

import os
from typing import Any

_listdir, _scandir = os.listdir, os.scandir


class Backwards:
    """Entries of a folder, as os.scandir gives them."""

    def __init__(self, entries: list[Any]) -> None:
        self.entries = entries

    def __enter__(self) -> Backwards:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __iter__(self) -> Backwards:
        return self

    def __next__(self) -> Any:
        if not self.entries:
            raise StopIteration
        return self.entries.pop()

    def close(self) -> None:
        self.entries.clear()


def listdir(*folder: Any) -> list[Any]:
    return sorted(_listdir(*folder), reverse=True)


def scandir(*folder: Any) -> Backwards:
    with _scandir(*folder) as found:
        return Backwards(sorted(found, key=lambda entry: entry.name))


os.listdir, os.scandir = listdir, scandir  # type: ignore[assignment] # as far as it is used
