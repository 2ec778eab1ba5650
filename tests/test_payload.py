"""The payload of a quiz and the marks of its questions, from files as an author writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_hornbook.payload import quiz_payload
from tests.support.content import read

PLAIN = """\
title: Plain
questions:
  - {type: true-false, id: ask, stem: I ask before I go., answer: true}
"""

RICH = """\
title: Rich
behaviour: interactive
penalty: 20
attempts: 2
mastery: 2 of 3
score_bands: [{from: 0, text: Read it again.}, {from: 60, text: Well done.}]
confidence: yes
shuffle: both
store: session
sections:
  - id: pool
    select: 1
    questions:
      - {type: true-false, id: a, stem: A, answer: true, fixed: yes, store: device}
      - {type: number, id: b, stem: B, value: 2, score: {max: 2}, tries: 1}
  - id: rest
    questions:
      - type: multiple-choice
        id: c
        stem: C
        score: {max: 1.5, mode: share}
        choices:
          - {id: x, text: X, correct: yes}
          - {id: y, text: Y}
          - {id: none, text: Nothing, fixed: yes}
      - {type: short-text, id: d, stem: D, accept: rake, expect: [{text: fork, feedback: No.}]}
      - {type: true-false, id: e, stem: E, answer: false, graded: no}
"""


def payload_of(folder: Path, quiz: str) -> dict[str, Any]:
    library = read(folder, {"quizzes/a/small.yml": quiz})
    assert library.problems == []
    return quiz_payload("a/small", library.quizzes["a/small"].quiz)


def without_marks(payload: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {key: value for key, value in question.items() if key != "mark"}
        for question in payload["questions"]
    ]


def test_a_plain_quiz_says_only_what_it_must(tmp_path: Path) -> None:
    payload = payload_of(tmp_path, PLAIN)

    assert without_marks(payload) == [{"id": "ask", "kind": "true-false", "correct": True}]
    assert {key: value for key, value in payload.items() if key != "questions"} == {
        "version": 2,
        "id": "a/small",
        "behaviour": "immediate",
        "mastery": {"percent": 80},
        "sections": [{"questions": ["ask"]}],
    }


def test_a_rich_quiz_says_how_it_asks(tmp_path: Path) -> None:
    payload = payload_of(tmp_path, RICH)

    assert {key: value for key, value in payload.items() if key != "questions"} == {
        "version": 2,
        "id": "a/small",
        "behaviour": "interactive",
        "mastery": {"right": 2},
        "attempts": 2,
        "penalty": 20,
        "confidence": True,
        "shuffle": ["questions", "choices"],
        "bands": [0, 60],
        "sections": [{"questions": ["a", "b"], "select": 1}, {"questions": ["c", "d", "e"]}],
    }


def test_a_question_says_how_it_counts(tmp_path: Path) -> None:
    a, b, c, d, e = without_marks(payload_of(tmp_path, RICH))

    assert a == {"id": "a", "kind": "true-false", "correct": True, "tries": 3, "fixed": True}
    assert (b["points"], b["tries"], b["store"]) == (2, 1, "session")
    assert (c["points"], c["partial"], c["fixedChoices"]) == (1.5, True, ["none"])
    assert d["expect"] == ["fork"]
    assert e["graded"] is False


def test_all_is_a_hundred_percent_and_a_penalty_has_a_usual_size(tmp_path: Path) -> None:
    head = "title: Plain\nmastery: all\nbehaviour: interactive\n"
    payload = payload_of(tmp_path, PLAIN.replace("title: Plain\n", head))

    assert payload["mastery"] == {"percent": 100}
    assert payload["penalty"] == 33
    assert payload["questions"][0]["tries"] == 3


MARKED = """\
title: Marked
questions:
  - type: single-choice
    id: first
    stem: What first?
    hints: [Think.]
    feedback: {incorrect: Once more.}
    rationale: A voice is quick.
    choices:
      - {id: shout, text: Shout, correct: true, feedback: People come.}
      - {id: run, text: Run}
  - type: short-text
    id: word
    stem: Which word?
    accept: [help]
  - type: number
    id: steps
    stem: How many?
    value: 2
    unit: steps
  - type: matching
    id: homes
    stem: Where?
    pairs: [{id: duck, text: Duck, match: Pond}, {id: cow, text: Cow, match: Barn}]
  - type: categorise
    id: ground
    stem: Firm?
    categories: [{id: firm, text: Firm}, {id: soft, text: Soft}]
    items: [{id: rock, text: Rock, category: firm}, {id: mud, text: Mud, category: soft}]
  - type: cloze
    id: rule
    stem: How?
    text: "Stop at the {place}, {how}."
    gaps: [{id: place, accept: edge}, {id: how, choices: [now, later], answer: now}]
  - type: ordering
    id: order
    stem: In order?
    items: [{id: one, text: Stop}, {id: two, text: Look}]
  - {type: mark-the-words, id: words, stem: Who?, text: "Bean *sings* for the duck."}
  - type: open
    id: own
    stem: What would you do?
    model_answer: I would sing.
    rubric: [{id: idea, text: I had an idea.}]
  - type: scenario
    id: story
    stem: What now?
    nodes:
      - id: bank
        text: Your shoe floats off.
        choices:
          - {id: wade, text: Wade in, safe: false, feedback: The mud slides.}
          - {id: leave, text: Leave it, safe: true, feedback: Firm ground., to: end}
      - {id: end, text: All is well., ending: safe, say: A shoe can be bought!}
"""


def marks(folder: Path, quiz: str) -> dict[str, str]:
    return {q["id"]: q["mark"] for q in payload_of(folder, quiz)["questions"]}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("What first?", "What comes first?", "first"),
        ("text: Run", "text: Walk", "first"),
        ("id: run", "id: walk", "first"),
        ("What first?", "What first?\n    prompt: Tap one.", "first"),
        ("Which word?", "Which words?", "word"),
        ("unit: steps", "unit: metres", "steps"),
        ("match: Barn", "match: Yard", "homes"),
        ("text: Soft", "text: Muddy", "ground"),
        ("text: Mud,", "text: Sand,", "ground"),
        ("Stop at the", "Wait at the", "rule"),
        ("[now, later]", "[now, never]", "rule"),
        ("text: Look", "text: Listen", "order"),
        ("for the duck", "to the duck", "words"),
        ("What would you do?", "What would you say?", "own"),
        ("text: Wade in", "text: Step in", "story"),
        ("Your shoe floats off.", "Your hat floats off.", "story"),
    ],
)
def test_a_question_that_asks_something_else_has_another_mark(
    tmp_path: Path, old: str, new: str, changed: str
) -> None:
    assert old in MARKED
    before = marks(tmp_path / "before", MARKED)
    after = marks(tmp_path / "after", MARKED.replace(old, new, 1))

    differing = {id for id, mark in after.items() if before[id] != mark}
    assert differing == {changed}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Think.", "Think of your voice."),
        ("Once more.", "Read it once more."),
        ("A voice is quick.", "A voice is quicker."),
        ("feedback: People come.", "feedback: People hear you."),
        ("{id: run, text: Run}", "{id: run, text: Run, feedback: Shout first.}"),
        ("accept: [help]", "accept: [help, 救命], expect: [{text: hi, feedback: Louder.}]"),
        ("value: 2", "value: 3"),
        ("value: 2", "value: 2\n    tolerance: 1\n    tries: 2\n    graded: no"),
        ("unit: steps", "unit: steps\n    score: {max: 3}\n    store: none"),
        ("category: soft", "category: firm"),
        ("accept: edge", "accept: [edge, kerb]"),
        ("answer: now", "answer: later"),
        (
            "items: [{id: one, text: Stop}, {id: two, text: Look}]",
            "items: [{id: two, text: Look}, {id: one, text: Stop}]",
        ),
        ("*sings* for", "sings *for*"),
        ("I would sing.", "I would count."),
        ("The mud slides.", "The mud is soft."),
        ("A shoe can be bought!", "Leave it!"),
        ("title: Marked", "title: Another\nshuffle: both\nmastery: all"),
    ],
)
def test_words_said_afterwards_the_key_and_the_points_keep_the_mark(
    tmp_path: Path, old: str, new: str
) -> None:
    assert old in MARKED
    quiz = MARKED.replace(old, new.replace("], expect", "]\n    expect"), 1)

    assert marks(tmp_path / "after", quiz) == marks(tmp_path / "before", MARKED)


def test_a_mark_stays_from_one_version_of_hornbook_to_the_next(tmp_path: Path) -> None:
    assert marks(tmp_path, PLAIN) == {"ask": "71eb7af2"}


STORY = """\
title: Story
behaviour: interactive
questions:
  - type: scenario
    id: shoe
    stem: A shoe floats off.
    nodes:
      - id: bank
        text: What do you do?
        choices:
          - {id: wade, text: Wade in, safe: no, feedback: The mud slides.}
          - {id: leave, text: Leave it, safe: yes, feedback: Good., to: home}
      - {id: home, text: Grandpa hooks it., ending: safe, say: A shoe can be bought.}
  - {type: true-false, id: ask, stem: I ask before I go., answer: true}
"""


def test_a_story_has_no_limit_of_tries_because_it_always_leads_back(tmp_path: Path) -> None:
    story, ask = payload_of(tmp_path, STORY)["questions"]

    assert "tries" not in story
    assert ask["tries"] == 3
