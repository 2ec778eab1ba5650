"""How much a screen holds: text is split into screens, and each gets the largest type that fits.

The unit is a column: one for a Latin letter, two for a character as wide as it is high. The
measures hold for the narrower screen (4:3); docs/decisions/0037 says how they were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal
from unicodedata import east_asian_width

from mkdocs_hornbook.sentences import sentences_of
from mkdocs_hornbook.text import inline, plain

Size = Literal["huge", "large", "usual", "small"]
"""Height of the letters: 10, 8, 6.5 and 5.2 hundredths of the screen's height."""

_ALONE: tuple[tuple[int, Size], ...] = ((80, "huge"), (150, "large"), (240, "usual"))
_BESIDE: tuple[tuple[int, Size], ...] = ((42, "large"), (105, "usual"))
MOST = 350
"""Columns of a screen that holds words alone."""
MOST_BESIDE = 210
"""Columns of a screen that holds a picture, too."""

_PARAGRAPHS = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"^(?:[-*+]|\d+[.)])\s+", re.MULTILINE)
_HEADING = re.compile(r"(?:^|\n)\*\*[^*\n]+\*\*\s*$")
_LINE_COLUMNS = 24
"""What the end of a paragraph or of an item costs."""


@lru_cache(maxsize=4096)  # how to part a text is tried in many ways, of the same pieces
def columns(text: str) -> int:
    """How wide a line of inline Markdown is, in columns."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in plain(inline(text)))


def size_of(width: int, *, beside: bool) -> Size:
    """The type for so many columns, alone or beside a picture."""
    steps = _BESIDE if beside else _ALONE
    return next((size for most, size in steps if width <= most), "small")


def width_of(markdown: str) -> int:
    """Columns of a text, with what the ends of its paragraphs and items cost."""
    pieces = list(_pieces(markdown))
    return sum(columns(_ITEM.sub("", piece)) for _, piece in pieces) + _LINE_COLUMNS * (
        len(pieces) - 1
    )


def screens(markdown: str, most: int = MOST) -> list[str]:
    """The text in as many parts as it takes screens, about as full as one another.

    It is parted at paragraphs, items of lists and ends of sentences. A line in bold type alone
    stays with what it is above.
    """
    pieces = [
        (joint if n == 0 or _is_table(piece) else " ", part)
        for joint, piece in _pieces(markdown)
        for n, part in enumerate(_fitting(piece, most))
    ]
    filled = _fill(pieces, most)
    for share in range(40, 100, 5):  # the smallest that does not make more screens
        even = _fill(pieces, most * share // 100)
        if len(even) == len(filled):
            return even
    return filled


def _fill(pieces: Sequence[tuple[str, str]], most: int) -> list[str]:
    found: list[str] = []
    for joint, piece in pieces:
        whole = f"{found[-1]}{joint}{piece}" if found else piece
        if found and width_of(whole) <= most:
            found[-1] = whole
        elif found and (above := _HEADING.search(found[-1])) and above.start():
            found[-1] = found[-1][: above.start()].rstrip()
            found.append(f"{above[0].strip()}{joint}{piece}")
        else:
            found.append(piece)
    return found


def _pieces(markdown: str) -> Iterator[tuple[str, str]]:
    """Each paragraph and each item of a list, with what stands before it."""
    for paragraph in _PARAGRAPHS.split(markdown.strip()):
        starts = [match.start() for match in _ITEM.finditer(paragraph)]
        cuts = [*starts, len(paragraph)] if starts else [0, len(paragraph)]
        if cuts[0]:
            yield "\n\n", paragraph[: cuts[0]].strip()
        for n, (start, end) in enumerate(pairwise(cuts)):
            yield "\n" if n else "\n\n", paragraph[start:end].strip()


def _fitting(piece: str, most: int) -> list[str]:
    """A piece as it is, or by sentences or rows where it is too wide for a screen."""
    if columns(piece) <= most:
        return [piece]
    if _is_table(piece):
        return _tables(piece, most)
    parts: list[str] = []
    for sentence in sentences_of(" ".join(piece.split())):
        whole = f"{parts[-1]} {sentence}" if parts else sentence
        if parts and columns(whole) <= most:
            parts[-1] = whole
        else:
            parts.append(sentence)
    return parts


def _is_table(piece: str) -> bool:
    return piece.startswith("|") and piece.count("\n") >= 2  # a head, a rule and a row


def _tables(table: str, most: int) -> list[str]:
    """A table in parts, each with the head of the whole."""
    head, rule, *rows = table.splitlines()
    parts: list[str] = []
    for row in rows:
        if parts and columns(longer := f"{parts[-1]}\n{row}") <= most:
            parts[-1] = longer
        else:
            parts.append(f"{head}\n{rule}\n{row}")
    return parts


def shares(items: Sequence[str], most: int = MOST) -> list[list[str]]:
    """The items of a list in as many parts as it takes screens, about as long as one another."""
    widths = [columns(item) + _LINE_COLUMNS for item in items]
    count = max(1, -(-sum(widths) // most))
    while True:
        goal = sum(widths) / count
        parts: list[list[str]] = [[]]
        used = 0
        for item, width in zip(items, widths, strict=True):
            is_full = used + width / 2 > goal * len(parts)
            if parts[-1] and is_full and len(parts) < count:
                parts.append([])
            parts[-1].append(item)
            used += width
        fits = all(
            len(part) == 1 or sum(columns(i) + _LINE_COLUMNS for i in part) <= most * 1.15
            for part in parts
        )
        if fits or count >= len(items):
            return parts
        count += 1
