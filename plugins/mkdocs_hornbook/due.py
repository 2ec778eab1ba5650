"""What the page "Practise again" needs to know of each quiz: its place, its title, its questions.

Which of them a child has missed is known to the child's device alone; see client/src/state/due.ts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from mkdocs_hornbook.library import Library, QuizEntry
from mkdocs_hornbook.mark import mark_of, twins_of
from mkdocs_hornbook.model.questions import AnyQuestion
from mkdocs_hornbook.model.quiz import Quiz

DueRow = tuple[str, str, str, list[tuple[str, str]]]
"""Id, address and title of a quiz, and of each question to come back its id and mark."""


def can_come_back(quiz: Quiz) -> list[AnyQuestion]:
    """The questions whose answers are marked and kept on the device."""
    questions = [question for question in quiz.all_questions if question.counts]
    return [question for question in questions if (question.store or quiz.store) == "device"]


def has_due(library: Library) -> bool:
    """Whether there is anything that could come back: else the page would stay empty for ever."""
    return any(can_come_back(entry.quiz) for entry in _asked(library))


def _asked(library: Library) -> list[QuizEntry]:
    """The quizzes that a child takes alone: those of adult-led lessons are answered aloud."""
    return [entry for id, entry in library.quizzes.items() if id not in library.led]


def due_rows(library: Library, embedded: Iterable[tuple[str, QuizEntry]] = ()) -> list[DueRow]:
    """One row a quiz that has such questions; `embedded` are those of hand-written pages."""
    found = [(library.quiz_url(entry), entry) for entry in _asked(library)]
    places = sorted([*found, *embedded], key=lambda place: place[1].path)
    rows = [
        (entry.id, url.partition("#")[0], entry.quiz.title, _marks(entry)) for url, entry in places
    ]
    return [row for row in rows if row[3]]


def _marks(entry: QuizEntry) -> list[tuple[str, str]]:
    return [
        (question.id, mark_of(question, twins_of(question, entry.versions)))
        for question in can_come_back(entry.quiz)
    ]


def due_script(rows: Iterable[DueRow]) -> str:
    """A classic script that hands the rows to the page; works from disk."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f"hornbookDue([\n{lines}\n]);\n"
