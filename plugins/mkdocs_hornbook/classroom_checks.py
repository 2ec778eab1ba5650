"""Rules of what a lesson carries for a class: who leads it, its cuts, its guest, its script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mkdocs_hornbook.cuts import check_cuts
from mkdocs_hornbook.findings import Found, at
from mkdocs_hornbook.model.blocks import FactsBlock, QuizBlock
from mkdocs_hornbook.model.documents import Lesson
from mkdocs_hornbook.roleplay_checks import check_roleplay
from mkdocs_hornbook.source import Source

if TYPE_CHECKING:
    from mkdocs_hornbook.library import LessonEntry, Library


def check_classroom(entry: LessonEntry, library: Library) -> Found:
    """The problems of a lesson that only a class would meet."""
    lesson, source = entry.lesson, entry.source
    yield from _without_effect(source, lesson)
    if lesson.kind == "lecture":
        yield from _adult_led(source, lesson)
    yield from _script(entry, library)
    yield from _quizzes(entry, library)
    yield from check_cuts(source, lesson, library.quizzes)
    for index, block in enumerate(lesson.blocks):
        yield from check_roleplay(source, index, block)


def _without_effect(source: Source, lesson: Lesson) -> Found:
    for key in _idle(lesson):
        what = f"Only a lecture has `{key}`."
        if lesson.kind == "lecture":
            what = f"Nothing comes of `{key}` without `adult_led: true`."
        yield at(source, (key,), key=True)("HB209", what, "Delete it.")
    if lesson.adult_led and lesson.audience not in (None, "teacher"):
        what = "An adult-led lesson stands on the teacher's shelf, and on no other."
        yield at(source, ("audience",))("HB209", what, "Delete `audience`.")


def _idle(lesson: Lesson) -> Iterator[str]:
    """The keys that nothing comes of in a lesson of this kind."""
    if lesson.kind != "lecture":
        for key in ("adult_led", "response_plan", "guest", "script"):
            if getattr(lesson, key):
                yield key
    elif lesson.response_plan and not lesson.adult_led:
        yield "response_plan"


def _adult_led(source: Source, lesson: Lesson) -> Found:
    """A sensitive lecture is led by an adult, who knows what to say and what comes after."""
    if lesson.sensitive and not lesson.adult_led:
        what = "A sensitive lecture is led by a teacher: no child should meet it alone."
        yield at(source, ("sensitive",))("HB215", what, "Add `adult_led: true`.")
    if not lesson.adult_led:
        return
    if not lesson.sensitive:
        what = "An adult-led lesson is one that a child may have to leave quickly."
        yield at(source, ("adult_led",))("HB215", what, "Add `sensitive: true`.")
    if not lesson.response_plan:
        what = "Nothing says what happens when a child tells something."
        fix = "Add `response_plan: ...`: who is told, and when. Adults see it."
        yield at(source, ("adult_led",))("HB215", what, fix)
    for index, block in enumerate(lesson.blocks):
        for number, fact in enumerate(block.items if isinstance(block, FactsBlock) else ()):
            if not fact.note:
                what = f"The fact `{fact.id}` has no words for the one who leads the lesson."
                place = at(source, ("blocks", index, "items", number))
                yield place("HB215", what, "Add `note: ...`.")


def _script(entry: LessonEntry, library: Library) -> Found:
    """The script of a lecture must be there, and be one."""
    name = entry.lesson.script
    if name is None or entry.lesson.kind != "lecture":
        return
    scripts = sorted(id for id, other in library.lessons.items() if other.lesson.kind == "script")
    if name not in scripts and not library.is_broken("lessons", name):
        what = (
            f"There is no script `{name[:60]}` ({', '.join(scripts[:8]) or 'there is none yet'})."
        )
        fix = "Correct the id: its path below `lessons/`."
        yield at(entry.source, ("script",))("HB205", what, fix)


def _quizzes(entry: LessonEntry, library: Library) -> Found:
    """A quiz of an adult-led lesson is asked aloud, and stands in no other lesson."""
    if entry.lesson.adult_led:
        return
    for index, block in enumerate(entry.lesson.blocks):
        if isinstance(block, QuizBlock) and (led := library.led.get(block.quiz)):
            what = f"The quiz belongs to the adult-led lesson `{led.id}`: a class answers it aloud."
            fix = "Write a quiz of its own for this lesson."
            yield at(entry.source, ("blocks", index, "quiz"))("HB216", what, fix)
