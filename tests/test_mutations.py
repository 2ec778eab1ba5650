"""2,000 damaged files, and any text at all: a problem with its place, never a traceback."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_hornbook.errors import CODES, Problems
from mkdocs_hornbook.model.documents import Lesson, Quiz
from mkdocs_hornbook.model.reading import read_model
from mkdocs_hornbook.source import Source
from tests.support.sites import ROOT

FILES = sorted([*(ROOT / "lessons").glob("*/*.yml"), *(ROOT / "quizzes").glob("*/*.yml")])
PER_BLOCK = 250
PIECES = [
    *(":", ": ", "：", "\t", "- ", "  ", "\n", '"', "'", "[", "]", "{", "}", "&a ", "*a ", "!t "),
    *("@", "%", "|", ">", "?", "#", "---\n", "...\n", "<<: ", "\x00", "\u202e", "\ufeff", "\u2028"),
    *("💧", "水", "e\u0301", "no", "012", "1:30", "null", "~", "\\", "`", ",", "\x85"),
]
PLACE = re.compile(r"case\.yml:\d+:\d+: (HB\d{3}) .+")


def mutate(text: str, chance: random.Random) -> str:
    """One to four small damages."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        cut = chance.choice([0, 0, 1, 2, 8, 40])
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[at + cut :]
            case 1:
                text = text[:at] + chance.choice(PIECES) + text[at + cut :]
            case 2:
                other = chance.randrange(len(text) + 1)
                text = text[:at] + text[other : other + 60] + text[at:]
            case _:
                lines = text.split("\n")
                lines.insert(chance.randrange(len(lines)), chance.choice(lines))
                text = "\n".join(lines)
    return text


def assert_read_or_explained(text: str, model: type[Lesson] | type[Quiz]) -> None:
    try:
        read_model(Source("case.yml", text), model)
    except Problems as found:
        lines = text.count("\n") + 1
        for problem in found:
            match = PLACE.fullmatch(str(problem).replace("\n", " "))
            assert match, problem
            assert match[1] in CODES
            assert 1 <= problem.location.line <= lines
            assert problem.fix


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_file_is_read_or_explained_at_a_place(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(PER_BLOCK):
        file: Path = chance.choice(FILES)
        model = Lesson if "lessons" in file.parts else Quiz
        assert_read_or_explained(mutate(file.read_text(encoding="utf-8"), chance), model)


@settings(max_examples=300)
@given(st.text(alphabet=st.one_of(st.sampled_from("".join(PIECES)), st.characters()), max_size=300))
def test_any_text_is_read_or_explained(text: str) -> None:
    assert_read_or_explained(text, Lesson)


YAML = st.recursive(
    st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(list(Lesson.model_fields)), YAML))
def test_any_values_are_accepted_or_explained(values: dict[str, object]) -> None:
    import json

    text = json.dumps(values, ensure_ascii=False)
    assert_read_or_explained(text, Lesson)
