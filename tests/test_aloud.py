"""A lecture read aloud takes the minutes that it names, within 20 %."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_hornbook.aloud import is_right, minutes_aloud
from mkdocs_hornbook.collect import read_library
from tests.support.content import SMALL, read
from tests.support.sites import ROOT

LECTURE = """\
kind: lecture
title: Ponds
summary: Keep back.
minutes: 10
blocks:
  - {type: prose, text: WORDS}
  - type: facts
    items: [{id: back, text: WORDS, note: WORDS, strength: U, local_rule: true}]
  - {type: practise, setup: WORDS, roles: [a], words: [b], success: [c, d, e], minutes: 4}
"""


def lecture(words: str) -> dict[str, str | bytes]:
    return {**SMALL, "lessons/a/ponds.yml": LECTURE.replace("WORDS", words)}


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("step back " * 100, 10), ("后退" * 160, 10), ("step back " * 60, 8), ("后退" * 32, 5)],
)
def test_words_pictures_and_practice_make_the_minutes(
    tmp_path: Path, words: str, minutes: int
) -> None:
    library = read(tmp_path, lecture(words.strip()))

    assert round(minutes_aloud(library.lessons["a/ponds"], library)) == minutes


@pytest.mark.parametrize(("words", "advised"), [(50, True), (70, False), (130, False), (140, True)])
def test_more_than_a_fifth_away_is_advice(tmp_path: Path, words: int, advised: bool) -> None:
    library = read(tmp_path, lecture(("step back " * words).strip()))
    found = [str(advice) for advice in library.advice if "aloud" in advice.text]

    assert len(found) == advised
    if advised:
        assert found[0].startswith("lessons/a/ponds.yml:4:10: warning: Reading it aloud takes")


def test_every_lecture_of_the_portal_takes_its_minutes_in_both_languages() -> None:
    english = read_library(ROOT, ROOT / "lessons", ROOT / "quizzes", wanted=["zh"])
    for library in (english, english.editions["zh"]):
        lectures = [e for e in library.lessons.values() if e.lesson.kind == "lecture"]
        times = {e.id: (e.lesson.minutes, minutes_aloud(e, library)) for e in lectures}

        assert len(times) == 12
        assert {id: time for id, time in times.items() if not is_right(*time)} == {}
