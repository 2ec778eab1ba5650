"""Forms and check-ins: ids, options, sizes, sources, and somebody who can help."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import SMALL, found, read

FORM = """\
kind: tool
title: T
summary: S
minutes: 2
blocks:
  - type: form
    sheet: card
    repeat: 8
    fields:
      - {id: name, label: Name}
      - {id: who, label: Who, type: choice, options: [Grandma, Grandpa]}
      - {id: about, label: About, type: lines, rows: 3}
    groups:
      - table:
          columns: [{id: a, label: A}, {id: b, label: B}]
          items: [{text: Eyes, source: s1, strength: B}]
    sources: [s1]
"""
MOODS = """\
kind: tool
title: T
summary: S
minutes: 2
blocks:
  - type: check-in
    moods:
      - {id: happy, text: H, picture: {src: a.svg, alt: A}, idea: I, tell: T}
      - {id: sad, text: S, picture: {src: a.svg, alt: A}, idea: I, tell: T, low: true}
    helpers: Grandma.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
FILES = {
    **SMALL,
    "lessons/sources.yml": "sources:\n  - {id: s1, text: A study., strength: B}\n",
    "lessons/a/a.svg": SVG,
}


def problems(folder: Path, text: str) -> list[str]:
    return found(read(folder, {**FILES, "lessons/a/tool.yml": text}))


@pytest.mark.parametrize("text", [FORM, MOODS])
def test_a_form_and_a_check_in_without_mistakes(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: who", "id: name", "tool.yml:11:14 HB202"),
        (", options: [Grandma, Grandpa]", "", "tool.yml:11:9 HB102"),
        (", options: [Grandma, Grandpa]", ", options: [Grandma]", "tool.yml:11:9 HB102"),
        ("type: choice, options", "options", "tool.yml:11:40 HB209"),
        ("type: lines, rows: 3", "rows: 3", "tool.yml:12:41 HB209"),
        ("sheet: card", "sheet: half", "tool.yml:8:13 HB105"),
        ("{id: b, label: B}", "{id: a, label: B}", "tool.yml:15:45 HB202"),
        ("items: [{text: Eyes, source: s1, strength: B}]", "items: []", "tool.yml:15:11 HB102"),
        ("table:\n", "table:\n          rows: 3\n", "tool.yml:15:17 HB209"),
        ("source: s1, strength: B", "source: s9", "tool.yml:16:40 HB205"),
        ("source: s1, strength: B", "source: s1, strength: A", "tool.yml:16:19 HB206"),
        ("sources: [s1]", "sources: [s9]", "tool.yml:17:15 HB205"),
    ],
)
def test_a_form(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in FORM
    (problem,) = problems(tmp_path, FORM.replace(old, new))

    assert expected in problem


def test_a_form_with_nothing_to_fill(tmp_path: Path) -> None:
    text = FORM[: FORM.index("    fields:")]
    (problem,) = problems(tmp_path, text)

    assert "tool.yml:6:5 HB102" in problem


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: sad", "id: happy", "tool.yml:9:14 HB202"),
        (", low: true", "", "tool.yml:8:7 HB102"),
        (
            "src: a.svg, alt: A}, idea: I, tell: T}",
            "src: b.svg, alt: A}, idea: I, tell: T}",
            "HB301",
        ),
    ],
)
def test_a_check_in(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in MOODS
    (problem,) = problems(tmp_path, MOODS.replace(old, new))

    assert expected in problem
