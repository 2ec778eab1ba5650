"""How large a picture is by its own words, so that a page can keep its place while it comes."""

from __future__ import annotations

import re
from pathlib import Path

Size = tuple[int, int]
"""Width and height: of a drawing in its own units, of a photo in pixels."""

_START = 64 * 1024
"""Bytes that are looked at; a photo with more before its size has none."""
_SVG = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_BOX = re.compile(rb"""\sviewBox=["']\s*[\d.+-]+[\s,]+[\d.+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")
_SIDE = rb"""\s%s=["']([\d.]+)(?:px)?["']"""
_NOT_A_FRAME = (0xC4, 0xC8, 0xCC)
"""Markers of a JPEG among those of its frames that say no size."""


def picture_size(start: bytes, suffix: str) -> Size | None:
    """The size of a picture by its first bytes and its ending; None where they do not tell.

    That it is what its ending says has been checked.
    """
    match suffix.lower():
        case ".svg":
            return _drawing(start)
        case ".png":
            return _numbers(start[16:20], start[20:24])
        case ".gif":
            return _numbers(start[7:5:-1], start[9:7:-1])
        case ".jpg" | ".jpeg":
            return _photo(start)
    return None


def _numbers(width: bytes, height: bytes) -> Size | None:
    found = int.from_bytes(width), int.from_bytes(height)
    return found if all(found) else None


def _drawing(start: bytes) -> Size | None:
    """Of an SVG: what it says of its sides, else the box it is drawn in."""
    tag = _SVG.search(start)
    if not tag:
        return None
    wide, high = (re.search(_SIDE % name, tag[0]) for name in (b"width", b"height"))
    box = _BOX.search(tag[0])
    values = (wide[1], high[1]) if wide and high else box.groups() if box else ()
    try:
        width, height = (round(float(value)) for value in values)
    except ValueError:
        return None
    return (width, height) if width and height else None


def _photo(start: bytes) -> Size | None:
    """Of a JPEG: its first frame (ITU T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(start) and start[at] == 0xFF:
        marker, length = start[at + 1], int.from_bytes(start[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in _NOT_A_FRAME:
            return _numbers(start[at + 7 : at + 9], start[at + 5 : at + 7])
        at += 2 + length
    return None


class Sizes:
    """The sizes of pictures; each is looked at once."""

    def __init__(self) -> None:
        self.found: dict[Path, Size | None] = {}

    def of(self, file: Path) -> Size | None:
        """The size of the picture in a file; None when there is no such file."""
        if file not in self.found:
            self.found[file] = _read(file) if file.is_file() else None
        return self.found[file]


def _read(file: Path) -> Size | None:
    with file.open("rb") as opened:
        return picture_size(opened.read(_START), file.suffix)
