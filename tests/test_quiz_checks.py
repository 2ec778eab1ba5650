"""Rules of a whole quiz and of its answers: each with the place of its problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import SMALL, found, read

QUIZ = """\
title: Pools
behaviour: immediate
mastery: 80
sections:
  - id: warm
    title: Warm up
    select: 2
    questions:
      - {type: true-false, id: a, stem: Is it a duck?, answer: true}
      - {type: true-false, id: b, stem: Is it a cow?, answer: false}
      - {type: true-false, id: c, stem: Is it a bee?, answer: true}
  - id: rest
    questions:
      - type: single-choice
        id: d
        stem: What first?
        choices:
          - {id: shout, text: Shout, correct: true}
          - {id: run, text: Run}
          - {id: wait, text: Wait}
      - {type: short-text, id: e, stem: Who helps?, accept: [Grandpa, the teacher]}
      - {type: number, id: f, stem: How many?, value: 2}
"""


def problems_with(tmp_path: Path, quiz: str) -> list[str]:
    return found(read(tmp_path, {**SMALL, "quizzes/a/small.yml": quiz}))


def changed(*changes: tuple[str, str]) -> str:
    quiz = QUIZ
    for old, new in changes:
        assert old in quiz
        quiz = quiz.replace(old, new, 1)
    return quiz


def test_a_quiz_in_sections_has_no_problems(tmp_path: Path) -> None:
    assert problems_with(tmp_path, QUIZ) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("select: 2", "select: 3", "none"),
        ("select: 2", "select: 4", "7:13 HB105"),
        ("id: rest", "id: warm", "12:9 HB202"),
        ("id: f", "id: a", "22:28 HB202"),
        ("mastery: 80", "mastery: 4 of 5", "none"),
        ("mastery: 80", "mastery: 5 of 5", "none"),
        ("mastery: 80", "mastery: 4 of 6", "3:10 HB210"),
        ("mastery: 80", "mastery: 6 of 5", "3:10 HB210"),
        ("mastery: 80", "mastery: 0 of 5", "3:10 HB210"),
        ("mastery: 80", "score_bands: [{from: 0, text: a}, {from: 50, text: b}]", "none"),
        ("mastery: 80", "score_bands: [{from: 10, text: a}]", "3:22 HB211"),
        ("mastery: 80", "score_bands: [{from: 0, text: a}, {from: 0, text: b}]", "3:42 HB211"),
        ("mastery: 80", "penalty: 20", "3:1 HB209"),
        ("immediate", "interactive\npenalty: 20", "none"),
        ("immediate", "deferred\ntries: 2", "3:1 HB209"),
        ("answer: false", "answer: false, tries: 2", "none"),
        ("answer: false", "answer: false, fixed: yes", "10:70 HB209"),
        ("text: Wait", "text: Wait, fixed: yes", "20:36 HB209"),
        ("answer: false", "answer: false, score: {mode: share}", "10:84 HB209"),
        ("text: Wait", "text: All of the above", "20:30 HB402"),
        ("text: Wait", "text: None of these is right.", "20:30 HB402"),
        ("text: Wait", "text: Both of the above!", "20:30 HB402"),
        ("text: Wait", "text: 以上都对", "20:30 HB402"),
        ("text: Wait", "text: 以上全部", "20:30 HB402"),
        ("text: Wait", "text: 以上都不对。", "20:30 HB402"),
        ("text: Wait", "text: 以上皆是", "20:30 HB402"),
        ("text: Wait", "text: Both of them", "none"),
        ("text: Wait", "text: All", "none"),
        ("text: Wait", "text: 车上的人都对他挥手", "none"),
        ("the teacher]", "' GRANDPA!']", "21:71 HB204"),
        ("the teacher]", "ｇｒａｎｄｐａ]", "21:71 HB204"),
        ("the teacher]", "nurse], expect: [{text: Duck, feedback: Quack.}]", "none"),
        ("the teacher]", "nurse], expect: [{text: Nurse., feedback: No.}]", "21:95 HB212"),
        (
            "the teacher]",
            "nurse], expect: [{text: Duck, feedback: a}, {text: duck, feedback: b}]",
            "21:122 HB204",
        ),
    ],
)
def test_a_rule_of_the_whole_quiz(tmp_path: Path, old: str, new: str, expected: str) -> None:
    problems = problems_with(tmp_path, changed((old, new)))

    assert problems == ([] if expected == "none" else [f"quizzes/a/small.yml:{expected}"])


def test_a_quiz_has_questions_or_sections_and_not_both(tmp_path: Path) -> None:
    both = QUIZ + "questions:\n  - {type: true-false, id: z, stem: s, answer: true}\n"

    assert problems_with(tmp_path, both) == ["quizzes/a/small.yml:23:1 HB101"]
    assert problems_with(tmp_path, "title: Empty\n") == ["quizzes/a/small.yml:1:1 HB102"]


def test_a_count_as_mastery_needs_as_many_questions_that_count_at_every_draw(
    tmp_path: Path,
) -> None:
    count = ("mastery: 80", "mastery: 4 of 5")
    ungraded = ("answer: false", "answer: false, graded: no")
    assert problems_with(tmp_path, changed(count, ungraded)) == ["quizzes/a/small.yml:3:10 HB210"]

    other = ("value: 2", "value: 2, graded: no")
    assert problems_with(tmp_path, changed(("mastery: 80", "mastery: 3 of 4"), other)) == []


def test_fixed_is_for_what_is_shuffled(tmp_path: Path) -> None:
    fixed = ("answer: false", "answer: false, fixed: yes")
    choice = ("text: Wait", "text: Wait, fixed: yes")
    for shuffle, lines in (("questions", [21]), ("choices", [11]), ("both", [])):
        mixed = ("mastery: 80", f"mastery: 80\nshuffle: {shuffle}")
        problems = problems_with(tmp_path, changed(mixed, fixed, choice))
        assert [int(problem.split(":")[1]) for problem in problems] == lines


def test_typed_gaps_accept_each_answer_once(tmp_path: Path) -> None:
    gaps = "gaps: [{id: g, accept: [edge, Edge!]}]"
    cloze = f'  - {{type: cloze, id: q, stem: s, text: "The {{g}}.", {gaps}}}\n'

    assert problems_with(tmp_path, f"title: T\nquestions:\n{cloze}") == [
        "quizzes/a/small.yml:3:83 HB204"
    ]


def single(number: int, right: int) -> str:
    choices = ", ".join(
        f"{{id: c{place}, text: Answer {number} {place}{', correct: yes' * (place == right)}}}"
        for place in range(3)
    )
    return f"  - {{type: single-choice, id: q{number}, stem: s, choices: [{choices}]}}\n"


@pytest.mark.parametrize(
    ("places", "head", "expected"),
    [
        ([1, 1, 1, 1], "", ["quizzes/a/small.yml:3:44 HB403"]),
        ([1, 1, 1, 1], "shuffle: choices\n", []),
        ([1, 1, 1, 1], "shuffle: questions\n", ["quizzes/a/small.yml:4:44 HB403"]),
        ([1, 1, 2, 1], "", []),
        ([0, 0, 0], "", []),
    ],
)
def test_right_choices_are_not_always_in_the_same_place(
    tmp_path: Path, places: list[int], head: str, expected: list[str]
) -> None:
    questions = "".join(single(number, right) for number, right in enumerate(places))

    assert problems_with(tmp_path, f"title: T\n{head}questions:\n{questions}") == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("true true true true", ["quizzes/a/small.yml:3:49 HB403"]),
        ("false false false false false", ["quizzes/a/small.yml:3:49 HB403"]),
        ("true false true true", []),
        ("true true true", []),
    ],
)
def test_sentences_are_not_all_true_or_all_false(
    tmp_path: Path, answers: str, expected: list[str]
) -> None:
    lines = "".join(
        f"  - {{type: true-false, id: q{n}, stem: s, answer: {answer}}}\n"
        for n, answer in enumerate(answers.split())
    )

    assert problems_with(tmp_path, f"title: T\nquestions:\n{lines}") == expected


def test_a_key_typed_wrongly_is_compared_with_those_of_its_type(tmp_path: Path) -> None:
    quiz = changed(("value: 2", "value: 2, tolerence: 1"))
    problems = read(tmp_path, {**SMALL, "quizzes/a/small.yml": quiz}).problems

    assert any("Did you mean `tolerance`?" in problem.fix for problem in problems)
