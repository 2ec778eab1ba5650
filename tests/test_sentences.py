"""Sentences to read aloud: where they end, and whether a recording's seconds fit them."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import pytest
import yaml

from mkdocs_hornbook.sentences import count_sentences, sentences_of
from tests.support.content import SMALL, found, read
from tests.support.sites import ROOT, Files

CASES = yaml.safe_load((ROOT / "tests/cases/sentences.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_shared_case(case: dict[str, object]) -> None:
    assert sentences_of(str(case["text"])) == case["sentences"]


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        ("One. Two.\n\nThree.", 3),
        ("- One\n- Two. Three.", 3),
        ("*One.* Two.", 2),
        ("A [link. With](https://a.example) more.", 1),
        ("下雨了。\n\n“嘎。”有个声音。", 3),
    ],
)
def test_no_sentence_goes_over_the_end_of_a_paragraph(markdown: str, count: int) -> None:
    assert count_sentences(markdown) == count


def sound(seconds: float) -> bytes:
    """A silent recording."""
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(1)
        made.setframerate(8000)
        made.writeframes(b"\x80" * int(8000 * seconds))
    return file.getvalue()


def spoken(starts: str, seconds: float = 3) -> Files:
    lesson = f"""\
kind: tool
title: Spoken
summary: Words.
minutes: 2
blocks:
  - type: prose
    text: One. Two. Three.
    audio: {{src: one.wav, transcript: One. Two. Three., sentences: {starts}}}
"""
    return {**SMALL, "lessons/a/spoken.yml": lesson, "lessons/a/one.wav": sound(seconds)}


def test_one_second_for_each_sentence_is_right(tmp_path: Path) -> None:
    assert found(read(tmp_path, spoken("[0, 1, 2.5]"))) == []


@pytest.mark.parametrize("starts", ["[0, 1]", "[0, 2, 1]", "[0, 1, 1]", "[0, 1, 9]"])
def test_seconds_that_do_not_fit_are_found_at_their_line(tmp_path: Path, starts: str) -> None:
    assert found(read(tmp_path, spoken(starts))) == ["lessons/a/spoken.yml:8:68 HB242"]


def test_a_translation_without_a_recording_of_its_own_needs_no_seconds(tmp_path: Path) -> None:
    overlay = "title: 说\nsummary: 话\nblocks: [{text: 一句。, audio: {transcript: 一句。}}]\n"
    files = {**spoken("[0, 1, 2]"), "lessons/a/spoken.zh.yml": overlay}

    assert found(read(tmp_path, files)) == []


def test_a_translation_with_its_own_seconds_is_checked(tmp_path: Path) -> None:
    audio = "audio: {transcript: 一句。, sentences: [0, 1]}"
    overlay = f"title: 说\nsummary: 话\nblocks:\n  - text: 一句。\n    {audio}\n"
    files = {**spoken("[0, 1, 2]"), "lessons/a/spoken.zh.yml": overlay}

    assert [line.split()[-1] for line in found(read(tmp_path, files))] == ["HB242"]
