"""Questions whose answers have a place: regions of a picture, and words in a text."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from mkdocs_hornbook.model.fields import Model, Picture, Slug, Text
from mkdocs_hornbook.model.question import Question

Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
"""A place in a picture: percent of its width from the left, or of its height from the top."""


class Point(NamedTuple):
    """A place in a picture, in percent of its width and of its height."""

    x: float
    y: float


class Box(NamedTuple):
    """The upright rectangle around a region, in percent; a circle is as high as it is wide."""

    left: float
    top: float
    right: float
    bottom: float


class Region(Model):
    """One place of a picture that a child can tap, or choose by its words."""

    id: Slug
    """Stable name of the region. Saved answers hold it."""
    text: Text
    """Its words in the list beside the picture: what one sees there."""
    shape: Literal["circle", "rect", "polygon"]
    """Its form."""
    at: Annotated[list[Percent], Field(min_length=3, max_length=24)]
    """Where it is, in percent of the picture: `[x, y, radius]`, `[x, y, width, height]`, points."""
    correct: bool = False
    """True for a region that a child should find."""
    feedback: Text | None = None
    """Said when this region was taken."""
    feedback_not_chosen: Text | None = None
    """Said with the solution when this region was not taken."""

    @property
    def is_whole(self) -> bool:
        """Whether there are as many numbers as the shape needs."""
        count = len(self.at)
        if self.shape == "polygon":
            return count >= 6 and count % 2 == 0
        return count == (3 if self.shape == "circle" else 4)

    @property
    def points(self) -> list[Point]:
        """The corners of a polygon."""
        return [Point(x, y) for x, y in zip(self.at[::2], self.at[1::2], strict=True)]

    @property
    def box(self) -> Box:
        """The rectangle around it."""
        if self.shape == "circle":
            x, y, r = self.at
            return Box(x - r, y - r, x + r, y + r)
        if self.shape == "rect":
            x, y, width, height = self.at
            return Box(x, y, x + width, y + height)
        points = self.points
        xs, ys = [point.x for point in points], [point.y for point in points]
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def centre(self) -> Point:
        """Its middle."""
        box = self.box
        return Point((box.left + box.right) / 2, (box.top + box.bottom) / 2)

    @property
    def pin(self) -> Point:
        """Where its letter stands: up and left on its edge, so that what is in it can be seen."""
        left, top = self.box[:2]
        if self.shape == "circle":
            x, y, r = self.at
            left, top = x - 0.7 * r, y - 0.7 * r
        elif self.shape == "polygon":
            left, top = min(self.points, key=sum)
        return Point(round(min(95, max(5, left)), 2), round(min(92, max(8, top)), 2))


class Hotspot(Question):
    """Places of a picture, among which a child finds the right ones."""

    type: Literal["hotspot"]
    picture: Picture
    """The picture. Its words do not give the answer away."""
    regions: Annotated[list[Region], Field(min_length=2, max_length=10)]
    """Two to ten places, one or more of them correct."""

    @property
    def choices(self) -> list[Region]:
        """The regions: a hotspot is a choice whose choices have a place."""
        return self.regions

    @property
    def right(self) -> list[str]:
        """Ids of the right regions."""
        return [region.id for region in self.regions if region.correct]


class MarkedWord(NamedTuple):
    """A word of a text to tap, with what stands around it and is not tapped."""

    id: str
    before: str
    text: str
    after: str
    space: str
    correct: bool


MARK = re.compile(r"\*([^*]+)\*")
_WORD_OR_SPACE = re.compile(r"\s+|\S+")
_WITH_SPACE = re.compile(r"(\S*)(\s|\s.*\s)(\S*)", re.DOTALL)


class MarkTheWords(Question):
    """A text in which a child taps the right words."""

    type: Literal["mark-the-words"]
    text: Text
    """The text, with asterisks around what is right: `*word*`. A `|` parts words without spaces."""

    @property
    def words(self) -> list[MarkedWord]:
        """The words in their order, each named by its place: `w0`, `w1` ..."""
        return _words(_pieces(self.text))

    @property
    def right(self) -> list[str]:
        """Ids of the right words."""
        return [word.id for word in self.words if word.correct]


class _Piece(NamedTuple):
    """A stretch of the text: a word, or signs and spaces alone."""

    text: str
    correct: bool


def _pieces(text: str) -> list[_Piece]:
    """The text in stretches: what stands in a mark is one, the rest is parted at spaces or `|`."""
    found: list[_Piece] = []
    for index, part in enumerate(MARK.split(text)):
        if index % 2:
            found.append(_Piece(part, True))
        elif "|" in text:
            found += [_Piece(piece, False) for piece in part.split("|") if piece]
        else:
            found += [_Piece(piece, False) for piece in _WORD_OR_SPACE.findall(part)]
    return found


def _words(pieces: list[_Piece]) -> list[MarkedWord]:
    """The words, each with its share of the signs and spaces between it and its neighbours."""
    bare: list[tuple[str, bool]] = []
    gaps = [""]
    for text, correct in pieces:
        before, word, after = _bare(text)
        gaps[-1] += before
        if word:
            bare.append((word, correct))
            gaps.append(after)
    shares = [_Share("", "", gaps[0]), *map(_shared, gaps[1:-1]), _Share(gaps[-1], "", "")]
    return [
        MarkedWord(f"w{n}", shares[n].before, word, *shares[n + 1][:2], correct)
        for n, (word, correct) in enumerate(bare)
    ]


class _Share(NamedTuple):
    """What stands between two words: the first's signs, then spaces, then the second's signs."""

    after: str
    space: str
    before: str


def _shared(gap: str) -> _Share:
    match = _WITH_SPACE.fullmatch(gap)
    if match:
        return _Share(*match.groups())
    opens = next((at for at, sign in enumerate(gap) if _is_opening(sign)), len(gap))
    return _Share(gap[:opens], "", gap[opens:])


def _is_opening(character: str) -> bool:
    return unicodedata.category(character) in ("Ps", "Pi")


def _bare(text: str) -> tuple[str, str, str]:
    """The signs and spaces before a word, the word, and those behind it."""
    start = next((at for at, sign in enumerate(text) if not _is_edge(sign)), len(text))
    end = next((at for at in range(len(text), start, -1) if not _is_edge(text[at - 1])), start)
    return text[:start], text[start:end], text[end:]


def _is_edge(character: str) -> bool:
    """Punctuation, a space, or a sign that cannot be seen: no part of a word at its ends."""
    return unicodedata.category(character)[0] in "PZC"
