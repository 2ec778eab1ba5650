"""Pictures and recordings that stand beside the YAML: found, checked, given their address."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat

from mkdocs_hornbook.errors import Problem
from mkdocs_hornbook.source import KeyPath, Source

MAX_BYTES = 32 * 1024 * 1024

_PICTURES: dict[str, tuple[bytes, ...]] = {
    ".svg": (),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"\x00\x00\x00",),
}
_RECORDINGS: dict[str, tuple[bytes, ...]] = {
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    ".ogg": (b"OggS",),
    ".opus": (b"OggS",),
    ".m4a": (b"\x00\x00\x00",),
    ".wav": (b"RIFF",),
}
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_STYLE_LOADS = re.compile(r"@import|url\(\s*['\"]?(?!#)", re.IGNORECASE)

Reference = tuple[KeyPath, str, bool]
"""Where a `src` stands in the YAML, its text, and whether it is a recording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """One file to publish: where it is, and its address from the root of the site."""

    file: Path
    url: str


def is_safe_name(name: str) -> bool:
    """Whether a file or folder name works on every system and in every address."""
    safe = _SAFE_NAME.fullmatch(name) and not name.endswith(".")
    return bool(safe) and not _RESERVED.fullmatch(name)


def media_references(value: Any, path: KeyPath = ()) -> Iterator[Reference]:
    """Every `src` of a YAML value: its path, its text, and whether it is a recording."""
    if isinstance(value, dict):
        src = value.get("src")
        if isinstance(src, str) and ("alt" in value or "transcript" in value):
            yield (*path, "src"), src, "transcript" in value
        for key, item in value.items():
            if not isinstance(item, str):
                yield from media_references(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if not isinstance(item, str):
                yield from media_references(item, (*path, index))


class MediaFinder:
    """Finds and checks the media of a library; each file is looked at once."""

    def __init__(self, folders: dict[str, Path]) -> None:
        """`folders`: the content folders by the name they have in the site."""
        self.folders = folders
        self.seen: dict[Path, tuple[str, str, str] | None] = {}

    def find(self, source: Source, folder: Path, reference: Reference) -> Media | Problem:
        """The file behind a reference from a YAML file in `folder`, or what is wrong with it."""
        path, src, is_recording = reference

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
        if file not in self.seen:
            self.seen[file] = _fault(file, self.folders[home], is_recording)
        if fault := self.seen[file]:
            code, what, fix = fault
            return problem(code, f"`{src[:80]}` {what}", fix)
        return Media(file=file, url=f"{home}/{file.relative_to(self.folders[home]).as_posix()}")


def _fault(file: Path, home: Path, is_recording: bool) -> tuple[str, str, str] | None:
    """Code, what and fix of the first thing wrong with a file; None when it is fine."""
    parts = file.relative_to(home).parts
    steps = [home.joinpath(*parts[: n + 1]) for n in range(len(parts))]
    if any(step.is_symlink() for step in steps):
        return "HB302", "is or lies behind a symbolic link.", "Copy the file itself here."
    if not all(is_safe_name(part) for part in parts):
        fix = "Use letters a-z, digits, `-`, `_` and one dot in the name."
        return "HB305", "has a name that does not work everywhere.", fix
    if not file.is_file():
        return "HB301", "does not exist.", f"Put the file there, or correct the path.{_near(file)}"
    kinds = _RECORDINGS if is_recording else _PICTURES
    suffix = file.suffix.lower()
    if suffix not in kinds:
        return "HB303", "is not of a kind that is taken.", f"Use one of: {', '.join(kinds)}."
    if file.stat().st_size > MAX_BYTES:
        return "HB303", "is larger than 32 MiB.", "Make it smaller."
    if suffix == ".svg":
        return _svg_fault(file.read_bytes())
    with file.open("rb") as opened:
        start = opened.read(12)
    if not start.startswith(kinds[suffix]):
        return "HB303", f"is not a {suffix[1:]} file inside.", "Save it as what its name says."
    return None


def _near(file: Path) -> str:
    if not file.parent.is_dir():
        return ""
    names = sorted(p.name for p in file.parent.iterdir() if p.suffix.lower() == file.suffix.lower())
    return f" There: {', '.join(names[:6])}." if names else ""


def _svg_fault(raw: bytes) -> tuple[str, str, str] | None:
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        if local in ("script", "foreignobject", "iframe", "handler", "listener"):
            found.append(f"has a <{local}> element")
        for key, value in attributes.items():
            attribute = key.rpartition(":")[2].lower()
            if attribute.startswith("on"):
                found.append(f"has the attribute {attribute}")
            elif _STYLE_LOADS.search(value) or (
                attribute in ("href", "src") and not value.startswith("#")
            ):
                found.append("refers to something outside itself")

    def text(words: str) -> None:
        if _STYLE_LOADS.search(words):
            found.append("has a style that loads something")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = lambda *_: found.append("has a DOCTYPE")
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        fix = f"Open it in a drawing program and save it again (line {error.lineno})."
        return "HB303", "is not a well-formed SVG.", fix
    if found:
        return "HB304", f"{found[0]}.", "Save it as a plain SVG, or as PNG."
    return None
