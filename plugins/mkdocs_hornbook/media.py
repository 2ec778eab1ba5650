"""Pictures and recordings that stand beside the YAML: found, checked, given their address."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_hornbook.errors import Problem
from mkdocs_hornbook.source import KeyPath, Source
from mkdocs_hornbook.svg import SVG_MOST, svg_fault


@dataclass(frozen=True, slots=True, eq=False)
class Sort:
    """What a reference may lead to: how such files begin, and how large they may be."""

    begin: dict[str, bytes]
    """For each ending, a pattern of the first bytes; an SVG is looked at as a whole."""
    most: str
    """The largest size, as a teacher reads it: 32 MiB."""

    @property
    def most_bytes(self) -> int:
        """The same in bytes."""
        number, unit = self.most.split()
        return int(number) * {"KiB": 1024, "MiB": 1024 * 1024}[unit]


_BOX = b"....ftyp"
PICTURE = Sort(
    {
        ".svg": b"",
        ".png": rb"\x89PNG\r\n\x1a\n",
        ".jpg": rb"\xff\xd8\xff",
        ".jpeg": rb"\xff\xd8\xff",
        ".gif": rb"GIF8[79]a",
        ".webp": b"RIFF....WEBP",
        ".avif": _BOX,
    },
    "32 MiB",
)
RECORDING = Sort(
    {
        ".mp3": rb"ID3|\xff[\xfb\xf3\xf2]",
        ".ogg": b"OggS",
        ".opus": b"OggS",
        ".m4a": _BOX,
        ".wav": b"RIFF....WAVE",
    },
    "32 MiB",
)
FILM = Sort({".mp4": _BOX, ".webm": rb"\x1aE\xdf\xa3"}, "64 MiB")
CAPTIONS = Sort({".vtt": rb"(\xef\xbb\xbf)?WEBVTT(\s|$)"}, "256 KiB")
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)

Reference = tuple[KeyPath, str, Sort]
"""Where a path to a file stands in the YAML, its text, and what it may lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """One file to publish: where it is, and its address from the root of the site."""

    file: Path
    url: str


def is_safe_name(name: str) -> bool:
    """Whether a file or folder name works on every system and in every address."""
    safe = _SAFE_NAME.fullmatch(name) and not name.endswith(".")
    return bool(safe) and not _RESERVED.fullmatch(name)


def is_reserved(name: str) -> bool:
    """Whether Windows keeps a name for a device, whatever its ending: con, aux.html."""
    return _RESERVED.fullmatch(name) is not None


def read_captions(file: Path) -> bytes | None:
    """The captions in a file; None when there is no such file or it holds something else."""
    if file.suffix.lower() not in CAPTIONS.begin or not file.is_file():
        return None
    raw = file.read_bytes()
    return raw if _begins(raw[:12], CAPTIONS, ".vtt") else None


def _begins(start: bytes, sort: Sort, suffix: str) -> bool:
    return re.match(sort.begin[suffix], start, re.DOTALL) is not None


def media_references(value: Any, path: KeyPath = ()) -> Iterator[Reference]:
    """Every file that a YAML value names: where, its text, and what it may lead to."""
    if isinstance(value, dict):
        yield from _references_here(value, path)
        for key, item in value.items():
            if not isinstance(item, str):
                yield from media_references(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if not isinstance(item, str):
                yield from media_references(item, (*path, index))


def _references_here(value: dict[str, Any], path: KeyPath) -> Iterator[Reference]:
    src, captions = value.get("src"), value.get("captions")
    if not isinstance(src, str) or not ("alt" in value or "transcript" in value):
        return
    is_film = bool(path) and path[-1] == "video"
    yield (*path, "src"), src, FILM if is_film else RECORDING if "transcript" in value else PICTURE
    if is_film and isinstance(captions, str):
        yield (*path, "captions"), captions, CAPTIONS


class MediaFinder:
    """Finds and checks the media of a library; each file is looked at once."""

    def __init__(self, folders: dict[str, Path]) -> None:
        """`folders`: the content folders by the name they have in the site."""
        self.folders = folders
        self.seen: dict[tuple[Path, Sort], tuple[str, str, str] | None] = {}

    def find(self, source: Source, folder: Path, reference: Reference) -> Media | Problem:
        """The file behind a reference from a YAML file in `folder`, or what is wrong with it."""
        path, src, sort = reference

        def problem(code: str, what: str, fix: str) -> Problem:
            return source.problem(source.place(path), code, what, fix)

        if "\\" in src or ":" in src or src.startswith("/"):
            what = f"`{src[:80]}` is not a path from this file's folder."
            return problem("HB302", what, "Write it like `water/throw.svg`.")
        file = Path(os.path.normpath(folder / src))
        home = next((n for n, f in self.folders.items() if file.is_relative_to(f)), None)
        if home is None:
            what = f"`{src[:80]}` leaves the content folders."
            return problem("HB302", what, "Put the file beside this one.")
        if (file, sort) not in self.seen:
            self.seen[file, sort] = _fault(file, self.folders[home], sort)
        if fault := self.seen[file, sort]:
            code, what, fix = fault
            return problem(code, f"`{src[:80]}` {what}", fix)
        return Media(file=file, url=f"{home}/{file.relative_to(self.folders[home]).as_posix()}")


def _fault(file: Path, home: Path, sort: Sort) -> tuple[str, str, str] | None:
    """Code, what and fix of the first thing wrong with a file; None when it is fine."""
    parts = file.relative_to(home).parts
    steps = [home.joinpath(*parts[: n + 1]) for n in range(len(parts))]
    if not all(is_safe_name(part) for part in parts):
        fix = "Use letters a-z, digits, `-`, `_` and one dot in the name."
        return "HB305", "has a name that does not work everywhere.", fix
    if any(step.is_symlink() for step in steps):
        return "HB302", "is or lies behind a symbolic link.", "Copy the file itself here."
    if not file.is_file():
        return "HB301", "does not exist.", f"Put the file there, or correct the path.{_near(file)}"
    suffix = file.suffix.lower()
    if suffix not in sort.begin:
        return "HB303", "is not of a kind that is taken.", f"Use one of: {', '.join(sort.begin)}."
    if file.stat().st_size > sort.most_bytes:
        return "HB303", f"is larger than {sort.most}.", "Make it smaller."
    if suffix == ".svg" and file.stat().st_size > SVG_MOST:
        return "HB303", "is larger than 4 MiB.", "Draw it with fewer points, or save it as PNG."
    if suffix == ".svg":
        return svg_fault(file.read_bytes())
    with file.open("rb") as opened:
        start = opened.read(12)
    if not _begins(start, sort, suffix):
        return "HB303", f"is not a {suffix[1:]} file inside.", "Save it as what its name says."
    return None


def _near(file: Path) -> str:
    if not file.parent.is_dir():
        return ""
    names = sorted(p.name for p in file.parent.iterdir() if p.suffix.lower() == file.suffix.lower())
    return f" There: {', '.join(names[:6])}." if names else ""
