"""The mark of a question: it changes when what a child is asked changes, and only then.

Saved answers carry the mark. An edited question drops its old answers; words said afterwards, the
key, points and the order of choices in the file can be mended without losing any.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any
from weakref import ref

from mkdocs_hornbook.model.places import MarkTheWords
from mkdocs_hornbook.model.question import Question
from mkdocs_hornbook.model.questions import AnyQuestion
from mkdocs_hornbook.model.quiz import Quiz

_SAID_AFTERWARDS = {
    *("feedback", "feedback_not_chosen", "rationale", "objective", "source"),
    *("model_answer", "rubric", "say"),
}
_HELP = {"hints", "glossary", "alt", "caption", "captions", "transcript"}
_KEYS = {"correct", "answer", "accept", "expect", "value", "tolerance", "category", "safe"}
_COUNTING = {"process", "score", "tries", "graded", "store", "fixed"}
_FORM = {"shape", "at", "lines"}
_NOT_ASKED = _SAID_AFTERWARDS | _HELP | _KEYS | _COUNTING | _FORM
"""Keys of a question, and of what is inside it, that are not part of what is asked."""


_known: dict[int, tuple[ref[Question], str]] = {}
"""The marks of the questions that there are, by identity: each is asked for several times."""


def question_mark(question: Question) -> str:
    """Eight hexadecimal digits of what a child reads when asked."""
    key = id(question)
    if key not in _known:
        _known[key] = ref(question, lambda _: _known.pop(key, None)), _mark(question)
    return _known[key][1]


def _mark(question: Question) -> str:
    asked = _asked(question.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    if isinstance(question, MarkTheWords):  # its asterisks are the key
        asked["text"] = [word.text for word in question.words]
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def twins_of(question: AnyQuestion, versions: Iterable[Quiz]) -> list[AnyQuestion]:
    """The question in every language, the original first; itself alone where there is one."""
    found = [one for quiz in versions for one in quiz.all_questions if one.id == question.id]
    return found or [question]


def mark_of(question: AnyQuestion, twins: Sequence[AnyQuestion]) -> str:
    """The mark of the original, so that an answer is there in every language.

    Words to mark are not the same ones in another language: these answers stay with their own.
    """
    return question_mark(question if isinstance(question, MarkTheWords) else twins[0])


def _asked(value: Any) -> Any:
    """The value without what is not asked; things with ids in the order of their ids."""
    if isinstance(value, dict):
        return {key: _asked(item) for key, item in value.items() if key not in _NOT_ASKED}
    if isinstance(value, list):
        items = [_asked(item) for item in value]
        named = all(isinstance(item, dict) and "id" in item for item in items)
        return sorted(items, key=lambda item: str(item["id"])) if named else items
    return value
