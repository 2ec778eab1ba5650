"""What a PDF of Chromium holds: its pages, and the words on them."""

from __future__ import annotations

import re
import unicodedata
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_FONTS = re.compile(rb"/(F\d+) (\d+) 0 R")
_SINGLE = re.compile(rb"beginbfchar\s(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange\s(.*?)endbfrange", re.DOTALL)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>")


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """The size in points of each page."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type /Page\b", pdf))
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def words(pdf: bytes) -> str:
    """All letters that are printed, in their order, without spaces."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    names = {name: int(number) for name, number in _FONTS.findall(pdf)}
    maps = {name: _map(objects, objects.get(number, b"")) for name, number in names.items()}
    shown = []
    for body in objects.values():
        text = _inflated(body)
        if b" Tf" in text:
            shown.append(_printed(text, maps))
    return folded("".join(shown))


def folded(text: str) -> str:
    """A text as `words` gives it: without spaces, ligatures and full-width signs."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _inflated(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if not found or b"FlateDecode" not in body[: found.start()]:
        return found[1] if found else b""
    return zlib.decompressobj().decompress(found[1])


def _map(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    """The letter of each glyph of a font."""
    reference = re.search(rb"/ToUnicode (\d+) 0 R", font)
    table = _inflated(objects[int(reference[1])]) if reference else b""
    letters: dict[int, str] = {}
    for part in _SINGLE.findall(table):
        for glyph, letter in re.findall(rb"<(\w+)> <(\w+)>", part):
            letters[int(glyph, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    for part in _RANGES.findall(table):
        for first, last, letter in re.findall(rb"<(\w+)> <(\w+)> <(\w+)>", part):
            for glyph in range(int(first, 16), int(last, 16) + 1):
                letters[glyph] = chr(int(letter, 16) + glyph - int(first, 16))
    return letters


def _printed(text: bytes, maps: dict[bytes, dict[int, str]]) -> str:
    font: dict[int, str] = {}
    shown = []
    for name, glyphs in _SHOWN.findall(text):
        if name:
            font = maps.get(name, {})
        else:
            codes = (int(glyphs[n : n + 4], 16) for n in range(0, len(glyphs), 4))
            shown.append("".join(font.get(code, "") for code in codes))
    return "".join(shown)
