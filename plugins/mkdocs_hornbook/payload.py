"""From a quiz to the JSON that the browser grades with: answers only, no words to show.

Stems, choices and feedback are in the page as HTML made by text.py; the payload holds what a grader
needs. The shape is that of client/src/contract/payload.ts and quiz.ts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, assert_never

from markupsafe import Markup

from mkdocs_hornbook.grading import grade
from mkdocs_hornbook.mark import mark_of, twins_of
from mkdocs_hornbook.model.places import Hotspot, MarkTheWords
from mkdocs_hornbook.model.questions import (
    AnyQuestion,
    Categorise,
    Cloze,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Open,
    Ordering,
    OrderItem,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from mkdocs_hornbook.model.quiz import INTERACTIVE_PENALTY, Part, Quiz
from mkdocs_hornbook.model.scenario import Scenario, StoryPart
from mkdocs_hornbook.shuffle import shuffled

VERSION = 2


def quiz_payload(quiz_id: str, quiz: Quiz, versions: Sequence[Quiz] = ()) -> dict[str, Any]:
    """The payload of a quiz: how it asks, what counts as mastery, and one entry a question.

    `versions` are the quiz in every language: what is typed in one counts in all.
    """
    questions = []
    for question in quiz.all_questions:
        twins = twins_of(question, versions)
        answers = question_payload(quiz_id, question) | _shared_answers(question, twins)
        questions.append({**answers, "mark": mark_of(question, twins), **_counting(quiz, question)})
    percent, right, _ = quiz.goal
    return {
        "version": VERSION,
        "id": quiz_id,
        "behaviour": quiz.behaviour,
        "mastery": {"right": right} if percent is None else {"percent": percent},
        **_options(quiz),
        "sections": [_section(part) for part in quiz.parts],
        "questions": questions,
    }


def _options(quiz: Quiz) -> dict[str, Any]:
    """What the quiz says beside its behaviour; a key stands only where something is said."""
    penalty = INTERACTIVE_PENALTY if quiz.penalty is None else quiz.penalty
    options = {
        "attempts": quiz.attempts,
        "penalty": penalty if quiz.behaviour == "interactive" else None,
        "confidence": quiz.confidence or None,
        "shuffle": quiz.shuffles or None,
        "bands": [band.start for band in quiz.score_bands or ()] or None,
    }
    return {key: value for key, value in options.items() if value is not None}


def _section(part: Part) -> dict[str, Any]:
    ids = [question.id for question in part.questions]
    return {"questions": ids, "select": part.select} if part.select else {"questions": ids}


def _counting(quiz: Quiz, question: AnyQuestion) -> dict[str, Any]:
    """How a question counts; a key stands only where it is not as usual."""
    points = question.score.max
    store = question.store or quiz.store
    choices = question.choices if isinstance(question, SingleChoice | MultipleChoice) else []
    options = {
        "points": int(points) if points.is_integer() else points,
        "partial": question.score.mode == "share",
        "graded": question.counts,
        "store": store,
        "tries": quiz.tries_of(question),
        "fixed": question.fixed,
        "fixedChoices": [choice.id for choice in choices if choice.fixed],
    }
    return {key: value for key, value in options.items() if value != _USUAL[key]}


_USUAL: dict[str, Any] = {
    "points": 1,
    "partial": False,
    "graded": True,
    "store": "device",
    "tries": None,
    "fixed": False,
    "fixedChoices": [],
}


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
            known = {"expect": [wrong.text for wrong in question.expect]} if question.expect else {}
            return {**base, "accept": question.accept, **known}
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
        case Hotspot():
            regions = [region.id for region in question.regions]
            return {**base, "correct": question.right, "choices": regions}
        case MarkTheWords():
            words = [word.id for word in question.words]
            return {**base, "correct": question.right, "choices": words}
        case Open():
            return {**base, "rubric": [criterion.id for criterion in question.rubric]}
        case Scenario():
            nodes = {node.id: _turns(node) for node in question.nodes}
            return {**base, "start": question.first, "nodes": nodes}
        case _:
            assert_never(question)


def _shared_answers(question: AnyQuestion, twins: Sequence[AnyQuestion]) -> dict[str, Any]:
    """The keys of typed answers in all languages; the words of a list by those of the original."""
    match question:
        case ShortText():
            accept = [text for twin in twins if isinstance(twin, ShortText) for text in twin.accept]
            return {"accept": list(dict.fromkeys([*question.accept, *accept]))}
        case Cloze():
            others = [gap for twin in twins if isinstance(twin, Cloze) for gap in twin.gaps]
            return {"gaps": [_shared_gap(gap, others) for gap in question.gaps]}
        case _:
            return {}


def _shared_gap(gap: Gap, others: Sequence[Gap]) -> dict[str, Any]:
    twins = [other for other in others if other.id == gap.id]
    if gap.choices:
        return _gap(twins[0] if twins else gap)
    accept = [text for twin in twins for text in twin.accept or ()]
    return {"id": gap.id, "accept": list(dict.fromkeys([*(gap.accept or ()), *accept]))}


def _goals(question: Matching | Categorise) -> dict[str, str]:
    """Of each row, by its id, what fits."""
    return {row.id: row.target for row in question.rows}


def _ids(question: Matching | Categorise) -> list[str]:
    return [target.id for target in question.targets]


def _turns(node: StoryPart) -> dict[str, Any]:
    """By the id of each choice of a part of a story, whether it is safe and where it leads."""
    return {
        turn.id: {"safe": turn.safe, **({"to": turn.to} if turn.to else {})} for turn in node.turns
    }


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
