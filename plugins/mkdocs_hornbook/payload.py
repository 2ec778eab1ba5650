"""From a quiz to the JSON that the browser grades with: answers only, no words to show.

Stems, choices and feedback are in the page as HTML made by text.py; the payload holds what a grader
needs. The shape is that of client/src/contract/quiz.ts.
"""

from __future__ import annotations

import json
from typing import Any, assert_never

from markupsafe import Markup

from mkdocs_hornbook.grading import grade
from mkdocs_hornbook.model.documents import Quiz
from mkdocs_hornbook.model.questions import (
    AnyQuestion,
    Categorise,
    Cloze,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    OrderItem,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from mkdocs_hornbook.shuffle import shuffled

VERSION = 1


def quiz_payload(quiz_id: str, quiz: Quiz) -> dict[str, Any]:
    """The payload of a quiz: version, id, mastery in percent, and one entry a question."""
    questions = [question_payload(quiz_id, question) for question in quiz.questions]
    return {"version": VERSION, "id": quiz_id, "mastery": quiz.mastery, "questions": questions}


def question_payload(quiz_id: str, question: AnyQuestion) -> dict[str, Any]:
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
        case Matching():
            return {**base, "pairs": _goals(question), "targets": _ids(question)}
        case Categorise():
            return {**base, "items": _goals(question), "targets": _ids(question)}
        case Cloze():
            return {**base, "gaps": [_gap(gap) for gap in question.gaps]}
        case Ordering():
            order = [item.id for item in question.items]
            shown = [item.id for item in shown_items(quiz_id, question)]
            return {**base, "order": order, "shown": shown}
        case _:
            assert_never(question)


def _goals(question: Matching | Categorise) -> dict[str, str]:
    """Of each row, by its id, what fits."""
    return {row.id: row.target for row in question.rows}


def _ids(question: Matching | Categorise) -> list[str]:
    return [target.id for target in question.targets]


def _gap(gap: Gap) -> dict[str, Any]:
    if gap.choices:
        return {"id": gap.id, "choices": gap.choices, "answer": gap.answer}
    return {"id": gap.id, "accept": gap.accept}


def shown_items(quiz_id: str, question: Ordering) -> list[OrderItem]:
    """The items as they are shown: neither right nor partly right before a child moves them."""
    order = [item.id for item in question.items]
    shown = shuffled(question.items, quiz_id, question.id)
    verdict = grade({"kind": "ordering", "order": order}, [item.id for item in shown])
    return shown if verdict == "incorrect" else question.items[::-1]


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
