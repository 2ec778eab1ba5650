"""The words of every page, for the search in the browser: raw text, no index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from mkdocs_hornbook.library import Entry, Library
from mkdocs_hornbook.offline import SearchEntry
from mkdocs_hornbook.text import GAP

_NOT_WORDS = {
    *("type", "id", "src", "kind", "audience", "ages", "lang", "order", "level", "minutes", "quiz"),
    *("lesson", "show", "source", "strength", "local_rule", "correct", "mastery", "modules"),
    *("value", "tolerance", "unit", "answer", "accept", "role", "by", "on", "note", "rationale"),
    *("match", "category"),
    *("behaviour", "tries", "penalty", "attempts", "confidence", "shuffle", "store", "select"),
    *("to", "start", "safe", "ending", "lines", "model_answer"),
    *("sheet", "repeat", "rows", "width", "low", "sources"),
    *("part", "who", "colour"),
    *("pinyin", "sentences", "process", "icon", "circle"),
    *("from", "max", "mode", "graded", "fixed", "shape", "at", "captions"),
    *("goes_with", "sensitive", "adult_led"),
}
"""Keys whose values are not words for a reader, or are answers."""
_ELSEWHERE = {"title", "score_bands", "readings", "cuts", "script", "guest", "response_plan"}
"""Keys of a whole file that its page does not show as words."""
_SAID_AFTERWARDS = {"feedback", "feedback_not_chosen", "expect", "objective"}
_MARKS = re.compile(r"\]\([^)]*\)|[*_`\[\]#>|]+|\n\s*[-+]\s")


def search_entries(library: Library, quiz_word: str = "") -> Iterable[SearchEntry]:
    """One row a lesson and a quiz, in the order of the shelves; none of an adult-led lesson.

    `quiz_word` stands beside the topic of a quiz: a reader may look for "water quiz".
    """
    topics = {shelf.path: shelf.topic.title for shelf in library.shelves}
    for shelf in library.shelves:
        for entry in shelf.listed:
            yield _row(entry, entry.url, entry.lesson.title, shelf.topic.title)
    quizzes = [quiz for id, quiz in library.quizzes.items() if id not in library.led]
    for quiz in sorted(quizzes, key=lambda e: e.path):
        lesson = library.lesson_of(quiz)
        topic = topics.get(lesson.topic if lesson else quiz.topic, "")
        kind = " · ".join(part for part in (topic, quiz_word) if part)
        yield _row(quiz, library.quiz_url(quiz), quiz.quiz.title, kind)


def written_entry(url: str, meta: Mapping[str, object], title: str, words: str) -> SearchEntry:
    """The row of a hand-written page: what its author says of it first, which weighs more.

    `meta` is its front matter: `description`, and `keywords`, which the page does not show.
    """
    keywords = meta.get("keywords") or ()
    also = [keywords] if isinstance(keywords, str) else list(cast("Iterable[object]", keywords))
    said = [str(meta.get("description") or ""), *map(str, also), words]
    return url, title, "", " ".join(part for part in said if part)


def _row(entry: Entry, url: str, title: str, topic: str) -> SearchEntry:
    words = " ".join(_shown(entry.source.root))
    return url, title, topic, " ".join(_MARKS.sub(" ", words).split())


def _shown(value: Any, keys: tuple[str, ...] = ()) -> Iterator[str]:
    """The texts of a value that are words for a reader; `keys` lead to it."""
    if isinstance(value, str):
        if _is_shown(keys):
            is_cloze = keys[-2:] == ("questions", "text")
            yield GAP.sub("…", value) if is_cloze else value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _shown(item, (*keys, key))
    elif isinstance(value, list):
        for item in value:
            yield from _shown(item, keys)


@lru_cache(maxsize=1024)
def _is_shown(keys: tuple[str, ...]) -> bool:
    is_said_afterwards = "questions" in keys and not _SAID_AFTERWARDS.isdisjoint(keys)
    is_shown = keys[0] not in _ELSEWHERE and not is_said_afterwards
    return keys[-1] not in _NOT_WORDS and is_shown
