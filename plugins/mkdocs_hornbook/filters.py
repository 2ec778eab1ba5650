"""What the lessons of a page can be chosen by: their levels and their topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_hornbook.library import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """The choices that a page offers; a list is empty where there is nothing to choose."""

    levels: Sequence[int]
    topics: Sequence[Shelf]

    def __bool__(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.levels or self.topics)


def filter_of(shelves: Sequence[Shelf]) -> Filter:
    """Levels and topics of the lessons on these shelves, where there is more than one."""
    filled = [shelf for shelf in shelves if shelf.lessons]
    levels = {entry.lesson.level for shelf in filled for entry in shelf.lessons} - {None}
    return Filter(
        levels=sorted(level for level in levels if level) if len(levels) > 1 else [],
        topics=filled if len(filled) > 1 else [],
    )
