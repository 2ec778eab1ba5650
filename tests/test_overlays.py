"""`hornbook translate`, as a translator uses it: nothing that stands in a file is ever lost."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_hornbook.cli import main
from mkdocs_hornbook.schema import write_schemas
from tests.support.content import write

TOOL = """\
kind: tool
title: A short call
summary: Ten warm minutes.
minutes: 2
goal: I tell one thing.
cover: {src: sun.svg, alt: The sun rises., caption: At six.}
blocks:
  - type: checklist
    items: [I called., I breathed., I listened.]
  - type: prose
    title: More
    text: |-
      One.

      Two.
"""
COMMENTED = """\
# top
title: 一次短短的通话 # behind a value
# above a key

summary: >-
  十分钟，
  暖暖的。
cover: {alt: 太阳升起来了。} # behind a group
# above the blocks
blocks:
  # first
  - items: [我打了电话。, null, 012]
  # second
  - text: "yes"
# the end
"""
QUIZ = """\
title: What do you remember?
questions:
  - {type: short-text, id: word, stem: One warm word, accept: [hello, hi]}
  - {type: true-false, id: call, stem: A call is warm., answer: true}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
SITE = {"lessons/a/call.yml": TOOL, "lessons/a/sun.svg": SVG, "quizzes/a/small.yml": QUIZ}
CALL_ZH = "lessons/a/call.zh.yml"
QUIZ_ZH = "quizzes/a/small.zh.yml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small site."""
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, SITE)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_comments_values_and_line_ends_stay(here: Path, line_end: str) -> None:
    old = COMMENTED.replace("\n", line_end)
    write(here, {CALL_ZH: old})

    said = run("translate", "zh", "lessons").output

    assert "lessons/a/call.zh.yml: 3 texts to translate." in said
    new = (here / CALL_ZH).read_bytes().decode("utf-8")
    assert new.count("\n") == new.count(line_end)
    comments = [part.strip() for part in old.split(line_end) if part.startswith(("#", "  #"))]
    for kept in [
        *comments,
        "# behind a value",
        "# behind a group",
        "null",
        "012",
        '"yes"',
        "我打了电话。",
    ]:
        assert kept in new
    assert "# At six." in new and "# I tell one thing." in new and "# More" in new
    assert run("translate", "zh", "lessons").output == "lessons/a/call.zh.yml: nothing to add.\n"


def test_a_renamed_id_keeps_its_words_and_is_named(here: Path) -> None:
    write(here, {QUIZ_ZH: "title: 题\nquestions:\n  - {id: wort, stem: 一句话, accept: [你好]}\n"})

    said = run("translate", "zh", "quizzes").output

    assert "3 texts to translate" in said
    assert "small.zh.yml:3:5: HB601 The original has no `wort` in `questions`" in said
    assert "一句话" in (here / QUIZ_ZH).read_text("utf-8")


def test_items_by_position_that_are_fewer_are_named(here: Path) -> None:
    write(here, {CALL_ZH: COMMENTED.replace(", 012]", "]")})

    said = run("translate", "zh", "lessons").output

    assert "`blocks 1 items` has 3 items in the original, and 2 here." in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: 题\n\tquestions:\n", "small.zh.yml:2:1: HB011"),
        ("- 题\n", "small.zh.yml:1:1: HB008"),
        ("title: [\n", "small.zh.yml:2:1"),
    ],
)
def test_what_cannot_be_read_is_not_touched(here: Path, text: str, said: str) -> None:
    write(here, {QUIZ_ZH: text})
    result = run("translate", "zh", "quizzes")

    assert result.exit_code == 1
    assert said in result.output
    assert (here / QUIZ_ZH).read_text("utf-8") == text


@pytest.mark.parametrize(
    "text", ["", "title:\nquestions:\n", "{title: '', questions: [{id: word}]}\n"]
)
def test_empty_places_are_filled(here: Path, text: str) -> None:
    write(here, {QUIZ_ZH: text})

    run("translate", "zh", "quizzes")

    new = (here / QUIZ_ZH).read_text("utf-8")
    assert "# One warm word" in new and "- id: call" in new
    assert "4 texts" not in run("check").output


def test_an_original_with_a_mistake_is_named(here: Path) -> None:
    write(here, {"quizzes/a/small.yml": QUIZ.replace("true-false", "true-fals")})
    result = run("translate", "zh", "quizzes")

    assert result.exit_code == 1
    assert "quizzes/a/small.yml:4:12: HB104" in result.output
    assert not (here / QUIZ_ZH).exists()


def test_a_folder_that_refuses_writing_is_named(here: Path, monkeypatch) -> None:
    (here / "quizzes/a").chmod(stat.S_IRUSR | stat.S_IXUSR)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refuse)  # root may write anywhere
    result = run("translate", "zh", "quizzes")
    (here / "quizzes/a").chmod(stat.S_IRWXU)

    assert result.exit_code == 1
    assert "quizzes/a/small.zh.yml cannot be written: Permission denied." in result.output


def test_paths_without_lessons_are_named(here: Path) -> None:
    write(here, {"content/child.md": "# Child\n"})
    result = run("translate", "zh", "content/child.md")

    assert result.exit_code == 1
    assert "These paths hold no lesson or quiz" in result.output


def test_a_translation_with_the_other_ending_is_completed_and_two_are_a_problem(here: Path) -> None:
    write(here, {"quizzes/a/small.zh.yaml": "title: 题\n"})

    assert "quizzes/a/small.zh.yaml: 3 texts" in run("translate", "zh", "quizzes").output
    write(here, {QUIZ_ZH: "title: 题\n"})
    assert "HB306" in run("check").output


def test_a_new_file_names_its_schema_where_the_site_has_schemas(here: Path) -> None:
    write_schemas(here / "schemas")

    run("translate", "zh", "quizzes")

    first = (here / QUIZ_ZH).read_text("utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=../../schemas/quiz-translation.schema.json"


def test_sources_are_translated_too(here: Path) -> None:
    text = "sources:\n  - {id: s1, text: A study., read: Abstract., strength: A}\n"
    write(here, {"lessons/sources.yml": text})

    assert "sources.zh.yml: 2 texts to translate." in run("translate", "zh", "lessons").output
    assert "`sources 1 read` is not translated yet" in run("check").output


def test_check_speaks_of_no_one_and_two_languages(here: Path) -> None:
    assert "No file is translated yet" in run("check", "--languages").output

    write(here, {"overrides/hornbook/locales/ar.json": '{"language": {"dir": "rtl"}}'})
    zh = "title: 题\nquestions:\n  - {id: word, stem: 话, accept: 好}\n  - {id: call, stem: 暖。}\n"
    write(here, {QUIZ_ZH: zh, "quizzes/a/small.ar.yml": zh})
    said = run("check", "--languages").output
    assert "ar: 28 % (4 of 14 texts)" in said and "zh: 28 % (4 of 14 texts)" in said
    assert "no problems" in said
