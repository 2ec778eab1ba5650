"""Counting words, characters and sentences of a text."""

from __future__ import annotations

import pytest

from mkdocs_hornbook.levels import (
    distinct_characters,
    is_chinese,
    lines_of,
    measure_chinese,
    measure_english,
    read_characters,
    syllables,
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("the", 1), ("steps", 1), ("bridge", 1), ("jumped", 1), ("wanted", 2), ("houses", 2)),
        *(("umbrella", 3), ("table", 2), ("people", 2), ("I", 1), ("Grandpa's", 2), ("hmm", 1)),
    ],
)
def test_syllables_are_estimated_from_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("One, two. Where are the others?", 6, 2),
        ('"Quack," says a voice. "Peep! Peep!"', 6, 3),
        ("What is it about", 4, 1),
        ("It is 7 o'clock ... and dark.", 6, 2),
        ("", 0, 0),
    ],
)
def test_english_is_counted_in_words_and_sentences(text: str, words: int, sentences: int) -> None:
    measure = measure_english([text])

    assert (measure.words, measure.sentences) == (words, sentences)


def test_chinese_is_counted_in_characters_and_punctuation_is_none() -> None:
    measure = measure_chinese(["“石墩被水淹了。”小豆说，“我想跳，后来退回来了。”", "下午3点"])

    assert (measure.words, measure.sentences) == (21, 3)


def test_a_line_without_a_full_stop_is_a_sentence() -> None:
    lines = lines_of("**Clinic Day**\n\nThe nurse comes.\n\n- Thursday\n- village hall\n")

    assert lines == ["Clinic Day", "The nurse comes.", "Thursday", "village hall"]
    assert measure_english(lines).sentences == 4


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    measure = measure_english(["The cat sat on the mat."])

    assert measure.grade == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)


def test_a_text_is_chinese_when_most_of_it_is() -> None:
    assert is_chinese("小米说 OK。")
    assert not is_chinese("Rice (小米) walks home.")


def test_a_list_of_characters_goes_up_by_level() -> None:
    known = read_characters("一二 三\nlevel 2\n水，火\nLevel 4:\n山\n")

    assert [len(known[level]) for level in (1, 2, 3, 4)] == [3, 5, 5, 6]


def test_each_character_counts_once() -> None:
    assert distinct_characters(["人山人海", "海水"]) == ["人", "山", "海", "水"]
