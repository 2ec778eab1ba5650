"""Advice: what a check says of texts and questions, and that it never fails."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_hornbook.cli import main
from mkdocs_hornbook.library import Library
from tests.support.content import SMALL, read, write
from tests.support.sites import lay_out, run_build

STORY = """\
kind: reading
title: The kite
summary: A story.
minutes: 5
level: 2
blocks:
  - {type: story, pages: [{text: TEXT}]}
  - {type: glossary, words: [{word: WORD, meaning: m}]}
  - {type: quiz, quiz: a/kite}
  - {type: discussion, questions: [Why?]}
"""
QUESTION = "  - {{type: true-false, id: {0}, stem: s{0}, answer: {1}, process: {0}}}\n"
PROCESSES = ("retrieve", "infer", "integrate", "evaluate")


def quiz(*processes: str) -> str:
    rows = [QUESTION.format(p, "false" if n else "true") for n, p in enumerate(processes)]
    return "title: Kite\nquestions:\n" + "".join(rows)


def reading(text: str, *, word: str = "kite", questions: str = "") -> dict[str, str | bytes]:
    lesson = STORY.replace("TEXT", f"'{text}'").replace("WORD", word)
    return {"lessons/a/kite.yml": lesson, "quizzes/a/kite.yml": questions or quiz(*PROCESSES)}


def warnings(library: Library) -> list[str]:
    assert not library.problems
    return [str(advice) for advice in library.advice if advice.kind == "warning"]


def notes(library: Library) -> list[str]:
    return [str(advice) for advice in library.advice if advice.kind == "note"]


def test_a_text_within_its_level_gets_no_warning_and_its_counts(tmp_path: Path) -> None:
    library = read(tmp_path, reading("The kite is in the tree. Bean looks up."))

    assert warnings(library) == []
    assert any(
        "lessons/a/kite.yml:7:5: note: level 2: 9 words, 4.5 a sentence" in n
        for n in notes(library)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is up. " * 100, "300 words; a text of level 2 has at most 250."),
        (
            "The red kite hangs high up in the very old tree.",
            "11.0 words a sentence; a text of level 2 has at most 8.",
        ),
        ("风来了。" * 140, "420 characters; a text of level 2 has at most 400."),
        (
            "小米和小豆放学以后一起走到村口的大树下面去看风筝。",
            "24.0 characters a sentence; a text of level 2 has at most 15.",
        ),
    ],
)
def test_what_is_more_than_the_level_has_is_a_warning(
    tmp_path: Path, text: str, expected: str
) -> None:
    found = warnings(read(tmp_path, reading(text)))

    assert len(found) == 1
    assert found[0].startswith("lessons/a/kite.yml:7:5: warning: ")
    assert expected in found[0]


def test_a_lesson_without_a_level_and_one_in_another_language_are_left_alone(
    tmp_path: Path,
) -> None:
    files = reading("lang " * 300)
    for change in (("level: 2\n", ""), ("level: 2\n", "level: 2\nlang: fr\n")):
        story = str(files["lessons/a/kite.yml"]).replace(*change)
        assert warnings(read(tmp_path, {**files, "lessons/a/kite.yml": story})) == []


def test_a_translation_is_measured_in_its_own_language_and_at_its_own_line(
    tmp_path: Path,
) -> None:
    overlay = (
        "title: 风筝\nsummary: 一个故事。\nblocks:\n"
        "  - pages:\n      - text: '" + "风来了。" * 140 + "'\n"
        "  - words: [{word: 风筝, meaning: 会飞的纸。}]\n  - {}\n  - questions: [为什么？]\n"
    )
    files = {**reading("It is up."), "lessons/a/kite.zh.yml": overlay}

    assert [line.split(" ")[0] for line in warnings(read(tmp_path, files))] == [
        "lessons/a/kite.zh.yml:4:5:"
    ]


def test_characters_are_new_by_the_list_that_the_author_gives(tmp_path: Path) -> None:
    files = reading("小米看风筝。小米笑了。", word="风筝")
    files["lessons/characters.txt"] = "level 1\n小米\nlevel 2\n看笑\nlevel 3\n了\n"
    library = read(tmp_path, files)

    assert any("3 of 7 characters (43%) are new" in note for note in notes(library))
    assert [line.rpartition(" ")[2] for line in warnings(library)] == ["了"]


def test_a_list_of_characters_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    library = read(tmp_path, {**SMALL, "lessons/characters.txt": b"\xff\xfe\x00"})

    assert [str(p).split(" ")[1] for p in library.problems] == ["HB002"]


def test_the_mix_of_a_reading_is_told_and_what_it_lacks_is_a_warning(tmp_path: Path) -> None:
    library = read(tmp_path, reading("It is up.", questions=quiz("retrieve", "infer")))

    mix = "retrieve 1 (50 %, aim 20), infer 1 (50 %, aim 30), integrate 0 (0 %, aim 30)"
    assert any(mix in note for note in notes(library))
    assert [line.partition("warning: ")[2] for line in warnings(library)] == [
        "all readings: no question asks a reader to integrate or to evaluate.",
        "no question asks a reader to integrate or to evaluate.",
    ]


def test_readings_together_may_have_what_one_lacks(tmp_path: Path) -> None:
    files = reading("It is up.", questions=quiz("retrieve", "infer"))
    other = reading("It is up.", questions=quiz("integrate", "evaluate"))
    story = str(other["lessons/a/kite.yml"]).replace("a/kite", "b/kite")
    files |= {"lessons/b/kite.yml": story, "quizzes/b/kite.yml": other["quizzes/a/kite.yml"]}

    assert not any("all readings" in line for line in warnings(read(tmp_path, files)))


def test_quizzes_that_belong_to_no_reading_are_not_counted(tmp_path: Path) -> None:
    assert read(tmp_path, SMALL).advice == []


def test_a_long_line_on_a_card_is_a_warning(tmp_path: Path) -> None:
    lesson = "kind: tool\ntitle: T\nsummary: S\nminutes: 2\nblocks:\n  - type: card\n    lines:\n"
    line = "      - {icon: ear, text: We do it as the two of us can do it.}\n"
    found = warnings(read(tmp_path, {"lessons/a/card.yml": lesson + line}))

    assert len(found) == 1
    assert "11.0 words a sentence; a text of level 2 has at most 8." in found[0]


def test_the_command_prints_advice_and_succeeds(tmp_path: Path) -> None:
    write(tmp_path, reading("It is up. " * 100))
    done = CliRunner().invoke(main, ["check", str(tmp_path)])

    assert done.exit_code == 0
    assert "lessons/a/kite.yml:7:5: warning: 300 words" in done.output
    assert "lessons/a/kite.yml:7:5: note: level 2" in done.output
    assert "no problems" in done.output


def test_the_command_takes_another_list_of_characters(tmp_path: Path) -> None:
    write(tmp_path, {**reading("小米看。"), "mine.txt": "小米"})
    done = CliRunner().invoke(
        main, ["check", str(tmp_path), "--characters", str(tmp_path / "mine.txt")]
    )

    assert done.exit_code == 0
    assert "in no word of the glossary: 看" in done.output


def test_advice_comes_after_the_problems(tmp_path: Path) -> None:
    files = reading("It is up. " * 100)
    broken = str(files["lessons/a/kite.yml"]).replace("a/kite", "a/none")
    done = CliRunner().invoke(
        main, ["check", str(write(tmp_path, {**files, "lessons/a/kite.yml": broken}))]
    )

    assert done.exit_code == 1
    assert done.output.index("HB205") < done.output.index("warning:")


def test_a_strict_build_tells_warnings_and_stands(tmp_path: Path) -> None:
    lay_out(reading("It is up. " * 100), tmp_path / "site")
    built = run_build(tmp_path / "site")

    assert built.code == 0
    assert "kite.yml:7:5: warning: 300 words" in built.output
    assert "note: level 2" not in built.output


def gps(order: str, *, tag: int = 2) -> bytes:
    """A JPEG whose EXIF has a part for the place, with one tag: 2 is the latitude."""
    mark = {"<": b"II*\0", ">": b"MM\0*"}[order]
    first = struct.pack(f"{order}IHHHIII", 8, 1, 0x8825, 4, 1, 26, 0)
    place = struct.pack(f"{order}HHHII", 1, tag, 5, 3, 44)
    exif = b"Exif\0\0" + mark + first + place
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def photo_warnings(folder: Path, photo: bytes) -> list[str]:
    """What is said of a story with a photo."""
    story = reading("The kite is in the tree. Bean looks up.")
    shown = str(story["lessons/a/kite.yml"]).replace(
        "'The kite is in the tree. Bean looks up.'",
        "'The kite is in the tree. Bean looks up.', picture: {src: IMG_1.JPG, alt: A kite.}",
    )
    files = {**story, "lessons/a/kite.yml": shown, "lessons/a/IMG_1.JPG": photo}
    return [line for line in warnings(read(folder, files)) if "IMG_1.JPG" in line]


@pytest.mark.parametrize("photo", [gps("<"), gps(">")])
def test_a_photo_that_says_where_it_was_taken_is_told(tmp_path: Path, photo: bytes) -> None:
    (found,) = photo_warnings(tmp_path, photo)
    assert "says where it was taken" in found


@pytest.mark.parametrize("photo", [gps("<", tag=0), gps(">")[:40], b"\xff\xd8\xff"])
def test_a_photo_that_does_not_say_is_taken_as_it_is(tmp_path: Path, photo: bytes) -> None:
    assert photo_warnings(tmp_path, photo) == []


def test_a_picture_as_a_telephone_takes_it_is_too_heavy(tmp_path: Path) -> None:
    (found,) = photo_warnings(tmp_path, b"\xff\xd8\xff" + bytes(8_000_000))
    assert "`IMG_1.JPG` has 8.0 MB" in found
