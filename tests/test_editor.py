"""An editor with a YAML language server knows our files: asked of yaml-language-server itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.language_server import Editor, editor
from tests.support.sites import ROOT

PORTAL = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("lessons", "quizzes")
    for path in (ROOT / folder).rglob("*.yml")
)
BLOCK_TYPES = {"prose", "facts", "steps", "discussion", "checklist", "story", "quiz", "slip"}
HEAD = """\
# yaml-language-server: $schema=schemas/lesson.schema.json
kind: reading
title: The red umbrella
summary: A short story.
minutes: 10
blocks:
"""
FIRST_BLOCK = HEAD.count("\n")
PROSE = "  - type: prose\n    text: Once there was an umbrella.\n"


@pytest.fixture(scope="module")
def author() -> Iterator[Editor]:
    """An editor in which this repository is open; its documents need not be on the disk."""
    with editor(ROOT) as opened:
        yield opened


def labels(author: Editor, name: str, place: tuple[int, int]) -> set[str]:
    return {str(item["label"]) for item in author.complete(name, place)}


@pytest.mark.parametrize("name", PORTAL)
def test_no_file_of_the_portal_is_underlined(author: Editor, name: str) -> None:
    text = (ROOT / name).read_text("utf-8")

    assert text.startswith("# yaml-language-server: $schema=")
    assert author.open(name, text) == []


@pytest.mark.parametrize(
    "line", ["sumary: A slip of the pen\n", "  - type: prose\n    colour: red\n"]
)
def test_an_unknown_key_is_underlined(author: Editor, line: str) -> None:
    text = HEAD + PROSE + line
    key = line.split(":")[-2].split()[-1]

    assert any(key in found for found in author.open(f"unknown-{key}.yml", text))


def test_a_missing_field_is_underlined(author: Editor) -> None:
    text = HEAD.replace("minutes: 10\n", "") + PROSE

    assert any("minutes" in found for found in author.open("missing.yml", text))


def test_the_types_are_offered_at_a_block(author: Editor) -> None:
    author.open("type.yml", HEAD + "  - type: \n")

    assert labels(author, "type.yml", (FIRST_BLOCK, len("  - type: "))) >= BLOCK_TYPES


def test_the_fields_of_its_type_are_offered_in_a_block(author: Editor) -> None:
    author.open("fields.yml", HEAD + "  - type: prose\n    \n")
    offered = labels(author, "fields.yml", (FIRST_BLOCK + 1, 4))

    assert {"title", "text", "picture", "audio"} <= offered
    assert "pages" not in offered


def test_the_kinds_are_offered_at_the_top(author: Editor) -> None:
    author.open("kind.yml", HEAD.replace("kind: reading", "kind: ") + PROSE)

    assert labels(author, "kind.yml", (1, 6)) >= {"lecture", "reading", "guide", "activity"}


@pytest.mark.parametrize(
    ("place", "explained"),
    [((4, 2), "Time it takes"), ((FIRST_BLOCK + 1, 5), "The paragraphs, in small Markdown")],
)
def test_a_field_is_explained_under_the_pointer(
    author: Editor, place: tuple[int, int], explained: str
) -> None:
    author.open("hover.yml", HEAD + PROSE)

    assert explained in author.hover("hover.yml", place)


TRANSLATION = (
    "# yaml-language-server: $schema=schemas/lesson-translation.schema.json\ntitle: 红伞\n"
)


def test_a_translation_offers_texts_and_nothing_else(author: Editor) -> None:
    author.open("umbrella.zh.yml", TRANSLATION + "\n")
    offered = labels(author, "umbrella.zh.yml", (2, 0))

    assert {"summary", "goal", "blocks"} <= offered
    assert offered.isdisjoint({"kind", "minutes", "order"})


@pytest.mark.parametrize("line", ["minutes: 10\n", "blocks:\n  - type: prose\n"])
def test_what_is_the_same_in_every_language_is_underlined_in_a_translation(
    author: Editor, line: str
) -> None:
    assert author.open(f"same-{len(line)}.zh.yml", TRANSLATION + line)


def test_an_empty_text_of_a_translation_is_not_underlined(author: Editor) -> None:
    text = TRANSLATION + "summary:\nblocks:\n  - text:\n  - {}\n  - items: [好, ]\n"

    assert author.open("empty.zh.yml", text) == []
