"""Grading as the browser does it: the twin of client/src/grading, held by the same case files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

from mkdocs_hornbook.typed import fold, read_numbers

Verdict = Literal["correct", "partial", "incorrect", "noted"]


def _verdict(right: bool) -> Verdict:
    return "correct" if right else "incorrect"


def _items(value: object) -> Collection[object]:
    return value if isinstance(value, list | tuple) else ()


def _grade_multiple(correct: set[object], chosen: set[object]) -> Verdict:
    if correct == chosen:
        return "correct"
    return "partial" if correct & chosen else "incorrect"


def _taken(response: object) -> set[object]:
    """What is taken, each once; anything that is no id counts as one that is wrong."""
    return {item if isinstance(item, str) else None for item in _items(response)}


def _grade_places(correct: set[object], chosen: set[object]) -> Verdict:
    """Regions of a picture. One right region is found or not; of several, some may be found."""
    return _verdict(correct == chosen) if len(correct) == 1 else _grade_multiple(correct, chosen)


def _is_accepted(question: Mapping[str, object], response: object) -> bool:
    given = fold(response) if isinstance(response, str) else ""
    return given != "" and given in {fold(str(text)) for text in _items(question["accept"])}


def _is_right_gap(gap: Mapping[str, object], text: object) -> bool:
    return text == gap["answer"] if "choices" in gap else _is_accepted(gap, text)


def _right_gaps(question: Mapping[str, object], response: object) -> tuple[int, int]:
    """How many gaps are filled rightly, and how many there are."""
    given = response if isinstance(response, Mapping) else {}
    gaps = [gap for gap in _items(question["gaps"]) if isinstance(gap, Mapping)]
    return sum(_is_right_gap(gap, given.get(gap["id"])) for gap in gaps), len(gaps)


def _grade_cloze(question: Mapping[str, object], response: object) -> Verdict:
    right, gaps = _right_gaps(question, response)
    if right == gaps:
        return "correct"
    return "partial" if right else "incorrect"


def _grade_order(order: list[object], given: list[object]) -> Verdict:
    """Partly right: half of the items stand directly behind the one that belongs before them."""
    if given == order:
        return "correct"
    if len(given) != len(order) or set(given) != set(order):
        return "incorrect"
    return "partial" if 2 * _right_neighbours(order, given) >= len(order) else "incorrect"


def _right_neighbours(order: list[object], given: list[object]) -> int:
    """How many items stand directly behind the one that belongs before them."""
    pairs = set(pairwise(order))
    return sum(pair in pairs for pair in pairwise(given))


def _grade_number(question: Mapping[str, object], text: str) -> Verdict:
    value = float(str(question["value"]))
    # Room for what binary fractions lose: 0.1 + 0.2 is 0.3 to a child.
    room = float(str(question["tolerance"])) + 1e-9 * max(1.0, abs(value))
    numbers = read_numbers(text, str(question.get("unit") or ""))
    return _verdict(any(abs(number - value) <= room for number in numbers))


def _grade_rows(goals: object, response: object) -> Verdict:
    """All rows right, at least half of them, or fewer; a row that is not there counts for none."""
    if not isinstance(goals, Mapping) or not isinstance(response, Mapping):
        return "incorrect"
    right = sum(response.get(row) == target for row, target in goals.items())
    if right == len(goals):
        return "correct"
    return "partial" if right * 2 >= len(goals) else "incorrect"


class Way(NamedTuple):
    """Where a path through a story has led."""

    steps: int
    safe: int
    ended: bool


def walk(question: Mapping[str, object], path: object) -> Way | None:
    """Follow a path of `part.choice` from the start; None when it does not lead through."""
    nodes, at, safe = question["nodes"], question["start"], 0
    if not isinstance(nodes, Mapping) or not isinstance(path, list | tuple):
        return None
    for step in path:
        part, _, choice = step.partition(".") if isinstance(step, str) else ("", "", "")
        turn = nodes.get(at, {}).get(choice)
        if part != at or not turn:
            return None
        safe += turn["safe"]
        at = turn.get("to", at)
    return Way(len(path), safe, nodes.get(at) == {})


def _grade_story(question: Mapping[str, object], response: object) -> Verdict:
    """Partly right: an unsafe choice stood on the way to the ending."""
    way = walk(question, response)
    if not way or not way.steps or not way.ended:
        return "incorrect"
    return "correct" if way.safe == way.steps else "partial"


def _share_of_story(question: Mapping[str, object], response: object) -> float:
    """The safe choices among all that led to the ending."""
    way = walk(question, response)
    return way.safe / way.steps if way and way.steps and way.ended else 0.0


def grade(question: Mapping[str, object], response: object) -> Verdict:
    """Grade a response to a question of the quiz payload, as the browser would."""
    match question["kind"]:
        case "single-choice":
            return _verdict(response in _items(question["correct"]))
        case "multiple-choice":
            return _grade_multiple(set(_items(question["correct"])), set(_items(response)))
        case "hotspot":
            return _grade_places(set(_items(question["correct"])), _taken(response))
        case "mark-the-words":
            return _grade_multiple(set(_items(question["correct"])), _taken(response))
        case "true-false":
            return _verdict(response is question["correct"])
        case "short-text":
            return _verdict(_is_accepted(question, response))
        case "number":
            return _grade_number(question, response) if isinstance(response, str) else "incorrect"
        case "matching":
            return _grade_rows(question["pairs"], response)
        case "categorise":
            return _grade_rows(question["items"], response)
        case "cloze":
            return _grade_cloze(question, response)
        case "open":
            return "noted"
        case "scenario":
            return _grade_story(question, response)
        case "ordering":
            return _grade_order(list(_items(question["order"])), list(_items(response)))
        case kind:
            raise ValueError(f"unknown question kind {kind!r}")


def credit(question: Mapping[str, object], response: object) -> float:
    """The share of the points that a response earns, from 0 to 1; all or none unless `partial`."""
    if grade(question, response) == "correct":
        return 1.0
    return _share(question, response) if question.get("partial") else 0.0


def _share(question: Mapping[str, object], response: object) -> float:
    """The share that an answer earns which is not wholly right."""
    match question["kind"]:
        case "multiple-choice":
            return _share_of_taken(set(_items(question["correct"])), set(_items(response)))
        case "hotspot" | "mark-the-words":
            return _share_of_taken(set(_items(question["correct"])), _taken(response))
        case "matching":
            return _share_of_rows(question["pairs"], response)
        case "categorise":
            return _share_of_rows(question["items"], response)
        case "cloze":
            right, gaps = _right_gaps(question, response)
            return right / gaps
        case "scenario":
            return _share_of_story(question, response)
        case "ordering":
            return _share_of_order(list(_items(question["order"])), list(_items(response)))
        case _:
            return 0.0


def _share_of_taken(correct: set[object], taken: set[object]) -> float:
    """A wrong one takes away what a right one gives, so that taking everything earns nothing."""
    return max(0, len(correct & taken) - len(taken - correct)) / max(1, len(correct))


def _share_of_rows(goals: object, response: object) -> float:
    if not isinstance(goals, Mapping) or not isinstance(response, Mapping):
        return 0.0
    right = [row for row, target in goals.items() if response.get(row) == target]
    return len(right) / max(1, len(goals))


def _share_of_order(order: list[object], given: list[object]) -> float:
    if len(given) != len(order) or set(given) != set(order):
        return 0.0
    return _right_neighbours(order, given) / max(1, len(order) - 1)
