"""What the lessons of a page can be chosen by."""

from __future__ import annotations

from pathlib import Path

from mkdocs_hornbook.filters import filter_of
from tests.support.content import read

LESSON = """\
kind: activity
title: {name}
summary: S.
minutes: 5
level: {level}
blocks:
  - {{type: checklist, items: [a]}}
  - {{type: steps, items: [{{text: a}}, {{text: b}}]}}
  - {{type: tips, items: [{{title: a}}]}}
"""


def lesson(name: str, level: int) -> dict[str, str]:
    return {f"lessons/{name}.yml": LESSON.format(name=name, level=level)}


def test_one_level_and_one_topic_are_no_choice(tmp_path: Path) -> None:
    shelves = read(tmp_path, lesson("a/one", 2) | lesson("a/two", 2)).shelves

    assert not filter_of(shelves)


def test_levels_are_offered_in_their_order(tmp_path: Path) -> None:
    shelves = read(tmp_path, lesson("a/one", 3) | lesson("a/two", 1)).shelves

    assert filter_of(shelves).levels == [1, 3]
    assert filter_of(shelves).topics == []


def test_topics_are_offered_when_there_are_several(tmp_path: Path) -> None:
    shelves = read(tmp_path, lesson("a/one", 2) | lesson("b/two", 2)).shelves

    assert [topic.path for topic in filter_of(shelves).topics] == ["a", "b"]
