"""Rules that one field alone cannot break: ids, references, right answers, sources, words."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mkdocs_hornbook.classroom_checks import check_classroom
from mkdocs_hornbook.errors import Problem
from mkdocs_hornbook.findings import Found, at, repeated
from mkdocs_hornbook.form_checks import check_forms
from mkdocs_hornbook.guide_checks import check_guide
from mkdocs_hornbook.keys import clashes
from mkdocs_hornbook.model.blocks import AnyBlock, Fact, FactsBlock, Tip, TipsBlock
from mkdocs_hornbook.model.documents import REQUIRED_BLOCKS
from mkdocs_hornbook.model.family import Sourced
from mkdocs_hornbook.model.forms import FormBlock, FormRow
from mkdocs_hornbook.model.questions import AnyQuestion
from mkdocs_hornbook.question_checks import check_question
from mkdocs_hornbook.quiz_checks import check_whole, placed
from mkdocs_hornbook.reading_checks import check_readings, check_sentences
from mkdocs_hornbook.source import KeyPath, Source, walk_texts
from mkdocs_hornbook.text import NO_HTTPS, YAML_LINK, count_words

if TYPE_CHECKING:
    from mkdocs_hornbook.library import Entry, LessonEntry, Library, QuizEntry

SLIP_WORDS = 120
WORDS_TO_AVOID = (
    *("left-behind", "left behind child", "corpse", "dead body", "blood", "killed", "murder"),
    *("your fault", "shame on", "stupid", "naughty", "留守儿童", "尸体", "鲜血", "都怪你", "笨蛋"),
)
"""Words that do not belong on a child's page (labels, fear, blame)."""

_STRENGTHS = "ABCU"
_ADULT_KEYS = {"note", "source", "response_plan"}


def check_library(library: Library, words_to_avoid: Iterable[str]) -> list[Problem]:
    """The problems of all entries and of what they say of one another."""
    words = [word.lower() for word in words_to_avoid]
    found: list[Problem] = []
    for lesson in library.lessons.values():
        found += check_lesson(lesson, library, words)
    for quiz in library.quizzes.values():
        found += check_quiz(quiz, library, words)
    found += clashes([*library.lessons.values(), *library.quizzes.values()])
    return found


def check_lesson(entry: LessonEntry, library: Library, words: list[str]) -> list[Problem]:
    """The problems of one lesson; `words` in small letters do not belong before a child."""
    is_for_children = entry.audience == "child" or entry.lesson.adult_led
    return [*_lesson(entry, library), *(_words(entry.source, words) if is_for_children else ())]


def check_quiz(entry: QuizEntry, library: Library, words: list[str]) -> list[Problem]:
    """The problems of one quiz; `words` in small letters do not belong into it."""
    return [*_quiz(entry, library), *_words(entry.source, words)]


def _lesson(entry: LessonEntry, library: Library) -> Found:
    lesson, source = entry.lesson, entry.source
    present = {block.type for block in lesson.blocks}
    for needed in REQUIRED_BLOCKS[lesson.kind]:
        if needed not in present:
            what = f"A {lesson.kind} needs a `{needed}` block."
            yield at(source, ("kind",))("HB201", what, f"Add `- type: {needed}` to `blocks`.")
    yield from repeated(source, ("blocks",), ((i, b.id) for i, b in enumerate(lesson.blocks)))
    for index, block in enumerate(lesson.blocks):
        path: KeyPath = ("blocks", index)
        if block.type == "quiz" and not library.names("quizzes", block.quiz):
            known = ", ".join(sorted(library.quizzes)[:8]) or "there is none yet"
            what = f"There is no quiz `{block.quiz}` ({known})."
            fix = "Correct the id, or write the quiz."
            yield at(source, (*path, "quiz"))("HB205", what, fix)
        elif block.type == "slip" and (words := count_words(block.text)) > SLIP_WORDS:
            what = f"The slip has {words} words; at most {SLIP_WORDS} fit."
            yield at(source, (*path, "text"))("HB207", what, "Shorten it.")
        elif block.type == "facts":
            ids = ((i, fact.id) for i, fact in enumerate(block.items))
            yield from repeated(source, (*path, "items"), ids)
        yield from _sources(entry, library, index)
    yield from check_forms(source, lesson)
    yield from check_guide(source, lesson)
    yield from check_classroom(entry, library)
    yield from _goes_with(entry, library)
    yield from check_readings(source, lesson)
    yield from check_sentences(source, entry.file.parent)
    yield from _links(entry, library)


def _goes_with(entry: LessonEntry, library: Library) -> Found:
    """What a guide goes with must be there; nothing comes of it in another lesson."""
    lesson, place = entry.lesson, at(entry.source, ("goes_with",))
    if lesson.goes_with and lesson.kind != "guide":
        yield place("HB209", "Only a guide goes with lessons.", "Delete `goes_with`.")
        return
    topics = {other.topic for other in library.lessons.values()} if lesson.goes_with else ()
    for number, name in enumerate(lesson.goes_with):
        if name not in topics and not library.names("lessons", name):
            what = f"There is no lesson and no topic `{name}`."
            fix = "Correct the id: its path below `lessons/`."
            yield at(entry.source, ("goes_with", number))("HB205", what, fix)


def _sources(entry: LessonEntry, library: Library, index: int) -> Found:
    block = entry.lesson.blocks[index]
    for place, item in _cited(block):
        path: KeyPath = ("blocks", index, *place)
        if item.source and library.lacks(item.source):
            yield _no_source(entry.source, (*path, "source"), item.source)
        elif fault := _strength_fault(item, library):
            yield at(entry.source, path)("HB206", *fault)
    for number, name in enumerate(block.sources if isinstance(block, FormBlock) else ()):
        if library.lacks(name):
            yield _no_source(entry.source, ("blocks", index, "sources", number), name)


def _cited(block: AnyBlock) -> Iterator[tuple[KeyPath, Fact | Tip | FormRow | Sourced]]:
    """What in a block may name a source, with its place in the block."""
    if isinstance(block, FactsBlock | TipsBlock):
        items: Sequence[Fact | Tip] = block.items
        for number, item in enumerate(items):
            yield ("items", number), item
    elif isinstance(block, Sourced):
        yield (), block
    elif isinstance(block, FormBlock):
        for at_group, group in enumerate(block.groups):
            for number, row in enumerate(group.table.items if group.table else ()):
                yield ("groups", at_group, "table", "items", number), row


def _no_source(source: Source, path: KeyPath, name: str) -> Problem:
    what = f"There is no source `{name}` in lessons/sources.yml."
    return at(source, path)("HB205", what, "Add it there, or correct the id.")


def _strength_fault(
    item: Fact | Tip | FormRow | Sourced, library: Library
) -> tuple[str, str] | None:
    """What is wrong with the strength of a fact, tip or row, and what to do."""
    if isinstance(item, Fact) and item.strength == "U" and not item.local_rule:
        fix = "Find a source, or answer for it with `local_rule: true`."
        return "This fact is not verified (strength U).", fix
    if item.strength is None or item.strength == "U":
        return None
    if item.source is None:
        return f"Strength {item.strength} needs a `source`.", "Add `source: ...`."
    if item.source not in library.citations:
        return None
    most = library.citations[item.source].strength
    if _STRENGTHS.index(item.strength) < _STRENGTHS.index(most):
        what = f"The source `{item.source}` gives strength {most}, not {item.strength}."
        return what, f"Write `strength: {most}`."
    return None


def _quiz(entry: QuizEntry, library: Library) -> Found:
    source = entry.source
    yield from check_whole(source, entry.quiz)
    yield from check_sentences(source, entry.file.parent)
    if entry.quiz.lesson and not library.names("lessons", entry.quiz.lesson):
        what = f"There is no lesson `{entry.quiz.lesson}`."
        yield at(source, ("lesson",))("HB205", what, "Correct the id: its path below `lessons/`.")
    for path, question in placed(entry.quiz):
        yield from check_question(source, path, question)
        yield from _question_source(source, path, question, library)
    yield from _links(entry, library)


def _question_source(
    source: Source, path: KeyPath, question: AnyQuestion, library: Library
) -> Found:
    if question.source and library.lacks(question.source):
        yield _no_source(source, (*path, "source"), question.source)


def link_target(entry: Entry, home: str, href: str) -> str:
    """The address of the page behind a link from an entry to a YAML file."""
    folder = posixpath.dirname(f"{home}/{entry.path}")
    path = posixpath.splitext(posixpath.normpath(posixpath.join(folder, href)))[0]
    return f"{entry.prefix}{path}.html"


def _links(entry: LessonEntry | QuizEntry, library: Library) -> Found:
    if "](" not in entry.source.text:
        return
    home = entry.url.removeprefix(entry.prefix).partition("/")[0]
    for path, text in walk_texts(entry.source.root):
        for match in YAML_LINK.finditer(text):
            if library.address(link_target(entry, home, match[1])) is None:
                what = f"The link to `{match[1][:80]}` leads nowhere."
                fix = "Write the path from this file's folder, for example roads.yml."
                yield at(entry.source, path)("HB205", what, fix)
        for match in NO_HTTPS.finditer(text):
            what = f"The link to `{match[1][:80]}` does not begin with https://."
            fix = "Write https:// in front, or leave the address as text without a link."
            yield at(entry.source, path)("HB205", what, fix)


def _words(source: Source, words: list[str]) -> Found:
    text = source.text.lower()
    if not any(word in text for word in words):
        return
    for path, line in walk_texts(source.root):
        found = next((word for word in words if word in line.lower()), None)
        if found and path[-1] not in _ADULT_KEYS:
            what = f"`{found}` does not belong on a child's page."
            yield at(source, path)("HB401", what, "Say it calmly, without label, fear or blame.")
