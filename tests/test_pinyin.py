"""Pinyin: what a word sounds like here, where it stands in the HTML, what an author may correct."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from mkdocs_hornbook.pinyin import above, fault_of, syllables
from mkdocs_hornbook.search import search_entries
from tests.support.content import found, read
from tests.support.sites import Files

READING = """\
kind: reading
lang: zh
title: 行长来了
summary: 一个故事。
minutes: 5
blocks:
  - {type: story, pages: [{text: 银行行长走了一行路。}]}
  - {type: glossary, words: [{word: 银行, meaning: 放钱的地方。}]}
  - {type: quiz, quiz: a/small}
  - {type: discussion, questions: [他是谁？]}
"""
QUIZ = """\
title: 问一问
lang: zh
questions:
  - {type: true-false, id: one, stem: 行长走路。, answer: true}
"""


def lesson(readings: str = "") -> Files:
    added = f"minutes: 5\nreadings: {{{readings}}}" if readings else "minutes: 5"
    text = READING.replace("minutes: 5", added)
    return {"lessons/a/bank.yml": text, "quizzes/a/small.yml": QUIZ}


def said(run: str) -> str:
    return " ".join(syllables(run))


@pytest.mark.parametrize(
    ("words", "sound"),
    [
        ("银行行长", "yín háng háng zhǎng"),
        ("他长大了", "tā zhǎng dà le"),
        ("还没睡觉", "hái méi shuì jiào"),
        ("重庆很重要", "chóng qìng hěn zhòng yào"),
        ("东西方", "dōng xī fāng"),
        ("绿色的女孩", "lǜ sè de nǚ hái"),
    ],
)
def test_a_character_of_several_sounds_is_read_by_its_phrase(words: str, sound: str) -> None:
    assert said(words) == sound


@pytest.mark.parametrize(
    ("words", "sound"), [("一个", "yī gè"), ("不是", "bù shì"), ("一起去", "yī qǐ qù")]
)
def test_yi_and_bu_keep_the_tone_of_the_dictionary(words: str, sound: str) -> None:
    assert said(words) == sound


@pytest.mark.parametrize(
    ("words", "sound"),
    [
        ("妈妈", "mā ma"),
        ("早上买东西", "zǎo shang mǎi dōng xi"),
        ("朋友", "péng you"),
        ("看看", "kàn kan"),
    ],
)
def test_a_light_last_syllable_has_no_tone(words: str, sound: str) -> None:
    assert said(words) == sound


def test_signs_letters_and_digits_have_no_pinyin() -> None:
    html = above(Markup("<p>请打 120，OK？A1“好”</p>"), {})

    assert re.findall(r"<rt>(.*?)</rt>", html) == ["qǐng", "dǎ", "hǎo"]
    assert re.sub(r"</?ruby>|<rt>.*?</rt>", "", html) == "<p>请打 120，OK？A1“好”</p>"


def test_tags_stay_and_a_phrase_goes_on_through_them() -> None:
    html = above(Markup('<p>在<em>银</em>行 <a href="长.html">长大</a></p>'), {})

    assert "<em><ruby>银<rt>yín</rt></ruby></em><ruby>行<rt>háng</rt></ruby>" in html
    assert '<a href="长.html"><ruby>长<rt>zhǎng</rt>大<rt>dà</rt></ruby></a>' in html


def test_text_without_chinese_is_not_touched() -> None:
    assert above(Markup("<p>Hello</p>"), {}) == "<p>Hello</p>"


def test_the_author_knows_better_and_the_longer_word_wins() -> None:
    html = above(Markup("一行，银行，行"), {"行": "xíng", "银行": "yín háng"})

    assert re.findall(r"<rt>(.*?)</rt>", html) == ["yī", "xíng", "yín", "háng", "xíng"]


def test_pinyin_shown_without_a_script_is_nothing_for_a_screen_reader() -> None:
    assert '<rt aria-hidden="true">hǎo</rt>' in above(Markup("好"), {}, shown=True)


@pytest.mark.parametrize(
    ("word", "reading", "says"),
    [
        ("银行", "yín", "2 characters, and `yín` 1 syllables"),
        ("银行", "yin2 hang2", "`yin2` is not a syllable"),
        ("ATM机", "jī", "not of Chinese characters alone"),
    ],
)
def test_a_reading_that_does_not_fit_its_word_is_explained(
    word: str, reading: str, says: str
) -> None:
    fault = fault_of(word, reading)

    assert fault and says in fault[0]


def test_a_reading_must_stand_in_the_lesson_and_fit_its_word(tmp_path: Path) -> None:
    assert found(read(tmp_path / "a", lesson("行长: háng zhǎng, 一行: yī háng"))) == []
    assert found(read(tmp_path / "b", lesson("行长: háng"))) == ["lessons/a/bank.yml:6:16 HB241"]
    assert found(read(tmp_path / "c", lesson("老师: lǎo shī"))) == ["lessons/a/bank.yml:6:12 HB241"]


def test_a_translation_has_readings_of_its_own(tmp_path: Path) -> None:
    english = re.sub("[一-鿿]+。?", "Words.", READING).replace("lang: zh\n", "")
    overlay = """\
title: 行长来了
summary: 一个故事。
pinyin: all
readings: {行长: háng zhǎng, 老师: lǎo shī}
blocks:
  - pages: [{text: 行长走了。}]
  - words: [{word: 银行, meaning: 放钱的地方。}]
  - {}
  - questions: [他是谁？]
"""
    library = read(
        tmp_path,
        {
            "lessons/a/bank.yml": english,
            "lessons/a/bank.zh.yml": overlay,
            "quizzes/a/small.yml": QUIZ.replace("lang: zh\n", ""),
        },
    )

    assert found(library) == ["lessons/a/bank.zh.yml:4:28 HB241"]
    assert library.editions["zh"].lessons["a/bank"].lesson.pinyin == "all"
    assert library.lessons["a/bank"].lesson.pinyin is None


def test_the_search_finds_words_and_no_pinyin(tmp_path: Path) -> None:
    rows = search_entries(read(tmp_path, lesson("行长: háng zhǎng")))
    words = next(text for _, title, _, text in rows if title == "行长来了")

    assert "银行行长走了" in words
    assert not re.search("[āáǎàōóǒò]", words)
