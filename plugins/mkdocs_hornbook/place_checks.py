"""Rules of questions whose answers have a place: regions to tap, and words to mark."""

from __future__ import annotations

from itertools import combinations
from math import dist

from mkdocs_hornbook.findings import Found, at
from mkdocs_hornbook.model.places import MARK, Hotspot, MarkTheWords, Region
from mkdocs_hornbook.source import KeyPath, Source

SMALLEST = 8
"""Percent of the picture's width and height that a region has at least."""
APART = 10
"""Percent between two regions, and between their letters: room for a finger on a telephone."""
FEWEST_WORDS = 3
MOST_WORDS = 80

_NUMBERS = {
    "circle": "`[x, y, radius]`",
    "rect": "`[x, y, width, height]`",
    "polygon": "`[x1, y1, x2, y2, x3, y3]`, with more points if you like",
}


def check_regions(source: Source, path: KeyPath, question: Hotspot) -> Found:
    """Regions have a right form, are large enough, inside the picture and apart."""
    whole: list[tuple[KeyPath, Region]] = []
    for index, region in enumerate(question.regions):
        here: KeyPath = (*path, "regions", index, "at")
        fault = _region_fault(region)
        if fault:
            yield at(source, here)("HB221", *fault)
        else:
            whole.append((here, region))
    for (_, one), (here, other) in combinations(whole, 2):
        if min(dist(one.centre, other.centre), dist(one.pin, other.pin)) < APART:
            what = f"The regions `{one.id}` and `{other.id}` have nearly the same place."
            fix = "Move one, or make one region of both."
            yield at(source, here)("HB221", what, fix)


def _region_fault(region: Region) -> tuple[str, str] | None:
    """What is wrong with a region by itself, and what to do."""
    if not region.is_whole:
        what = f"A {region.shape} is not described by {len(region.at)} numbers."
        return what, f"Write {_NUMBERS[region.shape]}, in percent of the picture."
    box = region.box
    if min(box) < 0 or max(box) > 100:
        what = f"The region `{region.id}` leaves the picture."
        return what, "Keep it between 0 and 100 percent in both directions."
    width, height = box.right - box.left, box.bottom - box.top
    if min(width, height) < SMALLEST:
        what = f"The region `{region.id}` is too small for a finger."
        return what, f"Make it at least {SMALLEST} percent wide and {SMALLEST} percent high."
    return None


def check_words(source: Source, path: KeyPath, question: MarkTheWords) -> Found:
    """Asterisks come in pairs; some words are right and others are not; there are not too many."""
    problem = at(source, (*path, "text"))
    words = question.words
    if "*" in MARK.sub("", question.text):
        what = "An asterisk has no partner."
        yield problem("HB103", what, "Write one before and one behind each right word: `*word*`.")
    elif not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        what = f"The text has {len(words)} words to tap."
        yield problem("HB105", what, f"Write {FEWEST_WORDS} to {MOST_WORDS}.")
    elif not question.right:
        what = f"No word of `{question.id}` is right."
        yield problem("HB203", what, "Put asterisks around the right ones: `*word*`.")
    elif len(question.right) == len(words):
        what = f"Every word of `{question.id}` is right."
        yield problem("HB203", what, "Leave some words without asterisks.")
