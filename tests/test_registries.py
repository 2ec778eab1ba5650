"""A block or question type is complete: model, template, case, client grader, documentation."""

from __future__ import annotations

import re

import pytest

from mkdocs_hornbook.model.blocks import BLOCKS
from mkdocs_hornbook.model.questions import QUESTIONS
from mkdocs_hornbook.strings import catalogue
from tests.support.sites import ROOT

THEME = ROOT / "plugins" / "mkdocs_hornbook" / "theme" / "hornbook"
CASES = ROOT / "tests" / "cases"
GUIDE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")


def heading(name: str) -> re.Pattern[str]:
    return re.compile(rf"^#+ .*`{re.escape(name)}`", re.MULTILINE)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_type_is_complete(name: str) -> None:
    assert (THEME / "blocks" / f"{name}.html").is_file()
    assert (CASES / "reading" / f"block-{name}.txt").is_file()
    assert name in catalogue("en")["blocks"]
    assert heading(name).search(GUIDE)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_type_is_complete(name: str) -> None:
    assert (THEME / "questions" / f"{name}.html").is_file()
    assert (THEME / "answers" / f"{name}.html").is_file()
    assert (CASES / "reading" / f"question-{name}.txt").is_file()
    assert (CASES / "grading" / f"{name}.yml").is_file()
    assert name in catalogue("en")["prompts"]
    assert f'"{name}"' in (ROOT / "client/src/contract/quiz.ts").read_text(encoding="utf-8")
    assert heading(name).search(GUIDE)


def test_there_is_no_template_without_a_type() -> None:
    assert {f.stem for f in (THEME / "blocks").glob("*.html")} == set(BLOCKS)
    for folder in ("questions", "answers"):
        assert {f.stem for f in (THEME / folder).glob("*.html")} == set(QUESTIONS)
