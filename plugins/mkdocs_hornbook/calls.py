"""What the calendar of calls needs to know: words to begin a talk with, and its own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names
from markupsafe import Markup

from mkdocs_hornbook.library import LessonEntry, Library
from mkdocs_hornbook.model.blocks import DiscussionBlock
from mkdocs_hornbook.model.calls import CallCalendarBlock
from mkdocs_hornbook.payload import script_json
from mkdocs_hornbook.strings import Strings
from mkdocs_hornbook.text import inline

LESSONS = 40
"""So many lessons can be chosen: with more, the page would be too long for a phone."""
LINES = 3
"""So many starters a lesson gives by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A lesson to talk about, and ways to begin."""

    id: str
    title: str
    lines: list[str]


class Calls:
    """What the template of the block asks for."""

    def __init__(self, library: Library, t: Strings) -> None:
        """`t`: the words of the library's language."""
        self.library = library
        self.t = t

    def talks(self) -> list[Talk]:
        """The lessons for children, in the order of the shelves, with what to ask about each."""
        entries = [entry for shelf in self.library.shelves for entry in shelf.lessons]
        return [
            Talk(id=entry.id, title=_plain(entry.lesson.title), lines=self.lines(entry))
            for entry in filter(is_asked, entries)
        ][:LESSONS]

    def days(self, width: Literal["wide", "short"]) -> list[str]:
        """The days of the week, Monday first."""
        try:
            locale = Locale.parse(self.t.lang, sep="-")
        except (UnknownLocaleError, ValueError):
            locale = Locale("en")
        names = get_day_names(width, context="stand-alone", locale=locale)
        return [str(names[day]) for day in range(7)]

    def data(self, block: CallCalendarBlock, talks: list[Talk]) -> Markup:
        """What the script of the block needs, as JSON for the page."""
        return script_json(
            {
                "minutes": block.minutes,
                "starters": [_plain(line) for line in block.starters],
                "lessons": {talk.id: talk.lines for talk in talks},
                "shifts": self.t.words["calls"]["shifts"],
                "words": self.t.words["calls"]["client"],
            }
        )

    def lines(self, entry: LessonEntry) -> list[str]:
        """An author's own starters; or the title and what the lesson asks."""
        lesson = entry.lesson
        if lesson.call_starters:
            return [_plain(line) for line in lesson.call_starters]
        about = self.t.words["calls"]["about"].format(title=_plain(lesson.title))
        talks = [block for block in lesson.blocks if isinstance(block, DiscussionBlock)]
        asked = [_plain(question) for block in talks for question in block.questions]
        return [about, *asked][:LINES]


def _plain(line: str) -> str:
    return str(inline(line).striptags())


def is_asked(entry: LessonEntry) -> bool:
    """Whether a parent is told to ask about it: not about what an adult should be there for."""
    lesson = entry.lesson
    return bool(lesson.call_starters) or (entry.audience == "child" and not lesson.sensitive)
