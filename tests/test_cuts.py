"""The three cuts of a lesson: what is shown in one minute, in five, in thirty."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_hornbook.cuts import Ref, cut_of, cuts_with
from mkdocs_hornbook.library import Library
from tests.support.content import found, read
from tests.support.lectures import LECTURE, LECTURES
from tests.support.sites import ROOT


def library(folder: Path, cuts: str, *more: tuple[str, str]) -> Library:
    text = LECTURE.replace("minutes: 20", f"minutes: 20\n{cuts}", 1)
    for old, new in more:
        assert old in text
        text = text.replace(old, new)
    return read(folder, {**LECTURES, "lessons/a/stairs.yml": text})


def shown(made: Library) -> dict[str, list[str]]:
    """What each cut shows: the type of the block, and the item of it."""
    lesson = made.lessons["a/stairs"].lesson
    return {
        cut: [lesson.blocks[ref.block].type + (f"#{ref.item}" if ref.item else "") for ref in refs]
        for cut, refs in cut_of(lesson, made.quizzes).items()
    }


def test_a_lecture_that_names_no_cuts_has_the_usual_ones(tmp_path: Path) -> None:
    made = library(tmp_path, "order: 1")

    assert found(made) == []
    assert shown(made) == {
        "one": ["facts#rail", "quiz#run"],
        "five": ["steps", "quiz#run", "quiz#side"],
        "thirty": ["facts", "practise", "quiz#dark", "slip"],
    }


def test_a_cut_that_is_named_takes_the_place_of_the_usual_one_alone(tmp_path: Path) -> None:
    made = library(tmp_path, 'cuts: {one: ["quiz#side", facts#right], thirty: [steps, facts]}')

    assert found(made) == []
    assert shown(made) == {
        "one": ["quiz#side", "facts#right"],
        "five": ["steps", "quiz#run", "quiz#side"],
        "thirty": ["steps", "facts"],
    }


def test_thirty_minutes_without_a_story_have_the_whole_quiz(tmp_path: Path) -> None:
    made = library(tmp_path, "order: 1", ("quiz: a/stairs", "quiz: a/plain"))
    quiz = "title: T\nquestions: [{type: true-false, id: run, stem: Run., answer: false}]\n"
    made = read(tmp_path, {"quizzes/a/plain.yml": quiz})

    assert shown(made)["thirty"] == ["facts", "practise", "quiz", "slip"]
    assert shown(made)["five"] == ["steps", "quiz#run"]


def test_other_lessons_have_the_cuts_that_they_name_and_no_others(tmp_path: Path) -> None:
    tool = "kind: tool\ntitle: T\nsummary: S\nminutes: 2\nblocks: [{type: prose, text: x}]\n"
    files = {
        "lessons/a/b.yml": tool,
        "lessons/a/stairs.yml": tool.replace("title", "cuts: {one: [prose]}\ntitle"),
    }
    made = read(tmp_path, files)

    assert cut_of(made.lessons["a/b"].lesson, {}) == {}
    assert shown(made) == {"one": ["prose"]}


@pytest.mark.parametrize(
    ("name", "column", "words"),
    [
        ("fact", 14, "facts, steps, practise, discussion, quiz, slip"),
        ("facts#left", 14, "facts#rail, facts#right"),
        ("steps#stop", 14, "facts, steps, practise, discussion, quiz, slip"),
        ("quiz#nothing", 14, "quiz#word, quiz#run, quiz#dark, quiz#side"),
    ],
)
def test_a_name_that_the_lesson_does_not_have_is_shown_with_those_it_has(
    tmp_path: Path, name: str, column: int, words: str
) -> None:
    made = library(tmp_path, f'cuts: {{one: ["{name}"]}}')

    assert found(made) == [f"lessons/a/stairs.yml:5:{column} HB205"]
    assert made.problems[0].fix == f"Use one of: {words}."


def test_a_block_knows_the_cuts_that_show_it_whole_or_in_part() -> None:
    cuts = {"one": (Ref(1, "rail"),), "five": (Ref(2),), "thirty": (Ref(1), Ref(2))}

    assert cuts_with(cuts, 1) == {"one", "thirty"}
    assert cuts_with(cuts, 1, "rail") == {"one", "thirty"}
    assert cuts_with(cuts, 1, "right") == {"thirty"}
    assert cuts_with(cuts, 3) == frozenset()


def test_every_lecture_of_the_demo_has_three_cuts_in_both_languages() -> None:
    from mkdocs_hornbook.collect import read_library

    demo = read_library(ROOT, ROOT / "lessons", ROOT / "quizzes")
    for edition in (demo, *demo.editions.values()):
        lectures = [e.lesson for e in edition.lessons.values() if e.lesson.kind == "lecture"]
        assert lectures
        for lesson in lectures:
            assert list(cut_of(lesson, edition.quizzes)) == ["one", "five", "thirty"]
