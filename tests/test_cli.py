"""The command `hornbook`, as an author types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_hornbook.cli import main
from mkdocs_hornbook.starters import LESSON_KINDS
from tests.support.content import SMALL, write
from tests.support.sites import run_build


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_check_is_content_with_good_files(tmp_path: Path) -> None:
    done = run("check", str(write(tmp_path, SMALL)))

    assert done.exit_code == 0
    assert done.output == "1 lesson and 1 quiz: no problems.\n"


def test_check_shows_every_problem_of_every_file_and_fails(tmp_path: Path) -> None:
    bad = {"lessons/a/x.yml": "kind: lectur\n", "quizzes/a/y.yml": "title: @x\n"}
    done = run("check", str(write(tmp_path, {**SMALL, **bad})))

    assert done.exit_code == 1
    assert "lessons/a/x.yml:1:7: HB104" in done.output
    assert "quizzes/a/y.yml:1:8: HB012" in done.output
    assert done.output.index("lessons/") < done.output.index("quizzes/")
    assert done.output.endswith("problems found.\n")


def test_check_in_a_wrong_folder_says_where_to_go(tmp_path: Path) -> None:
    done = run("check", str(tmp_path))

    assert done.exit_code == 1
    assert "Go to the folder of mkdocs.yml" in done.output


@pytest.mark.parametrize("kind", LESSON_KINDS)
def test_a_new_lesson_of_each_kind_checks_clean(tmp_path: Path, kind: str) -> None:
    done = run("new", "lesson", str(tmp_path / "lessons/home/stove"), "--as", kind)

    assert done.exit_code == 0
    assert (tmp_path / "lessons/home/stove.yml").is_file()
    assert run("check", str(tmp_path)).exit_code == 0


def test_a_new_lesson_in_a_deep_folder_finds_its_schema_and_quiz(tmp_path: Path) -> None:
    done = run("new", "lesson", str(tmp_path / "lessons/a/b/x"))

    text = (tmp_path / "lessons/a/b/x.yml").read_text(encoding="utf-8")
    assert "$schema=../../../schemas/lesson.schema.json" in text
    assert "quiz: a/b/x" in text
    assert f"Wrote {tmp_path / 'quizzes/a/b/x.yml'}" in done.output
    assert run("check", str(tmp_path)).exit_code == 0


def test_a_new_quiz_checks_clean(tmp_path: Path) -> None:
    run("new", "quiz", str(tmp_path / "quizzes/home/stove.yml"))

    assert "0 lessons and 1 quiz" in run("check", str(tmp_path)).output


def test_a_new_site_builds_clean(tmp_path: Path) -> None:
    run("new", "site", str(tmp_path / "school"))
    built = run_build(tmp_path / "school")

    assert built.code == 0, built.output
    assert "Keep back from the water" in built.page("lessons/safety/water.html")


@pytest.mark.parametrize("kind", ["lesson", "quiz"])
def test_new_never_writes_over_a_file(tmp_path: Path, kind: str) -> None:
    file = write(tmp_path, {"lessons/a.yml": "mine"}) / "lessons/a.yml"
    done = run("new", kind, str(file))

    assert done.exit_code == 1
    assert "exists already" in done.output
    assert file.read_text(encoding="utf-8") == "mine"


def test_new_site_never_writes_into_a_full_folder(tmp_path: Path) -> None:
    write(tmp_path, {"mine.txt": "mine"})
    done = run("new", "site", str(tmp_path))

    assert done.exit_code == 1
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_name_that_makes_no_address_is_refused(tmp_path: Path) -> None:
    done = run("new", "lesson", str(tmp_path / "lessons/My Lesson"))

    assert done.exit_code == 1
    assert "use a-z" in done.output
    assert not (tmp_path / "lessons").exists()


@pytest.mark.parametrize(
    ("kind", "path"),
    [("lesson", "quizzes/a/stove"), ("quiz", "lessons/a/stove"), ("lesson", "stove")],
)
def test_a_new_file_goes_where_the_site_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, path: str
) -> None:
    monkeypatch.chdir(write(tmp_path, {"mkdocs.yml": "site_name: T\n"}))
    done = run("new", kind, path)

    assert done.exit_code == 1
    assert "for example " + ("lessons" if kind == "lesson" else "quizzes") in done.output
    assert [file.name for file in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_schema_writes_one_file_a_kind(tmp_path: Path) -> None:
    run("schema", "-o", str(tmp_path))

    names = {file.name for file in tmp_path.iterdir()}
    kinds = ("lesson", "quiz", "topic", "sources", "helplines")
    assert names == {f"{k}{t}.schema.json" for k in kinds for t in ("", "-translation")}
