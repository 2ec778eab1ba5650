"""The rules of a play: who speaks, who says what is unsafe, what is longest, how long it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_hornbook.model.roleplay import RoleplayBlock
from mkdocs_hornbook.roleplay import run_minutes, run_seconds
from tests.support.content import found, read
from tests.support.lectures import PLAY

FILE = "lessons/a/play.yml"


def problems(folder: Path, *changes: tuple[str, str]) -> list[str]:
    text = PLAY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return [place.removeprefix(f"{FILE}:") for place in found(read(folder, {FILE: text}))]


def play(*lines: dict[str, str]) -> RoleplayBlock:
    part = {"who": "puppet", "cue": "x"}
    parts = [
        {"id": "a", "name": "A", "colour": "red", **part},
        {"id": "b", "name": "B", "colour": "blue", **part},
    ]
    block = {"type": "roleplay", "place": "x", "again": "x", "parts": parts, "lines": lines}
    return RoleplayBlock.model_validate(block)


def test_a_play_of_four_parts_a_puppet_and_a_chorus_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("part: monkey", "part: cloud", "16:16 HB252"),
        ("part: monkey", "part: [monkey, cloud]", "16:16 HB252"),
        ("part: monkey", "part: all", "16:16 HB252"),
        ("{part: all,", "{part: rice,", "20:16 HB251"),
        ("part: all,", "part: [all, rice],", "20:16 HB251"),
        ("[rice, cloud]", "[rice, clud]", "18:23 HB205"),
        ("colour: blue", "colour: red", "11:54 HB251"),
        ("id: grandpa", "id: rice", "13:14 HB202, 19:16 HB205"),
        ("kind: call}", "kind: plain}", ""),
        ("name: Cloud", "name: The Bully", "11:27 HB253"),
        ("You lost a shoe.", "You are the victim of a trick.", "11:65 HB253"),
        ("You lost a shoe.", "你是被欺负的新同学。", "11:65 HB253"),
        ("You lost a shoe.", "A bully took it; you are calm.", ""),
        ("name: Maybe Monkey", "name: The Bully", ""),
    ],
)
def test_a_play_that_breaks_a_rule_is_shown_at_its_place(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert problems(tmp_path, (old, new)) == (expected.split(", ") if expected else [])


def test_fewer_than_three_parts_with_words_of_their_own_are_too_few(tmp_path: Path) -> None:
    changes = [("part: grandpa", "part: rice"), ("part: cloud", "part: rice")]
    both = [("part: [rice, cloud]", "part: rice")]

    assert problems(tmp_path, *changes) == []
    assert problems(tmp_path, *changes, *both) == ["9:5 HB251"]


def test_what_is_worth_learning_is_the_longest_line(tmp_path: Path) -> None:
    longer = ("I come with the rake.", "Grandpa talks on and on. " * 52)
    plain = [("kind: refusal", "kind: plain"), ("kind: call", "kind: plain")]

    assert problems(tmp_path, ("No we do not go in. " * 50, "No! " * 250), longer) == [
        "19:30 HB254"
    ]
    assert problems(tmp_path, *plain) == ["14:5 HB254"]


@pytest.mark.parametrize(("words", "wrong"), [(60, True), (280, False), (600, True)])
def test_a_run_takes_three_to_six_minutes(tmp_path: Path, words: int, wrong: bool) -> None:
    change = ("No we do not go in. " * 50, "A " * words)

    assert problems(tmp_path, change) == (["14:5 HB255"] if wrong else [])


def test_the_time_of_a_run_is_counted_from_words_lines_and_what_is_done() -> None:
    spoken = {"part": "a", "say": "word " * 50}
    acted = {"part": "b", "say": "字" * 160, "does": "walks"}

    assert run_seconds(play(spoken, spoken)) == 64
    assert run_seconds(play(acted, acted)) == 132
    assert run_minutes(play(acted, acted)) == 2


def test_every_part_has_its_letter_and_a_line_of_all_is_spoken_by_each() -> None:
    made = play({"part": "b", "say": "x"}, {"part": "all", "say": "y"})

    assert made.letters == {"a": "A", "b": "B"}
    assert [[part.id for part in made.speakers(line)] for line in made.lines] == [["b"], ["a", "b"]]


def test_a_translation_is_measured_by_its_own_words(tmp_path: Path) -> None:
    long, short = "不行，我们不下水。" * 70, "鞋子不要了。"
    lines = "".join(f"      - say: {say}\n" for say in ("a", "b", long, "d", "e", short))
    overlay = f"blocks:\n  - lines:\n{lines}"
    made = read(tmp_path, {FILE: PLAY, "lessons/a/play.zh.yml": overlay})

    own = [p for p in found(made) if not p.endswith("HB602")]
    assert own == []

    overlay = overlay.replace(long, short)
    made = read(tmp_path, {FILE: PLAY, "lessons/a/play.zh.yml": overlay})
    own = [p for p in found(made) if not p.endswith("HB602")]
    assert [p.split()[-1] for p in own] == ["HB255"]
