"""Grading: the shared cases, and what must hold for any text."""

import math
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_hornbook.grading import credit, grade
from mkdocs_hornbook.model.questions import QUESTIONS
from mkdocs_hornbook.typed import fold, read_numbers

CASES = Path(__file__).parent / "cases" / "grading"


def shared_cases(key):
    for path in sorted(CASES.glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in data["cases"]:
            label = f"{path.stem}: {case['response']!r} {case['why']}"
            if key in case:
                yield pytest.param(data["question"], case["response"], case[key], id=label)


@pytest.mark.parametrize(("question", "response", "verdict"), list(shared_cases("verdict")))
def test_a_shared_case_is_graded_as_it_says(question, response, verdict):
    assert grade(question, response) == verdict


@pytest.mark.parametrize(("question", "response", "share"), list(shared_cases("credit")))
def test_a_shared_case_earns_the_share_it_says(question, response, share):
    assert credit(question, response) == pytest.approx(share, abs=0.001)


@pytest.mark.parametrize(("question", "response", "verdict"), list(shared_cases("verdict")))
def test_only_a_right_answer_earns_everything(question, response, verdict):
    for partial in (True, False):
        share = credit({**question, "partial": partial}, response)
        assert 0 <= share <= 1
        assert (share == 1) == (verdict == "correct")


@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_question_type_has_at_least_25_cases(kind):
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in CASES.glob("*.yml")]
    counts = [len(file["cases"]) for file in files if file["question"]["kind"] == kind]
    assert sum(counts) >= 25


def test_an_unknown_question_type_is_the_callers_mistake():
    with pytest.raises(ValueError, match="essay"):
        grade({"kind": "essay"}, "words")


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_all_ways_to_write_the_same_characters_fold_alike(text, form):
    assert fold(unicodedata.normalize(form, text)) == fold(text)


def full_width(text):
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
    return text.translate(wide)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_full_width_text_folds_like_plain_text(text):
    assert fold(full_width(text)) == fold(text)


@given(
    st.from_regex(r"[a-zäöü救命]{1,12}", fullmatch=True), st.sampled_from("!?. ,。！”\u200b\u3000")
)
def test_a_mark_or_space_around_a_word_does_not_matter(word, mark):
    assert fold(mark + word + mark) == fold(word)


@given(st.floats(-1e9, 1e9).map(lambda number: round(number, 4)))
def test_a_number_is_read_with_a_point_and_with_a_comma(number):
    text = f"{number:.4f}"
    for written in (text, text.replace(".", ","), full_width(text), f"{text} m"):
        assert any(math.isclose(read, number) for read in read_numbers(written, "m"))


@given(st.integers(0, 10**12))
def test_a_grouped_number_is_read_in_every_usual_style(number):
    for mark in (",", ".", " ", "\u202f", "\u00a0"):
        assert float(number) in read_numbers(f"{number:,}".replace(",", mark))


@given(st.text())
def test_reading_a_number_never_fails(text):
    assert all(isinstance(number, float) for number in read_numbers(text, "m"))
