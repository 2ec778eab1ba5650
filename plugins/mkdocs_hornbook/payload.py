"""From a quiz to the JSON that the browser grades with: answers only, no words to show.

Stems, choices and feedback are in the page as HTML made by text.py; the payload holds what a grader
needs. The shape is that of client/src/contract/quiz.ts.
"""

from __future__ import annotations

import json
from typing import Any, assert_never

from markupsafe import Markup

from mkdocs_hornbook.model.documents import Quiz
from mkdocs_hornbook.model.questions import (
    AnyQuestion,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    TrueFalse,
)

VERSION = 1


def quiz_payload(quiz_id: str, quiz: Quiz) -> dict[str, Any]:
    """The payload of a quiz: version, id, mastery in percent, and one entry a question."""
    questions = [question_payload(question) for question in quiz.questions]
    return {"version": VERSION, "id": quiz_id, "mastery": quiz.mastery, "questions": questions}


def question_payload(question: AnyQuestion) -> dict[str, Any]:
    """What a grader needs to know of one question."""
    base = {"id": question.id, "kind": question.type}
    match question:
        case SingleChoice() | MultipleChoice():
            right = [choice.id for choice in question.choices if choice.correct]
            return {**base, "correct": right, "choices": [choice.id for choice in question.choices]}
        case TrueFalse():
            return {**base, "correct": question.answer}
        case ShortText():
            return {**base, "accept": question.accept}
        case Number():
            tolerance = absolute_tolerance(question)
            unit = {"unit": question.unit} if question.unit else {}
            return {**base, "value": question.value, "tolerance": tolerance, **unit}
        case _:
            assert_never(question)


def absolute_tolerance(question: Number) -> float:
    """How far off is still right, in the unit of the value."""
    if question.tolerance.endswith("%"):
        return abs(question.value) * float(question.tolerance[:-1]) / 100
    return float(question.tolerance)


def script_json(value: Any) -> Markup:
    """JSON for the inside of a script element: it cannot close the element, nor open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def format_number(value: float) -> str:
    """A number as a child would write it: 20, not 20.0."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
