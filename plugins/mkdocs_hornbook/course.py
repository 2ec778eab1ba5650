"""What the pages about a learner and about a class know of all lessons and quizzes.

`course-data.js` names them and gives each the short name it has in what a child hands over;
`class-data.js` has the words of the questions. Both are classic scripts, one of each an edition.
Nothing of a sensitive lesson is in either, and no answer that is not kept on the device.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from mkdocs_hornbook.family import ask_of, guide_of, guides_of
from mkdocs_hornbook.keys import key_of
from mkdocs_hornbook.library import LessonEntry, Library, QuizEntry, Shelf
from mkdocs_hornbook.mark import mark_of, question_mark, twins_of
from mkdocs_hornbook.model.blocks import FactsBlock
from mkdocs_hornbook.model.questions import (
    AnyQuestion,
    Cloze,
    MultipleChoice,
    Open,
    SingleChoice,
    TrueFalse,
)
from mkdocs_hornbook.model.quiz import Quiz
from mkdocs_hornbook.strings import Strings
from mkdocs_hornbook.text import GAP, plain_block

VERSION = 1

Row = dict[str, Any]
Places = Sequence[tuple[str, QuizEntry]]
"""Addresses of pages with the quizzes that stand in them."""


def has_course(library: Library) -> bool:
    """Whether there is anything to read or to practise."""
    return bool(library.lessons or library.quizzes)


def course(library: Library, t: Strings, site: str, url: str, embedded: Places = ()) -> Row:
    """The course of one edition; `url`: where that edition will stand, or nothing.

    `embedded` are the quizzes of hand-written pages.
    """
    entries = [entry for shelf in library.shelves for entry in shelf.lessons]
    guides = guides_of(library)
    return {
        "v": VERSION,
        "site": site,
        "url": url,
        "topics": [_topic(shelf) for shelf in library.shelves if shelf.listed],
        "lessons": [_lesson(e, library, guides, t) for e in entries if not e.lesson.sensitive],
        "quizzes": [_quiz(url, entry, library) for url, entry in _places(library, embedded)],
    }


def class_words(library: Library, t: Strings, embedded: Places = ()) -> dict[str, list[Row]]:
    """By quiz, the words of its questions for a teacher."""
    return {
        entry.id: [_words(q, library.lesson_of(entry), t) for q in handed_over(entry.quiz)]
        for _, entry in _places(library, embedded)
    }


def handed_over(quiz: Quiz) -> list[AnyQuestion]:
    """The questions whose results a child may show: no words of its own, nothing kept elsewhere."""
    kept = [q for q in quiz.all_questions if (q.store or quiz.store) == "device"]
    return [question for question in kept if not isinstance(question, Open)]


def script(name: str, value: Row) -> str:
    """A classic script that hands the value to the page, a line for each of its parts."""
    lines = ",\n".join(f"{_json(key)}:{_part(part)}" for key, part in value.items())
    return f"{name}({{\n{lines}\n}});\n"


def _part(part: Any) -> str:
    if not isinstance(part, list):
        return _json(part)
    return "[\n" + ",\n".join(_json(row) for row in part) + "\n]"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _places(library: Library, embedded: Places) -> list[tuple[str, QuizEntry]]:
    """Every quiz once, with its address, in the order of the files."""
    found = [(library.quiz_url(entry), entry) for entry in library.quizzes.values()]
    own = {entry.id for _, entry in found}
    places = [*found, *(place for place in embedded if place[1].id not in own)]
    shown = [place for place in places if not _is_sensitive(place[1], library)]
    kept = [place for place in shown if handed_over(place[1].quiz)]
    return sorted(kept, key=lambda place: (place[1].path, place[1].id))


def _is_sensitive(entry: QuizEntry, library: Library) -> bool:
    lessons = (library.lesson_of(entry), library.hosts.get(entry.id))
    return any(lesson and lesson.lesson.sensitive for lesson in lessons)


def _topic(shelf: Shelf) -> Row:
    cover = shelf.topic.cover
    row = {"id": shelf.path, "title": plain_block(shelf.topic.title), "url": shelf.url}
    return row | ({"cover": shelf.media[cover.src]} if cover else {})


def _lesson(entry: LessonEntry, library: Library, guides: Mapping[str, str], t: Strings) -> Row:
    lesson = entry.lesson
    row = {
        "id": entry.id,
        "title": plain_block(lesson.title),
        "url": entry.url,
        "topic": entry.topic,
        "kind": lesson.kind,
        "audience": entry.audience,
        "minutes": lesson.minutes,
        "cover": entry.media[lesson.cover.src] if lesson.cover else "",
        "ask": ask_of(entry, library, t),
        "guide": guide_of(entry, guides),
        "key": key_of(entry),
    }
    return {key: value for key, value in row.items() if value != "" or key == "topic"}


def _quiz(url: str, entry: QuizEntry, library: Library) -> Row:
    lesson = library.lesson_of(entry)
    questions = handed_over(entry.quiz)
    return {
        "id": entry.id,
        "title": plain_block(entry.quiz.title),
        "url": url,
        **({"lesson": lesson.id} if lesson else {}),
        "topic": lesson.topic if lesson else entry.topic,
        "key": key_of(entry),
        "mark": quiz_mark(entry),
        "questions": [_question(question, entry) for question in questions],
    }


def quiz_mark(entry: QuizEntry) -> str:
    """Four digits of all its questions together, the same in every language."""
    questions = handed_over(entry.quiz)
    marks = [(q.id, question_mark(twins_of(q, entry.versions)[0])) for q in questions]
    return hashlib.sha256(_json(marks).encode()).hexdigest()[:4]


def _question(question: AnyQuestion, entry: QuizEntry) -> list[str | int | list[str]]:
    row = [question.id, mark_of(question, twins_of(question, entry.versions)), question.type]
    if isinstance(question, TrueFalse):
        return [*row, 2]
    if isinstance(question, SingleChoice | MultipleChoice):
        return [*row, len(question.choices), [choice.id for choice in question.choices]]
    return [*row]


def _words(question: AnyQuestion, lesson: LessonEntry | None, t: Strings) -> Row:
    words = question.stem
    if isinstance(question, Cloze):
        words += "\n\n" + GAP.sub("…", question.text)
    choices = _choices(question, t)
    again = _again(question, lesson)
    return {
        "id": question.id,
        "stem": plain_block(words),
        **({"choices": choices} if choices else {}),
        **({"lesson": again} if again else {}),
    }


def _choices(question: AnyQuestion, t: Strings) -> list[Row]:
    """What a child chose among, in the order of the file; of a sentence: true, false."""
    general = question.feedback.incorrect
    if isinstance(question, TrueFalse):
        values = ((t("true"), True), (t("false"), False))
        return [_choice(name, question.answer is value, general) for name, value in values]
    if isinstance(question, SingleChoice | MultipleChoice):
        return [_choice(c.text, c.correct, c.feedback or general) for c in question.choices]
    return []


def _choice(text: str, right: bool, why: str | None) -> Row:
    row = {"text": plain_block(text), "right": right}
    return row | ({"why": plain_block(why)} if why and not right else {})


def _again(question: AnyQuestion, lesson: LessonEntry | None) -> str:
    """Where the lesson says what the answer rests on: the facts from the same source."""
    if not lesson or not question.source:
        return ""
    for place, part in enumerate(lesson.lesson.blocks, start=1):
        sources = [fact.source for fact in part.items] if isinstance(part, FactsBlock) else []
        if question.source in sources:
            return f"{lesson.url}#{part.id or f'{part.type}-{place}'}"
    return ""
