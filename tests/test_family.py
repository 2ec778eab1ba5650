"""What a parent's phone is told of a lesson: what to ask tonight, and the guide that fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_hornbook.family import ask_of, guide_of, guides_of
from mkdocs_hornbook.library import Library
from mkdocs_hornbook.strings import Strings
from tests.support.content import GUIDE, SMALL, found, read

LESSON = """\
kind: tool
audience: child
title: Small cat
summary: S
minutes: 2
{keys}
blocks: [{{type: prose, text: A cat.}}]
"""


def guide(*keys: str) -> str:
    return GUIDE.replace("minutes: 2", "\n".join(["minutes: 2", *keys]))


def library(folder: Path, *guides: str, keys: str = "order: 9") -> Library:
    """A lesson `b/cat`, and guides a/g1, a/g2 and so on in this order."""
    files = {f"lessons/a/g{n}.yml": text for n, text in enumerate(guides, 1)}
    quiz = {"quizzes/a/small.yml": SMALL["quizzes/a/small.yml"]}
    return read(folder, {**quiz, **files, "lessons/b/cat.yml": LESSON.format(keys=keys)})


@pytest.mark.parametrize(
    ("guides", "expected"),
    [
        ([guide(), guide("goes_with: [b]"), guide("goes_with: [b/cat]")], "a/g3"),
        ([guide(), guide("goes_with: [b]")], "a/g2"),
        ([guide("goes_with: [a]"), guide()], "a/g2"),
        ([guide("goes_with: [a]"), guide("sensitive: true")], ""),
        ([], ""),
    ],
    ids=["its own", "of its topic", "one for all", "none that fits", "no guide at all"],
)
def test_the_guide_that_fits_best_is_named(
    tmp_path: Path, guides: list[str], expected: str
) -> None:
    made = library(tmp_path, *guides)

    assert found(made) == []
    assert guide_of(made.lessons["b/cat"], guides_of(made)) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("call_starters: [Which *cat*?, Why?]", "Which cat?"),
        ("order: 1", "Tell me about “Small cat”. What did you like?"),
        ("sensitive: true", ""),
    ],
)
def test_what_to_ask_tonight_is_the_authors_first_starter(
    tmp_path: Path, keys: str, expected: str
) -> None:
    made = library(tmp_path, keys=keys)

    assert ask_of(made.lessons["b/cat"], made, Strings("en")) == expected


def test_a_guide_goes_only_with_what_is_there(tmp_path: Path) -> None:
    assert found(library(tmp_path, guide("goes_with: [b, cow]"))) == ["lessons/a/g1.yml:5:16 HB205"]


def test_only_a_guide_goes_with_lessons(tmp_path: Path) -> None:
    assert found(library(tmp_path, keys="goes_with: [b]")) == ["lessons/b/cat.yml:6:12 HB209"]
