"""Short names of lessons and quizzes in what a child hands over: eight digits instead of a path."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from mkdocs_hornbook.errors import Problem
from mkdocs_hornbook.library import LessonEntry, QuizEntry

Keyed = LessonEntry | QuizEntry


def key_of(entry: Keyed) -> str:
    """The first eight hexadecimal digits of the SHA-256 of its kind and id."""
    kind = "quiz" if isinstance(entry, QuizEntry) else "lesson"
    return hashlib.sha256(f"{kind}:{entry.id}".encode()).hexdigest()[:8]


def clashes(entries: Iterable[Keyed]) -> Iterator[Problem]:
    """What cannot be told apart from another; the later one in the order of paths is to change."""
    taken: dict[str, Keyed] = {}
    for entry in sorted(entries, key=lambda e: (e.path, e.id)):
        other = taken.setdefault(key_of(entry), entry)
        if (type(other), other.id) != (type(entry), entry.id):
            root = entry.source.root
            place = entry.source.place(("id",)) if "id" in root else root.place
            what = f"The id `{entry.id}` gets the same short name in a hand-off as `{other.id}`."
            yield entry.source.problem(place, "HB108", what, "Give this one another `id`.")
