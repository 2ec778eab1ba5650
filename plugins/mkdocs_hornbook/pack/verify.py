"""Whether a packed copy is still the one that was written: sticks fail, and files get lost."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs_hornbook.filelist import LIST, WORKER, Row, row, version_of
from mkdocs_hornbook.pack.common import PackError, is_inside
from mkdocs_hornbook.pack.usb import START
from mkdocs_hornbook.progress import progress

MISSING, DAMAGED, ADDED = "missing", "damaged", "added"
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems leave in any folder that is looked at."""

Finding = tuple[str, str]
"""The path of a file, and what is the matter with it."""


class _Folder:
    """A copy in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = (path for path in folder.rglob("*") if not path.is_dir())
        self.names = [path.relative_to(folder).as_posix() for path in found]

    def read(self, name: str) -> bytes:
        return Path(self.folder, name).read_bytes()


class _Zip:
    """A copy in a ZIP file, in a folder of its own there or not."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self.packed = packed
        every = [name for name in packed.namelist() if not name.endswith("/")]
        lists = [name for name in every if name == LIST or name.endswith(f"/{LIST}")]
        self.top = min(lists, key=len, default=LIST).removesuffix(LIST)
        self.names = [name.removeprefix(self.top) for name in every]

    def read(self, name: str) -> bytes:
        return self.packed.read(self.top + name)


def verify(target: Path) -> tuple[int, list[Finding]]:
    """The number of files of a copy, and every one that is missing, damaged or added.

    `target` is a folder or a ZIP file. Raises PackError when it is no copy at all.
    """
    if target.is_dir():
        return _check(_Folder(target), target)
    try:
        with zipfile.ZipFile(target) as packed:
            return _check(_Zip(packed), target)
    except (OSError, zipfile.BadZipFile):
        raise PackError(f"{target} is neither a folder nor a whole ZIP file.") from None


def _check(copy: _Folder | _Zip, target: Path) -> tuple[int, list[Finding]]:
    if LIST not in copy.names:
        raise PackError(f"{target} is not a packed site, or has lost its list {LIST}.")
    found: dict[str, str] = {}
    rows = {row[0]: row for row in _rows(copy, found)}
    lists_are_whole = not found
    there = set(copy.names)
    for name, wanted in progress(sorted(rows.items()), len(rows)):
        if name not in there:
            found[name] = MISSING
        elif _content(copy, wanted) is None:
            found[name] = DAMAGED
    if lists_are_whole:
        known = {*rows, *_own_names(copy), *(() if START in rows else (WORKER,))}
        found |= {name: ADDED for name in there - known if not _is_litter(name)}
        found |= {name: ADDED for name, number in Counter(copy.names).items() if number > 1}
    return len(rows), sorted(found.items())


def _content(copy: _Folder | _Zip, wanted: Row) -> bytes | None:
    content = _read(copy, wanted[0])
    return content if content is not None and row(wanted[0], content) == wanted else None


def _read(copy: _Folder | _Zip, name: str) -> bytes | None:
    """A file; None when the disk or the ZIP file cannot give it any more."""
    try:
        return copy.read(name)
    except (OSError, KeyError, zipfile.BadZipFile, zlib.error, EOFError):
        return None


def _rows(copy: _Folder | _Zip, found: dict[str, str]) -> Iterator[Row]:
    """What all lists say; notes in `found` which lists are damaged or missing."""
    for entry in _entries(copy):
        name = str(entry["list"])
        content = _read(copy, name) if name in copy.names else None
        if content is None or hashlib.sha256(content).hexdigest()[:16] not in name:
            found[name] = DAMAGED if name in copy.names else MISSING
            continue
        for path, digest, size in json.loads(content):
            if is_inside(path):
                yield path, digest, size
    whole = _read(copy, LIST) or b""
    if json.loads(whole)["version"] != version_of(_entries(copy)):
        found[LIST] = DAMAGED


def _entries(copy: _Folder | _Zip) -> list[dict[str, Any]]:
    try:
        groups = json.loads(_read(copy, LIST) or b"")["groups"]
        if not all(is_inside(entry["list"]) for entry in groups):
            raise ValueError
        return list(groups)
    except (ValueError, KeyError, TypeError):
        raise PackError(f"The list {LIST} is damaged: the copy cannot be checked.") from None


def _own_names(copy: _Folder | _Zip) -> set[str]:
    delta = json.loads(_read(copy, LIST) or b"{}").get("delta", LIST)
    return {LIST, str(delta), *(str(entry["list"]) for entry in _entries(copy))}


def _is_litter(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name in _LITTER or name.startswith("._")
