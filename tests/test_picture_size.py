"""How large a picture says that it is."""

from __future__ import annotations

import struct
import zlib

import pytest

from mkdocs_hornbook.picture_size import picture_size

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 30, 20) + zlib.compress(b"")
EXIF = b"\xff\xe1" + struct.pack(">H", 12) + b"Exif\0\0\xff\xc0\0\0"
FRAME = b"\xff\xc2" + struct.pack(">HBHHB", 17, 8, 20, 30, 3)


@pytest.mark.parametrize(
    ("start", "suffix"),
    [
        (b'<?xml version="1.0"?><!-- <svgs> -->\n<svg viewBox="0 0 30 20">', ".svg"),
        (b"<svg width='100%' height='100%' viewBox='-5,-5, 29.6 20'>", ".svg"),
        (b'<svg stroke-width="9" width="30px" height="20" viewBox="0 0 1 1">', ".SVG"),
        (PNG, ".png"),
        (b"GIF89a" + struct.pack("<HH", 30, 20), ".gif"),
        (b"\xff\xd8" + EXIF + b"\xff\xc4\0\x02" + FRAME, ".jpg"),
    ],
)
def test_a_picture_says_how_large_it_is(start: bytes, suffix: str) -> None:
    assert picture_size(start, suffix) == (30, 20)


@pytest.mark.parametrize(
    ("start", "suffix"),
    [
        (b"<svg viewBox='0 0 . 7'>", ".svg"),
        (b"<svg width='0' height='7'>", ".svg"),
        (PNG[:20], ".png"),
        (b"GIF89a", ".gif"),
        (b"\xff\xd8\xff\xe1\0", ".jpeg"),
        (b"RIFF\0\0\0\0WEBP", ".webp"),
        (b"", ".svg"),
    ],
)
def test_one_that_does_not_has_none(start: bytes, suffix: str) -> None:
    assert picture_size(start, suffix) is None
