"""A story leads to a safe ending from everywhere; an open question stays unmarked."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_hornbook.grading import walk
from mkdocs_hornbook.mark import question_mark
from mkdocs_hornbook.model.quiz import Quiz
from mkdocs_hornbook.model.reading import read_model
from mkdocs_hornbook.payload import quiz_payload
from mkdocs_hornbook.source import Source
from tests.support.content import SMALL, found, read

STORY = """\
title: Story
questions:
  - type: scenario
    id: shoe
    stem: The shoe
    nodes:
      - id: bank
        text: What do you do?
        choices:
          - {id: wade, text: Wade in, safe: false, feedback: f, to: mud}
          - {id: leave, text: Leave it, safe: true, feedback: f, to: home}
      - id: mud
        text: What now?
        choices:
          - {id: back, text: Step back, safe: true, feedback: f, to: bank}
          - {id: stay, text: Stay, safe: false, feedback: f}
      - {id: home, text: Grandpa has it., ending: safe, say: A shoe can be bought.}
"""


def problems_of(folder: Path, quiz: str) -> list[str]:
    """What is wrong with the quiz; a lesson that misses it then says so, too."""
    problems = found(read(folder, {**SMALL, "quizzes/a/small.yml": quiz}))
    return [problem for problem in problems if problem.startswith("quizzes/")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Story", "title: As it is", []),
        ("stem: The shoe", "stem: The shoe\n    start: lake", ["6:12 HB205"]),
        ("to: mud", "to: lake", ["10:69 HB205"]),
        ("feedback: f, to: mud", "feedback: f", ["12:13 HB231"]),
        ("to: bank", "to: mud", ["12:13 HB232"]),
        (", ending: safe, say: A shoe can be bought.", "", ["17:9 HB232"]),
        ("What now?", "What now?\n        ending: safe\n        say: s", ["14:17 HB232"]),
        ("ending: safe, say: A shoe can be bought.", "ending: safe", ["17:9 HB102"]),
        ("What now?", "What now?\n        say: s", ["14:14 HB101"]),
        ("ending: safe,", "ending: sad,", ["17:51 HB104"]),
        ("to: mud", "to: home", ["10:69 HB233"]),
        ("feedback: f, to: home", "feedback: f", ["11:13 HB102"]),
        ("safe: true, feedback: f, to: bank", "safe: false, feedback: f", ["14:9 HB203"]),
        ("id: mud", "id: bank", ["12:13 HB202", "10:69 HB205"]),
        ("id: stay", "id: back", ["16:18 HB202"]),
        ("text: Leave it", "text: ＷＡＤＥ in!", ["11:31 HB204"]),
        ("safe: false, feedback: f, to: mud", "safe: false, to: mud", ["10:13 HB102"]),
    ],
)
def test_a_story(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert old in STORY
    problems = problems_of(tmp_path, STORY.replace(old, new, 1))

    assert sorted(problem.split(":", 1)[1] for problem in problems) == sorted(expected)


OPEN = """\
title: Open
questions:
  - type: open
    id: wait
    stem: What would you do?
    model_answer: I would sing.
    rubric:
      - {id: place, text: I named a place.}
      - {id: idea, text: I had an idea.}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Open", "title: As it is", "none"),
        ("stem: What", "graded: false\n    stem: What", "none"),
        ("stem: What", "graded: true\n    stem: What", "5:13 HB104"),
        ("id: idea", "id: place", "9:14 HB202"),
        ("id: idea", "id: text", "9:14 HB202"),
        ("I had an idea", "i named a PLACE!", "9:26 HB204"),
        ("stem: What", "lines: 13\n    stem: What", "5:12 HB105"),
    ],
)
def test_an_open_question(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in OPEN
    problems = problems_of(tmp_path, OPEN.replace(old, new, 1))

    assert len(problems) == (expected != "none")
    assert all(problem.endswith(expected) for problem in problems)


def quiz_of(text: str) -> Quiz:
    return read_model(Source("quizzes/a/small.yml", text), Quiz)


def test_the_payload_of_a_story_is_its_map_without_words() -> None:
    question = quiz_payload("a/small", quiz_of(STORY))["questions"][0]

    assert question["start"] == "bank"
    assert question["nodes"] == {
        "bank": {"wade": {"safe": False, "to": "mud"}, "leave": {"safe": True, "to": "home"}},
        "mud": {"back": {"safe": True, "to": "bank"}, "stay": {"safe": False}},
        "home": {},
    }
    assert walk(question, ["bank.wade", "mud.back", "bank.leave"]) == (3, 2, True)


def test_the_payload_of_an_open_question_holds_no_answer_and_never_counts() -> None:
    question = quiz_payload("a/small", quiz_of(OPEN))["questions"][0]

    assert question["rubric"] == ["place", "idea"]
    assert question["graded"] is False
    assert "sing" not in str(question)


@pytest.mark.parametrize(
    ("text", "old", "new", "same"),
    [
        (OPEN, "I would sing", "I would hum", True),
        (OPEN, "I had an idea", "I had two ideas", True),
        (OPEN, "What would you do", "Where would you be", False),
        (STORY, "A shoe can be bought", "Leave it", True),
        (STORY, "text: Wade in", "text: Swim", False),
        (STORY, "text: What now", "text: And now", False),
    ],
)
def test_what_is_kept_depends_on_what_is_asked(text: str, old: str, new: str, same: bool) -> None:
    before, after = (quiz_of(words).all_questions[0] for words in (text, text.replace(old, new)))

    assert (question_mark(before) == question_mark(after)) == same
