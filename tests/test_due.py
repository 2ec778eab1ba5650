"""The page of questions to practise again: when it is there, and what it is told."""

from __future__ import annotations

import json
from pathlib import Path

from mkdocs_hornbook.due import due_rows, due_script, has_due
from tests.support.content import GUIDE, QUIZ, SMALL, read
from tests.support.sites import Files, lay_out, run_build

KEPT_NOT = QUIZ.replace("title: Small quiz", "title: Small quiz\nstore: none")
HERE = GUIDE.replace("quiz: a/small}", "quiz: a/small, show: here}")


def test_a_row_holds_what_the_page_shows_and_asks(tmp_path: Path) -> None:
    [row] = due_rows(read(tmp_path, SMALL))

    assert row[:3] == ("a/small", "quizzes/a/small.html", "Small quiz")
    assert [name for name, _ in row[3]] == ["first", "ring", "word", "minutes", "who"]
    assert all(len(mark) == 8 for _, mark in row[3])


def test_the_row_of_a_quiz_in_a_lesson_leads_to_the_lesson(tmp_path: Path) -> None:
    [row] = due_rows(read(tmp_path, {**SMALL, "lessons/a/guide.yml": HERE}))

    assert row[1] == "lessons/a/guide.html"


def test_what_is_not_marked_or_not_kept_is_left_out(tmp_path: Path) -> None:
    quiz = QUIZ.replace("id: ring,", "id: ring, graded: no,")
    quiz = quiz.replace("id: word,", "id: word, store: session,")
    [row] = due_rows(read(tmp_path, {**SMALL, "quizzes/a/small.yml": quiz}))

    assert [name for name, _ in row[3]] == ["first", "minutes", "who"]


def test_a_quiz_that_keeps_nothing_has_no_row(tmp_path: Path) -> None:
    library = read(tmp_path, {**SMALL, "quizzes/a/small.yml": KEPT_NOT})

    assert due_rows(library) == []
    assert not has_due(library)


def test_the_script_is_one_call_with_the_rows() -> None:
    script = due_script([("a", "b.html", "红伞", [("q", "12345678")])])

    assert script.startswith("hornbookDue([") and script.endswith("]);\n")
    assert json.loads(script[12:-3]) == [["a", "b.html", "红伞", [["q", "12345678"]]]]


def build(folder: Path, files: Files) -> Path:
    lay_out(files, folder)
    built = run_build(folder)
    assert built.code == 0, built.output
    return built.site


def test_a_site_without_a_quiz_has_no_page_and_no_way_to_it(tmp_path: Path) -> None:
    site = build(tmp_path, {})

    assert not (site / "review.html").exists()
    assert not (site / "assets/hornbook/review-data.js").exists()
    assert "review.html" not in (site / "child.html").read_text("utf-8")


def test_an_author_writes_the_words_above_the_list(tmp_path: Path) -> None:
    words = "---\nhornbook: review\n---\n# Once more\n\nTake your time.\n"
    site = build(tmp_path, {**SMALL, "content/review.md": words})
    page = (site / "review.html").read_text("utf-8")

    assert "Take your time." in page and "data-hb-due" in page
    assert "Take your time." not in (site / "assets/hornbook/search-data.js").read_text("utf-8")
