"""Guides: two minutes first, and not longer; what their blocks rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_hornbook.guide_checks import check_guide, two_minutes_of
from mkdocs_hornbook.text import count_words
from tests.support.content import GUIDE, SMALL, found, read
from tests.support.sites import ROOT


def problems(folder: Path, *changes: tuple[str, str]) -> list[str]:
    text = GUIDE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return found(read(folder, {**SMALL, "lessons/a/guide.yml": text}))


@pytest.mark.parametrize(
    ("words", "wrong"), [("word " * 235, False), ("word " * 260, True), ("字" * 440, False)]
)
def test_two_minutes_hold_250_words_or_450_characters(
    tmp_path: Path, words: str, wrong: bool
) -> None:
    expected = ["lessons/a/guide.yml:6:5 HB213"] if wrong else []

    assert problems(tmp_path, ("Breathe.", words)) == expected


def test_chinese_of_more_than_450_characters_is_too_long(tmp_path: Path) -> None:
    assert problems(tmp_path, ("Breathe.", "字" * 460)) == ["lessons/a/guide.yml:6:5 HB213"]


def test_pairs_of_words_to_say_do_not_count(tmp_path: Path) -> None:
    pair = f"say_instead: [{{say: {'word ' * 200}, instead: {'word ' * 200}}}]"

    assert problems(tmp_path, ("{title: Listen}]}", f"{{title: Listen}}], {pair}}}")) == []


def test_nothing_stands_before_the_two_minutes(tmp_path: Path) -> None:
    prose = "  - {type: prose, text: Hello.}\n  - {type: tips"

    assert problems(tmp_path, ("  - {type: tips", prose)) == ["lessons/a/guide.yml:6:5 HB214"]


@pytest.mark.parametrize("extra", ["", "{title: A}, {title: B}, {title: C}, {title: D}, "])
def test_a_guide_has_three_to_five_tips(tmp_path: Path, extra: str) -> None:
    few = (
        (", {title: Ask}, {title: Listen}", "")
        if not extra
        else ("{title: Ask}", extra + "{title: Ask}")
    )

    assert problems(tmp_path, few) == ["lessons/a/guide.yml:6:25 HB105"]


@pytest.mark.parametrize("type", ["pause", "why", "tips", "this-week", "seek-help", "quiz"])
def test_a_guide_lacks_none_of_its_blocks(tmp_path: Path, type: str) -> None:
    line = next(line for line in GUIDE.splitlines(True) if f"type: {type}," in line)

    assert problems(tmp_path, (line, "")) == ["lessons/a/guide.yml:1:7 HB201"]


@pytest.mark.parametrize("key", ["text: It helps.", "text: Ask the teacher."])
def test_a_source_that_does_not_exist_and_a_strength_without_one_are_problems(
    tmp_path: Path, key: str
) -> None:
    assert [p.split()[-1] for p in problems(tmp_path, (key, key + ", source: s9"))] == ["HB205"]
    assert [p.split()[-1] for p in problems(tmp_path, (key, key + ", strength: A"))] == ["HB206"]


def test_the_guides_of_the_demo_fit_two_minutes_in_both_languages() -> None:
    from mkdocs_hornbook.collect import read_library

    library = read_library(ROOT, ROOT / "lessons", ROOT / "quizzes")
    for edition in (library, *library.editions.values()):
        guides = [e for e in edition.lessons.values() if e.lesson.kind == "guide"]
        assert guides
        for entry in guides:
            assert list(check_guide(entry.source, entry.lesson)) == []
            texts = [text for block in entry.lesson.blocks for text in two_minutes_of(block)]
            assert sum(map(count_words, texts)) <= (450 if edition.prefix == "zh/" else 250)


def test_the_search_finds_the_words_of_a_card_and_not_the_names_of_its_icons(
    tmp_path: Path,
) -> None:
    from mkdocs_hornbook.search import search_entries

    card = "kind: tool\ntitle: T\nsummary: S\nminutes: 2\nblocks:\n  - type: card\n    lines:\n"
    quiz = SMALL["quizzes/a/small.yml"]
    files = {
        "lessons/a/card.yml": card + "      - {icon: sun, text: Eat together.}\n",
        "quizzes/a/small.yml": str(quiz).replace("answer: false", "answer: false, process: infer"),
    }
    words = [row[3] for row in search_entries(read(tmp_path, files))]

    assert words[0] == "S Eat together."
    assert "infer" not in words[1]
