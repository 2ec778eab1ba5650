"""What a parent's phone is told of a lesson: what to ask tonight, and the guide that fits."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_hornbook.calls import Calls, is_asked
from mkdocs_hornbook.library import LessonEntry, Library
from mkdocs_hornbook.strings import Strings


def ask_of(entry: LessonEntry, library: Library, t: Strings) -> str:
    """What to ask about a lesson tonight; empty for what no parent is told to ask about."""
    return Calls(library, t).lines(entry)[0] if is_asked(entry) else ""


def guides_of(library: Library) -> dict[str, str]:
    """Ids of guides for parents, by the lesson or topic they go with; by nothing, one for any."""
    entries = [entry for shelf in library.shelves for entry in shelf.lessons]
    found: dict[str, str] = {}
    for entry in entries:
        lesson = entry.lesson
        if lesson.kind == "guide" and entry.audience == "parent" and not lesson.sensitive:
            for name in lesson.goes_with or [""]:
                found.setdefault(name, entry.id)
    return found


def guide_of(entry: LessonEntry, guides: Mapping[str, str]) -> str:
    """Id of the guide for the parent: one for this lesson, for its topic, for any; or empty."""
    return next((guides[name] for name in (entry.id, entry.topic, "") if name in guides), "")
